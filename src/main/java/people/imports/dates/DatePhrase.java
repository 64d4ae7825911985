package people.imports.dates;

import module java.base;

import people.EffectiveDate.Qualifier;
import people.imports.dates.DateMeaning.NotUnderstood;

/// Reads what may stand around dates, in the common form of [DateWords]: about, before, between,
/// one or the other, and what is in brackets.
///
/// @param point reads the dates themselves
/// @param moment whether the words are of something that happens on one day, such as a birth: a
///   period is then the days in which it lies
/// @param depth how many phrases this one stands in
record DatePhrase(DatePoint point, boolean moment, int depth) {

  /// Words between two dates, and what they do.
  private static final String AND = "AND|E|EN|I|Y|AC";

  private static final String TO = "TO|BY|A|AD|AU|AL";
  private static final String OR = "OR|O|OF";

  private static final Pattern BETWEEN = spaced(AND);
  private static final Pattern BETWEEN_LOOSELY =
      Pattern.compile(" (?:" + TO + "|" + OR + ") | ?- ?");
  private static final Pattern UP_TO = Pattern.compile(" (?:" + TO + ") | ?- ?");
  private static final Pattern ONE_OF = spaced(OR);
  private static final Pattern BUT_BEFORE = Pattern.compile(" (?:AND |TO |- ?)?BEF ");
  private static final Pattern BUT_AFTER = Pattern.compile(" (?:AND )?AFT ");
  private static final Pattern OR_ELSE =
      Pattern.compile(" (?:" + OR + ") (?=(?:ABT|BEF|AFT|BY|SINCE|BET|FROM|TO|UNC) )");
  private static final Pattern SLASH = Pattern.compile(" ?/ ?");

  /// Without one of these, there is nothing in brackets or left blank.
  private static final Pattern SIGNS =
      Pattern.compile("[(\\[?:]|^[_.X0-]|INT |GREGORIAN|JULIAN|FRENCHR|HEBREW|00$");

  private static final Pattern LETTER = Pattern.compile("[A-Z]{2}");

  private static final Pattern INTERPRETED = Pattern.compile("INT ([^(]+)(?:\\(.*\\))?");
  private static final Pattern BRACKETS = Pattern.compile("[(\\[](.*)[)\\]]");
  private static final Pattern BRACKETS_BEHIND = Pattern.compile("([^(\\[]+)[(\\[](.*)[)\\]]");
  private static final Pattern IN_CALENDAR =
      Pattern.compile("(GREGORIAN|JULIAN|FRENCHR|HEBREW) (.+)");
  private static final Pattern ADVERB =
      Pattern.compile(
          "(?:SHORTLY|JUST|SOON|LONG|KURZ|BALD|PEU|JUSTE|KORT|VLAK|POCO|POUCO|LIGE|STRAX|KRATCE|KROTKO)"
              + " ((?:BEF|AFT|BY|SINCE|ABT) .+)");
  private static final Pattern MARKED = Pattern.compile("([A-Z]+) ?(.+)");
  private static final Pattern ABOUT_YEAR =
      Pattern.compile(
          "(?:\\d{1,2}[ .-]*)?(?:" + String.join("|", DatePoint.MONTHS) + ") ABT (\\d{4})");
  private static final Pattern ABOUT_BEHIND = Pattern.compile("(.+) ABT");
  private static final Pattern LAST_YEAR = Pattern.compile(".*?(\\d{3,4}(?:/\\d{1,4})?(?: BC)?)");
  private static final Pattern FIRST_DAY =
      Pattern.compile("\\d{1,2}([ .-]*(?:[A-Z]+|\\d{1,2})[ .-]*\\d{3,4}.*)");
  private static final Pattern WITHOUT_YEAR = Pattern.compile("(?:\\d{1,2}[ .-]*)?[A-Z]{3,4}");
  private static final Pattern BLANKS =
      Pattern.compile(
          "(?:[?_.X0-]+[ ./-]){2}(?<year>\\d{4})|(?!\\d\\d99[-/])(?<first>\\d{4})(?:[-./]00){1,2}"
              + "|(?:[-_.]{2,} ?|[-_.] )(?<month>(?:[A-Z]{3} )?\\d{4})");
  private static final Pattern TIME =
      Pattern.compile("(.+?)(?: AT)? \\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[AP]M)?");
  private static final Pattern DAY = Pattern.compile("\\d{1,2}");
  private static final Pattern YEAR_AMONG_WORDS =
      Pattern.compile("(?:[A-Z]{3,} ){1,2}(\\d{4})|(\\d{4})(?: [A-Z]{3,}){1,2}");

  /// No phrase has more phrases in one another.
  private static final int DEEPEST = 3;

  /// So many places are tried to part a phrase.
  private static final int MOST_PARTINGS = 3;

  private static Pattern spaced(String words) {
    return Pattern.compile(" (?:" + words + ") ");
  }

  private static final Joining EITHER = DateMeaning::either;

