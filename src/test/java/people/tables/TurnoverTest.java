package people.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.Details.on;
import static people.Status.MARRIED;
import static people.Status.SINGLE;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.timeline.*;

/// The table of who joined, left and moved between dates.
class TurnoverTest extends TablesFixture {

  private static List<LocalDate> ends(int... years) {
    return Arrays.stream(years).mapToObj(year -> LocalDate.of(year, 12, 31)).toList();
  }

  @Test
  void eachKindOfChangeIsCountedFromOneDateToTheNext() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    int ada = registry.create(Name.first("Ada"), SINGLE, null, on("1990-05-01"));
    int bo = registry.create(Name.first("Bo"), SINGLE, null, on("1990-05-02"));
    registry.create(Name.first("Cy"), SINGLE, null, on("2001-03-04"));
    registry.move(ada, new Address("Ockham Park", "Ockham"), on("2001"));
    registry.move(ada, new Address("Piccadilly 13", "London"), on("2001-09-09"));
    registry.move(bo, new Address("Piccadilly 13", "London"), on("2001-06-01/2002-06-01"));
    registry.set(bo, "job", "cook", on("2002-02-02"));
    registry.set(bo, "club", "rowing", on("2002-02-02"));
    registry.changeStatus(bo, MARRIED, on("2002-02-02"));
    registry.left(ada, "moved away", on("2002-07-07"));
    assertEquals(
        """
        date,change,people,uncertain
        2001-12-31,JOINED,1,0
        2001-12-31,ADDRESS,2,1
        2002-12-31,LEFT,1,0
        2002-12-31,STATUS,1,0
        2002-12-31,ATTRIBUTE,1,0
        """,
        csv(Tables.turnover(History.of(timeline), ends(2002, 2000, 2001))));
  }

  @Test
  void aReturnIsNoLeavingAndWhoIsAwayChangesNothing() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    int ada = registry.create(Name.first("Ada"), SINGLE, null, on("1990-05-01"));
    registry.left(ada, on("2001-03-03"));
    registry.move(ada, new Address("Ockham Park", "Ockham"), on("2001-06-01"));
    registry.returned(ada, on("2002-02-02"));
    registry.died(ada, on("2003-03-03"));
    assertEquals(
        """
        date,change,people,uncertain
        2001-12-31,LEFT,1,0
        2002-12-31,RETURNED,1,0
        2003-12-31,DIED,1,0
        """,
        csv(Tables.turnover(History.of(timeline), ends(2000, 2001, 2002, 2003))));
  }

  @Test
  void aSingleDateHasNoRows() {
    assertEquals(
        "date,change,people,uncertain\n",
        csv(Tables.turnover(History.of(EventTimeline.inMemory()), ends(2000))));
  }
}
