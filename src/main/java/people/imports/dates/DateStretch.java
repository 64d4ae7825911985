package people.imports.dates;

import module java.base;

import people.EffectiveDate;
import people.EffectiveDate.Qualifier;

/// Reads dates that are named as a stretch of months or years: seasons, quarters, decades,
/// centuries.
final class DateStretch {

  private static final List<String> SEASONS = List.of("SPRING", "SUMMER", "AUTUMN", "WINTER");

  private static final Pattern UNKNOWN_DIGITS = Pattern.compile("(\\d{2,3})(xx?)");
  private static final Pattern CENTURY =
      Pattern.compile("(\\d{1,2}|[IVX]+) CENTURY|CENTURY ([IVX]+|\\d{1,2})");
  private static final Pattern SEASON =
      Pattern.compile(
          "(?<season>SPRING|SUMMER|AUTUMN|WINTER)[ /-]+(?<year>\\d{4})(?:[/-](?<next>\\d{1,4}))?");
  private static final Pattern QUARTER =
      Pattern.compile(
          "(?:(?<month>"
              + String.join("|", DatePoint.MONTHS)
              + ") Q|Q ?(?<number>[1-4])|(?<nth>[1-4]) ?Q)[ /]*(?<year>\\d{4})"
              + "|(?<before>\\d{4})[ /-]*Q ?(?<after>[1-4])");

  private static final Pattern YEAR_AND_WORD = Pattern.compile("^(\\d{4}) ([A-Z]+)$");
  private static final Pattern QUARTER_BEHIND =
      Pattern.compile("^(?:([A-Z]{3}) (\\d{4})|(\\d{4}) ([A-Z]{3})) Q$");

  private DateStretch() {}

  /// Null for what is none of these.
  ///
  /// @param text in the common form of [DateWords]
  static DateMeaning read(String text) {
    Matcher matcher = UNKNOWN_DIGITS.matcher(text);
    if (matcher.matches()) {
      int unit = matcher.group(2).length() == 1 ? 10 : 100;
      int first = Integer.parseInt(matcher.group(1)) * unit;
      return years(first, first + unit - 1).opened();
    }
    matcher = CENTURY.matcher(text);
    if (matcher.matches()) {
      String digits = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      int number =
          Character.isDigit(digits.charAt(0))
              ? Integer.parseInt(digits)
              : DatePoint.ROMAN.indexOf(digits) + 1;
      return number < 1 || number > DatePoint.ROMAN.size()
          ? null
          : years(Math.max(1, number * 100 - 100), number * 100);
    }
    matcher = SEASON.matcher(YEAR_AND_WORD.matcher(text).replaceFirst("$2 $1"));
    if (matcher.matches()) {
      return season(matcher);
    }
    matcher = QUARTER.matcher(QUARTER_BEHIND.matcher(text).replaceFirst("$1$4 Q $2$3"));
    if (!matcher.matches()) {
      return null;
    }
    boolean isBefore = matcher.group("before") != null;
    String number = matcher.group(isBefore ? "after" : "number");
    number = number == null ? matcher.group("nth") : number;
    int last =
        number == null
            ? DatePoint.MONTHS.indexOf(matcher.group("month")) / 3 * 3 + 3
            : 3 * Integer.parseInt(number);
    int year = Integer.parseInt(isBefore ? matcher.group("before") : matcher.group("year"));
    return months(YearMonth.of(year, last - 2), YearMonth.of(year, last));
  }

  /// Seasons by whole months, of the northern half of the earth, as in [EffectiveDate]. A winter of
  /// one year may be that at its beginning or that at its end.
  private static DateMeaning season(Matcher words) {
    int season = SEASONS.indexOf(words.group("season"));
    int year = Integer.parseInt(words.group("year"));
    if (words.group("next") == null) {
      YearMonth start = YearMonth.of(year, 3 * season + 3);
      return season == 3
          ? months(start.minusYears(1), start.plusMonths(2)).opened()
          : months(start, start.plusMonths(2));
    }
    int next = DatePoint.completed(year, words.group("next"));
    YearMonth start = YearMonth.of(year, 3 * season + 3);
    YearMonth end = YearMonth.of(season == 3 ? next - 1 : next, 3 * season + 3).plusMonths(2);
    return months(start, end.isBefore(start) ? start.plusMonths(2) : end);
  }

  private static DateMeaning years(int first, int last) {
    return months(YearMonth.of(first, 1), YearMonth.of(last, 12));
  }

  private static DateMeaning months(YearMonth first, YearMonth last) {
    return DateMeaning.roughly(
        new EffectiveDate(first.atDay(1), last.atEndOfMonth(), Qualifier.NONE));
  }
}
