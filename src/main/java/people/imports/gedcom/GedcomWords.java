package people.imports.gedcom;

import module java.base;

/// Where the words of a line of GEDCOM stand in its bytes: `0 @I1@ INDI`, `1 HUSB @I1@`, `2 DATE 12
/// MAY 1920`. An identifier may have spaces in it, as GEDCOM 5.5.1 allows.
///
/// @param level 0 to 99
/// @param id where the identifier of a record begins, behind the `@`; -1 for other lines
/// @param idEnd the `@` behind it
/// @param tag where the tag begins
/// @param value where the value begins, with the spaces at its start; the end of the line when
///   there is none
record GedcomWords(int level, int id, int idEnd, int tag, int tagEnd, int value) {

  private static final Pattern LEVEL = Pattern.compile("\\s*(\\d{1,2})(?=\\s).*", Pattern.DOTALL);

  private static final Pattern RECORD =
      Pattern.compile("@[^@\\s#][^@]*@\\s+(?:INDI|FAM|SOUR|NOTE|SNOTE|OBJE|REPO|SUBM|SUBN)\\s*$");

  private static final int LONGEST_RECORD = 100;

  /// A reference; a date such as `@#DJULIAN@ 25 OCT 1917` is none.
  private static final Pattern REFERENCE = Pattern.compile("\\s*@([^@\\s#][^@]*)@(?:\\s+(.*))?");

  /// Tags whose value is text, whatever it begins with: `1 NAME @N.N.@ /Smith/`.
  private static final Set<String> TEXTS =
      Set.of("NAME", "GIVN", "SURN", "NICK", "_MARNM", "PLAC", "ADDR", "CONT", "CONC", "DATE");

  /// Texts of GEDCOM 7 that keep the spaces at their ends.
  private static final Set<String> VERBATIM = Set.of("NOTE", "CONT");

  private static final int LEADING_AT_ONLY = 7;

  /// Takes a line apart.
  ///
  /// @param bytes of a text in UTF-8, in which control characters are tabs only
  /// @return null for one that is not GEDCOM
  static GedcomWords of(byte[] bytes, int start, int end) {
    int at = behindSpace(bytes, start, end);
    int digits = at;
    while (at < end && at < digits + 2 && isDigit(bytes[at])) {
      at++;
    }
    int level = at == digits ? -1 : bytes[digits] - '0';
    level = at == digits + 2 ? 10 * level + bytes[digits + 1] - '0' : level;
    int id = behindSpace(bytes, at, end);
    if (level < 0 || id == at || id == end) {
      return null;
    }
    int idEnd = -1;
    at = id;
    if (bytes[id] == '@') {
      idEnd = ++id;
      while (idEnd < end && bytes[idEnd] != '@') {
        idEnd++;
      }
      at = behindSpace(bytes, Math.min(idEnd + 1, end), end);
      if (idEnd == id || isSpace(bytes[id]) || bytes[id] == '#' || at <= idEnd + 1) {
        return null;
      }
    }
    int tag = at;
    while (at < end && isTag(bytes[at])) {
      at++;
    }
    if (at == tag || at < end && !isSpace(bytes[at])) {
      return null;
    }
    return new GedcomWords(level, idEnd < 0 ? -1 : id, idEnd, tag, at, Math.min(at + 1, end));
  }

  private static int behindSpace(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(byte each) {
    return each == ' ' || each == '\t';
  }

  private static boolean isDigit(byte each) {
    return each >= '0' && each <= '9';
  }

  private static boolean isTag(byte each) {
    return isDigit(each)
        || each >= 'A' && each <= 'Z'
        || each >= 'a' && each <= 'z'
        || each == '_'
        || each == '.';
  }

  /// The level of a line that may be none of GEDCOM; -1 when it begins with none. One that has the
  /// identifier and the tag of a record begins one: `O @I1@ INDI`.
  static int level(String line) {
    Matcher level = LEVEL.matcher(line);
    return level.matches()
        ? Integer.parseInt(level.group(1))
        : line.length() < LONGEST_RECORD && RECORD.matcher(line).find() ? 0 : -1;
  }

  /// What a line says behind its tag.
  ///
  /// @param ref identifier of the record it points to, without the `@`; null when it points to none
  /// @param text the rest
  record LineValue(String ref, String text) {

    /// @param value as it stands there, with the spaces at its ends
    /// @param version of the format, as far as it is known; else 0
    /// @param before spaces at the end of the line before
    static LineValue of(String tag, String value, int version, String before) {
      if (value.isEmpty() && before.isEmpty()) {
        return new LineValue(null, "");
      }
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
      return new LineValue(ref, unescaped(text, version));
    }
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
