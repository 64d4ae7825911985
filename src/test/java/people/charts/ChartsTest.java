package people.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Details.on;
import static people.Status.MARRIED;
import static people.Status.SINGLE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.Amendment;
import people.EventTimeline;
import people.History;
import people.Name;
import people.PersonRegistry;
import people.UnknownPersonException;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is drawn, by the option that ECharts is given.
@DisplayName("Charts")
class ChartsTest {

  private static JsonNode option(Chart chart) {
    return new JsonMapper().readTree(chart.option());
  }

  private static JsonNode series(Chart chart) {
    return option(chart).path("series");
  }

  /// The texts of one property of each series, in order.
  private static List<String> each(JsonNode nodes, String property) {
    List<String> texts = new ArrayList<>();
    for (JsonNode node : nodes) {
      texts.add(node.path(property).asString(""));
    }
    return texts;
  }

  private static String csv(Chart chart) {
    return chart.table().write().toString("csv").replace("\r\n", "\n");
  }

  @Test
  @DisplayName("of shares add up to a hundred at each date")
  void sharesAddUp() {
    Map<String, Double> sums = new TreeMap<>();
    for (JsonNode one : series(Charts.shares(Sample.STATUSES))) {
      for (JsonNode point : one.path("data")) {
        sums.merge(point.get(2).asString(), point.get(0).asDouble(), Double::sum);
      }
    }
    assertEquals("[1840-12-31, 1841-12-31]", sums.keySet().toString());
    sums.values().forEach(sum -> assertEquals(100, sum, 0.001));
  }

  @Test
  @DisplayName("give a status the same colour everywhere, whatever its case")
  void sameColours() {
    List<String> single = new ArrayList<>();
    for (Chart chart :
        List.of(
            Charts.shares(Sample.STATUSES),
            Charts.counts(Sample.STATUSES),
            Charts.agePyramid(Sample.AGES))) {
      for (JsonNode one : series(chart)) {
        if (one.path("name").asString().equals("single")) {
          single.add(one.path("itemStyle").path("color").asString());
        }
      }
    }
    for (JsonNode bar :
        series(Charts.lifeLine(Sample.ADA_STATUSES, Sample.ADA_ADDRESSES, Sample.ADA_EVENTS))
            .get(0)
            .path("data")) {
      if (bar.path("name").asString().equals("single")) {
        single.add(bar.path("itemStyle").path("color").asString());
      }
    }
    assertTrue(single.size() >= 6, single::toString);
    assertEquals(List.of("#56b4e9"), single.stream().distinct().toList());
  }

  @Test
  @DisplayName("hatch the part of a group that is uncertain, and say what the hatches are")
  void uncertainIsShown() {
    JsonNode all = series(Charts.counts(Sample.STATUSES));
    assertEquals("[single, single~, married, married~, hatch]", each(all, "id").toString());
    assertEquals(
        "[single, single, married, married, depends on an uncertain date]",
        each(all, "name").toString());
    assertEquals("[5,1840,\"1840-12-31\"]", all.get(0).path("data").get(0).toString());
    assertEquals("[1,1840,\"1840-12-31\"]", all.get(1).path("data").get(0).toString());
    assertTrue(all.get(0).path("itemStyle").path("decal").isMissingNode());
    assertEquals("rect", all.get(1).path("itemStyle").path("decal").path("symbol").asString());
  }

  @Test
  @DisplayName("have no hatches where all is certain")
  void certainIsPlain() {
    Table later =
        Sample.STATUSES.where(Sample.STATUSES.dateColumn("date").isAfter(LocalDate.of(1841, 1, 1)));
    assertEquals("[people]", each(series(Charts.counts(later)), "id").toString());
    assertEquals(
        "[Gouda, Delft, not known]", each(series(Charts.shares(Sample.CITIES)), "name").toString());
  }

  @Test
  @DisplayName("of one date are bars of groups, with their number and share in the tooltip")
  void oneDate() {
    Table first =
        Sample.STATUSES.where(
            Sample.STATUSES.dateColumn("date").isBefore(LocalDate.of(1841, 1, 1)));
    JsonNode bars = series(Charts.shares(first)).get(0).path("data");
    assertEquals(
        "[\"single\",\"6 people, 66.7 %\",\"of them 1 uncertain\"]",
        bars.get(0).path("tip").toString());
    assertEquals("[\"married\",\"3 people, 33.3 %\"]", bars.get(1).path("tip").toString());
  }

  @Test
  @DisplayName("put a date at the end of a year at that year, and any other between years")
  void yearsOnTheAxis() {
    assertEquals(1840, option(Charts.shares(Sample.STATUSES)).path("xAxis").path("min").asDouble());
    List<LocalDate> days = List.of(LocalDate.of(-44, 3, 15), LocalDate.of(45, 7, 2));
    TimeAxis axis = TimeAxis.of(days);
    assertEquals("-43.7978 45.4986", axis.x(days.get(0)) + " " + axis.x(days.get(1)));
  }

