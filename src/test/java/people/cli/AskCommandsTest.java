package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// The commands that ask about people: their answers as a table, as CSV and as JSON.
@Isolated("changes the default locale or time zone")
class AskCommandsTest extends PeopleCommandFixture {

  @Test
  void showGivesOneObject() {
    ada();
    assertEquals(
        """
        {"personId":1,"name":{"firstname":"Ada","lastname":"King"},"status":"MARRIED","address":{"street":"Ockham Park","city":"Ockham"},"born":"1815-12-10","created":"1815-12-10","living":true,"presumed":false,"beyond":false,"certain":true,"revision":4}
        """,
        people("show", "1", "--at", "1836", "--format", "json").out());
    assertEquals(
        """
        person   1
        name     Ada King
        status   MARRIED
        address  Ockham Park, Ockham
        created  1815-12-10
        died     1852-11-27
        """,
        people("show", "1").out());
    assertEquals(
        """
        person,firstname,lastname,status,partner,partnerName,street,city,postcode,country,born,created,died,left,living,presumed,beyond,certain,source
        1,Ada,Byron,SINGLE,,,Piccadilly 13,London,,,1815-12-10,1815-12-10,,,true,false,false,true,
        """,
        people("show", "1", "--at", "1835-06", "--format", "csv").out());
    assertTrue(
        people("show", "1", "--at", "1800")
            .out()
            .endsWith("note     not there yet on 1800-12-31\n"));
  }

  @Test
  void whoMayHaveBeenBornAnyTimeBeforeIsAtLeastThatOld() throws IOException {
    people("create", "--first", "Old", "--status", "single", "--born", "../1899", "--on", "1910");
    people("status", "1", "married", "--on", "1920-05-01");
    people("create", "--first", "New", "--status", "single", "--born", "1899/..", "--on", "1910");
    people("status", "2", "married", "--on", "1920");
    assertEquals(
        """
        #  DATE        AGE  WHAT
        0  1910             created Old, single, born ../1899
        1  1920-05-01  20+  married
        """,
        people("history", "1").out());
    assertEquals(
        """
        #  DATE  WHAT
        2  1910  created New, single, born 1899/..
        3  1920  married
        """,
        people("history", "2").out());
  }

  @Test
  void historyTellsTheStoryInOrderOfEffectAndEventsInOrderOfRecording() throws IOException {
    ada();
    assertEquals(
        """
        #  DATE        AGE  WHAT                                              SOURCE
        0  1815-12-10       created Ada Byron, single, Piccadilly 13, London
        2  1835-07     ~19  moved to Ockham Park, Ockham
        1  1835-07-08   19  married
        3  1835-07-08   19  renamed King
        4  1852-11-27   36  died                                              The Times
        """,
        people("history", "1").out());
    List<String> lines = Files.readAllLines(file);
    assertEquals(
        "[\n  " + String.join(",\n  ", lines) + "\n]\n",
        people("events", "--format", "json").out());
    assertEquals(
        people("events", "--format", "json").out(),
        people("events", "1", "--format", "json").out());
    assertEquals(
        List.of(0, 2, 1, 3, 4),
        json(people("history", "1", "--format", "json").out())
            .valueStream()
            .map(event -> lines.indexOf(event.toString()))
            .toList());
    assertEquals(
        "1,1,PERSON_STATUS_CHANGE,NOW,1835-07-08,1835-07-08,MARRIED,,,,,,,,,,,,,,",
        people("events", "--format", "csv")
            .out()
            .lines()
            .toList()
            .get(2)
            .replaceFirst("CHANGE,[^,]*", "CHANGE,NOW"));
  }

  @Test
  void historyUpToADateLeavesOutWhatCountsLaterAndWhatCorrectsIt() {
    ada();
    people("status", "1", "divorced", "--on", "2050");
    people("retract", "5", "--why", "dreamt");
    assertEquals(
        List.of("0", "2", "1", "3", "4"),
        people("history", "1", "--at", "1950")
            .out()
            .lines()
            .skip(1)
            .map(l -> l.split(" ")[0])
            .toList());
    assertEquals(8, people("history", "1").out().lines().count());
  }

