package people.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Pages with charts, and those of the classic Jupyter notebook: how a user works with them, and
/// how it is seen that they are done.
final class JupyterPage {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// The charts of the page, for the page.
  private static final String CHARTS =
      "Array.from(document.querySelectorAll('[data-people-chart] [_echarts_instance_]'))"
          + ".map(place => peopleECharts.getInstanceByDom(place))";

  /// A chart whose canvas is blank is not live.
  private static final String LIVE =
      CHARTS
          + """
          .filter(chart => chart && chart.getOption().series.length > 0)
          .filter(chart => Array.from(chart.getDom().querySelectorAll('canvas')).some(canvas =>
            canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(v => v)))
          """;

  static void awaitLive(Browser browser, int count) {
    browser.until(
        count + " charts are live and no picture is left",
        LIVE.strip()
            + ".length === %d && !document.querySelector('[data-people-chart] [data-picture]')"
                .formatted(count));
  }

  /// Opens a notebook and runs all cells, as Jupyter's menu does.
  static void runAll(JupyterServer server, Browser browser, Path notebook) {
    browser.open(server.address("notebooks/" + notebook.getFileName()));
    browser.until(
        "the kernel is ready",
        "Jupyter.notebook.kernel.is_connected() && Jupyter.notebook.kernel.info_reply.banner");
    browser.eval("Jupyter.notebook.clear_all_output()");
    browser.eval("document.querySelector('#run_all_cells a').click()");
    browser.until(
        "all cells are done",
        "Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code' &&"
            + " cell.get_text().trim()).every(cell => cell.input_prompt_number > 0 &&"
            + " !cell.element.hasClass('running'))");
    assertEquals(
        "[]",
        browser
            .eval(
                "Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code')"
                    + ".flatMap(cell => cell.output_area.outputs)"
                    + ".filter(output => output.output_type === 'error')"
                    + ".map(output => output.ename + ': ' + output.evalue)")
            .toString());
  }

  static void saveAndReload(Browser browser) {
    browser.eval("Jupyter.notebook.save_notebook().then(() => true)");
    browser.reload();
    browser.until("the notebook is there again", "Jupyter.notebook.get_cells().length > 1");
  }

  static List<String> titlesOf(Browser browser, String filter) {
    JsonNode titles =
        browser.eval(
            """
            (() => {
              const isDark = color => {
                const [r, g, b] = color.match(/[0-9a-f]{2}/g).map(part => parseInt(part, 16));
                return 0.3 * r + 0.59 * g + 0.11 * b < 128;
              };
              return %s.filter(%s).map(chart => [].concat(chart.getOption().title)[0].text);
            })()
            """
                .formatted(CHARTS, filter));
    return titles.valueStream().map(JsonNode::asString).toList();
  }

  /// Clicks on the first entry of the first legend, and waits until its areas are gone.
  static void hideByLegend(Browser browser) {
    JsonNode entry =
        browser.eval(
            """
            (() => {
              const legendOf = one => [].concat(one.getOption().legend)[0];
              const named = (one, names) => one.getZr().storage.getDisplayList(true)
                .filter(part => part.style && names.includes(part.style.text));
              const namesOf = one => ((legendOf(one) || {}).data || []).map(name => name.name || name);
              // names may also stand elsewhere in a chart, such as beside numbers at risk
              const chart = %s.find(one => namesOf(one).length > 1
                && named(one, namesOf(one)).length === namesOf(one).length);
              window.clickedChart = chart;
              chart.getDom().scrollIntoView({ block: 'center' });
              const text = named(chart, namesOf(chart))[0];
              const box = text.getBoundingRect().clone();
              box.applyTransform(text.getComputedTransform());
              const place = chart.getDom().getBoundingClientRect();
              return [text.style.text, place.x + box.x + box.width / 2, place.y + box.y + box.height / 2];
            })()
            """
                .formatted(CHARTS));
    String name = entry.get(0).asString();
    String selected =
        "[].concat(clickedChart.getOption().legend)[0].selected['%s']".formatted(name);
    browser.click(entry.get(1).asDouble(), entry.get(2).asDouble());
    browser.until(name + " is hidden", selected + " === false");
    browser.click(entry.get(1).asDouble(), entry.get(2).asDouble());
    browser.until(name + " is shown again", selected + " === true");
  }

  /// A new cell at the end, which is `cell` for the page.
  static void start(Browser browser, String source) {
    browser.eval(
        "window.cell = Jupyter.notebook.insert_cell_at_bottom('code'); cell.set_text(%s); cell.execute()"
            .formatted(JSON.writeValueAsString(source)));
  }

  private JupyterPage() {}
}
