package people.charts.drawn;

import module java.base;

/// The labels along an axis of less than three years: days, or the beginnings of months.
final class TimeSteps {

  private static final long DAY = 86_400_000L;
  private static final int MOST = 12;

  /// @param at in milliseconds
  /// @param isYear whether it says a year, in the place of its January
  record TimeStep(long at, String text, boolean isYear) {}

  private TimeSteps() {}

  static List<TimeStep> between(long from, long until) {
    long days = (until - from) / DAY;
    LocalDate first = LocalDate.ofEpochDay(Math.ceilDiv(from, DAY));
    LocalDate last = LocalDate.ofEpochDay(Math.floorDiv(until, DAY));
    List<TimeStep> steps = new ArrayList<>();
    if (days <= 45) {
      long each = Math.max(1, Math.ceilDiv(days, MOST));
      for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(each)) {
        steps.add(
            new TimeStep(day.toEpochDay() * DAY, day.getDayOfMonth() + " " + month(day), false));
      }
      return steps;
    }
    long months = days / 30;
    int each = months <= MOST ? 1 : months <= 2 * MOST ? 2 : 3;
    LocalDate month = first.getDayOfMonth() == 1 ? first : first.withDayOfMonth(1).plusMonths(1);
    while ((month.getMonthValue() - 1) % each != 0) {
      month = month.plusMonths(1);
    }
    for (; !month.isAfter(last); month = month.plusMonths(each)) {
      boolean isYear = month.getMonthValue() == 1;
      String text = isYear ? "" + month.getYear() : month(month);
      steps.add(new TimeStep(month.toEpochDay() * DAY, text, isYear));
    }
    return steps;
  }

  private static String month(LocalDate day) {
    return day.getMonth().getDisplayName(java.time.format.TextStyle.SHORT, Locale.ROOT);
  }
}