  @Test
  void snapshotListsTheLivingAndCanBeNarrowed() {
    ada();
    people(
        "create", "--first", "Charles", "--status", "widowed", "--city", "London", "--on", "1791");
    assertEquals(
        """
        PERSON  NAME      STATUS   ADDRESS              CREATED
             1  Ada King  MARRIED  Ockham Park, Ockham  1815-12-10
             2  Charles   WIDOWED  London               1791
        """,
        people("snapshot", "--at", "1840").out());
    assertEquals(List.of(2), ids("snapshot", "--at", "1840", "--status", "widowed"));
    assertEquals(List.of(2), ids("snapshot", "--at", "1840", "--city", "london"));
    assertEquals(List.of(2), ids("snapshot", "--at", "1800"));
    assertEquals(List.of(1, 2), ids("snapshot", "--at", "1800", "--all"));
    assertEquals("[]\n", people("snapshot", "--at", "1700", "--format", "json").out());
    assertEquals("none\n", people("snapshot", "--at", "1700").out());
  }

  private List<Integer> ids(String... args) {
    List<String> words = new ArrayList<>(Arrays.asList(args));
    words.addAll(List.of("--format", "json"));
    return json(people(words.toArray(new String[0])).out())
        .valueStream()
        .map(person -> person.get("personId").intValue())
        .toList();
  }

  @Test
  void countCountsByStatusOrByCity() {
    ada();
    people(
        "create", "--first", "Charles", "--status", "widowed", "--city", "London", "--on", "1791");
    people("create", "--first", "Mary", "--status", "widowed", "--on", "1797");
    assertEquals(
        "[\n"
            + "  {\"status\":\"MARRIED\",\"people\":1,\"beyond\":0},\n"
            + "  {\"status\":\"WIDOWED\",\"people\":2,\"beyond\":0}\n"
            + "]\n",
        people("count", "--at", "1840", "--format", "json").out());
    assertEquals(
        "[\n"
            + "  {\"city\":null,\"people\":1,\"beyond\":0},\n"
            + "  {\"city\":\"London\",\"people\":1,\"beyond\":0},\n"
            + "  {\"city\":\"Ockham\",\"people\":1,\"beyond\":0}\n"
            + "]\n",
        people("count", "--at", "1840", "--by", "city", "--format", "json").out());
    assertEquals(
        "status,people,beyond\nMARRIED,1,0\nWIDOWED,2,0\n",
        people("count", "--at", "1840", "--format", "csv").out());
    assertEquals(
        """
        STATUS   PEOPLE   SHARE
        MARRIED       1  33.3 %  ███████████████
        WIDOWED       2  66.7 %  ██████████████████████████████
        3 living on 1840-12-31
        """,
        people("count", "--at", "1840").out());
  }

  @Test
  void answersAreTheSameInEveryLocale() {
    ada();
    Locale before = Locale.getDefault();
    String expected = people("history", "1").out() + people("count", "--at", "1840").out();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(expected, people("history", "1").out() + people("count", "--at", "1840").out());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aCountSaysHowMuchOfItHangsOnUncertainDates() {
    record(
        "create --first Ada --status single --set IQ=high --on 1960-01-01",
        "create --first Bo --status single --city Bonn --on 1960-01-01",
        "create --first Cleo --status single --city Bonn --on 1960-01-01",
        "left 1 --on 1990-02/1991-01",
        "status 2 married --on 1990-02/1991-01",
        "move 3 --city Gouda --on 1990-02/1991-01");
    String absent = "people: 1 person who is %s may be there: that hangs on an uncertain date\n";
    assertEquals(
        "people: 1 of them hangs on an uncertain date\n" + absent.formatted("not counted"),
        people("count", "--at", "1990").err());
    assertEquals(
        "people: 1 of them hangs on an uncertain date\n" + absent.formatted("not counted"),
        people("count", "--at", "1990", "--by", "city", "--format", "csv").err());
    assertEquals(
        absent.formatted("not counted"), people("count", "--at", "1990", "--by", "IQ").err());
    assertEquals(absent.formatted("left out"), people("snapshot", "--at", "1990").err());
    assertEquals("", people("snapshot", "--at", "1990", "--city", "Bonn").err());
    assertEquals("", people("count", "--at", "1991").err());
    assertEquals(
        new CommandOutput(
            0,
            """
            IQ           PEOPLE   SHARE
            (not known)       2  66.7 %  ██████████████████████████████
            high              1  33.3 %  ███████████████
            3 living on 1989-12-31
            """,
            ""),
        people("count", "--at", "1989", "--by", "IQ"));
  }
}
