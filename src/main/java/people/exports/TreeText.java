package people.exports;

import module java.base;

/// Writes lines of GEDCOM 7 (section 1.2 of the standard): level, tag and value, a text of several
/// lines continued by CONT, and an `@` at the beginning of a line twice. Spaces stay as they are,
/// as the standard has it.
final class TreeText {

  /// Characters that may not be in a file, beside the ends of lines.
  private static final Pattern BANNED =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\uFFFE\\uFFFF]|\\p{Cs}");

  private final Writer out;

  /// How many texts lost characters that may not be in a file.
  private int mended;

  TreeText(Writer out) {
    this.out = out;
  }

  int mended() {
    return mended;
  }

  /// Whether a text stays as it is.
  static boolean holds(String text) {
    return text.indexOf('\r') < 0 && !BANNED.matcher(text).find();
  }

  /// Whether a member is a text that a line holds as it is.
  static boolean isPlain(Object member) {
    return member instanceof String said
        && !said.isEmpty()
        && said.equals(said.strip())
        && holds(said);
  }

  void record(String id, String tag) throws IOException {
    out.write("0 @" + id + "@ " + tag + "\n");
  }

  void line(int level, String tag) throws IOException {
    out.write(level + " " + tag + "\n");
  }

  /// @param text nothing is written where it is null
  void line(int level, String tag, String text) throws IOException {
    if (text == null) {
      return;
    }
    String plain = text;
    if (!holds(text)) {
      plain = BANNED.matcher(text.replaceAll("\r\n?", "\n")).replaceAll("");
      mended++;
    }
    int at = level;
    String word = tag;
    for (String part : plain.split("\n", -1)) {
      out.write(at + " " + word);
      if (!part.isEmpty()) {
        out.write((part.startsWith("@") ? " @" : " ") + part);
      }
      out.write('\n');
      at = level + 1;
      word = "CONT";
    }
  }

  void pointer(int level, String tag, String id) throws IOException {
    out.write(level + " " + tag + " @" + id + "@\n");
  }
}
