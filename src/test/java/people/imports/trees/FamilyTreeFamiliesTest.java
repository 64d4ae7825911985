package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.imports.*;
import people.imports.batches.*;
import people.timeline.*;

/// Families of a family tree: who is with whom, whose child, of which sex, and under which keys
/// other systems know her.
class FamilyTreeFamiliesTest extends FamilyTreeFixture {

  // ---- partners

  @Test
  void bothEndsOfEachUnionNameEachOther() {
    Imported imported =
        marriages(
            "",
            marr("1 APR 1911") + "1 EVEN\n2 TYPE Separation\n2 DATE 1912\n" + div("2 MAY 1913"),
            marr("4 JUL 1914") + "---\n" + died("5 AUG 1920"));
    assertEquals(
        List.of(
            "1911-04-01 MARRIED with 2",
            "1912 SEPARATED with 2",
            "1913-05-02 DIVORCED with 2",
            "1914-07-04 MARRIED with 3",
            "1920-08-05 WIDOWED with 3"),
        imported.unions(1));
    assertEquals(
        List.of("1911-04-01 MARRIED with 1", "1912 SEPARATED with 1", "1913-05-02 DIVORCED with 1"),
        imported.unions(2));
    assertEquals(List.of("1914-07-04 MARRIED with 1"), imported.unions(3));
    assertEquals(8 + 1, imported.report().made().get("partners"));
  }

  @Test
  void whatAnAnnulmentBringsBackIsWithTheOneBeforeOrWithNobody() {
    Imported imported =
        marriages("", marr("1 APR 1911"), marr("4 JUL 1914") + "1 ANUL\n2 DATE 1915\n");
    assertEquals(
        List.of("1911-04-01 MARRIED with 2", "1914-07-04 MARRIED with 3", "1915? MARRIED with 2"),
        imported.unions(1));
    assertEquals(List.of("1914-07-04 MARRIED with 1", "1915 SINGLE"), imported.unions(3));
  }

  @Test
  void aSpouseWithoutARecordIsNamed() {
    Imported imported =
        tree(
            """
            0 @I1@ INDI
            0 @F1@ FAM
            1 HUSB @I1@
            1 WIFE Mary /Smith/
            1 MARR
            2 DATE 1911
            1 DIV
            2 DATE 1912
            0 @F2@ FAM
            1 HUSB @I1@
            1 WIFE @VOID@
            2 PHRASE Nora
            1 MARR
            2 DATE 1913
            0 @F3@ FAM
            1 HUSB @I1@
            1 MARR
            2 DATE 1914
            """);
    assertEquals(
        List.of(
            "1911 MARRIED with Mary Smith",
            "1912 DIVORCED with Mary Smith",
            "1913 MARRIED with Nora",
            "1914? MARRIED"),
        imported.unions(1));
  }

  @Test
  void ofThreeWhoMarryNobodySaysWhoIsWithWhom() {
    Imported imported =
        tree(
            """
            0 @I1@ INDI
            0 @I2@ INDI
            0 @I3@ INDI
            0 @F1@ FAM
            1 HUSB @I1@
            1 WIFE @I2@
            1 WIFE @I3@
            1 MARR
            2 DATE 1911
            """);
    assertEquals(List.of("1911 MARRIED"), imported.unions(1));
    assertEquals(null, imported.report().made().get("partners"));
  }

  // ---- sex

  @Test
  void theSexIsToldInTheCodesOfFhir() {
    Imported imported =
        tree(
            """
            0 @I1@ INDI
            1 SEX M
            1 BIRT
            2 DATE ABT 1900
            0 @I2@ INDI
            1 SEX f
            1 DEAT
            2 DATE 1920
            0 @I3@ INDI
            1 SEX X
            0 @I4@ INDI
            1 SEX U
            0 @I5@ INDI
            1 SEX N
            1 SEX F
            1 SEX M
            """);
    assertEquals(List.of("1900~ sex=male"), imported.beside(1));
    assertEquals(List.of("../1920-01-01 sex=female"), imported.beside(2));
    assertEquals(List.of("- sex=other"), imported.beside(3));
    assertEquals(List.of("- sex=unknown"), imported.beside(4));
    assertEquals(List.of("- sex=female"), imported.beside(5));
    assertEquals(
        List.of(
            "not used: 1 sex: neither M, F, X nor U; e.g. I5 (line 18): 'N'",
            "not used: 1 sex: second record of one sex; e.g. I5 (line 20)"),
        imported.notes());
    assertEquals(5, imported.report().made().get("sexes"));
  }

