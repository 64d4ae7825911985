package people.rosters;

import module java.base;

import people.*;

/// The date in a cell of a list: ISO 8601 and EDTF, `31.12.1952`, `31/12/1952`, `1952/12/31`,
/// `19521231`, `12/1952`, each also with a time behind it, as databases write them. A day or a
/// month of noughts is not known: `00.12.1952`, `1952-00-00`.
final class DateCell {

  private static final String SEPARATOR = "(?<separator>[./-])";

  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "(?<first>\\d{1,2})" + SEPARATOR + "(?<second>\\d{1,2})\\k<separator>(?<year>\\d{4})");

  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?<year>\\d{4})" + SEPARATOR + "(?<month>\\d{1,2})\\k<separator>(?<day>\\d{1,2})");

  private static final Pattern DIGITS =
      Pattern.compile("(?<year>[12]\\d{3})(?<month>\\d{2})(?<day>\\d{2})");

  private static final Pattern MONTH = Pattern.compile("(?<month>\\d{1,2})[./](?<year>\\d{4})");

  private static final Pattern SHORT_YEAR =
      Pattern.compile("\\d{1,2}" + SEPARATOR + "\\d{1,2}\\k<separator>\\d{2}");

  private static final Pattern MEANT = Pattern.compile(SHORT_YEAR + "|[1-9]\\d{4}");

  /// Behind a date, with a fraction, a half of the day and an offset.
  private static final Pattern TIME =
      Pattern.compile(
          "(?:T|,? +)\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d+)?)?"
              + "(?: ?[AaPp]\\.?[Mm]\\.?)?(?: ?(?:Z|[+-]\\d{2}:?\\d{2}))?$");

  /// An apostrophe by which a spreadsheet is told that it is a text, the spaces within `31. 12.
  /// 1952`, and the `r.` that is behind a year in Polish.
  private static final Pattern AROUND =
      Pattern.compile("^'|(?<=\\d[./]) +(?=\\d)|(?<=\\d{4}) ?r\\.?$");

  private DateCell() {}

  /// The date alone.
  private static String bare(String text) {
    return text.length() == 10 && text.charAt(4) == '-'
        ? text
        : AROUND.matcher(TIME.matcher(text).replaceFirst("")).replaceAll("");
  }

  /// Whether days come before months in dates such as `31/12/1952`; null where that can't be told
  /// of this one.
  static Boolean isDayFirst(String text) {
    Matcher numbers = YEAR_LAST.matcher(bare(text));
    if (!numbers.matches() || numbers.group("separator").equals(".")) {
      return null;
    }
    return number(numbers, "first") > 12
        ? Boolean.TRUE
        : number(numbers, "second") > 12 ? Boolean.FALSE : null;
  }

  /// Whether a date of numbers is one with the day first, and another one with the month first.
  static boolean isAmbiguous(String text) {
    Matcher numbers = YEAR_LAST.matcher(bare(text));
    return numbers.matches()
        && !numbers.group("separator").equals(".")
        && isDayFirst(text) == null
        && number(numbers, "first") != number(numbers, "second");
  }

  /// What databases and programs write where nothing is known: noughts alone, or the first day that
  /// they have.
  private static final Pattern NONE =
      Pattern.compile("0000[./-]00[./-]00|00[./-]00[./-]0000|0001-01-01|0?1[./-]0?1[./-]0001");

  /// Whether a cell has a date that says that it is not known.
  static boolean isNone(String text) {
    return (text.startsWith("0") || text.startsWith("1")) && NONE.matcher(bare(text)).matches();
  }

  /// The date of a cell.
  ///
  /// @param order whether days come before months where a date does not tell; null when no other
  ///   one does
  static EffectiveDate of(String text, Boolean order) throws BadCell {
    String bare = bare(text);
    try {
      Matcher yearLast = YEAR_LAST.matcher(bare);
      if (yearLast.matches()) {
        return ofYearLast(text, yearLast, order);
      }
      for (Pattern pattern : List.of(YEAR_FIRST, DIGITS)) {
        Matcher yearFirst = pattern.matcher(bare);
        if (yearFirst.matches()) {
          return date(
              number(yearFirst, "year"), number(yearFirst, "month"), number(yearFirst, "day"));
        }
      }
      Matcher month = MONTH.matcher(bare);
      return month.matches()
          ? date(number(month, "year"), number(month, "month"), 0)
          : EffectiveDate.parse(bare);
    } catch (DateTimeException _) {
      throw new BadCell("'%s' is not a date: there is no such day".formatted(text));
    } catch (IllegalArgumentException _) {
      throw new BadCell(
          SHORT_YEAR.matcher(bare).matches()
              ? "'%s' has a year of two digits, which is one of several centuries; expected all four"
                  .formatted(text)
              : "'%s' is not a date; expected one such as 1952-12-31, 31.12.1952, 12/1952, 1952, or 1952~ for about"
                  .formatted(text));
    }
  }

  /// Whether a cell looks like a date.
  static boolean isLike(String text) {
    try {
      return isNone(text) || of(text, Boolean.TRUE) != null;
    } catch (BadCell _) {
      return false;
    }
  }

  /// Whether a cell may be a date in a column that is called as one of dates is, be it one that is
  /// refused: with a year of two digits, or a number of days.
  static boolean isMeant(String text) {
    return isLike(text) || MEANT.matcher(bare(text)).matches();
  }

  private static EffectiveDate ofYearLast(String text, Matcher numbers, Boolean order)
      throws BadCell {
    int first = number(numbers, "first");
    int second = number(numbers, "second");
    boolean isTold = first > 12 || second > 12 || first == second || order == null;
    boolean isDayFirst =
        numbers.group("separator").equals(".") || (isTold ? first > 12 || first == second : order);
    if (!isDayFirst && second <= 12 && order == null) {
      throw new BadCell(
          "'%s' may be two dates; expected year, month and day as 1952-12-31".formatted(text));
    }
    return date(number(numbers, "year"), isDayFirst ? second : first, isDayFirst ? first : second);
  }

  /// @param month 0 when not known
  /// @param day 0 when not known
  private static EffectiveDate date(int year, int month, int day) {
    if (month == 0 && day > 0 || month > 12 || year == 0) {
      throw new IllegalArgumentException("no date in whatever year or month");
    }
    LocalDate from = LocalDate.of(year, Math.max(1, month), Math.max(1, day));
    LocalDate until = day > 0 ? from : YearMonth.of(year, month == 0 ? 12 : month).atEndOfMonth();
    return new EffectiveDate(from, until, EffectiveDate.Qualifier.NONE);
  }

  private static int number(Matcher numbers, String group) {
    return Integer.parseInt(numbers.group(group));
  }
}
