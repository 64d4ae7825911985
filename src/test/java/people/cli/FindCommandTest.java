package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The command that finds people by words.
class FindCommandTest extends PeopleCommandFixture {

  @BeforeEach
  void record() {
    ada();
    CommandOutput george =
        people(words("create --first George --last Byron --city London --on 1788-01-22"));
    assertEquals(0, george.exit(), george.err());
    assertEquals(0, people(words("died 2 --on 1824-04-19")).exit());
  }

  @Test
  void theBestMatchComesFirstAndSaysWhatMatched() {
    assertEquals(
        """
        PERSON  NAME          ADDRESS              BORN        DIED        FOUND         IN           MATCH
             2  George Byron  London               1788-01-22  1824-04-19  George Byron  name         1 typing error
             1  Ada King      Ockham Park, Ockham  1815-12-10              Ada Byron     former name  1 typing error
        """,
        people("find", "biron", "--was", "--at", "1840").out());
    assertEquals(
        """
        person,firstname,lastname,street,city,born,died,found,in,match
        2,George,Byron,,London,1788-01-22,1824-04-19,"George Byron, London","name, city",exact
        """,
        people("find", "london", "BYRON", "--at", "1840", "--format", "csv").out());
    assertEquals(
        """
        [
          {"person":1,"firstname":"Ada","lastname":"Byron","street":"Piccadilly 13","city":"London","born":"1815-12-10","found":"Piccadilly 13","in":"street","match":"beginning"}
        ]
        """,
        people("find", "picca", "--at", "1830", "--format", "json").out());
  }

  @Test
  void whatIsNotKnownYetIsNotFound() {
    assertEquals("none\n", people("find", "byron", "--known", "2000-01-01").out());
  }

  @Test
  void thatThereAreMoreIsSaid() {
    CommandOutput one = people("find", "london", "--at", "1830", "--limit", "1");
    assertEquals(2, one.out().lines().count());
    assertEquals("people: there are more than these 1; --limit lists more\n", one.err());
    assertEquals("", people("find", "london", "--at", "1830", "--limit", "2").err());
  }

  @Test
  void badInputGivesOneLine() {
    CommandOutput nothing = people("find", "?");
    assertEquals(2, nothing.exit());
    assertTrue(
        nothing
            .err()
            .startsWith(
                "people find: '?' has neither a letter nor a digit; expected a part of a name or of"
                    + " an address"),
        nothing.err());
    CommandOutput none = people("find", "ada", "--limit", "0");
    assertEquals(2, none.exit());
    assertTrue(
        none.err().startsWith("people find: --limit is 0; expected a number from 1 on"),
        none.err());
  }
}
