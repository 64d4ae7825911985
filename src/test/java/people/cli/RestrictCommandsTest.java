package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands that keep a person's data as it is: questions answer, and recording is refused.
class RestrictCommandsTest extends PeopleCommandFixture {

  private static final Pattern TIME = Pattern.compile("\\d{4}-[^ ]*Z");

  private static String dated(String text) {
    return TIME.matcher(text).replaceAll("TIME");
  }

  private static final String RESTRICTED =
      "person 2 is restricted since TIME (event 3: she contests it): nothing is recorded about her"
          + " until that is lifted";

  @BeforeEach
  void ben() {
    record(
        "create --first Ann --last Lee --on 1960 --key school=17",
        "create --first Bea --last Li --on 1961",
        "restrict 2 --why 'she contests it' --by clerk7 --source letter");
  }

  @Test
  void theEventsAreReadableLines() throws IOException {
    record("unrestrict 2 --why settled");
    assertEquals(
        """
        {"type":"!PERSON_RESTRICTION","personId":2,"state":"RESTRICTED","why":"she contests it","source":"letter","recordedBy":"clerk7"}
        {"type":"!PERSON_RESTRICTION","personId":2,"state":"LIFTED","why":"settled"}
        """,
        lines(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status 2 married",
        "marry 1 2",
        "died 2",
        "move 2 --city Bonn",
        "set 2 job=x",
        "parents 1 --are 2",
        "identify 2 --key school=4",
        "merge 2 into 1 --why x",
        "merge 1 into 2 --why x",
        "correct 2 --first Bo --why x",
        "retract 2 --why x",
        "restrict 2 --why x"
      })
  void recordingAnythingAboutHerIsRefusedWithTheReason(String line) throws IOException {
    String before = Files.readString(file);
    CommandOutput refused = people(words(line));
    assertEquals(
        new CommandOutput(1, "", "people: " + RESTRICTED + "\n"),
        new CommandOutput(refused.exit(), refused.out(), dated(refused.err())));
    assertEquals(before, Files.readString(file));
  }

  @Test
  void soIsWhatImportsListsAndLinesSayOfHer() throws IOException {
    String before = Files.readString(file);
    Path facts = folder.resolve("facts.jsonl");
    Files.writeString(
        facts,
        """
        {"type":"PERSON_DEATH","personId":"school=17"}
        {"type":"PERSON_DEATH","personId":2}
        """);
    CommandOutput refused = people("record", facts.toString());
    assertEquals(1, refused.exit());
    assertTrue(dated(refused.err()).contains(RESTRICTED), refused.err());
    assertEquals(before, Files.readString(file));
  }

  @Test
  void ofFactsOneByOneThoseBeforeAreRecordedAndTheLineIsSaid() throws IOException {
    Path facts = folder.resolve("facts.jsonl");
    Files.writeString(
        facts,
        """
        {"type":"PERSON_RETURN","personId":1}
        {"type":"PERSON_DEATH","personId":2}
        {"type":"PERSON_DEATH","personId":1}
        """);
    for (String[] command :
        new String[][] {{"record"}, {"record", "--dry-run"}, {"record", "--name", "letters"}}) {
      String before = Files.readString(file);
      CommandOutput refused =
          people(
              Stream.concat(Stream.of(command), Stream.of(facts.toString()))
                  .toArray(String[]::new));
      assertEquals(1, refused.exit());
      assertEquals(before, Files.readString(file));
      assertEquals(
          "people: %s, line 2: %s; nothing was recorded\n".formatted(facts, RESTRICTED),
          dated(refused.err()));
    }
    CommandOutput refused = people("record", "--each", facts.toString());
    assertEquals(
        "people: %s, line 2: %s; the fact before was recorded\n".formatted(facts, RESTRICTED),
        dated(refused.err()));
    assertEquals("{\"type\":\"PERSON_RETURN\",\"personId\":1}\n", lines(4));
  }

  @Test
  void aListThatSaysNothingNewOfHerIsRecorded() throws IOException {
    list("2019", "Bonn", "Bonn");
    list("2020", "Bonn", "Bonn");
    record("restrict 4 --why 'she contests it'");
    assertEquals(0, list("2021", "Rome", "Bonn").exit());
    String before = Files.readString(file);
    CommandOutput refused = list("2022", "Oslo", "Oslo");
    assertEquals(1, refused.exit());
    assertTrue(
        dated(refused.err())
            .contains("staff-2022-01-01.csv, line 3: person 4 is restricted since "),
        refused.err());
    assertEquals(before, Files.readString(file));
  }

  @Test
  void withAFileForRejectedRowsAListIsRecordedButForWhatItSaysOfHer() throws IOException {
    list("2019", "Bonn", "Bonn");
    record("restrict 4 --why 'she contests it'");
    Path rejects = folder.resolve("rejects.csv");
    CommandOutput done = list("2020", "Rome", "Oslo", "--rejects", rejects.toString());
    assertEquals(0, done.exit(), done.err());
    assertTrue(done.out().contains("made: 1 moved\n"), done.out());
    assertTrue(done.out().contains("1 row: of somebody who is restricted; e.g. "), done.out());
    String rejected = Files.readString(rejects);
    assertTrue(rejected.contains("2,Di,Ek,Oslo"), rejected);
    assertTrue(dated(rejected).contains("person 4 is restricted since TIME"), rejected);
    assertTrue(people("show", "3").out().contains("Rome"));
    assertTrue(people("show", "4").out().contains("Bonn"));
    Path list = Files.writeString(folder.resolve("staff-2021-01-01.csv"), "no,first\n1,Cy\n");
    String[] words = {"import", list.toString(), "--guess", "--rejects", rejects.toString()};
    CommandOutput without = people(words);
    assertEquals(0, without.exit(), without.err());
    assertTrue(
        without.out().contains("who is not on it is restricted, and did not leave; e.g. person 4"),
        without.out());
    record("unrestrict 4 --why settled");
    assertEquals(0, people(words).exit());
  }

  @Test
  void aPartnerWhoIsRestrictedIsNotNamed() throws IOException {
    Path list = folder.resolve("staff-2019-01-01.csv");
    Files.writeString(list, "no,first,status,partner\n1,Cy,single,\n2,Di,single,\n");
    String[] words = {"import", list.toString(), "--guess", "--rejects", "FREE"};
    assertEquals(0, people(words).exit(), people(words).err());
    record("restrict 4 --why 'she contests it'");
    list = folder.resolve("staff-2020-01-01.csv");
    Files.writeString(list, "no,first,status,partner\n1,Cy,married,2\n2,Di,married,1\n");
    words[1] = list.toString();
    CommandOutput done = people(words);
    assertEquals(0, done.exit(), done.err());
    assertTrue(done.out().contains("its partner is restricted, and not named"), done.out());
    assertTrue(done.out().contains("1 row: of somebody who is restricted"), done.out());
    assertTrue(people("show", "3").out().contains("MARRIED"));
    assertTrue(people("show", "4").out().contains("SINGLE"));
  }

  private CommandOutput list(String year, String ofOne, String ofOther, String... more)
      throws IOException {
    Path list = folder.resolve("staff-%s-01-01.csv".formatted(year));
    Files.writeString(
        list, "no,first,last,city\n1,Cy,Ek,%s\n2,Di,Ek,%s\n".formatted(ofOne, ofOther));
    return people(
        Stream.concat(Stream.of("import", list.toString(), "--guess"), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void questionsAnswerAndSayThatSheIsRestricted() {
    String why = "since TIME: she contests it (event 3)";
    String shown = dated(people("show", "2").out());
    assertTrue(shown.contains("\nrestricted  " + why + "\n"), shown);
    assertTrue(!people("show", "1").out().contains("restricted"));
    assertTrue(!people("show", "2", "--known", "2000").out().contains("restricted"));
    CommandOutput story = people("history", "2");
    assertEquals("people: person 2 is restricted " + why + "\n", dated(story.err()));
    assertTrue(story.out().contains("restricted (she contests it)"), story.out());
    var json = json(people("show", "2", "--format", "json").out());
    assertEquals("she contests it", json.get("restricted").get("why").asString());
    assertEquals(3, json.get("restricted").get("event").asInt());
    record("unrestrict 2 --why settled", "died 2");
    assertTrue(!people("show", "2").out().contains("restricted"));
    assertEquals("", people("history", "2").err());
  }

  @Test
  void anExportOfTheTimelineIsRestrictedInItsCopyToo() throws IOException {
    Path copy = folder.resolve("copy.jsonl");
    assertEquals(0, run("--timeline", copy.toString(), "import", file.toString()).exit());
    CommandOutput refused = run("--timeline", copy.toString(), "died", "2");
    assertTrue(refused.err().contains("person 2 is restricted"), refused.err());
  }
}
