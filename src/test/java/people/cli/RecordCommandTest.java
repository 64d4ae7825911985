package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;

/// Facts that come line by line: in the words of the timeline, of the commands, or in a table.
class RecordCommandTest extends PeopleCommandFixture {

  private static final String COMMANDS =
      "correct, create, died, distinct, divorce, identify, left, marry, merge, move, observe,"
          + " parents, rename, restrict, retract, returned, separate, set, status, unrestrict";

  private Path input;

  private CommandOutput recorded(String text, String... options) throws IOException {
    input = folder.resolve("facts");
    Files.writeString(input, text);
    List<String> words = new ArrayList<>(List.of("record", input.toString()));
    words.addAll(List.of(options));
    return people(words.toArray(String[]::new));
  }

  private void assertRecords(String text, String report, String lines) throws IOException {
    assertEquals(new CommandOutput(0, file + ": " + report + "\n", ""), recorded(text));
    assertEquals(lines, lines(0));
  }

  private void assertLineRefused(String text, String message, String... options)
      throws IOException {
    String before = Files.exists(file) ? Files.readString(file) : null;
    assertEquals(
        new CommandOutput(1, "", "people: " + folder.resolve("facts") + message + "\n"),
        recorded(text, options));
    assertEquals(before, Files.exists(file) ? Files.readString(file) : null, text);
  }

  private static final String ADA =
      """
      {"type":"PERSON_CREATION","personId":1,"name":{"firstname":"Ada","lastname":"Byron"},"status":"UNKNOWN","effective":"1815-12-10","_batch":4}
      {"type":"PERSON_KEY","personId":1,"key":{"name":"payroll","value":"4711"},"effective":"1815-12-10"}
      {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":"MARRIED","effective":"1835-07-08"}
      {"type":"PERSON_ADDRESS_CHANGE","personId":1,"newAddress":{"street":"Ockham Park","city":"Ockham"},"effective":"1835-07","_batchEnd":4}
      """;

  @Test
  void jsonCommandsAndATableRecordTheSame() throws IOException {
    assertRecords(
        """
        {"type":"PERSON_CREATION","name":{"firstname":"Ada","lastname":"Byron"},"key":"payroll=4711","effective":"1815-12-10"}

        {"newStatus":"MARRIED","type":"PERSON_STATUS_CHANGE","personId":"payroll=4711","effective":"1835-07-08"}
        {"type":"PERSON_ADDRESS_CHANGE","personId":1,"newAddress":{"street":"Ockham Park","city":"Ockham"},"effective":"1835-07"}
        """,
        "3 facts: 4 events recorded, 0 to 3",
        ADA);
    Files.delete(file);
    assertRecords(
        """
        # from the letters
        create --first Ada --last Byron --on 1815-12-10 --key payroll=4711
        people status payroll=4711 married --on 1835-07-08
        move 1 --street "Ockham Park" --city 'Ockham' --on 1835-07
        """,
        "3 facts: 4 events recorded, 0 to 3",
        ADA);
    Files.delete(file);
    assertRecords(
        """
        type;personId;firstname;lastname;keys;status;street;city;effective
        PERSON_CREATION;;Ada;Byron;payroll=4711;;;;1815-12-10
        PERSON_STATUS_CHANGE;payroll=4711;;;;married;;;1835-07-08
        PERSON_ADDRESS_CHANGE;1;;;;;Ockham Park;Ockham;1835-07
        """
            .replace(';', ','),
        "3 facts: 4 events recorded, 0 to 3",
        ADA);
  }

