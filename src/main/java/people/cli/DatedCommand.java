package people.cli;

import module java.base;

import picocli.CommandLine.Option;

/// A command that asks how things are on a date.
abstract class DatedCommand extends AskingCommand {

  @Option(
      names = "--at",
      paramLabel = "DATE",
      defaultValue = "today",
      description = "The state at the end of that day, month or year (default: today).")
  private LocalDate at;

  final LocalDate at() {
    return at;
  }
}
