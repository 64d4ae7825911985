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
      "So lines can be appended, or looked at, by any program. What appends through 'people'"
          + " waits ten seconds for it, also within the command."
    },
    footer = {
      "",
      "Examples:",
      "  people lock -- sh -c 'cat lines.jsonl >> people.jsonl'",
      "  people --timeline town.jsonl lock -- cp town.jsonl copy.jsonl"
    })
final class LockCommand extends SessionCommand implements IExitCodeGenerator {

  @Parameters(
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "The command, behind --, with its arguments.")
  private List<String> command;

  private int code;

  @Override
  public void run() {
    try (Closeable _ = EventTimeline.lock(session().timelineFile())) {
      Process process = new ProcessBuilder(command).inheritIO().start();
      // whatever ends this program, the lock is held for as long as the command runs
      Thread end = Thread.ofPlatform().unstarted(() -> end(process));
      Runtime.getRuntime().addShutdownHook(end);
      code = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IOException e) {
      throw new TimelineException(
          "can't run '%s': %s".formatted(command.getFirst(), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TimelineException("interrupted while '%s' ran".formatted(command.getFirst()), e);
    }
  }

  private static void end(Process process) {
    process.destroy();
    process.onExit().join();
  }

  @Override
  public int getExitCode() {
    return code;
  }
}
