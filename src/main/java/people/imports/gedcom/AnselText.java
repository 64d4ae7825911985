package people.imports.gedcom;

import module java.base;

import java.text.Normalizer;

/// Text in ANSEL (ANSI/NISO Z39.47), the character set of older family trees, which Java does not
/// have. A diacritic stands *before* the letter that it belongs to, several in their order; here
/// they stand behind it, and are one character with it where Unicode has that.
///
/// The table is the one that the Library of Congress publishes for extended Latin in MARC-8, with
/// what GEDCOM 5.5.1 adds in its appendix (`0xbe`, `0xbf`, `0xcd`, `0xce`, `0xcf`, `0xfc`).
final class AnselText {

  private static final char UNKNOWN = '\ufffd';

  private static final char[] CHARACTERS = new char[256];

  /// What a diacritic without a letter stands on.
  private static final char ALONE = '\u00a0';

  private static final int FIRST_DIACRITIC = 0xe0;

  static {
    Arrays.fill(CHARACTERS, 0x80, 256, UNKNOWN);
    for (int i = 0; i < 0x80; i++) {
      CHARACTERS[i] = (char) i;
    }
    put(0x88, "\u0098\u009c"); // what does not count in sorting
    put(0x8d, "\u200d\u200c");
    put(0xa1, "ŁØĐÞÆŒ\u02b9·♭®±ƠƯ\u02bc");
    put(0xb0, "\u02bbłøđþæœ\u02baı£ð");
    put(0xbc, "ơư□■");
    put(0xc0, "°ℓ℗©♯¿¡ß€");
    put(0xcd, "eoß");
    put(
        FIRST_DIACRITIC,
        "\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\ufe20\ufe21\u0315\u030b\u0310"
            + "\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\ufe22\ufe23\u0338");
    put(0xfe, "\u0313");
  }

  private AnselText() {}

  private static void put(int first, String characters) {
    characters.getChars(0, characters.length(), CHARACTERS, first);
  }

  static boolean isDiacritic(byte code) {
    int at = code & 0xff;
    return at >= FIRST_DIACRITIC && CHARACTERS[at] != UNKNOWN;
  }

  /// The text of bytes; `\ufffd` for each that ANSEL does not have.
  static String of(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    int before = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (isDiacritic(bytes[i])) {
        continue;
      }
      char base = CHARACTERS[bytes[i] & 0xff];
      // at the end of a line there is nothing to stand on
      boolean isEnd = base < ' ';
      if (!isEnd || before < i) {
        text.append(isEnd ? ALONE : base);
      }
      before = marks(bytes, before, i, text);
      if (isEnd) {
        text.append(base);
      }
    }
    if (before < bytes.length) {
      text.append(ALONE);
    }
    marks(bytes, before, bytes.length, text);
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /// Appends diacritics.
  ///
  /// @return where the next ones may begin
  private static int marks(byte[] bytes, int from, int to, StringBuilder text) {
    for (int i = from; i < to; i++) {
      text.append(CHARACTERS[bytes[i] & 0xff]);
    }
    return to + 1;
  }

  /// Whether all that is beyond ASCII makes sense in ANSEL: each diacritic is one character with
  /// the letter that follows, and every other byte is a sign that ANSEL has. Text in another
  /// character set is hardly ever so.
  static boolean isPlausible(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] >= 0) {
        continue;
      }
      int start = i;
      while (i < bytes.length && isDiacritic(bytes[i])) {
        i++;
      }
      if (i == bytes.length || CHARACTERS[bytes[i] & 0xff] == UNKNOWN) {
        return false;
      }
      if (i > start && of(Arrays.copyOfRange(bytes, start, i + 1)).length() > 1) {
        return false;
      }
    }
    return true;
  }
}
