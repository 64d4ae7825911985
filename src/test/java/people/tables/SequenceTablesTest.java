package people.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Status.*;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.rates.*;
import people.sequences.*;
import people.timeline.*;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

@DisplayName("Tables of sequences")
class SequenceTablesTest {

  private static final SequenceGrid GRID = SequenceGrid.years(2000, 2004);

  /// Two who married, one of them in 2001 or 2002, and one who died single.
  private static History history() {
    EventTimeline timeline = EventTimeline.inMemory();
    for (int person = 1; person <= 3; person++) {
      timeline.add(new Event.Creation(person, null, SINGLE, null, Details.on("1980-01-01")));
    }
    timeline.add(new Event.StatusChange(1, MARRIED, Details.on("2001/2002")));
    timeline.add(new Event.StatusChange(2, MARRIED, Details.on("2001-05-01")));
    timeline.add(new Event.Death(3, Details.on("2003-05-01")));
    return History.of(timeline).observedUntil("2004-12-31");
  }

  private static final Sequences LIVES = SequenceTables.of(history(), By.STATUS, GRID);

  private static String csv(Table table) {
    return table.write().toString("csv").replace("\r\n", "\n");
  }

  @Test
  @DisplayName("have the states of each cell, with those that are uncertain")
  void distribution() {
    Table table = SequenceTables.distribution(LIVES);
    assertEquals(
        """
        cell,at,state,people,share,uncertain
        2001,2001.0,SINGLE,1.0,0.3333333333333333,0
        2001,2001.0,MARRIED,2.0,0.6666666666666666,1
        """,
        csv(table.where(table.stringColumn("cell").isEqualTo("2001"))));
    assertEquals(
        """
        cell,at,people,entropy,modal,share,uncertain
        2000,2000.0,3.0,0.0,SINGLE,1.0,0
        """,
        csv(SequenceTables.modalStates(LIVES).first(1)));
  }

  @Test
  @DisplayName("have mean times, transition rates, the commonest sequences and their shapes")
  void measures() {
    assertEquals(
        """
        state,cells,standardError,share,people,uncertain
        SINGLE,1.6666666666666667,0.6666666666666666,0.38461538461538464,3,0
        MARRIED,2.6666666666666665,1.3333333333333333,0.6153846153846154,2,1
        """,
        csv(SequenceTables.meanTimes(LIVES)));
    Table rates = SequenceTables.transitionRates(LIVES, 3);
    assertEquals(
        """
        cells,before,after,people,atRisk,rate,uncertain
        2000–2002,SINGLE,SINGLE,2.0,4.0,0.5,0
        2000–2002,SINGLE,MARRIED,2.0,4.0,0.5,1
        """,
        csv(rates.first(2)));
    assertEquals(
        """
        sequence,people,weight,share,uncertain
        S/1-M/4,2,2.0,0.6666666666666666,1
        S/3-*/2,1,1.0,0.3333333333333333,0
        """,
        csv(SequenceTables.frequent(LIVES, 10)));
    assertEquals(
        "3,S/3-*/2,3,1,0,0.0,1.0,0.0,true",
        csv(SequenceTables.shapes(LIVES)).lines().toList().getLast());
    assertEquals(
        "3,2002,2002.0,SINGLE,true", csv(SequenceTables.cells(LIVES)).lines().toList().getLast());
  }

