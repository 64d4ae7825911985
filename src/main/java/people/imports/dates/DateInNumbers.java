package people.imports.dates;

import module java.base;

import people.EffectiveDate;
import people.imports.dates.DateMeaning.NotUnderstood;

/// Reads dates of which the month is a number: `1953-09-12`, `25/06/1925`, `06.1925`.
final class DateInNumbers {

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{3,4})([-/. ])(\\d{1,2})\\2 ?(\\d{1,2})");
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})([-/. ])(\\d{1,2})\\2(\\d{1,4})");
  private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})([-/. ])(\\d{1,2})");
  private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})[-/. ](\\d{3,4})");
  private static final Pattern EIGHT_DIGITS = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})(\\d{2})");

  /// Eight digits are no date of a year before: 1231 may be a month and a day.
  private static final int FIRST_YEAR = 1232;

  private static final String NO_SUCH_MONTH = "no such month: the year counts";

  private DateInNumbers() {}

  /// Null for what is not all in numbers, and for two years.
  ///
  /// @param text in the common form of [DateWords]
  static DateMeaning read(String text) throws NotUnderstood {
    Matcher matcher = YEAR_FIRST.matcher(text);
    if (matcher.matches()) {
      boolean iso = text.length() == 10 && matcher.group(2).equals("-");
      int year = year(matcher.group(1));
      int month = Integer.parseInt(matcher.group(3));
      if (month < 1 || month > 12) {
        return onlyYear(year, NO_SUCH_MONTH);
      }
      DateMeaning day = numbered(year, month, Integer.parseInt(matcher.group(4)));
      return iso ? day : day.inexact();
    }
    matcher = NUMBERS.matcher(text);
    if (matcher.matches()) {
      if (matcher.group(4).length() < 3) {
        throw new NotUnderstood("a year of two digits");
      }
      boolean points = matcher.group(2).equals(".");
      return dayAndMonth(
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(3)),
          year(matcher.group(4)),
          points);
    }
    matcher = MONTH_YEAR.matcher(text);
    if (matcher.matches()) {
      int month = Integer.parseInt(matcher.group(1));
      int year = year(matcher.group(2));
      return month < 1 || month > 12
          ? onlyYear(year, NO_SUCH_MONTH)
          : DateMeaning.roughly(TreeCalendar.GREGORIAN.days(year, month, 0));
    }
    matcher = EIGHT_DIGITS.matcher(text);
    if (matcher.matches()) {
      return eightDigits(text);
    }
    matcher = YEAR_MONTH.matcher(text);
    return matcher.matches()
        ? yearAndTwoDigits(year(matcher.group(1)), matcher.group(2), matcher.group(3))
        : null;
  }

  /// `20001212` begins with the year where that makes a date, `25061925` ends with it; zeros stand
  /// for what is not known.
  private static DateMeaning eightDigits(String digits) throws NotUnderstood {
    int first = Integer.parseInt(digits.substring(0, 4));
    int month = Integer.parseInt(digits.substring(4, 6));
    int day = Integer.parseInt(digits.substring(6));
    boolean isYearFirst =
        first >= FIRST_YEAR
            && (month == 0
                ? day == 0
                : month <= 12 && day <= TreeCalendar.GREGORIAN.length(first, month));
    if (isYearFirst) {
      return DateMeaning.roughly(TreeCalendar.GREGORIAN.days(first, month, day));
    }
    int last = Integer.parseInt(digits.substring(4));
    if (last < FIRST_YEAR) {
      return null;
    }
    return dayAndMonth(first / 100, first % 100, last, false);
  }

  private static DateMeaning onlyYear(int year, String why) {
    return DateMeaning.roughly(TreeCalendar.GREGORIAN.days(year, 0, 0)).doubted(why);
  }

  private static DateMeaning numbered(int year, int month, int day) {
    DateMeaning read = DatePoint.days(TreeCalendar.GREGORIAN, year, month, day);
    return day == 0 ? read.doubted(DatePoint.NO_SUCH_DAY) : read;
  }

  /// `1953-09` is a month. `1905-11` is November, or the years until 1911: null, as for all that is
  /// read as two years; so is `1905 11`, for which nobody else stands in.
  private static DateMeaning yearAndTwoDigits(int year, String between, String digits)
      throws NotUnderstood {
    int number = Integer.parseInt(digits);
    int other = DatePoint.completed(year, digits);
    boolean laterYear =
        between.equals("/") ? other - year <= DatePoint.LONGEST_RANGE : other / 100 == year / 100;
    if (number < 1 || number > 12 || laterYear) {
      boolean isEither = number >= 1 && number <= 12 && ". ".contains(between);
      return isEither
          ? DateMeaning.between(
                  DateMeaning.exactly(TreeCalendar.GREGORIAN.days(year, 0, 0)),
                  DateMeaning.exactly(TreeCalendar.GREGORIAN.days(other, 0, 0)))
              .inexact()
          : null;
    }
    EffectiveDate month = TreeCalendar.GREGORIAN.days(year, number, 0);
    boolean iso = between.equals("-") && digits.length() == 2;
    return iso ? DateMeaning.exactly(month) : DateMeaning.roughly(month);
  }

  /// Which of two numbers is the month is known when one is above 12, when both are the same, and
  /// with points between them, since no country that writes points writes the month first (CLDR).
  private static DateMeaning dayAndMonth(int one, int other, int year, boolean points)
      throws NotUnderstood {
    boolean dayFirst = other >= 1 && other <= 12;
    boolean monthFirst = one >= 1 && one <= 12;
    if (!dayFirst && !monthFirst) {
      return onlyYear(year, NO_SUCH_MONTH);
    }
    if (dayFirst && monthFirst && one != other && !points) {
      return onlyYear(year, "day and month in an order that is not known: the year counts");
    }
    return (dayFirst ? numbered(year, other, one) : numbered(year, one, other)).inexact();
  }

  private static int year(String digits) throws NotUnderstood {
    int year = Integer.parseInt(digits);
    if (year == 0) {
      throw new NotUnderstood("there is no year 0");
    }
    return year;
  }
}