  /// How two dates become one.
  private interface Joining {
    DateMeaning of(DateMeaning one, DateMeaning other) throws NotUnderstood;
  }

  DateMeaning read(String text) throws NotUnderstood {
    if (depth > DEEPEST) {
      throw new NotUnderstood("not a GEDCOM date");
    }
    DateMeaning meaning = SIGNS.matcher(text).find() ? inBrackets(text) : null;
    if (meaning == null && LETTER.matcher(text).find()) {
      meaning = marked(text);
    }
    if (meaning != null) {
      return meaning;
    }
    try {
      return point.read(text);
    } catch (NotUnderstood e) {
      meaning = unmarked(text);
      if (meaning == null && depth == 0) {
        meaning = yearAmongWords(text);
      }
      if (meaning == null) {
        throw e;
      }
      return meaning;
    }
  }

  private DateMeaning inner(String text) throws NotUnderstood {
    return new DatePhrase(point, moment, depth + 1).read(text.strip());
  }

  /// The same, or the year in it, where all else is not understood: `before Easter 1850`.
  private DateMeaning loosely(String text) throws NotUnderstood {
    try {
      return inner(text);
    } catch (NotUnderstood e) {
      DateMeaning year = depth == 0 ? yearAmongWords(text) : null;
      if (year == null) {
        throw e;
      }
      return year;
    }
  }

  // ---- brackets and question marks

  /// Null when there are none.
  private DateMeaning inBrackets(String text) throws NotUnderstood {
    Matcher matcher = INTERPRETED.matcher(text);
    if (matcher.matches()) {
      return inner(matcher.group(1)).inexact();
    }
    matcher = BRACKETS.matcher(text);
    if (matcher.matches()) {
      try {
        return inner(matcher.group(1)).qualified(Qualifier.UNCERTAIN).inexact();
      } catch (NotUnderstood e) {
        throw new NotUnderstood("free text");
      }
    }
    matcher = BRACKETS_BEHIND.matcher(text);
    if (matcher.matches()) {
      String behind = matcher.group(2);
      if (DatePoint.isCalendar(behind)) {
        return inner(behind + " " + matcher.group(1)).inexact();
      }
      DateMeaning read = inner(matcher.group(1)).qualified(Qualifier.UNCERTAIN);
      return behind.equals("?")
          ? read.inexact()
          : read.doubted("words in brackets behind it: taken as uncertain");
    }
    matcher = BLANKS.matcher(text);
    if (matcher.matches()) {
      String known =
          Stream.of("year", "first", "month")
              .map(matcher::group)
              .filter(Objects::nonNull)
              .findFirst()
              .orElseThrow();
      return point.read(known).inexact();
    }
    matcher = TIME.matcher(text);
    if (matcher.matches()) {
      return inner(matcher.group(1)).inexact();
    }
    if (text.endsWith("?") || text.startsWith("?")) {
      String rest = text.startsWith("?") ? text.substring(1) : text.substring(0, text.length() - 1);
      return inner(rest).qualified(Qualifier.UNCERTAIN);
    }
    matcher = IN_CALENDAR.matcher(text);
    if (matcher.matches() && !matcher.group(2).isBlank()) {
      return new DatePhrase(point.in(matcher.group(1)), moment, depth + 1).read(matcher.group(2));
    }
    return null;
  }

  // ---- phrases that begin with a word of their own

  /// Null when it does not begin with one, or is not understood as one.
  private DateMeaning marked(String text) throws NotUnderstood {
    if (!text.startsWith("EITHER ") && OR_ELSE.matcher(text).find()) {
      DateMeaning either = parted(text, OR_ELSE, EITHER);
      if (either == null) {
        throw new NotUnderstood("not a GEDCOM date");
      }
      return either;
    }
    Matcher matcher = ABOUT_YEAR.matcher(text);
    if (matcher.matches()) {
      return inner(matcher.group(1)).qualified(Qualifier.APPROXIMATE).inexact();
    }
    matcher = ADVERB.matcher(text);
    if (matcher.matches()) {
      return inner(matcher.group(1)).inexact();
    }
    matcher = ABOUT_BEHIND.matcher(text);
    if (matcher.matches()) {
      return inner(matcher.group(1)).qualified(Qualifier.APPROXIMATE).inexact();
    }
    matcher = MARKED.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String rest = matcher.group(2);
    return switch (matcher.group(1)) {
      case "ABT" -> loosely(rest).qualified(Qualifier.APPROXIMATE).inexact();
      case "UNC" -> inner(rest).qualified(Qualifier.UNCERTAIN).inexact();
      case "BAPT" ->
          inner(rest)
              .qualified(Qualifier.APPROXIMATE)
              .doubted("the day of a baptism: taken as about that day");
      case "BURI" -> inner(rest).by().doubted("the day of a burial: taken as by that day");
      case "BET" -> between(rest);
      case "EITHER" -> parted(rest, ONE_OF, EITHER);
      case "FROM" -> from(rest);
      case "TO" -> to(inner(rest));
      case "BY" -> loosely(rest).by();
      case "SINCE" -> loosely(rest).since();
      case "BEF" -> {
        DateMeaning both =
            parted(rest, BUT_AFTER, (end, start) -> DateMeaning.between(start, end).inexact());
        yield both != null ? both : loosely(rest).before();
      }
      case "AFT" -> {
        DateMeaning both =
            parted(rest, BUT_BEFORE, (start, end) -> DateMeaning.between(start, end).inexact());
        yield both != null ? both : loosely(rest).after();
      }
      default -> null;
    };
  }

