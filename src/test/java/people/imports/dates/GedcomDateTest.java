package people.imports.dates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import people.*;

@Isolated("changes the default locale")
class GedcomDateTest {

  /// The rows of the table in the source: words and dates in backticks, one for one.
  static Stream<Arguments> table() throws IOException {
    Path source = Path.of("src/main/java/people/imports/dates/GedcomDate.java");
    String root = System.getProperty("people.root", "");
    return Files.readString(Path.of(root).resolve(source))
        .lines()
        .filter(line -> line.startsWith("/// | `"))
        .flatMap(row -> {
          String[] cells = row.split(" \\| ");
          List<String> words = quoted(cells[1]);
          List<String> dates = quoted(cells[2]);
          assertEquals(words.size(), dates.size(), row);
          return IntStream.range(0, words.size())
              .mapToObj(i -> Arguments.of(words.get(i), dates.get(i)));
        });
  }

  private static List<String> quoted(String cell) {
    return Pattern.compile("`([^`]+)`")
        .matcher(cell)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("table")
  void theTableInTheDocumentationIsTrue(String words, String date) {
    assertEquals(date, String.valueOf(GedcomDate.of(words).date()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12 SEP 1953                          | 1953-09-12
          ' 07  Sep 1601 '                     | 1601-09-07
          SEP 1953                             | 1953-09
          1953                                 | 1953
          537                                  | 0537
          29 December 1812                     | 1812-12-29
          12 sept. 1953                        | 1953-09-12
          September 12, 1953                   | 1953-09-12
          1953-09-12                           | 1953-09-12
          1953-09                              | 1953-09
          @#DGREGORIAN@ 12 SEP 1953            | 1953-09-12
          GREGORIAN 12 SEP 1953                | 1953-09-12
          BEF 1600                             | ../1599
          BEF 23 APR 1564                      | ../1564-04-22
          before MAR 1900                      | ../1900-02
          AFT 12 SEP 1953                      | 1953-09-13/..
          AFT SEP 1558                         | 1558-10/..
          AFT 1953                             | 1954/..
          BET 1582 AND 1590                    | 1582/1590
          BET JAN 1900 AND 5 MAR 1900          | 1900/1900-03-05
          BET. 1582 & 1590                     | 1582/1590
          44 B.C.                              | -0043
          44 BC                                | -0043
          15 MAR 44 BCE                        | -0043-03-15
          1 BC                                 | 0000
          44 AD                                | 0044
          1953?                                | 1953?
          """)
  void wordsAndDateSayTheSame(String words, String date) {
    GedcomDate read = GedcomDate.of(words);
    assertEquals(date, String.valueOf(read.date()), read.problem());
    assertEquals(true, read.exact());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ABT 1582                             | 1582~
          abt. SEP 1582                        | 1582-09~
          About 1582                           | 1582~
          C. 1582                              | 1582~
          CAL 12 SEP 1582                      | 1582-09-12~
          EST 1582                             | 1582~
          BEF ABT 1600                         | ../1599~
          BET ABT 1582 AND 1590                | 1582~/1590~
          FROM 1950 TO 1960                    | 1950
          FROM 8 JAN 1961 TO 22 NOV 1963       | 1961-01-08
          FROM MAY 1950                        | 1950-05
          TO 1960                              | ../1960
          INT 1582 (about the time of the flood) | 1582
          11 FEB 1731/32                       | 1732-02-11
          1640/41                              | 1640/1641
          FEB 1699/00                          | 1700-02
          1640/1641                            | 1640/1641
          AFT 1640/41                          | 1640/..
          BEF 1640/41                          | ../1641
          @#DJULIAN@ 25 OCT 1917               | 1917-11-07
          JULIAN 25 OCT 1917                   | 1917-11-07
          @#DJULIAN@ 4 OCT 1582                | 1582-10-14
          @#DJULIAN@ 29 FEB 1700               | 1700-03-11
          @#DJULIAN@ FEB 1700                  | 1700-02-11/1700-03-11
          @#DJULIAN@ 1700                      | 1700-01-11/1701-01-11
          @#DJULIAN@ 11 FEB 1731/32            | 1732-02-22
          @#DJULIAN@ 15 MAR 44 B.C.            | -0043-03-13
          ABT @#DJULIAN@ 1 JAN 1700            | 1700-01-11~
          @#DFRENCH R@ 1 VEND 1                | 1792-09-22
          @#DFRENCH R@ 18 BRUM 8               | 1799-11-09
          FRENCH_R 9 THER 2                    | 1794-07-27
          @#DFRENCH R@ 6 COMP 3                | 1795-09-22
          @#DFRENCH R@ 10 NIVO 14              | 1805-12-31
          @#DFRENCH R@ VEND 12                 | 1803-09-24/1803-10-23
          @#DFRENCH R@ COMP 2                  | 1794-09-17/1794-09-21
          @#DFRENCH R@ 3                       | 1794-09-22/1795-09-22
          BET @#DJULIAN@ 1 JAN 1700 AND @#DJULIAN@ 5 JAN 1700 | 1700-01-11/1700-01-15
          """)
  void theWordsSayMoreThanTheDate(String words, String date) {
    GedcomDate read = GedcomDate.of(words);
    assertEquals(date, String.valueOf(read.date()), read.problem());
    assertEquals(false, read.exact());
    assertEquals(words, read.words());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""                      | empty
          12 SEP                  | no year
          SEP 12                  | no year
          53                      | a year of two digits
          12 SEP 53               | a year of two digits
          0000                    | there is no year 0
          (in the year of the flood) | free text
          yesterday               | not a GEDCOM date
          Never Married           | not a GEDCOM date
          (about 1850, says aunt) | free text
          12/06/25                | a year of two digits
          BEF 1850 OR AFT 1860    | not a GEDCOM date
          SET 1953 JUN            | not a GEDCOM date
          never 1850              | 'NEVER' is not a month
          1640/35                 | '1640/35' is not a year that began in March
          BET 1590                | 'BET' is not a month
          AFT 9999                | beyond the year 9999
          @#DROMAN@ 44            | calendar ROMAN
          @#DHEBREW@ 2 TVT 758    | a Hebrew year with its thousands is expected
          @#DFRENCH R@ 3 BC       | not a GEDCOM date
          @#DFRENCH R@ 1 VEND 15  | a Republican year from 1 to 14 is expected
          @#DFRENCH R@ 1 JAN 3    | 'JAN' is not a month
          """)
  void whatIsNotUnderstoodSaysWhy(String words, String problem) {
    GedcomDate read = GedcomDate.of(words);
    assertEquals(problem, read.problem(), () -> "read as " + read.date());
    assertNull(read.date());
  }

  @Test
  void everyDayReadsBackAsItself() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      LocalDate day = LocalDate.ofEpochDay(random.nextInt(-680_000, 100_000));
      String words = words(day);
      assertEquals(EffectiveDate.of(day), GedcomDate.of(words).date(), words);
    }
  }

  private static String words(LocalDate day) {
    String month = day.getMonth().name().substring(0, 3);
    return "%d %s %04d".formatted(day.getDayOfMonth(), month, day.getYear());
  }

  /// Ten days apart in the sixteenth century, thirteen in the twentieth; the difference grows in
  /// years that only the old calendar has as leap years.
  @Test
  void theJulianCalendarIsBehindByTheLeapDaysThatTheNewOneLeavesOut() {
    for (int year = 1; year < 2100; year++) {
      LocalDate march = GedcomDate.of("@#DJULIAN@ 1 MAR %04d".formatted(year)).date().day();
      int behind = year / 100 - year / 400 - 2;
      assertEquals(LocalDate.of(year, 3, 1).plusDays(behind), march, () -> march.toString());
    }
  }

  @Test
  void theRepublicanYearsFollowEachOtherWithoutGapAndTheThirdSeventhAndEleventhAreLeapYears() {
    LocalDate next = LocalDate.of(1792, 9, 22);
    for (int year = 1; year <= 14; year++) {
      EffectiveDate date = GedcomDate.of("FRENCH_R " + year).date();
      assertEquals(next, date.earliest());
      assertEquals(
          year % 4 == 3 ? 366 : 365, date.latest().toEpochDay() - date.earliest().toEpochDay() + 1);
      next = date.latest().plusDays(1);
    }
    assertEquals(LocalDate.of(1806, 9, 23), next);
  }

  @Test
  void anyMixtureOfWordsIsADateThatCanBeWrittenOrAProblemThatIsNamed() {
    String[] words =
        ("12_31_SEP_FEB_1953_1700/01_44_ABT_BEF_AFT_BET_AND_FROM_TO_INT_(x)_B.C._@#DJULIAN@_@#DFRENCH"
             + " R@_VEND_JULIAN_?_/_9999_0_@#DHEBREW@_-_,_EST_é_1953-09_OR_EITHER_ADS_5758_(_)"
             + "_Q_WINTER_185?_XIX_CENTURY_01_13_._12/06/1925_a_de_AN_Foo_BAPT_BURI_BY_12:30")
            .split("_");
    Random random = new Random(2);
    for (int i = 0; i < 100_000; i++) {
      StringBuilder phrase = new StringBuilder();
      for (int n = random.nextInt(6); n >= 0; n--) {
        phrase
            .append(words[random.nextInt(words.length)])
            .append(random.nextInt(8) == 0 ? "" : " ");
      }
      GedcomDate read = GedcomDate.of(phrase.toString());
      if (read.date() == null) {
        assertNotNull(read.problem(), phrase::toString);
      } else {
        assertEquals(read.date(), EffectiveDate.parse(read.date().toString()), phrase::toString);
      }
    }
  }

  @Test
  void monthsAreUnderstoodInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertEquals("1812-04-29", String.valueOf(GedcomDate.of("29 april 1812").date()));
    } finally {
      Locale.setDefault(before);
    }
  }
}
