package people.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Details.on;
import static people.Status.DIVORCED;
import static people.Status.MARRIED;
import static people.Status.SINGLE;
import static people.Status.UNKNOWN;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.rates.*;
import people.simulation.*;
import people.survival.*;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Rates by age, what they add up to, and moves: by hand, and against other tables.
class CohortTablesTest extends TablesFixture {

  private History until1999() {
    return History.of(timeline).observedUntil("1999-12-31");
  }

  @Test
  void aDayIsInTheCellOfItsYearAndAge() {
    int ada = registry.create(null, SINGLE, null, on("1970-04-10"));
    registry.changeStatus(ada, MARRIED, on("1990-04-10"));
    Table lexis = CohortTables.lexis(until1999(), TimeTo.FIRST_MARRIAGE, 1, 1);
    assertEquals(41, lexis.rowCount());
    Table last = lexis.last(3).selectColumns("period", "age", "events", "personYears");
    assertEquals(
        """
        period,age,events,personYears
        1989,19,0,%s
        1990,19,0,%s
        1990,20,1,0.0
        """
            .formatted(266 / 365.25, 99 / 365.25),
        csv(last));
    assertEquals(
        ChronoUnit.DAYS.between(LocalDate.of(1970, 4, 10), LocalDate.of(1990, 4, 10)) / 365.25,
        lexis.doubleColumn("personYears").sum(),
        1e-9);
    assertThrows(
        IllegalArgumentException.class,
        () -> CohortTables.lexis(until1999(), TimeTo.END_OF_MARRIAGE, 1, 1));
  }

  /// By ten years of age it is what `rates` counts.
  @Test
  void deathsByAgeAreThoseOfTheRates() throws IOException {
    History town = History.of(new Simulation(200, 60, 7).inMemory());
    Table lexis = CohortTables.lexis(town, TimeTo.DEATH, 10, 20);
    Table rates =
        Tables.rates(town, RateQuestion.deaths().years(1960, 2019).every(20), By.AGE_GROUP);
    for (String age : List.of("20–29", "60–69")) {
      Table ours = lexis.where(lexis.stringColumn("age").isEqualTo(age));
      Table theirs = rates.where(rates.stringColumn("ageGroup").isEqualTo(age));
      for (String column : List.of("events", "personYears", "uncertain")) {
        assertEquals(
            theirs.numberColumn(column).asDoubleColumn().asList(),
            ours.numberColumn(column).asDoubleColumn().asList(),
            age + " " + column);
      }
    }
  }

  /// Two women of 15 in 1985; one marries at 20, on the first day of 1990, the other never does.
  @Test
  void theTotalFirstMarriageRate() {
    int ada = registry.create(null, SINGLE, null, on("1970-01-01"));
    registry.create(null, SINGLE, null, on("1970-01-01"));
    registry.changeStatus(ada, MARRIED, on("1990-01-01"));
    Table rates = CohortTables.totalRates(until1999(), TimeTo.FIRST_MARRIAGE, 10, 15, 30);
    assertEquals("1990–1999", rates.getString(2, "period"));
    // nobody is 15 to 19 in the years from 1990 on
    assertTrue(rates.doubleColumn("totalRate").isMissing(2));
    Table twenties = CohortTables.totalRates(until1999(), TimeTo.FIRST_MARRIAGE, 10, 20, 30);
    assertEquals(1, twenties.intColumn("events").get(2));
    double years = 2 * 1826 / 365.25; // both are 20 to 24 for so long
    assertEquals(5 / years, twenties.doubleColumn("totalRate").get(2), 1e-9);
  }

  /// She was unmarried at that age for no day, so there is no rate of those who were.
  @Test
  void whoMarriesOnABirthdayAloneTellsNoShare() {
    int ada = registry.create(null, SINGLE, null, on("1970-01-01"));
    registry.changeStatus(ada, MARRIED, on("1990-01-01"));
    Table rates = CohortTables.totalRates(until1999(), TimeTo.FIRST_MARRIAGE, 10, 20, 25);
    assertEquals(5 * 365.25 / 1826, rates.doubleColumn("totalRate").get(2), 1e-9);
    assertTrue(rates.doubleColumn("share").isMissing(2));
  }

