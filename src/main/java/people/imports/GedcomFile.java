package people.imports;

import module java.base;

import people.*;

/// A GEDCOM file as the tree of its lines, each of which [GedcomWords] has taken apart.
///
/// @param name of the file, without its folder
/// @param version from the head; empty when it does not say
/// @param charset the one the file was read in
/// @param records the lines of level 0
record GedcomFile(String name, String version, String charset, List<GedcomLine> records) {

  private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f]");

  private static final Pattern MAJOR = Pattern.compile("(\\d{1,2})(?:\\..*)?");

  /// A line with those below it.
  ///
  /// @param number from 1
  /// @param id identifier of a record, without the `@`; null for other lines
  /// @param ref identifier of the record it points to, without the `@`; null when it points to none
  /// @param value the rest of the line, without space at its ends; empty when there is none
  /// @param version the major version of the format, as the head says above it; 0 when it does not
  static final class GedcomLine {

    private final int number;
    private final String id;
    private final String tag;
    private final String ref;
    private final String value;
    private final int version;
    private List<GedcomLine> children;

    /// As [#date] has read it.
    private GedcomDate date;

    private boolean isDateRead;

    GedcomLine(
        int number,
        String id,
        String tag,
        String ref,
        String value,
        List<GedcomLine> children,
        int version) {
      this.number = number;
      this.id = id;
      this.tag = tag;
      this.ref = ref;
      this.value = value;
      this.children = children;
      this.version = version;
    }

    GedcomLine(
        int number, String id, String tag, String ref, String value, List<GedcomLine> children) {
      this(number, id, tag, ref, value, children, 0);
    }

    int number() {
      return number;
    }

    String id() {
      return id;
    }

    String tag() {
      return tag;
    }

    String ref() {
      return ref;
    }

    String value() {
      return value;
    }

    List<GedcomLine> children() {
      return children;
    }

    int version() {
      return version;
    }

    /// Adds a line below it; most lines have none.
    private void add(GedcomLine child) {
      if (children.isEmpty()) {
        children = new ArrayList<>(3);
      }
      children.add(child);
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
      return "%d %s %s".formatted(number, tag, value);
    }

    /// The place of the line, to look it up: `F12 (line 340)`.
    ///
    /// @param record the one that it stands in
    String at(String record) {
      return record + " (line " + number + ")";
    }

    /// The identifier of a record, or `line 12` where it has none.
    String idOrPlace() {
      return id == null ? "line " + number : id;
    }

    /// Whether it says that something did not happen: `DEAT N`.
    boolean saysNo() {
      return value.equalsIgnoreCase("N");
    }

    /// The first line below with that tag, or null.
    GedcomLine child(String tag) {
      for (GedcomLine child : children) {
        if (child.tag.equals(tag)) {
          return child;
        }
      }
      return null;
    }

    /// The value of the first line below with that tag that has one; empty when none has.
    String value(String tag) {
      for (GedcomLine child : children) {
        String text = child.tag.equals(tag) ? child.text() : "";
        if (!text.isEmpty()) {
          return text;
        }
      }
      return "";
    }

    /// The values of the lines below with that tag, without empty ones.
    Stream<String> values(String tag) {
      return children.stream()
          .filter(child -> child.tag.equals(tag))
          .map(GedcomLine::text)
          .filter(text -> !text.isEmpty());
    }

    /// The value with those of the lines that continue it. A text that was cut behind a comma has
    /// lost a space there, which a program took away at the end of its line.
    String text() {
      boolean isContinued = false;
      for (GedcomLine child : children) {
        isContinued |= child.tag.equals("CONT") || child.tag.equals("CONC");
      }
      if (!isContinued) {
        return value.strip();
      }
      StringBuilder text = new StringBuilder(value);
      for (GedcomLine child : children) {
        switch (child.tag) {
          case "CONT" -> text.append('\n').append(child.value);
          case "CONC" -> {
            boolean isCut = !text.isEmpty() && ",;".indexOf(text.charAt(text.length() - 1)) >= 0;
            boolean goesOn = !child.value.isEmpty() && Character.isLetter(child.value.charAt(0));
            text.append(isCut && goesOn ? " " : "").append(child.value);
          }
          default -> {}
        }
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
  static GedcomFile read(Path file, byte[] bytes, Findings findings) {
    GedcomText text = GedcomText.of(file, bytes, findings);
    List<GedcomLine> records = tree(text.text(), findings);
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

  /// What the file says of itself.
  GedcomLine head() {
    return records.getFirst();
  }

  /// The format that was found: `GEDCOM 5.5.1 in UTF-8`.
  String format() {
    return "GEDCOM%s in %s".formatted(version.isEmpty() ? "" : " " + version, charset);
  }

  /// The source of what a record says: `kennedy.ged#F12`.
  String source(String record) {
    return name + "#" + record;
  }

  /// Names of the parts of a place, from the head; empty when it does not say.
  String placeForm() {
    GedcomLine place = head().child("PLAC");
    return place == null ? "" : place.value("FORM");
  }

  /// The first number of `7.0.11`.
  private static int major(String version) {
    Matcher number = MAJOR.matcher(version);
    return number.matches() ? Integer.parseInt(number.group(1)) : 0;
  }

  private static String lastLine(GedcomLine line) {
    while (!line.children.isEmpty()) {
      line = line.children.getLast();
    }
    return "it ends with line " + line.number;
  }

  /// What is below a line that is refused is refused with it, since it tells of something else than
  /// what stands before.
  private static List<GedcomLine> tree(String text, Findings findings) {
    GedcomLine root = new GedcomLine(0, null, "", null, "", new ArrayList<>());
    GedcomWords.LineParts reader = new GedcomWords.LineParts();
    Deque<GedcomLine> open = new ArrayDeque<>(List.of(root));
    int number = 0;
    int version = 0;
    int refused = Integer.MAX_VALUE;
    String lostSpace = "";
    for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
      number++;
      String line = withoutControls(lines.next());
      if (line.isBlank()) {
        continue;
      }
      GedcomWords words = reader.of(line);
      int level = words == null ? GedcomWords.level(line) : words.level();
      if (level > refused) {
        refuse(findings, "below a line that is refused", number, line);
        continue;
      }
      if (words == null) {
        refuse(findings, "not GEDCOM (level, tag, value)", number, line);
        refused = level < 0 ? refused : level;
        continue;
      }
      refused = Integer.MAX_VALUE;
      if (level > open.size() - 1) {
        refuse(findings, "no line of the level above stands before them", number, line);
        refused = level;
        continue;
      }
      while (open.size() > level + 1) {
        open.pop();
      }
      GedcomLine node = words.line(number, version, lostSpace);
      lostSpace = words.trailingSpace();
      if (node.tag.equals("VERS") && open.element().tag.equals("GEDC")) {
        version = major(node.value);
      }
      open.element().add(node);
      open.push(node);
    }
    return root.children;
  }

  private static String withoutControls(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) < ' ' && line.charAt(i) != '\t') {
        return CONTROLS.matcher(line).replaceAll("");
      }
    }
    return line;
  }

  private static void refuse(Findings findings, String why, int number, String line) {
    findings.unused("lines", why, GedcomText.example(number, line));
  }
}
