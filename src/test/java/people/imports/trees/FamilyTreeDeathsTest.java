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

/// Deaths that a family tree tells in other words, leaves open, or contradicts.
class FamilyTreeDeathsTest extends FamilyTreeFixture {

  private static final String BORN = "0 @I1@ INDI\n1 BIRT\n2 DATE 1900\n";

  private static Person on(Imported imported, String day) {
    return History.of(imported.timeline()).at(day).person(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 EVEN\n2 TYPE Death", "1 EVEN Y\n2 TYPE Deceased", "1 EVEN\n2 TYPE Killed in action",
        "1 EVEN\n2 TYPE Gefallen", "1 FACT flu\n2 TYPE Cause of death", "1 EVEN\n2 TYPE Décès",
        "1 _DEAD Y", "1 _INTE"
      })
  void aDeathInOtherWordsIsOneByThatDay(String line) {
    Imported imported = tree(BORN + line + "\n2 DATE 1950\n");
    assertEquals(List.of("1900 SINGLE", "../1950 died"), imported.life(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 _LIVING N", "1 _LIV No", "1 _DEAD Y", "1 FACT x\n2 TYPE Stillborn"})
  void whoIsNotOneOfTheLivingIsNotLivingForCertain(String line) {
    assertFalse(on(tree(BORN + line + "\n1 OCCU Smith\n2 DATE 1930\n"), "1925").certain());
    assertTrue(on(tree(BORN + "1 _LIVING Y\n1 OCCU Smith\n2 DATE 1990\n"), "1925").certain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2 TYPE stillborn", "2 NOTE Totgeburt", "2 TYPE mort-né"})
  void whoWasBornDeadDoesNotLive(String line) {
    Imported imported = tree(BORN + line + "\n");
    assertEquals(List.of("1900 SINGLE", "../1900 died"), imported.life(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 DEAT",
        "1 DEAT Unknown",
        "1 DEAT probably",
        "1 DEAT ?",
        "1 DEAT\n2 NOTE Living"
      })
  void aDeathThatIsNotSaidToHaveBeenIsDoubted(String line) {
    Imported imported = tree("0 @I1@ INDI\n1 BIRT\n2 DATE 1850\n" + line + "\n");
    assertEquals(List.of("1850 SINGLE", "../1960? died"), imported.life(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"No", "no", "Nein", "FALSE"})
  void aDeathThatIsDeniedInAWordIsNone(String no) {
    assertEquals(List.of("1900 SINGLE"), tree(BORN + "1 DEAT " + no + "\n").life(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 DEAT N",
        "1 BURI\n2 DATE 1940",
        "1 CENS\n2 DATE 1960",
        "1 OCCU Smith\n2 DATE 1960",
        "1 RESI\n2 DATE FROM 1940 TO 1960"
      })
  void aDeathThatAnotherLineContradictsIsDoubted(String line) {
    Imported imported = tree(BORN + died("1950") + line + "\n");
    assertTrue(imported.life(1).contains("1950? died"), imported.life(1).toString());
    assertFalse(on(imported, "1955").certain());
  }

  @Test
  void aChildOfALaterDayDoubtsADeath() {
    String child = "1 CHIL @I9@\n---\n0 @I9@ INDI\n1 BIRT\n2 DATE 1955\n";
    Imported imported = marriages(died("1950"), child);
    assertTrue(imported.life(1).contains("1950? died"), imported.life(1).toString());
    Imported posthumous = marriages(died("1 MAR 1955"), child);
    assertTrue(posthumous.life(1).contains("1955-03-01 died"), posthumous.life(1).toString());
  }

  @Test
  void aBaptismBeforeTheBirthDoubtsIt() {
    Imported imported = tree("0 @I1@ INDI\n1 BIRT\n2 DATE 1900\n1 CHR\n2 DATE 1899\n");
    assertEquals(List.of("1900? SINGLE"), imported.life(1));
  }
}