  // ---- parents

  private static final String TWO_FAMILIES =
      """
      0 @I1@ INDI
      0 @I2@ INDI
      0 @I3@ INDI
      1 BIRT
      2 DATE 1930
      %s0 @F1@ FAM
      1 HUSB @I1@
      1 WIFE @I2@
      %s0 @F2@ FAM
      1 WIFE @I2@
      %s\
      """;

  @Test
  void aChildNamesTheParentsOfItsFamily() {
    Imported imported =
        tree(TWO_FAMILIES.formatted("1 FAMC @F1@\n", "1 CHIL @I3@\n1 CHIL @I3@\n", ""));
    assertEquals(List.of("1930 child of [1, 2]"), imported.beside(3));
    assertEquals(
        List.of("not used: 1 child: second record of one child; e.g. F1 (line 15)"),
        imported.notes());
    assertEquals(Map.of(), imported.report().notKept());
    assertEquals(1, imported.report().made().get("lists of parents"));
  }

  @Test
  void aFamilyThatTookAChildInStandsBehindTheOneOfItsBirth() {
    Imported imported =
        tree(
            TWO_FAMILIES.formatted(
                "1 FAMC @F1@\n2 PEDI adopted\n1 FAMC @F2@\n2 NOTE x\n",
                "1 CHIL @I3@\n",
                "1 CHIL @I3@\n"));
    assertEquals(List.of("1930 child of [2]"), imported.beside(3));
    assertEquals(
        List.of(
            "not used: 1 child: has parents of another family, which are kept; e.g. F1 (line 17)"),
        imported.notes());
    assertEquals(Map.of("FAMC.NOTE", 1), imported.report().notKept());
  }

  @Test
  void ofParentsWhoAdoptedAChildItIsSaidThatTheyDid() {
    for (String[] each :
        new String[][] {
          {"1 FAMC @F1@\n2 PEDI adopted\n", "1 CHIL @I3@\n", "adopted"},
          {"", "1 CHIL @I3@\n2 _FREL Adopted\n2 _MREL adopted\n", "adopted"},
          {"", "1 CHIL @I3@\n2 _FREL Adopted\n2 _MREL Natural\n", "adopted by one of them"},
          {
            "1 FAMC @F1@\n2 PEDI adopted\n",
            "1 CHIL @I3@\n2 _MREL birth\n",
            "adopted by one of them"
          }
        }) {
      Imported imported = tree(TWO_FAMILIES.formatted(each[0], each[1], ""));
      assertEquals(List.of("1930 child of [1, 2]"), imported.beside(3));
      assertTrue(
          imported.json().stream().anyMatch(line -> line.contains("\"pedigree\":\"" + each[2])),
          imported.json().toString());
      assertEquals(List.of(), imported.notes());
      assertEquals(Map.of(), imported.report().notKept());
    }
  }

  @Test
  void whoOnlyTookAChildInIsNoParent() {
    Imported one =
        tree(TWO_FAMILIES.formatted("", "1 CHIL @I3@\n2 _FREL Step\n2 _MREL Natural\n", ""));
    assertEquals(List.of("1930 child of [2]"), one.beside(3));
    assertEquals(
        List.of(
            "used: 1 child: of one of the two only, the other one took the child in; e.g. F1 (line"
                + " 13)"),
        one.notes());
    Imported none =
        tree(TWO_FAMILIES.formatted("1 FAMC @F1@\n2 PEDI foster\n", "1 CHIL @I3@\n", ""));
    assertEquals(List.of(), none.beside(3));
    assertEquals(
        List.of(
            "not used: 1 child: of step or foster parents, who are no parents; e.g. F1 (line 15)"),
        none.notes());
    Imported other =
        tree(
            TWO_FAMILIES.formatted(
                "",
                "1 CHIL @I3@\n2 _FREL Step\n2 _MREL Foster\n",
                "1 CHIL @I3@\n2 _MREL adopted\n"));
    assertEquals(List.of("1930 child of [2]"), other.beside(3));
  }

