package people.cli;

import people.*;
import picocli.CommandLine.Option;

/// A command that records what became true, when, and where that is written.
abstract class FactCommand extends RecordingCommand {

  @Option(
      names = "--on",
      paramLabel = "DATE",
      description = "When it became true (default: when it is recorded, now).")
  private EffectiveDate on;

  @Option(names = "--source", paramLabel = "TEXT", description = "Where it is written.")
  private String source;

  final Details details() {
    return identified(Details.on(on).from(source));
  }
}
