package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.history.*;
import people.imports.*;
import people.imports.batches.*;

/// What a family tree does not date, or does not say: it is bounded by what is known, and never
/// certain.
class FamilyTreeUndatedTest extends FamilyTreeFixture {

  private Imported written(String head, String records) {
    return Imported.fromText(folder, "0 HEAD\n" + head + records + "0 TRLR\n");
  }

  private static final String IN_1992 = "1 DATE 20 NOV 1992\n";

  private static Person at(Imported imported, String day, int person) {
    return History.of(imported.timeline()).at(day).person(person);
  }

  // ---- deaths

  @Test
  void whoIsDeadDiedWithinASpanOfLife() {
    Imported imported = written(IN_1992, "0 @I1@ INDI\n1 BIRT\n2 DATE 5 MAR 1702\n1 DEAT Y\n");
    assertEquals(List.of("1702-03-05 SINGLE", "../1812-03-05 died"), imported.life(1));
    assertFalse(at(imported, "1800", 1).certain());
    assertEquals(false, at(imported, "1820", 1).living());
  }

  @Test
  void whoIsSeenLaterLivedLonger() {
    String born = "0 @I1@ INDI\n1 BIRT\n2 DATE 1702\n1 DEAT Y\n1 RESI\n2 DATE 1815\n2 PLAC Bath\n";
    assertEquals("../1815-01-01 died", written(IN_1992, born).life(1).getLast());
  }

  @Test
  void theDayOfTheImportDecidesNothingWhereTheFileSaysItsOwn() {
    String text = "0 HEAD\n" + IN_1992 + "0 @I1@ INDI\n1 DEAT Y\n0 TRLR\n";
    List<String> deaths = new ArrayList<>();
    for (int year : List.of(2020, 2040)) {
      FamilyTree tree =
          FamilyTree.read(
              Path.of("x.ged"),
              text.getBytes(StandardCharsets.UTF_8),
              LocalDate.of(year, 1, 1),
              ImportOptions.Places.RESIDENCES,
              new TwoPasses(_ -> {}),
              new Findings());
      deaths.add(tree.entries().getFirst().events().getLast().details().effective().toString());
    }
    assertEquals(List.of("../1992-11-20", "../1992-11-20"), deaths);
  }

  @Test
  void aDeathAfterAYearIsOpenUntilTheEndOfAPossibleLife() {
    Imported imported =
        marriages(died("27 SEP 1864"), marr("19 MAY 1825") + "---\n" + died("AFT 1840"));
    assertEquals(
        List.of("- SINGLE", "1825-05-19 MARRIED", "1841?/1864-09-27? UNKNOWN", "1864-09-27 died"),
        imported.life(1));
    assertEquals(
        List.of("- SINGLE", "1825-05-19 MARRIED", "1841/1935-05-19 died", "1864-09-27? UNKNOWN"),
        imported.life(2));
  }

  @Test
  void aDeathAfterAYearWasBeforeTheNextWeddingOfTheOtherAsFarAsNobodySaysHowTheyParted() {
    String first = marr("19 MAY 1825") + "---\n" + died("AFT 1837");
    Imported imported = marriages(died("27 SEP 1864"), first, marr("1846"));
    assertEquals(
        List.of(
            "- SINGLE",
            "1825-05-19 MARRIED",
            "1838?/1846? WIDOWED",
            "1846 MARRIED",
            "1864-09-27 died"),
        imported.life(1));
    assertEquals("1838?/1846? died", imported.life(2).get(2));
    assertTrue(at(imported, "1847", 1).certain());
    assertFalse(at(imported, "1847", 2).certain());
    for (String parted : List.of("1 DIV\n", "1 EVEN\n2 TYPE Separation\n")) {
      String other = marr("19 MAY 1825") + parted + "---\n" + died("AFT 1837");
      Imported open = marriages(died("27 SEP 1864"), other, marr("1846"));
      assertTrue(open.life(2).contains("1838/1935-05-19 died"), open.life(2).toString());
    }
    Imported seen = marriages("", first + "1 CENS\n2 DATE 1850\n", marr("1846"));
    assertEquals("1838?/1846? died", seen.life(2).get(2));
  }

  @Test
  void whoMarriedAfterTheYearWasNotDeadByThen() {
    Imported imported = marriages("", marr("7 SEP 1846") + "---\n" + died("AFT 1837"));
    assertEquals("1846-09-07/1956-09-07 died", imported.life(2).getLast());
    assertEquals("1846-09-07/1956-09-07 WIDOWED", imported.life(1).getLast());
  }

