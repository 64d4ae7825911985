package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The command `rates`, in each format, and what it refuses.
class RatesCommandTest extends PeopleCommandFixture {

  @BeforeEach
  void threePeople() {
    record(
        "create --first Ida --status single --on 1970-01-01 --set sex=female",
        "create --first Ben --status single --on 1970-01-01 --set sex=male",
        "status 1 married --on 1995-03",
        "status 2 married --on 1996-01-01",
        "died 2 --on 1999-01-01",
        "observe --until 1999-12-31");
  }

  @Test
  void ratesAreTheEventsOverTheTimeAtRisk() {
    assertEquals(
        """
        PERIOD     SEX     EVENTS  PERSON YEARS    RATE  LOWER    UPPER  UNCERTAIN
        1990–1994  female       0          5.00    0.00   0.00   737.88          0
        1990–1994  male         0          5.00    0.00   0.00   737.88          0
        1995–1999  female       1          0.16 6190.68 156.73 34492.25          1
        1995–1999  male         1          1.00 1000.68  25.34  5575.46          0
        """
            .replaceAll(" +", " "),
        people(words("rates --of married --among single --by sex --from 1990 --years 5"))
            .out()
            .replaceAll(" +", " "));
  }

  @Test
  void formatsForProgramsHaveAllDigits() {
    assertEquals(
        """
        period,ageGroup,events,personYears,rate,lower,upper,uncertain
        1999,20–29,1,0.999315537303217,1000.6849315068494,25.335149,5575.459585,0
        """,
        people(words("rates --of death --by age --from 1999 --format csv")).out());
    assertEquals(
        "{\"period\":\"1998–1999\",\"events\":1,"
            + "\"personYears\":2.9979466119096507,\"rate\":333.56164383561645,"
            + "\"lower\":8.44505,\"upper\":1858.486528,\"uncertain\":0}",
        people(words("rates --of death --from 1998 --years 2 --format json"))
            .out()
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow()
            .strip());
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertUsage(
        "--of marryed; expected a status (SINGLE, MARRIED, PARTNERED, SEPARATED, DIVORCED, WIDOWED,"
            + " UNKNOWN), death, move, or left",
        "rates --of marryed");
    assertUsage(
        "nobody who is MARRIED becomes that; expected other statuses to change from",
        "rates --of married --among single,married");
    assertUsage(
        "from 2000 to 1990 goes backwards; expected the earlier year first",
        "rates --of move --from 2000 --to 1990");
    assertEquals(
        new CommandOutput(
            1,
            "",
            "people: nobody has an attribute 'seks' (did you mean 'sex'?); expected one of status,"
                + " city, age, sex\n"),
        people(words("rates --of left --by seks")));
  }

  private void assertUsage(String message, String line) {
    assertEquals(
        new CommandOutput(
            2, "", "people rates: %s (see 'people rates --help')%n".formatted(message)),
        people(words(line)));
  }

  @Test
  void yearsBeforeAnybodyWasAtRiskHaveNoRates() {
    assertEquals(
        "period,events,personYears,rate,lower,upper,uncertain\n",
        people(words("rates --of death --to 1960 --format csv")).out());
  }
}
