package people.imports.gedcom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.history.*;
import people.imports.*;
import people.imports.trees.*;

/// Lines of a family tree: what one is, and what goes with one that is refused.
class FamilyTreeLinesTest extends FamilyTreeFixture {

  private static final String TOM = "0 @I1@ INDI\n1 NAME Tom /Hill/\n1 BIRT\n2 DATE 1 MAR 1900\n";

  private static final String UNA =
      "1 NAME Una /Berg/\n1 DEAT\n2 DATE 4 APR 1930\n1 RESI\n2 DATE 1920\n2 PLAC Leeds\n";

  @Test
  void anIdentifierMayHaveASpaceInIt() {
    Imported imported =
        tree(
            TOM
                + "0 @I 2@ INDI\n"
                + UNA
                + "0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I 2@\n1 MARR\n2 DATE 1925\n");
    assertEquals(List.of(), imported.notes());
    assertEquals(
        List.of("1900-03-01 SINGLE", "1925 MARRIED", "1930-04-04 WIDOWED"), imported.life(1));
    assertEquals(
        List.of("- SINGLE", "1920 Leeds", "1925 MARRIED", "1930-04-04 died"), imported.life(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 @I2 INDI", "0 @@ INDI", "0 @I2@", "0 @I2@ (person)"})
  void aRecordThatIsRefusedTakesAllOfItAlong(String record) {
    Imported imported = tree(TOM + record + "\n" + UNA + "0 @I3@ INDI\n1 NAME Ann /Lee/\n");
    assertEquals(List.of("1900-03-01 SINGLE"), imported.life(1));
    assertEquals(2, imported.report().read().get("people"));
    assertEquals(
        List.of(
            "not used: 1 line: not GEDCOM (level, tag, value); e.g. line 9: '" + record + "'",
            "not used: 6 lines: below a line that is refused; e.g. line 10: '1 NAME Una /Berg/'"),
        imported.notes().stream().map(note -> note.replaceFirst("; line 11.*", "")).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "1 DEAT~2 DATE 4 APR 195  | ../2010?",
        "1 DEAT~2 DATE 4 APR      | ../2010?",
        "1 DEAT~2 DATE 4 APR 1950 | 1950-04-04?",
        "1 DEAT~2 DATE 4 APR 1950~2 TYP | 1950-04-04?",
        "1 DEAT~2 DATE 4 APR 1950~2 PLAC Lee | 1950-04-04?",
        "1 DEAT                   | ../2010?",
        "1 DEAT~2 DATE 4 APR 1950~1 NOTE x | 1950-04-04",
        "1 DEAT~2 DATE 4 APR 1950~ | 1950-04-04",
        "1 DEAT~2 DATE 4 APR 1950~0 TRLR | 1950-04-04"
      })
  void aLastLineThatMayBeCutOffIsNotCertain(String lines, String died) {
    Imported imported =
        Imported.fromText(
            folder, "0 HEAD\n0 @I1@ INDI\n1 BIRT\n2 DATE 1900\n" + lines.replace("~", "\n"));
    assertEquals(List.of("1900 SINGLE", died + " died"), imported.life(1));
  }

  @Test
  void aLastLineThatIsCutOffIsTold() {
    Imported imported =
        Imported.fromText(folder, "0 HEAD\n0 @I1@ INDI\n1 NAME Tom /Hill/\n1 BIRT\n2 DATE 190");
    assertEquals(
        List.of(
            "not used: 1 birth: no date; e.g. I1 (line 4)",
            "not used: 1 line: cut off, or not known to be whole, since the file ends with it;"
                + " e.g. line 5: '2 DATE 190'",
            "used: 1 line: missing at the end (TRLR): the file may have been cut off; e.g. it ends"
                + " with line 4"),
        imported.notes());
  }

  @Test
  void aLineThatIsRefusedTakesWhatIsBelowItAlongAndNoMore() {
    Imported imported =
        tree("0 @I1@ INDI\n1 DEAT!\n2 DATE 1900\n3 TIME 10:00\n1 BIRT\n2 DATE 1850\n");
    assertEquals(List.of("1850 SINGLE"), imported.life(1));
    imported = tree("0 @I1@ INDI\n1 BIRT\n3 DEAT\n4 DATE 1900\n2 DATE 1850\n");
    assertEquals(List.of("1850 SINGLE"), imported.life(1));
  }

  @Test
  void levelsBeyondNineAreLevels() {
    StringBuilder deep = new StringBuilder("0 @I1@ INDI\n");
    for (int level = 1; level <= 12; level++) {
      deep.append(level + " _DEEP\n");
    }
    assertEquals(List.of(), tree(deep + "1 SEX F\n").notes());
  }

  @ParameterizedTest
  @CsvSource({
    "'2 NOTE lives by the\n', 'lives by the'",
    "'1 RESI by the \n2 CONC river\n', by the river",
    "'1 RESI by the r\n2 CONC iver\n', by the river",
    "'1 RESI by the\n2 CONC  river\n', by the river",
    "'1 RESI old house,\n2 CONC by the river\n', 'old house, by the river'",
    "'1 RESI a@@b.org\n', a@b.org"
  })
  void aTextThatIsContinuedKeepsItsSpaces(String lines, String note) {
    Imported imported =
        tree(
            "0 @I1@ INDI\n"
                + (lines.startsWith("1") ? lines : "1 RESI lives by the\n")
                + "2 PLAC Ely\n");
    assertEquals(
        note,
        imported.json().stream()
            .filter(line -> line.contains("\"note\""))
            .map(line -> line.replaceFirst(".*\"note\":\"([^\"]*)\".*", "$1"))
            .findFirst()
            .orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "@N.N.@ /Smith/, Smith",
    "@@N.N.@@ /Smith/, Smith",
    "Anna /_____/, Anna",
    "Anna /@N.N.@/, Anna",
    "Anna /?/, Anna",
    "? /Lee/, Lee",
    "N.N. /Lee/, Lee",
    "Nan /Lee/, Nan Lee"
  })
  void aSignForWhatIsNotKnownIsNoName(String written, String name) {
    Person person = person(tree("0 @I1@ INDI\n1 NAME " + written + "\n"));
    assertEquals(name, person.name().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"@N.N.@ /@N.N.@/", "/_____/", "? ?", "...", "/???/"})
  void someoneOfWhomNoNameIsKnownHasNone(String written) {
    assertNull(person(tree("0 @I1@ INDI\n1 NAME " + written + "\n")).name());
  }

  @Test
  void aLineBeyondAllMeasureIsRefusedByItsNumber() throws IOException {
    Path file = folder.resolve("x.ged");
    Files.writeString(file, "0 HEAD\n1 NOTE " + "x".repeat(93) + "\r\n1 NOTE " + "y".repeat(94));
    assertEquals(
        file + ": line 3 is longer than 100 bytes; expected lines of a GEDCOM file",
        assertThrows(TimelineException.class, () -> GedcomText.bytes(file, 1000, 100))
            .getMessage());
    assertEquals(Files.size(file), GedcomText.bytes(file, 1000, 101).length);
  }

  @Test
  void aFileOfMoreBytesThanFitIsRefusedBeforeItIsRead() throws IOException {
    Path file = folder.resolve("x.ged");
    Files.writeString(file, "0 HEAD\n");
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    assertEquals(
        file
            + ": has 3,221,225,472 bytes; expected at most 1,073,741,824, since a family tree is"
            + " read as a whole",
        assertThrows(TimelineException.class, () -> GedcomText.bytes(file)).getMessage());
  }
}
