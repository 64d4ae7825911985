package people.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.Details.on;
import static people.Status.MARRIED;
import static people.Status.SINGLE;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;

/// The tables of couples and households.
class CoupleTablesTest extends TablesFixture {

  private static final Address HOME = new Address("1 Main Street", "Delft");
  private static final Name JOHN = new Name("John", "Li");

  private History family() {
    int ada = registry.create(new Name("Ada", null), SINGLE, HOME, on("1970-01-01"));
    int bo = registry.create(new Name("Bo", null), SINGLE, null, on("1971-01-01"));
    int cy = registry.create(new Name("Cy", null), SINGLE, HOME, on("2000-02-29"));
    int di = registry.create(new Name("Di", null), SINGLE, null, on("1960"));
    registry.marry(ada, bo, on("1995-05-01"));
    registry.move(bo, new Address("1 main  street", "DELFT"), on("1995-06-01"));
    registry.parents(cy, List.of(ada), Details.NONE);
    registry.changeStatus(di, MARRIED, Partner.named(JOHN), on("1990"));
    registry.died(bo, ada, on("2010-01-01"));
    registry.move(cy, new Address(null, "Paris"), on("2019-01-01"));
    return History.of(timeline);
  }

  @Test
  void couplesHaveWhomAndSinceWhen() {
    assertEquals(
        """
        person,partner,partnerName,status,statusSince,since,sinceDay,agreement,saidBy,certain
        1,2,,MARRIED,1995-05-01,1995-05-01,1995-05-01,MUTUAL,,true
        4,,John Li,MARRIED,1990,1990,1990-01-01,ONE_SIDED,4,true
        """,
        csv(Tables.couples(family(), "2000")));
  }

  @Test
  void couplePeriodsHaveHowTheyEnd() {
    assertEquals(
        """
        person,partner,partnerName,status,statusSince,since,sinceDay,from,begins,until,ends,agreement,saidBy,certain
        1,2,,MARRIED,1995-05-01,1995-05-01,1995-05-01,1995-05-01,EVENT,2010-01-01,DEATH,MUTUAL,,true
        4,,John Li,MARRIED,1990,1990,1990-01-01,1990-01-01,EVENT,,OBSERVATION,ONE_SIDED,4,false
        """,
        csv(Tables.couplePeriods(family())));
  }

  @Test
  void householdsAreWhoLivesAtOneAddressInAllItsSpellings() {
    assertEquals(
        """
        street,city,postcode,country,people,couples,kind,members,certain
        1 Main Street,Delft,,,3,1,COUPLE_WITH_CHILDREN,1 2 3,true
        """,
        csv(Tables.households(family(), "2005")));
  }

  @Test
  void householdPeriodsChangeWithWhoIsThereAndWhatTheyAreToEachOther() {
    assertEquals(
        """
        street,city,postcode,country,from,until,people,couples,kind,certain
        1 Main Street,Delft,,,1970-01-01,1995-06-01,1,0,ONE_PERSON,true
        1 Main Street,Delft,,,1995-06-01,2000-02-29,2,1,COUPLE,true
        1 Main Street,Delft,,,2000-02-29,2010-01-01,3,1,COUPLE_WITH_CHILDREN,true
        1 Main Street,Delft,,,2010-01-01,2019-01-01,2,0,ONE_PARENT,true
        1 Main Street,Delft,,,2019-01-01,,1,0,ONE_PERSON,true
        """,
        csv(Tables.householdPeriods(family())));
  }

  @Test
  void householdsAreCountedByKindAndSize() {
    assertEquals(
        """
        date,kind,size,households,uncertain
        1999-12-31,COUPLE,2,1,0
        2005-12-31,COUPLE_WITH_CHILDREN,3,1,0
        2015-12-31,ONE_PARENT,2,1,0
        """,
        csv(
            Tables.householdCounts(
                family(),
                Stream.of("2015", "1999", "2005", "1900", "2999").map(History::day).toList())));
  }
}
