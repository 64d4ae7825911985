package people.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.charts.ChartOptions.csv;
import static people.charts.ChartOptions.each;
import static people.charts.ChartOptions.option;
import static people.charts.ChartOptions.series;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/// Charts of moves and of changes of status, judged by the option that ECharts is given.
@DisplayName("Charts")
class MoveChartsTest {

  @Test
  @DisplayName("say how many moves and changes have an uncertain date, where the table tells it")
  void uncertainMoves() {
    Table moves =
        SampleTables.MOVES
            .copy()
            .addColumns(BooleanColumn.create("certain", false, true, true, false, false));
    Chart flows = Charts.flows(moves);
    assertEquals(
        "fromCity,toCity,moves,uncertain\nDelft,Gouda,2,1\nGouda,Delft,1,0\nnot known,Delft,1,1\n",
        csv(flows));
    assertEquals(
        "[\"Delft → Gouda\",\"2 moves\",\"of them 1 uncertain\"]",
        series(flows).get(0).path("links").get(0).path("tip").toString());
    assertEquals(
        "[\"Gouda → Delft\",\"1 move\"]",
        series(flows).get(0).path("links").get(1).path("tip").toString());
    assertEquals(
        "[\"Delft\",\"2 moves away\",\"of them 1 uncertain\"]",
        series(flows).get(0).path("data").get(0).path("tip").toString());

    Chart arrivals = Charts.arrivals(moves, "Gouda");
    assertEquals(
        "year,arrivals,departures,uncertainArrivals,uncertainDepartures\n"
            + "1840,2,0,1,0\n1841,0,0,0,0\n1842,0,1,0,0\n",
        csv(arrivals));
    assertEquals(
        "[arrivals, arrivals~, departures, departures~, hatch, net, bandzero0]",
        each(series(arrivals), "id").toString());
    assertEquals("[1,0,0]", series(arrivals).get(0).path("data").toString());
    assertEquals("[1,0,0]", series(arrivals).get(1).path("data").toString());
    assertEquals(
        "rect", series(arrivals).get(1).path("itemStyle").path("decal").path("symbol").asString());

    Chart transitions =
        Charts.transitions(
            SampleTables.TRANSITIONS
                .copy()
                .addColumns(BooleanColumn.create("certain", true, false, false, true)));
    assertEquals(
        "before,after,changes,uncertain,medianAge\nsingle,married,3,2,20\nmarried,widowed,1,0,50\n",
        csv(transitions));
    assertEquals(
        "[\"single → married\",\"3 changes\",\"of them 2 uncertain\",\"median age 20, of the 2"
            + " whose birth is known\"]",
        series(transitions).get(0).path("data").get(0).path("tip").toString());

    Table population = SampleTables.CITIES.copy();
    population.intColumn("uncertain").set(3, 7);
    assertEquals(
        "[\"Gouda, 1842\",\"1,234 people\",\"of them 7 uncertain\"]",
        series(Charts.heatmap(population)).get(0).path("data").get(0).path("tip").toString());
    assertEquals(
        "city,year,people,uncertain\nGouda,1842,1234,0\nDelft,1840,12,0\nnot known,1840,3,0\n",
        csv(Charts.heatmap(SampleTables.CITIES.rejectColumns("uncertain"))),
        "without the column all is certain");
  }

  @Test
  @DisplayName("of flows have a city on both sides, and count moves within it in words")
  void flows() {
    Chart chart = Charts.flows(SampleTables.MOVES);
    assertEquals(
        "fromCity,toCity,moves,uncertain\nDelft,Gouda,2,0\nGouda,Delft,1,0\nnot known,Delft,1,0\n",
        csv(chart));
    JsonNode sankey = series(chart).get(0);
    assertEquals(
        "[from Delft, from Gouda, from not known, to Delft, to Gouda]",
        each(sankey.path("data"), "name").toString());
    assertEquals(
        "4 moves, and 1 within a city that are not drawn",
        option(chart).path("title").get(0).path("subtext").asString());
  }

  @Test
  @DisplayName("of flows leave out a move from somewhere to somewhere: it may be within a city")
  void flowsOfNothingKnown() {
    Table moves =
        SampleTables.table(
            "date:d fromCity:s toCity:s",
            """
            1840-03-01|Delft|Gouda
            1840-03-01||
            """);
    assertEquals(
        "1 move", option(Charts.flows(moves)).path("title").get(0).path("subtext").asString());
  }

  @Test
  @DisplayName("of arrivals count departures downwards, and have every year between")
  void arrivals() {
    Chart chart = Charts.arrivals(SampleTables.MOVES, "Gouda");
    assertEquals(
        "year,arrivals,departures,uncertainArrivals,uncertainDepartures\n"
            + "1840,2,0,0,0\n1841,0,0,0,0\n1842,0,1,0,0\n",
        csv(chart));
    List<String> data = each(series(chart), "name");
    assertEquals("[arrivals, departures, net, ]", data.toString());
    assertEquals("zero", series(chart).get(3).path("data").get(0).path("part").asString());
    assertEquals("[0,0,-1]", series(chart).get(1).path("data").toString());
    assertEquals("[2,0,-1]", series(chart).get(2).path("data").toString());
  }

  @Test
  @DisplayName("of transitions count them, with the median age where one is known")
  void transitions() {
    assertEquals(
        "before,after,changes,uncertain,medianAge\nsingle,married,3,0,20\nmarried,widowed,1,0,50\n",
        csv(Charts.transitions(SampleTables.TRANSITIONS)));
  }
}
