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

  final DoubtNotice doubts(History history) {
    return new DoubtNotice(history, at, session()::note);
  }

  /// Says which day to ask about where nobody is there any more on the date, as of a family tree or
  /// a list of last year.
  final void tellLastDay(History history) {
    if (!history.at(at).countByStatus().isEmpty()) {
      return;
    }
    HistoryColumns.LifeRows lives = history.columns().lives();
    IntStream.range(0, lives.size())
        .map(lives.observedUntil())
        .filter(day -> day != HistoryColumns.NEVER)
        .max()
        .ifPresent(day -> tellLastDay(LocalDate.ofEpochDay(day - 1)));
  }

  private void tellLastDay(LocalDate last) {
    if (last.isBefore(at)) {
      session()
          .note(
              "nobody is there %s; the last day on which somebody was: --at %s"
                  .formatted(at.equals(History.day("today")) ? "today" : "on " + at, last));
    }
  }
}
