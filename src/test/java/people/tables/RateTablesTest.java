package people.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.Details.on;
import static people.Status.DIVORCED;
import static people.Status.MARRIED;
import static people.Status.SINGLE;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.rates.*;
import people.simulation.*;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/// Rates are events over the time at risk: counted by hand, against the other tables, and against a
/// simulated town.
class RateTablesTest extends TablesFixture {

  private static final By SEX = By.attribute(Attribute.SEX);
  private static final double YEAR = EventRate.DAYS_A_YEAR;

  private History town() throws IOException {
    return History.of(new Simulation(400, 60, 7).inMemory());
  }

  /// Ada is single for the 365 days of 2001 and the 99 up to 9 April 2002 (31 + 28 + 31 + 9), Ben
  /// comes in on 1 July 2001 and leaves on 1 January 2002 (184 days), and Cleo is married when she
  /// comes.
  private History threeLives() {
    int ada = registry.create(null, SINGLE, new Address(null, "Ulm"), on("1970-04-10"));
    registry.set(ada, "sex", "female", on("1970-04-10"));
    registry.changeStatus(ada, MARRIED, on("2002-04-10"));
    registry.changeStatus(ada, DIVORCED, on("2003-01-01"));
    int ben =
        registry.create(null, SINGLE, null, EffectiveDate.parse("1980-01-01"), on("2001-07-01"));
    registry.set(ben, "sex", "male", on("2001-07-01"));
    registry.left(ben, on("2002-01-01"));
    registry.create(null, MARRIED, null, EffectiveDate.parse("1960-01-01"), on("2001-01-01"));
    return History.of(timeline).observedUntil("2003-12-31");
  }

  /// The rows with days in the place of the columns that are computed of them.
  private static String days(Table rates) {
    StringBuilder rows = new StringBuilder();
    for (Row row : rates) {
      List<String> cells = new ArrayList<>();
      for (String column : rates.columnNames()) {
        switch (column) {
          case "rate", "lower", "upper" -> {}
          case "personYears" -> cells.add(Math.round(row.getDouble(column) * YEAR) + " days");
          default ->
              cells.add(
                  rates.column(column).isMissing(row.getRowNumber())
                      ? ""
                      : String.valueOf(row.getObject(column)));
        }
      }
      rows.append(String.join(",", cells)).append('\n');
    }
    return rows.toString();
  }

  @Test
  void timeAtRiskIsCountedByTheDayWithinTheObservation() {
    History history = threeLives();
    RateQuestion question = RateQuestion.changesTo(MARRIED).years(2001, 2003);
    assertEquals(
        """
        2001,0,549 days,0
        2002,1,99 days,0
        2003,0,365 days,0
        """,
        days(Tables.rates(history, question)));
    assertEquals(
        """
        2001,SINGLE,female,0,365 days,0
        2001,SINGLE,male,0,184 days,0
        2002,SINGLE,female,1,99 days,0
        2003,DIVORCED,female,0,365 days,0
        """,
        days(Tables.rates(history, question, SEX, By.STATUS)));
    assertEquals(
        """
        2001–2002,,0,184 days,0
        2001–2002,Ulm,1,464 days,0
        """,
        days(Tables.rates(history, question.among(SINGLE).years(2001, 2002).every(2), By.CITY)));
    // Ada and Cleo for three years each, and Ben
    assertEquals(
        "2001–2003,1,2374 days,0\n",
        days(Tables.rates(history, RateQuestion.leavings().years(2001, 2003).every(3))));
  }

  @Test
  void anEventCountsAtTheAgeOfItsDayAndInTheGroupOfTheDayBefore() {
    int ada = registry.create(null, SINGLE, new Address(null, "Ulm"), on("1970-04-10"));
    registry.changeStatus(ada, MARRIED, on("1990-04-10"));
    registry.move(ada, new Address(null, "Bonn"), on("1990-04-10"));
    History history = History.of(timeline).observedUntil("1990-12-31");
    RateQuestion question = RateQuestion.changesTo(MARRIED).years(1990, 1990);
    assertEquals(
        """
        1990,10–19,0,99 days,0
        1990,20–29,1,0 days,0
        """,
        days(Tables.rates(history, question, By.AGE_GROUP)));
    assertEquals(
        """
        period,ageGroup,events,personYears,rate,lower,upper,uncertain
        1990,10–19,0,0.27104722792607805,0.0,0.0,13609.729501,0
        1990,20–29,1,0.0,,,,0
        """,
        csv(Tables.rates(history, question, By.AGE_GROUP)));
    assertEquals(
        "1990,Ulm,1,99 days,0\n1990,Bonn,0,266 days,0\n".lines().sorted().toList(),
        days(Tables.rates(history, RateQuestion.moves().years(1990, 1990), By.CITY))
            .lines()
            .sorted()
            .toList());
  }

