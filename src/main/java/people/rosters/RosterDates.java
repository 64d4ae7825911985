package people.rosters;

import module java.base;

import people.*;

/// Dates as lists write them: in cells, and in the names of files.
final class RosterDates {

  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})");
  private static final Pattern TIME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ]\\d{2}:.*");

  private static final Pattern IN_NAME =
      Pattern.compile(
          "(?<!\\d)(?:(?<y>\\d{4})(?:(?<s>[-_. ]?)(?<m>0[1-9]|1[0-2])(?:\\k<s>(?<d>\\d{2}))?)?"
              + "|(?<d2>\\d{2})[.](?<m2>\\d{2})[.](?<y2>\\d{4}))(?!\\d)");

  private RosterDates() {}

  /// Whether days come before months in dates such as `31/12/1952`; null where that can't be told
  /// of this one.
  static Boolean isDayFirst(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    if (!numbers.matches() || numbers.group(2).equals(".")) {
      return null;
    }
    return Integer.parseInt(numbers.group(1)) > 12
        ? Boolean.TRUE
        : Integer.parseInt(numbers.group(3)) > 12 ? Boolean.FALSE : null;
  }

  /// Whether a date of numbers is one with the day first, and another one with the month first.
  static boolean isAmbiguous(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    return numbers.matches()
        && !numbers.group(2).equals(".")
        && isDayFirst(text) == null
        && Integer.parseInt(numbers.group(1)) != Integer.parseInt(numbers.group(3));
  }

  /// The date of a cell where nothing is known of the others.
  static EffectiveDate cell(String text) throws BadCell {
    return cell(text, null);
  }

  /// The date of a cell: ISO 8601, EDTF, `31.12.1952`, `31/12/1952`.
  ///
  /// @param order whether days come before months where a date does not tell; null when no other
  ///   one does
  static EffectiveDate cell(String text, Boolean order) throws BadCell {
    Matcher numbers = NUMBERS.matcher(text);
    Matcher time = TIME.matcher(text);
    try {
      if (numbers.matches()) {
        int first = Integer.parseInt(numbers.group(1));
        int second = Integer.parseInt(numbers.group(3));
        boolean isTold = first > 12 || second > 12 || first == second || order == null;
        boolean isDayFirst =
            numbers.group(2).equals(".") || (isTold ? first > 12 || first == second : order);
        if (isDayFirst || second > 12 || order != null) {
          return EffectiveDate.of(
              LocalDate.of(
                  Integer.parseInt(numbers.group(4)),
                  isDayFirst ? second : first,
                  isDayFirst ? first : second));
        }
        throw new BadCell(
            "'%s' may be two dates; expected year, month and day as 1952-12-31".formatted(text));
      }
      return EffectiveDate.parse(time.matches() ? time.group(1) : text);
    } catch (DateTimeException | IllegalArgumentException _) {
      throw new BadCell("'%s' is not a date; expected one as 1952-12-31 or 1952".formatted(text));
    }
  }

  /// The day that stands in the name of a file: `2018-01-31`, `20180131`, `31.01.2018`; of a month
  /// (`2018_01`) or a year (`2018`) its last day.
  ///
  /// @return null when there is none, or several
  static LocalDate ofName(String fileName) {
    List<MatchResult> found = found(fileName);
    if (found.size() != 1) {
      return null;
    }
    MatchResult date = found.getFirst();
    try {
      if (date.group("y2") != null) {
        return LocalDate.of(number(date, "y2"), number(date, "m2"), number(date, "d2"));
      }
      if (date.group("d") != null) {
        return LocalDate.of(number(date, "y"), number(date, "m"), number(date, "d"));
      }
      return date.group("m") != null
          ? YearMonth.of(number(date, "y"), number(date, "m")).atEndOfMonth()
          : LocalDate.of(number(date, "y"), 12, 31);
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static List<MatchResult> found(String fileName) {
    return IN_NAME.matcher(bare(fileName)).results().toList();
  }

  private static int number(MatchResult date, String group) {
    return Integer.parseInt(date.group(group));
  }

  /// The name of the series of a file: its name without the date, its ending, and what is left
  /// between.
  static String series(String fileName) {
    String bare = bare(fileName);
    List<MatchResult> found = found(fileName);
    String name =
        found.size() != 1
            ? bare
            : bare.substring(0, found.getFirst().start())
                + " "
                + bare.substring(found.getFirst().end());
    String stripped = name.replaceAll("^[-_. ]+|[-_. ]+$", "").replaceAll("[-_. ]* [-_. ]*", " ");
    return stripped.isEmpty() ? "roster" : stripped;
  }

  /// Without folder and endings such as `.csv.gz`.
  private static String bare(String fileName) {
    String name = Path.of(fileName).getFileName().toString();
    return name.replaceFirst("(?i)(?:\\.(?:csv|tsv|txt|tab|xlsx|xlsm|xls|ods|gz|zip))+$", "");
  }
}
