package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The commands that record: the lines that they write, and the changes that they refuse.
class RecordCommandsTest extends PeopleCommandFixture {

  @Test
  void createPrintsTheIdentifierAndNothingElse() {
    assertEquals(new CommandOutput(0, "1\n", ""), people("create", "--first", "Ada"));
    assertEquals(
        new CommandOutput(0, "2\n", ""),
        people("create", "--last", "Byron", "--status", "WiDoWeD"));
  }

  @Test
  void aRecordedFactIsOneReadableLine() throws IOException {
    ada();
    assertEquals(
        """
        {"type":"PERSON_CREATION","personId":1,"name":{"firstname":"Ada","lastname":"Byron"},"status":"SINGLE","address":{"street":"Piccadilly 13","city":"London"},"effective":"1815-12-10"}
        {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":"MARRIED","effective":"1835-07-08"}
        {"type":"PERSON_ADDRESS_CHANGE","personId":1,"newAddress":{"street":"Ockham Park","city":"Ockham"},"effective":"1835-07"}
        {"type":"PERSON_NAME_CHANGE","personId":1,"newName":{"lastname":"King"},"effective":"1835-07-08"}
        {"type":"PERSON_DEATH","personId":1,"effective":"1852-11-27","source":"The Times"}
        """,
        Files.readString(file).replaceAll(",\"_(datetime|check)\":\"[^\"]*\"", ""));
  }

  @Test
  void thatNobodyHasASourceIsSaid() {
    people(words("create --first Ida --on 1919 --source tree.ged#I1"));
    assertEquals(
        new CommandOutput(0, "", ""),
        people(words("observe --until 1990 --source tree.ged")),
        "the people of that file");
    assertEquals(
        "people: no event has the source 'tree.ge': this will be about nobody until one has\n",
        people(words("observe --until 1990 --source tree.ge")).err());
  }

  @Test
  void birthsAbsencesAndTheEndOfTheRecordsAreLinesToo() throws IOException {
    for (String line :
        List.of(
            "create --first Ida --status married --born 1919-08-03 --on 1960-01-01",
            "move 1 --unknown --on 1970",
            "left 1 --on 1971 --why 'to sea'",
            "returned 1 --on 1972",
            "observe --until 2019",
            "observe --until 1992-08-03 --source tree.ged",
            "correct 0 --born 1919 --why misread")) {
      CommandOutput result = people(words(line));
      assertEquals(0, result.exit(), result.err());
    }
    assertEquals(
        """
        {"type":"PERSON_CREATION","personId":1,"name":{"firstname":"Ida"},"status":"MARRIED","born":"1919-08-03","effective":"1960-01-01"}
        {"type":"PERSON_ADDRESS_CHANGE","personId":1,"effective":"1970"}
        {"type":"PERSON_LEAVING","personId":1,"why":"to sea","effective":"1971"}
        {"type":"PERSON_RETURN","personId":1,"effective":"1972"}
        {"type":"!OBSERVATION_END","effective":"2019"}
        {"type":"!OBSERVATION_END","ofSource":"tree.ged","effective":"1992-08-03"}
        {"type":"EVENT_CORRECTION","personId":1,"corrects":0,"to":{"born":"1919"},"why":"misread"}
        """,
        Files.readString(file).replaceAll(",\"_(datetime|check)\":\"[^\"]*\"", ""));
    assertEquals(
        """
        #  PERSON  DATE        WHAT
        0       1  1960-01-01  created Ida, married, born 1919-08-03
        1       1  1970        address not known from then on
        2       1  1971        left (to sea)
        3       1  1972        returned
        4          2019        last day that was observed of everyone
        5          1992-08-03  last day that was observed of the people of tree.ged
        6       1              event 0 corrected: born 1919 (misread)
        """,
        people("events").out().replaceAll("(?m)^(#|\\d)  .{27}  ", "$1  "));
  }

