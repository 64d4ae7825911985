package people.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.charts.ChartOptions.csv;
import static people.charts.ChartOptions.each;
import static people.charts.ChartOptions.option;
import static people.charts.ChartOptions.series;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.tables.*;
import people.timeline.*;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

@DisplayName("A chart of households")
class HouseholdChartTest {

  private static final Table FIRST =
      SampleTables.HOUSEHOLDS.where(
          SampleTables.HOUSEHOLDS.dateColumn("date").isBefore(LocalDate.of(1841, 1, 1)));

  @Test
  @DisplayName("sums over sizes, and names kinds in their own order")
  void sums() {
    assertEquals(
        """
        date,kind,households,uncertain,share
        1840-12-31,one person,3,0,30.0
        1840-12-31,couple with children,7,1,70.0
        1840-12-31,one parent,0,0,0.0
        1841-12-31,one person,4,0,80.0
        1841-12-31,couple with children,0,0,0.0
        1841-12-31,one parent,1,0,20.0
        """,
        csv(Charts.households(SampleTables.HOUSEHOLDS)));
  }

  @Test
  @DisplayName("hatches what is uncertain, and says what is counted")
  void hatches() {
    Chart chart = Charts.households(SampleTables.HOUSEHOLDS);
    JsonNode all = series(chart);
    assertEquals("[0, 0~, 1, 1~, 2, 2~, hatch]", each(all, "id").toString());
    assertEquals("uncertain", all.get(6).path("name").asString());
    assertEquals("[6,1840,\"1840-12-31\"]", all.get(2).path("data").get(0).toString());
    assertEquals("[1,1840,\"1840-12-31\"]", all.get(3).path("data").get(0).toString());
    JsonNode title = option(chart).path("title").get(0);
    assertEquals("Households by kind", title.path("text").asString());
    assertEquals("households, 1840–1841", title.path("subtext").asString());
  }

  @Test
  @DisplayName("of one date has a bar for each kind, and the same colours")
  void oneDate() {
    JsonNode bars = series(Charts.households(FIRST)).get(0).path("data");
    assertEquals(
        "[\"couple with children\",\"7 households, 70.0 %\",\"of them 1 uncertain\"]",
        bars.get(1).path("tip").toString());
    assertEquals("[\"one person\",\"3 households, 30.0 %\"]", bars.get(0).path("tip").toString());
    assertEquals(
        series(Charts.households(SampleTables.HOUSEHOLDS)).get(2).path("itemStyle").path("color"),
        bars.get(1).path("itemStyle").path("color"));
  }

  @Test
  @DisplayName("of nothing, or of another table, says so")
  void nothing() {
    Chart none = Charts.households(SampleTables.none(SampleTables.HOUSEHOLDS));
    String text = option(none).path("title").get(1).path("text").asString().replace('\n', ' ');
    assertEquals("no data: no household is counted in the table of households", text);
    assertEquals(
        "a chart of households needs the column 'kind'; the table has date, status, people,"
            + " uncertain",
        assertThrows(IllegalArgumentException.class, () -> Charts.households(SampleTables.STATUSES))
            .getMessage());
  }

  @Test
  @DisplayName("takes the table that counts households")
  void ofCounts() {
    var timeline = EventTimeline.inMemory();
    var registry = new PersonRegistry(timeline);
    Address home = new Address("Mill Lane 3", "Delft");
    registry.create(new Name("Ada", "Lind"), Status.SINGLE, home, Details.on("1980"));
    Chart chart =
        Charts.households(
            Tables.householdCounts(History.of(timeline), List.of(LocalDate.of(2014, 12, 31))));
    assertTrue(csv(chart).contains("2014-12-31,one person,1,0,100.0"), () -> csv(chart));
  }
}
