package people.imports.updates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.imports.batches.*;

/// Who is who, and who is missing, where a file may be a part of a tree, or another tree.
class TreeUpdatePeopleTest extends TreeUpdateFixture {

  private static final String TWINS =
      TREE
          + """
          0 @I4@ INDI
          1 NAME Jan /Bos/
          1 BIRT
          2 DATE 3 JUN 1928
          1 FAMC @F1@
          """;

  @Test
  void aTwinWhoComesForTheOtherOneIsSomebodyNew() throws IOException {
    read(TWINS);
    ImportReport report = read(TWINS.replace("@I4@", "@I9@").replace("Jan", "Kea"));
    assertEquals(Map.of("by identifier", 3, "new", 1, "missing", 1), report.known());
    ImportReport numbered = read(TWINS.replace("@I", "@P").replace("Jan", "Lea"));
    assertEquals(1, numbered.known().get("not clear"));
    assertEquals("Jan Bos", "" + History.of(timeline).at("1950").person(4).name());
  }

  @Test
  void aSmallTreeOfOtherPeopleIsNotKnownByOneNamesake() throws IOException {
    read(TREE);
    read("b.ged", "0 @X1@ INDI\n1 NAME Tom /Bos/\n", ImportOptions.DEFAULT);
    assertEquals(4, History.of(timeline).personIds().size());
    String two =
        "0 @X1@ INDI\n1 NAME Eva /Mol/\n1 BIRT\n2 DATE 1 MAY 1900\n"
            + "0 @X2@ INDI\n1 NAME Udo /Rau/\n0 @F1@ FAM\n1 HUSB @X2@\n1 WIFE @X1@\n";
    read("c.ged", two, ImportOptions.DEFAULT);
    assertEquals(6, History.of(timeline).personIds().size());
  }

  @Test
  void namesakesWhoAreNotClearAreNotDoubled() throws IOException {
    String two = "0 @I1@ INDI\n1 NAME Jan /Kok/\n0 @I2@ INDI\n1 NAME Jan /Kok/\n";
    read("a.ged", two, ImportOptions.DEFAULT);
    ImportReport report = read("b.ged", two.replace("@I", "@P"), ImportOptions.DEFAULT);
    assertEquals(Map.of("not clear", 2), report.known());
    assertEquals(2, History.of(timeline).personIds().size());
  }

  @Test
  void aPartOfATreeDoesNotTakeBackTheRest() throws IOException {
    read(TREE);
    long size = timeline.size();
    String part = "0 @I1@ INDI\n1 NAME Eva /Mol/\n1 BIRT\n2 DATE 1 MAY 1900\n";
    TimelineException refused =
        assertThrows(
            TimelineException.class,
            () ->
                read("part.ged", part, ImportOptions.DEFAULT.with(ImportOptions.Missing.RETRACT)));
    assertEquals(
        "part.ged: without 2 of the 3 people of tree.ged, as a part of it would be; expected most"
            + " of them for --retract-missing, or --retract-most where they are to be taken back",
        refused.getMessage());
    assertEquals(size, timeline.size());
    ImportOptions most = ImportOptions.DEFAULT.with(ImportOptions.Missing.RETRACT_MOST);
    assertEquals(2, read("part.ged", part, most).known().get("missing"));
    assertEquals(Set.of(1), there());
  }

  /// Ages are often wrong; the birth that a later export has is right.
  @Test
  void aBirthOrADeathThatOnlyAnAgeToldMakesNobodyAnotherPerson() throws IOException {
    read(TREE.replace("1 NAME Tom /Bos/\n", "1 NAME Tom /Bos/\n1 DEAT\n2 DATE 1950\n2 AGE 70y\n"));
    ImportReport later =
        read(
            TREE.replace(
                "1 NAME Tom /Bos/\n",
                "1 NAME Tom /Bos/\n1 BIRT\n2 DATE 1893\n1 DEAT\n2 DATE 1950\n2 AGE 70y\n"));
    assertEquals(Set.of(1, 2, 3), there());
    assertEquals(null, later.known().get("new"));
    assertEquals("1893", History.of(timeline).at("1950").person(2).born().toString());
    long size = timeline.size();
    read(
        TREE.replace(
            "1 NAME Tom /Bos/\n", "1 NAME Tom /Bos/\n1 BIRT\n2 DATE 1893\n1 DEAT\n2 DATE 1950\n"));
    assertEquals(size, timeline.size());
  }
}