  @Test
  void eventsOfAnUncertainDayAreCounted() {
    List<String> dates =
        List.of("1852", "1852-11", "1852-11-27?", "1852-11-27~", "1850/1852", "1852-11-27");
    for (String date : dates) {
      int person = registry.create(null, SINGLE, null, on("1815-12-10"));
      registry.changeStatus(person, MARRIED, on(date.replace("185", "184")));
      registry.died(person, on(date));
    }
    Table deaths = Tables.rates(History.of(timeline), RateQuestion.deaths().every(200));
    assertEquals("6 5", deaths.get(0, 1) + " " + deaths.get(0, 6));
    Table marriages =
        Tables.rates(History.of(timeline), RateQuestion.changesTo(MARRIED).every(200));
    assertEquals("6 5", marriages.get(0, 1) + " " + marriages.get(0, 6));
  }

  // ---- against the other tables

  @Test
  void eventsAreThoseOfTheTransitionsAndMoves() throws IOException {
    History history = town();
    Table transitions = Tables.transitions(history);
    for (Status status : Status.values()) {
      assertEquals(
          transitions.where(transitions.stringColumn("after").isEqualTo(status.name())).rowCount(),
          events(Tables.rates(history, RateQuestion.changesTo(status), By.CITY, SEX, By.AGE_GROUP)),
          status.name());
    }
    assertEquals(
        transitions
            .where(
                transitions
                    .stringColumn("after")
                    .isEqualTo("MARRIED")
                    .and(transitions.stringColumn("before").isEqualTo("DIVORCED")))
            .rowCount(),
        events(Tables.rates(history, RateQuestion.changesTo(MARRIED).among(DIVORCED))));
    assertEquals(
        Tables.moves(history).rowCount(),
        events(Tables.rates(history, RateQuestion.moves(), By.STATUS, By.CITY)));
    Table persons = Tables.persons(history);
    assertEquals(
        persons.where(persons.stringColumn("ends").isEqualTo("DEATH")).rowCount(),
        events(Tables.rates(history, RateQuestion.deaths(), SEX)));
  }

  private static int events(Table rates) {
    return (int) rates.intColumn("events").sum();
  }

  @Test
  void personYearsAreTheLengthsOfThePeriods() throws IOException {
    History history = town();
    LocalDate end = history.observedUntil().plusDays(1);
    for (Status status : Status.values()) {
      long days = 0;
      for (Row row : Tables.statusPeriods(history)) {
        if (row.getString("status").equals(status.name())) {
          LocalDate until = row.getDate("until");
          days += ChronoUnit.DAYS.between(row.getDate("from"), until == null ? end : until);
        }
      }
      Table rates =
          Tables.rates(
              history, RateQuestion.deaths().among(status), By.STATUS, By.CITY, By.AGE_GROUP, SEX);
      assertEquals(days / YEAR, rates.doubleColumn("personYears").sum(), 1e-6, status.name());
    }
  }

  /// Counted over people and days, as nobody would do it.
  @Test
  void theRateOfMarriageBySexIsThatOfADirectCount() throws IOException {
    History history = town();
    int year = 1985;
    Map<String, int[]> counts = new TreeMap<>();
    for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
      Snapshot today = history.at(day);
      Map<Integer, Status> before = new HashMap<>();
      for (Person person : history.at(day.minusDays(1)).people()) {
        before.put(person.personId(), person.status());
      }
      for (Person person : today.people()) {
        int[] of = counts.computeIfAbsent(person.attributes().get("sex"), _ -> new int[2]);
        of[0] += person.status() == SINGLE ? 1 : 0;
        boolean isWedding = person.status() == MARRIED && before.get(person.personId()) == SINGLE;
        of[1] += isWedding ? 1 : 0;
      }
    }
    Map<String, String> expected = new TreeMap<>();
    counts.forEach((sex, of) -> expected.put(sex, of[1] + " of " + of[0] + " days"));
    Map<String, String> found = new TreeMap<>();
    Table rates =
        Tables.rates(history, RateQuestion.changesTo(MARRIED).among(SINGLE).years(year, year), SEX);
    for (Row row : rates) {
      double years = row.getDouble("personYears");
      found.put(
          row.getString("sex"), row.getInt("events") + " of " + Math.round(years * YEAR) + " days");
      assertEquals(1000 * row.getInt("events") / years, row.getDouble("rate"), 1e-9);
    }
    assertEquals(expected, found);
    assertEquals(Set.of("female", "male"), found.keySet());
  }

  @Test
  void anAttributeThatNobodyHasIsRefused() {
    History history = threeLives();
    assertEquals(
        "nobody has an attribute 'seks' (did you mean 'sex'?); expected one of sex",
        assertThrows(
                IllegalArgumentException.class,
                () -> Tables.rates(history, RateQuestion.deaths(), By.attribute("seks")))
            .getMessage());
  }

  @Test
  void withoutPeopleThereAreNoRates() {
    assertEquals(0, Tables.rates(History.of(timeline), RateQuestion.deaths(), By.CITY).rowCount());
  }
}
