package people.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.imports.batches.*;
import people.timeline.*;

class ImportTest {

  private static final String TREE =
      "0 HEAD\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME Ada /Byron/\n0 @I2@ INDI\n0 TRLR\n";

  @TempDir private Path folder;

  private final EventTimeline timeline = EventTimeline.inMemory();
  private final PersonRegistry registry = new PersonRegistry(timeline);

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /// The message without the folder.
  private String refused(Path file) {
    long before = timeline.size();
    var error = assertThrows(TimelineException.class, () -> Import.into(timeline, file));
    assertEquals(before, timeline.size());
    return error.getMessage().replace(folder.toString(), ".");
  }

  @Test
  void aFileOfAnotherKindIsRefusedWithWhatItStartsWith() throws IOException {
    assertEquals(
        "./notes.txt: not a GEDCOM file nor a timeline: starts with 'Dear', expected '0 HEAD' or"
            + " '{'",
        refused(file("notes.txt", "\nDear Ada,\n")));
    assertEquals(
        "./roster.csv: not a GEDCOM file nor a timeline: starts with 'last_name,first_name…',"
            + " expected '0 HEAD' or '{'",
        refused(file("roster.csv", "last_name,first_name,birthday\n")));
    assertEquals(
        "./trailer.ged: not a GEDCOM file nor a timeline: starts with '0 TRLR', expected '0 HEAD'"
            + " or '{'",
        refused(file("trailer.ged", "0 TRLR\n")));
    Path packed = folder.resolve("tree.ged.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(TREE.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(
        "./tree.ged.gz: is a family tree that is compressed (gzip); unpack it, and import that",
        refused(packed));
  }

  @Test
  @Tag("process")
  void aPipeIsRefusedAndNotReadInPart() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    assertEquals(
        "./pipe: is a device or a pipe, which can be read only once; save it as a file first",
        refused(pipe));
  }

  @Test
  void anEmptyFileAFolderAndAMissingFileAreRefused() throws IOException {
    assertEquals(
        "./empty: is empty, expected a GEDCOM file or a timeline", refused(file("empty", "")));
    assertEquals(
        "./blank: is empty, expected a GEDCOM file or a timeline", refused(file("blank", " \n\n")));
    assertEquals(
        "./mark: is empty, expected a GEDCOM file or a timeline", refused(file("mark", "\ufeff")));
    assertEquals(".: is a folder, expected a GEDCOM file or a timeline", refused(folder));
    assertEquals(
        "./none.ged: can't read: no such file or folder", refused(folder.resolve("none.ged")));
  }

  @Test
  void aFileWithoutPermissionIsRefused() throws IOException {
    Path file = file("tree.ged", TREE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");
    assertEquals("./tree.ged: can't read: permission denied", refused(file));
  }

  @Test
  void aTreeWithoutPeopleIsRefused() throws IOException {
    assertEquals(
        "./tree.ged: a GEDCOM file without people; expected lines such as '0 @I1@ INDI'",
        refused(file("tree.ged", "0 HEAD\n0 TRLR\n")));
  }

  @Test
  void aFileOfWhichNoLineIsGedcomIsRefused() throws IOException {
    assertEquals(
        "./tree.ged: begins as a GEDCOM file does, but has no line of one; expected '0 HEAD'",
        refused(file("tree.ged", "0 HEAD-LINES of the week\n")));
  }

  @Test
  void anUnknownCharacterSetIsRefusedWithThoseThatAreExpected() throws IOException {
    assertEquals(
        "./tree.ged: is in character set 'KLINGON', expected UTF-8, UNICODE, ANSEL, ASCII, ANSI,"
            + " IBMPC, MACINTOSH or one that Java knows",
        refused(file("tree.ged", TREE.replace("UTF-8", "Klingon"))));
  }

  @Test
  void peopleGetTheNextIdentifiersInTheOrderOfTheFile() throws IOException {
    registry.create(new Name("Mary", "Somerville"));
    Import.into(timeline, file("tree.ged", TREE));
    assertEquals(4, registry.create(new Name("Charles", "Babbage")));
    var names = new ArrayList<String>();
    History.of(timeline)
        .today()
        .all()
        .forEach(person -> names.add(person.personId() + " " + person.name()));
    assertEquals(List.of("1 Mary Somerville", "2 Ada Byron", "3 null", "4 Charles Babbage"), names);
  }

  @Test
  void theSameTreeAddsNothingAlsoUnderAnotherName() throws IOException {
    Path file = file("tree.ged", TREE);
    Import.into(timeline, file);
    long size = timeline.size();
    Import.into(timeline, file);
    ImportReport renamed = Import.into(timeline, file("another.ged", TREE));
    assertEquals(size, timeline.size());
    assertEquals(
        List.of(
            "another.ged: GEDCOM in UTF-8, of tree.ged",
            "read: 2 people, 1 name",
            "known: 2 by identifier",
            "made: nothing new"),
        renamed.lines());
  }

  @Test
  void aTreeIsKnownAgainWhenSomeoneWasAddedToIt() throws IOException {
    Import.into(timeline, file("tree.ged", TREE));
    String more = TREE.replace("0 TRLR", "0 @I3@ INDI\n1 NAME Mary /Somerville/\n0 TRLR");
    ImportReport report = Import.into(timeline, file("tree.ged", more));
    assertEquals(Map.of("by identifier", 2, "new", 1), report.known());
    assertEquals(3, History.of(timeline).personIds().size());
  }

  @Test
  void anotherTreeInAFileOfTheSameNameIsImported() throws IOException {
    Import.into(timeline, file("tree.ged", TREE));
    Import.into(timeline, file("tree.ged", TREE.replace("Ada /Byron/", "Mary /Somerville/")));
    assertEquals(4, History.of(timeline).personIds().size());
    assertEquals(
        List.of("tree.ged#I1", "tree.ged (2)#I1"),
        Stream.of(1, 3)
            .map(person -> timeline.of(person).getFirst().event().details().source())
            .toList());
    String born = TREE.replace("0 @I2@", "1 BIRT\n2 DATE 1815\n0 @I2@");
    ImportReport report = Import.into(timeline, file("tree.ged", born));
    assertEquals(1, report.made().get("corrections"));
    assertEquals(4, History.of(timeline).personIds().size());
  }

  @Test
  void aTreeOfPeopleOfWhomNothingIsKnownIsNotImportedTwiceEither() throws IOException {
    Path file = file("tree.ged", TREE.replace("1 NAME Ada /Byron/\n", ""));
    Import.into(timeline, file);
    long size = timeline.size();
    Import.into(timeline, file);
    assertEquals(size, timeline.size());
  }

  @Test
  void aTreeBehindAByteOrderMarkAndBlankLinesIsRecognized() throws IOException {
    assertEquals(
        2,
        Import.into(timeline, file("tree.ged", "\ufeff\n  0 HEAD\n" + TREE.substring(7)))
            .read()
            .get("people"));
  }
}
