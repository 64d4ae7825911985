package people.cli;

import module java.base;

import people.history.*;

/// Says how much of an answer about everyone hangs on uncertain dates, where its rows do not show
/// that: of whom it is uncertain what she is counted as, and who is left out and may be there.
final class DoubtNotice {

  /// More are not looked at one by one.
  private static final int MOST = 1000;

  private final History history;
  private final LocalDate at;
  private final Consumer<String> warnings;

  DoubtNotice(History history, LocalDate at, Consumer<String> warnings) {
    this.history = history;
    this.at = at;
    this.warnings = warnings;
  }

  /// @param field what they are counted by
  /// @param attributes which, where that is an attribute
  void ofCount(Reason.Field field, Set<String> attributes) {
    Snapshot.Doubted doubted = history.at(at).doubted(field, attributes);
    int counted = doubted.counted();
    if (counted > 0) {
      warnings.accept(
          "%d of them %s on an uncertain date".formatted(counted, counted == 1 ? "hangs" : "hang"));
    }
    tellAbsent(doubted.absent().size(), "not counted");
  }

  /// @param what becomes of who is not there
  /// @param isWanted whether it is somebody who is asked about
  void ofAbsence(String what, Predicate<Person> isWanted) {
    Snapshot snapshot = history.at(at);
    Stream<Person> absent =
        snapshot.doubted(null, Set.of()).absent().stream().map(snapshot::person);
    tellAbsent(absent.filter(isWanted).limit(MOST + 1).count(), what);
  }

  private void tellAbsent(long people, String what) {
    if (people > 0) {
      warnings.accept(
          "%s %s may be there: that hangs on an uncertain date"
              .formatted(
                  people == 1
                      ? "1 person who is"
                      : people > MOST
                          ? "over %d people who are".formatted(MOST)
                          : people + " people who are",
                  what));
    }
  }
}
