package people.imports.gedcom;

import module java.base;

import people.*;
import people.imports.batches.*;

/// A GEDCOM file as the tree of its lines, which are taken apart when they are asked for
/// ([PackedLines]).
///
/// @param name of the file, without its folder
/// @param version from the head; empty when it does not say
/// @param charset the one the file was read in
/// @param records the lines of level 0
public record GedcomFile(String name, String version, String charset, List<GedcomLine> records) {

  /// Whether a file that begins like this is GEDCOM.
  ///
  /// @param start see [GedcomText#start]
  public static boolean recognizes(String start) {
    return start.matches("(?is)0{1,2}[ \\t]+HEAD\\b.*");
  }

  /// Reads the tree. What is not GEDCOM in it is left out and noted.
  ///
  /// @param file for messages
  /// @param bytes that nobody else is to use any more
  public static GedcomFile read(Path file, byte[] bytes, Findings findings) {
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
    if (!records.getLast().tag().equals("TRLR")) {
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
  public GedcomLine line(int number) {
    return records.getFirst().lines().line(number);
  }

  /// The record that it stands in.
  public GedcomLine recordOf(int number) {
    return records.getFirst().lines().recordOf(number);
  }

  /// What the file says of itself.
  public GedcomLine head() {
    return records.getFirst();
  }

  /// The format of the file that it was read from: that, or `Gramps XML`.
  public String formatOf(Path file) {
    try {
      return GrampsTree.isIn(file) ? "Gramps XML" : format();
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
  }

  /// The format that was found: `GEDCOM 5.5.1 in UTF-8`.
  public String format() {
    return "GEDCOM%s in %s".formatted(version.isEmpty() ? "" : " " + version, charset);
  }

  /// Names of the parts of a place, from the head; empty when it does not say.
  public String placeForm() {
    GedcomLine place = head().child("PLAC");
    return place == null ? "" : place.value("FORM");
  }

  private static String lastLine(GedcomLine line) {
    GedcomLine last = line;
    for (List<GedcomLine> below; !(below = last.children()).isEmpty(); ) {
      last = below.getLast();
    }
    return "it ends with line " + last.number();
  }
}
