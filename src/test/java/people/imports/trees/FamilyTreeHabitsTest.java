package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.history.*;
import people.imports.*;

/// What programs and people write that the standard does not expect.
class FamilyTreeHabitsTest extends FamilyTreeFixture {

  private static Person on(Imported imported, String day, int person) {
    return History.of(imported.timeline()).at(day).person(person);
  }

  // ---- lines

  @Test
  void aByteOrderMarkWithinTheFileBeginsALineAndIsNoPartOfIt() {
    Imported imported =
        tree("0 @I1@ INDI\n1 NAME A /B/\n\ufeff0 @I2@ INDI\n1 NAME C /D/\n1 BIRT\n2 DATE 1910\n");
    assertEquals(List.of("- SINGLE"), imported.life(1));
    assertEquals(List.of("1910 SINGLE"), imported.life(2));
    assertEquals(List.of(), imported.notes());
  }

  @Test
  void aRecordWithoutALevelTakesWhatIsBelowItAlong() {
    Imported imported =
        tree("0 @I1@ INDI\n1 NAME A /B/\nO @I2@ INDI\n1 BIRT\n2 DATE 1910\n0 @I3@ INDI\n");
    assertEquals(List.of("- SINGLE"), imported.life(1));
    assertEquals(2, imported.report().read().get("people"));
  }

  @Test
  void ofTwoRecordsOfOneIdentifierNobodyKnowsWhichOneIsMeant() {
    Imported imported =
        tree(
            "0 @I1@ INDI\n1 BIRT\n2 DATE 1900\n0 @I1@ INDI\n1 BIRT\n2 DATE 1910\n0 @I2@ INDI\n"
                + "0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 MARR\n2 DATE 1930\n");
    assertEquals(List.of("1900 SINGLE", "1930? MARRIED"), imported.life(1));
    assertEquals(List.of("1910 SINGLE", "../2020-01-01? UNKNOWN"), imported.life(2));
    for (int person = 1; person <= 3; person++) {
      assertFalse(on(imported, "1940", person).certain());
    }
  }

  @Test
  void whichOfTwoRecordsOfOneIdentifierStandsFirstDecidesNothing() {
    String one = "0 @I1@ INDI\n1 NAME A /B/\n1 BIRT\n2 DATE 1900\n";
    String other = "0 @I1@ INDI\n1 NAME C /D/\n1 BIRT\n2 DATE 1910\n";
    String family = "0 @I2@ INDI\n0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 MARR\n2 DATE 1930\n";
    Imported imported = tree(one + other + family);
    Imported turned = tree(other + one + family);
    assertEquals(imported.life(1), turned.life(2));
    assertEquals(imported.life(2), turned.life(1));
  }

  @Test
  void ofTwoFamiliesOfOneIdentifierNobodyKnowsWhichOneIsMeant() {
    Imported imported =
        tree(
            "0 @I1@ INDI\n0 @I2@ INDI\n0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 MARR\n2 DATE 1930\n"
                + "0 @F1@ FAM\n1 HUSB @I1@\n1 DIV\n2 DATE 1940\n");
    assertEquals(List.of("- SINGLE", "1930? MARRIED", "1940? DIVORCED"), imported.life(1));
    assertEquals(
        List.of(
            "used: 1 family: with the identifier of another one, with which it is taken for"
                + " one; e.g. F1 (line 12)"),
        imported.notes());
  }

  @Test
  void whoIsASpouseInAFamilyThatDoesNotSaySoMayHaveAnyStatus() {
    Imported imported =
        tree(
            "0 @I1@ INDI\n0 @I2@ INDI\n0 @I3@ INDI\n1 FAMS @F1@\n0 @I4@ INDI\n1 FAMS @F9@\n"
                + "0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 MARR\n2 DATE 1930\n");
    assertEquals(List.of("1930 MARRIED with 2"), imported.unions(1));
    assertEquals(List.of("../2020-01-01? UNKNOWN"), imported.unions(3));
    assertEquals(List.of("../2020-01-01? UNKNOWN"), imported.unions(4));
  }

