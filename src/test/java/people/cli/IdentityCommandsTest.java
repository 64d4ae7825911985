package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands that record who somebody is: attributes, keys, parents, and two records of one
/// person.
class IdentityCommandsTest extends PeopleCommandFixture {

  private void family() {
    record(
        "create --first Ann --last Lee --on 1960 --key school=17",
        "create --first Bo --last Li --on 1961",
        "create --first Cy --last Li --on 1990",
        "create --first Cyrus --last Lee --on 1990");
  }

  @Test
  void attributesKeysAndParentsAreReadableLines() throws IOException {
    family();
    record(
        "set 3 occupation=pupil membership=honorary --on 1996 --event-id form-1",
        "set 3 membership= --on 1997",
        "set 3 'shoe size=12 1/2'",
        "identify 3 --key school=4711 --source list",
        "parents 3 --are school=17,2",
        "parents school=4711 --not-known");
    assertEquals(
        """
        {"type":"PERSON_ATTRIBUTE_CHANGE","personId":3,"attribute":{"name":"occupation","value":"pupil"},"effective":"1996","_id":"form-1","_batch":2}
        {"type":"PERSON_ATTRIBUTE_CHANGE","personId":3,"attribute":{"name":"membership","value":"honorary"},"effective":"1996","_batchEnd":2}
        {"type":"PERSON_ATTRIBUTE_CHANGE","personId":3,"attribute":{"name":"membership"},"effective":"1997"}
        {"type":"PERSON_ATTRIBUTE_CHANGE","personId":3,"attribute":{"name":"shoe size","value":"12 1/2"}}
        {"type":"PERSON_KEY","personId":3,"key":{"name":"school","value":"4711"},"source":"list"}
        {"type":"PERSON_PARENTS","personId":3,"parentIds":[1,2]}
        {"type":"PERSON_PARENTS","personId":3,"parentIds":[]}
        """,
        lines(5));
  }

