package people.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Details.on;
import static people.Status.MARRIED;
import static people.Status.SINGLE;
import static people.charts.ChartOptions.csv;
import static people.charts.ChartOptions.option;
import static people.charts.ChartOptions.series;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.timeline.*;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/// Charts of one life, judged by the option that ECharts is given.
@DisplayName("Charts")
class LifeLineTest {

  @Test
  @DisplayName("of a life end at the last date in the tables, or at a later one that is given")
  void lifeLine() {
    Chart chart =
        Charts.lifeLine(
            SampleTables.ADA_STATUSES, SampleTables.ADA_ADDRESSES, SampleTables.ADA_EVENTS);
    assertEquals(
        """
        kind,what,from,until,ends,certain
        status,single,1815-12-10,1835-07-08,,true
        status,married,1835-07-08,,,true
        address,"13 Piccadilly, London",1815-12-10,1835-07-01,,true
        address,"12 St James's Square, London, England",1838-01-01,,,false
        event,creation,1815-12-10,,,
        event,status change,1835-07-08,,,
        event,address change,1838-01-01,,,
        """,
        csv(chart));
    assertEquals(1838, option(chart).path("xAxis").path("max").asDouble());
    JsonNode last = series(chart).get(0).path("data").get(3);
    assertEquals("true false", last.path("ongoing") + " " + last.path("certain"));
    Chart longer =
        Charts.lifeLine(
            SampleTables.ADA_STATUSES,
            SampleTables.ADA_ADDRESSES,
            SampleTables.ADA_EVENTS,
            LocalDate.of(1852, 1, 1));
    assertEquals(1852, option(longer).path("xAxis").path("max").asDouble());
  }

  @Test
  @DisplayName("of a life that begins and ends with a year put the days in between where they are")
  void lifeOfWholeYears() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    int ada = registry.create(new Name("Ada", "Byron"), SINGLE, null, on("1815"));
    registry.changeStatus(ada, MARRIED, on("1835-07-02"));
    registry.died(ada, on("1852"));
    JsonNode bars = series(Charts.lifeLine(History.of(timeline), ada)).get(0).path("data");
    assertEquals(1835.4986, bars.get(1).path("value").get(1).asDouble(), bars::toPrettyString);
  }

  @Test
  @DisplayName("of a life in a history show that person only, and say who it is")
  void lifeOfAHistory() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    int william = registry.create(new Name("William", "King"), SINGLE, null);
    registry.changeStatus(william, MARRIED, on("1835-07-08"));
    int ada = registry.create(new Name("Ada", "Byron"), SINGLE, null, on("1815-12-10"));
    registry.rename(ada, new Name(null, "King"), on("1835-07-08"));
    registry.correct(3, Amendment.of(new Name(null, "King")), "looked up long after her life");
    Chart chart = Charts.lifeLine(History.of(timeline), ada);
    // presumed dead at 110
    assertEquals(1925.9397, option(chart).path("xAxis").path("max").asDouble(), chart::option);
    assertTrue(chart.toString().startsWith("Life of Ada King: "), chart::toString);
    assertEquals(
        """
        kind,what,from,until,ends,certain
        status,single,1815-12-10,1925-12-10,PRESUMED,true
        event,creation,1815-12-10,,,
        event,name change,1835-07-08,,,
        event,presumed dead,1925-12-10,,,
        """,
        csv(chart));
    assertThrows(UnknownPersonException.class, () -> Charts.lifeLine(History.of(timeline), 7));
  }

  @Test
  @DisplayName("of a life are of one person")
  void lifeOfOne() {
    Table other = SampleTables.ADA_EVENTS.copy();
    other.intColumn("person").set(2, 7);
    assertEquals(
        "a life line is of one person; the tables have 2, of [1, 7]: filter them first",
        assertThrows(
                IllegalArgumentException.class,
                () -> Charts.lifeLine(SampleTables.ADA_STATUSES, SampleTables.ADA_ADDRESSES, other))
            .getMessage());
  }
}