  @Test
  void aWordForParentsThatIsNotKnownChangesNothing() {
    Imported imported =
        tree(TWO_FAMILIES.formatted("", "1 CHIL @I3@\n2 _FREL Challenged\n2 _MREL\n", ""));
    assertEquals(List.of("1930 child of [1, 2]"), imported.beside(3));
    assertEquals(Map.of("CHIL._FREL", 1, "CHIL._MREL", 1), imported.report().notKept());
  }

  /// A child of one of the two may be born before they knew each other.
  @Test
  void aChildWhomTheTwoTookInProvesNothingOfWhenTheyWereTogether() {
    for (String child : List.of("1 CHIL @I3@\n2 _FREL Step\n", "1 CHIL @I3@\n2 _MREL adopted\n")) {
      Imported imported = tree(TWO_FAMILIES.formatted("", child, ""));
      assertEquals("../2020-01-01? UNKNOWN", imported.life(1).getLast());
    }
  }

  @Test
  void childrenOfNobodyAndOfFamiliesThatDoNotNameThemAreReported() {
    Imported imported =
        tree(
            TWO_FAMILIES.formatted("1 FAMC @F1@\n1 FAMC @F9@\n", "", "1 CHIL @I8@\n")
                + "0 @F3@ FAM\n1 CHIL @I1@\n");
    assertEquals(List.of("1930 child of [1, 2]"), imported.beside(3));
    assertEquals(List.of(), imported.beside(1));
    assertEquals(
        List.of(
            "not used: 1 family: no partner is known; e.g. F3 (line 18)",
            "not used: 1 child: nobody in the file; e.g. F2 CHIL I8 (line 17)",
            "not used: 1 child: of a family without parents; e.g. F3 (line 19)",
            "not used: 1 reference: to no family in the file; e.g. I3 FAMC F9 (line 11)",
            "used: 1 reference: to a family that does not name the person, who is taken for its"
                + " child; e.g. I3 FAMC F1 (line 10)"),
        imported.notes());
  }

  // ---- keys

  private static final String KEYS =
      """
      0 @I1@ INDI
      1 NAME Ada
      1 _UID 7F3A
      1 REFN 12
      2 TYPE parish
      1 REFN 12
      0 @I2@ INDI
      1 NAME Bo
      1 _UID 7F3A
      1 UID 9
      1 REFN 12
      1 REFN
      """;

  @Test
  void aKeyIsOfTheFirstPersonWhoHasIt() {
    Imported imported = tree(KEYS);
    assertEquals(List.of("- _UID=7F3A", "- parish=12", "- REFN=12"), imported.beside(1));
    assertEquals(List.of("- UID=9"), imported.beside(2));
    assertEquals(
        List.of(
            "not used: 1 key: empty; e.g. I2 (line 16)",
            "not used: 2 keys: of another person in the file; e.g. I2 (line 13): '_UID=7F3A'; I2"
                + " (line 15): 'REFN=12'"),
        imported.notes());
    assertEquals(4, imported.report().made().get("keys"));
  }

  @Test
  void aKeyThatSomebodyHereHasAlreadyStaysHersAndIsReported() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    int eva = registry.create(Name.first("Eva"));
    registry.identify(eva, new Attribute("UID", "9"), Details.NONE);
    Path file = folder.resolve("keys.ged");
    try {
      Files.writeString(file, "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n" + KEYS + "0 TRLR\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ImportReport report = Import.into(timeline, file);
    assertEquals(
        new ImportReport.Note(
            "keys",
            1,
            "of somebody who was in the timeline before, and may be the same person",
            List.of("UID=9, of person 1 and now of person 3")),
        report.unused().getLast());
    assertEquals(3, report.used().get("keys"));
    assertEquals(3, report.made().get("keys"));
    assertEquals(List.of(eva), registry.withKey(new Attribute("UID", "9")));
    assertEquals(List.of(2), registry.withKey(new Attribute("_UID", "7F3A")));
  }
}