  @Test
  void whoEmigratedDoesNotLiveAtHomeForCertain() {
    String bath = "0 @I1@ INDI\n1 RESI\n2 DATE 1900\n2 PLAC Bath\n";
    Imported imported = tree(bath + "1 EMIG\n2 DATE 1910\n2 PLAC Bristol\n1 DEAT\n2 DATE 1950\n");
    assertEquals(
        List.of("- SINGLE", "1900 Bath", "1910? address not known", "1950 died"), imported.life(1));
    assertFalse(on(imported, "1920", 1).certain());
    Imported arrived = tree(bath + "1 IMMI\n2 DATE 1910\n1 RESI\n2 DATE 1910\n2 PLAC Boston\n");
    assertEquals(List.of("- SINGLE", "1900 Bath", "1910 Boston"), arrived.life(1));
  }

  @Test
  void aPlaceThatIsNotKnownIsNoAddress() {
    Imported imported =
        tree(
            "0 @I1@ INDI\n1 RESI\n2 DATE 1920\n2 PLAC Bath\n1 RESI\n2 DATE 1930\n2 PLAC ?\n"
                + "1 RESI\n2 DATE 1940\n2 PLAC Unknown\n");
    assertEquals(
        List.of("- SINGLE", "1920 Bath", "1930? address not known", "1940? address not known"),
        imported.life(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 NAME Mrs. Jane /Smith/",
        "1 NAME Jane /Smith/\n2 NPFX Widow",
        "1 NMR 2",
        "1 NCHI 3",
        "1 NAME Eva /Berg/\n1 NAME Eva /Dahl/\n2 TYPE married",
        "1 NAME Eva /Berg/\n2 _MARNM Dahl",
        "1 NAME Eva /Dahl née Berg/",
        "1 NAME Eva /Dahl geb. Berg/",
        "1 OCCU Widow",
        "1 FACT Mary Smith\n2 TYPE Spouse",
        "1 NOTE Married Mary Smith in 1920",
        "1 NOTE heiratete 1920",
        "1 CENS\n2 DATE 1930\n2 NOTE Relation to Head of House: Wife",
        "1 ASSO @I2@\n2 RELA Husband",
        "1 EVEN\n2 TYPE Marriage Banns"
      })
  void whoIsSaidByTheWayToBeMarriedIsNotSingleForCertain(String line) {
    Imported imported =
        tree("0 @I1@ INDI\n1 BIRT\n2 DATE 1900\n" + line + "\n1 DEAT\n2 DATE 1950\n");
    assertEquals(List.of("1900 SINGLE", "../2020-01-01? UNKNOWN", "1950 died"), sorted(imported));
    assertFalse(on(imported, "1940", 1).certain());
    for (String other : List.of("1 NCHI 0", "1 NOTE never married", "1 OCCU Weaver", "1 FACT x")) {
      Imported single =
          tree("0 @I1@ INDI\n1 BIRT\n2 DATE 1900\n" + other + "\n1 DEAT\n2 DATE 1950\n");
      assertTrue(on(single, "1940", 1).certain(), other);
    }
  }

  private static List<String> sorted(Imported imported) {
    return imported.life(1).stream()
        .sorted(Comparator.comparing((String line) -> !line.startsWith("1900")))
        .sorted(Comparator.comparing((String line) -> line.endsWith("died")))
        .toList();
  }

  // ---- deaths

  @Test
  void aDeathBeforeTheBirthIsDoubted() {
    Imported imported = tree("0 @I1@ INDI\n1 BIRT\n2 DATE 1950\n1 DEAT\n2 DATE 1920\n");
    assertFalse(on(imported, "1975", 1).certain());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1 DEAT\n2 DATE Living\n", "1 DEAT living\n", "1 DEAT\n2 DATE (lebt noch)\n"})
  void whoIsSaidToLiveIsNotDead(String death) {
    Imported imported = tree("0 @I1@ INDI\n1 BIRT\n2 DATE 1950\n" + death);
    assertEquals(List.of("1950 SINGLE"), imported.life(1));
    assertTrue(on(imported, "1990", 1).living());
    assertEquals(
        List.of("not used: 1 death: said not to have happened; e.g. I1 (line 8)"),
        imported.notes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 EVEN\n2 TYPE Obituary\n",
        "1 FACT x\n2 TYPE Funeral\n",
        "1 OBIT\n",
        "1 _FUN\n",
        "1 EVEN\n2 TYPE Begräbnis\n"
      })
  void whoHasAnObituaryOrAFuneralIsDeadByThen(String buried) {
    Imported imported = tree("0 @I1@ INDI\n1 BIRT\n2 DATE 1900\n" + buried + "2 DATE 1950\n");
    assertEquals(List.of("1900 SINGLE", "../1950 died"), imported.life(1));
  }

  @Test
  void aBurialOfOneWhoIsSaidToLiveIsDoubted() {
    Imported imported = tree("0 @I1@ INDI\n1 DEAT N\n1 BURI\n2 DATE 1900\n");
    assertEquals(List.of("- SINGLE", "../1900? died"), imported.life(1));
    imported = tree("0 @I1@ INDI\n1 DEAT N\n1 BURI\n");
    assertEquals(List.of("- SINGLE"), imported.life(1));
  }

  // ---- unions

  @ParameterizedTest
  @ValueSource(
      strings = {"Engagement", "Marriage Banns", "Marriage license", "Aufgebot", "Divorce"})
  void aWeddingOfAnotherTypeIsDoubted(String type) {
    Imported imported = marriages("", marr("1930") + "2 TYPE " + type + "\n");
    assertEquals(List.of("- SINGLE", "1930? MARRIED"), imported.life(1));
  }

  @Test
  void whoAreReconciledAreTogetherAgainWithADoubt() {
    Imported imported =
        marriages(
            "",
            marr("1920")
                + "1 EVEN\n2 TYPE Separation\n2 DATE 1930\n"
                + "1 EVEN Reconciled\n2 TYPE Reconciliation\n2 DATE 1932\n");
    assertEquals(
        List.of("- SINGLE", "1920 MARRIED", "1930 SEPARATED", "1932? MARRIED"), imported.life(1));
    assertFalse(on(imported, "1945", 1).certain());
  }

  @Test
  void aRemarriageOfThoseWhoAreSeparatedIsAWedding() {
    Imported imported =
        marriages(
            "",
            marr("1920")
                + "1 EVEN\n2 TYPE Separation\n2 DATE 1930\n"
                + "1 EVEN\n2 TYPE Remarriage\n2 DATE 1940\n");
    assertEquals("1940 MARRIED", imported.life(1).getLast());
  }

  @Test
  void aUnionThatIsSaidToHaveLastedUntilAYearIsNotKnownAfterwards() {
    Imported imported = marriages("", "1 EVEN\n2 TYPE Cohabitation\n2 DATE FROM 1980 TO 1990\n");
    assertEquals(
        List.of("- SINGLE", "1980 PARTNERED", "1990-01-02?/1991-01-01? UNKNOWN"), imported.life(1));
    assertTrue(on(imported, "1985", 2).certain());
    assertFalse(on(imported, "1995", 2).certain());
    Imported divorced =
        marriages(
            "", "1 EVEN\n2 TYPE Cohabitation\n2 DATE FROM 1980 TO 1990\n" + div("3 MAR 1990"));
    assertEquals(List.of("- SINGLE", "1980 PARTNERED", "1990-03-03 DIVORCED"), divorced.life(1));
    Imported married = marriages("", marr("FROM 1980 TO 1990"));
    assertEquals("1980/1990 MARRIED", married.life(1).get(1));
    assertFalse(on(married, "1995", 1).certain());
  }
}
