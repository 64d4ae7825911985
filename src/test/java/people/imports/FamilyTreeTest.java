package people.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import people.History;
import people.Name;
import people.Person;
import people.RecordedEvent;

class FamilyTreeTest {

  @TempDir private Path folder;

  private Imported tree(String records) {
    return Imported.fromRecords(folder, records);
  }

  /// A man I1, and a woman for each family F2, F3, …, whose facts are given.
  private Imported marriages(String man, String... families) {
    StringBuilder text = new StringBuilder("0 @I1@ INDI\n" + man);
    for (int i = 0; i < families.length; i++) {
      String[] parts = families[i].split("---\n", -1);
      String wife = parts.length > 1 ? parts[1] : "";
      int n = i + 2;
      text.append(
          "0 @I%d@ INDI\n%s0 @F%d@ FAM\n1 HUSB @I1@\n1 WIFE @I%d@\n%s"
              .formatted(n, wife, n, n, parts[0]));
    }
    return tree(text.toString());
  }

  private static String died(String date) {
    return "1 DEAT\n2 DATE " + date + "\n";
  }

  private static String marr(String date) {
    return "1 MARR\n2 DATE " + date + "\n";
  }

  private static String div(String date) {
    return "1 DIV\n2 DATE " + date + "\n";
  }

