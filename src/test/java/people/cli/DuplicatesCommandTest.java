package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The command that lists pairs of records that may be of one person.
class DuplicatesCommandTest extends PeopleCommandFixture {

  @BeforeEach
  void record() {
    people("simulate", "--people", "300", "--years", "60");
    for (String line :
        List.of(
            "create --first Ada --last Lovelace --city London --born 1965-03-10 --on 1990",
            "create --first Ada --last Lovelaec --city London --born 1965-10-03 --on 1990")) {
      CommandOutput result = people(words(line));
      assertEquals(0, result.exit(), result.err());
    }
  }

  @Test
  void aPairIsListedWithItsReasons() {
    String table = people("duplicates", "--known", "2100").out();
    assertTrue(
        table.startsWith("PERSON  OTHER  SCORE  PROBABILITY  NAME          OTHER NAME    WHY\n"),
        table);
    assertTrue(table.contains("   301    302 "), table);
    assertTrue(table.contains("Ada Lovelace  Ada Lovelaec  first name same +"), table);
    assertTrue(table.contains(", last name misspelt +"), table);
    assertTrue(table.contains(", birth day and month exchanged +"), table);
    String csv = people("duplicates", "--format", "csv").out();
    assertTrue(
        csv.startsWith(
            "person,other,score,probability,beyondDoubt,firstname,lastname,otherFirstname,otherLastname,why\n"),
        csv);
    assertEquals(
        "Lovelaec",
        json(people("duplicates", "--format", "json").out())
            .get(0)
            .get("otherLastname")
            .asString());
  }

  @Test
  void theScoreMayBeLimited() {
    assertEquals("none\n", people("duplicates", "--min", "200").out());
    int all = people("duplicates", "--min", "-1000").out().split("\n").length;
    int some = people("duplicates").out().split("\n").length;
    assertTrue(some > 1 && some < all, some + " of " + all);
  }

  @Test
  void aPairThatIsDistinctIsNotListed() {
    CommandOutput distinct = people(words("distinct 301 302 --why 'met both'"));
    assertEquals(0, distinct.exit(), distinct.err());
    assertEquals("none\n", people("duplicates").out());
  }

  @Test
  void badInputGivesOneLine() {
    CommandOutput nan = people("duplicates", "--min", "NaN");
    assertEquals(2, nan.exit());
    assertTrue(
        nan.err().startsWith("people duplicates: --min is no number; expected a score such as 0"),
        nan.err());
  }
}
