package people.matching;

import module java.base;

/// The form in which names and places are compared: without accents, in small letters, with single
/// spaces. Texts that differ in nothing but how letters are composed (Unicode's forms), in case, in
/// accents or in kinds of space have the same folded form.
///
/// Letters that Unicode does not take apart are written as their language's keyboards do without
/// them: `ø` is `o`, `ł` is `l`, `ß` is `ss`. Apostrophes go (`O'Brien` is `obrien`), and whatever
/// else is no letter or digit parts words, as a space does.
public final class NameFolding {

  /// Letters with a stroke, ligatures and the like, and what they are folded into.
  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('ß', "ss"), // of its capital
          Map.entry('ø', "o"),
          Map.entry('ł', "l"),
          Map.entry('đ', "d"),
          Map.entry('ð', "d"),
          Map.entry('þ', "th"),
          Map.entry('æ', "ae"),
          Map.entry('œ', "oe"),
          Map.entry('ħ', "h"),
          Map.entry('ŧ', "t"),
          Map.entry('ŋ', "n"),
          Map.entry('ı', "i"),
          Map.entry('ς', "σ"));

  /// Letters below this are folded by a table.
  private static final int TABLE = 0x250;

  /// By letter what it is folded into; a space for what parts words, and nothing for what goes.
  private static final String[] FOLDED = new String[TABLE];

  static {
    for (char c = 0; c < TABLE; c++) {
      FOLDED[c] = folded(String.valueOf(c));
    }
  }

  private NameFolding() {}

  /// The folded form: words of small letters and digits, with a space between them; empty when
  /// there is neither letter nor digit.
  ///
  /// @param text null for nothing
  public static String fold(String text) {
    if (text == null) {
      return "";
    }
    StringBuilder plain = new StringBuilder(text.length());
    boolean isInTable = true;
    for (int at = 0; at < text.length() && isInTable; at++) {
      char c = text.charAt(at);
      isInTable = c < TABLE;
      if (isInTable) {
        plain.append(FOLDED[c]);
      }
    }
    return spaced(isInTable ? plain.toString() : folded(text));
  }

  /// The words of the folded form.
  public static List<String> words(String text) {
    String folded = fold(text);
    return folded.isEmpty() ? List.of() : List.of(folded.split(" "));
  }

  /// What one letter is folded into; null for one that can't be told by itself.
  static String letter(char c) {
    return c < TABLE ? FOLDED[c] : isCombining(c) ? "" : null;
  }

  /// The text folded but for its spaces, of which there may be several.
  private static String folded(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder plain = new StringBuilder(apart.length());
    for (int at = 0, c; at < apart.length(); at += Character.charCount(c)) {
      c = apart.codePointAt(at);
      if (Character.isLetterOrDigit(c)) {
        plain.append(letters(c));
      } else if (isMark(c) && !isCombining(c)) {
        plain.appendCodePoint(c); // a vowel of an Indian script, say
      } else if (!isCombining(c) && !isApostrophe(c)) {
        plain.append(' ');
      }
    }
    return Normalizer.normalize(plain, Normalizer.Form.NFC);
  }

  /// A letter in small, which may be several.
  private static String letters(int letter) {
    String small = Character.toString(letter).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder();
    for (char c : small.toCharArray()) {
      plain.append(isCombining(c) ? "" : LETTERS.getOrDefault(c, String.valueOf(c)));
    }
    return plain.toString();
  }

  /// An accent of Latin, Greek or Cyrillic letters.
  private static boolean isCombining(int c) {
    return c >= 0x300 && c < 0x370;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isApostrophe(int c) {
    return c == '\''
        || c == '`'
        || c == '\u00B4'
        || c == '\u2018'
        || c == '\u2019'
        || c == '\u02BC';
  }

  private static String spaced(String folded) {
    String text = folded.strip();
    return text.contains("  ") ? text.replaceAll(" +", " ") : text;
  }
}
