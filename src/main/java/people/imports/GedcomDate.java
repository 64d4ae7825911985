package people.imports;

import module java.base;

import people.*;
import people.EffectiveDate.Qualifier;
import people.imports.GedcomFile.GedcomLine;

/// The words of a date in a family tree, and the date they mean.
///
/// The grammar is DATE_VALUE of GEDCOM 5.5.1 (page 45) and of GEDCOM 7.0 (section 2.4), read
/// generously: any case, long month names, points, `ABOUT` for `ABT`, ISO dates.
///
/// | words                              | date                            | note                                          |
/// |------------------------------------|---------------------------------|-----------------------------------------------|
/// | `12 SEP 1953`, `SEP 1953`, `1953`  | `1953-09-12`, `1953-09`, `1953` |                                               |
/// | `September 12, 1953`, `1953-09-12` | `1953-09-12`, `1953-09-12`      |                                               |
/// | `ABT 1582`, `CAL 1582`, `EST 1582` | `1582~`, `1582~`, `1582~`       |                                               |
/// | `BEF 1600`, `AFT 12 SEP 1953`      | `../1599`, `1953-09-13/..`      |                                               |
/// | `BET 1582 AND 1590`                | `1582/1590`                     |                                               |
/// | `FROM 1950 TO 1960`, `FROM 1950`   | `1950`, `1950`                  | the beginning                                 |
/// | `TO 1960`                          | `../1960`                       |                                               |
/// | `INT 1582 (about May)`, `1582?`    | `1582`, `1582?`                 |                                               |
/// | `11 FEB 1731/32`                   | `1732-02-11`                    | years began in March; the new style counts    |
/// | `44 B.C.`                          | `-0043`                         | year 0 is 1 BC                                |
/// | `@#DJULIAN@ 25 OCT 1917`           | `1917-11-07`                    | also `JULIAN …`; a month or year is a stretch |
/// | `@#DFRENCH R@ 18 BRUM 8`           | `1799-11-09`                    | also `FRENCH_R …`; years 1 to 14              |
///
/// @param words as they stand in the file, space at both ends removed
/// @param date what they mean; null when they are not understood
/// @param exact whether the date says all that the words say
/// @param problem why they are not understood; null when they are
record GedcomDate(String words, EffectiveDate date, boolean exact, String problem) {

  /// Numbers of the months by their short and long names.
  private static final Map<String, Integer> MONTHS = months();