  @Test
  @DisplayName("have clusters with their members, representatives and what cohorts explain")
  void alike() {
    Distances distances = Distances.of(LIVES, DistanceMethod.hamming());
    Clusters clusters = Clusters.ward(distances, 2);
    assertEquals(
        """
        cluster,people,share,medoid,sequence,meanDistance,silhouette,uncertain
        1,2,0.6666666666666666,1,S/1-M/4,0.0,1.0,1
        2,1,0.3333333333333333,3,S/3-*/2,0.0,0.0,0
        """,
        csv(SequenceTables.clusters(clusters)));
    assertEquals("person,cluster\n1,1\n2,1\n3,2\n", csv(SequenceTables.members(clusters)));
    assertEquals(
        "clusters,silhouette,explained\n1,,0.0\n2,0.6666666666666666,1.0\n",
        csv(SequenceTables.quality(Clusters.ward(distances, 1, 5))));
    assertEquals(
        "person,sequence,people,near,meanDistance\n1,S/1-M/4,3.0,2.0,1.3333333333333333\n",
        csv(SequenceTables.representatives(distances, Representatives.of(distances))));
    Discrepancy discrepancy = Discrepancy.of(distances, person -> person == 0 ? "a" : "b", 0, 1);
    assertEquals(
        "a,1,0.0,0.25,0.33333333333333326,,1",
        csv(SequenceTables.discrepancy(discrepancy)).lines().toList().get(1));
  }

  @Test
  @DisplayName("are made of any table of periods, and refuse two states on one day")
  void anyPeriods() {
    Table periods =
        Table.create(
            "homes",
            IntColumn.create("person", 2, 1, 1),
            StringColumn.create("kind", "COUPLE", "COUPLE", "ONE_PERSON"),
            DateColumn.create(
                "from",
                LocalDate.parse("2001-01-01"),
                LocalDate.parse("2002-07-01"),
                LocalDate.parse("2000-01-01")),
            DateColumn.create("until", null, null, LocalDate.parse("2002-07-01")));
    Sequences homes = SequenceTables.of(periods, "kind", LocalDate.parse("2003-12-31"), GRID);
    assertEquals(List.of("ONE_PERSON", "COUPLE"), homes.states());
    assertEquals("O/2-C/2-*/1", homes.text(0));
    assertEquals("*/1-C/3-*/1", homes.text(1));
    periods.dateColumn("until").set(2, LocalDate.parse("2002-07-02"));
    assertEquals(
        "periods of person 1 overlap: one until 2002-07-02, one from 2002-07-01; expected one state"
            + " a day",
        assertThrows(
                IllegalArgumentException.class,
                () -> SequenceTables.of(periods, "kind", LocalDate.parse("2003-12-31"), GRID))
            .getMessage());
    assertEquals(
        "groups of age are no states of a life; expected By.STATUS, By.CITY or an attribute",
        assertThrows(
                IllegalArgumentException.class,
                () -> SequenceTables.of(history(), By.AGE_GROUP, GRID))
            .getMessage());
  }

  @Test
  @DisplayName("say the range of an estimate over what the dates allow")
  void ranges() {
    Table times =
        DateRanges.of(
            history(),
            20,
            h -> SequenceTables.meanTimes(SequenceTables.of(h, By.STATUS, GRID)),
            "state");
    assertEquals(
        "[state, cells, cells low, cells high, standardError, standardError low, standardError"
            + " high, share, share low, share high, people, people low, people high, uncertain]",
        times.columnNames().toString());
    assertEquals(8 / 3.0, times.doubleColumn("cells").get(1), 1e-9);
    assertEquals(7 / 3.0, times.doubleColumn("cells low").get(1), 1e-9);
    assertEquals(8 / 3.0, times.doubleColumn("cells high").get(1), 1e-9);
    RateQuestion question = RateQuestion.changesTo(MARRIED);
    Table rates =
        DateRanges.of(history(), 5, h -> Tables.rates(h, question.years(2000, 2004)), "period");
    assertTrue(rates.containsColumn("rate high"));
    Table first = rates.where(rates.stringColumn("period").isEqualTo("2001"));
    assertEquals(
        "1.0 2.0",
        first.doubleColumn("events low").get(0) + " " + first.doubleColumn("events high").get(0));
    assertEquals(
        "mean times has two rows of []; expected keys that tell its rows apart",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    DateRanges.of(
                        history(),
                        0,
                        h -> SequenceTables.meanTimes(SequenceTables.of(h, By.STATUS, GRID))))
            .getMessage());
  }
}
