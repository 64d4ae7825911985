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
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/// Charts of a population and of nothing, judged by the option that ECharts is given.
@DisplayName("Charts")
class ChartsTest {

  @Test
  @DisplayName("of shares add up to a hundred at each date")
  void sharesAddUp() {
    Map<String, Double> sums = new TreeMap<>();
    for (JsonNode one : series(Charts.shares(SampleTables.STATUSES))) {
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
            Charts.shares(SampleTables.STATUSES),
            Charts.counts(SampleTables.STATUSES),
            Charts.agePyramid(SampleTables.AGES))) {
      for (JsonNode one : series(chart)) {
        if (one.path("name").asString().equals("single")) {
          single.add(one.path("itemStyle").path("color").asString());
        }
      }
    }
    for (JsonNode bar :
        series(
                Charts.lifeLine(
                    SampleTables.ADA_STATUSES, SampleTables.ADA_ADDRESSES, SampleTables.ADA_EVENTS))
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
    JsonNode all = series(Charts.counts(SampleTables.STATUSES));
    assertEquals("[0, 0~, 1, 1~, hatch]", each(all, "id").toString());
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
        SampleTables.STATUSES.where(
            SampleTables.STATUSES.dateColumn("date").isAfter(LocalDate.of(1841, 1, 1)));
    assertEquals("[people]", each(series(Charts.counts(later)), "id").toString());
    assertEquals(
        "[Gouda, Delft, not known]",
        each(series(Charts.shares(SampleTables.CITIES)), "name").toString());
  }

  @Test
  @DisplayName("of one date are bars of groups, with their number and share in the tooltip")
  void oneDate() {
    Table first =
        SampleTables.STATUSES.where(
            SampleTables.STATUSES.dateColumn("date").isBefore(LocalDate.of(1841, 1, 1)));
    JsonNode bars = series(Charts.shares(first)).get(0).path("data");
    assertEquals(
        "[\"single\",\"6 people, 66.7 %\",\"of them 1 uncertain\"]",
        bars.get(0).path("tip").toString());
    assertEquals("[\"married\",\"3 people, 33.3 %\"]", bars.get(1).path("tip").toString());
  }

  @Test
  @DisplayName("put a date at the end of a year at that year, and any other between years")
  void yearsOnTheAxis() {
    assertEquals(
        1840, option(Charts.shares(SampleTables.STATUSES)).path("xAxis").path("min").asDouble());
    List<LocalDate> days = List.of(LocalDate.of(-44, 3, 15), LocalDate.of(45, 7, 2));
    TimeAxis axis = TimeAxis.of(days);
    assertEquals("-43.7978 45.4986", axis.x(days.get(0)) + " " + axis.x(days.get(1)));
  }

  @Test
  @DisplayName("name the ten largest cities, and show the rest as elsewhere in grey")
  void elsewhere() {
    StringBuilder rows = new StringBuilder();
    for (int i = 10; i < 30; i++) {
      for (int year : List.of(1840, 1841)) {
        rows.append(year + "-12-31|City " + i + "|" + i + "|0\n");
      }
    }
    JsonNode all =
        series(
            Charts.counts(
                SampleTables.table("date:d city:s people:i uncertain:i", rows.toString())));
    assertEquals(11, all.size());
    assertEquals("City 29", all.get(0).path("name").asString());
    assertEquals("elsewhere", all.get(10).path("name").asString());
    assertEquals(Palette.REST, all.get(10).path("itemStyle").path("color").asString());
  }

  @Test
  @DisplayName("give each city that they name another colour")
  void distinctColours() {
    StringBuilder rows = new StringBuilder();
    StringBuilder moves = new StringBuilder();
    for (int i = 0; i < 13; i++) {
      if (i < 11) rows.append("1840-12-31|City " + i + "|1|0\n1841-12-31|City " + i + "|1|0\n");
      moves.append("1840-12-31|City " + i + "|City " + (i + 1) % 13 + "\n");
    }
    moves.append("1840-12-31||City 1\n");
    JsonNode areas =
        series(
            Charts.shares(
                SampleTables.table("date:d city:s people:i uncertain:i", rows.toString())));
    JsonNode nodes =
        series(Charts.flows(SampleTables.table("date:d fromCity:s toCity:s", moves.toString())))
            .get(0)
            .path("data");
    assertEquals("11 of 11", coloursOf(areas));
    assertEquals("14 of 27", coloursOf(nodes), "13 cities on both sides, and not known");
  }

  private static String coloursOf(JsonNode nodes) {
    List<String> colours = new ArrayList<>();
    for (JsonNode node : nodes) {
      colours.add(node.path("itemStyle").path("color").asString());
    }
    return colours.stream().distinct().count() + " of " + colours.size();
  }

  @Test
  @DisplayName("take names that are like the parts of another name, or like our own")
  void namesLikeOthers() {
    Table population =
        SampleTables.table(
            "date:d city:s people:i uncertain:i",
            """
            1840-12-31|Delft|9|1
            1840-12-31|Delft~|5|1
            1840-12-31|hatch|2|1
            1841-12-31|Delft|9|1
            """);
    Table ages =
        SampleTables.table(
            "date:d ageGroup:s status:s people:i uncertain:i",
            """
            1840-12-31|0–9|lent|9|1
            1840-12-31|0–9|lent~|9|1
            1840-12-31|0–9|hatch|9|1
            """);
    for (Chart chart :
        List.of(Charts.shares(population), Charts.counts(population), Charts.agePyramid(ages))) {
      List<String> ids = each(series(chart), "id");
      assertEquals(7, ids.stream().distinct().count(), ids::toString);
      assertTrue(chart.svg().contains(">hatch<"), chart::toString);
    }
  }

