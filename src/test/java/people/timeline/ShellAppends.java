package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

/// A shell that appends lines to a timeline with `echo LINE >> people.jsonl`, and so takes no lock.
record ShellAppends(Process process, int lines) {

  /// Whom its first line is about; the next lines are about the next ones.
  static final int PERSON = 1_000_000;

  private static final String SCRIPT =
      """
      i=0
      while [ $i -lt $2 ]; do
        echo "{\\"type\\":\\"PERSON_DEATH\\",\\"personId\\":$(($3 + i)),\\"_datetime\\":\\"2026-01-01T00:00:00Z\\"}" >> "$1"
        i=$((i + 1))
        sleep 0.002
      done
      """;

  static ShellAppends start(Path file, int lines) throws IOException {
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", SCRIPT, "sh", file.toString(), "" + lines, "" + PERSON);
    return new ShellAppends(shell.inheritIO().start(), lines);
  }

  void await() throws InterruptedException {
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "the shell still runs");
    assertEquals(0, process.exitValue());
  }
}
