package people.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.charts.drawn.*;
import people.notebook.Browser;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/// What ECharts writes on its canvas, and where, in the Chromium that is installed. Where there is
/// none, nothing here is run, unless `PEOPLE_JUPYTER_TESTS=required`.
@DisplayName("A live chart")
@Tag("browser")
@Tag("process")
class LiveChartTest {

  private static final List<String> NAMES =
      List.of(
          "Saint Bartholomew-upon-the-Great-River A",
          "W".repeat(40),
          "東京都千代田区霞が関一丁目三番地北側大通り沿い第二合同庁舎別館東棟地下一階倉庫前",
          "i".repeat(40),
          "Ödön Kőszegi-Nagyváradi de Felsőszentivá",
          "Delft");

  private static final Table BORN =
      SampleTables.table("age:i born:i who:s", "20|1957|a\n30|2024|a\n20|1901|b\n30|2001|b\n");

  /// Keeps what is written, without what is slanted or upright.
  private static final String LISTEN =
      """
      (function () {
        window.texts = [];
        var fill = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
          var at = this.getTransform(), wide = this.measureText(text).width, scale = this.canvas.width / this.canvas.clientWidth || 1;
          var share = { center: 0.5, right: 1, end: 1 }[this.textAlign] || 0;
          var middle = { top: 6, middle: 0 }[this.textBaseline] || 0;
          if (Math.abs(at.b) < 0.01) window.texts.push({ text: String(text), canvas: this.canvas.clientWidth, left: (at.e + at.a * (x - share * wide)) / scale, wide: at.a * wide / scale,
            y: (at.f + at.d * (y + middle)) / scale });
          return fill.apply(this, arguments);
        };
      })()
      """;

  @TempDir static Path folder;

  private static Browser browser;

  /// A text on the canvas, in pixels.
  private record Written(String text, double left, double wide, double y) {

    double right() {
      return left + wide;
    }

