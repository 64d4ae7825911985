package people.tables;

import module java.base;

import people.*;
import people.history.*;

/// Series of dates to ask about.
public final class Dates {

  private Dates() {}

  /// The last day of each year, from that of one date up to that of another, both included:
  /// `years("1950", "2000")`.
  ///
  /// @throws IllegalArgumentException when a text is no date (see [History#day]), or the first one
  ///   is the later one
  public static List<LocalDate> years(String first, String last) {
    int from = History.day(first).getYear();
    int to = History.day(last).getYear();
    refuse(from > to, first, last);
    return years(from, to);
  }

  public static List<LocalDate> years(LocalDate first, LocalDate last) {
    return years(first.toString(), last.toString());
  }

  /// The same for years that are numbers.
  ///
  /// @throws IllegalArgumentException when the first one is the later one
  public static List<LocalDate> years(int first, int last) {
    refuse(first > last, String.valueOf(first), String.valueOf(last));
    return IntStream.rangeClosed(first, last).mapToObj(year -> LocalDate.of(year, 12, 31)).toList();
  }

  /// The last day of each month, likewise: `months("1999-07", "2000")` has 18.
  ///
  /// @throws IllegalArgumentException when a text is no date, or the first one is the later one
  public static List<LocalDate> months(String first, String last) {
    YearMonth from = YearMonth.from(firstDay(first));
    YearMonth to = YearMonth.from(History.day(last));
    refuse(from.isAfter(to), first, last);
    return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
        .map(YearMonth::atEndOfMonth)
        .toList();
  }

  public static List<LocalDate> months(LocalDate first, LocalDate last) {
    return months(first.toString(), last.toString());
  }

  /// A year begins with January.
  private static LocalDate firstDay(String date) {
    LocalDate last = History.day(date);
    LocalDate first = date.equalsIgnoreCase("today") ? last : EffectiveDate.parse(date).earliest();
    return first != null ? first : last;
  }

  private static void refuse(boolean isLater, String first, String last) {
    if (isLater) {
      throw new IllegalArgumentException(
          "from '%s' to '%s' goes backwards; expected the earlier date first"
              .formatted(first, last));
    }
  }
}
