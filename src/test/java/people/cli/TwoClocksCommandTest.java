package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import people.cli.PeopleCommandFixture.CommandOutput;

/// The commands that ask on both clocks.
class TwoClocksCommandTest extends TwoClocksFixture {

  // ---- both clocks

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show 3 --at 2014-12-31",
        "snapshot --all --at 2014-12-31 --format csv",
        "snapshot",
        "count --at 2014-12-31",
        "count --by city --format json",
        "history 2",
        "history 3 --at 2014-12-31 --format json",
        "events",
        "events 2 --format csv",
        "periods",
        "periods 3 --of address --format json",
        "moves",
        "transitions --format csv",
        "diff --from 2014-11-30 --to 2014-12-31",
        "check"
      })
  void knownAtAMomentIsWhatTheTimelineSaidAtThatMoment(String question) throws IOException {
    recorded("died 3 --on 2014-06"); // so that check has something to say
    List<String> lines = Files.readAllLines(file);
    for (int events = 3; events < lines.size(); events++) {
      Path then =
          Files.writeString(
              folder.resolve("then.jsonl"), String.join("\n", lines.subList(0, events)) + "\n");
      String instant = lines.get(events - 1).replaceFirst(".*\"_datetime\":\"(.*?)\".*", "$1");
      assertEquals(people(then, question).out(), asked(question + " --known " + instant), instant);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2015-03-02T10:00:00.000000Z, 1", // that very instant
    "2015-03-02T11:00:00+01:00, 1",
    "2015-03-02T09:59:59.999999Z, 0",
    "2015-03-02T10:00:00.000001Z, 2",
    "2015-03-02, 2",
    "2015-03-01, 0",
    "2015-03, 2",
    "2015-02, 0",
    "2015, 2",
    "today, 2"
  })
  void aMomentIncludesItselfAndADayIsItsEnd(String known, int married) throws IOException {
    String csv = asked("snapshot --status married --at 2015-03 --format csv --known " + known);
    assertEquals(married, csv.lines().count() - 1);
  }

  @Test
  void anAnswerThatDependsOnAnUncertainDateIsAbout() throws IOException {
    assertEquals(
        """
        person   3
        name     Cleo Maas
        status   DIVORCED
        address  Station Square 5, Gouda
        created  1969
        certain  about: it depends on a date that is uncertain
        """,
        asked("show 3 --at 2014-12-31"));
    for (String at : List.of("2014-11-30", "2015-01-31")) {
      assertTrue(
          asked("show 3 --format csv --at " + at).contains("1969,,,true,false,false,true,"),
          "certain on " + at);
    }
    for (String at : List.of("2014-12-01", "2015-01-30")) {
      assertTrue(
          asked("show 3 --format csv --at " + at).contains("1969,,,true,false,false,false,"),
          "about on " + at);
    }
  }

  @Test
  void whoWasNotKnownYetIsNamedWithTheMomentOfTheFirstRecording() {
    for (String question : List.of("show 1", "history 1", "events 1", "periods 1", "why 1")) {
      assertEquals(
          new CommandOutput(
              1,
              "",
              "people: no person 1 was known at 2014-03-02T23:59:59.999999999Z: first recorded at"
                  + " 2014-03-03T09:00:00Z\n"),
          people(question + " --known 2014-03-02"));
    }
    assertEquals(
        new CommandOutput(0, "[]\n", ""), people("snapshot --format json --known 2014-03-02"));
  }

  // ---- whole lives

  @Test
  void periodsAreATableCsvOrJson() throws IOException {
    assertEquals(
        """
        PERSON  STATUS    FROM        BEGINS  UNTIL       ENDS   CERTAIN
             3  MARRIED   1969-01-01  ENTRY   2014-12-10  EVENT  about
             3  DIVORCED  2014-12-10  EVENT
        """,
        asked("periods 3"));
    assertEquals(
        """
        person,street,city,postcode,country,from,begins,until,ends,age,certain
        2,Canal Street 8,Delft,,,1978-11-02,BIRTH,2016-09-01,EVENT,0,true
        2,Park View 12,Delft,,,2016-09-01,EVENT,,OBSERVATION,37,true
        """,
        asked("periods 2 --of address --format csv"));
    assertEquals(
        """
        [
          {"person":2,"street":"Canal Street 8","city":"Delft","from":"1978-11-02","begins":"BIRTH","until":"2016-09-01","ends":"EVENT","age":0,"certain":true},
          {"person":2,"street":"Park View 12","city":"Delft","from":"2016-09-01","begins":"EVENT","ends":"OBSERVATION","age":37,"certain":true}
        ]
        """,
        asked("periods 2 --of address --format json"));
  }

  @Test
  void movesAndTransitionsAreATableCsvOrJson() throws IOException {
    assertEquals(
        """
        PERSON  FROM CITY  TO CITY  DATE        AGE  CERTAIN
             2  Delft      Delft    2016-09-01   37
             3  Leiden     Gouda    2014-12-01       about
        """,
        asked("moves"));
    assertEquals(
        "person,fromStreet,fromCity,fromPostcode,fromCountry,toStreet,toCity,toPostcode,toCountry,"
            + "date,age,certain\n"
            + "3,Dune Road 1,Leiden,,,Station Square 5,Gouda,,,2014-12-01,,false\n",
        asked("moves 3 --format csv"));
    assertEquals(
        """
        [
          {"person":3,"fromStreet":"Dune Road 1","fromCity":"Leiden","toStreet":"Station Square 5","toCity":"Gouda","date":"2014-12-01","certain":false}
        ]
        """,
        asked("moves 3 --format json"));
    assertEquals(
        """
        PERSON  BEFORE   AFTER     DATE        AGE
             1  SINGLE   MARRIED   2014-12-20   34
             2  SINGLE   MARRIED   2014-12-20   36
             3  MARRIED  DIVORCED  2014-12-10
        """,
        asked("transitions"));
    assertEquals(
        "person,before,after,date,age,certain\n1,SINGLE,MARRIED,2014-12-20,34,true\n",
        asked("transitions 1 --format csv"));
    assertEquals(
        """
        [
          {"person":1,"before":"SINGLE","after":"MARRIED","date":"2014-12-20","age":34,"certain":true}
        ]
        """,
        asked("transitions 1 --format json"));
  }

  // ---- what is different, and why

  @Test
  void diffTellsWhatHappenedBetweenTwoDatesOrWasLearntBetweenTwoMoments() throws IOException {
    assertEquals(
        """
        PERSON  NAME       WHAT     BEFORE               AFTER
             1  Ada Lind   STATUS   SINGLE               MARRIED
             2  Ben Roos   STATUS   SINGLE               MARRIED
             3  Cleo Maas  STATUS   MARRIED              DIVORCED
             3  Cleo Maas  ADDRESS  Dune Road 1, Leiden  Station Square 5, Gouda
        """,
        asked("diff --from 2014-11-30 --to 2014-12-31"));
    assertEquals(
        """
        PERSON  NAME      WHAT     BEFORE                 AFTER
             2  Ben Roos  ADDRESS  Canal Street 8, Delft  Harbour 20, Rotterdam
        """,
        asked("diff --from 2014-09 --to 2014-10 --known 2015-02-14"));
    assertEquals(
        """
        person,name,what,before,after
        1,Ada Lind,STATUS,SINGLE,MARRIED
        2,Ben Roos,STATUS,SINGLE,MARRIED
        2,Ben Roos,ADDRESS,"Harbour 20, Rotterdam","Canal Street 8, Delft"
        3,Cleo Maas,STATUS,MARRIED,DIVORCED
        """,
        asked("diff --known 2015-02-14 --known today --at 2014-12-31 --format csv"));
    assertEquals(
        """
        [
          {"person":1,"name":{"firstname":"Ada","lastname":"Roos"},"what":"NAME","before":{"firstname":"Ada","lastname":"Lind"},"after":{"firstname":"Ada","lastname":"Roos"}},
          {"person":2,"name":{"firstname":"Ben","lastname":"Roos"},"what":"ADDRESS","before":{"street":"Canal Street 8","city":"Delft"},"after":{"street":"Park View 12","city":"Delft"}}
        ]
        """,
        asked("diff --from 2015-02-14 --format json"));
    assertEquals(
        "PERSON  NAME       WHAT    AFTER\n"
            + "     1  Ada Lind   JOINED  1980-05-17\n"
            + "     2  Ben Roos   JOINED  1978-11-02\n"
            + "     3  Cleo Maas  JOINED  1969\n",
        asked("diff --known 2013 --known 2014 --at 2014"));
  }

  @Test
  void whyGivesAVerdictForEveryEvent() throws IOException {
    assertEquals(
        """
         #  DATE        WHAT                                             RECORDED                     VERDICT
         1  1978-11-02  created Ben Roos, single, Canal Street 8, Delft  2014-03-03T09:00:00.000001Z  decides created, name, address
         3  2014-10-01  moved to Harbour 20, Rotterdam                   2014-10-06T11:20:00.000000Z  retracted by 10
        10              event 3 retracted (another Ben Roos)             2015-06-01T16:00:00.000000Z  retracts 3
         7  2014-12-20  married                                          2015-03-02T10:00:00.000001Z  decides status
        11  2016-09-01  moved to Park View 12, Delft                     2016-01-20T13:00:00.000000Z  not yet in effect
        """,
        asked("why 2 --at 2014-12-31"));
    assertEquals(
        """
        position,effective,recorded,what,role,decides,by,corrections,source
        2,1969,2014-03-03T09:00:00.000002Z,"created Cleo Maas, married, Dune Road 1, Leiden",DECIDES,CREATED NAME,,,
        5,2014-12/2015-01,2015-02-02T14:10:00.000000Z,"moved to Station Square 5, Gouda",DECIDES,ADDRESS,,,
        4,2015-01-10,2015-01-15T08:45:00.000000Z,divorced,DECIDES,STATUS,,9,
        9,,2015-05-06T09:30:00.000000Z,"event 4 corrected: on 2014-12-10 (the day of the decision, not of its arrival)",CORRECTS,,4,,
        """,
        asked("why 3 --at 2014-12-31 --format csv"));
    assertEquals(
        """
        [
          {"position":2,"effective":"1969","recorded":"2014-03-03T09:00:00.000002Z","what":"created Cleo Maas, married, Dune Road 1, Leiden","role":"DECIDES","decides":["CREATED","NAME","STATUS"]},
          {"position":5,"effective":"2014-12/2015-01","recorded":"2015-02-02T14:10:00.000000Z","what":"moved to Station Square 5, Gouda","role":"DECIDES","decides":["ADDRESS"]},
          {"position":4,"effective":"2015-01-10","recorded":"2015-01-15T08:45:00.000000Z","what":"divorced","role":"NOT_YET"},
          {"position":9,"recorded":"2015-05-06T09:30:00.000000Z","what":"event 4 corrected: on 2014-12-10 (the day of the decision, not of its arrival)","role":"NOT_KNOWN"}
        ]
        """,
        asked("why 3 --at 2014-12-31 --known 2015-02-14 --format json"));
    recorded("status 3 single --on 2014-12-31");
    assertTrue(
        asked("why 3 --at 2014-12-31").contains("overruled by 12, as corrected by 9\n"),
        asked("why 3 --at 2014-12-31"));
  }

  @Test
  void checkListsWhatCantBeTrueTogether() throws IOException {
    String atBirth = "married on 1969, the only date, so it cannot be the birth";
    assertEquals(
        """
        [
          {"person":3,"position":2,"kind":"status-at-birth","what":"%s"}
        ]
        """
            .formatted(atBirth),
        asked("check --format json"));
    recorded("died 3 --on 2014-06");
    assertEquals(
        """
        PERSON  POSITION  KIND             WHAT
             3         2  status-at-birth  %s
             3         4  after-death      divorced after the death of event 12
             3         5  after-death      moved after the death of event 12
        after-death 2, status-at-birth 1
        """
            .formatted(atBirth),
        asked("check"));
    assertEquals(
        """
        person,position,kind,what
        3,4,after-death,divorced after the death of event 12
        3,5,after-death,moved after the death of event 12
        """,
        asked("check --only after-death --format csv"));
  }
}
