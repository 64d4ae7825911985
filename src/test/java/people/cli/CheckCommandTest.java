package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;

class CheckCommandTest extends PeopleCommandFixture {

  private void oddities() {
    record(
        "create --first Kid --status single --on 2015-01-01",
        "status 1 married --on 2018-01-01",
        "create --first Old --on 1700",
        "died 2 --on 1850",
        "move 2 --city Delft --on 1851",
        "create --first Future --on 2090");
  }

  @Test
  void eachFindingHasItsKindAndTheKindsAreCountedAtTheEnd() {
    oddities();
    assertEquals(
        new CommandOutput(
            0,
            """
            PERSON  POSITION  KIND             WHAT
                 1         1  age-at-marriage  married at 3
                 2         3  age-at-death     died at 149 at least
                 2         4  after-death      moved after the death of event 3
                 3         5  future-date      dated 2090, in the future
            after-death 1, age-at-marriage 1, age-at-death 1, future-date 1
            """,
            ""),
        people("check"));
    assertEquals(
        new CommandOutput(
            0,
            """
            person,position,kind,what
            2,4,after-death,moved after the death of event 3
            """,
            ""),
        people("check", "--only", "after-death", "--only", "Status-Order", "--format", "csv"));
    assertEquals(
        "[\n"
            + "  {\"person\":3,\"position\":5,\"kind\":\"future-date\",\"what\":\"dated 2090, in"
            + " the future\"}\n"
            + "]\n",
        people("check", "--only", "future-date", "--format", "json").out());
  }

  @Test
  void aRecordThatIsAnotherOneBeyondDoubtIsListed() {
    assertEquals(0, people("simulate", "--people", "300", "--years", "60").exit());
    record(
        "create --first Ada --last Lovelace --street 'Park Lane 1' --city London --born 1965-03-10"
            + " --on 1990",
        "create --first Ada --last Lovelace --street 'Park Lane 1' --city London --born 1965-03-10"
            + " --on 1991");
    String listed = people("check", "--only", "duplicate", "--format", "csv").out();
    assertTrue(
        listed.matches(
            "person,position,kind,what\n"
                + "302,\\d+,duplicate,\"seems to be person 301, with a score of 1\\d\\.\\d\"\n"),
        listed);
    assertTrue(people("check").out().contains("seems to be person 301"));
    assertEquals("none\n", people("check", "--only", "created-again").out());
  }

  @Test
  void theLimitsAreOptions() {
    oddities();
    assertEquals(
        "none\n",
        people(
                words(
                    "check --youngest-marriage 3 --oldest-age 149 --only age-at-marriage --only"
                        + " age-at-death"))
            .out());
    assertTrue(people("check", "--youngest-marriage", "4").out().contains("married at 3\n"));
    assertEquals(
        new CommandOutput(
            2,
            "",
            "people check: an age of -1 years; expected a whole number from 0 (see 'people check"
                + " --help')\n"),
        people("check", "--oldest-age", "-1"));
  }

  @Test
  void strictlyItFailsWhenSomethingIsListed() {
    record("create --first Kid --on 2015-01-01");
    assertEquals(new CommandOutput(0, "none\n", ""), people("check", "--strict"));
    record("status 1 divorced --on 2018-01-01");
    assertEquals(0, people("check").exit());
    assertEquals(1, people("check", "--strict").exit());
    assertEquals(0, people("check", "--strict", "--only", "after-death").exit());
  }

  @Test
  void aKindThatIsNoneIsBadUsage() {
    CommandOutput result = people("check", "--only", "nonsense");
    assertEquals(2, result.exit());
    assertTrue(
        result
            .err()
            .contains(
                "'nonsense' is no kind of contradiction; expected one of created-again,"
                    + " died-again,"),
        result.err());
  }

