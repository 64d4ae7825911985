package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import people.*;
import people.imports.*;

/// The people of a family tree are observed until the file was written, or until its latest fact.
class FamilyTreeObservationTest extends FamilyTreeFixture {

  private Imported written(String head, String records) {
    return Imported.fromText(folder, "0 HEAD\n" + head + records + "0 TRLR\n");
  }

  private static String end(Imported imported) {
    String last = imported.json().getLast();
    return last.contains("OBSERVATION") ? last.replace('"', '\'') : null;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "20 NOV 1992 | 1960        | 'effective':'1992-11-20','source':'tree.ged#HEAD'",
        "NOV 1992    | 1960        | 'effective':'1992-11','source':'tree.ged#HEAD'",
        "ABT 1992    | 1960        | 'effective':'1992~','source':'tree.ged#HEAD','dateText':'ABT"
            + " 1992'",
        "20 NOV 1992 | 21 NOV 1992 | 'effective':'1992-11-21'",
        "20 NOV 1992 | ?           | 'effective':'1992-11-20','source':'tree.ged#HEAD'",
        "20 NOV 1992 | NOV 1992    | 'effective':'1992-11-20','source':'tree.ged#HEAD'",
        "20 NOV 1992 | DEC 1992    | 'effective':'1992-12-31'",
        "AFT 1992    | 1960        | 'effective':'1960-12-31'",
        "            | JUN 1960    | 'effective':'1960-06-30'",
        "            | AFT 1960    | 'effective':'1961-01-01'",
        "            | BET 1960 AND 1970 | 'effective':'1960-01-01'",
        "            | BEF 1960    | 'effective':'1959-12-31'",
        "            | 9 MAY 9000  |"
      })
  void theyAreObservedUntilTheFileWasWrittenOrTheLatestFact(
      String written, String died, String end) {
    Imported imported =
        written(
            written == null ? "" : "1 DATE " + written + "\n2 TIME 12:00:00\n",
            "0 @I1@ INDI\n1 DEAT\n2 DATE " + died + "\n");
    assertEquals(
        end == null ? null : "{'type':'!OBSERVATION_END','ofSource':'tree.ged'," + end + "}",
        end(imported));
    assertEquals(end == null ? null : 1, imported.report().made().get("ends of observation"));
  }

  @Test
  void aDateOfTheFileThatIsNotUnderstoodIsReported() {
    Imported imported = written("1 DATE yesterday\n", "0 @I1@ INDI\n1 BIRT\n2 DATE 1900\n");
    assertEquals(
        List.of(
            "used: 1 line: date not understood (not a GEDCOM date); e.g. HEAD.DATE: 'yesterday'"),
        imported.notes());
    assertEquals(
        "{'type':'!OBSERVATION_END','ofSource':'tree.ged','effective':'1900-12-31'}",
        end(imported));
  }

  @Test
  void whoeverIsBornLastIsTheLatestFact() {
    Imported imported =
        tree("0 @I1@ INDI\n1 DEAT\n2 DATE 1950\n0 @I2@ INDI\n1 BIRT\n2 DATE 3 APR 1971\n");
    assertEquals(
        "{'type':'!OBSERVATION_END','ofSource':'tree.ged','effective':'1971-04-03'}",
        end(imported));
    assertEquals(Status.SINGLE, person(imported).status());
  }
}
