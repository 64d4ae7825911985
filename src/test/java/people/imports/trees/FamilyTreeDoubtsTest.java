package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.imports.*;

/// Answers about a family tree that can't be certain, since its lines contradict each other or
/// leave another possibility; small cases of what [TreeWorldsTest] finds.
class FamilyTreeDoubtsTest extends FamilyTreeFixture {

  /// Of a file that was written long after all of it.
  @Override
  protected Imported tree(String records) {
    String head = "0 HEAD\n1 DATE 20 NOV 1992\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n";
    return Imported.fromText(folder, head + records + "0 TRLR\n");
  }

  private static Person on(Imported imported, int person, String day) {
    return History.of(imported.timeline()).at(day).person(person);
  }

  private static void assertAbout(Imported imported, int person, String day) {
    Person asked = on(imported, person, day);
    assertFalse(asked.certain(), () -> asked + " on " + day);
  }

  /// By which day one had married somebody unknown is open, so it is open who the spouse is.
  @Test
  void aMarriageBesideOneWithSomebodyUnknownIsDoubtedUntilItIsClearWhichCameFirst() {
    String unknown = "0 @F9@ FAM\n1 HUSB @I1@\n" + marr("1840") + "1 ANUL\n";
    Imported imported = marriages("1 SEX M\n", marr("7 MAY 1840") + unknown);
    assertAbout(imported, 1, "1840-05-08");
    assertAbout(imported, 1, "1840-12-01");
    // a later one changes nothing before it
    String later = "0 @F9@ FAM\n1 HUSB @I1@\n" + marr("1850");
    Imported apart = marriages("1 SEX M\n", marr("7 MAY 1840") + later);
    assertTrue(on(apart, 1, "1849-12-31").certain());
    assertAbout(apart, 1, "1850-01-01");
  }

  @Test
  void aWeddingWithSomebodyUnknownOnAnyDayDoubtsAllMarriagesBeforeIt() {
    String unknown = "0 @F9@ FAM\n1 HUSB @I1@\n" + marr("BEF 1859");
    Imported imported = marriages("", marr("13 FEB 1844") + div("1850") + unknown);
    assertAbout(imported, 1, "1844-07-23");
  }

  /// One who is dead by one line, and marries later by another one, may not have died then.
  @Test
  void widowhoodIsDoubtedWhereTheDeathIsContradictedByALaterWedding() {
    Imported imported =
        marriages(
            died("1 AUG 1839"), "1 MARR\n---\n" + died("BET 1841 AND 1847"), marr("20 OCT 1856"));
    // who married after his death may have outlived his first wife
    assertAbout(imported, 1, "1847-12-31");
    // and then she was not widowed in 1839
    assertAbout(imported, 2, "1839-08-02");
    assertAbout(imported, 2, "1856-10-20");
  }

  /// The divorce of which a text speaks may be of a marriage that has no date.
  @Test
  void nobodyIsSurelyWidowedByOneWhomATextCallsDivorced() {
    String divorced = "1 DEAT Y\n1 RESI Marital Status: Divorced\n2 DATE 1849\n";
    assertAbout(marriages("", "1 MARR\n---\n" + divorced), 1, "1990");
    Imported later = marriages("", marr("1850") + "---\n" + divorced);
    assertTrue(on(later, 1, "1959-12-31").certain(), "a wedding after the text is not ended by it");
    String single = divorced.replace("Divorced", "Single");
    assertTrue(on(marriages("", "1 MARR\n---\n" + single), 1, "1990").certain());
  }

  /// Of two records of one wedding the first one that has a date is right, so the other one does
  /// not undo the death in between.
  @Test
  void aSecondRecordOfAWeddingThatIsAfterADeathLeavesNobodyMarriedForEver() {
    Imported imported =
        marriages("", marr("BEF 1859") + marr("24 MAY 1854") + "---\n" + died("1848"));
    assertEquals(List.of("- SINGLE", "../1848-01-01? MARRIED", "1848? WIDOWED"), imported.life(1));
    assertAbout(imported, 1, "1850");
  }

