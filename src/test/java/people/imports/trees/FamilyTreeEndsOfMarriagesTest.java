package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import people.imports.*;

/// Ends of marriages in a family tree: deaths, divorces, annulments and separations.
class FamilyTreeEndsOfMarriagesTest extends FamilyTreeFixture {

  @Test
  void theSurvivorIsWidowedWithTheSourceOfTheDeath() {
    Imported imported = marriages(died("1 MAR 1914"), marr("3 JUN 1913"));
    assertEquals(List.of("- SINGLE", "1913-06-03 MARRIED", "1914-03-01 died"), imported.life(1));
    assertEquals(List.of("- SINGLE", "1913-06-03 MARRIED", "1914-03-01 WIDOWED"), imported.life(2));
    assertEquals(
        "{'type':'PERSON_STATUS_CHANGE','personId':2,'newStatus':'WIDOWED','partnerId':1,'effective':'1914-03-01','source':'tree.ged#I1'}"
            .replace('\'', '"'),
        imported.json().reversed().get(1)); // behind it is the end of the observation
  }

  @Test
  void nobodyIsWidowedByOneWhoDiedOnTheSameDayOrAfterADivorce() {
    Imported same = marriages(died("7 JUL 1944"), marr("1940") + "---\n" + died("7 JUL 1944"));
    assertEquals(List.of("- SINGLE", "1940 MARRIED", "1944-07-07 died"), same.life(1));
    assertEquals(List.of("- SINGLE", "1940 MARRIED", "1944-07-07 died"), same.life(2));
    Imported divorced = marriages("", marr("1940") + div("1950") + "---\n" + died("1960"));
    assertEquals(List.of("- SINGLE", "1940 MARRIED", "1950 DIVORCED"), divorced.life(1));
  }

  @Test
  void whatBoundsADivorceForOneBoundsItForTheOther() {
    Imported imported = marriages("", marr("1953") + "1 DIV\n", marr("1 MAR 1959"));
    assertEquals(
        List.of("- SINGLE", "1953 MARRIED", "../1959-03-01? DIVORCED", "1959-03-01 MARRIED"),
        imported.life(1));
    assertEquals(List.of("- SINGLE", "1953 MARRIED", "../1959-03-01? DIVORCED"), imported.life(2));
  }

  @Test
  void anEndOfTheCurrentMarriageComesBeforeANewOneOfTheSameYear() {
    Imported imported = marriages("", marr("1950") + div("14 MAY 1963"), marr("1963"));
    assertEquals(
        List.of("- SINGLE", "1950 MARRIED", "1963-05-14 DIVORCED", "1963-05-14/1963 MARRIED"),
        imported.life(1));
  }

  @Test
  void anAnnulmentBringsBackTheStatusBefore() {
    Imported imported =
        marriages(
            "",
            marr("1950") + div("1951"),
            marr("1952") + "1 ANUL\n2 DATE 1953\n",
            "1 ANUL\n2 DATE 1954\n");
    assertEquals(
        List.of(
            "- SINGLE",
            "1950 MARRIED",
            "1951 DIVORCED",
            "1952 MARRIED",
            "1953 DIVORCED",
            "../1954-01-01? MARRIED",
            "1954 DIVORCED"),
        imported.life(1));
    assertEquals(List.of("- SINGLE", "1952 MARRIED", "1953 SINGLE"), imported.life(3));
    assertEquals(
        List.of("used: 1 annulment: the wedding before is not recorded; e.g. F4 (line 26)"),
        imported.notes());
  }

  @Test
  void aDivorceSaysThatThereWasAWedding() {
    Imported imported = marriages("", div("1950"));
    assertEquals(List.of("- SINGLE", "../1950-01-01? MARRIED", "1950 DIVORCED"), imported.life(1));
    assertEquals(
        List.of("used: 1 divorce: the wedding before is not recorded; e.g. F2 (line 10)"),
        imported.notes());
  }

  @Test
  void theEndOfAnEarlierMarriageDoesNotEndTheCurrentOne() {
    Imported imported =
        marriages(
            "", marr("1950") + div("1965"), marr("1960"), marr("1955") + "---\n" + died("1962"));
    assertEquals(
        List.of("- SINGLE", "1950 MARRIED", "1955 MARRIED", "1960 MARRIED"), imported.life(1));
    assertEquals(List.of("- SINGLE", "1950 MARRIED", "1965 DIVORCED"), imported.life(2));
    assertEquals(
        List.of(
            "used: 2 marriages: after another marriage whose end is not recorded; e.g. F3 (line"
                + " 18); F4 (line 26)",
            "used: 1 divorce: not for both: for one of the couple, of a marriage that was not the"
                + " person's marriage at that time; e.g. F2 (line 12)"),
        imported.notes());
  }