  @Test
  void whoseCreationWasRetractedIsToldOfAndHerFactsAreListed() {
    record(
        "create --first Dupl --last One --status single --on 1990", "status 1 married --on 2015");
    assertEquals(new CommandOutput(0, "", ""), people(words("retract 0 --why 'no such person'")));
    assertEquals(
        """
        PERSON  POSITION  KIND              WHAT
             1         1  without-creation  about someone whose creation (event 0) was retracted by event 2
        without-creation 1
        """,
        people("check").out());
    assertEquals(new CommandOutput(0, "", ""), people(words("retract 1 --why 'no such person'")));
    assertEquals(
        new CommandOutput(
            0,
            "",
            "people: %s: person 1: the creation (event 0) was retracted, so nothing that is recorded about her counts\n"
                .formatted(file)),
        people(words("status 1 widowed --on 2020")));
    assertTrue(people("check").out().contains("without-creation 1\n"));
    record("retract 2 --why 'she is'");
    assertEquals("none\n", people("check", "--only", "without-creation").out());
  }

  @Test
  void aRetryOfWhatWasRetractedIsOneLine() {
    record(
        "create --first A --status single --on 1990",
        "status 1 married --on 2010 --event-id f2",
        "retract 1 --why wrong");
    assertEquals(
        new CommandOutput(
            0,
            "",
            "people: %s: event 1 with the id 'f2' was recorded before and retracted by event 2: nothing was recorded, and it stays retracted\n"
                .formatted(file)),
        people(words("status 1 married --on 2010 --event-id f2")));
  }

  @Test
  void aClockThatWasWrongIsToldByEachAppendByVerifyAndByCheck() throws IOException {
    Files.writeString(
        file,
        """
        {"type":"PERSON_CREATION","personId":1,"status":"SINGLE","effective":"1990-01-01","_datetime":"2099-01-01T00:00:00Z"}
        """);
    String ahead =
        "people: %s: recorded as of 2099-01-01T00:00:00.00000%dZ, since what is above is, though"
            + " the clock says ";
    for (int i = 1; i <= 2; i++) {
      CommandOutput appended = people("move", "1", "--city", "Leeds");
      assertEquals(0, appended.exit());
      assertTrue(appended.err().startsWith(ahead.formatted(file, i)), appended.err());
      assertTrue(appended.err().endsWith("Z: see docs/two-clocks.md\n"), appended.err());
      assertEquals(1, appended.err().lines().count());
    }
    CommandOutput verified = people("verify");
    assertEquals(0, verified.exit());
    assertTrue(
        verified
            .err()
            .startsWith(
                "people: %s: the last recorded time is 2099-01-01T00:00:00.000002Z, ahead of the clock, which says "
                    .formatted(file)),
        verified.err());
    assertEquals(
        """
        person,position,kind,what
        1,0,recorded-in-future,"recorded as of 2099-01-01T00:00:00.000000Z, in the future"
        1,1,recorded-in-future,"recorded as of 2099-01-01T00:00:00.000001Z, in the future"
        1,2,recorded-in-future,"recorded as of 2099-01-01T00:00:00.000002Z, in the future"
        """,
        people("check", "--format", "csv").out());
  }

  @Test
  void spellingsOfACityCountTogetherAndAreListed() {
    for (String city :
        List.of("Delft ", "Delft\u00a0", "delft", "Mu\u0308nchen", "M\u00fcnchen", "Delft")) {
      assertEquals(0, people("create", "--first", "A", "--city", city, "--on", "1990").exit());
    }
    assertEquals(
        """
        city,people,beyond
        Delft,4,0
        Mu\u0308nchen,2,0
        """,
        people("count", "--by", "city", "--format", "csv").out());
    assertEquals(
        List.of("Mu\u0308nchen", "M\u00fcnchen"),
        people("snapshot", "--city", "M\u00dcNCHEN", "--format", "csv")
            .out()
            .lines()
            .skip(1)
            .map(line -> line.split(",")[7])
            .toList());
    assertEquals(
        """
        person,position,kind,what
        2,1,city-variants,"'Delft\\u00a0', 2 of 4 times 'Delft'"
        3,2,city-variants,"'delft', 2 of 4 times 'Delft'"
        5,4,city-variants,"'M\u00fcnchen', 1 of 2 times 'Mu\\u0308nchen'"
        """,
        people("check", "--format", "csv").out());
  }
}
