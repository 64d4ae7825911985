package people.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.charts.Options.map;

import module java.base;

import java.awt.Color;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.*;
import people.charts.drawn.*;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/// Pictures that are drawn without ECharts: what stands in them, and where.
@DisplayName("A picture drawn without ECharts")
class DrawnChartTest {

  private static final Table MONTHS =
      SampleTables.table(
          "date:d status:s people:i uncertain:i",
          "2014-12-31|SINGLE|1|0\n2015-01-31|SINGLE|2|0\n2015-06-30|MARRIED|4|1\n");

  private static List<Chart> all() {
    Table ages = PlotTest.AGES;
    Table one = SampleTables.STATUSES.first(2);
    return List.of(
        Charts.shares(SampleTables.STATUSES).from("here"),
        Charts.counts(SampleTables.STATUSES),
        Charts.counts(one),
        Charts.counts(MONTHS),
        Charts.agePyramid(SampleTables.AGES),
        Charts.flows(SampleTables.MOVES),
        Charts.heatmap(SampleTables.CITIES),
        Charts.lifeLine(
            SampleTables.ADA_STATUSES, SampleTables.ADA_ADDRESSES, SampleTables.ADA_EVENTS),
        Charts.arrivals(SampleTables.MOVES, "Gouda"),
        Charts.transitions(SampleTables.TRANSITIONS),
        Charts.households(SampleTables.HOUSEHOLDS),
        Charts.shares(SampleTables.none(SampleTables.STATUSES)),
        Charts.line(ages)
            .x("decade")
            .y("age")
            .by("status")
            .band("low", "high")
            .mark(1885, "{c} the law")
            .mark(1881, 1883, "x")
            .level(50, "y"),
        Charts.line(ages).x("decade").y("age").panels("status"),
        Charts.area(ages).x("decade").y("age").by("status").uncertain("low"),
        Charts.bar(ages).x("status").y("age").by("decade"),
        Charts.bar(ages).x("decade").by("status"),
        Charts.histogram(ages).x("age").by("status"),
        Charts.scatter(ages).x("low").y("high").by("status"),
        Charts.box(ages).x("status").y("age"),
        Charts.box(ages).x("decade").y("age").by("status"),
        Charts.heatmap(ages).x("decade").y("age").by("status"),
        Charts.survival(SurvivalChartsTest.TIMES, "DIVORCED", "sex"),
        Charts.incidence(SurvivalChartsTest.TIMES));
  }

  private static Map<String, Object> option(Chart chart) {
    return chart.content().drawing().in(Frame.of("title", "below", "", "", 860, 460));
  }

  private static List<String> all(String pattern, String svg) {
    return Pattern.compile(pattern).matcher(svg).results().map(found -> found.group(1)).toList();
  }

  private static List<String> texts(Chart chart) {
    return all("<text[^>]*>([^<]*)</text>", chart.svg());
  }

  /// The rectangles of a colour: left, top, width, height.
  private static List<double[]> boxes(Chart chart, String color) {
    String paths = String.join("", all("<path d=\"([^\"]*)\" fill=\"" + color + "\"", chart.svg()));
    return Pattern.compile("M([\\d.]+) ([\\d.]+)h([\\d.]+)v([\\d.]+)h-[\\d.]+z")
        .matcher(paths)
        .results()
        .map(box -> IntStream.rangeClosed(1, 4).mapToDouble(i -> Double.parseDouble(box.group(i))))
        .map(DoubleStream::toArray)
        .toList();
  }

  @Test
  @DisplayName("is every one of the kit")
  void drawsAll() {
    for (Chart chart : all()) {
      assertEquals(Optional.empty(), DrawnChart.missing(option(chart), 860, 460), chart::toString);
    }
  }

  @Test
  @DisplayName("is not made of an option with a member that it does not know, or another value")
  void saysNo() {
    Map<String, Object> option = option(Charts.counts(SampleTables.STATUSES));
    assertTrue(DrawnChart.of(option, "c", 860, 460).isPresent());
    Map<String, Object> more = new LinkedHashMap<>(option);
    more.put("polar", map("radius", 3));
    assertEquals(Optional.of("option.polar"), DrawnChart.missing(more, 860, 460));
    assertEquals(Optional.empty(), DrawnChart.of(more, "c", 860, 460));
    more.remove("polar");
    more.put("series", List.of(map("type", "bar", "data", List.of(), "label", map("show", true))));
    assertEquals(Optional.of("option.series.label"), DrawnChart.missing(more, 860, 460));
    more.put("series", List.of(map("type", "radar", "data", List.of())));
    assertEquals(Optional.of("a series of radar"), DrawnChart.missing(more, 860, 460));
    Map<String, Object> steps = map("type", "line", "step", "start", "data", List.of());
    more.put("series", List.of(steps));
    assertEquals(Optional.of("option.series.step: start"), DrawnChart.missing(more, 860, 460));
  }

