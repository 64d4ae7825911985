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

  @Test
  void aPictureBesideTheNotebookIsAPartOfThePageWhateverItsName() throws IOException {
    for (String name : List.of("my map.png", "100%.png", "a+b.png")) {
      Files.writeString(folder.resolve(name), name);
    }
    Path file =
        notebook("map.ipynb", "# ![](my%20map.png) ![](100%.png) ![](a+b.png) ![](none%20.png)");
    String page = NotebookPage.of(Notebook.read(file), file, null);
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
    expected.add("none%20.png");
    assertEquals(expected, pictures, page);
  }

  @Test
  void chartsAreLiveOnThePageWithOneLibraryAndPicturesInTheFile() throws IOException {
    String library = "<script type=\"application/gzip\" data-echarts>H4sI</script>";
    ObjectNode json =
        (ObjectNode) JsonMapper.shared().readTree(Files.readString(notebook("c.ipynb", "a", "b")));
    for (var cell : json.path("cells")) {
      ObjectNode data =
          ((ObjectNode) cell)
              .putArray("outputs")
              .addObject()
              .put("output_type", "display_data")
              .putObject("data");
      data.put("text/html", "<div>live</div>" + library).put("image/svg+xml", "<svg/>");
      data.put("text/plain", "a chart");
    }
    Path file = Files.writeString(folder.resolve("c.ipynb"), json.toString());
    Notebook notebook = Notebook.read(file);
    String page = NotebookPage.of(notebook, file, null);
    assertEquals(page.indexOf(library), page.lastIndexOf(library));
    assertTrue(page.contains(library), page);
    assertEquals(3, page.split("<div>live</div>", -1).length);
    assertFalse(notebook.text().contains("live"), notebook.text());
    assertTrue(
        notebook.text().contains("\"image/svg+xml\": [\n       \"<svg/>\"\n"), notebook.text());
  }

  @Test
  void onAPageOneSwitchShowsAllCodeAndACellWithoutOutputTakesNoRoom() throws IOException {
    Path file = notebook("c.ipynb", "# Ada", "int a = 1;", "a", "b");
    Notebook notebook = Notebook.read(file);
    notebook.codes().get(1).outputs().addObject().put("output_type", "stream").put("text", "1");
    notebook.codes().get(2).outputs().addObject().put("output_type", "error");
    String page = NotebookPage.of(notebook, file, null);
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
    assertFalse(NotebookPage.of(Notebook.read(text), text, null).contains("<input"));
  }

  @Test
  @Tag("browser")
  void aLiveChartIsLaidOutForTheRoomItHasAndAgainWhenThatChanges() throws Exception {
    assumeTrue(Browser.find().isPresent(), "needs Chromium");
    Table ages =
        Table.create(
            DateColumn.create("date", LocalDate.EPOCH, LocalDate.EPOCH),
            StringColumn.create("ageGroup", "0–9", "10–19"),
            StringColumn.create("status", "SINGLE", "MARRIED"),
            IntColumn.create("people", 3, 4),
            IntColumn.create("uncertain", 1, 0));
    Path page = folder.resolve("pyramid.html");
    Charts.agePyramid(ages).titled("Far more people than anybody thought were alive").writeTo(page);
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
}
