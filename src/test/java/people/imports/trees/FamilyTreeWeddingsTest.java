package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.imports.*;

/// Weddings of a family tree: who is married, to whom, and from when on.
class FamilyTreeWeddingsTest extends FamilyTreeFixture {

  @Test
  void marriagesOfAllFamiliesStandInOrderOfTimeAndNotOfTheFile() {
    Imported imported = marriages("", marr("4 JUL 1914"), marr("1 APR 1911") + div("2 MAY 1912"));
    assertEquals(
        List.of("- SINGLE", "1911-04-01 MARRIED", "1912-05-02 DIVORCED", "1914-07-04 MARRIED"),
        imported.life(1));
    assertEquals(List.of("- SINGLE", "1914-07-04 MARRIED"), imported.life(2));
    assertEquals(
        List.of("- SINGLE", "1911-04-01 MARRIED", "1912-05-02 DIVORCED"), imported.life(3));
    assertEquals(List.of(), imported.notes());
  }

  @Test
  void aSecondRecordOfOneWeddingIsNoChange() {
    Imported imported =
        marriages(
            "",
            "1 MARR\n"
                + "2 TYPE civil\n"
                + "2 DATE 1 APR 1911\n"
                + "1 MARR\n"
                + "2 TYPE religious\n"
                + "2 DATE 3 APR 1911\n"
                + "1 MARR\n");
    assertEquals(List.of("- SINGLE", "1911-04-01 MARRIED"), imported.life(1));
    assertEquals(
        List.of(
            "used: 2 marriages: second record of one wedding: kept as a note of the first; e.g. F2"
                + " (line 13); F2 (line 16)"),
        imported.notes());
    assertEquals(
        "also recorded: 3 APR 1911, religious; without a date",
        Imported.facts(imported.timeline()).get(1).event().details().others().get("note"));
  }

  /// The order of the file is none of time, so the later wedding may be another record of the
  /// first.
  @Test
  void anUndatedDivorceBetweenTwoWeddingsOfACoupleLeavesOpenWhetherTheyMarriedAgain() {
    Imported imported = marriages("", marr("1911") + "1 DIV\n" + marr("1914"));
    assertEquals(
        List.of("- SINGLE", "1911? MARRIED", "../1914-01-01? DIVORCED", "1914? MARRIED"),
        imported.life(1));
    imported = marriages("", marr("1911") + div("1912") + marr("1914"));
    assertEquals(
        List.of("- SINGLE", "1911 MARRIED", "1912 DIVORCED", "1914 MARRIED"), imported.life(1));
  }

  @Test
  void aFurtherRecordThatMayBeOfAnEarlierWeddingLeavesOpenWhatWasBefore() {
    String divorced = "1 DIV\n2 DATE BET 1920 AND 1930\n";
    Imported imported = marriages("", marr("1925") + divorced + "1 MARR\n");
    assertEquals(
        List.of("- SINGLE", "../1925-01-01? UNKNOWN", "1925? MARRIED", "1925?/1930? DIVORCED"),
        imported.life(1));
    imported = marriages("", marr("1925") + div("1930") + "1 MARR\n");
    assertEquals(List.of("- SINGLE", "1925? MARRIED", "1930? DIVORCED"), imported.life(1));
  }

  @Test
  void twoRecordsOfOneCoupleAreOneHistory() {
    Imported imported =
        tree(
            """
            0 @I1@ INDI
            0 @I2@ INDI
            0 @F1@ FAM
            1 HUSB @I1@
            1 WIFE @I2@
            1 MARR
            2 DATE 1911
            0 @F2@ FAM
            1 HUSB @I2@
            1 WIFE @I1@
            1 MARR
            2 DATE 1911
            1 DIV
            2 DATE 1912
            """);
    assertEquals(List.of("- SINGLE", "1911 MARRIED", "1912 DIVORCED"), imported.life(1));
    assertEquals(
        List.of(
            "used: 1 marriage: second record of one wedding: kept as a note of the first; e.g. F2"
                + " (line 15)"),
        imported.notes());
  }

  @Test
  void aMarriageWithoutADateHappenedByTheNextThingThatIsKnown() {
    Imported divorced = marriages("", "1 MARR\n" + div("2 MAY 1912"));
    assertEquals(
        List.of("- SINGLE", "../1912-05-02? MARRIED", "1912-05-02 DIVORCED"), divorced.life(1));
    Imported widowed = marriages(died("1914"), "1 MARR\n");
    assertEquals(List.of("- SINGLE", "../1914-01-01? MARRIED", "1914 died"), widowed.life(1));
    assertEquals(List.of("- SINGLE", "../1914-01-01? MARRIED", "1914 WIDOWED"), widowed.life(2));
    assertEquals(
        List.of(
            "used: 1 marriage: no date: counted by the last day that is possible, and doubted; e.g."
                + " F2 (line 12)"),
        widowed.notes());
  }

  @Test
  void aMarriageOfTheLivingWithoutADateHappenedByTheDayOfTheFileOrOfTheImport() {
    Imported imported = marriages("", "1 MARR\n");
    assertEquals(List.of("- SINGLE", "../2020-01-01? MARRIED"), imported.life(1));
    assertEquals(
        List.of(
            "used: 1 marriage: no date: counted by the last day that is possible, and doubted; e.g."
                + " F2 (line 10)"),
        imported.notes());
  }

