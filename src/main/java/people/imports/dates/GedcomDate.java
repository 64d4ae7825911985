package people.imports.dates;

import module java.base;

import people.*;
import people.imports.dates.DateMeaning.NotUnderstood;

/// The words of a date in a family tree, and the date they mean.
///
/// The grammar is DATE_VALUE of GEDCOM 5.5.1 (page 45) and of GEDCOM 7.0 (section 2.4), read
/// generously: any case, points, ISO dates, and what people write instead, in the languages of
/// [DateWords]. A date is never more certain than its words: where they leave several dates open,
/// it is the stretch of all of them, and where a part of them is not understood, the rest counts.
/// See `docs/decisions/0037-half-known-dates.md`.
///
/// | words                              | date                            | note                                          |
/// |------------------------------------|---------------------------------|-----------------------------------------------|
/// | `12 SEP 1953`, `SEP 1953`, `1953`  | `1953-09-12`, `1953-09`, `1953` |                                               |
/// | `September 12, 1953`, `1953-09-12` | `1953-09-12`, `1953-09-12`      |                                               |
/// | `12. září 1953`, `21MAR1900`       | `1953-09-12`, `1900-03-21`      |                                               |
/// | `25/06/1925`, `12.06.1925`         | `1925-06-25`, `1925-06-12`      | with points the day stands first              |
/// | `12/06/1925`, `29 FEB 1901`        | `1925`, `1901-02`               | what is certain of it                         |
/// | `12 Foo 1925`, `Whitsun 1850`      | `1925`, `1850?`                 | the word is no month; it may say anything     |
/// | `ABT 1582`, `CAL 1582`, `EST 1582` | `1582~`, `1582~`, `1582~`       | `vers`, `um`, `circa` and the like            |
/// | `<1850>`, `1850+`, `1850-`         | `1850~`, `1850/..`, `1850?`     | an estimate; open behind; `-` of a birth is `1850?/..` |
/// | `05 1850`, `20001212`, `25061925`  | `1850-05`, `2000-12-12`, `1925-06-25` | eight digits begin with the year where that makes a date |
/// | `BEF 1600`, `AFT 12 SEP 1953`      | `../1599`, `1953-09-13/..`      | `avant`, `vor`, `nach`, `dopo`                |
/// | `BET 1582 AND 1590`, `1582-1590`   | `1582/1590`, `1582/1590`        | `entre … et …`                                |
/// | `AFT 1880 AND BEF 1890`            | `1880/1890`                     |                                               |
/// | `BET 1590 AND 1582`                | `1582?/1590?`                   | turned                                        |
/// | `1176 or 1188`, `1056/1060`        | `1176/1188`, `1056/1060`        |                                               |
/// | `28 Jan 1546-1547`                 | `1546-01-28/1547-01-28`         |                                               |
/// | `Q2 1875`, `spring 1875`           | `1875-04/1875-06`, `1875-03/1875-05` | as in the northern half of the earth     |
/// | `winter 1875`, `winter 1875/76`    | `1874-12/1876-02`, `1875-12/1876-02` | one year may have two of them            |
/// | `1850s`, `19th century`            | `1850/1859`, `1800/1900`        |                                               |
/// | `FROM 1950 TO 1960`, `FROM 1950`   | `1950`, `1950`                  | the beginning; the end is [#until]            |
/// | `TO 1960`                          | `../1960`                       |                                               |
/// | `INT 1582 (about May)`, `1582?`    | `1582`, `1582?`                 |                                               |
/// | `(about 1850)`                     | `1850%`                         | a phrase counts if all of it is understood    |
/// | `11 FEB 1731/32`                   | `1732-02-11`                    | years began in March; the new style counts    |
/// | `1731/32`                          | `1731/1732`                     | no month says which of them                   |
/// | `11 FEB 1911/12`                   | `1911-02-11/1912-02-11`         | no longer                                     |
/// | `Bapt 18 Dec 1690`                 | `1690-12-18~`                   | of a birth                                    |
/// | `44 B.C.`                          | `-0043`                         | year 0 is 1 BC                                |
/// | `@#DJULIAN@ 25 OCT 1917`           | `1917-11-07`                    | also `JULIAN …`; a month or year is a stretch |
/// | `@#DFRENCH R@ 18 BRUM 8`           | `1799-11-09`                    | also `FRENCH_R …`, `18 brumaire an VIII`; years 1 to 14 |
/// | `@#DHEBREW@ 2 TVT 5758`            | `1997-12-31`                    | also `HEBREW …`, `2 Tevet 5758`               |
/// | `5 Adar 5700`, `5 Adar II 5700`    | `1940-02-14/1940-03-15`, `1940-03-15` | of a leap year, which has two; `ADR` is the first one |
///
/// What happens on one day, as a birth does, has no period: [#ofEvent] takes `FROM 1950 TO 1960`
/// for a day of these years. A year of one or two digits is understood from GEDCOM 7 on, where the
/// standard has it; before, its century may be missing.
///
/// @param words as they stand in the file, space at both ends removed
/// @param date what they mean, of a period its beginning; null when they are not understood
/// @param until the end of a period; null when they name none
/// @param exact whether the date says all that the words say
/// @param doubt what was done about words that can't be meant as they stand; null when they can
/// @param problem why they are not understood; null when they are
public record GedcomDate(
    String words,
    EffectiveDate date,
    EffectiveDate until,
    boolean exact,
    String doubt,
    String problem) {

  /// The longest words that are looked at.
  private static final int LONGEST = 300;

  /// The version of GEDCOM from which on a year may have one or two digits.
  private static final int SHORT_YEARS = 7;

  /// Tags of what happens on one day.
  private static final Set<String> MOMENTS =
      Set.of(
          "BIRT", "CHR", "BAPM", "BAPL", "CHRA", "DEAT", "BURI", "CREM", "ADOP", "MARR", "ENGA",
          "DIV", "ANUL");

  /// Reads words of which nothing else is known. Never fails: see [#problem].
  public static GedcomDate of(String words) {
    return of(words, false, false);
  }

  /// Reads words as GEDCOM 7 has them, of what may last.
  public static GedcomDate ofVersion7(String words) {
    return of(words, false, true);
  }

  private static GedcomDate of(String words, boolean moment, boolean shortYears) {
    String tidy = words.strip();
    if (tidy.length() > LONGEST) {
      return notUnderstood(tidy, "longer than any date");
    }
    try {
      DatePoint point = new DatePoint(TreeCalendar.GREGORIAN, shortYears);
      DateMeaning meaning = point.plain(tidy);
      if (meaning == null) {
        meaning = new DatePhrase(point, moment, 0).read(DateWords.commonForm(tidy));
      }
      EffectiveDate date = meaning.date();
      if (beyondTheFormat(date) || beyondTheFormat(meaning.until())) {
        return notUnderstood(tidy, "beyond the year 9999");
      }
      return new GedcomDate(tidy, date, meaning.until(), meaning.exact(), meaning.doubt(), null);
    } catch (NotUnderstood e) {
      return notUnderstood(tidy, e.getMessage());
    } catch (DateTimeException | IllegalArgumentException e) {
      return notUnderstood(tidy, "no such day");
    }
  }

  private static GedcomDate notUnderstood(String words, String problem) {
    return new GedcomDate(words, null, null, false, null, problem);
  }

  /// Reads words that say when something happened.
  ///
  /// @param tag of what happened
  /// @param version the major one of the format; 0 where it is not known
  public static GedcomDate ofEvent(String words, String tag, int version) {
    return of(words, MOMENTS.contains(tag), version >= SHORT_YEARS);
  }

  /// The same of something that the file doubts, or of which more may have been said.
  public GedcomDate doubted() {
    EffectiveDate doubted = date == null ? null : date.doubted();
    return new GedcomDate(words, doubted, until, exact, doubt, problem);
  }

  /// Words as a further member of an event.
  public static Map<String, Object> dateText(String words) {
    return words == null ? Map.of() : Map.of("dateText", words);
  }

  /// The problem, in the words of the report.
  public String notUnderstood() {
    return "date not understood (%s)".formatted(problem);
  }

  /// Tells what was done about words that can't be meant as they stand.
  ///
  /// @param where its line
  /// @param report is told what was done, and an example
  public void tellDoubt(String where, BiConsumer<String, String> report) {
    if (doubt != null) {
      report.accept(doubt, "%s: '%s'".formatted(where, words));
    }
  }

  private static boolean beyondTheFormat(EffectiveDate date) {
    return date != null
        && Stream.of(Optional.ofNullable(date.earliest()), Optional.ofNullable(date.latest()))
            .flatMap(Optional::stream)
            .anyMatch(day -> Math.abs(day.getYear()) > 9999);
  }
}