  /// Whoever may have married unseen is in no part of it from then on.
  @Test
  void whoIsNotKnownToBeUnmarriedIsNoTimeOfTheTotalRate() {
    int ada = registry.create(null, SINGLE, null, on("1970-01-01"));
    registry.changeStatus(ada, MARRIED, on("1990-01-01"));
    int ben = registry.create(null, SINGLE, null, on("1970-01-01"));
    registry.changeStatus(ben, UNKNOWN, on("1991-01-01"));
    int cleo = registry.create(null, SINGLE, null, on("1970-01-01"));
    registry.changeStatus(cleo, UNKNOWN, on("1991-01-01"));
    registry.changeStatus(cleo, SINGLE, on("1999-01-01")); // and was, all the time
    int dan = registry.create(null, MARRIED, null, EffectiveDate.parse("1970-01-01"), on("1989"));
    registry.changeStatus(dan, UNKNOWN, on("1991-01-01")); // and had married, all the time
    Table rates = CohortTables.totalRates(until1999(), TimeTo.FIRST_MARRIAGE, 10, 20, 25);
    assertEquals(1, rates.intColumn("events").get(2));
    double years = (3 * 1826 + 365) / 365.25;
    assertEquals(5 / years, rates.doubleColumn("totalRate").get(2), 1e-9);
  }

  /// E. Kitagawa's parts add up to the change, and so do G. Firebaugh's.
  @Test
  void partsOfAChangeAddUpToIt() throws IOException {
    History town = History.of(new Simulation(300, 60, 7).inMemory());
    LocalDate before = LocalDate.of(1975, 12, 31);
    LocalDate after = LocalDate.of(2015, 12, 31);
    Table parts = CohortTables.shareChange(town, MARRIED, before, after);
    double change = share(town, after) - share(town, before);
    for (String method : List.of("Kitagawa 1955", "Firebaugh 1989")) {
      Table ofMethod = parts.where(parts.stringColumn("method").isEqualTo(method));
      assertEquals(2, ofMethod.rowCount());
      assertEquals(change, ofMethod.doubleColumn("change").sum(), 1e-9, method);
    }
  }

  private static double share(History town, LocalDate date) {
    List<Person> people = town.at(date).people();
    return (double) people.stream().filter(person -> person.status() == MARRIED).count()
        / people.size();
  }

  /// By hand: of 100 young and 100 old people 10 and 50 are married, later of 50 and 150 20 and 90.
  @Test
  void agesAndBehaviourByHand() {
    List<ShareChange> parts =
        ShareChange.of(
            List.of(
                new ShareChange.Counted(1900, 1880, 100, 10),
                new ShareChange.Counted(1900, 1850, 100, 50),
                new ShareChange.Counted(1910, 1890, 50, 20),
                new ShareChange.Counted(1910, 1860, 150, 90)));
    // weights 1/2, 1/2 to 1/4, 3/4; shares 0.1, 0.5 to 0.4, 0.6
    assertEquals(-0.25 * 0.25 + 0.25 * 0.55, parts.get(0).change(), 1e-12);
    assertEquals(0.3 * 0.375 + 0.1 * 0.625, parts.get(1).change(), 1e-12);
    assertEquals(0.55 - 0.3, parts.get(2).change() + parts.get(3).change(), 1e-12);
  }

  @Test
  void whoMovesAroundADivorce() {
    int ada = registry.create(null, SINGLE, new Address(null, "Ulm"), on("1950-01-01"));
    registry.changeStatus(ada, MARRIED, on("1970-01-01"));
    registry.changeStatus(ada, DIVORCED, on("1980-01-01"));
    registry.move(ada, new Address(null, "Bonn"), on("1980-01-01"));
    int ben = registry.create(null, SINGLE, new Address(null, "Ulm"), on("1950-01-01"));
    registry.changeStatus(ben, MARRIED, on("1970-01-01"));
    registry.move(ben, new Address(null, "Bonn"), on("1979-12"));
    registry.changeStatus(ben, DIVORCED, on("1980-01-01"));
    registry.left(ben, on("1980-06-01"));
    Table around = MigrationTables.around(until1999(), 365);
    assertEquals(
        """
        before,after,changes,observedBefore,movedBefore,observedAfter,movedAfter,uncertain
        SINGLE,MARRIED,2,2,0.0,2,0.0,0
        MARRIED,DIVORCED,2,2,0.5,1,1.0,1
        """,
        csv(
            around.selectColumns(
                "before",
                "after",
                "changes",
                "observedBefore",
                "movedBefore",
                "observedAfter",
                "movedAfter",
                "uncertain")));
    // Wilson: 1 of 2
    assertEquals(0.0945, around.doubleColumn("lowerBefore").get(1), 0.00005);
    assertEquals(0.9055, around.doubleColumn("upperBefore").get(1), 0.00005);
  }

