package people.imports.dates;

import module java.base;

import people.imports.dates.DateMeaning.NotUnderstood;

/// Reads a day, a month, a season or a year of some calendar, in the common form of [DateWords].
///
/// What is known of it counts: of a day that its month does not have the month, of a day and a
/// month in unknown order the year. So does the year of a day in a month that is not understood.
///
/// @param calendar the one that it is of, if it does not say
/// @param shortYears whether a year may have less than three digits, as in GEDCOM 7
record DatePoint(TreeCalendar calendar, boolean shortYears) {

  private static final Map<String, TreeCalendar> CALENDARS =
      Map.of(
          "GREGORIAN", TreeCalendar.GREGORIAN,
          "JULIAN", TreeCalendar.JULIAN,
          "FRENCHR", TreeCalendar.FRENCH_REPUBLICAN,
          "HEBREW", TreeCalendar.HEBREW);

  static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

  static final List<String> FRENCH_MONTHS =
      List.of(
          "VEND", "BRUM", "FRIM", "NIVO", "PLUV", "VENT", "GERM", "FLOR", "PRAI", "MESS", "THER",
          "FRUC", "COMP");

  static final List<String> HEBREW_MONTHS =
      List.of(
          "TSH", "CSH", "KSL", "TVT", "SHV", "ADR", "ADS", "NSN", "IYR", "SVN", "TMZ", "AAV",
          "ELL");

  /// The month as people write it; `ADR` is the first one, by the standard.
  private static final String ADAR = "ADAR";

  static final List<String> ROMAN =
      List.of(
          "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
          "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI");

  static final String NO_SUCH_DAY = "no such day: the month counts";

  /// The last year that began on 25 March in England, and so the last one that is written twice.
  private static final int LAST_DUAL_YEAR = 1751;

  private static final int LAST_REPUBLICAN_YEAR = 14;

  /// Of two years of which the second is not written out; in years.
  static final int LONGEST_RANGE = 30;

  private static final String YEAR =
      "(?<year>\\d{1,4})(?:(?<sign>[/-])(?<next>\\d{1,4}))?(?<era> BC| AD)?";
  private static final String GAP = "[ ./-]*";

  private static final Pattern WORDED_CALENDAR =
      Pattern.compile("(GREGORIAN|JULIAN|FRENCHR|HEBREW|ROMAN|UNKNOWN)\\b ?(.*)|(.*) (JULIAN)");
  private static final Pattern PLAIN =
      Pattern.compile("(?:(?:(\\d{1,2}) )?(" + String.join("|", MONTHS) + ") )?(\\d{4})");
  private static final List<Pattern> WORDED =
      List.of(
          Pattern.compile("(?:(?<day>\\d{1,2})" + GAP + ")?(?<month>[A-Z]+)" + GAP + YEAR),
          Pattern.compile("(?<month>[A-Z]+)" + GAP + "(?<day>\\d{1,2})[ -]+" + YEAR));
  private static final Pattern YEAR_AND_WORD =
      Pattern.compile("(\\d{4})[ ./-](?!BC|AD)([A-Z]+)(?:[ ./-](\\d{1,2}))?");
  private static final Pattern YEAR_DAY_MONTH =
      Pattern.compile("(\\d{4})[ .-](\\d{1,2})[ .-]([A-Z]{3,})");
  private static final Pattern ONLY_YEAR = Pattern.compile(YEAR.replace("[/-]", "/"));
  private static final Pattern SHORT_DATE =
      Pattern.compile("\\d{1,2}" + GAP + "[A-Z]+|[A-Z]+" + GAP + "\\d{1,2}");

  /// A month by its number, in a calendar.
  private record MonthOf(TreeCalendar calendar, int number) {}

  static boolean isCalendar(String name) {
    return CALENDARS.containsKey(name);
  }

  /// The same, of another calendar.
  ///
  /// @param name in the common form
  DatePoint in(String name) throws NotUnderstood {
    TreeCalendar named = CALENDARS.get(name);
    if (named == null) {
      throw new NotUnderstood("calendar " + name);
    }
    return new DatePoint(named, shortYears);
  }

  /// What most dates are, `12 SEP 1953` or `1953`; null for all others.
  DateMeaning plain(String text) {
    Matcher matcher = PLAIN.matcher(text);
    if (!isOurs() || !matcher.matches()) {
      return null;
    }
    int day = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
    int month = matcher.group(2) == null ? 0 : MONTHS.indexOf(matcher.group(2)) + 1;
    int year = Integer.parseInt(matcher.group(3));
    boolean isLeftOpen = year == 0 || day == 0 && matcher.group(1) != null;
    return isLeftOpen ? null : days(calendar, year, month, day);
  }

