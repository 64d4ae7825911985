package people.cli;

import module java.base;

import people.history.*;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A command that asks how things are on a date.
abstract class DatedCommand extends AskingCommand {

  @Option(
      names = "--at",
      paramLabel = "DATE",
      defaultValue = "today",
      description = "The state at the end of that day, month or year (default: today).")
  private LocalDate at;

  @Mixin private ReachOptions reach;

  final LocalDate at() {
    return at;
  }

  @Override
  final History within(History history) {
    return reach.of(history);
  }

  /// Says how many people are no longer observed on the date, if there are any.
  ///
  /// @param what becomes of them in the answer
  final void tellBeyond(int people, String what) {
    session().tellBeyond(people, at, what);
  }
}
