package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import people.*;
import people.timeline.*;

/// The command `follow`: what is there, and what comes.
class FollowCommandTest extends PeopleCommandFixture {

  @BeforeEach
  void recordAda() {
    ada();
  }

  private static String untimed(String text) {
    return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[^Z]*Z", "TIME")
        .replaceAll("(_check\":\")\\+?[0-9a-f]{8}", "$1CHECK");
  }

  private void assertPrints(String line, String expected) {
    CommandOutput result = people(words(line));
    assertEquals("", result.err());
    assertEquals(0, result.exit());
    assertEquals(expected, untimed(result.out()));
  }

  @Test
  void whatIsThereIsPrintedInEachFormat() {
    assertPrints(
        "follow --once --after 2",
        """
              #  RECORDED                      PERSON  DATE        WHAT
              3  TIME        1  1835-07-08  renamed King
              4  TIME        1  1852-11-27  died
        """);
    assertPrints(
        "follow --once --after 3 --format json",
        """
        {"type":"PERSON_DEATH","personId":1,"effective":"1852-11-27","source":"The Times","_datetime":"TIME","_check":"CHECK"}
        """);
    assertPrints(
        "follow --once --after 3 --format csv",
        """
        position,person,type,recorded,day,effective,status,born,firstname,lastname,street,city,postcode,country,source,about,why,recordedBy,other,attribute,value
        4,1,PERSON_DEATH,TIME,1852-11-27,1852-11-27,,,,,,,,,The Times,,,,,,
        """);
    assertPrints(
        "follow --once --after 3 --format cloudevents --source urn:people:town",
        """
        {"specversion":"1.0","id":"4","source":"urn:people:town","type":"people.PERSON_DEATH","subject":"1","time":"TIME","datacontenttype":"application/json","data":{"type":"PERSON_DEATH","personId":1,"effective":"1852-11-27","source":"The Times","_datetime":"TIME","_check":"CHECK"}}
        """);
  }

  @Test
  void eventsAreChosenByTypeAndPerson() {
    record("create --first Bo --last Li", "died 2", "merge 2 into 1 --why same");
    assertEquals(List.of("4", "6"), positions("follow --once --type person_death --format csv"));
    assertEquals(
        List.of("4", "5", "6", "7"), positions("follow --once --after 3 --person 1 --format csv"));
    assertEquals(
        List.of("0", "4", "5", "6", "7"),
        positions("follow --once --type PERSON_MERGE,PERSON_DEATH,PERSON_CREATION --format csv"));
    assertPrints("follow --once --after 7 --format json", "");
    assertPrints("follow --once --after last --format json", "");
  }

  @Test
  void whoIsBehindAnEventThatIsNotThereIsToldSo() {
    // he kept a position of another timeline, or of a newer copy, and would miss what comes next
    CommandOutput ahead = people(words("follow --once --after 5"));
    assertEquals("people: no event 5: the timeline has events 0 to 4\n", ahead.err());
    assertEquals("", ahead.out());
    assertEquals(1, ahead.exit());
    assertPrints("follow --once --after 4 --format json", "");
  }

  private List<String> positions(String line) {
    return people(words(line)).out().lines().skip(1).map(row -> row.split(",")[0]).toList();
  }

  @Test
  void aWrongChoiceIsOneLine() {
    assertEquals(
        "people follow: --after: '1835-07' is not a position; expected a"
            + " whole number, or 'last' (see 'people follow --help')\n",
        people("follow", "--after", "1835-07").err());
    assertTrue(
        people("follow", "--type", "DEATH")
            .err()
            .startsWith(
                "people follow: --type: 'DEATH' is not a type of"
                    + " events; expected one of PERSON_CREATION, "));
    assertEquals(
        "people follow: --source is of CloudEvents; expected --format cloudevents with it (see"
            + " 'people follow --help')\n",
        people("follow", "--source", "urn:x").err());
    CommandOutput nobody = people("follow", "--person", "7");
    assertEquals(1, nobody.exit());
    assertEquals("people: no person 7: the timeline has person 1 only\n", nobody.err());
    file = folder.resolve("none.jsonl");
    CommandOutput none = people("follow");
    assertEquals(1, none.exit());
    assertTrue(none.err().contains("none.jsonl: no such timeline"), none.err());
  }

  @Test
  void whatComesIsPrintedAtOnceUntilNobodyReadsIt() throws Exception {
    var out = new PipedOutputStream();
    var reader =
        new BufferedReader(
            new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8));
    var err = new ByteArrayOutputStream();
    var exit =
        CompletableFuture.supplyAsync(() ->
            PeopleCommand.run(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                "--timeline",
                file.toString(),
                "follow",
                "--after",
                "4",
                "--format",
                "json"));
    try (EventTimeline timeline = EventTimeline.open(file)) {
      for (int person = 2; person < 5; person++) {
        timeline.add(new Event.Death(person, Details.NONE));
        assertTrue(reader.readLine().contains("\"personId\":" + person));
      }
      reader.close();
      timeline.add(new Event.Death(1, Details.NONE));
      assertEquals(0, exit.get(1, TimeUnit.MINUTES));
    }
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }
}