  @Test
  void aWeddingAfterAYearIsNarrowedAlikeForBoth() {
    Imported imported = marriages("", marr("AFT 1837") + "---\n" + died("3 MAR 1846"));
    assertEquals("1838/1846-03-03 MARRIED", imported.life(1).get(1));
    assertEquals("1838/1846-03-03 MARRIED", imported.life(2).get(1));
    String first = marr("19 MAY 1825") + "---\n" + died("3 MAR 1846");
    Imported again = marriages("", first, marr("AFT 1837"));
    assertEquals("1846-03-03/.. MARRIED", again.life(1).getLast());
    assertEquals("1846-03-03/.. MARRIED", again.life(3).getLast());
  }

  @Test
  void aProbateBoundsADeath() {
    assertEquals(
        List.of("- SINGLE", "../1850-03-12 died"),
        tree("0 @I1@ INDI\n1 DEAT\n1 PROB\n2 DATE 12 MAR 1850\n").life(1));
  }

  // ---- weddings and divorces

  @Test
  void anUndatedWeddingIsBeforeADatedMarriageAndNeverEndsIt() {
    Imported imported =
        marriages(
            died("28 JAN 1547"),
            marr("12 JUL 1543") + "---\n" + died("5 SEP 1548"),
            "1 MARR\n---\n" + died("19 JUL 1543"));
    assertEquals(
        List.of("../1543-07-12? MARRIED with 3", "1543-07-12 MARRIED with 2"), imported.unions(1));
    Person widower = at(imported, "1545-01-01", 1);
    assertEquals(Partner.of(2), widower.partner());
  }

  @Test
  void aMarriageThatANextOneEndedLeavesLaterDaysOpenForAnUndatedWedding() {
    Imported imported =
        written(
            IN_1992,
            """
            0 @I1@ INDI
            1 BIRT
            2 DATE 1910
            0 @I2@ INDI
            0 @I3@ INDI
            1 DEAT
            2 DATE 1 MAR 1955
            0 @I4@ INDI
            0 @F1@ FAM
            1 HUSB @I1@
            1 WIFE @I2@
            1 MARR
            2 DATE 4 JUL 1930
            0 @F2@ FAM
            1 HUSB @I1@
            1 WIFE @I3@
            1 MARR
            2 DATE 4 JUL 1950
            0 @F3@ FAM
            1 HUSB @I1@
            1 WIFE @I4@
            1 MARR
            """);
    assertFalse(at(imported, "1961", 1).certain());
    assertEquals("../1992-11-20? MARRIED with 4", imported.unions(1).getLast());
  }

  @Test
  void aDivorceProvesTheWeddingBefore() {
    Imported imported = marriages("1 BIRT\n2 DATE 1864\n", div("13 DEC 1900"));
    assertEquals(
        List.of("1864 SINGLE", "../1900-12-13? MARRIED", "1900-12-13 DIVORCED"), imported.life(1));
    assertEquals(false, at(imported, "1899", 1).certain());
  }

  @Test
  void whoeverIsLeftByOneWhoMarriesAgainIsNotKnownToBeAnything() {
    Imported imported = marriages("", marr("1850"), marr("1860"));
    assertEquals(List.of("1850 MARRIED with 1", "1860? UNKNOWN"), imported.unions(2));
    assertEquals(List.of("1850 MARRIED with 2", "1860 MARRIED with 3"), imported.unions(1));
  }

  // ---- families without a wedding

  @Test
  void aFamilyWithoutAWeddingIsAUnionOfUnknownKindFromItsFirstEvidenceOn() {
    Imported imported =
        marriages(
            "", "1 CHIL @I3@\n---\n1 BIRT\n2 DATE 1842\n" + "0 @I3@ INDI\n1 BIRT\n2 DATE 1865\n");
    assertEquals(List.of("../1865? UNKNOWN"), imported.unions(1));
    assertEquals(List.of("../1865? UNKNOWN"), imported.unions(2));
    for (String day : List.of("1860", "1870")) {
      assertFalse(at(imported, day, 1).certain());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 WIFE Mary /Smith/\n1 CHIL @I4@\n",
        "1 CHIL @I4@\n",
        "1 HUSB @I2@\n1 WIFE @I3@\n1 CHIL @I4@\n"
      })
  void aFamilyOfOneKnownParentOrOfThreeIsAUnionToo(String others) {
    Imported imported =
        tree(
            "0 @I1@ INDI\n0 @I2@ INDI\n0 @I3@ INDI\n0 @I4@ INDI\n1 BIRT\n2 DATE 1865\n"
                + "0 @F1@ FAM\n1 HUSB @I1@\n"
                + others);
    assertEquals(List.of("../1865? UNKNOWN"), imported.unions(1));
  }