  @Test
  void aCreationTellsAllInOneStepAndGivesTheSamePersonWhenItIsRunAgain() throws IOException {
    family();
    String create =
        "create --first Di --on 1992-03-04 --sex female --parents school=17,2 --key school=5 --key"
            + " club=9 --set occupation=pupil --event-id form-9";
    for (int i = 0; i < 2; i++) {
      assertEquals(new CommandOutput(0, "5\n", ""), people(words(create)));
    }
    record("create --first Ed");
    assertEquals(new CommandOutput(0, "5\n", ""), people(words(create)));
    assertEquals(
        """
        {"type":"PERSON_CREATION","personId":5,"name":{"firstname":"Di"},"status":"UNKNOWN","effective":"1992-03-04","_id":"form-9","_batch":6}
        {"type":"PERSON_ATTRIBUTE_CHANGE","personId":5,"attribute":{"name":"sex","value":"female"},"effective":"1992-03-04"}
        {"type":"PERSON_PARENTS","personId":5,"parentIds":[1,2],"effective":"1992-03-04"}
        {"type":"PERSON_KEY","personId":5,"key":{"name":"school","value":"5"},"effective":"1992-03-04"}
        {"type":"PERSON_KEY","personId":5,"key":{"name":"club","value":"9"},"effective":"1992-03-04"}
        {"type":"PERSON_ATTRIBUTE_CHANGE","personId":5,"attribute":{"name":"occupation","value":"pupil"},"effective":"1992-03-04","_batchEnd":6}
        {"type":"PERSON_CREATION","personId":6,"name":{"firstname":"Ed"},"status":"UNKNOWN"}
        """,
        lines(5));
    assertRefused(
        "create --first Flo --key school=5",
        "person 5 has the key school=5; where both are one person, merge them");
    assertRefused(
        create.replace("--first Di", "--first Flo"),
        "the event id 'form-9' is taken: event 5 has it, and is not part of the same batch of"
            + " events");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show school=17",
        "history school=17",
        "events school=17",
        "log --person school=17",
        "why school=17",
        "periods school=17",
        "moves school=17",
        "transitions school=17",
        "persons school=17"
      })
  void aQuestionMayNameHerByHerKey(String line) {
    family();
    CommandOutput byKey = people(words(line));
    assertEquals(0, byKey.exit(), byKey.err());
    assertEquals(people(words(line.replace("school=17", "1"))), byKey);
    assertEquals(
        new CommandOutput(1, "", "people: nobody has the key school=18\n"),
        people(words(line.replace("school=17", "school=18"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status ID married",
        "move ID --city Delft",
        "rename ID --first Anna",
        "left ID",
        "returned ID",
        "died ID",
        "marry 2 ID",
        "divorce ID 2",
        "set ID occupation=clerk",
        "identify ID --key club=1",
        "parents 3 --are ID",
        "distinct ID 2 --why cousins",
        "merge 4 into ID --why same",
        "create --first Flo --parents ID"
      })
  void aFactMayNameHerByHerKey(String line) throws IOException {
    family();
    byte[] before = Files.readAllBytes(file);
    people(words(line.replace("ID", "1")));
    String byIdentifier = lines(5);
    Files.write(file, before);
    people(words(line.replace("ID", "school=17")));
    assertEquals(byIdentifier, lines(5));
    Files.write(file, before);
    assertRefused(line.replace("ID", "school=18"), "nobody has the key school=18");
  }

  @ParameterizedTest
  @ValueSource(strings = {"School=17", "SCHOOL=17", "school=017", "shcool=17"})
  void aKeyThatIsTypedInAnotherWayIsRefusedWithTheOneThatMayBeMeant(String key) throws IOException {
    family();
    assertRefused("show " + key, "nobody has the key %s (did you mean school=17?)".formatted(key));
  }

  @Test
  void aKeyOfTwoPeopleSaysBoth() throws IOException {
    family();
    Files.writeString(
        file,
        "{\"type\":\"PERSON_KEY\",\"personId\":2,\"key\":{\"name\":\"school\",\"value\":\"17\"},\"_datetime\":\"2015-01-01T00:00:00Z\"}\n",
        StandardOpenOption.APPEND);
    assertRefused(
        "show school=17",
        "the key school=17 is of persons 1 and 2; expected it of one: where they are one person,"
            + " merge them");
    record("merge 2 into 1 --why 'the same card'");
    assertEquals(people("show", "1"), people("show", "school=17"));
  }

  @Test
  void aKeyThatWasTakenBackIsFree() throws IOException {
    family();
    record("retract 1 --why misread");
    assertRefused("show school=17", "nobody has the key school=17");
    record("identify 2 --key school=17");
    assertEquals(people("show", "2"), people("show", "school=17"));
  }

  @Test
  void twoRecordsOfOnePersonAreMergedOrSaidToBeTwo() throws IOException {
    family();
    record(
        "distinct 1 from 2 --why 'both were there' --source list",
        "merge 4 into 3 --why 'the same card' --event-id form-1",
        "merge 4 into 3 --why 'the same card' --event-id form-1",
        "merge 3 2 --why 'the same birth'");
    assertEquals(
        """
        {"type":"PERSON_DISTINCTION","personId":1,"from":2,"why":"both were there","source":"list"}
        {"type":"!PERSON_MERGE","personId":4,"into":3,"why":"the same card","_id":"form-1"}
        {"type":"!PERSON_MERGE","personId":3,"into":2,"why":"the same birth"}
        """,
        lines(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          merge 3 into 3 --why same                 | the surviving record of person 3 is herself; expected someone else
          merge 3 into 4 --why same                 | persons 4 and 3 are one already (event 5)
          merge 4 into 3 --why same                 | persons 3 and 4 are one already (event 5)
          merge 1 into 4 --why same                 | person 4 is person 3 since event 5; expected person 3
          merge 1 into 7 --why same                 | no person 7: the timeline has persons 1 to 4
          merge 7 into 1 --why same                 | no person 7: the timeline has persons 1 to 4
          distinct 3 3 --why two                    | the other person of person 3 is herself; expected someone else
          distinct 3 4 --why two                    | persons 3 and 4 are one (event 5); retract that first
          distinct 3 7 --why two                    | no person 7: the timeline has persons 1 to 4
          parents 3 --are 3                         | a parent of person 3 is herself; expected someone else
          parents 3 --are 1,1                       | "parentIds has a person twice: [1, 1]"
          parents 3 --are 1,4                       | person 4 is person 3 by a merge; expected someone else as a parent
          parents 3 --are 1,7                       | no person 7: the timeline has persons 1 to 4
          identify 2 --key school=17                | person 1 has the key school=17; where both are one person, merge them
          set 7 occupation=clerk                    | no person 7: the timeline has persons 1 to 4
          set 3 occupation=clerk --expect-revision 5 | "person 3 is at revision 2, expected 5"
          """)
  void whatCanNotBeIsRefused(String line, String message) throws IOException {
    family();
    record("merge 4 into 3 --why 'the same card'");
    assertRefused(line, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          set 3                           | people set: NAME=VALUE is missing (see 'people set --help')
          set 3 occupation                | people set: 'occupation' is not an attribute; expected NAME=VALUE (see 'people set --help')
          set 3 status=married            | people set: 'status' is not a further attribute; expected a change of status (see 'people set --help')
          set 3 sex=F                     | "people set: the sex is 'F'; expected one of male, female, other, unknown (see 'people set --help')"
          create --first Di --sex F       | "people create: --sex: the sex is 'F'; expected one of male, female, other, unknown (see 'people create --help')"
          create --first Di --set born=1  | "people create: --set: 'born' is not a further attribute; expected a creation, or a correction of it (see 'people create --help')"
          identify 3                      | people identify: --key SYSTEM=VALUE is missing (see 'people identify --help')
          identify 3 --key school=        | people identify: --key: the key school has no value (see 'people identify --help')
          identify 3 --key =x             | "people identify: --key: '=x' is not a key; expected SYSTEM=VALUE, such as bioguide_id=B000944 (see 'people identify --help')"
          identify 3 --key x              | "people identify: --key: 'x' is not a key; expected SYSTEM=VALUE, such as bioguide_id=B000944 (see 'people identify --help')"
          set 3 a=1 b=2 a=2               | "people set: a=1 and a=2; expected one value of 'a' (see 'people set --help')"
          set 3 a=1 a=                    | "people set: a=1 and a=; expected one value of 'a' (see 'people set --help')"
          create --first Di --set a=1 --set a=2        | "people create: a=1 and a=2; expected one value of 'a' (see 'people create --help')"
          create --first Di --set sex=male --sex female | "people create: sex=female and sex=male; expected one value of 'sex' (see 'people create --help')"
          parents 3                       | "people parents: expected --are ID,ID, or --not-known (see 'people parents --help')"
          parents 3 --are 1 --not-known   | "people parents: expected --are ID,ID, or --not-known (see 'people parents --help')"
          merge 4 --why same              | people merge: OTHER is missing (see 'people merge --help')
          merge 4 3                       | people merge: --why TEXT is missing (see 'people merge --help')
          merge 4 with 3 --why same       | "people merge: 'with' between the two; expected 'into', or nothing (see 'people merge --help')"
          merge 4 into Cy --why same      | "people merge: 'Cy' is not an identifier; expected a whole number up to 2147483647, or a key such as bioguide_id=B000944; 'people find Cy' looks for a name (see 'people merge --help')"
          merge 4 3 --why ' '             | people merge: --why is empty; expected a reason (see 'people merge --help')
          """)
  void aWrongCommandLineIsOneLineAndExitCodeTwo(String line, String message) throws IOException {
    family();
    String before = Files.readString(file);
    assertEquals(new CommandOutput(2, "", message + "\n"), people(words(line)));
    assertEquals(before, Files.readString(file));
  }
}