  /// @param text in the common form of [DateWords]
  DateMeaning read(String text) throws NotUnderstood {
    DateMeaning plain = plain(text);
    if (plain != null) {
      return plain;
    }
    Matcher matcher = WORDED_CALENDAR.matcher(text);
    if (matcher.matches()) {
      if (text.equals("UNKNOWN")) {
        throw new NotUnderstood("not a GEDCOM date");
      }
      String name = matcher.group(1) == null ? matcher.group(4) : matcher.group(1);
      String rest = matcher.group(1) == null ? matcher.group(3) : matcher.group(2);
      return in(name).read(rest);
    }
    String bare = DateWords.withoutFillers(text);
    if (bare.startsWith("AD ")) {
      bare = bare.substring(3) + " AD";
    }
    DateMeaning read = calendar == TreeCalendar.GREGORIAN ? DateInNumbers.read(bare) : null;
    if (read == null) {
      read = DateStretch.read(bare);
    }
    if (read == null) {
      read = worded(bare);
    }
    return Arrays.stream(text.split(" ")).anyMatch(DateWords::isPart) ? read.opened() : read;
  }

  // ---- months in words

  private DateMeaning worded(String text) throws NotUnderstood {
    String arabic = YEAR_DAY_MONTH.matcher(withYearInDigits(text)).replaceFirst("$2 $3 $1");
    Matcher yearFirst = YEAR_AND_WORD.matcher(arabic);
    if (yearFirst.matches()) {
      String day = yearFirst.group(3) == null ? "" : yearFirst.group(3) + " ";
      arabic = day + yearFirst.group(2) + " " + yearFirst.group(1);
    }
    for (Pattern pattern : WORDED) {
      Matcher words = pattern.matcher(arabic);
      if (words.matches()) {
        return worded(words, words.group("month"), words.group("day"));
      }
    }
    Matcher year = ONLY_YEAR.matcher(arabic);
    if (year.matches()) {
      return worded(year, null, null);
    }
    if (SHORT_DATE.matcher(text).matches()) {
      throw new NotUnderstood("no year");
    }
    throw new NotUnderstood(text.isEmpty() ? "empty" : "not a GEDCOM date");
  }

  /// The Republic counted its years in Roman numbers.
  private String withYearInDigits(String text) {
    int space = text.lastIndexOf(' ');
    int year = ROMAN.indexOf(text.substring(space + 1)) + 1;
    boolean french =
        year > 0 && calendar == TreeCalendar.FRENCH_REPUBLICAN
            || year > 0 && Arrays.stream(text.split("[ .]")).anyMatch(FRENCH_MONTHS::contains);
    return french ? text.substring(0, space + 1) + year : text;
  }

  private DateMeaning worded(Matcher words, String monthWord, String dayDigits)
      throws NotUnderstood {
    MonthOf month = monthWord == null ? null : month(monthWord, dayDigits != null);
    boolean unknown = monthWord != null && month == null;
    if (unknown && (dayDigits == null || DateWords.isKnown(monthWord))) {
      throw new NotUnderstood("'%s' is not a month".formatted(monthWord));
    }
    TreeCalendar of = month == null ? calendar : month.calendar;
    String era = words.group("era");
    checkYear(of, words.group("year"), era != null, month != null && dayDigits == null);
    int number = month == null ? 0 : month.number;
    int day = month == null || dayDigits == null ? 0 : Integer.parseInt(dayDigits);
    DateMeaning meaning = years(of, words, number, day);
    if (ADAR.equals(monthWord) && words.group("next") == null) {
      meaning = eitherAdar(meaning, Integer.parseInt(words.group("year")), day);
    }
    if (unknown) {
      return meaning.doubted("'%s' is not a month: the year counts".formatted(monthWord));
    }
    boolean noDay = dayDigits != null && day == 0;
    return noDay ? meaning.doubted(NO_SUCH_DAY) : meaning;
  }

  /// In a leap year, Adar may be the first or the second one, as far as both have that day.
  private static DateMeaning eitherAdar(DateMeaning first, int year, int day) throws NotUnderstood {
    int second = HEBREW_MONTHS.indexOf("ADS") + 1;
    int length = TreeCalendar.HEBREW.length(year, second);
    return length == 0 || day > length
        ? first
        : DateMeaning.either(first, days(TreeCalendar.HEBREW, year, second, day));
  }

