package people.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.Details.on;
import static people.Status.DIVORCED;
import static people.Status.MARRIED;
import static people.Status.PARTNERED;
import static people.Status.SEPARATED;
import static people.Status.SINGLE;
import static people.Status.UNKNOWN;
import static people.Status.WIDOWED;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.survival.*;

/// Who is at risk from when until when, and who is left out and why: of lives that are few enough
/// to be counted by hand.
class LifetimesTest extends TablesFixture {

  private int single(String born) {
    return registry.create(null, SINGLE, null, on(born));
  }

  private int entered(Status status, String born, String entry) {
    return registry.create(null, status, null, EffectiveDate.parse(born), on(entry));
  }

  private void wed(int one, int other, String day) {
    registry.changeStatus(one, MARRIED, Partner.of(other), on(day));
    registry.changeStatus(other, MARRIED, Partner.of(one), on(day));
  }

  private void part(int one, int other, String day) {
    registry.changeStatus(one, DIVORCED, on(day));
    registry.changeStatus(other, DIVORCED, on(day));
  }

  /// Rows of the columns that differ, until the end of 1999.
  private String rows(TimeTo what) {
    History history = History.of(timeline).observedUntil("1999-12-31");
    String csv =
        csv(
            SurvivalTables.lifetimes(history, what)
                .selectColumns(
                    "person", "start", "stop", "event", "censored", "certain", "excluded"));
    return csv.substring(csv.indexOf('\n') + 1);
  }

  private static int days(String from, String until) {
    return (int) ChronoUnit.DAYS.between(LocalDate.parse(from), LocalDate.parse(until));
  }

  @Test
  void whoEntersInAnotherStatusIsNotTakenAsNeverMarried() {
    int ada = single("1960-01-01");
    registry.changeStatus(ada, MARRIED, on("1980-01-01"));
    entered(SINGLE, "1930-01-01", "1970-01-01"); // from the age of forty on
    entered(MARRIED, "1930-01-01", "1970-01-01");
    entered(WIDOWED, "1930-01-01", "1970-01-01");
    int eve = entered(UNKNOWN, "1930-01-01", "1970-01-01");
    registry.changeStatus(eve, MARRIED, on("1980-01-01"));
    int fay = entered(UNKNOWN, "1930-01-01", "1970-01-01");
    registry.changeStatus(fay, SINGLE, on("1972-01-01"));
    registry.changeStatus(fay, MARRIED, on("1980")); // some day
    int gus = single("1960-01-01");
    registry.changeStatus(gus, DIVORCED, on("1990-01-01"));
    int hal = single("1960-01-01");
    registry.changeStatus(hal, PARTNERED, on("1985-01-01"));
    registry.changeStatus(hal, SEPARATED, on("1990-01-01"));
    registry.died(hal, on("1995-01-01"));
    registry.create(null, MARRIED, null, on("1970-01-01")); // no birth
    entered(PARTNERED, "1930-01-01", "1970-01-01");
    assertEquals(
        """
        1,0,%d,MARRIED,,true,
        2,%d,%d,,OBSERVATION,true,
        3,,,,,true,HAPPENED_BEFORE
        4,,,,,true,HAPPENED_BEFORE
        5,,,,,true,PAST_UNKNOWN
        6,%d,%d,MARRIED,,false,
        7,,,,,true,UNSEEN
        8,0,%d,DEATH,,true,
        9,,,,,true,BIRTH_UNKNOWN
        10,,,,,true,PAST_UNKNOWN
        """
            .formatted(
                days("1960-01-01", "1980-01-01"),
                days("1930-01-01", "1970-01-01"),
                days("1930-01-01", "2000-01-01"),
                days("1930-01-01", "1972-01-01"),
                days("1930-01-01", "1980-01-01"),
                days("1960-01-01", "1995-01-01")),
        rows(TimeTo.FIRST_MARRIAGE));
  }

