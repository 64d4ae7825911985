package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import people.cli.PeopleCommandFixture.CommandOutput;

/// The commands that mend mistakes, and the mistakes that they and those that ask refuse.
class TwoClocksMistakesTest extends TwoClocksFixture {

  // ---- mistakes

  @Test
  void aCorrectionSaysOnlyWhatIsOtherwiseAndARetractionBringsTheOldBack() throws IOException {
    recorded("correct 5 --street 'Station Square 15' --why misread --source 'letter 12'");
    assertEquals(
        "{\"type\":\"EVENT_CORRECTION\",\"personId\":3,\"corrects\":5,\"to\":{\"address\":{\"street\":\"Station"
            + " Square 15\"}},\"why\":\"misread\",\"source\":\"letter 12\"}",
        Files.readAllLines(file).getLast().replaceAll(",\"_(datetime|check)\":\"[^\"]*\"", ""));
    assertTrue(asked("show 3").contains("\naddress  Station Square 15, Gouda\n"));
    recorded("correct 5 --on 2015-01 --why 'a neighbour knows'");
    assertEquals(
        "     3  Leiden     Gouda    2015-01-01  about",
        asked("moves 3").lines().toList().getLast());
    assertTrue(asked("show 3").contains("\naddress  Station Square 15, Gouda\n"));
    recorded("retract 12 --why 'it was 5'");
    assertTrue(asked("show 3").contains("\naddress  Station Square 5, Gouda\n"));
    assertEquals(
        """
         #  DATE             WHAT                                                                            SOURCE
         2  1969             created Cleo Maas, married, Dune Road 1, Leiden
         4  2015-01-10       divorced
         9                   event 4 corrected: on 2014-12-10 (the day of the decision, not of its arrival)
         5  2014-12/2015-01  moved to Station Square 5, Gouda
        12                   event 5 corrected: Station Square 15 (misread)                                  letter 12
        13                   event 5 corrected: on 2015-01 (a neighbour knows)
        14                   event 12 retracted (it was 5)
        """,
        asked("history 3"));
    recorded("retract 4 --why 'another Cleo Maas'");
    assertTrue(asked("show 3").contains("\nstatus   MARRIED\n"));
    assertTrue(asked("show 3 --known 2016").contains("\nstatus   DIVORCED\n"));
  }

  @Test
  void everyPartOfACreationCanBeCorrected() throws IOException {
    recorded("correct 2 --first Clea --status widowed --city Gouda --on 1970 --why misread");
    assertEquals(
        """
        person,firstname,lastname,status,partner,partnerName,street,city,postcode,country,born,created,died,left,living,presumed,beyond,certain,source
        3,Clea,Maas,WIDOWED,,,Dune Road 1,Gouda,,,,1970,,,true,false,false,true,
        """,
        asked("show 3 --at 2014-11-30 --format csv"));
    assertTrue(asked("show 3 --at 1969").endsWith("note     not there yet on 1969-12-31\n"));
  }

  // ---- bad input: one line, the right exit code, and the timeline as it was

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          1 | correct 99 --on 2014 --why misread         | people: no event 99: the timeline has events 0 to 11
          1 | correct -1 --on 2014 --why misread         | people: no event -1: the timeline has events 0 to 11
          1 | retract 99 --why misread                   | people: no event 99: the timeline has events 0 to 11
          1 | correct 5 --status married --why misread   | "people: event 5 is a change of address, it has no status"
          1 | correct 4 --city Delft --why misread       | "people: event 4 is a change of status, it has no address"
          1 | correct 8 --status single --why misread    | "people: event 8 is a change of name, it has no status"
          1 | correct 9 --on 2014 --why misread          | "people: event 9 is itself a correction; correct event 4, or retract this one"
          1 | correct 10 --on 2014 --why misread         | people: event 10 is a retraction; retract it to have its event back
          2 | correct one --on 2014 --why misread        | people correct: 'one' is not a whole number (see 'people correct --help')
          2 | retract 1.5 --why misread                  | people retract: '1.5' is not a whole number (see 'people retract --help')
          2 | correct 5 --why misread                    | "people correct: nothing to correct: expected --on, --born, --status, --first, --city, … (see 'people correct --help')"
          2 | correct 5 --on 2014                        | people correct: --why TEXT is missing (see 'people correct --help')
          2 | correct 5 --on 2014 --why ' '              | people correct: --why is empty; expected a reason (see 'people correct --help')
          2 | correct --on 2014 --why misread            | people correct: POSITION is missing (see 'people correct --help')
          2 | retract 5                                  | people retract: --why TEXT is missing (see 'people retract --help')
          2 | retract 5 --why ''                         | people retract: --why is empty; expected a reason (see 'people retract --help')
          2 | show 1 --known yesterday                   | "people show: --known: 'yesterday' is not a moment; expected a time (2015-02-14T09:30:00Z), a day (2015-02-14), a month or a year (see 'people show --help')"
          2 | check --known 2015-02-14T09:30:00          | "people check: --known: '2015-02-14T09:30:00' is not a moment; expected a time (2015-02-14T09:30:00Z), a day (2015-02-14), a month or a year (see 'people check --help')"
          2 | show 1 --at 2014/..                        | people show: --at: '2014/..' has no last day; expected one up to which to look (see 'people show --help')
          1 | periods --of city                          | "people: nobody has an attribute 'city'; expected one of status, address"
          2 | count --lifespan 0                         | "people count: --lifespan: a life span of 0 years; expected a whole number from 1 to 10000, or none (see 'people count --help')"
          2 | periods --lifespan for-ever                | "people periods: --lifespan: 'for-ever' is not a life span; expected a whole number of years, or none (see 'people periods --help')"
          2 | diff --from 2014 --observed-until x        | "people diff: --observed-until: 'x' is not a date; expected a day (1835-07-08), a month (1835-07), a year (1835) or an EDTF interval (1835/1837) (see 'people diff --help')"
          2 | log --from yesterday                       | "people log: --from: 'yesterday' is not a moment; expected a time (2015-02-14T09:30:00Z), a day (2015-02-14), a month or a year (see 'people log --help')"
          2 | events --from yesterday                    | "people events: --from: 'yesterday' is not a moment; expected a time (2015-02-14T09:30:00Z), a day (2015-02-14), a month or a year (see 'people events --help')"
          2 | why                                        | people why: ID is missing (see 'people why --help')
          2 | diff                                       | DIFF
          2 | diff --to 2014                             | DIFF
          2 | diff --from 2014 --at 2015                 | DIFF
          2 | diff --known 2014                          | DIFF
          2 | diff --known 2014 --known 2015 --to 2015   | DIFF
          2 | diff --known 2014 --known 2015 --known 2016 | DIFF
          """)
  void aMistakeIsOneLine(int exit, String line, String message) throws IOException {
    String before = Files.readString(file);
    String expected =
        message.equals("DIFF")
            ? "people diff: expected --from DATE [--to DATE], or --known INSTANT twice [--at DATE]"
                + " (see 'people diff --help')"
            : message;
    assertEquals(new CommandOutput(exit, "", expected + "\n"), people(line));
    assertEquals(before, Files.readString(file));
  }
}
