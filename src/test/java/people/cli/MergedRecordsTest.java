package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Two records of one person on the command line: what is answered about the one that survives, and
/// about the one that was absorbed.
class MergedRecordsTest extends PeopleCommandFixture {

  /// Between the last event and the merge.
  private String before;

  @BeforeEach
  void merge() throws InterruptedException {
    record(
        "create --first Ann --last Lee --on 1990",
        "create --first Anne --last Lee --on 1990 --key school=17",
        "status 2 married --on 2015");
    Thread.sleep(2);
    before = Instant.now().toString();
    Thread.sleep(2);
    record("merge 2 into 1 --why 'the same card'");
  }

  @Test
  void theSurvivorHasTheFactsOfBoth() {
    assertEquals(
        """
        person   1
        name     Ann Lee
        status   MARRIED
        created  1990
        keys     school=17
        """,
        people("show", "1", "--at", "2020").out());
    assertEquals(people("show", "1"), people("show", "school=17"));
    assertEquals(
        """
        #  RECORD  DATE  AGE  WHAT
        1       2  1990       created Anne Lee
        0          1990       created Ann Lee
        2       2  1990       known as school=17
        3       2  2015  ~25  married
        """
            .lines()
            .sorted()
            .toList(),
        people("history", "1", "--at", "2020").out().lines().sorted().toList());
    assertEquals("1", people(words("count --at 2020 --format csv")).out().split(",|\n")[4]);
  }

  @Test
  void aKeyWithoutADateIsOfNoDay() {
    record("identify 1 --key club=00123");
    assertTrue(
        people("history", "1")
            .out()
            .lines()
            .anyMatch(line -> line.matches(" *5 +known as club=00123")),
        people("history", "1").out());
  }

  private long revision(int personId) {
    return json(people("show", "" + personId, "--format", "json").out()).get("revision").asLong();
  }

