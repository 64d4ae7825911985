package people.cluster;

import module java.base;

import people.history.History;
import people.sequences.SequenceGrid;

/// A question about timelines, which goes to all tasks as it is.
///
/// ```java
/// ClusterQuestion.of(ClusterTable.COUNT).at("2014-12-31").known("2015-02-14")
/// ```
///
/// @param table what is asked
/// @param at the date of counts and people (null: the day, UTC, on which it is asked), and of
///   couples (null: of all times)
/// @param known as it was known then; null for all that is recorded
/// @param observedUntil as if nobody had looked after that day; null for as long as it is recorded
/// @param lifespan after how many years somebody is presumed dead; 0 for never
/// @param firstAge of states and times, in whole years
/// @param lastAge included
public record ClusterQuestion(
    ClusterTable table,
    LocalDate at,
    Instant known,
    LocalDate observedUntil,
    int lifespan,
    int firstAge,
    int lastAge)
    implements Serializable {

  private static final int LIFESPAN = 110;
  private static final int LAST_AGE = 99;

  public ClusterQuestion {
    Objects.requireNonNull(table, "table");
    if (at == null && table != ClusterTable.COUPLES) {
      at = History.day("today");
    }
    if (lifespan != 0) {
      History.of(List.of()).lifespan(lifespan); // refuses what is none
    }
    SequenceGrid.ages(firstAge, lastAge); // likewise
  }

  public static ClusterQuestion of(ClusterTable table) {
    return new ClusterQuestion(table, null, null, null, LIFESPAN, 0, LAST_AGE);
  }

  /// The same on a date.
  public ClusterQuestion at(LocalDate day) {
    return new ClusterQuestion(table, day, known, observedUntil, lifespan, firstAge, lastAge);
  }

  /// The same on a date in words, see [History#day].
  public ClusterQuestion at(String date) {
    return at(History.day(date));
  }

  /// The same as it was known at a moment.
  public ClusterQuestion known(Instant moment) {
    return new ClusterQuestion(table, at, moment, observedUntil, lifespan, firstAge, lastAge);
  }

  /// The same as it was known at a moment in words, see [History#instant].
  public ClusterQuestion known(String moment) {
    return known(History.instant(moment));
  }

  /// The same as if nobody had looked after a day.
  public ClusterQuestion observedUntil(LocalDate day) {
    return new ClusterQuestion(table, at, known, day, lifespan, firstAge, lastAge);
  }

  /// The same with another span of life; 0 to presume nobody dead.
  public ClusterQuestion lifespan(int years) {
    return new ClusterQuestion(table, at, known, observedUntil, years, firstAge, lastAge);
  }

  /// The same of other ages, both included.
  public ClusterQuestion ages(int first, int last) {
    return new ClusterQuestion(table, at, known, observedUntil, lifespan, first, last);
  }

  SequenceGrid ages() {
    return SequenceGrid.ages(firstAge, lastAge);
  }

  /// The history as it is asked about.
  History of(History history) {
    History then = known == null ? history : history.knownAt(known);
    History within = then.lifespan(lifespan == 0 ? null : lifespan);
    return observedUntil == null ? within : within.observedUntil(observedUntil);
  }
}
