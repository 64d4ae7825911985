package people.cli;

import module java.base;

import people.history.*;
import people.history.HistoryColumns.PeriodRows;
import people.history.HistoryColumns.PersonRows;

/// Says how much of an answer about everyone hangs on uncertain dates, where its rows do not show
/// that: of whom it is uncertain what she is counted as, and who is left out and may be there.
final class DoubtNotice {

  private static final Set<Reason.Field> PRESENCE =
      EnumSet.of(Reason.Field.CREATED, Reason.Field.DIED, Reason.Field.LEFT);

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
    Set<Reason.Field> fields = EnumSet.copyOf(PRESENCE);
    fields.add(field);
    Set<Integer> doubted = doubted(history.columns().doubts(fields, attributes));
    PersonRows there = history.at(at).columns();
    int counted = 0;
    for (int row = 0; row < there.size() && !doubted.isEmpty(); row++) {
      counted += doubted.contains(there.personIds().applyAsInt(row)) ? 1 : 0;
    }
    if (counted > 0) {
      warnings.accept(
          "%d of them %s on an uncertain date".formatted(counted, counted == 1 ? "hangs" : "hang"));
    }
    ofAbsence("not counted", _ -> true);
  }

  /// @param what becomes of who is not there
  /// @param isWanted whether it is somebody who is asked about
  void ofAbsence(String what, Predicate<Person> isWanted) {
    Set<Integer> doubted = doubted(history.columns().doubts(PRESENCE));
    if (doubted.isEmpty()) {
      return;
    }
    PersonRows there = history.at(at).columns();
    for (int row = 0; row < there.size(); row++) {
      doubted.remove(there.personIds().applyAsInt(row));
    }
    long people =
        doubted.stream().map(history.at(at)::person).filter(isWanted).limit(MOST + 1).count();
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

  private Set<Integer> doubted(PeriodRows<Boolean> doubts) {
    long day = at.toEpochDay();
    Set<Integer> people = new HashSet<>();
    for (int row = 0; row < doubts.size(); row++) {
      if (doubts.from(row) <= day && day < doubts.until(row)) {
        people.add(doubts.personId(row));
      }
    }
    return people;
  }
}
