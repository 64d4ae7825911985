package people.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.charts.ChartOptions.option;
import static people.charts.ChartOptions.series;
import static tech.tablesaw.aggregate.AggregateFunctions.max;
import static tech.tablesaw.aggregate.AggregateFunctions.sum;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.charts.drawn.*;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/// What has to be readable whatever the data is.
@DisplayName("Charts have room")
class ChartRoomTest {

  private static final Table BALANCE =
      SampleTables.table("city:s balance:i", "Delft|45\nGouda|-120\n");

  private static Table groups(int count) {
    StringColumn groups = StringColumn.create("group");
    IntColumn years = IntColumn.create("year");
    IntColumn scores = IntColumn.create("score");
    for (int group = 0; group < count; group++) {
      for (int year = 1950; year <= 1970; year += 5) {
        groups.append("Saint Bartholomew " + (char) ('A' + group));
        years.append(year);
        scores.append(10 * group + year % 7);
      }
    }
    return Table.create("groups", groups, years, scores);
  }

  private static int height(Chart chart) {
    Matcher height = Pattern.compile(" height=\"(\\d+)\"").matcher(chart.svg());
    assertTrue(height.find());
    return Integer.parseInt(height.group(1));
  }

  private static int plot(Chart chart) {
    JsonNode grid = option(chart).path("grid");
    grid = grid.isArray() ? grid.get(0) : grid;
    return height(chart) - grid.path("top").asInt() - grid.path("bottom").asInt();
  }

  @Test
  @DisplayName("for the plot, however long the titles, and however small the size asked for")
  void plots() {
    Chart plain = Charts.bar(BALANCE).x("city").y("balance");
    Chart talkative =
        plain.titled("and what was found ".repeat(20)).from("a register of a town ".repeat(20));
    assertEquals(plot(plain.from("a register")), plot(talkative));
    Plot lines = Charts.line(groups(10)).x("year").y("score").by("group");
    assertTrue(plot(lines.sized(200, 200)) >= 60);
    assertEquals(300, height(plain.sized(400, 300)));
  }

  @Test
  @DisplayName("for a word that is longer than a line, and for letters that are shown by numbers")
  void words() {
    String title = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk".repeat(3);
    Chart chart = Charts.bar(BALANCE).x("city").y("balance").titled(title);
    String text = option(chart).path("title").get(0).path("text").asString();
    assertEquals(title, text.replace("\n", ""));
    assertTrue(text.lines().allMatch(line -> TextWidth.of(line, 18, true) <= 824), text);
    String shown = "a" + "\\" + "u202eb";
    assertEquals(
        TextWidth.of(shown, 12, false), TextWidth.of("a" + (char) 0x202e + "b", 12, false));
  }

  @Test
  @DisplayName("for a line at zero where numbers go both ways")
  void zero() {
    assertTrue(series(Charts.bar(BALANCE).x("city").y("balance")).toString().contains("\"zero\""));
    Table above = BALANCE.where(BALANCE.intColumn("balance").isGreaterThan(0));
    assertFalse(series(Charts.bar(above).x("city").y("balance")).toString().contains("\"zero\""));
  }

  @Test
  @DisplayName("for a number below each of a few bars, and have none where no bar is")
  void bars() {
    String svg = Charts.bar(groups(2)).x("year").y("score").by("group").svg();
    for (int year = 1950; year <= 1970; year += 5) {
      assertTrue(svg.contains(">" + year + "</text>"), svg);
    }
    assertFalse(svg.contains(">1948</text>"), svg);
    Table one = Table.create(DoubleColumn.create("rate", 0.125));
    String single = Charts.histogram(one).x("rate").svg();
    assertTrue(single.contains(">0</text>") && single.contains(">1</text>"), single);
  }

  @Test
  @DisplayName("for all names below a heat map, whose colours are for the rows that are there")
  void heat() {
    Table table = groups(20);
    Plot names = Charts.heatmap(table).x("group").by("year").y("score");
    String svg = names.svg();
    for (char letter = 'A'; letter < 'A' + 20; letter++) {
      assertTrue(svg.contains("w " + letter + "</text>"), svg);
    }
    assertEquals(45, option(names).path("xAxis").path("axisLabel").path("rotate").asInt());
    Plot years = Charts.heatmap(table).x("year").by("group").y("score");
    assertFalse(option(years).path("xAxis").path("axisLabel").has("rotate"));
    Table many =
        Table.create(
            StringColumn.create("parish", IntStream.range(0, 90).mapToObj(i -> "parish " + i)),
            StringColumn.create("x", Collections.nCopies(90, "all")),
            IntColumn.create("people", IntStream.range(0, 90).map(i -> 100 - i).toArray()));
    JsonNode option = option(Charts.heatmap(many).x("x").by("parish").y("people", sum));
    assertEquals(100, option.path("visualMap").path("max").asInt());
    assertEquals(
        "parish: the largest 40 of 90", option.path("title").get(0).path("subtext").asString());
  }

  @Test
  @DisplayName("for a long line: its shape is drawn, and the subtitle says so")
  void longLines() {
    int points = 50_000;
    double[] levels =
        IntStream.range(0, points).mapToDouble(i -> i == 31_234 ? 99 : i % 10).toArray();
    Table table =
        Table.create(
            IntColumn.create("minute", IntStream.range(0, points).toArray()),
            DoubleColumn.create("level", levels));
    Chart chart = Charts.line(table).x("minute").y("level");
    assertTrue(chart.table().rowCount() <= 6_000, chart.toString());
    assertEquals(99, chart.table().numberColumn("level").max());
    String said = chart.description();
    assertTrue(said.contains(" of 50,000 points that shape the line"), said);
  }

