package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import people.*;
import people.imports.*;

/// People of a family tree: their names, births and deaths.
class FamilyTreePeopleTest extends FamilyTreeFixture {

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
          1 SEX F      | 1 person, 1 sex
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
        imported.json().subList(0, 1));
    assertEquals(
        List.of(
            "not used: 1 birth: no date; e.g. I1 (line 6)",
            "used: 1 birth: no date: counted from the baptism; e.g. I1 (line 8)"),
        imported.notes());
  }

  @Test
  void aDateThatIsNotUnderstoodIsReportedAndItsWordsAreKept() {
    Imported imported = tree("0 @I1@ INDI\n1 BIRT\n2 DATE 12 SEP\n1 DEAT\n2 DATE (in the war)\n");
    assertEquals(List.of("- SINGLE", "../2020-01-01 died"), imported.life(1));
    assertEquals(
        List.of(
            "not used: 1 birth: date not understood (no year); e.g. I1 (line 6): '12 SEP'",
            "used: 1 death: date not understood (free text): counted by the last day that is"
                + " possible; e.g. I1 (line 8)"),
        imported.notes());
    assertEquals(
        List.of(
            "{'type':'PERSON_CREATION','personId':1,'status':'SINGLE','source':'tree.ged#I1','dateText':'12 SEP'}"
                .replace('\'', '"'),
            "{'type':'PERSON_DEATH','personId':1,'effective':'../2020-01-01','source':'tree.ged#I1','dateText':'(in the war)'}"
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
        imported.json().subList(0, 2));
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
    assertEquals(List.of("- SINGLE", "../2020-01-01 died"), imported.life(3));
    assertEquals(
        List.of(
            "used: 1 death: no date: counted from the burial; e.g. I1 (line 6)",
            "used: 2 burials: taken for the death, which is not recorded; e.g. I2 (line 10); I3"
                + " (line 13)"),
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
}