  @Test
  @DisplayName("name the ten largest cities, and show the rest as elsewhere in grey")
  void elsewhere() {
    StringBuilder rows = new StringBuilder();
    for (int i = 10; i < 30; i++) {
      rows.append("1840-12-31|City %d|%d|0\n1841-12-31|City %d|%d|0\n".formatted(i, i, i, i));
    }
    JsonNode all =
        series(Charts.counts(Sample.table("date:d city:s people:i uncertain:i", rows.toString())));
    assertEquals(11, all.size());
    assertEquals("City 29", all.get(0).path("name").asString());
    assertEquals("elsewhere", all.get(10).path("name").asString());
    assertEquals(Palette.REST, all.get(10).path("itemStyle").path("color").asString());
  }

  @Test
  @DisplayName("of ages have those in a union to the right, on a scale that both sides share")
  void pyramid() {
    JsonNode option = option(Charts.agePyramid(Sample.AGES));
    assertEquals(
        "[\"0–9\",\"20–29\",\"90+\",\"unknown\"]",
        option.path("yAxis").get(0).path("data").toString());
    List<String> right = new ArrayList<>();
    for (JsonNode one : option.path("series")) {
      if (one.path("xAxisIndex").asInt() == 1) right.add(one.path("id").asString());
    }
    assertEquals("[married, married~]", right.toString());
    assertEquals(
        "8 8",
        option.path("xAxis").get(0).path("max") + " " + option.path("xAxis").get(1).path("max"));
  }

  @Test
  @DisplayName("of ages are of one date")
  void pyramidOfOneDate() {
    Table two = Sample.AGES.copy();
    two.dateColumn("date").set(1, LocalDate.of(1841, 12, 31));
    assertEquals(
        "an age pyramid is of one date; the table has 1840-12-31 and 1841-12-31: filter it first",
        assertThrows(IllegalArgumentException.class, () -> Charts.agePyramid(two)).getMessage());
  }

  @Test
  @DisplayName("of flows have a city on both sides, and count moves within it in words")
  void flows() {
    Chart chart = Charts.flows(Sample.MOVES);
    assertEquals(
        "fromCity,toCity,moves\nDelft,Gouda,2\nGouda,Delft,1\nnot known,Delft,1\n", csv(chart));
    JsonNode sankey = series(chart).get(0);
    assertEquals(
        "[from Delft, from Gouda, from not known, to Delft, to Gouda]",
        each(sankey.path("data"), "name").toString());
    assertEquals(
        "4 moves, and 1 within a city that are not drawn",
        option(chart).path("title").get(0).path("subtext").asString());
  }

  @Test
  @DisplayName("of arrivals count departures downwards, and have every year between")
  void arrivals() {
    Chart chart = Charts.arrivals(Sample.MOVES, "Gouda");
    assertEquals("year,arrivals,departures\n1840,2,0\n1841,0,0\n1842,0,1\n", csv(chart));
    List<String> data = each(series(chart), "name");
    assertEquals("[arrivals, departures, net]", data.toString());
    assertEquals("[0,0,-1]", series(chart).get(1).path("data").toString());
    assertEquals("[2,0,-1]", series(chart).get(2).path("data").toString());
  }

  @Test
  @DisplayName("of a city's year show its last date")
  void heatmap() {
    assertEquals(
        "city,year,people\nGouda,1842,1234\nDelft,1840,12\nnot known,1840,3\n",
        csv(Charts.heatmap(Sample.CITIES)));
    assertEquals(
        "[\"Gouda, 1842\",\"1,234 people\"]",
        series(Charts.heatmap(Sample.CITIES)).get(0).path("data").get(0).path("tip").toString());
  }

  @Test
  @DisplayName("of transitions count them, with the median age where one is known")
  void transitions() {
    assertEquals(
        "before,after,changes,medianAge\nsingle,married,3,20\nmarried,widowed,1,50\n",
        csv(Charts.transitions(Sample.TRANSITIONS)));
  }

  @Test
  @DisplayName("of a life end at the last date in the tables, or at a later one that is given")
  void lifeLine() {
    Chart chart = Charts.lifeLine(Sample.ADA_STATUSES, Sample.ADA_ADDRESSES, Sample.ADA_EVENTS);
    assertEquals(
        """
        kind,what,from,until,certain
        status,single,1815-12-10,1835-07-08,true
        status,married,1835-07-08,,true
        address,"13 Piccadilly, London",1815-12-10,1835-07-01,true
        address,"12 St James's Square, London, England",1838-01-01,,false
        event,creation,1815-12-10,,
        event,status change,1835-07-08,,
        event,address change,1838-01-01,,
        """,
        csv(chart));
    assertEquals(1838, option(chart).path("xAxis").path("max").asDouble());
    JsonNode last = series(chart).get(0).path("data").get(3);
    assertEquals("true false", last.path("ongoing") + " " + last.path("certain"));
    Chart longer =
        Charts.lifeLine(
            Sample.ADA_STATUSES, Sample.ADA_ADDRESSES, Sample.ADA_EVENTS, LocalDate.of(1852, 1, 1));
    assertEquals(1852, option(longer).path("xAxis").path("max").asDouble());
  }