  @Test
  @DisplayName("for numbers along an axis, which leave out every second one, and none in between")
  void ticks() {
    Table table =
        SampleTables.table(
            "city:s period:s net:i",
            """
            Sankt Veit am Berg|1960|-2
            Königshafen|1960|-8
            Sankt Veit am Berg|1980|-13
            Königshafen|1980|33
            Sankt Veit am Berg|2000|5
            Königshafen|2000|6
            """);
    Plot panels = Charts.bar(table).x("city").y("net").panels("period");
    assertEquals(10, option(panels).path("xAxis").get(0).path("interval").asInt());
    Matcher numbers = Pattern.compile(">(-?\\d0?)</text>").matcher(panels.svg());
    assertEquals(
        Set.of("-20", "0", "20", "40"),
        numbers.results().map(found -> found.group(1)).collect(Collectors.toSet()));
  }

  @Test
  @DisplayName("for small numbers in what is read out")
  void small() {
    Table table =
        Table.create(
            IntColumn.create("year", new int[] {2000, 2001}),
            DoubleColumn.create("rate", 0.000012, 0.0345678));
    String said = Charts.line(table).x("year").y("rate").description();
    assertTrue(said.contains("from 0.000012 at 2000 to 0.035 at 2001"), said);
  }

  @Test
  @DisplayName("for the labels of axes in the font in which they are drawn")
  void fonts() {
    for (Chart chart :
        List.of(
            Charts.bar(BALANCE).x("city").y("balance"),
            Charts.heatmap(groups(20)).x("group").by("year").y("score"),
            Charts.lifeLine(
                SampleTables.ADA_STATUSES, SampleTables.ADA_ADDRESSES, SampleTables.ADA_EVENTS),
            Charts.agePyramid(SampleTables.AGES))) {
      JsonNode option = option(chart);
      JsonNode drawn = option.path("textStyle").path("fontFamily");
      for (String name : List.of("xAxis", "yAxis")) {
        JsonNode axes = option.path(name);
        for (JsonNode axis : axes.isArray() ? axes : List.of(axes)) {
          // ECharts measures in a font of its own where the label names none
          assertEquals(drawn, axis.path("axisLabel").path("fontFamily"), chart.toString());
        }
      }
    }
  }

  @Test
  @DisplayName("for great numbers between the sides of a pyramid, and at its edges")
  void pyramids() {
    Table population =
        SampleTables.table(
            "date:d ageGroup:s status:s people:i uncertain:i",
            """
            2020-12-31|0–9|SINGLE|1234567|0
            2020-12-31|0–9|MARRIED|1234567|0
            2020-12-31|0–9|UNKNOWN|1234567|0
            """);
    Chart chart = Charts.agePyramid(population);
    double half = TextWidth.of("1,500,000", 12, false) / 2;
    JsonNode grids = option(chart).path("grid");
    assertEquals(1_500_000, option(chart).path("xAxis").get(0).path("max").asInt());
    assertTrue(grids.get(0).path("left").asInt() >= half, grids.toString());
    assertTrue(grids.get(2).path("right").asInt() >= half, grids.toString());
    int endOfSecond = 860 - grids.get(1).path("right").asInt();
    assertTrue(grids.get(2).path("left").asInt() - endOfSecond >= half + 12, grids.toString());
  }

  @Test
  @DisplayName("for the last number below lying bars, which no edge cuts")
  void edges() {
    Table many =
        Table.create(
            StringColumn.create("city", IntStream.range(0, 20).mapToObj(i -> "Old Town " + i)),
            IntColumn.create("people", IntStream.range(0, 20).map(i -> 1_234_567).toArray()));
    String svg = Charts.bar(many).x("city").y("people").svg();
    Matcher last =
        Pattern.compile("<text [^>]*\\bx=\"([\\d.]+)\"[^>]*>1,500,000</text>").matcher(svg);
    assertTrue(last.find(), svg);
    double half = TextWidth.of("1,500,000", 12, false) / 2;
    assertTrue(Double.parseDouble(last.group(1)) + half <= 860, last.group());
  }

  @Test
  @DisplayName("for years, which have no separators wherever they are told")
  void years() {
    Table born =
        SampleTables.table("age:i born:i who:s", "20|1957|a\n30|2024|a\n20|1901|b\n30|2001|b\n");
    for (Chart chart :
        List.of(
            Charts.scatter(born).x("age").y("born").by("who"),
            Charts.line(born).x("age").y("born").by("who"),
            Charts.bar(born).x("who").y("born", max),
            Charts.box(born).x("who").y("born"),
            Charts.heatmap(born).x("age").y("born").by("who"))) {
      String all = chart.svg() + chart.option() + chart.description() + chart.page();
      String said = all.substring(0, all.indexOf("<script type=\"application/gzip"));
      assertFalse(Pattern.compile("[12],[09]\\d\\d").matcher(said).find(), chart.toString());
      assertTrue(said.contains("2024"), chart.toString());
    }
    Table people = SampleTables.table("year:i peopleBorn:i", "1957|1234\n1958|2345\n");
    assertTrue(Charts.line(people).x("year").y("peopleBorn").svg().contains(">1,500</text>"));
    String count = Charts.line(people).x("year").y("peopleBorn").description();
    assertTrue(count.contains("1,234 at 1957"), count);
    Table sums = SampleTables.table("who:s year:i", "a|1957\na|1958\nb|1930\n");
    assertTrue(Charts.bar(sums).x("who").y("year", sum).description().contains("3,915"));
  }
}
