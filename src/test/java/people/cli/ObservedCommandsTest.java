package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Commands that are asked about people before their entry, while they are away, when they must be
/// dead, and after anyone looked.
class ObservedCommandsTest extends PeopleCommandFixture {

  private static final String LAST_DAY =
      "people: nobody is there on 2025-12-31; the last day on which somebody was: --at"
          + " 2019-12-31\n";

  @BeforeEach
  void record() {
    for (String line :
        List.of(
            "create --first Ida --status married --born 1919-08-03 --city Delft --on 1960-01-01",
            "create --first Ben --status single --city Gouda --on 1958-05-06",
            "create --first Old --status widowed --city Delft --on 1830-05-06",
            "left 2 --on 1990-03-01 --why 'to sea'",
            "returned 2 --on 1995-06-01",
            "move 1 --unknown --on 2001",
            "observe --until 2019-12-31")) {
      CommandOutput result = people(words(line));
      assertEquals("", result.err());
    }
  }

  private String asked(String line) {
    CommandOutput result = people(words(line));
    assertEquals("", result.err());
    return result.out();
  }

  @Test
  void whoIsNotEnteredYetIsThereAndNothingElseIsKnown() {
    assertEquals(
        """
        person   1
        status   UNKNOWN
        born     1919-08-03
        created  1960-01-01
        """,
        asked("show 1 --at 1930"));
    assertEquals(
        """
        person   1
        name     Ida
        status   MARRIED
        address  Delft
        born     1919-08-03
        created  1960-01-01
        """,
        asked("show 1 --at 1960"));
  }

  @Test
  void whoIsAwayIsSaidToBe() {
    assertTrue(asked("show 2 --at 1993").contains("\nleft     1990-03-01\n"));
    assertEquals(
        """
        PERSON  NAME  STATUS   ADDRESS  BORN        CREATED
             1  Ida   MARRIED  Delft    1919-08-03  1960-01-01
        """,
        asked("snapshot --at 1993"));
    assertEquals(
        """
        PERSON  STATUS  FROM        BEGINS  UNTIL       ENDS         AGE
             2  SINGLE  1958-05-06  BIRTH   1990-03-01  LEFT           0
             2  SINGLE  1995-06-01  RETURN  2020-01-01  OBSERVATION   37
        """,
        asked("periods 2"));
  }

  @Test
  void anAddressThatIsNotKnownIsNotTheOldOne() {
    assertEquals(
        """
        PERSON  ADDRESS  FROM        BEGINS  UNTIL       ENDS         AGE  CERTAIN
             1  Delft    1960-01-01  ENTRY   2001-01-01  EVENT         40
             1           2001-01-01  EVENT   2020-01-01  OBSERVATION   81  about
        """,
        asked("periods 1 --of address"));
  }

  @Test
  void whoCannotLiveSoLongIsPresumedDead() {
    assertTrue(asked("show 3 --at 1950").endsWith("note     presumed dead by 1950-12-31\n"));
    assertTrue(
        asked("show 3 --at 1950 --format json")
            .contains("\"living\":false,\"presumed\":true,\"beyond\":false,\"certain\":false"));
    assertEquals("status,people,beyond\nUNKNOWN,1,0\n", asked("count --at 1950 --format csv"));
    assertEquals(
        "status,people,beyond\nWIDOWED,1,0\nUNKNOWN,1,0\n",
        asked("count --at 1950 --format csv --lifespan none"));
    assertEquals(
        "status,people,beyond\nUNKNOWN,1,0\n", asked("count --at 1925 --format csv --lifespan 90"));
    assertTrue(asked("periods 3").contains("1830-05-06  ENTRY   1940-05-06  PRESUMED"));
  }

  // ---- after the end

  @Test
  void whatIsAskedAboutAfterTheEndIsMarkedAndSaidInALine() {
    CommandOutput shown = people("show", "2", "--at", "2025", "--format", "json");
    assertEquals(0, shown.exit());
    assertEquals(
        "people: person 2 is no longer observed on 2025-12-31: this is what was last known\n",
        shown.err());
    assertTrue(shown.out().contains("\"status\":\"SINGLE\""), shown.out());
    assertTrue(shown.out().contains("\"beyond\":true,\"certain\":false"), shown.out());
    assertTrue(
        people("show", "2", "--at", "2025")
            .out()
            .endsWith("note     no longer observed on 2025-12-31\n"));
  }

