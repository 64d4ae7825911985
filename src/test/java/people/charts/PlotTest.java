package people.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.charts.ChartOptions.csv;
import static people.charts.ChartOptions.each;
import static people.charts.ChartOptions.option;
import static people.charts.ChartOptions.series;
import static tech.tablesaw.aggregate.AggregateFunctions.mean;
import static tech.tablesaw.aggregate.AggregateFunctions.median;
import static tech.tablesaw.aggregate.AggregateFunctions.sum;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Charts of any table, judged by the option that ECharts is given.
@DisplayName("A chart of one's own")
class PlotTest {

  static final Table AGES =
      SampleTables.table(
          "decade:i status:s age:i low:i high:i",
          """
          1880|MARRIED|24|21|30
          1890|MARRIED|25|22|29
          1890|WIDOWED|61|50|70
          1880|WIDOWED|58|49|66
          """);

  private static JsonNode axis(Chart chart, String name) {
    return option(chart).path(name);
  }

  @Test
  @DisplayName("draws a group as a line, in the order of x, named and coloured as everywhere")
  void lines() {
    Plot ages = Charts.line(AGES).x("decade").y("age").by("status");
    assertEquals("Age by decade and status: 4 rows of decade, status, age", ages.toString());
    JsonNode series = series(ages);
    assertEquals("[married, widowed]", each(series, "name").toString());
    assertEquals("[[24,1880,\"1880\"],[25,1890,\"1890\"]]", series.get(0).path("data").toString());
    assertEquals("#0072b2", series.get(0).path("itemStyle").path("color").asString());
    assertEquals(
        "1880 1890", axis(ages, "xAxis").path("min") + " " + axis(ages, "xAxis").path("max"));
    assertTrue(option(ages).path("people").path("years").asBoolean(), "years have no separators");
    assertEquals(
        "0 80",
        axis(ages, "yAxis").path("min").asInt() + " " + axis(ages, "yAxis").path("max").asInt());
  }

  @Test
  @DisplayName("counts rows when no y is named, and shows years of none in between as none")
  void countsRows() {
    Table born =
        SampleTables.table("year:i sex:s", "1880|female\n1880|female\n1881|male\n1883|female\n");
    assertEquals(
        "year,rows\n1880,2.0\n1881,1.0\n1882,0.0\n1883,1.0\n", csv(Charts.bar(born).x("year")));
    assertEquals("sex,rows\nfemale,3.0\nmale,1.0\n", csv(Charts.bar(born).x("sex")));
  }

  @Test
  @DisplayName("puts several rows of a place together as it is told, as summarize would")
  void putsTogether() {
    assertEquals(
        "decade,median age\n1880,41.0\n1890,43.0\n",
        csv(Charts.line(AGES).x("decade").y("age", median)));
    assertEquals(
        "status,mean age\nMARRIED,24.5\nWIDOWED,59.5\n".toLowerCase(Locale.ROOT),
        csv(Charts.bar(AGES).x("status").y("age", mean)));
  }

  @Test
  @DisplayName("adds up what stands on each other, and gives shares of it in percent")
  void shares() {
    Table people =
        SampleTables.table(
            "year:i city:s people:i", "1880|Delft|1\n1880|Delft|2\n1880|Gouda|1\n1890|Gouda|5\n");
    assertEquals(
        "year,city,share\n1880,Gouda,25.0\n1890,Gouda,100.0\n1880,Delft,75.0\n1890,Delft,0.0\n",
        csv(Charts.area(people).x("year").y("people").by("city").shares()));
    assertEquals(
        "100",
        ""
            + axis(Charts.bar(people).x("year").y("people", sum).by("city").shares(), "yAxis")
                .path("max")
                .asInt());
  }

