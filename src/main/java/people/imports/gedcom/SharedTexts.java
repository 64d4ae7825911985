package people.imports.gedcom;

import module java.base;

/// Short texts that come again and again, so that those that do are the same objects. It remembers
/// some thousands of them, whatever is asked. Not safe for several threads.
final class SharedTexts {

  private static final int PLACES = 1 << 14;

  /// Longer ones are seldom the same.
  private static final int LONGEST = 60;

  private final String[] texts = new String[PLACES];

  /// A text, the same object as before where it is remembered.
  String of(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    int hash = text.hashCode();
    int place = (hash ^ hash >>> 14) & PLACES - 1;
    if (!text.equals(texts[place])) {
      texts[place] = text;
    }
    return texts[place];
  }

  /// The text of some bytes in UTF-8.
  String of(byte[] bytes, int from, int to) {
    if (from == to) {
      return "";
    }
    if (to - from > LONGEST) {
      return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    int place = (hash ^ hash >>> 14) & PLACES - 1;
    String found = texts[place];
    if (found == null || !isSame(found, bytes, from, to)) {
      found = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      texts[place] = found;
    }
    return found;
  }

  /// Whether a text is that of some bytes, and all of it is ASCII.
  private static boolean isSame(String text, byte[] bytes, int from, int to) {
    if (text.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0 || text.charAt(i - from) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
