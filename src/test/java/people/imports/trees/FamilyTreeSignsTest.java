package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.history.*;
import people.imports.*;

/// What a family tree says by the way against its facts: how far it trusts them, codes of programs,
/// notes, and facts that contradict each other. None of them may be certain then.
class FamilyTreeSignsTest extends FamilyTreeFixture {

  private static final String BORN = "1 BIRT\n2 DATE 1900\n";
  private static final String SOURCE = "2 SOUR @S1@\n3 QUAY %s\n";

  private static Person on(Imported imported, String day, int person) {
    return History.of(imported.timeline()).at(day).person(person);
  }

  @Override
  protected Imported tree(String records) {
    return Imported.fromText(folder, "0 HEAD\n1 DATE 1 JAN 2015\n" + records + "0 TRLR\n");
  }

  private Imported couple(String family) {
    return marriages(BORN, marr("5 MAY 1925") + family + "---\n" + BORN);
  }

  // ---- how far the file trusts a fact

  @Test
  void whatOnlyUnreliableSourcesSayIsNotCertain() {
    String unreliable = SOURCE.formatted("0");
    Imported imported =
        marriages(
            BORN + died("1950") + unreliable,
            marr("5 MAY 1925") + unreliable + "1 DIV\n2 DATE 1930\n" + SOURCE.formatted("3"));
    assertEquals(
        List.of("1900 SINGLE", "1925-05-05? MARRIED", "1930 DIVORCED", "1950? died"),
        imported.life(1));
    imported = marriages(BORN, marr("5 MAY 1925") + unreliable + SOURCE.formatted("2"));
    assertEquals(List.of("1900 SINGLE", "1925-05-05 MARRIED"), imported.life(1));
  }

  @ParameterizedTest
  @CsvSource({"disputed, 1925-05-05?", "proposed, 1925-05-05?", "proven, 1925-05-05"})
  void whatIsDisputedIsNotCertain(String proof, String date) {
    Imported imported = marriages(BORN, marr("5 MAY 1925") + "2 _PROOF " + proof + "\n");
    assertEquals(List.of("1900 SINGLE", date + " MARRIED"), imported.life(1));
  }

  @Test
  void whatIsDisprovenIsNotUsed() {
    String disproven = "2 _PROOF disproven\n";
    Imported imported =
        marriages(
            BORN + died("1950") + disproven + "1 RESI\n2 DATE 1930\n2 PLAC Leeds\n" + disproven,
            marr("5 MAY 1925") + disproven + "1 RESI\n2 DATE 1931\n2 PLAC York\n" + disproven);
    assertEquals(List.of("1900 SINGLE", "../2010? UNKNOWN"), imported.life(1));
    assertEquals(
        List.of(
            "not used: 1 marriage: disproven, as the file says; e.g. F2 (line 17)",
            "not used: 1 death: disproven, as the file says; e.g. I1 (line 6)",
            "not used: 2 residences: disproven, as the file says; e.g. I1 (line 9); F2 (line 20)"),
        imported.notes());
  }

  // ---- codes of programs

  @ParameterizedTest
  @CsvSource({
    "1 _STAT Divorced, DIVORCED",
    "1 _STAT Separated, SEPARATED",
    "1 EVEN~2 TYPE Decree absolute, DIVORCED",
    "1 SEPA, SEPARATED"
  })
  void aStatusThatACodeSaysEndsWhatAWeddingBegan(String lines, String status) {
    Imported imported = couple(lines.replace("~", "\n") + "\n");
    assertEquals(status, on(imported, "2014", 1).status().name());
    assertFalse(on(imported, "1950", 1).certain());
  }

