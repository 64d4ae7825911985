package people.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import java.awt.Color;
import java.awt.image.BufferedImage;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import people.*;
import tech.tablesaw.api.Table;
import tools.jackson.databind.json.JsonMapper;

/// What becomes of a chart: pictures, pages and files.
@DisplayName("A chart")
class ChartTest {

  private static final String HOSTILE = "</script><b onclick='x'>&\"{b}\u0007]]>";

  /// What is shown of it: no control character.
  private static final String ON_ONE_LINE = HOSTILE.replace('\u0007', ' ');

  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir Path folder;

  private static List<Chart> all() {
    return List.of(
        Charts.shares(SampleTables.STATUSES),
        Charts.counts(SampleTables.STATUSES),
        Charts.agePyramid(SampleTables.AGES),
        Charts.flows(SampleTables.MOVES),
        Charts.heatmap(SampleTables.CITIES),
        Charts.lifeLine(
            SampleTables.ADA_STATUSES, SampleTables.ADA_ADDRESSES, SampleTables.ADA_EVENTS),
        Charts.arrivals(SampleTables.MOVES, "Gouda"),
        Charts.transitions(SampleTables.TRANSITIONS),
        Charts.households(SampleTables.HOUSEHOLDS));
  }

  /// Those whose picture is drawn once, for tests that only look at it.
  private static final List<Chart> DRAWN = all();

