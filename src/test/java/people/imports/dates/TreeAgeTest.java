package people.imports.dates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import people.EffectiveDate;

class TreeAgeTest {

  @ParameterizedTest
  @CsvSource({
    "70y, 1850, 1779?/1780?",
    "70, 1850, 1779?/1780?",
    "70 years, 1850-05-10, 1779-05-10?/1780-05-10?",
    "70y 3m, 1850-05-10, 1780-01-10?/1780-02-10?",
    "3w, 1850-05-10, 1850-04-12?/1850-04-19?",
    "10d, 1850-05-15, 1850-05-04?/1850-05-05?",
    "2y 20d, 1850-05-30, 1848-05-09?/1848-05-10?",
    "0y, 1850-05-10, 1849-05-10?/1850-05-10?",
    "< 8y, 1850-05-10, 1842-05-10?/1850-05-10?",
    "> 20y, 1850-05-10, ../1830-05-10?",
    "INFANT, 1850-05-10, 1849-05-10?/1850-05-10?",
    "Child, 1850-05-10, 1842-05-10?/1850-05-10?",
    "STILLBORN, 1850-05-10, 1850-05-09?/1850-05-10?",
    "70y, 1850~, 1779%/1780%",
    "70y, ../1850, ../1780?",
  })
  void saysWhenSomebodyWasBorn(String words, String at, String born) {
    EffectiveDate date = EffectiveDate.parse(at);
    assertEquals(born, TreeAge.of(words).birth(date).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "70y, 1780, 1851-12-31",
    "70y 3m, 1780-01-01, 1850-05-01",
    "<8y, 1780-01-01, 1788-01-01",
    ">8y, 1780, ",
    "8y, 1780/.., "
  })
  void saysByWhenSomebodyDied(String words, String born, LocalDate until) {
    assertEquals(until, TreeAge.of(words).until(EffectiveDate.parse(born)));
  }

  @Test
  void ofADateWithoutAnEndItSaysNothing() {
    assertNull(TreeAge.of("70y").birth(EffectiveDate.parse("1850/..")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "y", "<", "old", "about 70", "70y?", "7000", "130y", "70 m 3 y", "-5", "70 1"})
  void otherWordsAreNoAge(String words) {
    assertNull(TreeAge.of(words), words);
  }
}