  @Test
  @DisplayName("hatches the part that is uncertain")
  void uncertain() {
    Chart people =
        Charts.bar(SampleTables.STATUSES)
            .x("date")
            .y("people")
            .by("status")
            .stacked()
            .uncertain("uncertain");
    JsonNode series = series(people);
    assertEquals("[0-0, 0-0~, 0-1, 0-1~, hatch]", each(series, "id").toString());
    assertEquals("[5,1840,\"1840-12-31\"]", series.get(0).path("data").get(0).toString());
    assertEquals("[1,1840,\"1840-12-31\"]", series.get(1).path("data").get(0).toString());
  }

  @Test
  @DisplayName("has a band of uncertainty below its line, which the subtitle names")
  void band() {
    Plot ages = Charts.line(AGES).x("decade").y("age").by("status").band("low", "high");
    assertTrue(ages.svg().contains("1880–1890; band: low to high"), ages::svg);
    JsonNode married = series(ages).get(1);
    assertEquals("[[9,1880],[7,1890]]", married.path("data").toString());
    assertEquals("[24,1880,\"1880\",21,30]", series(ages).get(2).path("data").get(0).toString());
  }

  @Test
  @DisplayName("has small charts with the same axes for each value of a column")
  void panels() {
    Chart ages = Charts.line(AGES).x("decade").y("age").panels("status");
    assertEquals(2, axis(ages, "grid").size());
    assertEquals("[married, widowed]", each(axis(ages, "yAxis"), "name").toString());
    assertEquals("[80.0, 80.0]", each(axis(ages, "yAxis"), "max").toString());
    assertEquals("1", series(ages).get(1).path("xAxisIndex").toString());
  }

  @Test
  @DisplayName("has remarks at a place, over a stretch and at a height")
  void marks() {
    Plot ages =
        Charts.line(AGES)
            .x("decade")
            .y("age")
            .by("status")
            .mark(1885, "{c} the law")
            .mark(1886, 1888, "the plague")
            .level(65, "pension");
    String svg = ages.svg();
    for (String text : List.of("{c} the law", "the plague", "pension")) {
      assertTrue(svg.contains(">" + text + "<"), text);
    }
    Chart days =
        Charts.line(SampleTables.CITIES).x("date").y("people", sum).mark("1841-07", "flood");
    assertTrue(days.svg().contains(">flood<"), "a month is a place on an axis of days");
  }

  @Test
  @DisplayName("counts in bars as wide as the numbers need, and whole ones at themselves")
  void histogram() {
    Table children = SampleTables.table("children:i", "0\n0\n1\n3\n");
    assertEquals(
        "children,rows\n0,2.0\n1,1.0\n2,0.0\n3,1.0\n",
        csv(Charts.histogram(children).x("children")));
    Table ages = SampleTables.table("age:i", "20\n24\n25\n41\n");
    assertEquals(
        "age,rows\n20–29,3.0\n30–39,0.0\n40–49,1.0\n",
        csv(Charts.histogram(ages).x("age").step(10)));
    assertEquals(
        "20 50",
        axis(Charts.histogram(ages).x("age").step(10), "xAxis").path("min").asInt()
            + " "
            + axis(Charts.histogram(ages).x("age").step(10), "xAxis").path("max").asInt());
  }

  @Test
  @DisplayName("shows the spread of each name as a box, from the fifth to the ninety-fifth percent")
  void boxes() {
    Table ages = Table.create("ages", IntColumn.create("age", IntStream.rangeClosed(0, 100)));
    ages.addColumns(StringColumn.create("of", Collections.nCopies(101, "all")));
    JsonNode box = series(Charts.box(ages).x("of").y("age")).get(0).path("data").get(0);
    assertEquals("50.0", box.path("value").get(2).toString());
    assertEquals(
        "[\"all\",\"median 50\",\"middle half 24 to 76\",\"5 to 95 %: 4 to 96\",\"101 rows\"]",
        box.path("tip").toString());
  }

