package people.line;

import java.nio.charset.StandardCharsets;

/// Reads an object of texts that stands as we write it, without escapes.
final class PlainObject {

  private PlainObject() {}

  /// The texts of the members that an object may have, in the order in which they stand in it; null
  /// for each that is missing.
  ///
  /// @param object `{"firstname":"Ada","lastname":"Byron"}`
  /// @return null when it is another object, which Jackson has to read
  static String[] read(byte[] object, String... members) {
    String[] texts = new String[members.length];
    int member = 0;
    int at = 1; // behind the brace
    while (at < object.length && object[at] == '"') {
      int name = at + 1;
      int nameEnd = quote(object, name);
      int text = nameEnd + 3;
      int textEnd = text <= object.length ? quote(object, text) : -1;
      if (nameEnd < 0 || textEnd < 0 || object[nameEnd + 1] != ':' || object[text - 1] != '"') {
        return null;
      }
      while (member < members.length && !isAt(object, name, nameEnd, members[member])) {
        member++;
      }
      if (member == members.length) {
        return null;
      }
      texts[member++] = new String(object, text, textEnd - text, StandardCharsets.UTF_8);
      at = textEnd + 1;
      if (at == object.length - 1 && object[at] == '}') {
        return texts;
      }
      at = at < object.length && object[at] == ',' ? at + 1 : object.length;
    }
    return null;
  }

  /// @return where the next quote is; -1 when there is none, or an escape before it
  private static int quote(byte[] object, int from) {
    for (int at = from; at < object.length; at++) {
      if (object[at] == '"') {
        return at;
      }
      if (object[at] == '\\') {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isAt(byte[] object, int from, int to, String member) {
    if (to - from != member.length()) {
      return false;
    }
    for (int i = 0; i < member.length(); i++) {
      if (object[from + i] != member.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
