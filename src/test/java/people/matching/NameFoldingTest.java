package people.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The folded form of names.
class NameFoldingTest {

  @ParameterizedTest
  @CsvSource({
    "Müller, muller",
    "Mu\u0308ller, muller",
    "STRAẞE, strasse",
    "Goethestraße 7, goethestrasse 7",
    "Łukasz Jørgensen, lukasz jorgensen",
    "Yılmaz İbrahim, yilmaz ibrahim",
    "O'Brien, obrien",
    "O’Brien, obrien",
    "Anna-Lena  de\u00A0Vries, anna lena de vries",
    "Ａｄａ, ada",
    "Nguyễn, nguyen",
    "Σωκράτης, σωκρατησ",
    "ΣΩΚΡΆΤΗΣ, σωκρατησ",
    "Ёлкина, елкина",
    "Æthelþryð, aethelthryd",
    "山田 太郎, 山田 太郎",
  })
  void differencesOfWritingVanish(String text, String folded) {
    assertEquals(folded, NameFolding.fold(text));
    assertEquals(folded, NameFolding.fold(Normalizer.normalize(text, Normalizer.Form.NFD)));
    assertEquals(folded, NameFolding.fold(" " + text + "\t"));
    assertEquals(folded, NameFolding.fold(folded));
  }

  @Test
  void vowelsOfIndianScriptsStay() {
    assertEquals("हिन्दी", NameFolding.fold("हिन्दी"));
  }

  @Test
  void nothingIsLeftOfWhatHasNoLetter() {
    assertEquals("", NameFolding.fold(null));
    assertEquals("", NameFolding.fold(" – … "));
    assertEquals(List.of(), NameFolding.words("?!"));
    assertEquals(List.of("st", "jamess", "square"), NameFolding.words("St. James's Square"));
  }
}
