package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("changes the default locale")
class EffectiveDateTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          1835-07-08, 1835-07-08, 1835-07-08
          1835-07,    1835-07-01, 1835-07-31
          1836-02,    1836-02-01, 1836-02-29
          1835,       1835-01-01, 1835-12-31
          0000,       0000-01-01, 0000-12-31
          -0043-03,   -0043-03-01, -0043-03-31
          1963/1965,  1963-01-01, 1965-12-31
          1963-05/1963-06-07, 1963-05-01, 1963-06-07
          ../1963,    -,          1963-12-31
          1963-11/..,    1963-11-01, -
          1963~,      1963-01-01, 1963-12-31
          1963/,      1963-01-01, -
          /1963,      -,          1963-12-31
          196X,       1960-01-01, 1969-12-31
          19XX~,      1900-01-01, 1999-12-31
          -00XX,      -0099-01-01, 0000-12-31
          1963-XX,    1963-01-01, 1963-12-31
          1963-XX-XX, 1963-01-01, 1963-12-31
          1963-02-XX, 1963-02-01, 1963-02-28
          1963-21,    1963-03-01, 1963-05-31
          1963-24,    1963-12-01, 1964-02-29
          Y12345,     +12345-01-01, +12345-12-31
          Y-12345,    -12345-01-01, -12345-12-31
          1963?/1965~, 1963-01-01, 1965-12-31
          """)
  void aTextAllowsTheDaysBetweenItsEarliestAndItsLatest(
      String text, LocalDate earliest, LocalDate latest) {
    EffectiveDate date = EffectiveDate.parse(text);
    assertEquals(earliest, date.earliest());
    assertEquals(latest, date.latest());
    assertEquals(earliest != null ? earliest : latest, date.day());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1835-07-08",
        "1835-07",
        "1835",
        "-0043",
        "0000-02-29",
        "1963~",
        "1963-11?",
        "1963-11-22%",
        "1963/1965",
        "../1963",
        "1963/..",
        "1963-05/1963-06-07",
        "1963~/1965~",
        "1963-02/1963-03",
        "1963-01-01",
        "1963-12-31"
      })
  void aDateIsWrittenAsItWasRead(String text) {
    assertEquals(text, EffectiveDate.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1835-02-30", "1963-21-05", "1900-02-29"})
  void aDayThatNoMonthHasIsNotSaidToBeOfAnotherForm(String text) {
    var error = assertThrows(IllegalArgumentException.class, () -> EffectiveDate.parse(text));
    assertEquals("'" + text + "' is not a date: there is no such day", error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 1835",
        "1835-13",
        "../..",
        "1965/1963",
        "35",
        "1835-07-08T00:00",
        "yesterday",
        "١٨٣٥",
        "18355",
        "1835-07-08/1835-07-07",
        "1963-XX-05",
        "196X-05",
        "19X3",
        "XXXX",
        "1963-25",
        "Y1963",
        "/",
        "..",
        "1835//1836"
      })
  void aTextThatIsNoDateIsRefusedWithTheFormsThatAreExpected(String text) {
    var error = assertThrows(IllegalArgumentException.class, () -> EffectiveDate.parse(text));
    assertEquals(
        "'"
            + text
            + "' is not a date; expected a day (1835-07-08), a month (1835-07), a year (1835)"
            + " or an EDTF interval (1835/1837)",
        error.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "08.07.1835, 1835-07-08",
    "31.12.2015, 2015-12-31",
    "31/12/2015, 2015-12-31",
    "12/31/2015, 2015-12-31",
    "7/8/2015, 2015-08-07 or 2015-07-08",
    "8/8/2015, 2015-08-08",
    "1835-7-8, 1835-07-08",
    "2015/12/31, 2015-12-31",
    "20151231, 2015-12-31"
  })
  void aDayThatIsWrittenAsElsewhereIsRefusedWithWhatItMayMean(String text, String meant) {
    var error = assertThrows(IllegalArgumentException.class, () -> EffectiveDate.parse(text));
    assertEquals(
        "'%s' is not a date (did you mean %s?); expected a day (1835-07-08), a month (1835-07), a"
                .formatted(text, meant)
            + " year (1835) or an EDTF interval (1835/1837)",
        error.getMessage());
  }

  @Test
  void everyDateReadsBackAsItself() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      LocalDate one = LocalDate.ofEpochDay(random.nextInt(-1_400_000, 400_000));
      LocalDate other = one.plusDays(random.nextInt(0, 800));
      var qualifier = EffectiveDate.Qualifier.values()[random.nextInt(4)];
      EffectiveDate date =
          switch (random.nextInt(4)) {
            case 0 -> new EffectiveDate(one, one, qualifier);
            case 1 -> new EffectiveDate(null, one, qualifier);
            case 2 -> new EffectiveDate(one, null, qualifier);
            default -> new EffectiveDate(one.withDayOfMonth(1), other, qualifier);
          };
      assertEquals(date, EffectiveDate.parse(date.toString()), date.toString());
    }
  }

  @Test
  void datesAreWrittenInWesternDigitsInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertEquals("1835-07-08", EffectiveDate.parse("1835-07-08").toString());
      assertEquals("-0043", EffectiveDate.parse("-0043").toString());
    } finally {
      Locale.setDefault(before);
    }
  }
}