  @Test
  @DisplayName("has the texts that ECharts writes into it, but for the steps of its axes")
  void sameTexts() {
    Pattern number = Pattern.compile("-?[\\d,.]+( .*)?|");
    for (Chart chart : Rounds.some(all(), 0)) {
      Map<String, Object> option = option(chart);
      String drawn = DrawnChart.of(option, "c", 860, 460).orElseThrow();
      String other = Engine.svg(ChartJson.compact(option), 860, 460);
      List<String> sets =
          Stream.of(drawn, other)
              .map(svg -> new TreeSet<>(all("<text[^>]*>([^<]*)</text>", svg)))
              .peek(texts -> texts.removeIf(text -> number.matcher(text).matches()))
              .map(TreeSet::toString)
              .toList();
      assertEquals(sets.get(1), sets.get(0), chart::toString);
    }
  }

  @Test
  @DisplayName("has bars in the colours of their groups, as long as the axis says, on one base")
  void bars() {
    Chart chart = Charts.counts(SampleTables.STATUSES);
    List<double[]> single = boxes(chart, Palette.of("single"));
    List<double[]> married = boxes(chart, Palette.of("married"));
    assertEquals("3 and 2", single.size() + " and " + married.size());
    double unit = single.get(0)[3] / 5;
    assertEquals(2 * unit, single.get(1)[3], 0.2);
    assertEquals(unit, single.get(2)[3], 0.2, "who is uncertain");
    assertEquals(3 * unit, married.get(0)[3], 0.2);
    double base = single.get(0)[1] + single.get(0)[3];
    assertEquals(base, single.get(1)[1] + single.get(1)[3], 0.2);
    assertEquals(base - 6 * unit, married.get(0)[1] + married.get(0)[3], 0.2, "on the others");
    assertEquals(2, all("(url\\(#[^)]*-\\d+\\))", chart.svg()).size(), "a hatch, and its legend");
  }

  @Test
  @DisplayName("has nothing outside of its own size")
  void inside() {
    for (Chart chart : all()) {
      int width = Integer.parseInt(all("<svg[^>]* width=\"(\\d+)\"", chart.svg()).getFirst());
      int height = Integer.parseInt(all("<svg[^>]* height=\"(\\d+)\"", chart.svg()).getFirst());
      for (String color : all("fill=\"(#[0-9a-f]{6})\"", chart.svg())) {
        for (double[] box : boxes(chart, color)) {
          assertTrue(box[0] >= 0 && box[0] + box[2] <= width, () -> chart + " " + color);
          assertTrue(box[1] >= 0 && box[1] + box[3] <= height, () -> chart + " " + color);
        }
      }
    }
  }

  @Test
  @DisplayName(
      "has a cell for each value of a heat map, few in light colours and many in dark ones")
  void cells() {
    Table table = Table.create("cells", IntColumn.create("x"), IntColumn.create("g"));
    table.addColumns(DoubleColumn.create("v"));
    for (int i = 0; i < 1200; i++) {
      table.intColumn("x").append(i % 60);
      table.intColumn("g").append(i / 60);
      table.doubleColumn("v").append(i);
    }
    Chart chart = Charts.heatmap(table).x("x").y("v").by("g");
    List<String> colors = all("fill=\"(#[0-9a-f]{6})\"", chart.svg());
    long cells = colors.stream().distinct().mapToLong(color -> boxes(chart, color).size()).sum();
    assertEquals(1200, cells);
    assertEquals(ColorScale.light(1), ColorScale.SCALE.getLast());
    assertTrue(luminance(ColorScale.light(0.2)) > luminance(ColorScale.light(0.8)));
    assertTrue(colors.contains(ColorScale.light(0)) && colors.contains(ColorScale.light(1)));
    assertTrue(texts(chart).contains("1,199 v"), () -> texts(chart).toString());
  }

  private static int luminance(String color) {
    Color c = Color.decode(color);
    return c.getRed() + c.getGreen() + c.getBlue();
  }

  @Test
  @DisplayName("has round numbers along its axes, and no two texts of an axis on each other")
  void axes() {
    Chart chart = Charts.counts(SampleTables.STATUSES);
    assertTrue(texts(chart).containsAll(List.of("0", "2", "4", "6", "8", "10")), "as ECharts has");
    assertTrue(texts(Charts.counts(MONTHS)).containsAll(List.of("Dec", "2015", "Feb", "Jun")));
    Table years = Table.create("years", IntColumn.create("year"), IntColumn.create("people"));
    for (int year = 1811; year < 2011; year++) {
      years.intColumn("year").append(year);
      years.intColumn("people").append(year % 7);
    }
    Chart cells = Charts.heatmap(years.first(150)).x("year").y("people");
    List<String> shown = texts(cells).stream().filter(text -> text.matches("1\\d\\d\\d")).toList();
    assertEquals("1820", shown.getFirst());
    assertTrue(shown.stream().allMatch(text -> text.endsWith("0")), shown::toString);
  }

  @Test
  @DisplayName("draws the same as the option says in a page: every group has its own mark")
  void legend() {
    for (Chart chart : all()) {
      JsonNode names = ChartOptions.option(chart).path("legend").path("data");
      for (JsonNode name : names) {
        assertTrue(texts(chart).contains(name.path("name").asString()), chart::toString);
      }
    }
  }
}
