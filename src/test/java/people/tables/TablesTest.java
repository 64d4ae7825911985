package people.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.Details.on;
import static people.Status.PARTNERED;
import static people.Status.SINGLE;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;

/// The tables of people, periods, changes, differences and reasons, and the dates to ask for.
class TablesTest extends TablesFixture {

  @Test
  void peopleAreThoseWhoAreThereOnADate() {
    History history = history();
    assertEquals(
        """
        person,firstname,lastname,status,partner,partnerName,street,city,postcode,country,born,age,certain
        1,Ada,King,MARRIED,,,Ockham Park,Ockham,,,1815-12-10,20,true
        """,
        csv(Tables.people(history.at("1836-06"))));
    assertEquals(
        """
        person,firstname,lastname,status,partner,partnerName,street,city,postcode,country,born,age,certain
        2,,,DIVORCED,,,Oude Delft 1,Delft,,,,,false
        """,
        csv(Tables.people(history.at("1991"))));
  }

  @Test
  void peopleHaveThePartnersWithWhomTheyAre() {
    for (String name : List.of("Ada", "Bo", "Cy")) {
      registry.create(new Name(name, null), SINGLE, null, on("1960-01-01"));
    }
    registry.marry(1, 2, on("1990-01-01"));
    registry.changeStatus(3, PARTNERED, Partner.named(new Name("Di", "Li")), on("1991"));
    var people = Tables.people(History.of(timeline).at("1992"));
    assertEquals(
        """
        person,status,partner,partnerName
        1,MARRIED,2,
        2,MARRIED,1,
        3,PARTNERED,,Di Li
        """,
        csv(people.selectColumns("person", "status", "partner", "partnerName")));
  }

  @Test
  void periodsCoverALifeWithoutGaps() {
    History history = history();
    assertEquals(
        """
        person,status,from,begins,until,ends,age,certain
        1,SINGLE,1815-12-10,BIRTH,1835-07-08,EVENT,0,true
        1,MARRIED,1835-07-08,EVENT,1852-11-27,DEATH,19,true
        2,DIVORCED,1990-01-01,ENTRY,,OBSERVATION,,false
        """,
        csv(Tables.statusPeriods(history)));
    assertEquals(
        """
        person,street,city,postcode,country,from,begins,until,ends,age,certain
        1,13 Piccadilly,London,W1,GB,1815-12-10,BIRTH,1835-07-01,EVENT,0,true
        1,Ockham Park,Ockham,,,1835-07-01,EVENT,1852-11-27,DEATH,19,false
        2,,,,,1990-01-01,ENTRY,1991-01-01,EVENT,,false
        2,Oude Delft 1,Delft,,,1991-01-01,EVENT,,OBSERVATION,,true
        """,
        csv(Tables.addressPeriods(history)));
  }

  @Test
  void personsAreEveryoneWithWhatBoundsTheirLives() {
    assertEquals(
        """
        person,firstname,lastname,born,entered,died,left,cohort,firstStatus,lastStatus,observedFrom,observedUntil,ends
        1,Ada,King,1815-12-10,1815-12-10,1852-11-27,,1815,SINGLE,MARRIED,1815-12-10,1852-11-27,DEATH
        2,,,,1990-01-01,,,,DIVORCED,DIVORCED,1990-01-01,,OBSERVATION
        """,
        csv(Tables.persons(history())));
  }

  @Test
  void changesAreBetweenPeriods() {
    History history = history();
    assertEquals(
        """
        person,before,after,date,age,certain
        1,SINGLE,MARRIED,1835-07-08,19,true
        """,
        csv(Tables.transitions(history)));
    assertEquals(
        """
        person,fromStreet,fromCity,fromPostcode,fromCountry,toStreet,toCity,toPostcode,toCountry,date,age,certain
        1,13 Piccadilly,London,W1,GB,Ockham Park,Ockham,,,1835-07-01,19,false
        2,,,,,Oude Delft 1,Delft,,,1991-01-01,,true
        """,
        csv(Tables.moves(history)));
  }

  @Test
  void differencesAreThoseOfTwoSnapshots() {
    History history = history();
    History then = history.knownAt("2015-02-14T09:00:00Z");
    assertEquals(
        """
        person,name,what,before,after
        1,Ada King,NAME,Ada Byron,Ada King
        1,Ada King,STATUS,SINGLE,MARRIED
        1,Ada King,ADDRESS,"13 Piccadilly, W1 London, GB","Ockham Park, Ockham"
        """,
        csv(Tables.differences(then.at("1840"), history.at("1840"))));
  }

  @Test
  void reasonsSayWhatDecidesAndWhy() {
    assertEquals(
        """
        position,effective,recorded,role,decides,by,source,why
        5,,2015-02-14T09:05:00Z,DECIDES,CREATED,,,
        6,1990~,2015-02-14T09:06:00Z,DECIDES,STATUS,,,
        7,1991-01-01,2015-02-14T09:07:00Z,DECIDES,ADDRESS,,,
        8,,2015-02-14T09:08:00Z,CORRECTS,,7,,found
        """,
        csv(Tables.reasons(history(), 2, LocalDate.of(1995, 1, 1))));
    History history = history();
    assertEquals(
        csv(Tables.reasons(history, 2, LocalDate.of(1995, 12, 31))),
        csv(Tables.reasons(history, 2, "1995")));
  }

  @Test
  void nobodyGivesEmptyTablesWithAllColumns() {
    History nobody = History.of(timeline);
    assertEquals(20, Tables.events(nobody).columnCount());
    assertEquals(5, Tables.differences(nobody.at("1900"), nobody.at("2000")).columnCount());
    assertEquals(0, Tables.events(nobody).rowCount());
    assertEquals(
        List.of("date", "city", "people", "uncertain", "beyond"),
        Tables.population(nobody, "2000", By.CITY).columnNames());
    assertEquals(0, Tables.people(nobody.today()).rowCount());
    assertEquals(0, Tables.moves(nobody).rowCount());
  }

  @Test
  void seriesOfDatesAreLastDays() {
    assertEquals(
        List.of(LocalDate.of(1999, 12, 31), LocalDate.of(2000, 12, 31)),
        Dates.years("1999", "2000-02"));
    assertEquals(Dates.years("1999", "2000-02"), Dates.years(1999, 2000));
    assertEquals(
        List.of(
            LocalDate.of(1999, 12, 31),
            LocalDate.of(2000, 1, 31),
            LocalDate.of(2000, 2, 29),
            LocalDate.of(2000, 3, 31)),
        Dates.months("1999-12", "2000-03-01"));
    assertEquals(18, Dates.months("1999-07", "2000").size());
    assertEquals(24, Dates.months("1999", "2000").size());
    assertEquals(
        "from '2001' to '2000' goes backwards; expected the earlier date first",
        assertThrows(IllegalArgumentException.class, () -> Dates.years("2001", "2000"))
            .getMessage());
  }
}
