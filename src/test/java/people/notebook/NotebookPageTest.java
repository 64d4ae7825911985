package people.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.charts.*;
import people.output.*;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The page that is made of a notebook: its pictures, charts and code.
@DisplayName("The command notebook: pages")
@Tag("process")
@Order(5)
class NotebookPageTest extends NotebookCommandFixture {

  private static final Table AGES =
      Table.create(
          DateColumn.create("date", LocalDate.EPOCH, LocalDate.EPOCH),
          StringColumn.create("ageGroup", "0–9", "10–19"),
          StringColumn.create("status", "SINGLE", "MARRIED"),
          IntColumn.create("people", 3, 4),
          IntColumn.create("uncertain", 1, 0));

  private final List<String> leftOut = new ArrayList<>();

  @Test
  void aPictureBesideTheNotebookIsAPartOfThePageWhateverItsName() throws IOException {
    for (String name : List.of("my map.png", "100%.png", "a+b.png")) {
      Files.writeString(folder.resolve(name), name);
    }
    Path file =
        notebook("map.ipynb", "# ![](my%20map.png) ![](100%.png) ![](a+b.png) ![](none%20.png)");
    String page = NotebookPage.of(Notebook.read(file), file, null, leftOut::add);
    List<String> pictures =
        Pattern.compile("src=\"(?:data:image/png;base64,)?([^\"]*)\"")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .toList();
    List<String> expected = new ArrayList<>();
    for (String name : List.of("my map.png", "100%.png", "a+b.png")) {
      expected.add(Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)));
    }
    assertEquals(expected, pictures, page);
    assertTrue(page.contains(" [none%20.png]</h1>"), page);
    assertEquals(List.of("the page leaves out a picture: 'none%20.png' is not there"), leftOut);
  }

  @Test
  void chartsAreLiveOnThePageWithOneLibraryAndPicturesInTheFile() throws IOException {
    Chart chart = Charts.agePyramid(AGES);
    ObjectNode json =
        (ObjectNode) JsonMapper.shared().readTree(Files.readString(notebook("c.ipynb", "a", "b")));
    for (var cell : json.path("cells")) {
      ObjectNode data =
          ((ObjectNode) cell)
              .putArray("outputs")
              .addObject()
              .put("output_type", "display_data")
              .putObject("data");
      data.put("text/html", chart.html()).put("image/svg+xml", chart.svg());
      data.put("text/plain", "a chart");
    }
    Path file = Files.writeString(folder.resolve("c.ipynb"), json.toString());
    Notebook notebook = Notebook.read(file);
    String page = NotebookPage.of(notebook, file, null, leftOut::add);
    assertEquals(2, page.split("<script type=\"application/gzip\" data-echarts>", -1).length);
    assertEquals(2, page.split("<script data-people-charts>", -1).length);
    assertEquals(3, page.split("<script type=\"application/json\" data-option>", -1).length);
    assertEquals(3, page.split("data-picture><img src=\"data:image/svg\\+xml;", -1).length);
    assertFalse(notebook.text().contains("data-people-chart"), notebook.text());
    assertTrue(notebook.text().contains("\"image/svg+xml\": [\n       \"<svg "), notebook.text());
  }

  @Test
  void onAPageOneSwitchShowsAllCodeAndACellWithoutOutputTakesNoRoom() throws IOException {
    Path file = notebook("c.ipynb", "# Ada", "int a = 1;", "a", "b");
    Notebook notebook = Notebook.read(file);
    notebook.codes().get(1).outputs().addObject().put("output_type", "stream").put("text", "1");
    notebook.codes().get(2).outputs().addObject().put("output_type", "error");
    String page = NotebookPage.of(notebook, file, null, leftOut::add);
    assertEquals(
        """
        <input type="checkbox" id="code"><label for="code">Show code</label>
        <section class="markdown">
        <h1>Ada</h1>
        </section>
        <section class="cell silent">
        <pre class="code"><code>int a = 1;</code></pre>
        </section>
        <section class="cell">
        <pre class="code"><code>a</code></pre>
        <div class="output"><pre class="stdout">1</pre></div>
        </section>
        <section class="cell failed">
        <pre class="code"><code>b</code></pre>
        <div class="output"><pre class="error"></pre></div>
        </section>
        """,
        page.substring(page.indexOf("<main>") + 7, page.indexOf("<footer>")));
    Path text = notebook("t.ipynb", "# Ada");
    assertFalse(NotebookPage.of(Notebook.read(text), text, null, leftOut::add).contains("<input"));
  }

  @Test
  @Tag("browser")
  void aLiveChartIsLaidOutForTheRoomItHasAndAgainWhenThatChanges() throws Exception {
    assumeTrue(Browser.find().isPresent(), "needs Chromium");
    Path page = folder.resolve("pyramid.html");
    Charts.agePyramid(AGES).titled("Far more people than anybody thought were alive").writeTo(page);
    try (Browser browser = Browser.start(folder.resolve("browser"))) {
      for (int width : List.of(1200, 420, 700)) {
        browser.size(width, 900);
        if (width == 1200) {
          browser.open(page.toUri().toString());
        }
        browser.until(
            "at " + width + " both halves are as wide, and the title fits",
            """
            (() => {
              const chart = peopleECharts.getInstanceByDom(document.querySelector('[_echarts_instance_]'));
              const [left, right] = [0, 1].map(i =>
                chart.getModel().getComponent('grid', i).coordinateSystem.getRect());
              const room = document.querySelector('[data-people-chart]').clientWidth;
              const lines = chart.getOption().title[0].text.split('\\n').length;
              return chart.getWidth() === room && left.x > 0 && left.width > 0
                && Math.abs(left.width - right.width) < 1
                && Math.abs(left.x + right.x + right.width - room) < 1
                && lines === (room < 500 ? 2 : 1);
            })()
            """
                .strip());
      }
      assertEquals(List.of(), browser.problems());
    }
  }

  /// Each calls for something, or says that it ran.
  private static final List<String> PAYLOADS =
      List.of(
          "<script>window.hacked = 1</script>",
          "<script src=\"http://127.0.0.1:PORT/a.js\"></script>",
          "<img src=x onerror=\"window.hacked = 2\">",
          "<img src=\"http://127.0.0.1:PORT/a.png\">",
          "![a](http://127.0.0.1:PORT/b.png)",
          "![a](//127.0.0.1:PORT/c.png)",
          "<svg onload=\"window.hacked = 3\"><image href=\"http://127.0.0.1:PORT/d.png\"/></svg>",
          "<svg><script>window.hacked = 4</script></svg>",
          "<iframe src=\"http://127.0.0.1:PORT/e\"></iframe>",
          "<iframe srcdoc=\"<script>parent.hacked = 5</script>\"></iframe>",
          "<object data=\"http://127.0.0.1:PORT/f\"></object><embed"
              + " src=\"http://127.0.0.1:PORT/g\">",
          "<link rel=stylesheet href=\"http://127.0.0.1:PORT/h.css\">",
          "<link rel=prefetch href=\"http://127.0.0.1:PORT/i\">",
          "<style>body { background: url(http://127.0.0.1:PORT/j.png) }</style>",
          "<b style=\"background: url(http://127.0.0.1:PORT/k.png)\">b</b>",
          "<meta http-equiv=refresh content=\"0;url=http://127.0.0.1:PORT/l\">",
          "<base href=\"http://127.0.0.1:PORT/\"><img src=m.png>",
          "<video src=\"http://127.0.0.1:PORT/n\" autoplay"
              + " poster=\"http://127.0.0.1:PORT/o\"></video>",
          "<details open ontoggle=\"window.hacked = 6\">a</details>",
          "<input autofocus onfocus=\"window.hacked = 7\">",
          "<form id=f action=\"javascript:window.hacked = 8\"><button id=b>a</button></form>",
          "<a id=c href=\"javascript:window.hacked = 9\">a</a> [b](javascript:window.hacked=10)",
          "</pre></div></main></style></title><script>window.hacked = 11</script><!--",
          "<b style=\"display:block;margin-top:-999px;background-color:white\">a</b>",
          "<b style=\"padding:999px;background-color:white\">a</b>",
          "<math><mtext></form><form><mglyph><style></math><img src onerror=\"hacked = 12\">");

  /// A notebook in which every payload stands in every place where a page shows something.
  private Path hostile(List<String> payloads) throws IOException {
    String all = String.join("\n\n", payloads);
    ObjectNode json =
        (ObjectNode) JsonMapper.shared().readTree(Files.readString(notebook("h.ipynb", all)));
    var cells = json.withArrayProperty("cells");
    ((ObjectNode) cells.get(0)).put("cell_type", "raw");
    cells.addObject().put("cell_type", "markdown").put("source", "# " + payloads.getFirst());
    cells.addObject().put("cell_type", all).put("source", all);
    for (String payload : payloads) {
      cells.addObject().put("cell_type", "markdown").put("source", payload);
    }
    ObjectNode code = cells.addObject().put("cell_type", "code").put("source", all);
    var outputs = code.putArray("outputs");
    outputs.addObject().put("output_type", "stream").put("name", "\"><b>").put("text", all);
    outputs.addObject().put("output_type", "error").putArray("traceback").add(all);
    for (String type :
        List.of(
            "text/html",
            "image/svg+xml",
            "image/png",
            "image/jpeg",
            "text/markdown",
            "text/plain")) {
      for (String payload : payloads) {
        outputs.addObject().put("output_type", "display_data").putObject("data").put(type, payload);
      }
    }
    outputs
        .addObject()
        .put("output_type", "display_data")
        .putObject("data")
        .put("text/html", payloads.getFirst() + Charts.agePyramid(AGES).titled(all).html());
    String tooltip =
        all.replace("\n", "").replace("\\", "").replace("\"", "'").replace("<", "\\u003c");
    outputs
        .addObject()
        .put("output_type", "display_data")
        .putObject("data")
        .put(
            "text/html",
            Charts.agePyramid(AGES)
                .html()
                .replace(
                    "\"type\":\"bar\"",
                    "\"type\":\"bar\",\"tooltip\":{\"formatter\":\"%s\"}".formatted(tooltip)));
    return Files.writeString(folder.resolve("<script>hacked = 13<"), json.toString());
  }

  @Test
  @Tag("browser")
  void cellsOfAHeatMapHaveTheirNumbersWhereTheseCanBeRead() throws Exception {
    assumeTrue(Browser.find().isPresent(), "needs Chromium");
    Path page = folder.resolve("cells.html");
    IntColumn years = IntColumn.create("year", IntStream.range(1900, 1920).toArray());
    Table rates = Table.create(years, years.subtract(1700).setName("rate"));
    Charts.heatmap(rates).x("year").y("rate").writeTo(page);
    try (Browser browser = Browser.start(folder.resolve("browser"))) {
      for (int width : List.of(1200, 400)) {
        browser.size(width, 900);
        browser.open(page.toUri().toString());
        browser.until(
            "at " + width,
            "peopleECharts.getInstanceByDom(document.querySelector('[_echarts_instance_]'))"
                + ".getOption().series[0].data.every(one => one.label.show === "
                + (width > 500)
                + ")");
      }
    }
  }

  /// A canvas keeps the width of the screen, and has no height where that is left to it.
  @Test
  @Tag("browser")
  void onPaperALiveChartIsItsPicture() throws Exception {
    assumeTrue(Browser.find().isPresent(), "needs Chromium");
    Path page = folder.resolve("printed.html");
    Charts.agePyramid(AGES).writeTo(page);
    Path notebook = folder.resolve("printed.ipynb");
    Files.writeString(notebook, notebookOf(Charts.agePyramid(AGES)));
    Path run = folder.resolve("printed-run.html");
    Files.writeString(run, NotebookPage.of(Notebook.read(notebook), notebook, null, leftOut::add));
    try (Browser browser = Browser.start(folder.resolve("browser"))) {
      browser.size(900, 900);
      for (Path each : List.of(page, run)) {
        browser.print(false);
        browser.open(each.toUri().toString());
        browser.until(
            "the chart is live", "!!document.querySelector('[_echarts_instance_] canvas')");
        String shown =
            """
            [...document.querySelectorAll('[data-people-chart] :is(svg, img), [_echarts_instance_]')]
              .map(each => (each.tagName === 'DIV' ? 'live ' : 'picture ') + (each.getBoundingClientRect().height > 150))
              .join(', ')
            """;
        assertEquals("picture false, live true", browser.eval(shown.strip()).asString());
        browser.print(true);
        assertEquals("picture true, live false", browser.eval(shown.strip()).asString());
        String room =
            """
            [...document.querySelectorAll('[data-people-chart]')]
              .map(each => each.getBoundingClientRect().height
                - each.querySelector('svg, img').getBoundingClientRect().height < 15).join()
            """;
        assertEquals("true", browser.eval(room.strip()).asString(), "no lines around it");
      }
      assertEquals(List.of(), browser.problems());
    }
  }

  private static String notebookOf(Chart chart) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    ObjectNode cell = json.putArray("cells").addObject();
    cell.put("cell_type", "code").put("source", "chart");
    ObjectNode output = cell.putArray("outputs").addObject().put("output_type", "execute_result");
    output.putObject("data").put("text/html", chart.html());
    return json.put("nbformat", 4).put("nbformat_minor", 5).toString();
  }

  /// Brings the mouse over a bar of the last chart.
  private static void hover(Browser browser) {
    var at =
        browser.eval(
            """
            (async () => {
              const all = document.querySelectorAll('[_echarts_instance_]');
              const place = all[all.length - 1];
              place.scrollIntoView({ block: 'center', behavior: 'instant' });
              const chart = peopleECharts.getInstanceByDom(place);
              chart.setOption({ animation: false });
              await new Promise(done => setTimeout(done, 1500));
              const box = place.getBoundingClientRect();
              const bar = chart.getModel().getSeries()[0].getData().getItemLayout(0);
              return [box.x + bar.x + bar.width / 2, box.y + bar.y + bar.height / 2];
            })()
            """
                .strip());
    browser.click(at.get(0).asDouble(), at.get(1).asDouble());
  }

  @Test
  @Tag("browser")
  void aPageOfAStrangersNotebookRunsNothingButItsChartsAndFetchesNothing() throws Exception {
    assumeTrue(Browser.find().isPresent(), "needs Chromium");
    List<String> calls = new CopyOnWriteArrayList<>();
    try (ServerSocket elsewhere = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Browser browser = Browser.start(folder.resolve("browser"))) {
      Thread.startVirtualThread(() -> {
        while (!elsewhere.isClosed()) {
          try (Socket call = elsewhere.accept();
              var in = new BufferedReader(new InputStreamReader(call.getInputStream()))) {
            calls.add(Objects.requireNonNullElse(in.readLine(), "only a connection"));
          } catch (IOException e) {
            return; // closed
          }
        }
      });
      String port = Integer.toString(elsewhere.getLocalPort());
      List<String> payloads = PAYLOADS.stream().map(each -> each.replace("PORT", port)).toList();
      Path file = hostile(payloads);
      Path page = folder.resolve("hostile.html");
      Notebook notebook = Notebook.read(file);
      Files.writeString(page, NotebookPage.of(notebook, file, payloads.getFirst(), leftOut::add));
      browser.open(page.toUri().toString());
      browser.until(
          "the charts are live",
          "document.querySelectorAll('[_echarts_instance_] canvas').length === 2");
      assertTrue(
          browser
              .eval(
                  """
                  (() => {
                    const box = document.querySelector('.incomplete').getBoundingClientRect();
                    const y = Math.min(box.bottom, innerHeight) - 5;
                    return document.elementFromPoint(box.x + box.width / 2, y).closest('.incomplete') !== null;
                  })()
                  """
                      .strip())
              .asBoolean(),
          "the notice is covered");
      hover(browser);
      browser.until(
          "the chart's own tooltip is there",
          "[...document.querySelectorAll('[_echarts_instance_] div')].some(each =>"
              + " /^(0–9|10–19), [a-z]+[0-9]/.test(each.textContent))");
      assertEquals(
          0,
          browser
              .eval(
                  "document.querySelectorAll('[_echarts_instance_] :is(meta, link, a, b)').length")
              .asInt());
      assertEquals("undefined", browser.eval("typeof window.hacked").asString());
      assertEquals(
          List.of(page.toUri().toString()),
          browser.requests().stream().filter(each -> !each.startsWith("data:")).toList());
      assertEquals(
          List.of(), // but for payloads that are no pictures
          browser.problems().stream().filter(each -> !each.contains(" data:image/")).toList());

      assertEquals(List.of(), calls);

      // without the sanitizer: the policy alone has to hold
      Path bare = folder.resolve("bare.html");
      HtmlPage open = new HtmlPage("bare");
      payloads.stream().filter(each -> !each.contains("http-equiv=refresh")).forEach(open::add);
      Files.writeString(bare, open.toString());
      browser.open(bare.toUri().toString());
      browser.eval("document.querySelector('#b').click(); document.querySelector('#c').click()");
      assertEquals("undefined", browser.eval("typeof window.hacked").asString());
    }
    calls.removeIf("only a connection"::equals); // made ahead, which no policy forbids
    assertEquals(List.of(), calls);
  }
}
