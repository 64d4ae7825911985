package people.charts;

import static people.charts.Options.map;

import module java.base;

/// An axis of time, which says where a date stands.
///
/// Not ECharts' own axis of time where there are years to show: it steps from the first year on by
/// 13 or 33 years, and may read a text such as `0045-03-15` as one of 1945. So x is a year with a
/// fraction, and for dates that are all of the same day of the year, such as its last, the year
/// itself: who asks about the end of 1850 should find the answer at 1850. Likewise the last days of
/// months stand at their months, which begin where the axis names them.
///
/// @param years false for less than three years: then x is in milliseconds, and the axis shows
///   months
/// @param whole whether x is the year itself, or the month
record TimeAxis(LocalDate from, LocalDate until, boolean years, boolean whole) {

  static TimeAxis of(List<LocalDate> dates) {
    LocalDate from = dates.stream().min(LocalDate::compareTo).orElseThrow();
    LocalDate until = dates.stream().max(LocalDate::compareTo).orElseThrow();
    boolean whole = dates.stream().map(MonthDay::from).distinct().count() == 1;
    boolean years = whole ? from.getYear() < until.getYear() : !from.plusYears(3).isAfter(until);
    boolean months = dates.stream().allMatch(date -> date.getDayOfMonth() == date.lengthOfMonth());
    return new TimeAxis(from, until, years, years ? whole : months);
  }

  /// For days in between, which stand where they are even if both ends begin a year.
  static TimeAxis between(LocalDate from, LocalDate until) {
    return new TimeAxis(from, until, !from.plusYears(3).isAfter(until), false);
  }

  /// To the fourth digit of a year, less than an hour.
  Number x(LocalDate date) {
    if (!years) {
      return (whole ? date.withDayOfMonth(1) : date).toEpochDay() * 86_400_000L;
    }
    if (whole) {
      return date.getYear();
    }
    double fraction = (date.getDayOfYear() - 1.0) / date.lengthOfYear();
    return Math.round((date.getYear() + fraction) * 1e4) / 1e4;
  }

  /// @param beyond years that the axis goes on at both ends, as half a bar needs
  Map<String, Object> option(double beyond) {
    Map<String, Object> axis =
        Options.below(Options.axis(years ? "value" : "time", years ? "year" : "date"));
    axis.put("splitLine", map("show", false));
    if (years) {
      axis.put("min", x(from).doubleValue() - beyond);
      axis.put("max", x(until).doubleValue() + beyond);
      axis.put("minInterval", 1);
      if (beyond > 0) {
        // The ends are where half a bar ends.
        axis.put(
            "axisLabel",
            map(
                "color",
                Palette.MUTED,
                "hideOverlap",
                true,
                "showMinLabel",
                false,
                "showMaxLabel",
                false));
      }
    } else if (beyond == 0) {
      axis.put("min", x(from));
      axis.put("max", x(until));
    }
    return axis;
  }
}