  @Test
  @DisplayName("count more people than fit into 32 bits, and of many dates")
  void billions() {
    Table earth =
        SampleTables.table(
            "date:d city:s ageGroup:s status:s people:l uncertain:l",
            """
            2014-12-31|Delft|0–9|SINGLE|3000000000|2500000000
            2014-12-31|Gouda|10–19|MARRIED|4000000000|0
            """);
    assertEquals(
        "date,city,people,uncertain,beyond,share\n"
            + "2014-12-31,Gouda,4000000000,0,0,57.1429\n"
            + "2014-12-31,Delft,3000000000,2500000000,0,42.8571\n",
        csv(Charts.shares(earth.rejectColumns("ageGroup", "status"))));
    assertEquals(
        "city,year,people,uncertain\nGouda,2014,4000000000,0\nDelft,2014,3000000000,2500000000\n",
        csv(Charts.heatmap(earth)));
    assertEquals(
        "4000000000", option(Charts.agePyramid(earth)).path("xAxis").get(0).path("max").toString());
  }

  @Test
  @DisplayName("of ages have those in a union to the right, on a scale that both sides share")
  void pyramid() {
    JsonNode option = option(Charts.agePyramid(SampleTables.AGES));
    assertEquals(
        "[\"0–9\",\"20–29\",\"90+\",\"unknown\"]",
        option.path("yAxis").get(0).path("data").toString());
    List<String> right = new ArrayList<>();
    for (JsonNode one : option.path("series")) {
      if (one.path("xAxisIndex").asInt() == 1) right.add(one.path("name").asString());
    }
    assertEquals("[married, married]", right.toString());
    assertEquals(
        "8 8",
        option.path("xAxis").get(0).path("max") + " " + option.path("xAxis").get(1).path("max"));
  }

  @Test
  @DisplayName("of ages are of one date")
  void pyramidOfOneDate() {
    Table two = SampleTables.AGES.copy();
    two.dateColumn("date").set(1, LocalDate.of(1841, 12, 31));
    assertEquals(
        "an age pyramid is of one date; the table has 1840-12-31 and 1841-12-31: filter it first",
        assertThrows(IllegalArgumentException.class, () -> Charts.agePyramid(two)).getMessage());
  }

  @Test
  @DisplayName("of a city's year show its last date")
  void heatmap() {
    assertEquals(
        "city,year,people,uncertain\nGouda,1842,1234,0\nDelft,1840,12,0\nnot known,1840,3,0\n",
        csv(Charts.heatmap(SampleTables.CITIES)));
    assertEquals(
        "[\"Gouda, 1842\",\"1,234 people\"]",
        series(Charts.heatmap(SampleTables.CITIES))
            .get(0)
            .path("data")
            .get(0)
            .path("tip")
            .toString());
  }

  @Test
  @DisplayName("of the last days of months put them at their months, and count whole people")
  void months() {
    Table population =
        SampleTables.table(
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
  @DisplayName("name the column that a table lacks, or that is of another type")
  void missingColumns() {
    Table bare = SampleTables.STATUSES.copy();
    bare.removeColumns("uncertain");
    assertEquals(
        "a chart of shares needs the column 'uncertain'; the table has date, status, people",
        assertThrows(IllegalArgumentException.class, () -> Charts.shares(bare)).getMessage());
    assertEquals(
        "a chart of counts needs one of the columns status, city, ageGroup; the table has date,"
            + " fromCity, toCity",
        assertThrows(IllegalArgumentException.class, () -> Charts.counts(SampleTables.MOVES))
            .getMessage());
    Table words = SampleTables.MOVES.copy();
    words.replaceColumn("date", StringColumn.create("date", words.rowCount()));
    assertEquals(
        "a chart of arrivals needs the column 'date' as LOCAL_DATE; it is STRING",
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
    assertEquals(nobody, says(Charts.shares(SampleTables.none(SampleTables.STATUSES))));
    assertEquals(nobody, says(Charts.counts(SampleTables.none(SampleTables.STATUSES))));
    assertEquals(nobody, says(Charts.agePyramid(SampleTables.none(SampleTables.AGES))));
    assertEquals(nobody, says(Charts.heatmap(SampleTables.none(SampleTables.CITIES))));
    assertEquals(
        "no data: there is no move between two cities in the table of moves",
        says(Charts.flows(SampleTables.none(SampleTables.MOVES))));
    assertEquals(
        "no data: there is no move to or from 'Paris' in the table of moves",
        says(Charts.arrivals(SampleTables.MOVES, "Paris")));
    assertEquals(
        "no data: there is no change in the table of transitions",
        says(Charts.transitions(SampleTables.none(SampleTables.TRANSITIONS))));
    assertEquals(
        "no data: there is no period and no event in the tables",
        says(
            Charts.lifeLine(
                SampleTables.none(SampleTables.ADA_STATUSES),
                SampleTables.none(SampleTables.ADA_ADDRESSES),
                SampleTables.none(SampleTables.ADA_EVENTS))));
  }

  /// What stands in the middle, in the option and in the picture.
  private static String says(Chart chart) {
    String text = option(chart).path("title").get(1).path("text").asString().replace('\n', ' ');
    assertTrue(chart.svg().contains(">no data: "), chart::svg);
    return text;
  }
}
