package people.imports;

import module java.base;

import people.imports.GedcomFile.GedcomLine;

/// A line of GEDCOM taken apart: `0 @I1@ INDI`, `1 HUSB @I1@`, `2 DATE 12 MAY 1920`. An identifier
/// may have spaces in it, as GEDCOM 5.5.1 allows.
///
/// @param level 0 to 99
/// @param id identifier of a record, without the `@`; null for other lines
/// @param tag in capitals
/// @param value as it stands there, with the spaces at its ends; empty when there is none
record GedcomWords(int level, String id, String tag, String value) {

  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(\\d{1,2})\\s+(?:@([^@\\s#][^@]*)@\\s+)?([a-zA-Z_0-9.]+)(?:\\s(.*))?",
          Pattern.DOTALL);

  private static final Pattern LEVEL = Pattern.compile("\\s*(\\d{1,2})(?=\\s).*", Pattern.DOTALL);

  /// A reference; a date such as `@#DJULIAN@ 25 OCT 1917` is none.
  private static final Pattern REFERENCE = Pattern.compile("\\s*@([^@\\s#][^@]*)@(?:\\s+(.*))?");

  /// Tags whose value is text, whatever it begins with: `1 NAME @N.N.@ /Smith/`.
  private static final Set<String> TEXTS =
      Set.of("NAME", "GIVN", "SURN", "NICK", "_MARNM", "PLAC", "ADDR", "CONT", "CONC", "DATE");

  /// Texts of GEDCOM 7 that keep the spaces at their ends.
  private static final Set<String> VERBATIM = Set.of("NOTE", "CONT");

  private static final int LEADING_AT_ONLY = 7;

  /// Takes the lines of one file apart. Tags, and short values, are the same objects in all of
  /// them, since most stand there many times.
  static final class LineParts {

    private static final int LONGEST = 40;
    private static final int MOST = 50_000;

    private final Matcher words = LINE.matcher("");
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();

    /// Null for one that is not GEDCOM.
    GedcomWords of(String line) {
      if (!words.reset(line).matches()) {
        return null;
      }
      return new GedcomWords(
          Integer.parseInt(line, words.start(1), words.end(1), 10),
          words.start(2) < 0 ? null : words.group(2).strip(),
          tags.computeIfAbsent(words.group(3), tag -> tag.toUpperCase(Locale.ROOT)),
          words.start(4) < 0 ? "" : shared(words.group(4)));
    }

    private String shared(String value) {
      if (value.length() > LONGEST) {
        return value;
      }
      String same = values.size() < MOST ? values.putIfAbsent(value, value) : values.get(value);
      return same == null ? value : same;
    }
  }

  /// The level of a line that may be none of GEDCOM; -1 when it begins with none.
  static int level(String line) {
    Matcher level = LEVEL.matcher(line);
    return level.matches() ? Integer.parseInt(level.group(1)) : -1;
  }

  /// The spaces at the end of the value, which belong to a text that the next line continues.
  String trailingSpace() {
    return value.substring(value.stripTrailing().length());
  }

  /// The line in the tree.
  ///
  /// @param version of the format, as far as it is known; else 0
  /// @param before spaces at the end of the line before
  GedcomLine line(int number, int version, String before) {
    String ref = null;
    String text = value.strip();
    if (version >= LEADING_AT_ONLY && VERBATIM.contains(tag)) {
      text = value;
    } else if (tag.equals("CONC")) {
      text = before + value.stripTrailing();
    } else if (value.indexOf('@') >= 0 && !TEXTS.contains(tag)) {
      Matcher reference = REFERENCE.matcher(value);
      if (reference.matches()) {
        ref = reference.group(1).strip();
        text = Objects.requireNonNullElse(reference.group(2), "").strip();
      }
    }
    return new GedcomLine(number, id, tag, ref, unescaped(text, version), List.of(), version);
  }

  /// A sign `@` in a text is written twice; in GEDCOM 7 only where a text begins with it.
  private static String unescaped(String text, int version) {
    if (text.indexOf("@@") < 0) {
      return text;
    }
    return version >= LEADING_AT_ONLY
        ? text.startsWith("@@") ? text.substring(1) : text
        : text.replace("@@", "@");
  }
}
