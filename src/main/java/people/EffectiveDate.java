package people;

import module java.base;

/// The time when something became true in the world, as exactly as it is known: a day, a month, a
/// year or a stretch between two of these, written in EDTF (ISO 8601-2, level 1):
///
/// | text                       | meaning                                        | earliest   | latest     |
/// |----------------------------|------------------------------------------------|------------|------------|
/// | `1835-07-08`               | that day                                       | 1835-07-08 | 1835-07-08 |
/// | `1835-07`                  | some day of that month                         | 1835-07-01 | 1835-07-31 |
/// | `1835`, `-0043`            | some day of that year (year 0 is 1 BC)         | 1835-01-01 | 1835-12-31 |
/// | `1963/1965`, `1963-05/1963` | between the two, both included                | 1963-01-01 | 1965-12-31 |
/// | `../1963`, `1963/..`       | by 1963; 1963 or after                         | null       | 1963-12-31 |
/// | `196X`, `19XX`, `1963-XX` | some year of these; `X` is a digit that is not known | 1960-01-01 | 1969-12-31 |
/// | `1963-21` … `1963-24` | spring, summer, autumn or winter, from March on | 1963-03-01 | 1963-05-31 |
/// | `Y12345` | a year of more than four digits | 12345-01-01 | 12345-12-31 |
/// | `1963?`, `1963~`, `1963%`  | uncertain; about; both                         | 1963-01-01 | 1963-12-31 |
///
/// An event counts from the first day that its date allows ([#day]), and two events are ordered by
/// that day. See `docs/decisions/0004-dates.md`.
///
/// @param earliest first possible day; null when only an upper bound is known
/// @param latest last possible day; null when only a lower bound is known
/// @param qualifier how far the source trusts it; never null
public record EffectiveDate(LocalDate earliest, LocalDate latest, Qualifier qualifier) {

  /// The trust of a source in a date, with its sign in EDTF.
  public enum Qualifier {
    NONE(""),
    UNCERTAIN("?"),
    APPROXIMATE("~"),
    UNCERTAIN_AND_APPROXIMATE("%");

    private final String sign;

    Qualifier(String sign) {
      this.sign = sign;
    }

    /// What is doubted for the reasons of both.
    public Qualifier and(Qualifier other) {
      return this == other || other == NONE
          ? this
          : this == NONE ? other : UNCERTAIN_AND_APPROXIMATE;
    }
  }

  private static final Pattern POINT =
      Pattern.compile(
          "(?<year>-?(?:\\d{4}|\\d{3}X|\\d{2}XX|\\dXXX)|Y-?\\d{5,9})"
              + "(?:-(?<month>\\d{2}|XX)(?:-(?<day>\\d{2}|XX))?)?(?<sign>[?~%]?)");

  /// A day as others write it: `31.12.2015`, `31/12/2015`, `2015-7-8`, `20151231`.
  private static final Pattern OTHER_DAY =
      Pattern.compile(
          "(?<first>\\d{1,2})(?<sign>[./-])(?<second>\\d{1,2})\\k<sign>(?<late>\\d{4})"
              + "|(?<early>\\d{4})([./-])(?<month>\\d{1,2})\\6(?<last>\\d{1,2})"
              + "|(?<solid>\\d{8})");

  /// Seasons as EDTF numbers them; of the northern half of the earth, by whole months.
  private static final int SPRING = 21;

  private static final int WINTER = 24;

  public EffectiveDate {
    Objects.requireNonNull(qualifier, "qualifier");
    if (earliest == null && latest == null) {
      throw new IllegalArgumentException("a date needs an earliest or a latest day");
    }
    if (earliest != null && latest != null && earliest.isAfter(latest)) {
      throw new IllegalArgumentException(
          "a date can't end (%s) before it starts (%s)".formatted(latest, earliest));
    }
  }

  public static EffectiveDate of(LocalDate day) {
    return new EffectiveDate(day, day, Qualifier.NONE);
  }

