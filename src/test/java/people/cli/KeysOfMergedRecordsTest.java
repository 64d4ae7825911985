package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is recorded through the key of a record that is, or gets, absorbed: of which record that
/// is, and that a command which is run again records nothing.
class KeysOfMergedRecordsTest extends PeopleCommandFixture {

  private static final String MERGE = "merge 2 into 1 --why 'the same card'";

  @BeforeEach
  void fourPeople() {
    record(
        "create --first Ann --last Lee --on 1960 --key hr=1",
        "create --first Anne --last Lee --on 1960 --key hr=2",
        "create --first Bo --last Li --on 1961 --key hr=3",
        "create --first Cy --last Li --on 1990 --key hr=4");
  }

  private String warning(int absorbed, int survivor) {
    return "people: %s: person %d is person %d: what is recorded about %d counts for %d\n"
        .formatted(file, absorbed, survivor, absorbed, survivor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "move ID --city Delft --on 2016",
        "status ID married --on 2016",
        "rename ID --first Anna --on 2016",
        "set ID occupation=clerk",
        "identify ID --key club=1",
        "parents ID --not-known",
        "left ID --on 2016",
        "died ID --on 2016",
        "distinct ID from 3 --why cousins"
      })
  void aFactIsWrittenOnTheRecordThatHasTheKey(String line) throws IOException {
    record(MERGE);
    byte[] before = Files.readAllBytes(file);
    assertEquals(new CommandOutput(0, "", warning(2, 1)), people(words(line.replace("ID", "2"))));
    String byIdentifier = lines(9);
    Files.write(file, before);
    assertEquals(
        new CommandOutput(0, "", warning(2, 1)), people(words(line.replace("ID", "hr=2"))));
    assertEquals(byIdentifier, lines(9));
  }

  @Test
  void ofTwoRecordsOfOnePersonThatHaveAKeyTheSurvivorIsMeant() throws IOException {
    record(MERGE, "identify 1 --key hr=2", "move hr=2 --city Delft");
    assertTrue(lines(10).contains("\"personId\":1,"), lines(10));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          marry 3 hr=2                         | marry 3 1
          marry hr=2 3                         | marry 1 3
          divorce hr=2 hr=3                    | divorce 1 3
          status 3 partnered --with hr=2       | status 3 partnered --with 1
          status hr=2 partnered --with hr=3    | status 1 partnered --with 3
          status 3 widowed --with hr=2         | status 3 widowed --with 1
          parents 4 --are hr=2,hr=3            | parents 4 --are 1,3
          merge 3 into hr=2 --why same         | merge 3 into 1 --why same
          distinct 3 from hr=2 --why two       | distinct 3 from 1 --why two
          create --first Di --parents hr=2     | create --first Di --parents 1
          died 3 --widows hr=2                 | died 3 --widows 1
          """)
  void whomAFactOfSomebodyElseNamesIsTheSurvivor(String byKey, String byIdentifier)
      throws IOException {
    record(MERGE);
    byte[] before = Files.readAllBytes(file);
    assertEquals(0, people(words(byIdentifier)).exit());
    String expected = lines(9);
    Files.write(file, before);
    CommandOutput output = people(words(byKey));
    assertEquals(0, output.exit(), output.err());
    assertEquals(expected, lines(9));
  }

  @Test
  void aWidowIsTheRecordThatTheUnionNames() throws IOException {
    record("marry 3 2 --on 1985", MERGE);
    String died = "died 3 --on 2001 --widows --event-id letter";
    assertEquals(new CommandOutput(0, "", warning(2, 1)), people(words(died)));
    assertEquals(
        """
        {"type":"PERSON_DEATH","personId":3,"effective":"2001","_id":"letter","_batch":2}
        {"type":"PERSON_STATUS_CHANGE","personId":2,"newStatus":"WIDOWED","partnerId":3,"effective":"2001","_batchEnd":2}
        """,
        lines(11));
    record("retract 10 --why 'two cards'");
    assertTrue(people("show", "2").out().contains("WIDOWED"));
    assertTrue(people("show", "1").out().contains("UNKNOWN"));
    String before = Files.readString(file);
    record(died);
    assertEquals(before, Files.readString(file));
  }

  @Test
  void aDeadRecordIsTheOneThatHasTheKey() throws IOException {
    record("marry 2 3 --on 1985", MERGE);
    assertEquals(
        new CommandOutput(0, "", warning(2, 1)), people(words("died hr=2 --on 2001 --widows")));
    assertEquals(
        """
        {"type":"PERSON_DEATH","personId":2,"effective":"2001","_batch":2}
        {"type":"PERSON_STATUS_CHANGE","personId":3,"newStatus":"WIDOWED","partnerId":2,"effective":"2001","_batchEnd":2}
        """,
        lines(11));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "move hr=2 --city Delft --event-id again",
        "marry hr=2 hr=3 --event-id again",
        "marry hr=3 hr=2 --event-id again",
        "status hr=3 married --with hr=2 --event-id again",
        "status hr=3 widowed --with hr=2 --event-id again",
        "died hr=2 --widows hr=3 --event-id again",
        "create --first Di --parents hr=2,hr=3 --key hr=5 --event-id again",
        "parents 4 --are hr=2 --event-id again",
        "merge hr=2 into hr=1 --why same --event-id again",
        "merge hr=1 into hr=2 --why same --event-id again",
        "distinct hr=3 hr=2 --why two --event-id again",
        "distinct hr=2 hr=3 --why two --event-id again"
      })
  void aCommandThatIsRunAgainRecordsNothingWhateverWasMergedMeanwhile(String line)
      throws IOException {
    CommandOutput first = people(words(line));
    assertEquals(0, first.exit(), first.err());
    for (String between :
        List.of(
            "rename 4 --first Cyn",
            "merge 2 into 1 --why 'the same card'",
            "merge 3 into 4 --why 'the same card'",
            "retract 1 --why misread",
            "retract 3 --why misread",
            "identify 4 --key hr=2")) {
      people(words(between));
      String before = Files.readString(file);
      assertEquals(first, people(words(line)), between);
      assertEquals(before, Files.readString(file), between);
    }
  }

  @Test
  void aKeyThatIsNewSinceTheFirstTryIsTaken() throws IOException {
    record("move 2 --city Delft --event-id mv", "identify 2 --key club=2");
    String before = Files.readString(file);
    record("move club=2 --city Delft --event-id mv");
    assertEquals(before, Files.readString(file));
  }
}
