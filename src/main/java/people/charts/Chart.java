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
/// Immutable and safe for several threads.
public sealed class Chart permits Plot {

  private static final int SMALLEST = 200;
  private static final int LARGEST = 10_000;

  /// What somebody said otherwise: null, or 0, for what was not said.
  record Look(String title, String subtitle, String source, int width, int height) {

    static final Look PLAIN = new Look(null, null, "", 0, 0);

    Look titled(String title) {
      return new Look(
          ChartColumns.oneLine(required(title, "title")), subtitle, source, width, height);
    }

    Look subtitled(String subtitle) {
      return new Look(
          title, ChartColumns.oneLine(required(subtitle, "subtitle")), source, width, height);
    }

    Look from(String source) {
      String line = "Source: " + ChartColumns.oneLine(required(source, "source"));
      return new Look(title, subtitle, line, width, height);
    }

    Look sized(int width, int height) {
      if (width < SMALLEST || height < SMALLEST || width > LARGEST || height > LARGEST) {
        throw new IllegalArgumentException(
            "a chart can't be %s x %s pixels; expected %s to %s each way"
                .formatted(width, height, SMALLEST, LARGEST));
      }
      return new Look(title, subtitle, source, width, height);
    }

    private static String required(String text, String name) {
      return Objects.requireNonNull(text, name);
    }
  }

  private final Supplier<ChartContent> content;
  private final Look look;

  /// Least pixels of a plot from above to below.
  private static final int LEAST_PLOT = 60;

  /// Drawn when first asked for.
  private volatile String svg;

  /// Worked out when first asked for.
  private volatile int high;

  /// @param data not changed by anyone any more
  Chart(String title, String subtitle, int width, int height, Table data, Drawing drawing) {
    this(
        new ChartContent(
            ChartColumns.oneLine(title),
            ChartColumns.oneLine(subtitle),
            width,
            height,
            data,
            Summary.of(data),
            drawing));
  }

  private Chart(ChartContent content) {
    this(() -> content, Look.PLAIN);
  }

  /// @param content the same each time
  Chart(Supplier<ChartContent> content, Look look) {
    this.content = content;
    this.look = look;
  }

  /// The same chart with another title; long ones are broken into lines.
  public Chart titled(String title) {
    return new Chart(content, look.titled(title));
  }

  /// The same chart with another line below the title, which says the unit and the range of time.
  public Chart subtitled(String subtitle) {
    return new Chart(content, look.subtitled(subtitle));
  }

  /// The same chart with a line below it that says where the data is from.
  public Chart from(String source) {
    return new Chart(content, look.from(source));
  }

  /// The same chart in another size, in pixels of the screen, each way from 200 to 10,000. One
  /// whose titles and legend would leave no room for what is drawn is as much higher as that needs.
  ///
  /// @throws IllegalArgumentException for another size
  public Chart sized(int width, int height) {
    return new Chart(content, look.sized(width, height));
  }

  ChartContent content() {
    return content.get();
  }

  private String title() {
    return look.title == null ? content.get().title() : look.title;
  }

  private String subtitle() {
    return look.subtitle == null ? content.get().subtitle() : look.subtitle;
  }

  private int width() {
    return look.width == 0 ? content.get().width() : look.width;
  }

  /// As high as it is asked to be, or so that long titles leave the plot its height; more where
  /// titles and a legend would leave it none.
  private int height() {
    int height = high;
    if (height == 0) {
      height =
          look.height == 0
              ? content.get().height() + Frame.further(title(), subtitle(), look.source, width())
              : look.height;
      height += Math.max(0, LEAST_PLOT - Frame.plot(height, options(height)));
      high = height;
    }
    return height;
  }

  /// The data that is drawn, as a table: a copy each time.
  public Table table() {
    return content.get().table().copy();
  }

  /// The option of ECharts, as indented JSON, in the light colours. Besides, `people` names the
  /// tooltips, `text` is what a node of flows is labelled with, and the series of a life line has
  /// the name of a function for `renderItem`; ECharts by itself ignores the first two and can't
  /// draw the third.
  public String option() {
    return ChartJson.indented(live());
  }

  /// What the chart shows, in a few sentences, for those who do not see it: title and subtitle, and
  /// how what is drawn begins and ends, or what of it is largest. It stands in pictures and in
  /// pages.
  public String description() {
    return Stream.of(title(), subtitle(), content.get().spoken())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(". "));
  }

  private Map<String, Object> options() {
    return options(height());
  }

  /// For ECharts, which measures texts in the font that a page has.
  private Map<String, Object> live() {
    return Options.inFont(options());
  }

  private Map<String, Object> options(int height) {
    Frame frame = Frame.of(title(), subtitle(), look.source, description(), width(), height);
    return content.get().drawing().in(frame);
  }

  /// The live chart as a piece of HTML, for a notebook or a page; needs no network. About half a
  /// megabyte, almost all of it ECharts: the element `script[data-echarts]` and the last script are
  /// the same in every chart, so a page with several may keep the first of each.
  ///
  /// Until the script has run, and where none runs, the picture stands in its place. The live chart
  /// is as wide as there is room, up to its own width, and takes dark colours where the page is
  /// dark.
  public String html() {
    return ChartPage.fragment(
        title(), svg(), ChartJson.compact(live()), width(), height(), content.get().table());
  }

  /// A piece of HTML with live charts, without the library: for a page that has it from another
  /// one. What has none stays as it is.
  public static String withoutLibrary(String html) {
    return ChartPage.withoutLibrary(html);
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
    return ChartPage.whole(
        title(), svg(), ChartJson.compact(live()), width(), height(), content.get().table());
  }

  /// The picture, on its own background: white, or dark where the reader prefers it.
  public String svg() {
    String drawn = svg;
    if (drawn == null) {
      drawn = Svg.of(options(), title(), description(), width(), height());
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
    return Svg.png(svg(), width(), height(), scale);
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
      case "csv" -> bytes(content.get().table().write().toString("csv").replace("\r\n", "\n"));
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
    Table data = content.get().table();
    return "%s: %s of %s"
        .formatted(
            title(),
            Options.count(data.rowCount(), "row", "rows"),
            String.join(", ", data.columnNames()));
  }
}
