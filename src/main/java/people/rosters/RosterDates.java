package people.rosters;

import module java.base;

import people.*;

/// Days as they stand in the names of the files of lists.
final class RosterDates {

  private static final Pattern IN_NAME =
      Pattern.compile(
          "(?<!\\d)(?:(?<y>\\d{4})(?:(?<s>[-_. ]?)(?<m>0[1-9]|1[0-2])(?:\\k<s>(?<d>\\d{2}))?)?"
              + "|(?<d2>\\d{2})[.](?<m2>\\d{2})[.](?<y2>\\d{4}))(?!\\d)");

  private RosterDates() {}

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

  /// Whether there is more than one date in the name of a file.
  static boolean isOfSeveral(String fileName) {
    return found(fileName).size() > 1;
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
