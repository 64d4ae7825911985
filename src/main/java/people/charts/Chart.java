package people.charts;

import module java.base;

import people.output.*;
import tech.tablesaw.api.Table;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A chart: as a live page, as a picture, as data. Made by [Charts].
///
/// The same chart gives the same bytes each time and on every machine with the same Java, PNG
/// excepted, which is drawn in the fonts of the machine.
///
/// Immutable and safe for several threads; pictures are drawn one at a time. The first picture of a
/// process takes above a second, later ones some tenths of one.
public final class Chart {

  private static final int SMALLEST = 200;
  private static final int LARGEST = 10_000;

  private final String title;
  private final String subtitle;
  private final String source;
  private final int width;
  private final int height;
  private final Table data;
  private final Drawing drawing;

  /// Drawn when first asked for.
  private volatile String svg;

  /// @param data not changed by anyone any more
  Chart(String title, String subtitle, int width, int height, Table data, Drawing drawing) {
    this(title, subtitle, "", width, height, data, drawing);
  }

  private Chart(
      String title,
      String subtitle,
      String source,
      int width,
      int height,
      Table data,
      Drawing drawing) {
    this.title = ChartColumns.oneLine(Objects.requireNonNull(title, "title"));
    this.subtitle = ChartColumns.oneLine(Objects.requireNonNull(subtitle, "subtitle"));
    this.source = ChartColumns.oneLine(Objects.requireNonNull(source, "source"));
    if (width < SMALLEST || height < SMALLEST || width > LARGEST || height > LARGEST) {
      throw new IllegalArgumentException(
          "a chart can't be %s x %s pixels; expected %s to %s each way"
              .formatted(width, height, SMALLEST, LARGEST));
    }
    this.width = width;
    this.height = height;
    this.data = data;
    this.drawing = drawing;
  }

  /// The same chart with another title; long ones are broken into lines.
  public Chart titled(String title) {
    return new Chart(title, subtitle, source, width, height, data, drawing);
  }

  /// The same chart with another line below the title, which says the unit and the range of time.
  public Chart subtitled(String subtitle) {
    return new Chart(title, subtitle, source, width, height, data, drawing);
  }

  /// The same chart with a line below it that says where the data is from.
  public Chart from(String source) {
    return new Chart(title, subtitle, "Source: " + source, width, height, data, drawing);
  }

  /// The same chart in another size, in pixels of the screen, each way from 200 to 10,000.
  ///
  /// @throws IllegalArgumentException for another size
  public Chart sized(int width, int height) {
    return new Chart(title, subtitle, source, width, height, data, drawing);
  }

  /// The data that is drawn, as a table: a copy each time.
  public Table table() {
    return data.copy();
  }

  /// The option of ECharts, as indented JSON, in the light colours. Besides, `people` names the
  /// tooltips, `text` is what a node of flows is labelled with, and the series of a life line has
  /// the name of a function for `renderItem`; ECharts by itself ignores the first two and can't
  /// draw the third.
  public String option() {
    return ChartJson.indented(options());
  }

  private Map<String, Object> options() {
    return drawing.in(Frame.of(title, subtitle, source, width, height));
  }

  /// The live chart as a piece of HTML, for a notebook or a page; needs no network. About half a
  /// megabyte, almost all of it ECharts: the element `script[data-echarts]` and the last script are
  /// the same in every chart, so a page with several may keep the first of each.
  ///
  /// Until the script has run, and where none runs, the picture stands in its place. The live chart
  /// is as wide as there is room, up to its own width, and takes dark colours where the page is
  /// dark.
  public String html() {
    return ChartPage.fragment(svg(), ChartJson.compact(options()), width, height);
  }

  /// Adds to a page what makes the charts live that stand in it, once for all of them: the library
  /// and the script that [#html()] ends with, and leave for both to run.
  public static void makeLive(HtmlPage page) {
    ChartPage.draw(page);
  }

  /// The option of somebody's live chart without all that no chart of ours has, such as tooltips of
  /// HTML, links and pictures; as JSON that may stand in a `script` element.
  ///
  /// @return empty for what is no option
  public static Optional<String> safeOption(String json) {
    try {
      return SafeOption.of(JsonMapper.shared().readTree(json)).map(ChartJson::compact);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /// The live chart and its data as a whole page, light or dark as the reader prefers. The page
  /// fetches nothing, and runs no other script than that of the chart.
  public String page() {
    return ChartPage.whole(title, svg(), ChartJson.compact(options()), width, height, data);
  }

  /// The picture, on its own background: white, or dark where the reader prefers it.
  public String svg() {
    String drawn = svg;
    if (drawn == null) {
      drawn = Svg.of(ChartJson.compact(options()), title, subtitle, width, height);
      svg = drawn;
    }
    return drawn;
  }

  /// The picture on white, twice as many pixels each way as the chart has, for sharp print.
  public byte[] png() {
    return png(2);
  }

  /// The picture on white.
  ///
  /// @param scale pixels for each of the chart's, above 0 and up to 10
  /// @throws IllegalArgumentException for another scale
  public byte[] png(double scale) {
    if (!(scale > 0 && scale <= 10)) {
      throw new IllegalArgumentException(
          "a picture can't have the scale " + scale + "; expected more than 0, up to 10");
    }
    return Svg.png(svg(), width, height, scale);
  }

  /// Writes a file: `.html` the [#page], `.svg` and `.png` the picture, `.csv` the data, `.json`
  /// the option. A file that is there is replaced as a whole and keeps its permissions; a new one
  /// may be read by its owner only, since it may tell about people.
  ///
  /// @throws IllegalArgumentException when the name ends otherwise
  public void writeTo(Path file) throws IOException {
    AtomicFile.write(file, content(file));
  }

  /// The same, and everybody may read the file.
  public void shareTo(Path file) throws IOException {
    AtomicFile.writeShared(file, content(file));
  }

  private byte[] content(Path file) {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (extension) {
      case "html" -> bytes(page());
      case "svg" -> bytes(svg());
      case "png" -> png();
      case "csv" -> bytes(data.write().toString("csv").replace("\r\n", "\n"));
      case "json" -> bytes(option() + "\n");
      default ->
          throw new IllegalArgumentException(
              "'%s' is not a file for a chart; expected a name with .html, .svg, .png, .csv or .json"
                  .formatted(file));
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Title and size of the data: `Population by status: 24 rows of date, status, people, share`.
  @Override
  public String toString() {
    return "%s: %s of %s"
        .formatted(
            title,
            Options.count(data.rowCount(), "row", "rows"),
            String.join(", ", data.columnNames()));
  }
}