  /// Twelve months of 30 days, then the 5 or 6 complementary days.
  private static final Map<String, Integer> FRENCH_MONTHS =
      numbered(
          "VEND", "BRUM", "FRIM", "NIVO", "PLUV", "VENT", "GERM", "FLOR", "PRAI", "MESS", "THER",
          "FRUC", "COMP");

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>(Map.of("SEPT", 9));
    for (Month month : Month.values()) {
      months.put(month.name(), month.getValue());
      months.put(month.name().substring(0, 3), month.getValue());
    }
    return months;
  }

  private static Map<String, Integer> numbered(String... names) {
    Map<String, Integer> months = new HashMap<>();
    for (String name : names) {
      months.put(name, months.size() + 1);
    }
    return months;
  }

  /// Day of September on which the Republican years 1, 2, 3, … 15 began (1792, 1793, …): the true
  /// autumnal equinox in Paris, so a list and not a rule.
  private static final int[] FRENCH_NEW_YEAR = {
    22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23, 23
  };

  /// One form of words, and how to read what stands in its groups.
  private record Rule(Pattern words, PhraseReading reading) {

    Rule(String words, PhraseReading reading) {
      this(Pattern.compile(words), reading);
    }
  }

  private interface PhraseReading {
    Meaning of(Matcher words) throws NotUnderstood;
  }

  /// The first that matches counts.
  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "(?:BETWEEN|BET\\.?|BTW\\.?) (.+) (?:AND|&) (.+)",
              words -> between(about(words.group(1)), about(words.group(2)))),
          new Rule("FROM (.+?) TO (.+)", words -> beginning(words.group(1), words.group(2))),
          new Rule("FROM (.+)", words -> about(words.group(1)).inexact()),
          new Rule("TO (.+)", words -> until(about(words.group(1)))),
          new Rule("(?:BEFORE|BEF\\.?) ?(.+)", words -> before(about(words.group(1)))),
          new Rule("(?:AFTER|AFT\\.?) ?(.+)", words -> after(about(words.group(1)))),
          new Rule(
              "INT\\.? ([^(]+)(?:\\(.*\\))?", words -> about(words.group(1).strip()).inexact()),
          new Rule("(.+)", words -> about(words.group(1))));

  private static final Pattern ABOUT =
      Pattern.compile(
          "(?:ABOUT|ABT\\.?|CIRCA|CA\\.?|C\\.|CALCULATED|CAL\\.?|ESTIMATED|EST\\.?)"
              + " ?([^A-Z].*|[A-Z]{3,}.*)");
  private static final Pattern CALENDAR =
      Pattern.compile("(?:@#D([A-Z ]+)@|(GREGORIAN|JULIAN|FRENCH_R|HEBREW)\\b) ?(.*)");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})(?:-(\\d{2}))?");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("([A-Z]+)\\.? (\\d{1,2})(?:,| ,)? (\\d{3,4})");
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:(?:(\\d{1,2})\\.? )?([A-Z]+)\\.?,? )?(\\d{1,4})(?:/(\\d{1,4}))?("
              + " ?(?:BCE|BC|B\\.C\\.?(?:E\\.?)?))?( ?(?:AD|A\\.D\\.?|CE))?");
  private static final Pattern DAY_AND_MONTH =
      Pattern.compile("\\d{1,2}\\.? [A-Z]+\\.?|[A-Z]+\\.? \\d{1,2}");

  /// The reason why some words are no date.
  private static final class NotUnderstood extends Exception {

    private static final long serialVersionUID = 1;

    NotUnderstood(String why) {
      super(why, null, false, false);
    }
  }

  /// The date that a phrase means, and whether that is all it says.
  private record Meaning(EffectiveDate date, boolean exact) {

    Meaning inexact() {
      return new Meaning(date, false);
    }
  }

  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

  /// The longest words that are looked at.
  private static final int LONGEST = 300;

  /// Reads the words. Never fails: see [#problem].
  static GedcomDate of(String words) {
    String tidy = words.strip();
    if (tidy.length() > LONGEST) {
      return new GedcomDate(tidy, null, false, "longer than any date");
    }
    try {
      Meaning meaning = phrase(SPACES.matcher(tidy.toUpperCase(Locale.ROOT)).replaceAll(" "));
      if (beyondTheFormat(meaning.date.earliest()) || beyondTheFormat(meaning.date.latest())) {
        throw new NotUnderstood("beyond the year 9999");
      }
      return new GedcomDate(tidy, meaning.date, meaning.exact, null);
    } catch (NotUnderstood e) {
      return new GedcomDate(tidy, null, false, e.getMessage());
    } catch (DateTimeException | IllegalArgumentException e) {
      return new GedcomDate(tidy, null, false, "no such day");
    }
  }

  /// The date of a line, or of a phrase that stands for one; null when there is none.
  static GedcomDate of(GedcomLine line) {
    GedcomLine date = line.child("DATE");
    if (date == null) {
      return null;
    }
    String phrase = date.value("PHRASE");
    String words = date.text().isEmpty() && !phrase.isEmpty() ? "(" + phrase + ")" : date.text();
    return words.isEmpty() ? null : of(words);
  }

  /// Words as a further member of an event.
  static Map<String, Object> dateText(String words) {
    return words == null ? Map.of() : Map.of("dateText", words);
  }

  /// The problem, in the words of the report.
  String notUnderstood() {
    return "date not understood (%s)".formatted(problem);
  }

  private static boolean beyondTheFormat(LocalDate day) {
    return day != null && Math.abs(day.getYear()) > 9999;
  }

  private static Meaning phrase(String text) throws NotUnderstood {
    for (Rule rule : RULES) {
      Matcher matcher = rule.words.matcher(text);
      if (matcher.matches()) {
        return rule.reading.of(matcher);
      }
    }
    throw new NotUnderstood("empty");
  }

  private static Meaning between(Meaning from, Meaning to) throws NotUnderstood {
    if (from.date.earliest().isAfter(to.date.latest())) {
      throw new NotUnderstood("ends before it starts");
    }
    Qualifier qualifier = doubtful(from.date, to.date);
    return new Meaning(
        new EffectiveDate(from.date.earliest(), to.date.latest(), qualifier),
        from.exact && to.exact);
  }

  /// The end is read as well, since words that are half understood are not understood.
  private static Meaning beginning(String from, String to) throws NotUnderstood {
    about(to);
    return about(from).inexact();
  }

  private static Meaning until(Meaning end) {
    return new Meaning(new EffectiveDate(null, end.date.latest(), end.date.qualifier()), false);
  }

  private static Meaning before(Meaning bound) {
    LocalDate latest = bound.date.earliest().minusDays(1);
    return new Meaning(new EffectiveDate(null, latest, bound.date.qualifier()), bound.exact);
  }

  private static Meaning after(Meaning bound) {
    LocalDate earliest = bound.date.latest().plusDays(1);
    return new Meaning(new EffectiveDate(earliest, null, bound.date.qualifier()), bound.exact);
  }

  private static Qualifier doubtful(EffectiveDate one, EffectiveDate other) {
    return one.qualifier().ordinal() > other.qualifier().ordinal()
        ? one.qualifier()
        : other.qualifier();
  }

  private static Meaning about(String text) throws NotUnderstood {
    Matcher matcher = ABOUT.matcher(text);
    if (matcher.matches()) {
      return new Meaning(point(matcher.group(1)).date.with(Qualifier.APPROXIMATE), false);
    }
    if (text.endsWith("?")) {
      Meaning point = point(text.substring(0, text.length() - 1).strip());
      return new Meaning(point.date.with(Qualifier.UNCERTAIN), point.exact);
    }
    return point(text);
  }

  /// A day, a month or a year of some calendar.
  private static Meaning point(String text) throws NotUnderstood {
    String calendar = "GREGORIAN";
    String rest = text;
    Matcher matcher = CALENDAR.matcher(text);
    if (matcher.matches()) {
      calendar = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      rest = matcher.group(3);
    }
    return switch (calendar) {
      case "GREGORIAN" -> gregorian(rest);
      case "JULIAN" -> julian(rest);
      case "FRENCH R", "FRENCH_R" -> french(rest);
      default -> throw new NotUnderstood("calendar " + calendar);
    };
  }

  private static Meaning gregorian(String text) throws NotUnderstood {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return new Meaning(EffectiveDate.parse(text), true);
    }
    DateParts parts = parts(text, false);
    return new Meaning(gregorian(parts.year, parts.month, parts.day), parts.exact);
  }

  private static EffectiveDate gregorian(int year, int month, int day) {
    if (month == 0) {
      return stretch(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }
    if (day == 0) {
      YearMonth of = YearMonth.of(year, month);
      return stretch(of.atDay(1), of.atEndOfMonth());
    }
    return EffectiveDate.of(LocalDate.of(year, month, day));
  }

  private static Meaning julian(String text) throws NotUnderstood {
    DateParts parts = parts(text, false);
    int month = parts.month == 0 ? 1 : parts.month;
    int lastMonth = parts.month == 0 ? 12 : parts.month;
    int day = parts.day == 0 ? 1 : parts.day;
    int lastDay = parts.day == 0 ? julianMonthLength(parts.year, lastMonth) : parts.day;
    if (lastDay > julianMonthLength(parts.year, lastMonth) || lastDay < 1) {
      throw new NotUnderstood("no such day");
    }
    return new Meaning(
        stretch(fromJulian(parts.year, month, day), fromJulian(parts.year, lastMonth, lastDay)),
        false);
  }

  private static int julianMonthLength(int year, int month) {
    boolean leap = Math.floorMod(year, 4) == 0;
    return month == 2 && leap ? 29 : YearMonth.of(2001, month).lengthOfMonth();
  }

  /// By way of the Julian day number, after E. G. Richards, Explanatory Supplement to the
  /// Astronomical Almanac, 15.11.
  private static LocalDate fromJulian(int year, int month, int day) {
    int shift = (14 - month) / 12;
    long years = (long) year + 4800 - shift;
    int months = month + 12 * shift - 3;
    long dayNumber = day + (153 * months + 2) / 5 + 365 * years + Math.floorDiv(years, 4L) - 32083;
    return LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, dayNumber);
  }

  private static Meaning french(String text) throws NotUnderstood {
    DateParts parts = parts(text, true);
    if (parts.year < 1 || parts.year > 14) {
      throw new NotUnderstood("a Republican year from 1 to 14 is expected");
    }
    LocalDate newYear = frenchNewYear(parts.year);
    LocalDate lastDay = frenchNewYear(parts.year + 1).minusDays(1);
    if (parts.month == 0) {
      return new Meaning(stretch(newYear, lastDay), false);
    }
    LocalDate first = newYear.plusDays(30L * (parts.month - 1));
    LocalDate last = parts.month == 13 ? lastDay : first.plusDays(29);
    if (parts.day == 0) {
      return new Meaning(stretch(first, last), false);
    }
    LocalDate day = first.plusDays(parts.day - 1L);
    if (day.isAfter(last)) {
      throw new NotUnderstood("no such day");
    }
    return new Meaning(EffectiveDate.of(day), false);
  }

  private static LocalDate frenchNewYear(int year) {
    return LocalDate.of(1791 + year, 9, FRENCH_NEW_YEAR[year - 1]);
  }

  private static EffectiveDate stretch(LocalDate first, LocalDate last) {
    return new EffectiveDate(first, last, Qualifier.NONE);
  }

  /// @param month 0 when not said
  /// @param day 0 when not said
  private record DateParts(int year, int month, int day, boolean exact) {}

  private static DateParts parts(String text, boolean french) throws NotUnderstood {
    Matcher monthFirst = MONTH_FIRST.matcher(text);
    if (monthFirst.matches() && !french) {
      return new DateParts(
          Integer.parseInt(monthFirst.group(3)),
          month(monthFirst.group(1), false),
          day(monthFirst.group(2)),
          true);
    }
    Matcher matcher = PARTS.matcher(text);
    if (!matcher.matches()) {
      if (DAY_AND_MONTH.matcher(text).matches()) {
        throw new NotUnderstood("no year");
      }
      throw new NotUnderstood(text.startsWith("(") ? "free text" : "not a GEDCOM date");
    }
    String yearText = matcher.group(3);
    boolean beforeChrist = matcher.group(5) != null;
    int month = matcher.group(2) == null ? 0 : month(matcher.group(2), french);
    if (yearText.length() < 3 && !beforeChrist && !french && matcher.group(6) == null) {
      throw new NotUnderstood(
          month > 0 && matcher.group(1) == null ? "no year" : "a year of two digits");
    }
    int year = Integer.parseInt(yearText);
    if (matcher.group(4) != null) {
      year = newStyle(yearText, matcher.group(4));
    }
    if (year == 0) {
      throw new NotUnderstood("there is no year 0");
    }
    int day = matcher.group(1) == null ? 0 : day(matcher.group(1));
    return new DateParts(beforeChrist ? 1 - year : year, month, day, matcher.group(4) == null);
  }

  private static int day(String digits) throws NotUnderstood {
    int day = Integer.parseInt(digits);
    if (day == 0) {
      throw new NotUnderstood("no such day");
    }
    return day;
  }

  private static int month(String word, boolean french) throws NotUnderstood {
    Integer month = (french ? FRENCH_MONTHS : MONTHS).get(word);
    if (month == null) {
      throw new NotUnderstood("'%s' is not a month".formatted(word));
    }
    return month;
  }

  /// 1640/41 is 1641 by our reckoning, 1699/00 is 1700.
  private static int newStyle(String old, String next) throws NotUnderstood {
    int year = Integer.parseInt(old) + 1;
    if (!Integer.toString(year).endsWith(next)) {
      throw new NotUnderstood("'%s/%s' is not a year that began in March".formatted(old, next));
    }
    return year;
  }
}
