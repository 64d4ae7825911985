package people.rates;

import module java.base;

import people.*;

/// The question that rates answer: which events are counted, of whom, and in which years:
///
/// ```java
/// RateQuestion.changesTo(MARRIED).among(SINGLE, DIVORCED, WIDOWED).years(1970, 2019).every(5)
/// ```
///
/// @param event what happens
/// @param status the new one, of a change of status; else null
/// @param among the statuses of those to whom it may happen
/// @param firstYear null for the first in which anybody was observed, and `lastYear` for the last
/// @param step how many calendar years a period has, from 1; the last one may have fewer
public record RateQuestion(
    Occurrence event,
    Status status,
    Set<Status> among,
    Integer firstYear,
    Integer lastYear,
    int step) {

  /// Kinds of events that have a rate.
  public enum Occurrence {
    /// A change of status.
    STATUS,
    DEATH,
    /// A change of address, as [people.history.History#moves] has them.
    MOVE,
    /// Leaving what the records are about.
    LEFT
  }

  /// More years than anyone lived through, and few enough for a table.
  private static final int MOST_YEARS = 32_767;

  public RateQuestion {
    Objects.requireNonNull(event, "event");
    if ((status != null) != (event == Occurrence.STATUS)) {
      throw new IllegalArgumentException(
          "%s with the status %s; expected one for a change of status only"
              .formatted(event, status));
    }
    among = Collections.unmodifiableSet(EnumSet.copyOf(among));
    if (among.contains(status)) {
      throw new IllegalArgumentException(
          "nobody who is %s becomes that; expected other statuses to change from"
              .formatted(status));
    }
    for (Integer year : Arrays.asList(firstYear, lastYear)) {
      if (year != null && Math.abs(year) > MOST_YEARS) {
        throw new IllegalArgumentException(
            "the year %d is too far away; expected one up to %d".formatted(year, MOST_YEARS));
      }
    }
    if (firstYear != null && lastYear != null && firstYear > lastYear) {
      throw new IllegalArgumentException(
          "from %d to %d goes backwards; expected the earlier year first"
              .formatted(firstYear, lastYear));
    }
    if (step < 1 || step > MOST_YEARS) {
      throw new IllegalArgumentException(
          "periods of %d years; expected a number from 1 to %d".formatted(step, MOST_YEARS));
    }
  }

  private static RateQuestion of(Occurrence event, Status status) {
    Set<Status> among = EnumSet.allOf(Status.class);
    among.remove(status);
    return new RateQuestion(event, status, among, null, null, 1);
  }

  /// Changes to a status, among those of any other one, [Status#UNKNOWN] too.
  public static RateQuestion changesTo(Status status) {
    return of(Occurrence.STATUS, Objects.requireNonNull(status, "status"));
  }

  public static RateQuestion deaths() {
    return of(Occurrence.DEATH, null);
  }

  public static RateQuestion moves() {
    return of(Occurrence.MOVE, null);
  }

  public static RateQuestion leavings() {
    return of(Occurrence.LEFT, null);
  }

  /// The same among those of some statuses only.
  public RateQuestion among(Status... statuses) {
    if (statuses.length == 0) {
      throw new IllegalArgumentException("among nobody; expected at least one status");
    }
    return new RateQuestion(event, status, Set.of(statuses), firstYear, lastYear, step);
  }

  /// The same from a calendar year to another, both included.
  public RateQuestion years(int first, int last) {
    return new RateQuestion(event, status, among, first, last, step);
  }

  /// The same with periods of several calendar years.
  public RateQuestion every(int years) {
    return new RateQuestion(event, status, among, firstYear, lastYear, years);
  }
}
