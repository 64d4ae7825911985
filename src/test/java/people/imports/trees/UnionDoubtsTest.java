package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.history.*;
import people.imports.*;

/// Words that doubt what a line about a couple says, and those of a status in a person's own
/// record.
class UnionDoubtsTest extends FamilyTreeFixture {

  private static boolean isCertain(Imported imported, String day) {
    return History.of(imported.timeline()).at(day).person(1).certain();
  }

  // ---- ends in other words

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stopped living together", "End of cohabitation", "Ende der Partnerschaft",
            "Rupture du PACS",
        "Fin du concubinage", "No longer partners", "Einde samenwonen", "Former partner",
        "Disolución de la pareja de hecho", "Ophørt samliv", "Rozpad związku", "Samlivsbrudd",
        "Marriage ended", "Living apart", "Deserted", "Split up"
      })
  void whoAreSaidToBePartedAreNoPartnersForCertain(String type) {
    Imported imported = marriages("", marr("1920") + "1 EVEN\n2 TYPE " + type + "\n2 DATE 1930\n");
    assertEquals(List.of("- SINGLE", "1920 MARRIED", "1930? SEPARATED"), imported.life(1));
    assertFalse(isCertain(imported, "1935"));
    Imported alone = marriages("", "1 EVEN\n2 TYPE " + type + "\n2 DATE 1930\n");
    assertFalse(isCertain(alone, "1935"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 EVEN\n2 TYPE Widowed\n",
        "1 EVEN\n2 TYPE Death of spouse\n",
        "1 _DETS\n",
        "1 EVEN Y\n2 TYPE Tod des Ehepartners\n",
        "1 EVEN\n2 TYPE Décès du conjoint\n"
      })
  void whoIsSaidToBeWidowedIsNotMarriedForCertain(String line) {
    Imported imported = marriages("", marr("1920") + line + "2 DATE 1930\n");
    assertEquals(List.of("- SINGLE", "1920 MARRIED", "1930? UNKNOWN"), imported.life(1));
    Imported dead = marriages(died("1928"), marr("1920") + line + "2 DATE 1930\n");
    assertEquals(List.of("- SINGLE", "1920 MARRIED", "1928 WIDOWED"), dead.life(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 _MSTAT Widowed", "1 _MEND Death of one spouse", "1 _MEND Divorce"})
  void howAMarriageEndedMayBeAllThatIsToldOfIt(String line) {
    assertFalse(isCertain(marriages("", marr("1920") + line + "\n"), "1935"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Séparation de biens",
        "Separation of property",
        "Separación de bienes",
        "Job separation",
        "Instance de divorce",
        "Divorce of parents"
      })
  void whatIsSeparatedMayBeAnythingElse(String type) {
    Imported imported = marriages("", marr("1920") + "1 EVEN\n2 TYPE " + type + "\n2 DATE 1930\n");
    assertEquals(List.of("- SINGLE", "1920 MARRIED"), imported.life(1));
  }

  @Test
  void wordsThatAreNotUnderstoodDoubtWhatAnEventIs() {
    Imported imported =
        marriages("", marr("1920") + "1 EVEN\n2 TYPE Alternate divorce\n2 DATE 1930\n");
    assertEquals(List.of("- SINGLE", "1920 MARRIED", "1930? DIVORCED"), imported.life(1));
    Imported partners = marriages("", "1 EVEN\n2 TYPE Business partners\n2 DATE 1930\n");
    assertEquals(List.of("- SINGLE", "1930? PARTNERED"), partners.life(1));
    Imported plain =
        marriages(
            "", marr("1920") + "1 EVEN\n2 TYPE Legal divorce by mutual consent\n2 DATE 1930\n");
    assertEquals(List.of("- SINGLE", "1920 MARRIED", "1930 DIVORCED"), plain.life(1));
  }

  // ---- weddings and ends that may not be so

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2 TYPE uncertain",
        "2 TYPE alleged",
        "2 TYPE called off",
        "2 TYPE void",
        "2 TYPE intended",
        "2 TYPE vermutlich",
        "2 TYPE supposé",
        "2 NOTE called off",
        "2 NOTE Probably married",
        "2 NOTE The wedding had been set for May, but in the end it did not take place at all."
      })
  void aWeddingThatMayNotBeSoIsDoubted(String line) {
    Imported imported = marriages("", marr("1920") + line + "\n");
    assertEquals(List.of("- SINGLE", "1920? MARRIED"), imported.life(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Engaged", "?", "Divorced", "probably"})
  void theTextOfAWeddingMayDoubtIt(String text) {
    Imported imported = marriages("", "1 MARR " + text + "\n2 DATE 1920\n");
    assertEquals(List.of("- SINGLE", "1920? MARRIED"), imported.life(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 DIV not granted\n2 DATE 1930\n", "1 DIV\n2 DATE never divorced\n",
        "1 DIV\n2 DATE pending\n", "1 DIV denied\n2 DATE 1930\n"
      })
  void aDivorceThatItsOwnWordsDenyIsNone(String line) {
    assertEquals(List.of("- SINGLE", "1920 MARRIED"), marriages("", marr("1920") + line).life(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"filed only, never granted", "perhaps", "not sure"})
  void aNoteDoubtsADivorce(String note) {
    Imported imported = marriages("", marr("1920") + div("1930") + "2 NOTE " + note + "\n");
    assertEquals(List.of("- SINGLE", "1920 MARRIED", "1930? DIVORCED"), imported.life(1));
  }

  // ---- what a person's own record says

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 DIV",
        "1 EVEN\n2 TYPE Divorce",
        "1 EVEN\n2 TYPE geschieden",
        "1 FACT Divorced\n2 TYPE Status",
        "1 FACT Divorced\n2 TYPE Marital status",
        "1 FACT divorced"
      })
  void aDivorceOfOneWhoseSpouseIsKnownEndsTheMarriageWithADoubt(String line) {
    Imported imported = marriages(line + "\n2 DATE 1930\n", marr("1920"));
    assertEquals(List.of("- SINGLE", "1920 MARRIED", "../1930? DIVORCED"), imported.life(1));
    assertFalse(isCertain(imported, "1925"));
  }

  @Test
  void aStatusInWordsNeedsNoDate() {
    Imported imported =
        tree("0 @I1@ INDI\n1 BIRT\n2 DATE 1900\n1 FACT Married\n2 TYPE Marital status\n");
    assertEquals(List.of("1900 SINGLE", "../2010? MARRIED"), imported.life(1));
    assertFalse(isCertain(imported, "1935"));
  }

  @Test
  void whoDesertedHerPostIsNotSeparatedForThat() {
    Imported imported = marriages("1 EVEN\n2 TYPE Deserted\n2 DATE 1917\n", marr("1910"));
    assertEquals(List.of("- SINGLE", "1910 MARRIED"), imported.life(1));
  }
}
