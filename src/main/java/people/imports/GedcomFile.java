package people.imports;

import module java.base;

import people.*;

/// A GEDCOM file as the tree of its lines, which are taken apart when they are asked for
/// ([PackedLines]).
///
/// @param name of the file, without its folder
/// @param version from the head; empty when it does not say
/// @param charset the one the file was read in
/// @param records the lines of level 0
record GedcomFile(String name, String version, String charset, List<GedcomLine> records) {

  private static final Pattern MAJOR = Pattern.compile("(\\d{1,2})(?:\\..*)?");

  /// A line with those below it. It is taken apart when it is made, and what it says is read from
  /// the file when it is asked for; so one that is needed later is kept at little cost.
  ///
  /// One line of a file may be several objects, each of which is itself only.
  static final class GedcomLine {

    /// Null for a line that stands in no file.
    private final PackedLines lines;

    private final int number;
    private final String tag;

    /// Where the value begins in the file.
    private int valueAt;

    /// Null as long as it is not read.
    private String value;

    private String ref;

    /// Of a line that stands in no file.
    private List<GedcomLine> children;

    /// As [#date] has read it.
    private GedcomDate date;

    private boolean isDateRead;

    /// @param place of the line among all lines of the file, from 0
    GedcomLine(PackedLines lines, int place) {
      GedcomWords words = lines.words(place);
      this.lines = lines;
      this.number = place + 1;
      this.tag = lines.tag(words);
      this.valueAt = words.value();
    }

    /// A line that stands in no file.
    GedcomLine(int number, String tag, String value, List<GedcomLine> children) {
      this.lines = null;
      this.number = number;
      this.tag = tag;
      this.value = value;
      this.children = children;
    }

    /// From 1.
    int number() {
      return number;
    }

    /// The identifier of a record, without the `@`; null for other lines.
    String id() {
      return lines == null ? null : lines.id(lines.words(number - 1));
    }

    /// In capitals.
    String tag() {
      return tag;
    }

    /// The identifier of the record that it points to, without the `@`; null when it points to
    /// none.
    String ref() {
      readValue();
      return ref;
    }

    /// The rest of the line, without space at its ends; empty when there is none.
    String value() {
      readValue();
      return value;
    }

    private void readValue() {
      if (value == null) {
        GedcomWords.LineValue read = lines.value(number - 1, tag, valueAt);
        ref = read.ref();
        value = read.text();
      }
    }

    /// A short text of the file, the same object where it stands there often.
    String shared(String text) {
      return lines == null ? text : lines.shared(text);
    }

    /// The lines one level below it. Those of a file are made anew each time.
    List<GedcomLine> children() {
      return lines == null ? children : lines.below(number - 1);
    }

    /// The major version of the format, as the head says above it; 0 when it does not.
    int version() {
      return lines == null ? 0 : lines.version(number - 1);
    }

    /// The date of what it tells, read once; null when there is none.
    GedcomDate date() {
      if (!isDateRead) {
        date = GedcomDate.read(this);
        isDateRead = true;
      }
      return date;
    }

    @Override
    public String toString() {
      return "%d %s %s".formatted(number, tag, value());
    }

    /// The place of the line, to look it up: `F12 (line 340)`.
    ///
    /// @param record the one that it stands in
    String at(String record) {
      return record + " (line " + number + ")";
    }

    /// The identifier of a record, or `line 12` where it has none.
    String idOrPlace() {
      String id = id();
      return id == null ? "line " + number : id;
    }

    private static final Set<String> NO =
        Set.of("n", "no", "false", "nein", "non", "nee", "não", "nej", "nei", "nie", "ne");

    /// Whether it says that something did not happen: `DEAT N`.
    boolean saysNo() {
      return NO.contains(value().strip().toLowerCase(Locale.ROOT));
    }

    /// The first line below with that tag, or null.
    GedcomLine child(String tag) {
      for (GedcomLine child : children()) {
        if (child.tag.equals(tag)) {
          return child;
        }
      }
      return null;
    }