  @Test
  void nobodyIsCountedAfterTheEnd() {
    assertEquals(
        new CommandOutput(
            0,
            """
            STATUS   PEOPLE  BEYOND
            SINGLE        0       1
            MARRIED       0       1
            0 living on 2025-12-31
            """,
            "people: 2 people are no longer observed on 2025-12-31: not counted\n" + LAST_DAY),
        people("count", "--at", "2025"));
    assertEquals(
        "city,people,beyond\n,0,1\nGouda,0,1\n",
        people("count", "--at", "2025", "--by", "city", "--format", "csv").out());
    assertEquals(
        new CommandOutput(
            0,
            "none\n",
            "people: 2 people are no longer observed on 2025-12-31: left out\n" + LAST_DAY),
        people("snapshot", "--at", "2025"));
    CommandOutput all = people("snapshot", "--at", "2025", "--all");
    assertEquals(
        "people: 2 people are no longer observed on 2025-12-31: what was last known of them\n",
        all.err());
    assertEquals(
        List.of("beyond", "beyond", "dead"),
        all.out().lines().skip(1).map(l -> l.replaceFirst(".* ", "")).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "count --at 2000 --format csv --observed-until 1970   |"
            + " status,people,beyond/MARRIED,0,1/SINGLE,0,1",
        "count --at 1965 --format csv --observed-until 1970   |"
            + " status,people,beyond/SINGLE,1,0/MARRIED,1,0",
        "periods 2 --format csv --observed-until 1970         |"
            + " person,status,from,begins,until,ends,age,certain/2,SINGLE,1958-05-06,BIRTH,1971-01-01,OBSERVATION,0,true"
      })
  void aQuestionCanBeRestricted(String line, String answer) {
    List<String> expected = List.of(answer.split("/"));
    List<String> lines = people(words(line)).out().lines().toList();
    assertEquals(Set.copyOf(expected), Set.copyOf(lines));
  }

  @Test
  void aDifferenceToADateAfterTheEndIsToWhatWasLastKnown() {
    assertEquals(
        new CommandOutput(
            0,
            "none\n",
            "people: 2 people are no longer observed on 2025-12-31: as they were last known\n"),
        people(words("diff --from 2019 --to 2025")));
    CommandOutput learnt = people(words("diff --known 2015 --known today --at 2025"));
    assertTrue(learnt.err().contains("people are no longer observed on 2025-12-31"), learnt.err());
    assertEquals(
        new CommandOutput(
            0,
            """
            PERSON  NAME  WHAT  AFTER
                 2  Ben   LEFT  1990-03-01
            """,
            "people: 1 person is no longer observed on 1991-12-31: as they were last known\n"),
        people(words("diff --from 1989 --to 1991 --observed-until 1990")));
  }

  @Test
  void whyAPersonIsSoAfterTheEndIsSaidToBeByWhatWasLastKnown() {
    CommandOutput why = people(words("why 1 --at 2025"));
    assertEquals(
        "people: 1 person is no longer observed on 2025-12-31: by what was last known\n",
        why.err());
    assertEquals(3, why.out().lines().count());
    assertEquals("", people(words("why 1 --at 2005")).err());
  }

  @Test
  void whoAsksAboutTodayIsToldTheLastDayOnWhichSomebodyWasThere() {
    String beyond = "people: 2 people are no longer observed on %s: %s\n";
    String hint =
        "people: nobody is there today; the last day on which somebody was: --at 2019-12-31\n";
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    assertEquals(
        new CommandOutput(0, "none\n", beyond.formatted(today, "left out") + hint),
        people("snapshot"));
    assertEquals(beyond.formatted(today, "not counted") + hint, people("count").err());
    assertEquals(beyond.formatted(today, "left out") + hint, people("households").err());
    assertEquals("", people("snapshot", "--at", "2019-12-31").err());
  }

  @Test
  void whatIsSaidAboutAnAnswerStandsBehindIt() {
    var terminal = new ByteArrayOutputStream();
    try (var out =
            new PrintStream(
                new BufferedOutputStream(terminal, 1 << 16), false, StandardCharsets.UTF_8);
        var err = new PrintStream(terminal, true, StandardCharsets.UTF_8)) {
      PeopleCommand.run(out, err, "--timeline", file.toString(), "snapshot", "--at", "2025");
    }
    assertEquals(
        "none\npeople: 2 people are no longer observed on 2025-12-31: left out\n" + LAST_DAY,
        terminal.toString(StandardCharsets.UTF_8));
  }
}