  @Test
  void aBadLineIsNamedAndNothingIsRecorded() throws IOException {
    assertLineRefused(
        "create --first Ada\nstatus 1 maried\n",
        ", line 2: 'maried' is not a"
            + " status; expected one of SINGLE, MARRIED, PARTNERED, SEPARATED, DIVORCED, WIDOWED,"
            + " UNKNOWN; nothing was recorded");
    assertLineRefused(
        "create --first Ada\nmove payroll=1 --city Delft",
        ", line 2: nobody has the key payroll=1; nothing was recorded");
    assertLineRefused(
        "create --first Ada\n\nmove 1 --city 'Delft\n",
        ", line 3: a quote (') is not closed; nothing was recorded");
    assertLineRefused(
        "create --first Ada\nshow 1\n",
        ", line 2: 'show' is no command that records; expected one of "
            + COMMANDS
            + "; nothing was recorded");
    assertLineRefused(
        "create --first Ada\npeople statu 1 married\n",
        ", line 2: 'statu' is no command that records; expected one of "
            + COMMANDS
            + "; nothing was recorded");
    assertLineRefused(
        "{\n\"type\": \"PERSON_CREATION\"\n}\n",
        ", line 1: an object of JSON does not end on its line; expected each fact on one line;"
            + " nothing was recorded");
    assertLineRefused(
        "create --first Ada --timeline other.jsonl\n",
        ", line 1: --timeline in a line; expected it behind 'people record'; nothing was recorded");
    assertLineRefused(
        "create --help\n",
        ", line 1: records nothing; expected a command that records; nothing was recorded");
    assertLineRefused(
        "{\"type\":\"PERSON_DEATH\",\"personId\":1}\n",
        ", line 1: no person 1: the timeline has nobody yet; nothing was recorded");
    assertLineRefused(
        "{\"type\":\"PERSON_CREATION\",\"address\":{\"city\":\"Ulm\",\"region\":\"Swabia\"}}\n",
        ", line 1: has address.region, which no PERSON_CREATION has; what this version does not"
            + " know stands in 'others'; nothing was recorded");
    assertLineRefused(
        "{\"type\":\"PERSON_CREATION\"}\n"
            + "{\"type\":\"PERSON_STATUS_CHANGE\",\"personId\":1,\"newStatus\":\"MARRIED\",\"partner\":2}\n",
        ", line 2: partner is 2, which it can't be in a PERSON_STATUS_CHANGE; nothing was"
            + " recorded");
    assertLineRefused(
        "{\"type\":\"PERSON_CREATION\",\"efective\":\"1815\"}\n",
        ", line 1: has efective, which no PERSON_CREATION has; what this version does not know"
            + " stands in 'others'; nothing was recorded");
    assertLineRefused(
        "{\"type\":\"PERSON_CREATION\",\"name\":{\"first\":\"Ada\"}}\n",
        ", line 1: has name.first, which no PERSON_CREATION has; what this version does not know"
            + " stands in 'others'; nothing was recorded");
    assertLineRefused(
        "{\"type\":\"PERSON_CREATION\",\"_datetime\":\"2015-01-01T00:00:00Z\"}\n",
        ", line 1: has _datetime, which the timeline gives; expected a fact without it; nothing was"
            + " recorded");
    assertLineRefused(
        "{\"type\":\"PERSON_CREATION\"}\n{\"type\":\"PERSON_MERGE\",\"personId\":1}\n",
        ", line 2: type is \"PERSON_MERGE\"; expected one of PERSON_CREATION, PERSON_STATUS_CHANGE,"
            + " PERSON_ADDRESS_CHANGE, PERSON_NAME_CHANGE, PERSON_DEATH, EVENT_CORRECTION,"
            + " EVENT_RETRACTION, PERSON_LEAVING, PERSON_RETURN, !OBSERVATION_END,"
            + " PERSON_ATTRIBUTE_CHANGE, PERSON_PARENTS, PERSON_KEY, !PERSON_MERGE,"
            + " PERSON_DISTINCTION, NAMED_BATCH, !PERSON_RESTRICTION, !PERSON_ERASURE,"
            + " !TIMELINE_PROTECTION; nothing was recorded");
    assertLineRefused(
        "hello\n",
        ", line 1: starts with 'hello'; expected a fact as an object of JSON, a header with a"
            + " column 'type', or a command that records");
  }

  @Test
  void aDryRunAndNothingAtAllRecordNothing() throws IOException {
    assertEquals(
        new CommandOutput(0, file + ": 1 fact: 1 event to record, at 0\n", ""),
        recorded("create --first Ada\n", "--dry-run"));
    assertEquals(
        new CommandOutput(0, file + ": 0 facts: nothing recorded\n", ""), recorded("\n\n"));
    assertTrue(Files.notExists(file));
  }

