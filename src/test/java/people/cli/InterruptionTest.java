package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A command that is ended by Ctrl-C")
@Tag("process")
class InterruptionTest extends PeopleCommandFixture {

  private static final int SIGINT = 2;

  @Test
  @DisplayName("says which part of a town it leaves, and ends with 130")
  void simulate() throws Exception {
    assertEquals(
        "people: interrupted: %s is a part of the town; remove it to simulate again\n"
            .formatted(file),
        interrupted(file, "simulate", "--people", "400000"));
  }

  @Test
  @DisplayName("says which part of a copy it leaves, which the next one replaces")
  void backup() throws Exception {
    assertEquals(0, people("simulate", "--people", "30000").exit());
    Path copy = folder.resolve("copy.jsonl");
    Path part = folder.resolve("copy.jsonl.part");
    assertEquals(
        "people: interrupted: %s is an unfinished copy; the next one replaces it, or remove it\n"
            .formatted(part),
        interrupted(part, "backup", copy.toString()));
    assertTrue(Files.notExists(copy));
    assertEquals(0, people("backup", copy.toString()).exit());
    assertTrue(Files.notExists(part));
  }

  @Test
  @DisplayName("ends the command that it runs with the timeline locked, and waits for it")
  void lock() throws Exception {
    Path started = folder.resolve("started");
    Path ended = folder.resolve("ended");
    String command =
        "trap 'sleep 0.1; touch %s; exit' TERM; touch %s; while :; do sleep 0.01; done"
            .formatted(ended, started);
    assertEquals("", interrupted(started, "lock", "--", "sh", "-c", command));
    assertTrue(Files.exists(ended));
  }

  /// What the command says that is interrupted once a file is there.
  private String interrupted(Path begun, String... args) throws Exception {
    String ignored =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElse("SigIgn: 0");
    assumeFalse(
        (Long.parseUnsignedLong(ignored.split("\\s+")[1], 16) & 1 << SIGINT - 1) != 0,
        "SIGINT is ignored here, and in all that is started here");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PeopleCommand.class.getName(),
                "--timeline",
                file.toString()));
    command.addAll(List.of(args));
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command)
            .redirectError(said.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      while (Files.notExists(begun)) {
        assertTrue(process.isAlive(), () -> "ended before: " + process.exitValue());
        Thread.sleep(1);
      }
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      assertEquals(130, process.waitFor());
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(said);
  }

  @Test
  @DisplayName(
      "and the demo leaves alone a file that has the name of its unfinished town but is no"
          + " timeline")
  void demo() throws Exception {
    Path notes =
        Files.writeString(
            Files.createDirectory(folder.resolve("demo")).resolve("people.jsonl.new"),
            "my notes\n");
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PeopleCommand.class.getName(),
                "demo")
            .directory(folder.toFile())
            .redirectError(said.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(1, process.waitFor());
    String message = Files.readString(said);
    assertTrue(message.startsWith("people: demo/people.jsonl.new, line 1: "), message);
    assertEquals("my notes\n", Files.readString(notes));
  }
}
