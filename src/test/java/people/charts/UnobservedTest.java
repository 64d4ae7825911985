package people.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import people.simulation.*;
import people.tables.*;
import people.timeline.*;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/// What charts say of those who are not observed yet, or no longer, and of what is not known.
@DisplayName("Charts")
class UnobservedTest {

  private static final History TOWN = History.of(new Simulation(300, 60, 7).inMemory());

  private static final Table POPULATION =
      SampleTables.table(
          "date:d status:s people:i uncertain:i beyond:i",
          """
          1840-12-31|SINGLE|6|1|0
          1840-12-31|UNKNOWN|3|0|0
          1841-12-31|SINGLE|4|0|2
          1841-12-31|UNKNOWN|1|0|3
          """);

  private static String subtitle(Chart chart) {
    return option(chart).path("title").get(0).path("subtext").asString().replace('\n', ' ');
  }

  @Test
  @DisplayName("say whether those of unknown status are in the 100 %, and how many are not counted")
  void notes() {
    assertEquals(
        "% of the living, 1840–1841; those of unknown status are in the 100 %;"
            + " from 1841 on up to 5 more are no longer observed",
        subtitle(Charts.shares(POPULATION)));
    assertEquals(
        "people, 1840–1841; from 1841 on up to 5 more are no longer observed",
        subtitle(Charts.counts(POPULATION)));
    assertEquals("% of the living, 1840–1841", subtitle(Charts.shares(SampleTables.STATUSES)));
    Table cities = POPULATION.copy();
    cities.column("status").setName("city");
    assertEquals(
        "people, 1840–1841; from 1841 on up to 5 more are no longer observed",
        subtitle(Charts.heatmap(cities)));
  }

  @Test
  @DisplayName("of a town before its register say of nobody that they are married")
  void before() {
    Table population = Tables.population(TOWN, "1930", By.STATUS, By.AGE_GROUP);
    Chart chart = Charts.agePyramid(population);
    JsonNode option = option(chart);
    for (JsonNode one : option.path("series")) {
      assertEquals("unknown 2", one.path("name").asString() + " " + one.path("xAxisIndex").asInt());
    }
    assertEquals(
        "[people not in a union, people in a union, status unknown]",
        ChartOptions.each(option.path("xAxis"), "name").toString());
    assertEquals(3, option.path("grid").size());
    assertEquals(1, ChartOptions.each(option.path("xAxis"), "max").stream().distinct().count());
  }

  @Test
  @DisplayName("of a town in its register have no place for the unknown where all is known")
  void within() {
    Table population = Tables.population(TOWN, "2019", By.STATUS, By.AGE_GROUP);
    assertEquals(2, option(Charts.agePyramid(population)).path("grid").size());
    assertFalse(subtitle(Charts.agePyramid(population)).contains("observed"));
  }

  @Test
  @DisplayName("over time end where the observation does")
  void end() {
    Table population = Tables.population(TOWN, Dates.years("2010", "2025"), By.STATUS);
    assertEquals("% of the living, 2010–2019", subtitle(Charts.shares(population)));
    assertEquals(2019, option(Charts.shares(population)).path("xAxis").path("max").asInt());
    Table cities = Tables.population(TOWN, Dates.years("2010", "2025"), By.CITY);
    JsonNode years = option(Charts.heatmap(cities)).path("xAxis").path("data");
    assertEquals("2019", years.get(years.size() - 1).asString());
  }

  @Test
  @DisplayName("of cities have those of whom none is known in grey, apart from the scale")
  void cities() {
    Table population = Tables.population(TOWN, Dates.years("1955", "1962"), By.CITY);
    JsonNode option = option(Charts.heatmap(population));
    List<String> cities =
        option.path("yAxis").path("data").valueStream().map(JsonNode::asString).toList();
    assertEquals("not known", cities.getLast());
    int most = 0;
    for (JsonNode cell : option.path("series").get(0).path("data")) {
      boolean isUnknown = cell.path("value").get(1).asInt() == cities.size() - 1;
      assertEquals(isUnknown, cell.has("visualMap"), cell::toString);
      most = isUnknown ? most : Math.max(most, cell.path("value").get(2).asInt());
    }
    assertEquals(most, option.path("visualMap").path("max").asInt());
  }

  @Test
  @DisplayName("of arrivals say how many came from, or went to, a place that is not known")
  void arrivals() {
    assertEquals(
        "people a year, 1840–1842; 1 of the moves is from or to a place that is not known",
        subtitle(Charts.arrivals(SampleTables.MOVES, "Delft")));
    assertEquals(
        "people a year, 1840–1842", subtitle(Charts.arrivals(SampleTables.MOVES, "Gouda")));
  }

  private static JsonNode part(Chart chart, int index) {
    return series(chart).get(0).path("data").get(index);
  }

  @Test
  @DisplayName("of a life tell what ended from what was not looked at any more")
  void lives() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    Name name = new Name("Ida", "Lind");
    int ida =
        registry.create(name, MARRIED, null, EffectiveDate.parse("1919-08-03"), on("1960-01-01"));
    registry.left(ida, null, on("1970-01-01"));
    registry.returned(ida, on("1980-01-01"));
    int old = registry.create(null, SINGLE, null, on("1850-01-01"));
    int dead = registry.create(null, SINGLE, null, on("1900-01-01"));
    registry.died(dead, on("1950-01-01"));
    registry.observedUntil(LocalDate.of(2019, 12, 31));
    History history = History.of(timeline);

    Chart chart = Charts.lifeLine(history, ida);
    assertEquals(
        """
        kind,what,from,until,ends,certain
        status,married,1960-01-01,1970-01-01,LEFT,true
        status,married,1980-01-01,2020-01-01,OBSERVATION,true
        event,birth,1919-08-03,,,
        event,creation,1960-01-01,,,
        event,leaving,1970-01-01,,,
        event,return,1980-01-01,,,
        event,end of observation,2020-01-01,,,
        """,
        csv(chart));
    assertEquals(
        "[\"married\",\"from 1960-01-01 (not known before) until 1970-01-01 (left)\"]",
        part(chart, 0).path("tip").toString());
    assertEquals(
        "[\"married\",\"from 1980-01-01 (return) until 2020-01-01 (end of observation)\"]",
        part(chart, 1).path("tip").toString());
    assertTrue(part(chart, 1).path("censored").asBoolean());
    assertTrue(part(chart, 1).path("truncated").asBoolean());
    assertEquals(2020, option(chart).path("xAxis").path("max").asInt());

    Chart presumed = Charts.lifeLine(history, old);
    assertTrue(csv(presumed).endsWith("event,presumed dead,1960-01-01,,,\n"), csv(presumed));
    assertTrue(part(presumed, 0).path("censored").asBoolean());

    Chart death = Charts.lifeLine(history, dead);
    assertTrue(csv(death).endsWith("event,death,1950-01-01,,,\n"), csv(death));
    assertTrue(part(death, 0).path("censored").isMissingNode());
    assertTrue(part(death, 0).path("truncated").isMissingNode());
  }
}