  private static Document xml(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @DisplayName("has the same bytes each time, in whatever order charts are drawn")
  void sameBytes() {
    List<String> first = DRAWN.stream().map(Chart::svg).toList();
    List<Chart> again = all();
    List<Integer> backwards = IntStream.range(0, again.size()).boxed().toList().reversed();
    for (int each : Rounds.some(backwards, 0)) {
      assertEquals(first.get(each), again.get(each).svg());
    }
    assertEquals(DRAWN.get(0).html(), all().get(0).html());
  }

  @Test
  @DisplayName("has nothing in its option that a page of somebody's notebook would leave out")
  void allOfTheOptionIsSafe() {
    List<Chart> charts = new ArrayList<>(DRAWN);
    Table nobody = SampleTables.STATUSES.emptyCopy();
    charts.add(Charts.shares(nobody).from("a: \"<b>\""));
    LocalDate one = SampleTables.STATUSES.dateColumn("date").get(0);
    Table oneDate =
        SampleTables.STATUSES.where(SampleTables.STATUSES.dateColumn("date").isEqualTo(one));
    charts.add(Charts.shares(oneDate).titled(HOSTILE));
    charts.add(Charts.counts(oneDate));
    for (Chart chart : charts) {
      assertEquals(
          JSON.readTree(chart.option()),
          JSON.readTree(Chart.safeOption(chart.option()).orElseThrow()));
    }
  }

  @Test
  @DisplayName("is the same when several threads draw at once")
  void severalThreads() {
    List<String> alone = DRAWN.stream().map(Chart::svg).toList();
    int threads = Math.max(2, Rounds.of(DRAWN.size()));
    IntStream.range(0, threads)
        .parallel()
        .forEach(i -> assertEquals(alone.get(i), all().get(i).svg()));
  }

  @Test
  @DisplayName("shares no identifier with another on the same page")
  void ownIdentifiers() {
    Pattern ids = Pattern.compile(" (?:id|class)=\"([^\"]+)\"");
    List<String> names = new ArrayList<>();
    for (Chart chart : DRAWN) {
      ids.matcher(chart.svg()).results().map(id -> id.group(1)).distinct().forEach(names::add);
    }
    assertEquals(names.stream().distinct().count(), names.size(), names::toString);
    assertFalse(names.isEmpty());
  }

  /// How many pixels are not white: a tenth of a percent is more than a title has.
  private static long inked(BufferedImage image) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .filter(
            i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) != Color.WHITE.getRGB())
        .count();
  }

  static void assertIsDrawn(byte[] png) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    long all = (long) image.getWidth() * image.getHeight();
    assertTrue(inked(image) > all / 20, () -> inked(image) + " of " + all + " pixels");
  }

  @Test
  @DisplayName("is well-formed as a picture, with a title for those who do not see it")
  void wellFormed() throws Exception {
    for (Chart chart : DRAWN) {
      Document svg = xml(chart.svg());
      assertEquals("img", svg.getDocumentElement().getAttribute("role"));
      String title = svg.getElementsByTagName("title").item(0).getTextContent();
      assertTrue(chart.toString().startsWith(title + ": "), title);
      assertFalse(chart.svg().contains("NaN"), title);
    }
  }

  @Test
  @DisplayName("is as large as asked, as a picture of points as well")
  void sizes() throws Exception {
    Chart chart = Charts.counts(SampleTables.STATUSES).sized(400, 300);
    assertEquals("400", xml(chart.svg()).getDocumentElement().getAttribute("width"));
    var image = ImageIO.read(new ByteArrayInputStream(chart.png(1.5)));
    assertEquals("600 x 450", image.getWidth() + " x " + image.getHeight());
    assertEquals(0xffffffff, image.getRGB(0, 0));
    assertIsDrawn(chart.png(1.5));
    assertEquals(
        "a chart can't be 400 x 20 pixels; expected 200 to 10000 each way",
        assertThrows(IllegalArgumentException.class, () -> chart.sized(400, 20)).getMessage());
    assertEquals(
        "a picture can't have the scale 0.0; expected more than 0, up to 10",
        assertThrows(IllegalArgumentException.class, () -> chart.png(0)).getMessage());
  }

  @Test
  @DisplayName("shows hostile names as text")
  void hostileNames() throws Exception {
    Table moves = SampleTables.MOVES.copy();
    moves.stringColumn("fromCity").set(0, HOSTILE);
    Table cities = SampleTables.CITIES.copy();
    cities.stringColumn("city").set(3, HOSTILE);
    for (Chart chart :
        List.of(
            Charts.flows(moves),
            Charts.shares(cities),
            Charts.heatmap(cities),
            Charts.arrivals(moves, HOSTILE).titled(HOSTILE).subtitled(HOSTILE).from(HOSTILE))) {
      String shown = texts(chart.svg());
      // where there is little room, a name is cut
      assertTrue(shown.contains("\n</script><b onclick"), shown);
      assertTrue(chart.option().contains(JSON.writeValueAsString(ON_ONE_LINE)), chart::option);
      String page = chart.page();
      assertFalse(page.contains("</script><b"), chart::toString);
      assertFalse(page.contains("<b onclick"), chart::toString);
      assertEquals(4, page.split("<script", -1).length, "three scripts, and none from the data");
    }
  }

  /// All texts of a picture, a line each.
  private static String texts(String svg) throws Exception {
    NodeList nodes = xml(svg).getElementsByTagName("text");
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> "\n" + nodes.item(i).getTextContent())
        .collect(Collectors.joining("", "", "\n"));
  }

  private static final List<String> NAMES =
      List.of(
          "{c}",
          "{b}{c}",
          "{a|x}",
          "{value}",
          "zr1-x",
          "#zr0-c0",
          "hatch",
          "people~",
          "$1",
          "%d",
          "-",
          "constructor",
          "__proto__",
          "#1f2933");

  @ParameterizedTest
  @FieldSource("NAMES")
  @DisplayName("shows a name as it is that ECharts, or our script, could take for something else")
  void namesThatMeanSomething(String name) throws Exception {
    Table moves = SampleTables.MOVES.copy();
    moves.stringColumn("fromCity").set(0, name);
    Table cities = SampleTables.CITIES.copy();
    cities.stringColumn("city").set(1, name);
    Table day = cities.where(cities.dateColumn("date").isEqualTo(LocalDate.of(1840, 12, 31)));
    Table statuses = SampleTables.STATUSES.copy();
    statuses.stringColumn("status").set(1, name);
    Table ages = SampleTables.AGES.copy();
    ages.stringColumn("status").set(1, name);
    Table changes = SampleTables.TRANSITIONS.copy();
    changes.stringColumn("after").set(3, name);
    Table addresses = SampleTables.ADA_ADDRESSES.copy();
    addresses.stringColumn("street").set(0, name);
    List<Chart> charts =
        List.of(
            Charts.flows(moves),
            Charts.shares(cities),
            Charts.counts(day),
            Charts.counts(statuses),
            Charts.agePyramid(ages),
            Charts.heatmap(cities),
            Charts.transitions(changes),
            Charts.lifeLine(SampleTables.ADA_STATUSES, addresses, SampleTables.ADA_EVENTS),
            Charts.arrivals(moves, "Gouda").titled(name).subtitled(name).from(name));
    for (Chart chart : Rounds.some(charts, NAMES.indexOf(name))) {
      String shown = texts(chart.svg());
      boolean isThere =
          chart.toString().startsWith("Moves between")
              ? shown.contains("\n" + name + " 1\n")
              : chart.toString().startsWith("Life")
                  ? shown.contains("\n" + name + ", London\n")
                  : shown.contains("\n" + name + "\n");
      assertTrue(isThere, () -> chart + shown);
    }
  }

  @Test
  @DisplayName("carries all that it needs, the library once in an element that is always the same")
  void selfContained() {
    Pattern library =
        Pattern.compile("<script type=\"application/gzip\" data-echarts>[A-Za-z0-9+/=]+</script>");
    List<String> libraries = new ArrayList<>();
    for (Chart chart : DRAWN.subList(0, 2)) {
      String html = chart.html();
      library.matcher(html).results().forEach(found -> libraries.add(found.group()));
      String rest = library.matcher(html).replaceAll("");
      assertFalse(
          rest.replace("http://www.w3.org/", "").contains("http"), "nothing from elsewhere");
      assertTrue(rest.contains("<svg "), "the picture stands there without scripts");
      assertTrue(html.length() < 600_000, () -> html.length() + " characters");
    }
    assertEquals(2, libraries.size());
    assertEquals(libraries.get(0), libraries.get(1));
  }

  @Test
  @DisplayName("is another one when it is named otherwise, and stays what it was")
  void withers() {
    Chart chart = Charts.counts(SampleTables.STATUSES);
    String before = chart.svg();
    Chart named = chart.titled("Fewer marry").subtitled("in Ockham").from("the parish");
    assertEquals(before, chart.svg());
    assertNotEquals(before, named.svg());
    for (String text : List.of("Fewer marry", "in Ockham", "Source: the parish")) {
      assertTrue(named.svg().contains(">" + text + "<"), text);
    }
    assertEquals(
        "Fewer marry: 4 rows of date, status, people, uncertain, beyond, share", named.toString());
    chart.table().clear();
    assertEquals(4, chart.table().rowCount());
  }

  @Test
  @DisplayName("breaks a long title into lines")
  void longTitle() {
    String svg =
        Charts.counts(SampleTables.STATUSES)
            .titled("Of all who lived in the parish, fewer and fewer were married")
            .sized(300, 300)
            .svg();
    String lines =
        Pattern.compile("font-weight=\"bold\"[^>]*>([^<]+)</text>")
            .matcher(svg)
            .results()
            .map(line -> line.group(1))
            .collect(Collectors.joining("\n"));
    assertEquals("Of all who lived in the\nparish, fewer and fewer\nwere married", lines);
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  @Test
  @DisplayName("is written as what the name of the file says")
  void writes() throws Exception {
    Chart chart = Charts.counts(SampleTables.STATUSES);
    for (String name : List.of("a.html", "a.SVG", "a.png", "a.csv", "a.json")) {
      chart.writeTo(folder.resolve(name));
    }
    assertTrue(Files.readString(folder.resolve("a.html")).startsWith("<!DOCTYPE html>"));
    assertEquals("rw-------", permissions("a.html"));
    chart.shareTo(folder.resolve("a.html"));
    assertEquals("rw-r--r--", permissions("a.html"));
    assertEquals(chart.svg(), Files.readString(folder.resolve("a.SVG")));
    assertIsDrawn(Files.readAllBytes(folder.resolve("a.png")));
    assertEquals(chart.option() + "\n", Files.readString(folder.resolve("a.json")));
    assertEquals(
        """
        date,status,people,uncertain,beyond,share
        1840-12-31,single,6,1,0,66.6667
        1840-12-31,married,3,0,0,33.3333
        1841-12-31,single,2,0,0,66.6667
        1841-12-31,married,1,0,0,33.3333
        """,
        Files.readString(folder.resolve("a.csv")));
    assertEquals(
        "'chart.pdf' is not a file for a chart; expected a name with .html, .svg, .png, .csv or"
            + " .json",
        assertThrows(IllegalArgumentException.class, () -> chart.writeTo(Path.of("chart.pdf")))
            .getMessage());
  }
}