  @Test
  void anImpreciseDateIsNarrowedWhereItWouldBreakTheOrder() {
    Imported imported = marriages("", marr("14 FEB 1963") + div("1963"), marr("BEF 1970"));
    assertEquals(
        List.of("- SINGLE", "1963-02-14 MARRIED", "1963-02-14/1963 DIVORCED", "../1969? MARRIED"),
        imported.life(1));
    assertEquals(
        List.of(
            "used: 1 divorce: date narrowed to the days that other dates allow; e.g. F2 (line 12)"),
        imported.notes());
    assertEquals(
        "{'type':'PERSON_STATUS_CHANGE','personId':1,'newStatus':'DIVORCED','partnerId':2,'effective':'1963-02-14/1963','source':'tree.ged#F2','dateText':'1963'}"
            .replace('\'', '"'),
        imported.json().get(2));
  }

  @Test
  void aMarriageAfterADeathIsKeptAndReported() {
    Imported imported = marriages("", marr("1950") + "---\n" + died("1940"));
    assertEquals(List.of("- SINGLE", "../1950-01-01? UNKNOWN", "1950? MARRIED"), imported.life(1));
    assertEquals(
        List.of(
            "used: 1 marriage: after the death of one of the couple, by the dates given; e.g. F2"
                + " (line 12)"),
        imported.notes());
  }

  @Test
  void partnersOfOneSexOfNoneAndOfUnknownIdentityAreAllMarried() {
    Imported imported =
        tree(
            """
            0 @I1@ INDI
            1 FAMS @F9@
            1 FAMS @F3@
            0 @I2@ INDI
            0 @F1@ FAM
            1 HUSB @I1@
            1 HUSB @I2@
            1 MARR
            2 DATE 2015
            0 @F2@ FAM
            1 WIFE @I2@
            1 HUSB @VOID@
            1 MARR
            2 DATE 2010
            1 DIV
            2 DATE 2011
            0 @F3@ FAM
            1 WIFE @I7@
            1 MARR
            2 DATE 2005
            1 DIV
            2 DATE 2006
            0 @F4@ FAM
            1 HUSB @I8@
            1 MARR
            2 DATE 1999
            """);
    assertEquals(
        List.of("- SINGLE", "2005 MARRIED", "2006 DIVORCED", "2015 MARRIED"), imported.life(1));
    assertEquals(
        List.of("- SINGLE", "2010 MARRIED", "2011 DIVORCED", "2015 MARRIED"), imported.life(2));
    assertEquals(
        List.of(
            "not used: 1 family: no partner is known; e.g. F4 (line 27)",
            "not used: 1 marriage: of nobody who is in the file; e.g. F4 (line 29)",
            "not used: 2 references: to nobody in the file; e.g. F3 WIFE I7 (line 22); F4 HUSB I8"
                + " (line 28)",
            "not used: 1 reference: to no family in the file; e.g. I1 FAMS F9 (line 6)",
            "used: 1 reference: to a family that does not name the person, who is taken for a"
                + " spouse; e.g. I1 FAMS F3 (line 7)"),
        imported.notes());
  }

  /// Both forms are allowed, and are those of the examples `remarriage1` and `remarriage2` of
  /// GEDCOM 7.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCoupleThatMarriesAgainHasOneFamilyOrTwo(boolean two) {
    String again = marr("4 JUL 1914");
    String other = "0 @F2@ FAM\n1 HUSB @I1@\n1 WIFE @I3@\n" + marr("3 JUN 1913");
    Imported imported =
        tree(
            "0 @I1@ INDI\n0 @I2@ INDI\n0 @I3@ INDI\n"
                + died("1 MAR 1914")
                + "0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n"
                + marr("1 APR 1911")
                + div("2 MAY 1912")
                + (two ? other + "0 @F3@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n" + again : again + other));
    assertRemarriage(imported);
  }

  /// Programs write so where nobody knows the other one.
  @Test
  void aMarriageThatStandsWithAPersonIsAStatusByThen() {
    Imported imported = tree("0 @I1@ INDI\n1 MARR\n2 DATE 1950\n1 EVEN\n2 TYPE separation\n");
    assertEquals(
        List.of("- SINGLE", "../1950? MARRIED", "../2020-01-01? SEPARATED"), imported.life(1));
    assertEquals(
        List.of(
            "used: 1 marriage: with a person, and not with a family: a status by then, which is"
                + " doubted; e.g. I1 (line 6)",
            "used: 1 separation: with a person, and not with a family: a status by then, which is"
                + " doubted; e.g. I1 (line 8)"),
        imported.notes());
  }

  @Test
  void aMarriageOfAPersonAndOfAFamilyOfHersIsOne() {
    Imported imported =
        tree(
            "0 @I1@ INDI\n1 MARR\n2 DATE 1950\n0 @I2@ INDI\n"
                + "0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n"
                + marr("3 MAY 1950"));
    assertEquals(List.of("- SINGLE", "1950-05-03 MARRIED"), imported.life(1));
    assertEquals(
        List.of("not used: 1 marriage: with a person, and of a family as well; e.g. I1 (line 6)"),
        imported.notes());
  }

  @Test
  void aMarriageOfAPersonThatIsDeniedIsNone() {
    Imported imported = tree("0 @I1@ INDI\n1 MARR\n2 TYPE Never married\n1 DIV N\n");
    assertEquals(List.of("- SINGLE"), imported.life(1));
    assertEquals(
        List.of(
            "not used: 1 marriage: with a person, and said not to have happened; e.g. I1 (line 6)",
            "not used: 1 divorce: said not to have happened; e.g. I1 (line 8)"),
        imported.notes());
  }
}