  /// Whoever of the two has the first identifier, and so is asked first.
  @Test
  void whereBothMarryAgainTheFirstDayOfEitherMayEndTheMarriageForBoth() {
    String wedding = marr("16 MAY 1889");
    String vague = marr("BET 1892 AND 1898");
    String dated = marr("1893");
    List<String> ofVague =
        List.of("- SINGLE", "1889-05-16 MARRIED", "1892?/1893? UNKNOWN", "1892/1898 MARRIED");
    List<String> ofDated =
        List.of("- SINGLE", "1889-05-16 MARRIED", "1892?/1893-01-01? UNKNOWN", "1893 MARRIED");
    Imported imported = bothAgain(wedding, vague, dated);
    assertEquals(ofVague, imported.life(1));
    assertEquals(ofDated, imported.life(2));
    Imported turned = bothAgain(wedding, dated, vague);
    assertEquals(ofDated, turned.life(1));
    assertEquals(ofVague, turned.life(2));
  }

  /// I1 and I2 marry, then I1 marries I3, and I2 I4.
  private Imported bothAgain(String wedding, String next, String other) {
    return tree(
        """
        0 @I1@ INDI
        0 @I2@ INDI
        0 @I3@ INDI
        0 @I4@ INDI
        0 @F1@ FAM
        1 HUSB @I1@
        1 WIFE @I2@
        %s0 @F2@ FAM
        1 HUSB @I1@
        1 WIFE @I3@
        %s0 @F3@ FAM
        1 HUSB @I4@
        1 WIFE @I2@
        %s\
        """
            .formatted(wedding, next, other));
  }

  @Test
  void separationsAndPartnershipsHaveTheirOwnStatus() {
    Imported imported =
        marriages(
            "",
            "1 MARR\n2 TYPE Civil partnership\n2 DATE 2006\n"
                + marr("2014")
                + "1 EVEN\n2 TYPE Separation\n2 DATE 2016\n"
                + div("2018"),
            "1 MARR\n2 TYPE civil union\n2 DATE 2019\n");
    assertEquals(
        List.of(
            "- SINGLE",
            "2006 PARTNERED",
            "2014 MARRIED",
            "2016 SEPARATED",
            "2018 DIVORCED",
            "2019 PARTNERED"),
        imported.life(1));
    assertEquals(List.of(), imported.notes());
  }

  @Test
  void whoDiedFirstIsNotGuessed() {
    Imported neither = marriages("1 DEAT Y\n", marr("1850") + "---\n1 DEAT Y\n");
    assertEquals(
        List.of("- SINGLE", "1850 MARRIED", "../1960? UNKNOWN", "../1960 died"), neither.life(1));
    assertEquals(
        List.of("- SINGLE", "1850 MARRIED", "../1960? UNKNOWN", "../1960 died"), neither.life(2));
    assertEquals(
        List.of(
            "used: 1 marriage: ended by a death, and it is not known who died first: nobody is"
                + " taken for widowed; e.g. F2",
            "used: 2 deaths: no date: counted by the last day that is possible; e.g. I1 (line 6);"
                + " I2 (line 8)"),
        neither.notes());
    Imported living = marriages("", marr("1950") + "---\n1 DEAT Y\n");
    assertEquals(List.of("- SINGLE", "1950 MARRIED", "../2020-01-01 WIDOWED"), living.life(1));
    Imported remarried =
        marriages("1 DEAT Y\n", marr("1850") + "---\n" + died("1860"), marr("1865"));
    assertEquals(
        List.of("- SINGLE", "1850 MARRIED", "1860 WIDOWED", "1865 MARRIED", "../1960 died"),
        remarried.life(1));
  }

  /// As the whole tree says it, see [SharedTreesTest].
  @Test
  void whoMarriesAgainMayBeWidowedTwice() {
    Imported imported =
        tree(
            """
            0 @I1@ INDI
            1 NAME John Fitzgerald /Kennedy/
            1 DEAT
            2 DATE 22 NOV 1963
            1 FAMS @F3@
            0 @I2@ INDI
            1 NAME Jacqueline Lee /Bouvier/
            1 BIRT
            2 DATE 28 JUL 1929
            1 FAMS @F70@
            1 FAMS @F3@
            0 @I67@ INDI
            1 NAME Aristotle Socrates /Onassis/
            1 DEAT
            2 DATE 15 MAR 1975
            1 FAMS @F70@
            0 @F70@ FAM
            1 HUSB @I67@
            1 WIFE @I2@
            1 MARR
            2 DATE 22 OCT 1968
            0 @F3@ FAM
            1 HUSB @I1@
            1 WIFE @I2@
            1 MARR
            2 DATE 12 SEP 1953
            """);
    assertEquals(WIDOWED_TWICE, imported.life(2));
    assertEquals(List.of(), imported.notes());
  }
}