  @Test
  void aStatusInWordsIsEvidenceWhereNoDatedFactSaysMore() {
    Imported imported =
        written(
            IN_1992,
            """
            0 @I1@ INDI
            1 BIRT
            2 DATE 1840
            1 RESI MaritalStatus: Married
            2 DATE 1880
            2 PLAC Wexley, Surrey
            0 @I2@ INDI
            0 @F1@ FAM
            1 HUSB @I1@
            1 WIFE @I2@
            """);
    assertEquals(List.of("../1880? MARRIED"), imported.unions(1));
    Person husband = at(imported, "1880-12-31", 1);
    assertEquals(Status.MARRIED, husband.status());
    assertFalse(husband.certain());
  }

  @Test
  void aStatusInWordsThatADatedFactContradictsIsToldAndNotUsed() {
    Imported imported =
        marriages(
            "1 RESI Marital Status: Single\n2 DATE 1880\n2 PLAC Wexley\n",
            marr("1870") + div("1890"));
    assertEquals(List.of("1870 MARRIED with 2", "1890 DIVORCED with 2"), imported.unions(1));
    assertEquals(
        List.of(
            "used: 1 status: says another status than the dated facts do; e.g. I1 (line"
                + " 6): 'Marital Status: Single'"),
        imported.notes());
    assertEquals(List.of("1880 marital status=single"), imported.beside(1));
    assertEquals(List.of("said to be single, but married by event 1"), contradictions(imported));
  }

  @Test
  void widowedBeforeTheOtherOneDiedIsListed() {
    Imported imported =
        marriages(
            "1 CENS\n2 DATE 1880\n2 NOTE Marital Status: Widowed\n",
            marr("1 MAY 1870") + "---\n" + died("1890"));
    assertEquals(List.of("1870-05-01 MARRIED with 2", "../1880? WIDOWED"), imported.unions(1));
    assertEquals(List.of("said to be widowed, but married by event 1"), contradictions(imported));
  }

  @Test
  void whoIsMarriedToTwoOrToSomebodyDeadIsListed() {
    assertEquals(
        List.of("married while married, by event 1"),
        contradictions(marriages("", marr("1870") + div("1890"), marr("1880"))).subList(0, 1));
    assertEquals(
        List.of("married while married, by event 1"),
        contradictions(marriages("", marr("1870"), marr("1880"))).subList(0, 1));
    assertEquals(
        List.of("married to person 2, who died by event 5", "married after the death of event 5"),
        contradictions(marriages("", marr("1880") + "---\n" + died("1870"))));
  }

  private static List<String> contradictions(Imported imported) {
    return History.of(imported.timeline()).contradictions().stream()
        .map(Contradiction::what)
        .toList();
  }

  // ---- married names

  @Test
  void aMarriedNameIsTakenOnTheDayOfTheWedding() {
    Imported imported =
        tree(
            """
            0 @I1@ INDI
            1 NAME Eva /Berg/
            1 NAME Eva /Dahl/
            2 TYPE married
            0 @I2@ INDI
            1 NAME Jon /Dahl/
            0 @I3@ INDI
            1 NAME Ida /Lund/
            2 _MARNM Dahl
            0 @F1@ FAM
            1 WIFE @I1@
            1 HUSB @I2@
            1 MARR
            2 DATE 5 MAY 1950
            1 DIV
            2 DATE 1955
            0 @F2@ FAM
            1 WIFE @I3@
            1 HUSB @I2@
            1 MARR
            """);
    assertEquals("1950-05-05 Eva Dahl", imported.life(1).get(2));
    assertEquals("Eva Dahl", at(imported, "1960", 1).name().toString());
    assertEquals("Eva Berg", at(imported, "1940", 1).name().toString());
    assertEquals("../2020-01-01? Dahl", imported.life(3).getLast());
    assertFalse(at(imported, "2019-12-31", 3).certain());
  }

  // ---- what may have been on either side of something else

  @Test
  void anUndatedSeparationMayHaveBeenOnTheDayAfterTheWedding() {
    Imported imported = marriages("", marr("1902") + "1 EVEN\n2 TYPE Separation\n", marr("1915"));
    assertFalse(at(imported, "1910", 1).certain());
  }

  @Test
  void anUndatedSecondWeddingOfADivorcedCoupleMayBeASecondRecord() {
    Imported imported = marriages("", marr("1905") + div("1915") + "1 MARR\n");
    assertEquals(List.of("- SINGLE", "1905? MARRIED", "1915? DIVORCED"), imported.life(1));
    Imported ordered = marriages("", marr("1905") + marr("3 MAY 1905") + div("1915"));
    assertEquals("1915 DIVORCED", ordered.life(1).getLast());
  }

  @Test
  void aFamilyWithoutAWeddingMayHaveBegunBehindADatedMarriage() {
    Imported imported =
        marriages(
            "1 BIRT\n2 DATE 1870\n", marr("1894") + "---\n1 DEAT Y\n", "---\n" + died("BEF 1934"));
    assertFalse(at(imported, "2019", 1).certain());
  }
}