  /// Reads the texts of the table above.
  ///
  /// @throws IllegalArgumentException naming the text and the forms that are expected
  public static EffectiveDate parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return point(text, text);
    }
    EffectiveDate start = side(text.substring(0, slash), text);
    EffectiveDate end = side(text.substring(slash + 1), text);
    LocalDate earliest = start == null ? null : start.earliest;
    LocalDate latest = end == null ? null : end.latest;
    if (earliest == null && latest == null
        || earliest != null && latest != null && earliest.isAfter(latest)) {
      throw notADate(text);
    }
    Qualifier one = start == null ? Qualifier.NONE : start.qualifier;
    Qualifier other = end == null ? Qualifier.NONE : end.qualifier;
    return new EffectiveDate(earliest, latest, one.and(other));
  }

  /// One side of an interval; null when it is open (`..`) or not known (nothing).
  private static EffectiveDate side(String text, String interval) {
    return text.equals("..") || text.isEmpty() ? null : point(text, interval);
  }

  /// The day from which it counts: the first day it allows, or the last one where no first is
  /// known. Never null.
  public LocalDate day() {
    return earliest != null ? earliest : latest;
  }

  /// Whether it is one day that the source does not doubt.
  public boolean isExact() {
    return qualifier == Qualifier.NONE && earliest != null && earliest.equals(latest);
  }

  /// The same date, trusted less or more.
  public EffectiveDate with(Qualifier qualifier) {
    return new EffectiveDate(earliest, latest, qualifier);
  }

  /// The same date, which the source doubts besides whatever else it says of it.
  public EffectiveDate doubted() {
    return with(qualifier.and(Qualifier.UNCERTAIN));
  }

  /// The shortest text that reads back as this date: `1835-07`, `1963~`, `../1963`.
  @Override
  public String toString() {
    if (earliest == null) {
      return "../" + endText(latest) + qualifier.sign;
    }
    if (latest == null) {
      return startText(earliest) + qualifier.sign + "/..";
    }
    if (earliest.equals(latest)) {
      return day(earliest) + qualifier.sign;
    }
    if (endsItsYear(latest) && startsItsYear(earliest) && earliest.getYear() == latest.getYear()) {
      return year(earliest) + qualifier.sign;
    }
    if (earliest.getDayOfMonth() == 1
        && YearMonth.from(latest).atEndOfMonth().equals(latest)
        && YearMonth.from(earliest).equals(YearMonth.from(latest))) {
      return month(earliest) + qualifier.sign;
    }
    return startText(earliest) + qualifier.sign + "/" + endText(latest) + qualifier.sign;
  }

  private static EffectiveDate point(String text, String whole) {
    if (isPlainDay(text)) {
      try {
        LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        return new EffectiveDate(day, day, Qualifier.NONE);
      } catch (DateTimeException e) {
        throw notADate(whole);
      }
    }
    var match = POINT.matcher(text);
    if (!match.matches()) {
      throw notADate(whole);
    }
    String years = match.group("year").replace("Y", "");
    String month = match.group("month");
    String day = match.group("day");
    int first = Integer.parseInt(years.replace('X', years.startsWith("-") ? '9' : '0'));
    int last = Integer.parseInt(years.replace('X', years.startsWith("-") ? '0' : '9'));
    boolean wholeYears = month == null || month.equals("XX");
    if (wholeYears ? day != null && !day.equals("XX") : first != last) {
      throw notADate(whole);
    }
    Qualifier qualifier = Qualifier.NONE;
    for (Qualifier each : Qualifier.values()) {
      if (each.sign.equals(match.group("sign"))) {
        qualifier = each;
      }
    }
    try {
      if (wholeYears) {
        return new EffectiveDate(LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31), qualifier);
      }
      int number = Integer.parseInt(month);
      if (number >= SPRING && number <= WINTER && day == null) {
        YearMonth start = YearMonth.of(first, 3).plusMonths(3L * (number - SPRING));
        return new EffectiveDate(start.atDay(1), start.plusMonths(2).atEndOfMonth(), qualifier);
      }
      YearMonth only = YearMonth.of(first, number);
      if (day == null || day.equals("XX")) {
        return new EffectiveDate(only.atDay(1), only.atEndOfMonth(), qualifier);
      }
      LocalDate exact = only.atDay(Integer.parseInt(day));
      return new EffectiveDate(exact, exact, qualifier);
    } catch (DateTimeException e) {
      throw notADate(whole);
    }
  }

  /// Whether it looks like `1835-07-08`, as most dates do.
  private static boolean isPlainDay(String text) {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return false;
    }
    for (int i = 0; i < 10; i++) {
      char c = text.charAt(i);
      if (i != 4 && i != 7 && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static IllegalArgumentException notADate(String text) {
    if (isPlainDay(text)) { // it looks like what would be expected
      return new IllegalArgumentException(
          "'%s' is not a date: there is no such day".formatted(text));
    }
    return new IllegalArgumentException(
        "'%s' is not a date%s; expected a day (1835-07-08), a month (1835-07), a year (1835) or an EDTF interval (1835/1837)"
            .formatted(text, hint(text)));
  }

  /// What to say of a text that is no date here and may be one elsewhere: ` (did you mean
  /// 2015-12-31?)` of `31.12.2015`, both days of `7/8/2015`, or nothing.
  public static String hint(String text) {
    var match = OTHER_DAY.matcher(text);
    if (!match.matches()) {
      return "";
    }
    Stream<String> days =
        match.group("early") != null
            ? dayOf(match.group("early"), match.group("month"), match.group("last"))
            : match.group("solid") != null
                ? dayOf(text.substring(0, 4), text.substring(4, 6), text.substring(6))
                : dayOf(match.group("late"), match.group("second"), match.group("first"));
    if (match.group("sign") != null && !match.group("sign").equals(".")) { // perhaps month first
      days =
          Stream.concat(
              days, dayOf(match.group("late"), match.group("first"), match.group("second")));
    }
    String meant = days.distinct().collect(Collectors.joining(" or "));
    return meant.isEmpty() ? "" : " (did you mean %s?)".formatted(meant);
  }

  /// Empty where there is no such day.
  private static Stream<String> dayOf(String year, String month, String day) {
    try {
      return Stream.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
              .toString());
    } catch (DateTimeException e) {
      return Stream.empty();
    }
  }

  private static String startText(LocalDate day) {
    return startsItsYear(day) ? year(day) : day.getDayOfMonth() == 1 ? month(day) : day(day);
  }

  private static String endText(LocalDate day) {
    return endsItsYear(day)
        ? year(day)
        : YearMonth.from(day).atEndOfMonth().equals(day) ? month(day) : day(day);
  }

  private static boolean startsItsYear(LocalDate day) {
    return day.getDayOfYear() == 1;
  }

  private static boolean endsItsYear(LocalDate day) {
    return day.getMonthValue() == 12 && day.getDayOfMonth() == 31;
  }

  private static String day(LocalDate day) {
    boolean isAsInIso = day.getYear() >= 0 && day.getYear() <= 9999;
    return isAsInIso ? day.toString() : month(day) + "-" + digits(day.getDayOfMonth(), 2);
  }

  private static String month(LocalDate day) {
    return year(day) + "-" + digits(day.getMonthValue(), 2);
  }

  private static String year(LocalDate day) {
    int year = day.getYear();
    return (Math.abs(year) > 9999 ? "Y" : "") + (year < 0 ? "-" : "") + digits(Math.abs(year), 4);
  }

  /// Western digits in every locale, unlike `%02d`.
  private static String digits(int number, int width) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