  private DateMeaning between(String rest) {
    DateMeaning between = parted(rest, BETWEEN, DateMeaning::between);
    if (between == null) {
      between = parted(rest, BETWEEN_LOOSELY, DateMeaning::between);
      between = between == null ? null : between.inexact();
    }
    return between;
  }

  private DateMeaning from(String rest) throws NotUnderstood {
    DateMeaning period = parted(rest, UP_TO, this::period);
    if (period == null) {
      period = between(rest);
    }
    if (period != null) {
      return period.inexact();
    }
    DateMeaning beginning = inner(rest);
    return moment ? beginning.since() : beginning.inexact();
  }

  private DateMeaning to(DateMeaning end) throws NotUnderstood {
    DateMeaning by = end.by();
    return moment ? by : new DateMeaning(by.date(), end.date(), false, true, by.doubt());
  }

  /// A moment lies within the period.
  private DateMeaning period(DateMeaning from, DateMeaning to) throws NotUnderstood {
    return moment ? DateMeaning.between(from, to) : DateMeaning.period(from, to);
  }

  // ---- two dates with a word between them

  private DateMeaning unmarked(String text) {
    DateMeaning meaning = parted(text, ONE_OF, EITHER);
    if (meaning == null) {
      meaning = parted(text, UP_TO, this::stretch);
    }
    return meaning != null ? meaning : parted(text, SLASH, EITHER);
  }

  /// `1731-1734` may be a period, and may be that nobody knows the year. So it begins on any day of
  /// it, and is over at its end.
  private DateMeaning stretch(DateMeaning from, DateMeaning to) throws NotUnderstood {
    DateMeaning between = DateMeaning.between(from, to).inexact();
    boolean turned = DateMeaning.isBackwards(from, to);
    return moment
        ? between
        : new DateMeaning(
            between.date(), turned ? from.date() : to.date(), false, true, between.doubt());
  }

  /// Parts a phrase where both sides are understood; null when they nowhere are.
  private DateMeaning parted(String text, Pattern between, Joining joining) {
    Matcher place = between.matcher(text);
    for (int i = 0; i < MOST_PARTINGS && place.find(); i++) {
      String left = text.substring(0, place.start()).strip();
      String right = text.substring(place.end()).strip();
      try {
        return joined(left, right, joining);
      } catch (NotUnderstood e) {
        // the next place may be the right one
      }
    }
    return null;
  }

  private DateMeaning joined(String left, String right, Joining joining) throws NotUnderstood {
    String second = right;
    Matcher year = LAST_YEAR.matcher(left);
    if (DAY.matcher(right).matches() && year.matches()) {
      int full = Integer.parseInt(year.group(1).replaceAll("\\D.*", ""));
      int completed = DatePoint.completed(full, right);
      second = completed - full > DatePoint.LONGEST_RANGE ? right : Integer.toString(completed);
    } else if (WITHOUT_YEAR.matcher(right).matches() && year.matches()) {
      second = right + " " + year.group(1);
    }
    DateMeaning other = inner(second);
    Matcher monthAndYear = FIRST_DAY.matcher(right);
    year = LAST_YEAR.matcher(right);
    if (DAY.matcher(left).matches() && monthAndYear.matches()) {
      return joining.of(inner(left + monthAndYear.group(1)), other);
    }
    if (!WITHOUT_YEAR.matcher(left).matches() || !year.matches()) {
      return joining.of(inner(left), other);
    }
    DateMeaning one = inner(left + " " + year.group(1));
    if (!DateMeaning.isBackwards(one, other) || !year.group(1).matches("\\d+")) {
      return joining.of(one, other);
    }
    DateMeaning joined =
        joining.of(inner(left + " " + (Integer.parseInt(year.group(1)) - 1)), other);
    // December or January of one year, or of two
    return joining == EITHER ? DateMeaning.either(joined, one) : joined;
  }

  // ---- words that are not understood

  /// The year that stands with one or two words that are not understood; null where there is none.
  /// They may say anything of it, so it is uncertain.
  private DateMeaning yearAmongWords(String text) throws NotUnderstood {
    String plain = DateWords.withoutFillers(text);
    Matcher matcher = YEAR_AMONG_WORDS.matcher(plain);
    if (!matcher.matches() || Arrays.stream(plain.split(" ")).anyMatch(DateWords::isKnown)) {
      return null;
    }
    return point
        .read(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
        .qualified(Qualifier.UNCERTAIN)
        .doubted("not all of the words are understood: the year counts, as uncertain");
  }
}
