package people.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The number of typing errors between two words.
class TypingErrorsTest {

  private final TypingErrors errors = new TypingErrors();

  private int between(String word, String other, int most) {
    return errors.between(
        word.toCharArray(), ("<" + other + ">").toCharArray(), 1, 1 + other.length(), most);
  }

  @ParameterizedTest
  @CsvSource({
    "byron, byron, 0",
    "byron, byrn, 1",
    "byron, bbyron, 1",
    "byron, biron, 1",
    "byron, yb, 4",
    "byron, ybron, 1",
    "nowak, nowka, 1",
    "goethestrasse, goehtestrase, 2",
    "ca, abc, 3", // no place is changed twice
    "a, '', 1"
  })
  void lettersLeftOutPutInExchangedAndSwappedCountOne(String word, String other, int count) {
    assertEquals(count, between(word, other, 9));
    assertEquals(count, between(other, word, 9));
    for (int most = 0; most < count; most++) {
      assertTrue(between(word, other, most) > most, word + " " + other + " " + most);
    }
  }

  @Test
  void longerWordsThanAnyBeforeFit() {
    String word = "llanfairpwllgwyngyll".repeat(20);
    assertEquals(1, between(word, word.substring(1), 2));
  }

  @Test
  void theLongerAWordTheMoreErrorsItMayHave() {
    assertEquals(0, TypingErrors.allowed("ada"));
    assertEquals(1, TypingErrors.allowed("king"));
    assertEquals(1, TypingErrors.allowed("lambert"));
    assertEquals(2, TypingErrors.allowed("lovelace"));
    assertEquals(0, TypingErrors.allowed("57714"));
  }
}
