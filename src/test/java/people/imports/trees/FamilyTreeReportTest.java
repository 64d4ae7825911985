package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.imports.*;

/// The report on a family tree: whatever is not imported is counted, and every record adds up.
class FamilyTreeReportTest extends FamilyTreeFixture {

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
    assertEquals(Map.of("OCCU", 2, "BIRT.PLAC", 1, "NOTE", 1), imported.report().notKept());
    assertEquals(
        List.of(
            "tree.ged: GEDCOM 5.5.1 in UTF-8",
            "read: 1 person, 1 sex, 1 birth",
            "made: 1 person, 1 sex, 1 end of observation",
            "not kept by a timeline of statuses and addresses: OCCU 2, BIRT.PLAC 1, NOTE 1"),
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
}
