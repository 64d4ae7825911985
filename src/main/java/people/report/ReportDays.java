package people.report;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.EventRows;
import people.history.HistoryColumns.PeriodRows;

/// The days of a report, as numbers since 1970.
///
/// @param from the first one
/// @param to the last one
/// @param at the one with which it opens
/// @param ticks where the slider of time stops: ends of months or, of long times, of years
/// @param grid at which what goes over time is drawn
record ReportDays(int from, int to, int at, List<Integer> ticks, List<Integer> grid) {

  private static final int MOST_MONTHS = 600;
  private static final int MOST_POINTS = 160;

  /// @param isSums whether all is known at the ends of years only
  static ReportDays of(ReportQuestion question, boolean isSums) {
    PeriodRows<Status> periods = question.history().columns().statusPeriods();
    LocalDate last =
        question.to() == null ? last(periods, question.history().observedUntil()) : question.to();
    LocalDate first = question.from() == null ? first(periods, last) : question.from();
    if (isSums) {
      last = yearEnd(last).equals(last) ? last : yearEnd(last.minusYears(1));
      first = yearEnd(first);
      first = first.isAfter(last) && question.from() == null ? last : first;
    }
    if (first.isAfter(last)) {
      throw new IllegalArgumentException(
          "from %s; expected a day up to %s, the last one%s"
              .formatted(
                  question.from() == null ? first : question.from(),
                  last,
                  isSums ? ": so many people are summed up at the ends of years" : ""));
    }
    LocalDate at = question.at().isAfter(last) ? last : question.at();
    at = at.isBefore(first) ? first : at;
    if (isSums) {
      at = yearEnd(at).isAfter(last) ? last : yearEnd(at);
    }
    boolean isMonths = !isSums && ChronoUnit.MONTHS.between(first, last) <= MOST_MONTHS;
    List<Integer> ticks = ends(first, last, isMonths ? 1 : 12);
    int steps = Math.ceilDiv(ticks.size(), MOST_POINTS);
    List<Integer> grid =
        isMonths && ticks.size() > MOST_POINTS
            ? ends(first, last, ticks.size() > 12 * 12 ? 12 : 3)
            : isMonths ? ticks : ends(first, last, 12 * steps);
    return new ReportDays(
        (int) first.toEpochDay(), (int) last.toEpochDay(), (int) at.toEpochDay(), ticks, grid);
  }

  /// The last day on which anybody is observed.
  private static LocalDate last(PeriodRows<Status> periods, LocalDate observed) {
    int until =
        IntStream.range(0, periods.size()).map(periods.ends()).max().orElse(HistoryColumns.NEVER);
    LocalDate last = until == HistoryColumns.NEVER ? observed : LocalDate.ofEpochDay(until - 1L);
    return last.isBefore(observed) ? last : observed;
  }

  private static LocalDate first(PeriodRows<Status> periods, LocalDate last) {
    LocalDate first =
        IntStream.range(0, periods.size()).map(periods.starts()).min().stream()
            .mapToObj(LocalDate::ofEpochDay)
            .findFirst()
            .orElse(last);
    return first.isBefore(last) ? first : last;
  }

  /// The day on which an event was recorded.
  static long recorded(EventRows events, int row) {
    return Math.floorDiv(events.recorded().applyAsLong(row), TimeUnit.DAYS.toMicros(1));
  }

  private static LocalDate yearEnd(LocalDate day) {
    return LocalDate.of(day.getYear(), 12, 31);
  }

  /// The ends of so many months each, and the last day itself.
  private static List<Integer> ends(LocalDate first, LocalDate last, int months) {
    List<Integer> ends = new ArrayList<>();
    YearMonth month = YearMonth.from(first);
    month = months < 12 ? month : YearMonth.of(month.getYear(), 12);
    for (; month.atEndOfMonth().isBefore(last); month = month.plusMonths(months)) {
      ends.add((int) month.atEndOfMonth().toEpochDay());
    }
    ends.add((int) last.toEpochDay());
    return ends;
  }
}
