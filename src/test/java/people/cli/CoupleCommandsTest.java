package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands that record couples: both sides in one step, or a line that says why not.
class CoupleCommandsTest extends PeopleCommandFixture {

  @BeforeEach
  void twoPeople() {
    record(
        "create --first Ada --last Byron --status single --on 1815-12-10",
        "create --first William --last King --status single --on 1805-02-21 --key peerage=King1");
  }

  @Test
  void aCoupleIsRecordedOnBothSidesInOneStep() throws IOException {
    record(
        "status 1 partnered --with 2 --on 1834",
        "marry 1 peerage=King1 --on 1835-07-08 --source register --event-id wedding",
        "separate 2 1 --on 1840",
        "divorce 1 2 --on 1841");
    assertEquals(
        """
        {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":"PARTNERED","partnerId":2,"effective":"1834","_batch":2}
        {"type":"PERSON_STATUS_CHANGE","personId":2,"newStatus":"PARTNERED","partnerId":1,"effective":"1834","_batchEnd":2}
        {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":"MARRIED","partnerId":2,"effective":"1835-07-08","source":"register","_id":"wedding","_batch":2}
        {"type":"PERSON_STATUS_CHANGE","personId":2,"newStatus":"MARRIED","partnerId":1,"effective":"1835-07-08","source":"register","_batchEnd":2}
        {"type":"PERSON_STATUS_CHANGE","personId":2,"newStatus":"SEPARATED","partnerId":1,"effective":"1840","_batch":2}
        {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":"SEPARATED","partnerId":2,"effective":"1840","_batchEnd":2}
        {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":"DIVORCED","partnerId":2,"effective":"1841","_batch":2}
        {"type":"PERSON_STATUS_CHANGE","personId":2,"newStatus":"DIVORCED","partnerId":1,"effective":"1841","_batchEnd":2}
        """,
        lines(3));
  }

  @Test
  void whoIsPartnerOfSomebodyByTheOtherOnesWordOnlyIsSaidWithThat() {
    record("status 1 married --with 2 --on 1835-07-08", "retract 4 --why misread");
    assertEquals(
        """
        person   2
        name     William King
        status   SINGLE
        partner  Ada Byron (1): only 1 says so
        created  1805-02-21
        keys     peerage=King1
        """,
        people("show", "2", "--at", "1840").out());
    assertEquals(
        """
        PERSON  NAME       PARTNER  PARTNER NAME  STATUS   SINCE       SAID
             1  Ada Byron        2  William King  MARRIED  1835-07-08  only 1 says so
        """,
        people("couples", "--at", "1840").out());
  }

  @Test
  void othersAreCalledByTheirNamesInAStoryAndInWhatIsDifferent() {
    record(
        "marry 1 2 --on 1835-07-08",
        "rename 1 --last King --on 1835-07-08",
        "create --first Byron --last King --status single --parents 1,2 --on 1836-05-12");
    assertEquals(
        """
        #  DATE        AGE  WHAT
        0  1815-12-10       created Ada Byron, single
        3  1835-07-08   19  married to William King (2)
        5  1835-07-08   19  renamed King
        """,
        people("history", "1").out());
    assertTrue(
        people("history", "3").out().contains(" child of Ada King (1) and William King (2)"));
    assertTrue(people("why", "2", "--at", "1840").out().contains(" married to Ada King (1) "));
    assertTrue(people("why", "2", "--format", "csv").out().contains(",married to person 1,"));
    assertEquals(
        """
        PERSON  NAME          WHAT     BEFORE     AFTER
             1  Ada King      NAME     Ada Byron  Ada King
             1  Ada King      STATUS   SINGLE     MARRIED
             1  Ada King      PARTNER             William King (2)
             2  William King  STATUS   SINGLE     MARRIED
             2  William King  PARTNER             Ada King (1)
        """,
        people("diff", "--from", "1834", "--to", "1835").out());
  }