  private void checkYear(TreeCalendar of, String digits, boolean era, boolean withoutDay)
      throws NotUnderstood {
    boolean ours = of == TreeCalendar.GREGORIAN || of == TreeCalendar.JULIAN;
    if (ours && digits.length() < 3 && !era && !shortYears) {
      throw new NotUnderstood(withoutDay ? "no year" : "a year of two digits");
    }
    if (era && !ours) {
      throw new NotUnderstood("not a GEDCOM date");
    }
    int year = Integer.parseInt(digits);
    if (of == TreeCalendar.FRENCH_REPUBLICAN && (year < 1 || year > LAST_REPUBLICAN_YEAR)) {
      throw new NotUnderstood("a Republican year from 1 to 14 is expected");
    }
    if (of == TreeCalendar.HEBREW && year < 1000) {
      throw new NotUnderstood("a Hebrew year with its thousands is expected");
    }
    if (year == 0) {
      throw new NotUnderstood("there is no year 0");
    }
  }

  /// Null for a word that is no month.
  ///
  /// @param afterDay whether a day stands beside it, so that it may be a Roman number
  private MonthOf month(String word, boolean afterDay) throws NotUnderstood {
    MonthOf month = null;
    int ours = MONTHS.indexOf(word) + 1;
    if (ours == 0 && afterDay && ROMAN.indexOf(word) < 12) {
      ours = ROMAN.indexOf(word) + 1;
    }
    int french = FRENCH_MONTHS.indexOf(word) + 1;
    int hebrew = HEBREW_MONTHS.indexOf(word.equals(ADAR) ? "ADR" : word) + 1;
    if (ours > 0) {
      month = new MonthOf(isOurs() ? calendar : TreeCalendar.GREGORIAN, ours);
    } else if (french > 0) {
      month = new MonthOf(TreeCalendar.FRENCH_REPUBLICAN, french);
    } else if (hebrew > 0) {
      month = new MonthOf(TreeCalendar.HEBREW, hebrew);
    }
    boolean other = month != null && month.calendar != calendar;
    if (other && calendar != TreeCalendar.GREGORIAN) {
      throw new NotUnderstood("'%s' is not a month".formatted(word));
    }
    return month;
  }

  private boolean isOurs() {
    return calendar == TreeCalendar.GREGORIAN || calendar == TreeCalendar.JULIAN;
  }

  /// A day, or its month where it has no such day.
  ///
  /// @param month 0 for all of the year
  /// @param day 0 for all of the month
  static DateMeaning days(TreeCalendar of, int year, int month, int day) {
    boolean missing = month > 0 && of.length(year, month) == 0;
    int inYear = missing ? month - 1 : month;
    boolean noSuchDay = month > 0 && day > of.length(year, inYear);
    DateMeaning days = DateMeaning.exactly(of.days(year, inYear, noSuchDay ? 0 : day));
    if (noSuchDay) {
      days = days.doubted(NO_SUCH_DAY);
    }
    if (missing) {
      days = days.doubted("no second Adar in that year: the one of it");
    }
    return of == TreeCalendar.GREGORIAN ? days : days.inexact();
  }

  // ---- two years

  /// February 1640/41 is that of 1641 by our reckoning, as long as years began in March, and
  /// 1699/00 is 1699 and 1700. Where no month says which of the two it is, and of other years, both
  /// are meant, and those between them.
  private DateMeaning years(TreeCalendar of, Matcher words, int month, int day)
      throws NotUnderstood {
    boolean bc = " BC".equals(words.group("era"));
    int year = Integer.parseInt(words.group("year"));
    DateMeaning early = days(of, bc ? 1 - year : year, month, day);
    String next = words.group("next");
    if (next == null) {
      return early;
    }
    int other = completed(year, next);
    if (next.length() < words.group("year").length() && (bc || other - year > LONGEST_RANGE)) {
      throw new NotUnderstood(
          "'%s/%s' is not a year that began in March".formatted(words.group("year"), next));
    }
    if (other < 1 || of == TreeCalendar.FRENCH_REPUBLICAN && other > LAST_REPUBLICAN_YEAR) {
      throw new NotUnderstood("no such year");
    }
    boolean slash = words.group("sign").equals("/");
    boolean inOldYear = month == 1 || month == 2 || month == 3 && day > 0 && day < 25;
    boolean marchYears =
        of == TreeCalendar.JULIAN || of == TreeCalendar.GREGORIAN && year <= LAST_DUAL_YEAR;
    boolean untilYear = !slash && day == 0;
    DateMeaning late = days(of, bc ? 1 - other : other, untilYear ? 0 : month, day);
    return slash && other == year + 1 && inOldYear && marchYears && !bc
        ? late.inexact()
        : DateMeaning.between(early, late).inexact();
  }

  /// The next year that ends with these digits; where all digits are there, that year.
  static int completed(int year, String digits) {
    int number = Integer.parseInt(digits);
    if (digits.length() >= Integer.toString(year).length()) {
      return number;
    }
    int unit = (int) Math.pow(10, digits.length());
    int next = year - year % unit + number;
    return next > year ? next : next + unit;
  }
}