  @Test
  void whoWasAwayIsNotAtRiskMeanwhile() {
    int ben = single("1960-01-01");
    registry.left(ben, on("1980-01-01"));
    registry.returned(ben, on("1985-01-01"));
    registry.changeStatus(ben, MARRIED, on("1990-01-01"));
    int cleo = single("1960-01-01");
    registry.left(cleo, on("1980-01-01"));
    registry.changeStatus(cleo, MARRIED, on("1982-01-01"));
    registry.returned(cleo, on("1985-01-01"));
    assertEquals(
        """
        1,0,%1$d,,LEFT,true,
        1,%2$d,%3$d,MARRIED,,true,
        2,0,%1$d,,LEFT,true,
        """
            .formatted(
                days("1960-01-01", "1980-01-01"),
                days("1960-01-01", "1985-01-01"),
                days("1960-01-01", "1990-01-01")),
        rows(TimeTo.FIRST_MARRIAGE));
    assertEquals(
        """
        1,0,%1$d,LEFT,,true,
        1,%2$d,%3$d,,OBSERVATION,true,
        2,0,%1$d,LEFT,,true,
        2,%2$d,%3$d,,OBSERVATION,true,
        """
            .formatted(
                days("1960-01-01", "1980-01-01"),
                days("1960-01-01", "1985-01-01"),
                days("1960-01-01", "2000-01-01")),
        rows(TimeTo.LEAVING));
  }

  @Test
  void aMarriageIsOneRowFromTheWeddingOn() {
    for (int person = 1; person <= 10; person++) {
      single("1950-01-01");
    }
    wed(1, 2, "1970-01-01");
    registry.changeStatus(1, SEPARATED, on("1975-01-01"));
    registry.changeStatus(2, SEPARATED, on("1975-01-01"));
    part(1, 2, "1976-01-01");
    wed(3, 4, "1970-01-01");
    registry.died(3, on("1990"));
    registry.changeStatus(4, WIDOWED, on("1990"));
    wed(5, 6, "1970-01-01");
    registry.changeStatus(7, PARTNERED, Partner.of(8), on("1970-01-01"));
    registry.changeStatus(8, PARTNERED, Partner.of(7), on("1970-01-01"));
    wed(7, 8, "1972-01-01");
    registry.changeStatus(9, MARRIED, Partner.of(10), on("1970-01-01"));
    registry.changeStatus(10, MARRIED, Partner.named(new Name("Xaver", null)), on("1970-01-01"));
    entered(MARRIED, "1940-01-01", "1970-01-01");
    assertEquals(
        """
        1,0,%d,DIVORCED,,true,
        3,0,%d,WIDOWED,,false,
        5,0,%d,,OBSERVATION,true,
        7,0,%d,,OBSERVATION,true,
        9,,,,,true,CONTRADICTED
        10,0,%d,,OBSERVATION,true,
        11,,,,,true,BEGIN_UNKNOWN
        """
            .formatted(
                days("1970-01-01", "1976-01-01"),
                days("1970-01-01", "1990-01-01"),
                days("1970-01-01", "2000-01-01"),
                days("1972-01-01", "2000-01-01"),
                days("1970-01-01", "2000-01-01")),
        rows(TimeTo.END_OF_MARRIAGE));
  }

  @Test
  void timeToTheNextMarriageRunsOnThroughAPartnership() {
    int ada = single("1950-01-01");
    registry.changeStatus(ada, MARRIED, on("1970-01-01"));
    registry.changeStatus(ada, DIVORCED, on("1975-01-01"));
    registry.changeStatus(ada, PARTNERED, on("1976-01-01"));
    registry.changeStatus(ada, MARRIED, on("1977-01-01"));
    registry.changeStatus(ada, WIDOWED, on("1980-01-01"));
    registry.left(ada, on("1981-01-01"));
    registry.returned(ada, on("1982-01-01"));
    registry.died(ada, on("1983-01-01"));
    entered(DIVORCED, "1940-01-01", "1970-01-01");
    int cleo = single("1950-01-01");
    registry.changeStatus(cleo, MARRIED, on("1970-01-01"));
    registry.changeStatus(cleo, DIVORCED, on("1975-01-01"));
    registry.changeStatus(cleo, UNKNOWN, on("1976-01-01"));
    registry.changeStatus(cleo, DIVORCED, on("1978-01-01"));
    assertEquals(
        """
        1,0,731,MARRIED,,true,
        1,0,366,,LEFT,true,
        1,731,1096,DEATH,,true,
        2,,,,,true,BEGIN_UNKNOWN
        3,0,365,,UNKNOWN,true,
        3,,,,,true,BEGIN_UNKNOWN
        """,
        rows(TimeTo.REMARRIAGE));
  }