  @Test
  void whoMayBeDivorcedIsShownWithTheUnionThatMayGoOn() {
    record(
        "status 1 partnered --with 2 --on 1834",
        "marry 1 2 --on 1835-07-08",
        "divorce 1 2 --on 1841");
    assertEquals(
        """
        person   1
        name     Ada Byron
        status   DIVORCED
        partner  William King (2), about
        created  1815-12-10
        certain  about: it depends on a date that is uncertain
        """,
        people("show", "1", "--at", "1841-06").out());
    assertEquals(
        """
        PERSON  NAME       PARTNER  PARTNER NAME  STATUS   STATUS SINCE  SINCE  CERTAIN
             1  Ada Byron        2  William King  MARRIED  1835-07-08     1834  about
        """,
        people("couples", "--at", "1841-06").out());
    assertEquals("none\n", people("couples", "--at", "1842").out());
  }

  @Test
  void aDivorceOfSomebodyElseLeavesThePartnerWhoNoEndNames() {
    record(
        "create --first Cy --status single --on 1810",
        "marry 1 2 --on 1835-07-08",
        "status 1 divorced --with 3 --on 1841-02-01");
    assertEquals(
        """
        person   1
        name     Ada Byron
        status   DIVORCED
        partner  William King (2), with whom no end is recorded
        created  1815-12-10
        """,
        people("show", "1", "--at", "1842").out());
  }

  @Test
  void aPartnerWhoIsNotInTheRegisterIsAName() throws IOException {
    record(
        "status 1 married --with-first Bo --with-last Li --on 1835",
        "correct 3 --with-last Lee --why misread");
    assertEquals(
        """
        {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":"MARRIED","partner":{"firstname":"Bo","lastname":"Li"},"effective":"1835"}
        {"type":"EVENT_CORRECTION","personId":1,"corrects":3,"to":{"partner":{"lastname":"Lee"}},"why":"misread"}
        """,
        lines(3));
  }

  @Test
  void aCorrectedPartnerIsCorrectedOnThatSideOnly() throws IOException {
    record(
        "create --first Wilfred --on 1806",
        "status 1 married --with 3 --on 1835",
        "correct 4 --with peerage=King1 --why misread");
    assertTrue(
        lines(3)
            .endsWith(
                "{\"type\":\"EVENT_CORRECTION\",\"personId\":1,\"corrects\":4,\"to\":{\"partnerId\":2},\"why\":\"misread\"}\n"),
        lines(3));
  }

  @Test
  void aWidowIsRecordedOfHerAlone() throws IOException {
    record("status 1 widowed --with 2 --on 1850");
    assertEquals(
        """
        {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":"WIDOWED","partnerId":2,"effective":"1850"}
        """,
        lines(3));
  }

  @Test
  void aDeathWidowsThePartnerOfThatDayIfItIsSaid() throws IOException {
    record("marry 1 2 --on 1835-07-08");
    String before = lines(3);
    for (int i = 0; i < 2; i++) {
      assertEquals(
          new CommandOutput(0, "", ""),
          people(words("died 1 --on 1852-11-27 --widows --event-id letter-1")));
    }
    assertEquals(
        """
        {"type":"PERSON_DEATH","personId":1,"effective":"1852-11-27","_id":"letter-1","_batch":2}
        {"type":"PERSON_STATUS_CHANGE","personId":2,"newStatus":"WIDOWED","partnerId":1,"effective":"1852-11-27","_batchEnd":2}
        """,
        lines(3).substring(before.length()));
  }

  @Test
  void theSurvivorMayBeNamed() throws IOException {
    record("status 2 married --on 1835", "died 1 --on 1852 --widows peerage=King1");
    assertTrue(
        lines(3)
            .endsWith(
                "\"personId\":2,\"newStatus\":\"WIDOWED\",\"partnerId\":1,\"effective\":\"1852\",\"_batchEnd\":2}\n"),
        lines(3));
  }

