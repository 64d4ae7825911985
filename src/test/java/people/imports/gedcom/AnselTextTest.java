package people.imports.gedcom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

/// ANSEL, byte by byte.
class AnselTextTest {

  /// The diacritics of the table that the Library of Congress publishes, with the one of GEDCOM.
  private static final Map<Integer, Integer> DIACRITICS =
      Map.ofEntries(
          Map.entry(0xe0, 0x309),
          Map.entry(0xe1, 0x300),
          Map.entry(0xe2, 0x301),
          Map.entry(0xe3, 0x302),
          Map.entry(0xe4, 0x303),
          Map.entry(0xe5, 0x304),
          Map.entry(0xe6, 0x306),
          Map.entry(0xe7, 0x307),
          Map.entry(0xe8, 0x308),
          Map.entry(0xe9, 0x30c),
          Map.entry(0xea, 0x30a),
          Map.entry(0xeb, 0xfe20),
          Map.entry(0xec, 0xfe21),
          Map.entry(0xed, 0x315),
          Map.entry(0xee, 0x30b),
          Map.entry(0xef, 0x310),
          Map.entry(0xf0, 0x327),
          Map.entry(0xf1, 0x328),
          Map.entry(0xf2, 0x323),
          Map.entry(0xf3, 0x324),
          Map.entry(0xf4, 0x325),
          Map.entry(0xf5, 0x333),
          Map.entry(0xf6, 0x332),
          Map.entry(0xf7, 0x326),
          Map.entry(0xf8, 0x31c),
          Map.entry(0xf9, 0x32e),
          Map.entry(0xfa, 0xfe22),
          Map.entry(0xfb, 0xfe23),
          Map.entry(0xfc, 0x338),
          Map.entry(0xfe, 0x313));

  private static byte[] bytes(String latin) {
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void everyDiacriticStandsOnTheLetterThatFollows() {
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    DIACRITICS.forEach((code, mark) ->
        letters
            .chars()
            .forEach(letter -> {
              String written = "q" + (char) code.intValue() + (char) letter + "q";
              String meant = "q" + (char) letter + (char) mark.intValue() + "q";
              assertEquals(
                  Normalizer.normalize(meant, Normalizer.Form.NFC),
                  AnselText.of(bytes(written)),
                  () -> "%02x before %c".formatted(code, letter));
            }));
  }

  @Test
  void lettersThatOtherReadersLose() {
    assertEquals("ȘțȞŮñőẽ", AnselText.of(bytes("÷S÷téHêUänîoäe")));
    assertEquals("ß æøŁđ ÞÅ", AnselText.of(bytes("Ï µ²¡³ ¤êA")));
  }

  @Test
  void severalDiacriticsStandOnOneLetter() {
    assertEquals("ế", AnselText.of(bytes("ãâe")));
    assertEquals("ậ", AnselText.of(bytes("òãa")));
  }

  @Test
  void aDiacriticNeverCrossesTheEndOfALine() {
    assertEquals("a\u00a0\u0301\nb", AnselText.of(bytes("aâ\nb")));
    assertEquals("a\u00a0\u0301", AnselText.of(bytes("aâ")));
  }

  @Test
  void everyCharacterOfTheTableIsOne() {
    String specials = "ŁØĐÞÆŒʹ·♭®±ƠƯʼ?ʻłøđþæœʺı£ð?ơư□■°ℓ℗©♯¿¡ß€";
    byte[] codes = new byte[specials.length()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) (0xa1 + i);
    }
    assertEquals(specials, AnselText.of(codes).replace('\ufffd', '?'));
  }

  @Test
  void textInOtherCharacterSetsIsHardlyPlausible() {
    assertTrue(AnselText.isPlausible(bytes("Brontèe, éSimek")));
    assertFalse(AnselText.isPlausible(bytes("Søren Müller-Ægir")));
    assertFalse(AnselText.isPlausible(bytes("Bront\u00eb")));
  }
}
