package people.imports;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.imports.copies.*;
import people.imports.fhir.*;
import people.imports.gedcom.*;
import people.imports.updates.*;
import people.timeline.*;

/// Takes over what another file knows about people:
///
/// ```java
/// ImportReport report = Import.into(timeline, Path.of("kennedy.ged"));
/// report.lines().forEach(System.out::println);
/// ```
///
/// The file is recognised by its content: a family tree in GEDCOM 5.5, 5.5.1 or 7.0 begins with `0
/// HEAD`, a timeline with `{`, and FHIR in JSON is an object that says its `resourceType`, or such
/// objects compressed by gzip. A tree may be in an archive, GEDZIP or ZIP, or one of Gramps in XML.
public final class Import {

  private Import() {}

  /// Whether a file is of a kind that [#into] takes, or of none because it is empty.
  ///
  /// @throws TimelineException when it can't be read, or is a family tree in another format
  public static boolean recognizes(Path file) {
    String start = start(file);
    ForeignTree.refuse(file);
    return start.isEmpty() || start.startsWith("{") || GedcomFile.recognizes(start) || isFhir(file);
  }

  /// Whether a file is a timeline, or empty, which is as yet of no kind.
  ///
  /// @throws TimelineException when it can't be read
  public static boolean isTimeline(Path file) {
    String start = start(file);
    return start.isEmpty() || start.startsWith("{") && !isFhir(file);
  }

  /// Adds everyone in a file to a timeline, in one batch: all of it or nothing. People get the next
  /// free identifiers, in the order in which the file names them.
  ///
  /// A family tree is read as [people.imports.trees.FamilyTree] says; of one that was imported
  /// before, also under another file name, only what is new is added. A timeline is copied event by
  /// event; what it does not date took effect when it was recorded there, and is dated so. Both are
  /// held in memory: a tree of up to 1 GiB, with lines of up to 16 MiB. FHIR is read a resource at
  /// a time, as [FhirPatients] says; of patients who were imported before only what is new is
  /// added.
  ///
  /// @throws TimelineException when the file can't be read, is of another kind, has nobody in it,
  ///   or is a timeline of which everyone was imported before; nothing was added
  public static ImportReport into(EventTimeline timeline, Path file) {
    return into(timeline, file, ImportOptions.DEFAULT);
  }

  /// The same with options.
  ///
  /// @throws TimelineException likewise, and when another import has the name that they say
  public static ImportReport into(EventTimeline timeline, Path file, ImportOptions options) {
    String start = start(file);
    if (start.isEmpty()) {
      throw new TimelineException(
          "%s: is empty, expected a GEDCOM file or a timeline".formatted(file));
    }
    ForeignTree.refuse(file);
    if (isFhir(file)) {
      return FhirPatients.into(timeline, file, options);
    }
    if (start.startsWith("{") && !start.contains("\"type\"") && !start.contains("\"_")) {
      throw new TimelineException(
          "%s: starts with %s, which is neither FHIR nor a timeline; expected an object with 'resourceType', or with 'type' and '_datetime'"
              .formatted(file, shown(start)));
    }
    if (start.startsWith("{")) {
      return TimelineCopy.into(timeline, file, options);
    }
    if (!GedcomFile.recognizes(start)) {
      throw new TimelineException(
          "%s: not a GEDCOM file nor a timeline: starts with %s, expected '0 HEAD' or '{'"
              .formatted(file, shown(start)));
    }
    return familyTree(timeline, file, LocalDate.now(ZoneOffset.UTC), options);
  }

  /// Whether a file has resources of FHIR.
  ///
  /// @throws TimelineException when it can't be read
  public static boolean isFhir(Path file) {
    try {
      return FhirPatients.recognizes(file);
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
  }

  /// Whether a file is a family tree.
  ///
  /// @throws TimelineException when it can't be read
  public static boolean isFamilyTree(Path file) {
    return GedcomFile.recognizes(start(file));
  }

  /// A family tree as if it were that day.
  static ImportReport familyTree(
      EventTimeline timeline, Path file, LocalDate today, ImportOptions options) {
    TwoPasses progress = new TwoPasses(options.progress());
    byte[] bytes;
    try {
      bytes = GedcomText.bytes(file);
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
    return ToldTree.isIn(bytes)
        ? ToldTree.into(timeline, file, bytes, options, progress)
        : TreeImport.into(timeline, file, bytes, today, options, progress);
  }

  private static String start(Path file) {
    if (Files.isDirectory(file)) {
      throw new TimelineException(
          "%s: is a folder, expected a GEDCOM file or a timeline".formatted(file));
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new TimelineException(
          "%s: is a device or a pipe, which can be read only once; save it as a file first"
              .formatted(file));
    }
    try {
      return GedcomText.start(file);
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
  }

  /// The first word, so far as it is one; the first line where that is a number.
  private static String shown(String text) {
    String first = text.split("\\s", 2)[0];
    String word = first.matches("\\d+") ? text.lines().findFirst().orElse("") : first;
    boolean binary = word.chars().limit(20).anyMatch(c -> c < ' ' || c == 0x7f || c == 0xfffd);
    return binary
        ? "bytes that are no text"
        : "'" + (word.length() <= 20 ? word : word.substring(0, 20) + "…") + "'";
  }
}