  @Test
  void theRevisionCountsTheEventsOfAllHerRecords() throws IOException {
    JsonNode ann = json(people("show", "1", "--format", "json").out());
    assertEquals("[{\"other\":2,\"type\":\"replaces\"}]", ann.get("link").toString());
    assertEquals(4, revision(1));
    assertRefused(
        "move 1 --city Delft --expect-revision 0",
        "person 1 is at revision 4, expected 0: someone else recorded something first");
    assertRefused(
        "move 1 --city Delft --expect-revision 5", "person 1 is at revision 4, expected 5");
    record("move 1 --city Delft --expect-revision 4 --event-id mv");
    people(words("move 2 --city Gouda --expect-revision 5"));
    assertEquals(6, revision(1));
    record("move 1 --city Delft --expect-revision 4 --event-id mv");
    assertEquals(6, revision(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "move 2 --city Delft",
        "merge 3 into 1 --why same",
        "retract 3 --why misread",
        "retract 4 --why 'two cards'"
      })
  void whatIsRecordedOfAnyOfHerRecordsMeanwhileIsNoticed(String meanwhile) throws IOException {
    record("create --first Anna --on 1990");
    long read = revision(1);
    assertEquals(0, people(words(meanwhile)).exit());
    for (String line :
        List.of(
            "move 1 --city Delft",
            "marry 1 3",
            "died 1",
            "parents 1 --not-known",
            "retract 0 --why misread")) {
      String before = Files.readString(file);
      CommandOutput output = people(words(line + " --expect-revision " + read));
      assertTrue(output.err().contains("is at revision "), line + ": " + output);
      assertEquals(before, Files.readString(file), line);
    }
  }

  @Test
  void aMergeIsNoticedByWhoReadTheSurvivorOrTheAbsorbedBefore() throws IOException {
    record("create --first Anna --on 1990", "move 3 --city Delft --on 2000");
    long one = revision(1);
    long other = revision(3);
    record("merge 3 into 1 --why 'the same card'");
    assertRefused(
        "move 1 --city Gouda --expect-revision " + one,
        "person 1 is at revision 7, expected 4: someone else recorded something first");
    assertRefused(
        "move 3 --city Gouda --expect-revision " + other,
        "person 1 is at revision 7, expected 1: someone else recorded something first");
  }

  @Test
  void theAbsorbedRecordSaysWhoItIs() {
    assertEquals(
        new CommandOutput(
            0, "{\"personId\":2,\"link\":[{\"other\":1,\"type\":\"replaced-by\"}]}\n", ""),
        people("show", "2", "--format", "json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show 2",
        "show 2 --format csv",
        "history 2",
        "events 2",
        "why 2",
        "persons 2",
        "periods 2",
        "periods 2 --of address",
        "moves 2",
        "transitions 2",
        "couples 2",
        "family 2"
      })
  void aQuestionAboutTheAbsorbedRecordNamesTheSurvivor(String line) throws IOException {
    assertRefused(line, "person 2 is person 1 (event 4 says so): ask about 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show ID",
        "show ID --format json",
        "history ID",
        "events ID",
        "why ID",
        "persons ID",
        "periods ID",
        "periods ID --of address",
        "moves ID",
        "transitions ID",
        "couples ID",
        "family ID"
      })
  void whatWasKnownBeforeIsAsItWasAndIsAgainAfterARetraction(String line) {
    List<String> then = new ArrayList<>();
    for (String id : List.of("1", "2")) {
      CommandOutput output = people(words(line.replace("ID", id) + " --known " + before));
      assertEquals(0, output.exit(), output.err());
      then.add(output.out());
    }
    record("retract 4 --why 'two cards'");
    for (String id : List.of("1", "2")) {
      assertEquals(
          bare(then.get(Integer.parseInt(id) - 1)),
          bare(people(words(line.replace("ID", id))).out()));
    }
  }

  /// An answer without the merge and its retraction, which are events of the absorbed record, and
  /// without what makes columns wide.
  private static String bare(String answer) {
    return answer
        .replaceAll("(?m)^[45] .*\n", "")
        .replaceAll(" {2,}", "  ")
        .replaceFirst(",\"revision\":\\d+", "");
  }

  @Test
  void whatIsRecordedOfTheAbsorbedRecordCountsForTheSurvivorAndIsSaid() {
    String warning =
        "people: %s: person 2 is person 1: what is recorded about 2 counts for 1\n".formatted(file);
    assertEquals(new CommandOutput(0, "", warning), people(words("move 2 --city Delft --on 2016")));
    assertEquals(
        new CommandOutput(0, "", warning), people(words("set 2 occupation=clerk --on 2016")));
    assertEquals(
        """
        person,before,after,date,age,certain
        1,,clerk,2016-01-01,26,false
        """,
        people(words("transitions 1 --of occupation --format csv")).out());
  }

  @Test
  void aRecordOfWhichSomethingWasTakenBackIsAbsorbedAsWell() {
    record(
        "create --first Anna --on 1990",
        "move 3 --city Delft --on 2000",
        "retract 6 --why misread",
        "merge 3 into 1 --why 'the same card'");
    assertEquals(
        new CommandOutput(
            0,
            "",
            "people: %s: person 3 is person 1: what is recorded about 3 counts for 1\n"
                .formatted(file)),
        people(words("move 3 --city Gouda --on 2001")));
    assertEquals(
        "[{\"other\":2,\"type\":\"replaces\"},{\"other\":3,\"type\":\"replaces\"}]",
        json(people("show", "1", "--format", "json").out()).get("link").toString());
  }

  @Test
  void aKeyNamesWhomItNamedByThen() {
    assertEquals(
        people("show", "2", "--known", before), people("show", "school=17", "--known", before));
    record("retract 2 --why 'the card of another one'");
    assertEquals("people: nobody has the key school=17\n", people("show", "school=17").err());
    assertEquals(
        people("show", "2", "--known", before), people("show", "school=17", "--known", before));
  }
}