  @Test
  void oddTextsAreRecordedAsTheyAre() {
    assertEquals(
        0,
        people("create", "--first", "@home \"Zoë\" $HOME", "--last", "O'Brien\t王", "--city", "-x")
            .exit());
    JsonNode person = json(people("show", "1", "--format", "json").out());
    assertEquals("@home \"Zoë\" $HOME", person.at("/name/firstname").asString());
    assertEquals("O'Brien\t王", person.at("/name/lastname").asString());
    assertEquals("-x", person.at("/address/city").asString());
    String table = people("show", "1").out();
    assertTrue(
        table.contains("O'Brien\\t王"), "a control character must not reach the terminal: " + table);
  }

  @Test
  void yearsBeforeChristAndTodayAreDates() {
    assertEquals(0, people("create", "--first", "Gaius", "--on", "-0099-07-12").exit());
    assertEquals(0, people("died", "1", "--on=-0043-03-15").exit());
    assertEquals(0, people("create", "--first", "New", "--on", "today").exit());
    assertEquals(
        "-0043-03-15", json(people("show", "1", "--format", "json").out()).get("died").asString());
    assertTrue(
        json(people("show", "2", "--at", "today", "--format", "json").out())
            .get("living")
            .asBoolean());
  }

  @Test
  void aCommandThatIsRunAgainWithTheSameEventIdRecordsNothingAndPrintsTheSame() throws IOException {
    for (int i = 0; i < 2; i++) {
      assertEquals(
          new CommandOutput(0, "1\n", ""),
          people("create", "--first", "Ada", "--event-id", "form 17"));
      for (String line :
          List.of(
              "status 1 married --event-id letter-1 --expect-revision 0",
              "move 1 --city Ockham --event-id letter-2 --expect-revision 1",
              "rename 1 --last King --event-id letter-3",
              "died 1 --on 1852 --event-id letter-4",
              "correct 4 --on 1852-11-27 --why misread --event-id letter-5 --expect-revision 4",
              "retract 2 --why 'another Ada' --event-id letter-6 --expect-revision 5",
              "left 1 --event-id letter-7 --expect-revision 6",
              "returned 1 --event-id letter-8 --expect-revision 7",
              "observe --until 2999 --event-id letter-9")) {
        String retracted =
            "people: %s: event 2 with the id 'letter-2' was recorded before and retracted by event 6: nothing was recorded, and it stays retracted\n"
                .formatted(file);
        boolean isRetracted = i > 0 && line.startsWith("move");
        assertEquals(
            new CommandOutput(0, "", isRetracted ? retracted : ""), people(words(line)), line);
      }
    }
    List<String> lines = Files.readAllLines(file);
    assertEquals(10, lines.size());
    assertTrue(
        lines
            .getFirst()
            .startsWith(
                "{\"type\":\"PERSON_CREATION\",\"personId\":1,\"name\":{\"firstname\":\"Ada\"},\"status\":\"UNKNOWN\",\"_id\":\"form"
                    + " 17\",\"_datetime\":"),
        lines.getFirst());
    assertEquals(
        new CommandOutput(
            1,
            "",
            "people: the event id 'letter-3' is taken: event 3 has it, and says something else\n"),
        people("rename", "1", "--last", "Byron", "--event-id", "letter-3"));
    assertEquals(lines, Files.readAllLines(file));
  }

  @Test
  void aChangeThatExpectsAnotherRevisionIsRefusedAndSaysBoth() {
    ada();
    assertEquals(
        "4", json(people("show", "1", "--format", "json").out()).get("revision").toString());
    assertEquals(0, people("create", "--first", "Ben").exit());
    for (String line :
        List.of(
            "status 1 single",
            "move 1 --city London",
            "rename 1 --last Byron",
            "died 1",
            "correct 4 --on 1852-11 --why misread",
            "retract 4 --why misread")) {
      assertEquals(
          new CommandOutput(
              1,
              "",
              "people: person 1 is at revision 4, expected 3: someone else recorded something"
                  + " first\n"),
          people(words(line + " --expect-revision 3")),
          line);
    }
    assertEquals(0, people(words("retract 4 --why misread --expect-revision 4")).exit());
    assertEquals(
        "5",
        json(people("show", "1", "--at", "1836", "--format", "json").out())
            .get("revision")
            .toString());
    assertEquals(
        "people: no event 99: the timeline has events 0 to 6\n",
        people(words("retract 99 --why misread --expect-revision 4")).err());
  }
}