  /// A text is weaker than a dated fact, and a separation presupposes that they were together.
  @Test
  void aTextThatSaysDivorcedBeforeTheSeparationIsKeptAndNotUsed() {
    String separation = "1 EVEN\n2 TYPE Separation\n2 DATE ";
    String divorced = "---\n1 RESI Marital Status: Divorced\n2 DATE 25 OCT 1849\n";
    Imported later = marriages("", marr("1848") + separation + "8 JUL 1859\n" + divorced);
    assertEquals(Status.MARRIED, on(later, 2, "1849-10-26").status());
    assertTrue(on(later, 2, "1849-10-26").certain());
    // a separation that may have been before the text does not gainsay it
    Imported open = marriages("", marr("1848") + "1 EVEN\n2 TYPE Separation\n" + divorced);
    assertAbout(open, 2, "1849-10-26");
  }

  /// She may have lived when he married again, and then their marriage ended in another way.
  @Test
  void anUndatedWeddingAfterAnUndatedMarriageDoubtsThatItLastedUntilTheDeath() {
    String parted = "1 MARR\n1 EVEN\n2 TYPE Separation\n2 DATE 1844\n";
    Imported imported = marriages("", parted + "---\n" + died("17 OCT 1865"), "1 MARR\n", "");
    assertFalse(on(imported, 2, "1866").certain());
  }

  @Test
  void anAnnulmentBringsBackNoCertainWidowhoodWhereTheOtherMayHaveLivedThen() {
    String annulled = marr("JUN 1853") + "1 ANUL\n2 DATE 17 JUL 1858\n";
    Imported imported = marriages("", "1 MARR\n---\n1 BURI\n2 DATE 21 DEC 1857\n", annulled);
    assertFalse(on(imported, 1, "1859").certain());
  }

  /// The wedding says that she lived, so the first day after which she may have died bounds no end.
  @Test
  void anUndatedDivorceIsNotBeforeTheWeddingWhereTheDeathMayBeLater() {
    Imported imported = marriages(died("AFT 1837"), marr("7 SEP 1846") + "1 DIV\n");
    assertEquals(Status.DIVORCED, on(imported, 1, "1990").status());
    assertEquals(
        List.of(
            "- SINGLE",
            "1846-09-07 MARRIED",
            "../1846-09-07? DIVORCED",
            "1846-09-07/1956-09-07 died"),
        imported.life(1));
  }

  /// A further record of the wedding is of another day than the right one, so nobody need have
  /// lived then.
  @Test
  void aSecondRecordOfAWeddingBoundsNoLife() {
    Imported imported = marriages("1 DEAT Y\n", marr("AFT 1847") + marr("BET 1842 AND 1847"));
    assertEquals("../1992-11-20 died", imported.life(1).getLast());
    assertEquals("../1957 died", marriages("1 DEAT Y\n", marr("1847")).life(1).getLast());
  }

  @Test
  void aSeparationOfWhichOnlyTheBeginningIsBoundedIsBeforeTheDivorce() {
    String separation = "1 EVEN\n2 TYPE Separation\n2 DATE ";
    Imported open = marriages("", marr("1834") + separation + "AFT 1838\n" + div("1850"));
    assertEquals(
        List.of("- SINGLE", "1834 MARRIED", "1839/1850 SEPARATED", "1850 DIVORCED"), open.life(1));
    assertAbout(open, 1, "1845");
    Imported year =
        marriages("", marr("DEC 1853") + separation + "BET 1851 AND 1859\n" + div("18 DEC 1859"));
    assertEquals(
        List.of(
            "- SINGLE", "1853-12 MARRIED", "1853-12/1859-12-18 SEPARATED", "1859-12-18 DIVORCED"),
        year.life(1));
    // one that is surely later is of no use
    Imported late = marriages("", marr("1834") + div("1850") + separation + "AFT 1850\n");
    assertEquals(List.of("- SINGLE", "1834 MARRIED", "1850 DIVORCED"), late.life(1));
  }
}
