package people.imports.gedcom;

import module java.base;

import people.*;
import people.imports.dates.*;

/// A line with those below it. It is taken apart when it is made, and what it says is read from the
/// file when it is asked for; so one that is needed later is kept at little cost.
///
/// One line of a file may be several objects, each of which is itself only.
public final class GedcomLine {

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
  public GedcomLine(int number, String tag, String value, List<GedcomLine> children) {
    this.lines = null;
    this.number = number;
    this.tag = tag;
    this.value = value;
    this.children = children;
  }

  /// All lines of its file; null for a line that stands in no file.
  PackedLines lines() {
    return lines;
  }

  /// From 1.
  public int number() {
    return number;
  }

  /// The identifier of a record, without the `@`; null for other lines.
  public String id() {
    return lines == null ? null : lines.id(lines.words(number - 1));
  }

  /// In capitals.
  public String tag() {
    return tag;
  }

  /// Whether it is a note, or refers to one.
  public boolean isNote() {
    return tag.equals("NOTE") || tag.equals("SNOTE");
  }

  /// The identifier of the record that it points to, without the `@`; null when it points to none.
  public String ref() {
    readValue();
    return ref;
  }

  /// The rest of the line, without space at its ends; empty when there is none.
  public String value() {
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
  public List<GedcomLine> children() {
    return lines == null ? children : lines.below(number - 1);
  }

  /// The major version of the format, as the head says above it; 0 when it does not.
  int version() {
    return lines == null ? 0 : lines.version(number - 1);
  }

  /// The date of what it tells, or of a phrase that stands for one, read once; null when there is
  /// none.
  public GedcomDate date() {
    if (!isDateRead) {
      date = readDate();
      isDateRead = true;
    }
    return date;
  }

  private GedcomDate readDate() {
    List<GedcomLine> below = children();
    GedcomLine line =
        below.stream().filter(each -> each.tag.equals("DATE")).findFirst().orElse(null);
    if (line == null) {
      return null;
    }
    String phrase = line.value("PHRASE");
    String words = line.text().isEmpty() && !phrase.isEmpty() ? "(" + phrase + ")" : line.text();
    if (words.isEmpty()) {
      return null;
    }
    GedcomDate read = GedcomDate.ofEvent(words, tag, line.version());
    return isCut() || SaidTrust.isDoubted(below) ? read.doubted() : read;
  }

  /// Whether something of what it says is cut off at the end of the file.
  private boolean isCut() {
    return lines != null && lines.isCut(number - 1);
  }

  /// Whether the file keeps it only to say that it is not so.
  public boolean isDisproven() {
    return SaidTrust.isDisproven(this);
  }

  /// Whether something was before what it comes after, and so one of the two dates is wrong.
  public static boolean isAnyBefore(List<GedcomLine> lines, EffectiveDate date) {
    return date.earliest() != null
        && lines.stream()
            .map(line -> line.date() == null ? null : line.date().date())
            .filter(each -> each != null && each.latest() != null)
            .anyMatch(each -> each.latest().isBefore(date.earliest()));
  }

  @Override
  public String toString() {
    return "%d %s %s".formatted(number, tag, value());
  }

  /// The place of the line, to look it up: `F12 (line 340)`.
  ///
  /// @param record the one that it stands in
  public String at(String record) {
    return record + " (line " + number + ")";
  }

  /// The identifier of a record, or `line 12` where it has none.
  public String idOrPlace() {
    String id = id();
    return id == null ? "line " + number : id;
  }

  private static final Set<String> NO =
      Set.of("n", "no", "false", "nein", "non", "nee", "não", "nej", "nei", "nie", "ne");

  /// Whether it says that something did not happen: `DEAT N`.
  public boolean saysNo() {
    return NO.contains(value().strip().toLowerCase(Locale.ROOT));
  }

  /// The first line below with that tag, or null.
  public GedcomLine child(String tag) {
    for (GedcomLine child : children()) {
      if (child.tag.equals(tag)) {
        return child;
      }
    }
    return null;
  }

  /// The value of the first line below with that tag that has one; empty when none has.
  public String value(String tag) {
    for (GedcomLine child : children()) {
      String text = child.tag.equals(tag) ? child.text() : "";
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /// The values of the lines below with that tag, without empty ones; of notes also those to which
  /// the lines refer.
  public Stream<String> values(String tag) {
    return children().stream()
        .filter(child -> child.tag.equals(tag) || tag.equals("NOTE") && child.isNote())
        .map(GedcomLine::note)
        .filter(text -> !text.isEmpty());
  }

  /// The text, or that of the record of a note to which the line refers.
  public String note() {
    GedcomLine record = ref() == null || lines == null ? null : lines.note(ref);
    return record == null ? text() : record.text();
  }

  /// The value with those of the lines that continue it. A text that was cut behind a comma has
  /// lost a space there, which a program took away at the end of its line.
  public String text() {
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
