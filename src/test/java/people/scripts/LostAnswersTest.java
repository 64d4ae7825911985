package people.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.Command;

/// An answer that is lost is an error, unless nobody reads it any more.
@Tag("process")
class LostAnswersTest {

  /// A short program.
  public static void main(String... args) {
    Program.run("usage: answer", args, program -> program.say("x".repeat(200_000)));
  }

  private static Command.Ended answerTo(String target) throws Exception {
    String words =
        "set -o pipefail; %s -cp '%s' %s %s"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                LostAnswersTest.class.getName(),
                target);
    return Command.of(Path.of("bash"), "-c", words).quick().run();
  }

  @Test
  void aFullDiskIsSaid() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    var full = answerTo(">/dev/full");
    assertEquals("answer: can't write the answer: No space left on device\n", full.err());
    assertEquals(1, full.exit());
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoTrouble() throws Exception {
    var seen = answerTo("| head -c 1");
    assertEquals(new Command.Ended(0, "x", ""), seen);
  }
}