    boolean isBeside(Written other) {
      return Math.abs(y - other.y) < 6;
    }
  }

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        Browser.find().isPresent() || "required".equals(System.getenv("PEOPLE_JUPYTER_TESTS")),
        "no Chromium on PATH");
    browser = Browser.start(Files.createDirectory(folder.resolve("browser")));
    browser.hideScrollbars();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void open(Chart chart, String font) throws IOException {
    Path page = folder.resolve("chart.html");
    String html = chart.page();
    assertTrue(html.contains(TextWidth.FONT), "the page names its font");
    Files.writeString(page, html.replace(TextWidth.FONT, font));
    browser.size(800, 600);
    browser.open(page.toUri().toString());
    browser.until("the chart is drawn", "document.querySelector('canvas')");
    browser.eval(LISTEN);
  }

  /// Pixels from the left of a chart to its right.
  private static int room() {
    return browser.eval("document.querySelector('[role=application]').clientWidth").asInt();
  }

  /// What is written when the page gets that wide.
  private static List<Written> written(int width) {
    browser.eval("window.texts = []");
    browser.size(width, 600);
    // what was drawn for the former width may still be moving
    String anew = "window.texts.filter(one => one.canvas === %d)".formatted(room());
    browser.until("the chart is drawn anew", anew + ".length > 5");
    browser.eval("new Promise(done => setTimeout(done, 300))");
    Map<String, Written> all = new LinkedHashMap<>();
    for (JsonNode each : browser.eval(anew)) {
      Written one =
          new Written(
              each.path("text").asString(),
              each.path("left").asDouble(),
              each.path("wide").asDouble(),
              each.path("y").asDouble());
      all.put(one.text + Math.round(one.left) + " " + Math.round(one.y), one);
    }
    return List.copyOf(all.values());
  }

  private static void assertInside(Chart chart, String font) throws IOException {
    open(chart, font);
    for (int width : List.of(400, 1200)) {
      List<Written> all = written(width);
      int room = room();
      for (Written one : all) {
        assertTrue(
            one.left >= -0.5 && one.right() <= room + 0.5,
            () -> "%s, %d wide, in %s: %s".formatted(chart, width, font, one));
      }
      for (Written one : all) {
        for (Written other : all) {
          assertTrue(
              one == other
                  || !one.isBeside(other)
                  || one.right() + 3 <= other.left
                  || other.right() + 3 <= one.left,
              () -> "%s, %d wide: %s touches %s".formatted(chart, width, one, other));
        }
      }
    }
  }

  private static Table people(int most) {
    List<String> kinds = List.of("first", "second", "third");
    List<String> cities = new ArrayList<>();
    List<String> panels = new ArrayList<>();
    for (String kind : kinds) {
      for (String name : NAMES) {
        cities.add(name);
        panels.add(kind);
      }
    }
    return Table.create(
        "people",
        StringColumn.create("city", cities),
        StringColumn.create("kind", panels),
        IntColumn.create(
            "people", IntStream.range(0, cities.size()).map(i -> most - 1000 * i).toArray()));
  }

  @Test
  @DisplayName("has room for long names in the font in which they are drawn, and cuts them there")
  void names() throws IOException {
    Table all = people(1_234_567);
    Table first = all.where(all.stringColumn("kind").isEqualTo("first"));
    for (String font : List.of("monospace", TextWidth.FONT)) {
      assertInside(Charts.bar(first).x("city").y("people"), font);
      assertInside(Charts.bar(all).x("city").y("people").panels("kind"), font);
      assertInside(Charts.box(first).x("city").y("people"), font);
      assertInside(Charts.heatmap(all).x("kind").by("city").y("people"), font);
    }
    // in a font of one width these are the widest there are, in all others the narrowest
    Table narrow =
        SampleTables.table(
            "city:s year:i people:i", "%1$s|1900|20\n%1$s l|1901|30\n".formatted("illi".repeat(5)));
    assertInside(Charts.bar(narrow).x("city").y("people"), "monospace");
    assertInside(Charts.heatmap(narrow).x("year").by("city").y("people"), "monospace");
    open(Charts.bar(first).x("city").y("people"), "monospace");
    assertTrue(
        written(400).stream().anyMatch(one -> one.text.matches("W+…W+")), "an ellipsis in a name");
    browser.eval("document.querySelector('[role=application]').focus()");
    for (int times = 0; times < 2; times++) {
      browser.eval(
          "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key:"
              + " 'ArrowRight'}))");
    }
    String said = browser.eval("document.querySelector('[aria-live]').textContent").asString();
    assertTrue(said.contains("W".repeat(40)), said);
  }

  @Test
  @DisplayName("keeps the sides of a pyramid apart, however great the numbers")
  void pyramids() throws IOException {
    for (int most : List.of(1, 1_234_567, 2_000_000_000)) {
      for (String unknown : List.of("WIDOWED", "UNKNOWN")) {
        String rows =
            IntStream.range(0, 10)
                .mapToObj(i ->
                    "SINGLE|MARRIED|%s"
                        .formatted(unknown)
                        .replaceAll(
                            "(\\w+)\\|?",
                            "2020-12-31|%d–%d|$1|%d|0%n"
                                .formatted(10 * i, 10 * i + 9, Math.max(1, most / (i + 1)))))
                .collect(Collectors.joining());
        Table population =
            SampleTables.table("date:d ageGroup:s status:s people:i uncertain:i", rows);
        assertInside(Charts.agePyramid(population), most == 1 ? TextWidth.FONT : "monospace");
      }
    }
  }

  @Test
  @DisplayName("writes years without separators, on any axis and in tooltips")
  void years() throws IOException {
    List<Chart> all =
        List.of(
            Charts.scatter(BORN).x("age").y("born").by("who"),
            Charts.line(BORN).x("age").y("born").by("who"),
            Charts.bar(BORN).x("age").y("born").by("who"),
            Charts.box(BORN).x("who").y("born"),
            Charts.heatmap(BORN).x("age").y("born").by("who"));
    for (Chart chart : all) {
      open(chart, TextWidth.FONT);
      List<String> texts = written(1000).stream().map(Written::text).toList();
      assertTrue(
          texts.stream().anyMatch(text -> text.matches("(19|20)\\d\\d.*")), texts.toString());
      assertEquals(
          List.of(),
          texts.stream().filter(text -> text.matches(".*\\d,\\d.*")).toList(),
          chart + "");
      browser.eval("document.querySelector('[role=application]').focus()");
      browser.eval(
          "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key:"
              + " 'ArrowRight'}))");
      String said = browser.eval("document.querySelector('[aria-live]').textContent").asString();
      assertTrue(said.matches("(?s).*\\b1957\\b.*") && !said.contains("1,957"), chart + said);
    }
  }
}
