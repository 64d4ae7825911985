package people.cli;

import module java.base;

import people.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.Parameters;

/// The command `lock`: runs another command while nobody else appends.
@Command(
    name = "lock",
    description = {
      "Runs a command while nobody else appends to the timeline, and exits as the command does.",
      "So lines can be appended, or looked at, by any program, which finds the timeline's path in"
          + " $PEOPLE_TIMELINE. Don't append with 'people' in COMMAND: it would wait ten seconds"
          + " for the lock, and fail."
    },
    footer = {
      "",
      "Examples:",
      "  people lock -- sh -c 'cat lines.jsonl >> \"$PEOPLE_TIMELINE\"'",
      "  people --timeline town.jsonl lock -- cp town.jsonl copy.jsonl"
    })
final class LockCommand extends SessionCommand implements IExitCodeGenerator {

  @Parameters(
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "The command, behind --, with its arguments.")
  private List<String> command;

  private int code;

  // used with the monitor of this object only:

  private Process process;
  private boolean isEnded;

  @Override
  public void run() {
    // Ctrl-C, a signal that asks this program to end, and an interrupt of this thread end the
    // command first, and the lock is held until then. After a kill -9 the command goes on without.
    try (Closeable _ = EventTimeline.lock(session().timelineFile());
        Interruption _ = new Interruption(this::end)) {
      try {
        code = start().waitFor();
      } finally {
        end();
      }
    } catch (IOException e) {
      // Java's own words repeat the command, and have a number before what is wrong
      String reason = e.getMessage().replaceFirst("(?s).*error: \\d+ \\((.*)\\).*", "$1").strip();
      throw new TimelineException("can't run '%s': %s".formatted(command.getFirst(), reason), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TimelineException("interrupted while '%s' ran".formatted(command.getFirst()), e);
    }
  }

  private synchronized Process start() throws IOException {
    if (isEnded) {
      throw new IOException("this program is being ended");
    }
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("PEOPLE_TIMELINE", session().timelineFile().toString());
    process = builder.start();
    return process;
  }

  private synchronized void end() {
    isEnded = true;
    if (process != null) {
      process.destroy();
      process.onExit().join();
    }
  }

  @Override
  public int getExitCode() {
    return code;
  }
}
