package people.imports.dates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GedcomDateLanguagesTest {

  /// The names that the JDK knows, in all of their forms: by themselves, behind a day, and short.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "en", "en-GB", "fr", "de", "de-AT", "nl", "es", "it", "pt", "pt-BR", "da", "sv", "nb", "pl",
        "cs"
      })
  void theMonthsOfALanguageAreKnownInAllTheirForms(String language) {
    Locale locale = Locale.forLanguageTag(language);
    TextStyle[] styles = {
      TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE
    };
    for (Month month : Month.values()) {
      for (TextStyle style : styles) {
        String name = month.getDisplayName(style, locale);
        String plain =
            Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('ł', 'l');
        for (String each : List.of(name, plain, name.toUpperCase(locale))) {
          if (!each.matches("\\d+\\.?")) {
            String date = "1853-%02d-12".formatted(month.getValue());
            assertEquals(date, read("12 " + each + " 1853"), language);
            assertEquals(date, read("12. " + each + ". 1853"), language);
            assertEquals(date.substring(0, 7), read(each + " 1853"), language);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          die 12 Januarii 1700            | 1700-01-12
          3. Februarii 1700               | 1700-02-03
          mense Martio 1700               | 1700?
          4 Martii 1700                   | 1700-03-04
          Aprilis 1700                    | 1700-04
          1 Maji 1700                     | 1700-05-01
          2 Junii 1700                    | 1700-06-02
          2 Iulii 1700                    | 1700-07-02
          9 Augusti 1700                  | 1700-08-09
          3 7bris 1700                    | 1700-09-03
          3. VIIIbris 1700                | 1700-10-03
          4 8ber 1700                     | 1700-10-04
          5 9bre 1700                     | 1700-11-05
          10 Xbris 1700                   | 1700-12-10
          10 10bris 1700                  | 1700-12-10
          Anno Domini 1700                | 1700
          1er mai 1900                    | 1900-05-01
          le 3 août 1900                  | 1900-08-03
          3 aout 1900                     | 1900-08-03
          1º de mayo de 1900              | 1900-05-01
          12 de junho de 1925             | 1925-06-12
          den 12. Juni 1925               | 1925-06-12
          12. Jänner 1925                 | 1925-01-12
          3 maerz 1925                    | 1925-03-03
          dnia 12 stycznia 1900 roku      | 1900-01-12
          12 pazdziernika 1900 r.         | 1900-10-12
          3. září 1900                    | 1900-09-03
          v roce 1900                     | 1900
          l'an 1900                       | 1900
          12th of June, 1925              | 1925-06-12
          Sunday, June 12th 1925          | 1925-06-12
          12.VI.1925                      | 1925-06-12
          21MAR1900                       | 1900-03-21
          12-JUN-1925                     | 1925-06-12
          1925-Jun-12                     | 1925-06-12
          """)
  void aDayIsUnderstoodAsItIsWrittenInALanguage(String words, String date) {
    assertEquals(date, read(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "about 1850",
        "abt. 1850",
        "c1850",
        "c. 1850",
        "ca. 1850",
        "circa 1850",
        "1850 ca.",
        "~1850",
        "vers 1850",
        "environ 1850",
        "um 1850",
        "gegen 1850",
        "etwa 1850",
        "ungefähr 1850",
        "omstreeks 1850",
        "rond 1850",
        "hacia 1850",
        "alrededor de 1850",
        "cerca de 1850",
        "verso il 1850",
        "intorno al 1850",
        "por volta de 1850",
        "omkring 1850",
        "cirka 1850",
        "około 1850",
        "ok. 1850",
        "kolem 1850",
        "asi 1850",
        "cca 1850",
        "wft est. 1850"
      })
  void aboutInEveryLanguage(String words) {
    assertEquals("1850~", read(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "before 1850", "bef. 1850", "avant 1850", "vor 1850", "voor 1850", "vóór 1850",
            "antes de 1850",
        "prima del 1850", "antes de 1850", "før 1850", "före 1850", "przed 1850", "před 1850",
            "ante 1850",
        "<1850", "kurz vor 1850", "shortly before 1850"
      })
  void beforeInEveryLanguage(String words) {
    assertEquals("../1849", read(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after 1850",
        "aft. 1850",
        "après 1850",
        "nach 1850",
        "na 1850",
        "después de 1850",
        "dopo il 1850",
        "dopo 1850",
        "depois de 1850",
        "após 1850",
        "efter 1850",
        "etter 1850",
        "po 1850",
        "post 1850",
        ">1850"
      })
  void afterInEveryLanguage(String words) {
    assertEquals("1851/..", read(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "between 1850 and 1860", "bet 1850 - 1860", "bet 1850 to 1860", "bet. 1850–1860",
        "entre 1850 et 1860", "zwischen 1850 und 1860", "tussen 1850 en 1860", "entre 1850 y 1860",
        "tra il 1850 e il 1860", "fra il 1850 e il 1860", "entre 1850 e 1860",
            "mellem 1850 og 1860",
        "mellan 1850 och 1860", "mellom 1850 og 1860", "między 1850 a 1860", "mezi 1850 a 1860",
        "inter 1850 et 1860"
      })
  void betweenInEveryLanguage(String words) {
    assertEquals("1850/1860", read(words));
    assertEquals(null, GedcomDate.of(words).until());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from 1850 to 1860", "from 1850 until 1860", "depuis 1850 jusqu'en 1860",
            "von 1850 bis 1860",
        "van 1850 tot 1860", "desde 1850 hasta 1860", "dal 1850 al 1860", "desde 1850 até 1860",
        "fra 1850 til 1860", "från 1850 till 1860", "od 1850 do 1860", "ab 1850 usque ad 1860"
      })
  void aPeriodBeginsAndEndsInEveryLanguage(String words) {
    assertEquals("1850", read(words));
    assertEquals("1860", String.valueOf(GedcomDate.of(words).until()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1850 or 1860",
        "either 1850 or 1860",
        "1850 ou 1860",
        "1850 oder 1860",
        "entweder 1850 oder 1860",
        "1850 of 1860",
        "1850 o 1860",
        "1850 eller 1860",
        "1850 lub 1860",
        "1850 nebo 1860",
        "1850 vel 1860"
      })
  void oneOrTheOtherInEveryLanguage(String words) {
    assertEquals("1850/1860", read(words));
  }

  /// Polish May is a word for *but* elsewhere, and so on: whatever stands in two languages must not
  /// change with the order in which they are listed.
  @Test
  void noWordIsTwoMonths() {
    Map<String, String> months = new HashMap<>();
    for (String language : DateWords.MONTHS.lines().toList()) {
      String[] cells = language.strip().split(" ");
      assertEquals(12, cells.length, language);
      for (int i = 0; i < 12; i++) {
        for (String word : cells[i].split("\\|")) {
          String month = Month.of(i + 1).name().substring(0, 3);
          String before = months.put(word, month);
          assertEquals(before == null ? month : before, month, word);
          assertEquals(month, DateWords.commonForm(word));
        }
      }
    }
  }

  private static String read(String words) {
    GedcomDate read = GedcomDate.of(words);
    return read.date() == null ? words + ": " + read.problem() : read.date().toString();
  }
}
