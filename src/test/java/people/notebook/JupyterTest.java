package people.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The notebooks as users meet them: in the Jupyter and the Chromium that are installed. Where they
/// are not, nothing here is run, unless `PEOPLE_JUPYTER_TESTS=required` makes that a failure.
///
/// With `PEOPLE_NOTEBOOK_PICTURE=FILE.png`, [#chartsInJupyter] writes the picture for the
/// documentation.
@DisplayName("In Jupyter and in a browser")
@ExtendWith(JupyterTest.Installed.class)
class JupyterTest {

  private static final Path ROOT = Path.of(System.getProperty("people.root"));
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir static Path folder;

  /// The repository as far as the commands look at it, with copies of what they may write.
  private static Path clone;

  /// With the most charts.
  private static Path richest;

  static final class Installed implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      List<String> missing = missing();
      return missing.isEmpty() || isRequired()
          ? ConditionEvaluationResult.enabled(null)
          : ConditionEvaluationResult.disabled("not on PATH: " + String.join(", ", missing));
    }

    static boolean isRequired() {
      return "required".equals(System.getenv("PEOPLE_JUPYTER_TESTS"));
    }

    static List<String> missing() {
      List<String> missing = new ArrayList<>();
      for (String program : List.of("jupyter-notebook", "jupyter-nbconvert")) {
        boolean isThere =
            Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
        if (!isThere) {
          missing.add(program);
        }
      }
      if (Browser.find().isEmpty()) {
        missing.add("chromium");
      }
      return missing;
    }
  }

  @BeforeAll
  static void cloneTheRepository() throws IOException {
    assertEquals(List.of(), Installed.missing(), "not on PATH, but PEOPLE_JUPYTER_TESTS=required");
    clone = Files.createDirectory(folder.resolve("clone"));
    // The launcher finds the clone from where it is itself, behind all links.
    Files.copy(
        ROOT.resolve("jbang"),
        clone.resolve("jbang"),
        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    for (String name : List.of("jbang-catalog.json", "scripts", "src", ".jbang-cache")) {
      if (Files.exists(ROOT.resolve(name))) {
        Files.createSymbolicLink(clone.resolve(name), ROOT.resolve(name));
      }
    }
    copy(ROOT.resolve("notebooks"), clone.resolve("notebooks"));
    int most = 0;
    for (Path notebook : notebooks()) {
      if (charts(notebook) > most) {
        most = charts(notebook);
        richest = notebook;
      }
    }
    assertTrue(most > 0, "no notebook has a chart");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(clone.resolve("notebooks"))) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  /// How many charts the file shows, as pictures.
  private static int charts(Path notebook) throws IOException {
    return (int)
        Notebook.read(notebook).codes().stream()
            .flatMap(code -> code.outputs().valueStream())
            .filter(output -> output.path("data").has("image/svg+xml"))
            .count();
  }

  @Test
  @DisplayName("every notebook runs to its end without an error")
  void everyNotebookRuns() throws Exception {
    Path data = folder.resolve("data");
    KernelSpec.write(data, RunningKernel.command("{connection_file}"));
    Path home = Files.createDirectory(folder.resolve("home-of-nbconvert"));
    Path results = Files.createDirectory(folder.resolve("results"));
    List<String> words = new ArrayList<>();
    words.addAll(List.of("jupyter-nbconvert", "--execute", "--allow-errors", "--to", "notebook"));
    words.addAll(List.of("--output-dir", results.toString()));
    notebooks().forEach(file -> words.add(file.toString()));
    ProcessBuilder builder = new ProcessBuilder(words).directory(home.toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("JUPYTER_PATH", data.toString());
    Path log = folder.resolve("nbconvert.log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertTrue(
          process.waitFor(150, TimeUnit.SECONDS),
          () -> "nbconvert still runs after 150 s, and said:\n" + read(log));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), () -> read(log));
    List<String> errors = new ArrayList<>();
    for (Path file : notebooks()) {
      Notebook result = Notebook.read(results.resolve(file.getFileName()));
      for (Notebook.CodeCell code : result.codes()) {
        for (JsonNode output : code.outputs()) {
          if (output.path("output_type").asString().equals("error")
              && !code.hasTag("raises-exception")) {
            errors.add(file.getFileName() + ", cell " + code.number() + ": " + output);
          }
        }
      }
    }
    assertEquals(List.of(), errors);
  }

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

  private static void awaitLive(Browser browser, int count) {
    browser.until(
        count + " charts are live and no picture is left",
        LIVE.strip()
            + ".length === %d && !document.querySelector('[data-people-chart] [data-picture]')"
                .formatted(count));
  }

  @Test
  @DisplayName("charts are live, answer, ask no other machine for anything, and are kept")
  void chartsInJupyter() throws Exception {
    int charts = charts(richest);
    try (Server server = Server.start();
        Browser browser = Browser.start(folder.resolve("browser"))) {
      browser.size(1200, 900);
      // Jupyter's own page is light, whatever the reader prefers.
      browser.prefer("dark");
      runAll(server, browser, richest);
      awaitLive(browser, charts);
      assertEquals(
          List.of(),
          titlesOf(
              browser, "chart => !isDark([].concat(chart.getOption().title)[0].textStyle.color)"),
          "charts with colours for a dark page");
      hideByLegend(browser);

      saveAndReload(browser);
      awaitLive(browser, charts);

      browser.eval(
          "Jupyter.notebook.get_cells().find(cell =>"
              + " cell.element.find('[data-people-chart]').length).clear_output()");
      saveAndReload(browser);
      awaitLive(browser, charts - 1);

      // Jupyter looks for a mode for each language that a text shows code in; it has none for
      // consoles.
      assertEquals(
          List.of(),
          browser.problems().stream()
              .filter(problem -> !problem.contains("/static/components/codemirror/mode/"))
              .toList());
      assertTrue(browser.requests().size() > 20, () -> browser.requests().toString());
      assertEquals(List.of(), outside(browser));
      takePicture(server, browser);
      server.end();
    }
  }

  /// Opens a notebook and runs all cells, as Jupyter's menu does.
  private static void runAll(Server server, Browser browser, Path notebook) {
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

  private static void saveAndReload(Browser browser) {
    browser.eval("Jupyter.notebook.save_notebook().then(() => true)");
    browser.reload();
    browser.until("the notebook is there again", "Jupyter.notebook.get_cells().length > 1");
  }

  private static List<String> titlesOf(Browser browser, String filter) {
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
  private static void hideByLegend(Browser browser) {
    JsonNode entry =
        browser.eval(
            """
            (() => {
              const legendOf = one => [].concat(one.getOption().legend)[0];
              const chart = %s.find(one => legendOf(one) && (legendOf(one).data || []).length > 1);
              window.clickedChart = chart;
              chart.getDom().scrollIntoView({ block: 'center' });
              const names = legendOf(chart).data.map(one => one.name || one);
              const text = chart.getZr().storage.getDisplayList(true)
                .find(one => one.style && names.includes(one.style.text));
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

  /// Addresses of other machines.
  private static List<String> outside(Browser browser) {
    return browser.requests().stream()
        .filter(
            address -> !address.matches("(?s)(about:|data:|blob:|(http|ws)://127\\.0\\.0\\.1:).*"))
        .toList();
  }

  /// The section of the first notebook that has a chart.
  private static void takePicture(Server server, Browser browser) throws IOException {
    String file = System.getenv("PEOPLE_NOTEBOOK_PICTURE");
    if (file == null) {
      return;
    }
    Path notebook = notebooks().getFirst();
    browser.size(1200, 1160);
    browser.hideScrollbars();
    runAll(server, browser, notebook);
    saveAndReload(browser);
    awaitLive(browser, charts(notebook));
    browser.eval(
        """
        (() => {
          const cells = Jupyter.notebook.get_cells();
          const chart = cells.findIndex(cell => cell.element.find('[data-people-chart]').length);
          const heading = cells.slice(0, chart).findLast(cell => cell.element.find('h2').length);
          heading.element[0].scrollIntoView({ block: 'start' });
        })()
        """);
    browser.until(
        "Jupyter reports nothing but that it trusts the notebook",
        "$('.notification_widget:visible, #MathJax_Message:visible').length === 1");
    byte[] before;
    byte[] now = browser.png();
    do { // until nothing moves any more
      before = now;
      now = browser.png();
    } while (!Arrays.equals(before, now));
    Files.write(ROOT.resolve(file), now);
  }

  @Test
  @DisplayName("a cell can be interrupted from the page, and the kernel restarted")
  void interruptAndRestart() throws Exception {
    Path file =
        Files.writeString(
            clone.resolve("notebooks/endless.ipynb"),
            """
            {"nbformat": 4, "nbformat_minor": 4, "metadata": {"kernelspec": {"name": "people-timeline",
             "display_name": "People Timeline (Java)", "language": "java"}}, "cells": [
             {"cell_type": "code", "metadata": {}, "execution_count": null, "outputs": [],
              "source": "var before = 41;"}]}
            """);
    try (Server server = Server.start();
        Browser browser = Browser.start(folder.resolve("another-browser"))) {
      runAll(server, browser, file);
      start(browser, "IO.println(\"on\"); while (true) { }");
      browser.until("the endless cell runs", "cell.output_area.outputs.length === 1");
      browser.eval("document.querySelector('#int_kernel a').click()");
      browser.until("it is interrupted", "!cell.element.hasClass('running')");
      start(browser, "before + 1");
      browser.until(
          "the kernel goes on", "cell.output_area.outputs[0].data['text/plain'] === '42'");

      browser.eval("document.querySelector('#restart_kernel a').click()");
      browser.until("the page asks", "document.querySelector('.modal.in .btn-danger')");
      browser.eval("window.sessionBefore = Jupyter.notebook.kernel.info_reply");
      browser.eval("document.querySelector('.modal.in .btn-danger').click()");
      browser.until(
          "the kernel has answered again",
          "Jupyter.notebook.kernel.is_connected()"
              + " && Jupyter.notebook.kernel.info_reply !== window.sessionBefore");
      start(browser, "before");
      browser.until(
          "the variable is forgotten", "cell.output_area.outputs[0].output_type === 'error'");
      assertEquals(List.of(), browser.problems());
      server.end();
    } finally {
      Files.delete(file);
    }
  }

  /// A new cell at the end, which is `cell` for the page.
  private static void start(Browser browser, String source) {
    browser.eval(
        "window.cell = Jupyter.notebook.insert_cell_at_bottom('code'); cell.set_text(%s); cell.execute()"
            .formatted(JSON.writeValueAsString(source)));
  }

  private static final String WIDE =
      "`%s`\n\n| %s |\n|%s|\n"
          .formatted("EventTimeline.open".repeat(9), "a wide | table".repeat(9), "---|".repeat(10));

  @Test
  @DisplayName("the page of a run needs nothing but its file, light or dark, wide or narrow")
  void pageOfARun() throws Exception {
    ObjectNode json = (ObjectNode) JSON.readTree(Files.readString(richest));
    ((ArrayNode) json.path("cells")).addObject().put("cell_type", "markdown").put("source", WIDE);
    Path notebook = clone.resolve("notebooks/wide.ipynb");
    Files.writeString(notebook, json.toString());
    Path page = Files.createDirectory(folder.resolve("page")).resolve("wide.html");
    Path written = page.resolveSibling("wide.ipynb");
    Result run = Server.jbang("notebook", "run", notebook.toString(), "-o", written.toString());
    Files.delete(notebook);
    assertEquals(0, run.exit(), run.said());
    try (Browser browser = Browser.start(folder.resolve("browser-offline"))) {
      browser.goOffline();
      browser.size(1200, 900);
      for (String scheme : List.of("light", "dark")) {
        browser.prefer(scheme);
        browser.open(page.toUri().toString());
        awaitLive(browser, charts(written));
        boolean isDark = scheme.equals("dark");
        assertEquals(
            List.of(),
            titlesOf(
                browser,
                "chart => isDark([].concat(chart.getOption().title)[0].textStyle.color) === "
                    + isDark),
            "charts with the wrong colours for a page that is " + scheme);
      }
      browser.prefer("light");
      for (int width : List.of(1200, 420)) {
        browser.size(width, 900);
        browser.open(page.toUri().toString());
        awaitLive(browser, charts(written));
        JsonNode widths =
            browser.eval(
                "[document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        assertEquals(widths.get(1), widths.get(0), "scrolls sideways at " + width);
      }
      assertEquals(List.of(), browser.problems());
      assertEquals(
          List.of(page.toUri().toString()),
          browser.requests().stream()
              .filter(address -> !address.matches("(?s)(data|blob):.*"))
              .distinct()
              .toList());
    }
  }

  record Result(int exit, String said) {}

  /// `./jbang notebook --no-browser`, with a home and a folder for temporary files of its own.
  private static final class Server implements AutoCloseable {

    private static final Pattern ADDRESS =
        Pattern.compile("(http://127\\.0\\.0\\.1:\\d+/)\\?token=(\\w+)");
    private static int count;

    private final Path home;
    private final Path temporary;
    private final Path log;
    private final Process process;
    private Matcher address;

    private Server() throws IOException {
      count++;
      home = Files.createDirectory(folder.resolve("home-" + count));
      temporary = Files.createDirectory(folder.resolve("tmp-" + count));
      log = folder.resolve("log-" + count);
      ProcessBuilder builder = command("notebook", "--no-browser");
      builder.environment().put("HOME", home.toString());
      builder.environment().put("TMPDIR", temporary.toString());
      builder
          .environment()
          .merge(
              "JAVA_TOOL_OPTIONS",
              "-Djava.io.tmpdir=" + temporary,
              (given, ours) -> given + " " + ours);
      process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private static ProcessBuilder command(String... words) {
      List<String> command = new ArrayList<>(List.of(clone.resolve("jbang").toString()));
      command.addAll(List.of(words));
      ProcessBuilder builder = new ProcessBuilder(command).directory(clone.toFile());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      return builder;
    }

    static Result jbang(String... words) throws IOException, InterruptedException {
      Path log = Files.createTempFile(folder, "jbang", ".log");
      Process process =
          command(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      if (!process.waitFor(100, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        throw new AssertionError(String.join(" ", words) + " runs on after 100 s: " + read(log));
      }
      return new Result(process.exitValue(), read(log));
    }

    static Server start() throws Exception {
      Server server = new Server();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      do {
        server.address = ADDRESS.matcher(read(server.log));
        if (server.address.find()) {
          return server;
        }
        Thread.sleep(50);
      } while (server.process.isAlive() && System.nanoTime() < end);
      server.close();
      throw new AssertionError("Jupyter does not start, and said:\n" + read(server.log));
    }

    String address(String path) {
      return address.group(1) + path + "?token=" + address.group(2);
    }

    /// Ends it as Ctrl-C or a closed terminal does, and checks that nothing is left.
    void end() throws Exception {
      List<ProcessHandle> processes = process.descendants().toList();
      assertTrue(processes.size() > 1, "Jupyter and its kernel: " + processes);
      process.destroy();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), () -> "runs on, and said:\n" + read(log));
      for (ProcessHandle one : processes) {
        assertFalse(one.isAlive(), () -> "still there: " + one.info());
      }
      assertEquals(List.of(), left(home), "files left in HOME");
      assertEquals(List.of(), left(temporary), "temporary files left");
    }

    private static List<Path> left(Path folder) throws IOException {
      try (Stream<Path> files = Files.walk(folder)) {
        return files.filter(file -> !file.equals(folder)).toList();
      }
    }

    @Override
    public void close() {
      List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
      all.add(process.toHandle());
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(one -> one.onExit().join());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