  /// Else whoever moves at random would seem to move after it rather than before.
  @Test
  void theWindowsOnBothSidesHaveAsManyDays() {
    for (int day = 1; day <= 4; day++) {
      int person = registry.create(null, SINGLE, new Address(null, "Ulm"), on("1950-01-01"));
      registry.changeStatus(person, MARRIED, on("1980-01-03"));
      registry.move(person, new Address(null, "Bonn"), on("1980-01-0" + day));
    }
    registry.changeStatus(
        registry.create(null, SINGLE, null, on("1950-01-01")), MARRIED, on("1999-12-31"));
    Table around = MigrationTables.around(until1999(), 1);
    assertEquals(5, around.intColumn("observedAfter").get(0)); // the last one up to the last day
    assertEquals(0.2, around.doubleColumn("movedBefore").get(0), 1e-9);
    assertEquals(0.2, around.doubleColumn("movedAfter").get(0), 1e-9);
  }

  @Test
  void citiesGainAndLose() {
    for (int i = 0; i < 3; i++) {
      int person = registry.create(null, SINGLE, new Address(null, "Ulm"), on("1990-01-01"));
      registry.move(person, new Address(null, i == 0 ? "ULM" : "Bonn"), on("1995-01-01"));
    }
    int back = registry.create(null, SINGLE, new Address(null, "Bonn"), on("1990-01-01"));
    registry.move(back, new Address(null, "Ulm"), on("1995"));
    Table flows = MigrationTables.flows(until1999());
    assertEquals(
        """
        from,to,moves,people,uncertain
        Ulm,Bonn,2,2,0
        Bonn,Ulm,1,1,1
        Ulm,Ulm,1,1,0
        """,
        csv(flows));
    assertEquals(
        """
        city,period,year,arrivals,departures,net,effectiveness,uncertain
        Bonn,1990–1999,1990,2,1,1,33.333333333333336,1
        Ulm,1990–1999,1990,1,2,-1,-33.333333333333336,1
        """,
        csv(
            MigrationTables.net(until1999(), 10)
                .selectColumns(
                    "city",
                    "period",
                    "year",
                    "arrivals",
                    "departures",
                    "net",
                    "effectiveness",
                    "uncertain")));
    Table places =
        Table.create(
            StringColumn.create("city", "Ulm", "Bonn"),
            DoubleColumn.create("latitude", 48.3984, 50.7374),
            DoubleColumn.create("longitude", 9.9916, 7.0982));
    Table distances = MigrationTables.distances(flows, places);
    assertEquals(333, distances.doubleColumn("km").get(0), 1);
    assertEquals(0, distances.doubleColumn("km").get(2));
    // the poles, and half way round
    assertEquals(Math.PI * 6371.0088, CityMove.kilometres(90, 0, -90, 0), 1e-6);
  }

  @Test
  void factorsAreComparedWithTheirFirstLevel() throws IOException {
    History town = History.of(new Simulation(300, 60, 7).inMemory());
    Table times = SurvivalTables.lifetimes(town, TimeTo.FIRST_MARRIAGE, By.attribute("sex"));
    Table cox = SurvivalTables.cox(SurvivalTables.from(times, 15), "MARRIED", "sex", "cohort");
    assertEquals(List.of("sex male", "cohort"), cox.stringColumn("term").asList());
    assertTrue(cox.booleanColumn("converged").get(0));
    Table test = SurvivalTables.logRank(times, "MARRIED", "sex", "decade");
    assertEquals(List.of("female", "male"), test.stringColumn("sex").asList());
    assertEquals(
        test.doubleColumn("expected").sum(), test.intColumn("events").sum(), 1e-6, "as many");
    assertEquals(
        "no row has the event 'MARRIAGE'; the table has DEATH, MARRIED",
        assertThrows(
                IllegalArgumentException.class, () -> SurvivalTables.survival(times, "MARRIAGE"))
            .getMessage());
  }

  @Test
  void stepsThatDontFitAreRefused() {
    assertEquals(
        "ages from 15 to 48 in steps of 5; expected multiples of the step",
        assertThrows(
                IllegalArgumentException.class,
                () -> CohortTables.totalRates(until1999(), TimeTo.FIRST_MARRIAGE, 10, 15, 48))
            .getMessage());
    assertEquals(
        "0 years; expected steps of at least 1 year",
        assertThrows(IllegalArgumentException.class, () -> MigrationTables.net(until1999(), 0))
            .getMessage());
  }
}