  @Test
  @DisplayName("of the last days of months put them at their months, and count whole people")
  void months() {
    Table population =
        Sample.table(
            "date:d status:s people:i uncertain:i",
            """
            2014-12-31|SINGLE|1|0
            2015-01-31|SINGLE|2|0
            """);
    JsonNode option = option(Charts.counts(population));
    List<String> places = new ArrayList<>();
    for (JsonNode bar : option.path("series").get(0).path("data")) {
      places.add(Instant.ofEpochMilli(bar.get(1).asLong()) + " is " + bar.get(2).asString());
    }
    assertEquals(
        List.of("2014-12-01T00:00:00Z is 2014-12-31", "2015-01-01T00:00:00Z is 2015-01-31"),
        places);
    assertEquals(1, option.path("yAxis").path("minInterval").asInt());
  }

  @Test
  @DisplayName("of a life that begins and ends with a year put the days in between where they are")
  void lifeOfWholeYears() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    int ada = registry.create(new Name("Ada", "Byron"), SINGLE, null, on("1815"));
    registry.changeStatus(ada, MARRIED, on("1835-07-02"));
    registry.recordDeath(ada, on("1852"));
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
    assertEquals(1835.5151, option(chart).path("xAxis").path("max").asDouble(), chart::option);
    assertTrue(chart.toString().startsWith("Life of Ada King: "), chart::toString);
    assertEquals(
        """
        kind,what,from,until,certain
        status,single,1815-12-10,,true
        event,creation,1815-12-10,,
        event,name change,1835-07-08,,
        """,
        csv(chart));
    assertThrows(UnknownPersonException.class, () -> Charts.lifeLine(History.of(timeline), 7));
  }

  @Test
  @DisplayName("of a life are of one person")
  void lifeOfOne() {
    Table other = Sample.ADA_EVENTS.copy();
    other.intColumn("person").set(2, 7);
    assertEquals(
        "a life line is of one person; the tables have 2, of [1, 7]: filter them first",
        assertThrows(
                IllegalArgumentException.class,
                () -> Charts.lifeLine(Sample.ADA_STATUSES, Sample.ADA_ADDRESSES, other))
            .getMessage());
  }

  @Test
  @DisplayName("name the column that a table lacks, or that is of another type")
  void missingColumns() {
    Table bare = Sample.STATUSES.copy();
    bare.removeColumns("uncertain");
    assertEquals(
        "a chart of shares needs the column 'uncertain'; the table has date, status, people",
        assertThrows(IllegalArgumentException.class, () -> Charts.shares(bare)).getMessage());
    assertEquals(
        "a chart of counts needs one of the columns status, city, ageGroup; the table has date,"
            + " fromCity, toCity",
        assertThrows(IllegalArgumentException.class, () -> Charts.counts(Sample.MOVES))
            .getMessage());
    Table words = Sample.MOVES.copy();
    words.replaceColumn("date", StringColumn.create("date", words.rowCount()));
    assertEquals(
        "a chart of arrivals needs the column 'date' as DATE; it is STRING",
        assertThrows(IllegalArgumentException.class, () -> Charts.arrivals(words, "Delft"))
            .getMessage());
    assertEquals(
        "a heat map needs the column 'date'; the table has no columns",
        assertThrows(IllegalArgumentException.class, () -> Charts.heatmap(Table.create("nothing")))
            .getMessage());
  }

  @Test
  @DisplayName("of nothing say so")
  void nothing() {
    String nobody = "no data: nobody is counted in the table of the population";
    assertEquals(nobody, says(Charts.shares(Sample.none(Sample.STATUSES))));
    assertEquals(nobody, says(Charts.counts(Sample.none(Sample.STATUSES))));
    assertEquals(nobody, says(Charts.agePyramid(Sample.none(Sample.AGES))));
    assertEquals(nobody, says(Charts.heatmap(Sample.none(Sample.CITIES))));
    assertEquals(
        "no data: there is no move between two cities in the table of moves",
        says(Charts.flows(Sample.none(Sample.MOVES))));
    assertEquals(
        "no data: there is no move to or from 'Paris' in the table of moves",
        says(Charts.arrivals(Sample.MOVES, "Paris")));
    assertEquals(
        "no data: there is no change in the table of transitions",
        says(Charts.transitions(Sample.none(Sample.TRANSITIONS))));
    assertEquals(
        "no data: there is no period and no event in the tables",
        says(
            Charts.lifeLine(
                Sample.none(Sample.ADA_STATUSES),
                Sample.none(Sample.ADA_ADDRESSES),
                Sample.none(Sample.ADA_EVENTS))));
  }

  /// What stands in the middle, in the option and in the picture.
  private static String says(Chart chart) {
    String text = option(chart).path("title").get(1).path("text").asString().replace('\n', ' ');
    assertTrue(chart.svg().contains(">no data: "), chart::svg);
    return text;
  }
}