  @Test
  void whatHasAnIdIsNotRecordedTwice() throws IOException {
    String letters =
        """
        create --first Ada --key a=1 --event-id l1
        create --first Bo --key a=2 --event-id l2
        marry a=1 a=2 --on 1990 --event-id l3
        {"type":"PERSON_DEATH","personId":"a=2","effective":"2001","_id":"l4"}
        """;
    String words = letters.lines().limit(3).collect(Collectors.joining("\n", "", "\n"));
    String json = letters.lines().skip(3).collect(Collectors.joining());
    recorded(words);
    recorded(json);
    String before = Files.readString(file);
    assertEquals(
        new CommandOutput(0, file + ": 3 facts: nothing recorded; 3 known already\n", ""),
        recorded(words));
    assertEquals(
        new CommandOutput(0, file + ": 2 facts: nothing recorded; 2 known already\n", ""),
        recorded(json + "\n" + json));
    assertEquals(before, Files.readString(file));
    assertEquals(
        new CommandOutput(0, file + ": 4 facts: 1 event recorded, at 7; 3 known already\n", ""),
        recorded(words + "move a=2 --city Delft --event-id l5"));
    assertLineRefused(
        words + "move a=2 --city Gouda --event-id l5",
        ", line 4: the event id 'l5' is taken: event 7 has it, and says something else; nothing was"
            + " recorded");
    assertLineRefused(
        "move a=2 --city Gouda --event-id l6\nmove a=2 --city Delft --event-id l6",
        ", line 2: the event id 'l6' is taken: event 8 has it, and says something else; nothing was"
            + " recorded");
    assertEquals(
        new CommandOutput(0, file + ": 2 facts: 1 event recorded, at 8; 1 known already\n", ""),
        recorded("create --first Cy --event-id l7\ncreate --first Cy --event-id l7"));
  }

  @Test
  void oneByOneTheLinesBeforeABadOneAreRecorded() throws IOException {
    assertEquals(
        new CommandOutput(
            1,
            "",
            "people: "
                + folder.resolve("facts")
                + ", line 4: nobody has the key a=2; the 2 facts before were recorded\n"),
        recorded(
            "create --first Ada --key a=1\n\nmove a=1 --city Delft\nmarry a=1 a=2\ndied a=1\n",
            "--each"));
    assertEquals(3, Files.readAllLines(file).size());
    assertEquals(
        new CommandOutput(
            2,
            "",
            "people record: --each and --name; expected one of them: it is of all lines together"
                + " (see 'people record --help')\n"),
        recorded("died 1", "--each", "--name", "n"));
  }

  @Test
  void aRevisionIsExpectedWithTheLinesAbove() throws IOException {
    recorded("create --first Ada\n");
    assertEquals(
        new CommandOutput(0, file + ": 2 facts: 2 events recorded, 1 to 2\n", ""),
        recorded("move 1 --city Delft\nmove 1 --city Gouda --expect-revision 1\n"));
    assertLineRefused(
        "move 1 --city Delft\nmove 1 --city Gouda --expect-revision 2\n",
        ", line 2: person 1 is at revision 3, expected 2: someone else recorded something first;"
            + " nothing was recorded");
  }

  @Test
  void aBatchMayHaveANameAndSayWhoRecordedIt() throws IOException {
    assertEquals(
        new CommandOutput(0, "facts,known,events,first,dryRun\n1,0,1,0,false\n", ""),
        recorded(
            "{\"type\":\"PERSON_CREATION\",\"others\":{\"trust\":0.5}}",
            "--name",
            "letters",
            "--by",
            "clerk7",
            "--format",
            "csv"));
    recorded("move 1 --city Delft --by anna\nmove 1 --city Gouda\n", "--by", "clerk7");
    assertEquals(
        """
        {"type":"PERSON_CREATION","personId":1,"status":"UNKNOWN","recordedBy":"clerk7","trust":0.5,"_batch":2}
        {"type":"NAMED_BATCH","name":"letters","events":1,"recordedBy":"clerk7","_batchEnd":2}
        {"type":"PERSON_ADDRESS_CHANGE","personId":1,"newAddress":{"city":"Delft"},"recordedBy":"anna","_batch":2}
        {"type":"PERSON_ADDRESS_CHANGE","personId":1,"newAddress":{"city":"Gouda"},"recordedBy":"clerk7","_batchEnd":2}
        """,
        lines(0));
  }