  @Test
  @DisplayName("shows numbers as colours, with the groups as rows")
  void heatmap() {
    Plot ages = Charts.heatmap(AGES).x("decade").y("age").by("status");
    assertEquals("[\"married\",\"widowed\"]", axis(ages, "yAxis").path("data").toString());
    assertEquals("[\"1880\",\"1890\"]", axis(ages, "xAxis").path("data").toString());
    assertEquals("[0,0,24]", series(ages).get(0).path("data").get(0).path("value").toString());
    assertEquals(
        "People by city and year", Charts.heatmap(SampleTables.CITIES).toString().split(":")[0]);
  }

  @Test
  @DisplayName("orders months, weekdays, ages and statuses as they follow each other")
  void orders() {
    assertEquals("[January, April, August]", names("APRIL", "AUGUST", "JANUARY"));
    assertEquals("[Mon, Fri, Sun]", names("Fri", "Sun", "Mon"));
    assertEquals("[0–9, 10–19, 100+]", names("100+", "10–19", "0–9"));
    assertEquals("[single, married]", names("MARRIED", "SINGLE"));
    assertEquals("[Gouda, Delft]", names("Gouda", "Delft"));
  }

  private static String names(String... names) {
    Table table =
        Table.create(
            "names",
            StringColumn.create("name", names),
            IntColumn.create(
                "n", IntStream.range(0, names.length).map(i -> names.length - i).toArray()));
    Chart chart = Charts.bar(table).x("name").y("n");
    JsonNode data = axis(chart, "xAxis").path("data");
    return new ArrayList<>(data.valueStream().map(JsonNode::asString).toList()).toString();
  }

  @Test
  @DisplayName("names ten of hundreds of groups, draws the others in grey, and says so")
  void hundreds() {
    Table many =
        Table.create(
            "many",
            IntColumn.create("year"),
            StringColumn.create("town"),
            DoubleColumn.create("share"));
    for (int town = 0; town < 200; town++) {
      for (int year = 2000; year < 2003; year++) {
        many.intColumn("year").append(year);
        many.stringColumn("town").append("A municipality of a very long name, number " + town);
        many.doubleColumn("share").append(town / 200.0);
      }
    }
    Chart lines = Charts.line(many).x("year").y("share").by("town");
    assertEquals(200, series(lines).size());
    assertEquals(11, option(lines).path("legend").path("data").size());
    assertTrue(lines.svg().contains("named are the largest 10 of 200"), "what is named");
    assertTrue(lines.svg().contains("…"), "the middle of a name is left out");
    assertEquals("95", series(lines).get(199).path("data").get(0).get(0).toString());
    Chart bars = Charts.bar(many).x("town").y("share", sum);
    assertEquals(40, axis(bars, "yAxis").path("data").size());
    assertTrue(bars.description().contains("town: the largest 40 of 200"), bars::description);
  }

  @Test
  @DisplayName("keeps of long names what tells them apart, wherever that stands")
  void longNames() {
    Table towns = Table.create(StringColumn.create("town"), IntColumn.create("people"));
    for (int town = 1; town <= 12; town++) {
      towns
          .stringColumn("town")
          .append("The municipality of the district number " + town + " as it has been since 1851");
      towns.intColumn("people").append(town);
    }
    Chart bars = Charts.bar(towns).x("town").y("people");
    List<String> names =
        axis(bars, "yAxis").path("data").valueStream().map(JsonNode::asString).toList();
    assertEquals("…number 1…", names.getFirst());
    assertEquals(12, names.stream().distinct().count(), names::toString);
    Chart lines = Charts.line(towns).x("people").y("people").by("town");
    assertTrue(lines.svg().contains("…number 9…"), lines::svg);
  }

