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

/// What is made of ages in a family tree.
class FamilyTreeAgesTest extends FamilyTreeFixture {

  private static final String AGED = "1 DEAT\n2 DATE 1850\n2 AGE 70y\n";

  @Test
  void anAgeAtTheDeathTellsABirthThatNoLineDates() {
    Imported tree = tree("0 @I1@ INDI\n1 SEX F\n" + AGED);
    assertEquals(List.of("1779?/1780? SINGLE", "1850 died"), tree.life(1));
    assertEquals(List.of("../1780 sex=female"), tree.beside(1));
    assertTrue(tree.json().getFirst().contains("\"dateText\":\"AGE 70y, DEAT 1850\""));
    assertEquals(
        List.of(
            "used: 1 age: counted back to a birth without a date, which is doubted; e.g. I1 (line"
                + " 9): '70y'"),
        tree.notes());
    assertEquals(Map.of(), tree.report().notKept());
  }

  @Test
  void noAnswerThatHangsOnAnAgeIsCertain() {
    History history = History.of(tree("0 @I1@ INDI\n" + AGED).timeline());
    for (String day : List.of("1770", "1779-06-01", "1785", "1849", "1850-06-01", "1990")) {
      assertFalse(history.at(day).person(1).certain(), day);
    }
  }

  @Test
  void aBirthWithADateNeedsNoAge() {
    Imported tree = tree("0 @I1@ INDI\n1 BIRT\n2 DATE 1782\n" + AGED);
    assertEquals(List.of("1782 SINGLE", "1850 died"), tree.life(1));
    assertEquals(Map.of("DEAT.AGE", 1), tree.report().notKept());
    assertEquals(List.of(), tree.notes());
  }

  @Test
  void aBaptismToldTheBirthBeforeAnAge() {
    Imported tree = tree("0 @I1@ INDI\n1 CHR\n2 DATE 1782\n" + AGED);
    assertEquals("1782~ SINGLE", tree.life(1).getFirst());
    assertEquals(Map.of("DEAT.AGE", 1), tree.report().notKept());
  }

  private static final String WEDDING =
      """
      0 @I1@ INDI
      1 FAMS @F1@
      0 @I2@ INDI
      1 FAMS @F1@
      0 @F1@ FAM
      1 HUSB @I1@
      1 WIFE @I2@
      1 MARR
      2 DATE 10 MAY 1805
      2 HUSB
      3 AGE 25y
      2 WIFE
      3 AGE > 20y
      3 NOTE a guess
      """;

  @Test
  void agesAtAWeddingTellTheBirthsOfBoth() {
    Imported tree = tree(WEDDING);
    assertEquals(List.of("1779-05-10?/1780-05-10? SINGLE", "1805-05-10 MARRIED"), tree.life(1));
    assertEquals(List.of("../1785-05-10? SINGLE", "1805-05-10 MARRIED"), tree.life(2));
    assertEquals(Map.of("MARR.WIFE.NOTE", 1), tree.report().notKept());
  }

  @Test
  void whoseTheAgeOfAWeddingIsMustBeClear() {
    Imported tree = tree(WEDDING.replace("1 WIFE @I2@", "1 HUSB @I2@"));
    assertEquals("- SINGLE", tree.life(1).getFirst());
    assertEquals(Map.of("MARR.HUSB", 1, "MARR.WIFE", 1), tree.report().notKept());
  }

  @Test
  void anAgeInACensusTellsABirth() {
    Imported tree =
        tree("0 @I1@ INDI\n1 CENS\n2 DATE 1881\n2 AGE 30y\n2 PLAC Ditton\n1 DEAT\n2 DATE 1900\n");
    assertEquals(List.of("1850?/1851? SINGLE", "1900 died"), tree.life(1));
    assertEquals(Map.of("CENS.PLAC", 1), tree.report().notKept());
  }

  @ParameterizedTest
  @ValueSource(strings = {"about seventy", "", "300y"})
  void whatIsNoAgeIsNotKept(String words) {
    Imported tree = tree("0 @I1@ INDI\n1 DEAT\n2 DATE 1850\n2 AGE " + words + "\n");
    assertEquals(List.of("- SINGLE", "1850 died"), tree.life(1));
    assertEquals(Map.of("DEAT.AGE", 1), tree.report().notKept());
  }