  @Test
  void whoWouldBeWidowedIsNotGuessed() throws IOException {
    record("status 1 married --on 1835");
    assertRefused(
        "died 1 --on 1852 --widows",
        "no partner of person 1 is recorded on 1852-01-01: nobody to be widowed; expected --widows"
            + " ID");
    record("status 1 married --with-first Bo --with-last Li --on 1836");
    assertRefused(
        "died 1 --on 1852 --widows",
        "no partner of person 1 is in the register on 1852-01-01, only the name Bo Li: nobody to be"
            + " widowed; expected --widows ID");
    record("marry 1 2 --on 1840", "create --first Jane --on 1810", "marry 2 3 --on 1845");
    assertRefused(
        "died 1 --on 1852 --widows",
        "person 2 is not the partner of person 1 on 1852-01-01 by her own events, but MARRIED with"
            + " person 3; expected --widows ID");
    record("died 2 --on 1850");
    assertRefused(
        "died 1 --on 1852 --widows",
        "person 2, the partner of person 1, is not there herself on 1852-01-01: nobody to be"
            + " widowed; expected --widows ID");
  }

  @Test
  void aCommandThatIsRunAgainSaysTheSameWhateverWasRecordedMeanwhile() throws IOException {
    record(
        "marry 1 2 --on 1835 --event-id wedding",
        "status 1 separated --with 2 --on 1836 --event-id letter",
        "create --first William --on 1805",
        "merge 2 into 3 --why 'the same birth'");
    String before = Files.readString(file);
    record(
        "marry 1 2 --on 1835 --event-id wedding",
        "status 1 separated --with 2 --on 1836 --event-id letter");
    assertEquals(before, Files.readString(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          marry 1 1                          | the partner of person 1 is herself; expected someone else
          status 1 married --with 1          | the partner of person 1 is herself; expected someone else
          status 1 widowed --with 1          | the partner of person 1 is herself; expected someone else
          marry 1 7                          | no person 7: the timeline has persons 1 to 3
          divorce 7 1                        | no person 7: the timeline has persons 1 to 3
          status 1 married --with 7          | no person 7: the timeline has persons 1 to 3
          status 1 widowed --with 7          | no person 7: the timeline has persons 1 to 3
          died 1 --widows 7                  | no person 7: the timeline has persons 1 to 3
          marry 1 peerage=Li                 | nobody has the key peerage=Li
          marry 1 3                          | person 3 is person 2 since event 4; expected person 2
          status 1 widowed --with 3          | person 3 is person 2 since event 4; expected person 2
          correct 0 --with 2 --why misread   | "event 0 is a creation, it has no partner"
          correct 5 --with 2 --why misread   | "event 5: the partner of person 2 is herself; expected someone else"
          correct 5 --status single --with 1 --why misread | "event 5: SINGLE with a partner; expected a status that somebody has with another"
          marry 1 2 --expect-revision 3      | "person 1 is at revision 0, expected 3"
          """)
  void aPartnerWhomNobodyCanHaveIsRefused(String line, String message) throws IOException {
    record(
        "create --first William --on 1805",
        "merge 3 into 2 --why 'the same birth'",
        "status 2 married --on 1835");
    assertRefused(line, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          status 1 single --with 2                     | people status: --with for SINGLE; expected it for MARRIED, PARTNERED, SEPARATED, DIVORCED or WIDOWED (see 'people status --help')
          status 1 unknown --with-last Li              | people status: --with for UNKNOWN; expected it for MARRIED, PARTNERED, SEPARATED, DIVORCED or WIDOWED (see 'people status --help')
          status 1 married --with 2 --with-last Li     | people status: --with is somebody in the register, --with-first and --with-last somebody who is not; expected one of them (see 'people status --help')
          status 1 married --with-last ''              | people status: a name needs a firstname or a lastname: --with-first or --with-last (see 'people status --help')
          marry 1                                      | people marry: OTHER is missing (see 'people marry --help')
          marry 1 Ada                                  | people marry: 'Ada' is not an identifier; expected a whole number up to 2147483647, or a key such as bioguide_id=B000944; 'people find Ada' looks for a name (see 'people marry --help')
          """)
  void aWrongCommandLineIsOneLineAndExitCodeTwo(String line, String message) throws IOException {
    String before = Files.readString(file);
    assertEquals(new CommandOutput(2, "", message + "\n"), people(words(line)));
    assertEquals(before, Files.readString(file));
  }
}