  // ---- people

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "-",
      textBlock =
          """
          1 NAME John Q /Public/                                      | John Q         | Public
          1 NAME Rose Elizabeth /Fitzgerald/;2 GIVN Rose, Elizabeth;2 SURN FITZGERALD | Rose Elizabeth | Fitzgerald
          1 NAME;2 GIVN Rose, Elizabeth;2 SURN Fitzgerald             | Rose Elizabeth | Fitzgerald
          1 NAME /Mao/ Zedong                                         | Zedong         | Mao
          1 NAME Sappho                                               | Sappho         | -
          1 NAME /Smith/                                              | -              | Smith
          1 NAME Anna //                                              | Anna           | -
          1 NAME Ludwig /van  Beethoven/                              | Ludwig         | van Beethoven
          1 NAME Ludwig;2 GIVN Ludwig;2 SPFX van;2 SURN Beethoven     | Ludwig         | van Beethoven
          1 NAME Lt. Cmndr. Joseph /Allen/ jr.;2 NPFX Lt. Cmndr.      | Joseph         | Allen
          1 NAME William /Lee;2 SURN Leigh                            | William        | Lee
          """)
  void aNameIsReadFromItsSlashesAndThenFromItsParts(String lines, String first, String last) {
    Imported imported = tree("0 @I1@ INDI\n" + lines.replace(";", "\n") + "\n");
    assertEquals(new Name(first, last), person(imported).name());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          1 SEX F      | 1 person
          1 NAME //    | 1 person, 1 name
          1 NAME       | 1 person, 1 name
          """)
  void aPersonWithoutANameHasNone(String lines, String read) {
    Imported imported = tree("0 @I1@ INDI\n" + lines + "\n");
    assertEquals(null, person(imported).name());
    assertEquals("read: " + read, imported.report().lines().get(1));
  }

  @Test
  void titlesAndSuffixesAreKeptBesideTheName() {
    Imported imported = tree("0 @I1@ INDI\n1 NAME Dr. John /Kennedy/ Jr.\n2 NPFX Dr.\n");
    assertEquals(
        List.of(
            "{'type':'PERSON_CREATION','personId':1,'name':{'firstname':'John','lastname':'Kennedy','prefix':'Dr.','suffix':'Jr.'},'status':'SINGLE','source':'tree.ged#I1'}"
                .replace('\'', '"')),
        imported.json());
  }

  @Test
  void furtherNamesAreReported() {
    Imported imported =
        tree("0 @I1@ INDI\n1 NAME Ada /Byron/\n1 NAME Ada /King/\n2 TYPE married\n");
    assertEquals(
        List.of(
            "not used: 1 name: further name, and not said from when on; e.g. I1 (line 7): 'Ada"
                + " King'"),
        imported.notes());
  }

  @Test
  void everyoneIsBornSingleOnTheDateOfBirth() {
    Imported imported = tree("0 @I1@ INDI\n1 BIRT\n2 DATE 12 SEP 1953\n");
    assertEquals(List.of("1953-09-12 SINGLE"), imported.life(1));
    assertEquals(List.of(), imported.notes());
  }

  @Test
  void withoutADateOfBirthTheBaptismSaysAboutWhen() {
    Imported imported = tree("0 @I1@ INDI\n1 BIRT\n2 PLAC Haworth\n1 CHR\n2 DATE 15 SEP 1558\n");
    assertEquals(
        List.of(
            "{'type':'PERSON_CREATION','personId':1,'status':'SINGLE','effective':'1558-09-15~','source':'tree.ged#I1','dateText':'CHR 15 SEP 1558'}"
                .replace('\'', '"')),
        imported.json());
    assertEquals(
        List.of(
            "not used: 1 birth: no date; e.g. I1 (line 6)",
            "used: 1 birth: no date: counted from the baptism; e.g. I1 (line 8)"),
        imported.notes());
  }

  @Test
  void aDateThatIsNotUnderstoodIsReportedAndItsWordsAreKept() {
    Imported imported = tree("0 @I1@ INDI\n1 BIRT\n2 DATE 12 SEP\n1 DEAT\n2 DATE (in the war)\n");
    assertEquals(List.of("- SINGLE", "- died"), imported.life(1));
    assertEquals(
        List.of(
            "not used: 1 birth: date not understood (no year); e.g. I1 (line 6): '12 SEP'",
            "used: 1 death: date not understood (free text): counted as dead from the day of"
                + " recording; e.g. I1 (line 8)"),
        imported.notes());
    assertEquals(
        List.of(
            "{'type':'PERSON_CREATION','personId':1,'status':'SINGLE','source':'tree.ged#I1','dateText':'12 SEP'}"
                .replace('\'', '"'),
            "{'type':'PERSON_DEATH','personId':1,'source':'tree.ged#I1','dateText':'(in the war)'}"
                .replace('\'', '"')),
        imported.json());
  }

  @Test
  void aDateThatSaysLessThanItsWordsKeepsThem() {
    Imported imported = tree("0 @I1@ INDI\n1 BIRT\n2 DATE ABT 1582\n1 DEAT\n2 DATE BEF 1600\n");
    assertEquals(
        List.of(
            "{'type':'PERSON_CREATION','personId':1,'status':'SINGLE','effective':'1582~','source':'tree.ged#I1','dateText':'ABT 1582'}"
                .replace('\'', '"'),
            "{'type':'PERSON_DEATH','personId':1,'effective':'../1599','source':'tree.ged#I1'}"
                .replace('\'', '"')),
        imported.json());
  }

  @Test
  void aCalendarBeforeTheDateIsNotTakenForAReference() {
    assertEquals(
        List.of("1732-02-22 SINGLE"),
        tree("0 @I1@ INDI\n1 BIRT\n2 DATE @#DJULIAN@ 11 FEB 1731/32\n").life(1));
  }

  // ---- deaths

  @Test
  void aBurialBoundsADeathWithoutADateAndStandsForOneThatIsNotRecorded() {
    Imported imported =
        tree(
            "0 @I1@ INDI\n"
                + "1 DEAT Y\n"
                + "1 BURI\n"
                + "2 DATE 3 MAY 1900\n"
                + "0 @I2@ INDI\n"
                + "1 CREM\n"
                + "2 DATE 1901\n"
                + "0 @I3@ INDI\n"
                + "1 BURI\n");
    assertEquals(List.of("- SINGLE", "../1900-05-03 died"), imported.life(1));
    assertEquals(List.of("- SINGLE", "../1901 died"), imported.life(2));
    assertEquals(List.of("- SINGLE", "- died"), imported.life(3));
    assertEquals(
        List.of(
            "used: 1 death: no date: counted from the burial; e.g. I1 (line 6)",
            "used: 2 burials: taken for the death, which is not recorded; e.g. I2 (line 10)"),
        imported.notes());
  }

  @Test
  void whatIsSaidNotToHaveHappenedDidNot() {
    Imported imported = marriages("1 DEAT N\n", "1 MARR N\n", marr("1950") + "1 DIV N\n---\n");
    assertEquals(List.of("- SINGLE", "1950 MARRIED"), imported.life(1));
    assertEquals(
        List.of(
            "not used: 1 marriage: said not to have happened; e.g. F2 MARR N (line 11)",
            "not used: 1 divorce: said not to have happened; e.g. F3 DIV N (line 18)",
            "not used: 1 death: said not to have happened; e.g. I1 (line 6)"),
        imported.notes());
  }

  @Test
  void aSecondDeathIsReportedAndTheDatedOneCounts() {
    Imported imported = tree("0 @I1@ INDI\n1 DEAT\n1 DEAT\n2 DATE 1900\n");
    assertEquals(List.of("- SINGLE", "1900 died"), imported.life(1));
    assertEquals(
        List.of("not used: 1 death: second record of one death; e.g. I1 (line 6)"),
        imported.notes());
  }

  // ---- marriages

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
  void theSurvivorIsWidowedWithTheSourceOfTheDeath() {
    Imported imported = marriages(died("1 MAR 1914"), marr("3 JUN 1913"));
    assertEquals(List.of("- SINGLE", "1913-06-03 MARRIED", "1914-03-01 died"), imported.life(1));
    assertEquals(List.of("- SINGLE", "1913-06-03 MARRIED", "1914-03-01 WIDOWED"), imported.life(2));
    assertEquals(
        "{'type':'PERSON_STATUS_CHANGE','personId':2,'newStatus':'WIDOWED','effective':'1914-03-01','source':'tree.ged#I1'}"
            .replace('\'', '"'),
        imported.json().getLast());
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
        List.of("not used: 2 marriages: second record of one wedding; e.g. F2 (line 13)"),
        imported.notes());
  }

  @Test
  void aCoupleThatMarriesAgainAfterItsDivorceChanges() {
    Imported imported = marriages("", marr("1911") + "1 DIV\n" + marr("1914"));
    assertEquals(
        List.of("- SINGLE", "1911 MARRIED", "../1914-01-01 DIVORCED", "1914 MARRIED"),
        imported.life(1));
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
        List.of("not used: 1 marriage: second record of one wedding; e.g. F2 (line 15)"),
        imported.notes());
  }

  @Test
  void aMarriageWithoutADateHappenedByTheNextThingThatIsKnown() {
    Imported divorced = marriages("", "1 MARR\n" + div("2 MAY 1912"));
    assertEquals(
        List.of("- SINGLE", "../1912-05-02 MARRIED", "1912-05-02 DIVORCED"), divorced.life(1));
    Imported widowed = marriages(died("1914"), "1 MARR\n");
    assertEquals(List.of("- SINGLE", "../1914-01-01 MARRIED", "1914 died"), widowed.life(1));
    assertEquals(List.of("- SINGLE", "../1914-01-01 MARRIED", "1914 WIDOWED"), widowed.life(2));
    assertEquals(
        List.of(
            "used: 1 marriage: no date: counted by the next day that is known, of a divorce, a"
                + " wedding or a death; e.g. F2 (line 12)"),
        widowed.notes());
  }

  @Test
  void aMarriageOfTheLivingWithoutADateCountsFromItsRecording() {
    Imported imported = marriages("", "1 MARR\n");
    assertEquals(List.of("- SINGLE", "- MARRIED"), imported.life(1));
    assertEquals(
        List.of(
            "used: 1 marriage: no date: nothing known comes after, so counted from the day of"
                + " recording; e.g. F2 (line 10)"),
        imported.notes());
  }

  @Test
  void whatBoundsADivorceForOneBoundsItForTheOther() {
    Imported imported = marriages("", marr("1953") + "1 DIV\n", marr("1 MAR 1959"));
    assertEquals(
        List.of("- SINGLE", "1953 MARRIED", "../1959-03-01 DIVORCED", "1959-03-01 MARRIED"),
        imported.life(1));
    assertEquals(List.of("- SINGLE", "1953 MARRIED", "../1959-03-01 DIVORCED"), imported.life(2));
  }

  @Test
  void anImpreciseDateIsNarrowedWhereItWouldBreakTheOrder() {
    Imported imported = marriages("", marr("14 FEB 1963") + div("1963"), marr("BEF 1970"));
    assertEquals(
        List.of("- SINGLE", "1963-02-14 MARRIED", "1963-02-14/1963 DIVORCED", "../1969 MARRIED"),
        imported.life(1));
    assertEquals(
        List.of(
            "used: 1 divorce: date narrowed to the days that other dates allow; e.g. F2 (line 12)"),
        imported.notes());
    assertEquals(
        "{'type':'PERSON_STATUS_CHANGE','personId':1,'newStatus':'DIVORCED','effective':'1963-02-14/1963','source':'tree.ged#F2','dateText':'1963'}"
            .replace('\'', '"'),
        imported.json().get(2));
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
        List.of("- SINGLE", "1950 MARRIED", "1951 DIVORCED", "1952 MARRIED", "1953 DIVORCED"),
        imported.life(1));
    assertEquals(List.of("- SINGLE", "1952 MARRIED", "1953 SINGLE"), imported.life(3));
    assertEquals(
        List.of(
            "not used: 1 annulment: of a marriage that is not recorded: the status is as before;"
                + " e.g. F4 (line 26)"),
        imported.notes());
  }

  @Test
  void aDivorceSaysThatThereWasAWedding() {
    Imported imported = marriages("", div("1950"));
    assertEquals(List.of("- SINGLE", "1950 DIVORCED"), imported.life(1));
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
                + " 18)",
            "used: 1 divorce: not for both: for one of the couple, of a marriage that was not the"
                + " person's marriage at that time; e.g. F2 (line 12)"),
        imported.notes());
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
    assertEquals(List.of("- SINGLE", "1850 MARRIED", "- died"), neither.life(1));
    assertEquals(List.of("- SINGLE", "1850 MARRIED", "- died"), neither.life(2));
    assertEquals(
        List.of(
            "used: 1 marriage: ended by a death, and it is not known who died first: nobody is"
                + " taken for widowed; e.g. F2",
            "used: 2 deaths: no date: counted as dead from the day of recording; e.g. I1 (line 6)"),
        neither.notes());
    Imported living = marriages("", marr("1950") + "---\n1 DEAT Y\n");
    assertEquals(List.of("- SINGLE", "1950 MARRIED", "- WIDOWED"), living.life(1));
    Imported remarried =
        marriages("1 DEAT Y\n", marr("1850") + "---\n" + died("1860"), marr("1865"));
    assertEquals(
        List.of("- SINGLE", "1850 MARRIED", "1860 WIDOWED", "1865 MARRIED", "- died"),
        remarried.life(1));
  }

  @Test
  void aMarriageAfterADeathIsKeptAndReported() {
    Imported imported = marriages("", marr("1950") + "---\n" + died("1940"));
    assertEquals(List.of("- SINGLE", "1950 MARRIED"), imported.life(1));
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
            "not used: 2 references: to nobody in the file; e.g. F3 WIFE I7 (line 22)",
            "not used: 1 reference: to no family in the file; e.g. I1 FAMS F9 (line 6)",
            "used: 1 reference: to a family that does not name the person, who is taken for a"
                + " spouse; e.g. I1 FAMS F3 (line 7)"),
        imported.notes());
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
    assertEquals(
        List.of(
            "1929-07-28 SINGLE",
            "1953-09-12 MARRIED",
            "1963-11-22 WIDOWED",
            "1968-10-22 MARRIED",
            "1975-03-15 WIDOWED"),
        imported.life(2));
    assertEquals(List.of(), imported.notes());
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
    assertEquals(
        List.of(
            "- SINGLE",
            "1911-04-01 MARRIED",
            "1912-05-02 DIVORCED",
            "1913-06-03 MARRIED",
            "1914-03-01 WIDOWED",
            "1914-07-04 MARRIED"),
        imported.life(1));
    assertEquals(
        List.of("- SINGLE", "1911-04-01 MARRIED", "1912-05-02 DIVORCED", "1914-07-04 MARRIED"),
        imported.life(2));
    assertEquals(List.of("- SINGLE", "1913-06-03 MARRIED", "1914-03-01 died"), imported.life(3));
    assertEquals(List.of(), imported.notes());
  }

  @Test
  void aMarriageThatStandsWithAPersonIsReported() {
    Imported imported = tree("0 @I1@ INDI\n1 MARR\n2 DATE 1950\n1 EVEN\n2 TYPE separation\n");
    assertEquals(
        List.of(
            "not used: 1 marriage: with a person, expected with a family; e.g. I1 (line 6)",
            "not used: 1 separation: with a person, expected with a family; e.g. I1 (line 8)"),
        imported.notes());
  }

  // ---- residences

  @Test
  void aPlaceIsReadAsTheHeadNamesItsParts() {
    Imported imported =
        Imported.fromText(
            folder,
            """
            0 HEAD
            1 PLAC
            2 FORM City, Zip_Code, County, State, Country
            0 @I1@ INDI
            1 RESI
            2 DATE 1988
            2 PLAC Ann Arbor, 48109, Washtenaw County, MI, USA
            1 RESI
            2 DATE 1990
            2 PLAC Leeds, England
            1 RESI
            2 DATE 1991
            2 PLAC Paris, Île-de-France
            3 FORM city, region
            0 TRLR
            """);
    assertEquals(
        List.of("- SINGLE", "1988 48109 Ann Arbor, USA", "1990 Leeds, England", "1991 Paris"),
        imported.life(1));
    assertEquals(
        "{'type':'PERSON_ADDRESS_CHANGE','personId':1,'newAddress':{'city':'Ann Arbor','postcode':'48109','country':'USA','county':'Washtenaw County','state':'MI'},'effective':'1988','source':'tree.ged#I1'}"
            .replace('\'', '"'),
        imported.json().get(1));
    assertEquals(List.of(), imported.notes());
  }

  @Test
  void anAddressIsReadFromItsParts() {
    Imported imported =
        tree(
            """
            0 @I1@ INDI
            1 RESI
            2 DATE FROM 1950 TO 1960
            2 ADDR 12 Main St
            3 CONT Springfield, IL 62701
            3 CITY Springfield
            3 STAE IL
            3 POST 62701
            3 CTRY USA
            1 ADDR
            2 ADR1 1 High St
            2 ADR2 Flat 2
            2 CITY Leeds
            """);
    assertEquals(
        List.of(
            "- SINGLE", "1950 12 Main St, 62701 Springfield, USA", "- 1 High St, Flat 2, Leeds"),
        imported.life(1));
  }

  @Test
  void aStreetThatBeginsWithTheNameOfItsCityIsAStreet() {
    Imported imported =
        tree(
            """
            0 @I1@ INDI
            1 RESI
            2 DATE 1835
            2 ADDR Ockham Park, Ockham, England
            3 CITY Ockham
            3 CTRY England
            """);
    assertEquals(List.of("- SINGLE", "1835 Ockham Park, Ockham, England"), imported.life(1));
  }

  @Test
  void aResidenceWithoutADateLastsFromBirthToDeath() {
    Imported imported =
        tree(
            """
            0 @I1@ INDI
            1 BIRT
            2 DATE 12 SEP 1853
            1 DEAT
            2 DATE 1900
            1 RESI
            2 PLAC Haworth
            0 @I2@ INDI
            1 BIRT
            2 DATE 1854
            1 RESI
            2 PLAC Leeds
            1 RESI
            2 DATE TO 1890
            2 PLAC York
            """);
    assertEquals(
        List.of("1853-09-12 SINGLE", "1853-09-12/1900 Haworth", "1900 died"), imported.life(1));
    assertEquals(List.of("1854 SINGLE", "1854/.. Leeds", "1854/1890 York"), imported.life(2));
    assertEquals(
        List.of(
            "used: 2 residences: no date: counted from birth to death, as far as these are known;"
                + " e.g. I1 (line 10)"),
        imported.notes());
  }

  @Test
  void residencesWithoutAPlaceAreReported() {
    Imported imported =
        tree(
            "0 @I1@ INDI\n"
                + "1 RESI\n"
                + "1 RESI\n"
                + "2 PLAC , , ,\n"
                + "1 RESI lived at the mill\n"
                + "1 RESI\n"
                + "2 ADDR The Mill\n"
                + "3 CONT Haworth\n");
    assertEquals(List.of("- SINGLE", "- The Mill, Haworth"), imported.life(1));
    assertEquals(
        List.of(
            "not used: 2 residences: no place; e.g. I1 (line 6)",
            "not used: 1 residence: place in free text only; e.g. I1 (line 9): 'lived at the mill'",
            "used: 1 residence: address in free text, kept whole as the street; e.g. I1 (line 10):"
                + " 'The Mill, Haworth'",
            "used: 1 residence: no date: counted from birth to death, as far as these are known;"
                + " e.g. I1 (line 10)"),
        imported.notes());
  }

  @Test
  void aFamilyLivesTogether() {
    Imported imported = marriages("", marr("1950") + "1 RESI\n2 DATE 1951\n2 PLAC Leeds\n");
    assertEquals(List.of("- SINGLE", "1950 MARRIED", "1951 Leeds"), imported.life(1));
    assertEquals(List.of("- SINGLE", "1950 MARRIED", "1951 Leeds"), imported.life(2));
  }

  // ---- the report

  @Test
  void whatIsNotKeptIsCounted() {
    Imported imported =
        tree(
            "0 @I1@ INDI\n"
                + "1 SEX F\n"
                + "1 OCCU miller\n"
                + "1 OCCU baker\n"
                + "1 BIRT\n"
                + "2 DATE 1900\n"
                + "2 PLAC Leeds\n"
                + "0 @N1@ NOTE x\n");
    assertEquals(
        Map.of("OCCU", 2, "BIRT.PLAC", 1, "NOTE", 1, "SEX", 1), imported.report().notKept());
    assertEquals(
        List.of(
            "tree.ged: GEDCOM 5.5.1 in UTF-8",
            "read: 1 person, 1 birth",
            "made: 1 person",
            "not kept by a timeline of statuses and addresses: OCCU 2, BIRT.PLAC 1, NOTE 1, SEX 1"),
        imported.report().lines());
  }

  @Test
  void linesThatAreNotGedcomAreLeftOutAndReported() {
    Imported imported =
        Imported.fromText(
            folder,
            "0 HEAD\n0 @I1@ INDI\n1 NAME Ada /Byron/\nCountess of Lovelace\n1 BIRT\n3 DATE 1815\n");
    assertEquals(List.of("- SINGLE"), imported.life(1));
    assertEquals("Ada Byron", person(imported).name().toString());
    assertEquals(
        List.of(
            "not used: 1 birth: no date; e.g. I1 (line 5)",
            "not used: 1 line: not GEDCOM (level, tag, value); e.g. line 4: 'Countess of"
                + " Lovelace'",
            "not used: 1 line: no line of the level above stands before them; e.g. line"
                + " 6: '3 DATE 1815'",
            "used: 1 line: missing at the end (TRLR): the file may have been cut off; e.g. it ends"
                + " with line 5"),
        imported.notes());
  }

  /// `Imported` checks that every record is used or reported.
  @Test
  void anyTreeAddsUpAndNobodysStatusesStandInAnotherOrderThanTheyCount() {
    String[] dates =
        ("1950,1 FEB 1950,BEF 1955,AFT 1948,ABT 1960,1960,5 MAY 1960,BET 1940 AND 1970,12 SEP,?,"
                + "FROM 1951 TO 1953")
            .split(",");
    String[] tags =
        "MARR,MARR,DIV,ANUL,MARR N,EVEN\n2 TYPE Separation,RESI,MARR\n2 TYPE partners".split(",");
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = 1; i <= 4; i++) {
        text.append("0 @I%d@ INDI\n".formatted(i));
        for (int n = random.nextInt(3); n > 0; n--) {
          String tag =
              List.of("DEAT", "BIRT", "BURI", "CHR", "RESI\n2 PLAC Leeds").get(random.nextInt(5));
          text.append("1 %s\n%s".formatted(tag, date(dates, random)));
        }
      }
      for (int i = 1; i <= 5; i++) {
        text.append(
            "0 @F%d@ FAM\n1 HUSB @I%d@\n1 WIFE @I%d@\n"
                .formatted(i, 1 + random.nextInt(5), 1 + random.nextInt(4)));
        for (int n = random.nextInt(5); n > 0; n--) {
          text.append("1 %s\n%s".formatted(tags[random.nextInt(tags.length)], date(dates, random)));
        }
      }
      Imported imported = tree(text.toString());
      for (int person = 1; person <= 4; person++) {
        List<Long> positions =
            History.of(imported.timeline()).events(person).stream()
                .map(RecordedEvent::position)
                .toList();
        assertEquals(
            positions.stream().sorted().toList(), positions, () -> text + " " + imported.json());
      }
    }
  }

  private static String date(String[] dates, Random random) {
    return random.nextInt(4) == 0 ? "" : "2 DATE " + dates[random.nextInt(dates.length)] + "\n";
  }

  // ---- character sets

  private static final String CHARLOTTE = "0 @I1@ INDI\n1 NAME Charlotte /Brontë/\n0 TRLR\n";

  private Person person(Imported imported) {
    return History.of(imported.timeline()).at("2020").person(1);
  }

  private void assertBronte(String charset, Imported imported) {
    assertEquals("Charlotte Brontë", person(imported).name().toString());
    assertEquals("GEDCOM in " + charset, imported.report().format());
    assertEquals(List.of(), imported.notes());
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8, UTF-8",
    "ANSI, windows-1252, windows-1252",
    "IBMPC, IBM850, IBM850",
    "MACINTOSH, x-MacRoman, x-MacRoman",
    "ISO-8859-1, ISO-8859-1, ISO-8859-1",
    "UNICODE, UTF-16LE, UTF-16LE",
    "UNICODE, UTF-16BE, UTF-16BE",
    "UNICODE, UTF-8, UTF-8"
  })
  void theCharacterSetIsTheOneThatTheHeadNames(String declared, String actual, String shown) {
    byte[] bytes =
        ("0 HEAD\n1 CHAR " + declared + "\n" + CHARLOTTE).getBytes(Charset.forName(actual));
    assertBronte(shown, Imported.fromBytes(folder, bytes));
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkSaysMoreThanTheHead(String actual) {
    byte[] bytes = ("\ufeff0 HEAD\n1 CHAR ANSEL\n" + CHARLOTTE).getBytes(Charset.forName(actual));
    assertBronte(actual, Imported.fromBytes(folder, bytes));
  }

  @Test
  void anselPutsTheAccentBeforeTheLetter() {
    byte[] bytes =
        ("0 HEAD\n1 CHAR ANSEL\n" + CHARLOTTE.replace("ë", "\u00e8e"))
            .getBytes(StandardCharsets.ISO_8859_1);
    assertBronte("ANSEL", Imported.fromBytes(folder, bytes));
  }

  @Test
  void aHeadWithoutACharacterSetIsInUtf8IfItCanBeAndElseInAnsel() {
    assertBronte("UTF-8", Imported.fromText(folder, "0 HEAD\n" + CHARLOTTE));
    byte[] ansel =
        ("0 HEAD\n" + CHARLOTTE.replace("ë", "\u00e8e")).getBytes(StandardCharsets.ISO_8859_1);
    assertBronte("ANSEL", Imported.fromBytes(folder, ansel));
    assertEquals(
        "GEDCOM 7.0 in UTF-8",
        Imported.fromText(folder, "0 HEAD\n1 GEDC\n2 VERS 7.0\n" + CHARLOTTE).report().format());
  }

  @ParameterizedTest
  @CsvSource({"'\r'", "'\r\n'", "'\n'", "'\r\r\n'"})
  void linesMayEndInEveryWay(String end) {
    assertBronte(
        "UTF-8",
        Imported.fromText(folder, ("0 HEAD\n1 CHAR UTF-8\n" + CHARLOTTE).replace("\n", end)));
  }

  @Test
  void textInAnotherCharacterSetThanTheHeadSaysIsReadAndReported() {
    byte[] bytes = ("0 HEAD\n1 CHAR UTF-8\n" + CHARLOTTE).getBytes(Charset.forName("windows-1252"));
    Imported imported = Imported.fromBytes(folder, bytes);
    assertEquals("Charlotte Brontë", person(imported).name().toString());
    assertEquals(
        List.of(
            "used: 1 line: not in UTF-8, as the file says it is, and read as windows-1252; e.g."
                + " line 4: '1 NAME Charlotte /Brontë/'"),
        imported.notes());
  }
}
