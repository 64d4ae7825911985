package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import people.imports.*;

class FamilyTreeHalfKnownDatesTest extends FamilyTreeFixture {

  @Test
  void aWeddingOfWhichTheYearIsKnownBeginsInThatYearAndTheReportSaysWhy() {
    Imported imported = marriages(died("1980"), marr("12/06/1925"));
    assertEquals(List.of("- SINGLE", "1925 MARRIED", "1980 WIDOWED"), imported.life(2));
    assertEquals(
        List.of(
            "used: 1 marriage: day and month in an order that is not known: the year counts;"
                + " e.g. F2 (line 12): '12/06/1925'"),
        imported.notes());
  }

  /// What is told as a period of something that happens on one day lies somewhere within it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FROM 1850 TO 1860 | 1850/1860
          1850 - 1860       | 1850/1860
          FROM 1850         | 1850/..
          TO 1860           | ../1860
          """)
  void aBirthHasNoPeriod(String words, String born) {
    assertEquals(born + " SINGLE", birth(tree("0 @I1@ INDI\n1 BIRT\n2 DATE " + words + "\n")));
  }

  @Test
  void aYearMayHaveTwoDigitsInGedcomSevenOnly() {
    String person = "0 @I1@ INDI\n1 BIRT\n2 DATE 12 MAY 45\n";
    assertEquals(
        "0045-05-12 SINGLE",
        birth(Imported.fromText(folder, "0 HEAD\n1 GEDC\n2 VERS 7.0.14\n" + person + "0 TRLR\n")));
    assertEquals("- SINGLE", birth(tree(person)));
  }

  @Test
  void aResidenceThatEndsBeforeItBeginsIsTurnedAndDoubted() {
    Imported imported = tree("0 @I1@ INDI\n1 RESI\n2 DATE FROM 1935 TO 1930\n2 PLAC Dayton\n");
    assertEquals(
        List.of("- SINGLE", "1930? Dayton", "1935-01-02?/1936-01-01? address not known"),
        imported.life(1));
    assertEquals(
        List.of(
            "used: 1 residence: ends before it starts: turned; e.g. I1 (line 6): 'FROM 1935 TO"
                + " 1930'"),
        imported.notes());
  }

  /// The words stand beside a date that says less.
  @Test
  void theWordsAreKept() {
    Imported imported =
        tree("0 @I1@ INDI\n1 BIRT\n2 DATE Bapt 18 Dec 1690\n1 DEAT\n2 DATE 29 FEB 1751\n");
    assertEquals(
        List.of("Bapt 18 Dec 1690", "29 FEB 1751"),
        Imported.facts(imported.timeline()).stream()
            .map(fact -> fact.event().details().others().get("dateText"))
            .filter(Objects::nonNull)
            .toList());
  }

  private static String birth(Imported imported) {
    return imported.life(1).getFirst();
  }
}