    /// The value of the first line below with that tag that has one; empty when none has.
    String value(String tag) {
      for (GedcomLine child : children()) {
        String text = child.tag.equals(tag) ? child.text() : "";
        if (!text.isEmpty()) {
          return text;
        }
      }
      return "";
    }

    /// The values of the lines below with that tag, without empty ones.
    Stream<String> values(String tag) {
      return children().stream()
          .filter(child -> child.tag.equals(tag))
          .map(GedcomLine::text)
          .filter(text -> !text.isEmpty());
    }

    /// The value with those of the lines that continue it. A text that was cut behind a comma has
    /// lost a space there, which a program took away at the end of its line.
    String text() {
      StringBuilder text = null;
      for (GedcomLine child : children()) {
        boolean isNext = child.tag.equals("CONT");
        if (!isNext && !child.tag.equals("CONC")) {
          continue;
        }
        text = text == null ? new StringBuilder(value()) : text;
        String more = child.value();
        boolean isCut = !text.isEmpty() && ",;".indexOf(text.charAt(text.length() - 1)) >= 0;
        boolean goesOn = !more.isEmpty() && Character.isLetter(more.charAt(0));
        text.append(isNext ? "\n" : isCut && goesOn ? " " : "").append(more);
      }
      if (text == null) {
        return value().strip();
      }
      return text.toString().strip();
    }
  }

  /// Whether a file that begins like this is GEDCOM.
  ///
  /// @param start see [GedcomText#start]
  static boolean recognizes(String start) {
    return start.matches("(?s)0[ \\t]+HEAD\\b.*");
  }

  /// Reads the tree. What is not GEDCOM in it is left out and noted.
  ///
  /// @param file for messages
  /// @param bytes that nobody else is to use any more
  static GedcomFile read(Path file, byte[] bytes, Findings findings) {
    GedcomText text = GedcomText.of(file, bytes, findings);
    List<GedcomLine> records = PackedLines.read(text.utf8(), text.from(), findings).records();
    if (records.isEmpty()) {
      throw new TimelineException(
          "%s: begins as a GEDCOM file does, but has no line of one; expected '0 HEAD'"
              .formatted(file));
    }
    String version = "";
    GedcomLine head = records.getFirst();
    if (head.child("GEDC") != null) {
      version = head.child("GEDC").value("VERS");
    }
    if (!records.getLast().tag.equals("TRLR")) {
      findings.doubt(
          "lines",
          "missing at the end (TRLR): the file may have been cut off",
          lastLine(records.getLast()));
    }
    return new GedcomFile(file.getFileName().toString(), version, text.charset(), records);
  }

  /// A line of the tree.
  ///
  /// @param number from 1
  GedcomLine line(int number) {
    return records.getFirst().lines.line(number);
  }

  /// The record that it stands in.
  GedcomLine recordOf(int number) {
    return records.getFirst().lines.recordOf(number);
  }

  /// What the file says of itself.
  GedcomLine head() {
    return records.getFirst();
  }

  /// The format that was found: `GEDCOM 5.5.1 in UTF-8`.
  String format() {
    return "GEDCOM%s in %s".formatted(version.isEmpty() ? "" : " " + version, charset);
  }

  /// Names of the parts of a place, from the head; empty when it does not say.
  String placeForm() {
    GedcomLine place = head().child("PLAC");
    return place == null ? "" : place.value("FORM");
  }

  /// The first number of `7.0.11`.
  static int major(String version) {
    Matcher number = MAJOR.matcher(version);
    return number.matches() ? Integer.parseInt(number.group(1)) : 0;
  }

  private static String lastLine(GedcomLine line) {
    GedcomLine last = line;
    for (List<GedcomLine> below; !(below = last.children()).isEmpty(); ) {
      last = below.getLast();
    }
    return "it ends with line " + last.number;
  }
}