  @Test
  void anAgeThatIsAgainstSomethingElseIsNotUsed() {
    String child = "0 @I2@ INDI\n1 BIRT\n2 DATE 1775\n0 @F1@ FAM\n1 HUSB @I1@\n1 CHIL @I2@\n";
    for (String other :
        List.of("1 RESI\n2 DATE 1770\n2 PLAC Bath\n", "1 NAME A /B/\n1 FAMS @F1@\n" + child)) {
      String[] parts = other.split("(?=0 @I2@)", 2);
      String rest = parts.length == 1 ? "" : parts[1];
      Imported tree = tree("0 @I1@ INDI\n" + AGED + parts[0] + rest);
      assertEquals("- SINGLE", tree.life(1).getFirst());
      assertEquals(Map.of("DEAT.AGE", 1), tree.report().notKept());
    }
  }

  @Test
  void anAgeAtADeathWithoutADateTellsByWhenItWas() {
    Imported tree =
        marriages(
            "1 BIRT\n2 DATE 1780\n1 DEAT\n2 AGE 70y\n",
            marr("1805") + "---\n1 BIRT\n2 DATE 1785\n");
    assertEquals(List.of("1780 SINGLE", "1805 MARRIED", "../1851? died"), tree.life(1));
    assertEquals(List.of("1785 SINGLE", "1805 MARRIED", "../1851? WIDOWED"), tree.life(2));
    assertEquals(
        List.of(
            "used: 1 death: no date: counted by the last day that is possible; e.g. I1 (line 8)",
            "used: 1 age: counted on to a death without a date, which is doubted; e.g. I1 (line 9):"
                + " '70y'"),
        tree.notes());
    History history = History.of(tree.timeline());
    for (String day : List.of("1806", "1849", "1851", "1852", "1900")) {
      assertFalse(history.at(day).person(1).certain(), day);
      assertFalse(history.at(day).person(2).certain(), day);
    }
  }

  /// What is told of him since the other one married again stays.
  @Test
  void anAgeAtADeathThatNobodyKnowsToBeBeforeAWeddingOfTheOtherIsNotUsed() {
    Imported tree =
        marriages(
            "1 BIRT\n2 DATE 1785\n",
            marr("1805") + "---\n1 BIRT\n2 DATE 1780\n1 DEAT\n2 AGE 70y\n",
            marr("1870") + "---\n1 BIRT\n2 DATE 1840\n");
    assertEquals(
        List.of("1780 SINGLE", "1805 MARRIED", "1870? UNKNOWN", "../1890 died"), tree.life(2));
    assertEquals(Map.of("DEAT.AGE", 1), tree.report().notKept());
  }

  /// Of two whose deaths have no date nobody knows who died first.
  @Test
  void agesAtTheDeathsOfBothTellByWhenTheyWere() {
    Imported tree =
        marriages(
            "1 BIRT\n2 DATE 1780\n1 DEAT\n2 AGE 70y\n",
            marr("1805") + "---\n1 BIRT\n2 DATE 1785\n1 DEAT\n2 AGE 80y\n");
    assertEquals("../1851? died", tree.life(1).getLast());
    assertEquals("../1866? died", tree.life(2).getLast());
    History history = History.of(tree.timeline());
    for (String day : List.of("1806", "1849", "1852", "1900")) {
      assertFalse(history.at(day).person(1).certain(), day);
      assertFalse(history.at(day).person(2).certain(), day);
    }
  }

  @Test
  void anAgeAtADeathBeforeAWeddingOrAChildIsNotUsed() {
    Imported tree =
        marriages("1 BIRT\n2 DATE 1780\n1 DEAT\n2 AGE 20y\n", marr("1805") + "---\n1 SEX F\n");
    assertEquals("../1890 died", tree.life(1).getLast());
    assertEquals(Map.of("DEAT.AGE", 1), tree.report().notKept());
  }
}