  @Test
  @DisplayName("has a single number in the middle, and days around a single day")
  void alone() {
    Chart one = Charts.line(SampleTables.table("day:d n:i", "1815-12-10|3\n")).x("day").y("n");
    JsonNode up = axis(one, "yAxis");
    assertEquals("[2, 4]", List.of(up.path("min").asInt(), up.path("max").asInt()).toString());
    JsonNode days = axis(one, "xAxis");
    assertEquals(6 * 86_400_000L, days.path("max").asLong() - days.path("min").asLong());
  }

  @Test
  @DisplayName("leaves out what divided by nothing")
  void infinite() {
    Table rates =
        Table.create(
            IntColumn.create("year", new int[] {1, 2, 3}),
            DoubleColumn.create("rate", 1.0 / 0, 1, 2));
    JsonNode points = series(Charts.line(rates).x("year").y("rate")).get(0).path("data");
    assertEquals("-", points.get(0).get(0).asString(), "a gap");
    assertEquals("1", points.get(1).get(0).toString());
  }

  @Test
  @DisplayName("says what it shows to those who do not see it")
  void description() {
    assertEquals(
        "Age by decade and status. 1880–1890. married: from 24 at 1880 to 25 at 1890; widowed:"
            + " from 58 at 1880 to 61 at 1890",
        Charts.line(AGES).x("decade").y("age").by("status").description());
    assertEquals(
        "Where. largest people of 2: Delft 3; Gouda 1",
        Charts.bar(SampleTables.table("city:s people:i", "Delft|3\nGouda|1\n"))
            .x("city")
            .y("people")
            .sized(300, 400)
            .titled("Where")
            .description());
  }

  @Test
  @DisplayName("leaves rows without x out, says so, and has a place for groups that are missing")
  void missing() {
    Table ages =
        SampleTables.table("decade:i city:s age:i", "1880||24\n|Delft|25\n1890|Delft|30\n");
    Plot chart = Charts.scatter(ages).x("decade").y("age").by("city");
    assertTrue(chart.description().contains("1 row has no decade"), chart::description);
    assertEquals("[Delft, not known]", each(series(chart), "name").toString());
  }

  @Test
  @DisplayName("is another one with each column, and stays what it was")
  void withers() {
    Plot line = Charts.line(AGES).x("decade").by("status");
    Plot ages = line.y("age").titled("Ages");
    assertNotEquals(line.toString(), ages.toString());
    assertEquals("Ages", ages.sized(400, 300).from("here").toString().split(":")[0]);
    Table table = AGES.copy();
    Plot before = Charts.line(table).x("decade").y("age").by("status");
    table.intColumn("age").set(0, 99);
    assertFalse(csv(before).contains("99"), "columns are copied when they are named");
  }

  @Test
  @DisplayName("has nothing in its option that a page of somebody's notebook would leave out")
  void isSafe() {
    JsonMapper json = JsonMapper.shared();
    Table hostile = AGES.copy();
    hostile.stringColumn("status").set(0, "</script><b onclick='x'>{b}");
    for (Chart chart :
        List.of(
            Charts.line(hostile)
                .x("decade")
                .y("age")
                .by("status")
                .band("low", "high")
                .mark(1885, "<b>{c}")
                .mark(1881, 1883, "x")
                .level(50, "y"),
            Charts.line(AGES).x("decade").y("age").panels("status"),
            Charts.area(AGES).x("decade").y("age").by("status").uncertain("low"),
            Charts.bar(hostile).x("status").y("age").by("decade"),
            Charts.bar(AGES).x("decade").by("status"),
            Charts.histogram(AGES).x("age").by("status"),
            Charts.scatter(hostile).x("low").y("high").by("status"),
            Charts.box(hostile).x("status").y("age"),
            Charts.box(AGES).x("decade").y("age").by("status"),
            Charts.heatmap(hostile).x("decade").y("age").by("status"))) {
      assertEquals(
          json.readTree(chart.option()),
          json.readTree(Chart.safeOption(chart.option()).orElseThrow()));
      assertFalse(chart.page().contains("</script><b"), chart::toString);
    }
  }
}