  /// Between two marriages that ended there was a wedding.
  @Test
  void whoseNextMarriageEndedUnseenIsNotTakenAsNeverRemarried() {
    int ada = single("1940-01-01");
    registry.changeStatus(ada, MARRIED, on("1970-01-01"));
    registry.changeStatus(ada, WIDOWED, on("1975-01-01"));
    registry.changeStatus(ada, DIVORCED, on("1999-01-01"));
    int ben = single("1940-01-01");
    registry.changeStatus(ben, MARRIED, on("1970-01-01"));
    registry.changeStatus(ben, DIVORCED, on("1975-01-01"));
    registry.changeStatus(ben, PARTNERED, on("1976-01-01"));
    registry.changeStatus(ben, WIDOWED, on("1999-01-01")); // of the partnership
    assertEquals(
        """
        1,,,,,true,UNSEEN
        1,0,365,,OBSERVATION,true,
        2,0,%d,,OBSERVATION,true,
        """
            .formatted(days("1975-01-01", "2000-01-01")),
        rows(TimeTo.REMARRIAGE));
  }

  @Test
  void anAddressOfWhichTheBeginIsNotKnownIsLeftOut() {
    int ada = registry.create(null, SINGLE, new Address(null, "Ulm"), on("1950-01-01"));
    registry.move(ada, new Address(null, "Bonn"), on("1970-01-01"));
    registry.moveToUnknown(ada, on("1980-01-01"));
    registry.move(ada, new Address(null, "Ulm"), on("1985-01-01"));
    registry.move(ada, new Address(null, "Bonn"), on("1990-01-01"));
    int ben = entered(SINGLE, "1950-01-01", "1970-01-01");
    registry.move(ben, new Address(null, "Bonn"), on("1980-01-01"));
    assertEquals(
        """
        1,0,%d,MOVED,,true,
        1,0,%d,MOVED,,true,
        1,,,,,true,BEGIN_UNKNOWN
        1,0,%d,,OBSERVATION,true,
        2,,,,,true,BEGIN_UNKNOWN
        """
            .formatted(
                days("1950-01-01", "1970-01-01"),
                days("1970-01-01", "1980-01-01"),
                days("1990-01-01", "2000-01-01")),
        rows(TimeTo.NEXT_MOVE));
  }

  @Test
  void deathsOfThoseWhoArePresumedDeadAreNone() {
    int ada = single("1850-01-01");
    registry.died(ada, on("1900?"));
    single("1850-01-01");
    assertEquals(
        """
        1,0,%d,DEATH,,false,
        2,0,%d,,PRESUMED,true,
        """
            .formatted(days("1850-01-01", "1900-01-01"), days("1850-01-01", "1960-01-01")),
        rows(TimeTo.DEATH));
  }

  @Test
  void groupsAreWhatSheWasOnTheFirstDayOfTheRow() {
    int ada = registry.create(null, SINGLE, new Address(null, "Ulm"), on("1950-01-01"));
    registry.set(ada, "sex", "female", on("1950-01-01"));
    registry.move(ada, new Address(null, "Bonn"), on("1970-01-01"));
    registry.changeStatus(ada, MARRIED, on("1975-06-01"));
    registry.changeStatus(ada, DIVORCED, on("1985-06-01"));
    History history = History.of(timeline).observedUntil("1999-12-31");
    By[] by = {By.CITY, By.attribute("sex"), By.AGE_GROUP, By.STATUS};
    assertEquals(
        """
        person,partner,origin,cohort,decade,status,city,ageGroup,sex,start,stop,event,censored,certain,excluded
        1,,1950-01-01,1950,1950,SINGLE,Ulm,0–9,female,0,9282,MARRIED,,true,
        """,
        csv(SurvivalTables.lifetimes(history, TimeTo.FIRST_MARRIAGE, by)));
    assertEquals(
        """
        person,partner,origin,cohort,decade,status,city,ageGroup,sex,start,stop,event,censored,certain,excluded
        1,,1975-06-01,1975,1970,MARRIED,Bonn,20–29,female,0,3653,DIVORCED,,true,
        """,
        csv(SurvivalTables.lifetimes(history, TimeTo.END_OF_MARRIAGE, by)));
  }
}