  @Test
  void aCodeForAStatusIsNoWeddingOfItsOwn() {
    Imported imported = couple("1 _MSTAT Married\n" + div("1930"));
    assertEquals(List.of("1900 SINGLE", "1925-05-05 MARRIED", "1930 DIVORCED"), imported.life(1));
    assertEquals(
        List.of("not used: 1 marriage: second record of one wedding; e.g. F2 (line 14)"),
        imported.notes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 _NMR", "1 _NMAR Y", "1 _MARRIED N"})
  void aCodeThatTheyDidNotMarryDoubtsTheWedding(String line) {
    assertEquals("1925-05-05? MARRIED", couple(line + "\n").life(1).getLast());
    assertEquals("1925-05-05 MARRIED", couple("1 _NMR N\n").life(1).getLast());
  }

  @Test
  void aCommonLawCoupleIsOneOfPartners() {
    Imported imported = marriages(BORN, "1 _COML Y\n2 DATE 1925\n");
    assertEquals(List.of("1900 SINGLE", "1925 PARTNERED"), imported.life(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 _NLIV", "1 _NLIV Y", "1 _LVG N"})
  void whoIsNotLivingIsDeadByTheDateOfTheFile(String line) {
    Imported imported = tree("0 @I1@ INDI\n" + BORN + line + "\n");
    assertFalse(on(imported, "1990", 1).certain());
    assertFalse(on(imported, "2014", 1).living());
    assertTrue(on(tree("0 @I1@ INDI\n" + BORN + "1 _NLIV N\n"), "1990", 1).certain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 ASSO @I2@\n2 ROLE SPOU", "1 ASSO @I2@\n2 ROLE HUSB", "1 TITL Mrs"})
  void whoIsSaidToHaveASpouseWithoutAFamilyIsNotSingleForCertain(String lines) {
    Imported imported = tree("0 @I1@ INDI\n" + BORN + lines + "\n0 @I2@ INDI\n1 NAME A /B/\n");
    assertFalse(on(imported, "1990", 1).certain());
  }

  // ---- notes

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 NOTE They divorced in 1930",
        "1 NOTE @N1@\n0 @N1@ NOTE This marriage was annulled",
        "1 SNOTE @N1@\n0 @N1@ SNOTE later separated"
      })
  void aNoteThatACoupleIsNoneAnyMoreDoubtsTheMarriage(String lines) {
    Imported imported = couple(lines + "\n");
    assertFalse(on(imported, "1950", 1).certain());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "They never divorced",
        "Both had been divorced before",
        "her divorce from her first husband"
      })
  void aNoteOfAnotherMarriageDoubtsNothing(String note) {
    assertTrue(on(couple("1 NOTE " + note + "\n"), "1950", 1).certain());
  }

  @Test
  void anEndOfItsOwnSaysMoreThanANote() {
    Imported imported = couple("1 NOTE They divorced in 1930\n" + div("3 MAR 1930"));
    assertEquals("1930-03-03 DIVORCED", imported.life(1).getLast());
  }

  @Test
  void anEndBelowTheWeddingIsRead() {
    Imported imported = marriages(BORN, marr("5 MAY 1925") + "2 DIV Y\n");
    assertEquals("../2010? DIVORCED", imported.life(1).getLast());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Died in infancy", "He died in Leeds, 1960", "Stillborn", "gestorben 1960"})
  void aNoteThatSomebodyDiedIsADeathOfWhichNobodyKnowsWhen(String note) {
    Imported imported = tree("0 @I1@ INDI\n" + BORN + "1 NOTE " + note + "\n");
    assertFalse(on(imported, "1950", 1).certain());
    assertFalse(on(imported, "2014", 1).living());
  }

  @ParameterizedTest
  @ValueSource(strings = {"His father died in 1890", "Lived with Ann, who died in 1950"})
  void aNoteOfTheDeathOfAnotherOneIsNone(String note) {
    Imported imported = tree("0 @I1@ INDI\n" + BORN + "1 NOTE " + note + "\n");
    assertTrue(on(imported, "1960", 1).certain());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1 DEAT Stillborn", "1 DEAT\n2 AGE STILLBORN", "1 DEAT\n2 CAUS stillborn"})
  void aStillbornChildDiedByTheDayOfTheBirth(String death) {
    Imported imported = tree("0 @I1@ INDI\n1 BIRT\n2 DATE 3 MAY 1900\n" + death + "\n");
    assertEquals(List.of("1900-05-03 SINGLE", "../1900-05-03 died"), imported.life(1));
  }

  // ---- what contradicts

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 RESI\n2 DATE 1850\n2 PLAC Leeds\n",
        "1 CENS\n2 DATE 1850\n",
        "1 DEAT\n2 DATE 1850\n",
        "0 @F1@ FAM\n1 HUSB @I1@\n1 MARR\n2 DATE 1850\n",
        "0 @F1@ FAM\n1 HUSB @I1@\n1 CHIL @I2@\n0 @I2@ INDI\n1 BIRT\n2 DATE 1850\n"
      })
  void whatIsToldOfADayBeforeTheBirthMakesBothUncertain(String lines) {
    Imported imported = tree("0 @I1@ INDI\n" + BORN + lines);
    assertEquals(
        "1900? SINGLE",
        imported.life(1).stream()
            .filter(each -> each.endsWith("SINGLE"))
            .findFirst()
            .orElseThrow());
    for (String day : List.of("1840", "1860", "1905", "1960")) {
      assertFalse(on(imported, day, 1).certain(), day);
    }
  }

  @Test
  void aChildOfAnUndatedMarriageDoubtsTheDatedOneInWhichItWasBorn() {
    String child = "1 CHIL @I4@\n1 MARR\n0 @I4@ INDI\n1 BIRT\n2 DATE 1935\n";
    Imported imported = marriages(BORN, marr("5 MAY 1925"), child);
    assertFalse(on(imported, "1936", 1).certain());
    assertFalse(on(imported, "1936", 2).certain());
    imported = marriages(BORN, marr("5 MAY 1925") + div("1930"), child);
    assertTrue(
        on(imported, "1926", 2).certain() || on(imported, "1931", 2).status() == Status.DIVORCED);
  }

  @Test
  void aDivorceWithinADatedMarriageDoubtsThat() {
    Imported imported = marriages(BORN, "1 MARR\n" + div("1 JAN 1940"), marr("1935"));
    assertFalse(on(imported, "1936", 1).certain());
    assertFalse(on(imported, "1941", 1).certain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Emigration", "immigrated", "Auswanderung"})
  void anEventMayBeAJourneyByItsType(String type) {
    Imported imported =
        tree(
            "0 @I1@ INDI\n1 RESI\n2 DATE 1920\n2 PLAC Kiel\n1 EVEN\n2 TYPE %s\n2 DATE 1925\n"
                .formatted(type));
    assertEquals(List.of("- SINGLE", "1920 Kiel", "1925? address not known"), imported.life(1));
  }
}