  @Test
  void everyKindOfFactCanComeByKey() throws IOException {
    record("create --first Ada --key a=1", "create --first Bo --key a=2", "create --first Cy");
    assertEquals(
        new CommandOutput(0, file + ": 10 facts: 10 events recorded, 5 to 14\n", ""),
        recorded(
            """
            {"type":"PERSON_STATUS_CHANGE","personId":"a=1","newStatus":"MARRIED","partnerId":"a=2"}
            {"type":"PERSON_NAME_CHANGE","personId":"2","newName":{"lastname":"Li"}}
            {"type":"PERSON_ATTRIBUTE_CHANGE","personId":"a=2","attribute":"occupation=teacher"}
            {"type":"PERSON_PARENTS","personId":3,"parentIds":["a=1",2]}
            {"type":"PERSON_KEY","personId":3,"key":{"name":"a","value":"3"}}
            {"type":"EVENT_CORRECTION","corrects":5,"to":{"status":"PARTNERED","partnerId":"a=2"},"why":"misread"}
            {"type":"EVENT_RETRACTION","retracts":8,"why":"misread"}
            {"type":"PERSON_DISTINCTION","personId":"a=3","from":"a=1","why":"cousins"}
            {"type":"PERSON_LEAVING","personId":"a=3","effective":"2001"}
            {"type":"!OBSERVATION_END","effective":"2019-12-31"}
            """));
    assertEquals(
        """
        {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":"MARRIED","partnerId":2,"_batch":10}
        {"type":"PERSON_NAME_CHANGE","personId":2,"newName":{"lastname":"Li"}}
        {"type":"PERSON_ATTRIBUTE_CHANGE","personId":2,"attribute":{"name":"occupation","value":"teacher"}}
        {"type":"PERSON_PARENTS","personId":3,"parentIds":[1,2]}
        {"type":"PERSON_KEY","personId":3,"key":{"name":"a","value":"3"}}
        {"type":"EVENT_CORRECTION","personId":1,"corrects":5,"to":{"status":"PARTNERED","partnerId":2},"why":"misread"}
        {"type":"EVENT_RETRACTION","personId":3,"retracts":8,"why":"misread"}
        {"type":"PERSON_DISTINCTION","personId":3,"from":1,"why":"cousins"}
        {"type":"PERSON_LEAVING","personId":3,"effective":"2001"}
        {"type":"!OBSERVATION_END","effective":"2019-12-31","_batchEnd":10}
        """,
        lines(5));
  }

  @Test
  void bytesThatAreNoTextAndChosenIdentifiersThatAreTakenAreRefused() throws IOException {
    record("create --first Ada");
    input = folder.resolve("facts");
    Files.write(input, "move 1 --city Z\u00fcrich\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        new CommandOutput(1, "", "people: " + input + ", line 1: not UTF-8 text\n"),
        people("record", input.toString()));
    assertLineRefused(
        "{\"type\":\"PERSON_CREATION\",\"personId\":1}",
        ", line 1: person 1 is there already; expected no identifier, or one that is free; nothing"
            + " was recorded");
    recorded("{\"type\":\"PERSON_CREATION\",\"personId\":7}\n{\"type\":\"PERSON_CREATION\"}");
    assertEquals(
        """
        {"type":"PERSON_CREATION","personId":7,"status":"UNKNOWN","_batch":2}
        {"type":"PERSON_CREATION","personId":8,"status":"UNKNOWN","_batchEnd":2}
        """,
        lines(1));
  }

  @Test
  void aNameThatIsTakenIsRefusedInADryRunToo() throws IOException {
    recorded("create --first Ada\n", "--name", "letters");
    String message = ": the name letters is that of another import; expected one that is free";
    assertLineRefused("create --first Bo\n", message, "--name", "letters", "--dry-run");
    assertLineRefused("create --first Bo\n", message, "--name", "letters");
  }

  @Test
  void aRowThatCannotBeReadIsNamedByTheInput() throws IOException {
    CommandOutput output = recorded("type,firstname\nPERSON_CREATION,Ada\nPERSON_CREATION,\"Bo\n");
    assertEquals(1, output.exit());
    assertTrue(
        output.err().startsWith("people: " + folder.resolve("facts") + ", line 3"), output.err());
  }
}
