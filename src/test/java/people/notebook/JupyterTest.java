package people.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.notebook.JupyterPage.awaitLive;
import static people.notebook.JupyterPage.hideByLegend;
import static people.notebook.JupyterPage.runAll;
import static people.notebook.JupyterPage.saveAndReload;
import static people.notebook.JupyterPage.start;
import static people.notebook.JupyterPage.titlesOf;
import static people.notebook.RepositoryClone.charts;
import static people.notebook.RepositoryClone.read;

import module java.base;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import people.notebook.RepositoryClone.JbangRun;
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
@ExtendWith(JupyterInstalled.class)
@Tag("browser")
@Tag("process")
class JupyterTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir static Path folder;
  private static RepositoryClone repository;

  /// With the most charts.
  private static Path richest;

  @BeforeAll
  static void cloneTheRepository() throws IOException {
    assertEquals(
        List.of(), JupyterInstalled.missing(), "not on PATH, but PEOPLE_JUPYTER_TESTS=required");
    repository = RepositoryClone.in(folder);
    richest = repository.richest();
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
    repository.notebooks().forEach(file -> words.add(file.toString()));
    ProcessBuilder builder = new ProcessBuilder(words).directory(home.toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("JUPYTER_PATH", data.toString());
    Path log = folder.resolve("nbconvert.log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertTrue(
          process.waitFor(5, TimeUnit.MINUTES),
          () -> "nbconvert still runs after five minutes, and said:\n" + read(log));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), () -> read(log));
    List<String> errors = new ArrayList<>();
    for (Path file : repository.notebooks()) {
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

  @Test
  @DisplayName("charts are live, answer, ask no other machine for anything, and are kept")
  void chartsInJupyter() throws Exception {
    int charts = charts(richest);
    try (JupyterServer server = JupyterServer.start(repository);
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
      assertEquals(1, librariesIn(richest));

      // the output with the library: without it the others are pictures, until one of them is run
      String firstChart =
          "Jupyter.notebook.get_cells().find(cell =>"
              + " cell.element.find('[data-people-chart]').length)";
      browser.eval(firstChart + ".clear_output()");
      saveAndReload(browser);
      browser.until(
          "the other charts are pictures",
          "document.querySelectorAll('[data-people-chart] [data-picture] svg').length === "
              + (charts - 1));
      browser.eval(firstChart + ".execute()");
      awaitLive(browser, charts - 1);
      saveAndReload(browser);
      awaitLive(browser, charts - 1);
      assertEquals(1, librariesIn(richest));

      // Jupyter looks for a mode for each language that a text shows code in; it has none for
      // consoles.
      assertEquals(
          List.of(),
          browser.ownProblems().stream()
              .filter(problem -> !problem.contains("/static/components/codemirror/mode/"))
              .toList());
      assertTrue(browser.requests().size() > 20, () -> browser.requests().toString());
      assertEquals(List.of(), outside(browser));
      takePicture(server, browser);
      server.end();
    }
  }

  /// How many outputs of a saved notebook have the library of charts.
  private static int librariesIn(Path notebook) throws IOException {
    return Files.readString(notebook).split(" data-echarts>", -1).length - 1;
  }

  /// Addresses of other machines.
  private static List<String> outside(Browser browser) {
    return browser.requests().stream()
        .filter(
            address -> !address.matches("(?s)(about:|data:|blob:|(http|ws)://127\\.0\\.0\\.1:).*"))
        .toList();
  }

  /// The section of the first notebook that has a chart.
  private static void takePicture(JupyterServer server, Browser browser) throws IOException {
    String file = System.getenv("PEOPLE_NOTEBOOK_PICTURE");
    if (file == null) {
      return;
    }
    Path notebook = repository.notebooks().getFirst();
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
    Files.write(RepositoryClone.ROOT.resolve(file), now);
  }

  /// A notebook of one cell, beside the others for as long as a test needs it.
  private static Path smallNotebook(String name) throws IOException {
    return Files.writeString(
        repository.file("notebooks/" + name),
        """
        {"nbformat": 4, "nbformat_minor": 4, "metadata": {"kernelspec": {"name": "people-timeline",
         "display_name": "People Timeline (Java)", "language": "java"}}, "cells": [
         {"cell_type": "code", "metadata": {}, "execution_count": null, "outputs": [],
          "source": "var before = 41;"}]}
        """);
  }

  @Test
  @DisplayName("a cell can be interrupted from the page, and the kernel restarted")
  void interruptAndRestart() throws Exception {
    Path file = smallNotebook("endless.ipynb");
    try (JupyterServer server = JupyterServer.start(repository);
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
      assertEquals(List.of(), browser.ownProblems());
      server.end();
    } finally {
      Files.delete(file);
    }
  }

  /// An extension of Jupyter that fails in several ways, and one that is not there.
  private static Map<String, String> brokenExtensions() throws IOException {
    Path extension = folder.resolve("share/nbextensions/broken/main.js");
    Files.createDirectories(extension.getParent());
    Files.writeString(
        extension,
        """
        define(() => {
          console.error('an extension complains');
          setTimeout(() => { throw new Error('an extension fails later'); });
          return { load_ipython_extension() { throw new Error('an extension does not load'); } };
        });
        """);
    Path config = folder.resolve("etc/nbconfig/notebook.json");
    Files.createDirectories(config.getParent());
    Files.writeString(
        config, "{\"load_extensions\": {\"broken/main\": true, \"gone/main\": true}}");
    return Map.of(
        "JUPYTER_PATH", folder.resolve("share").toString(),
        "JUPYTER_CONFIG_PATH", folder.resolve("etc").toString());
  }

  @Test
  @DisplayName("problems of Jupyter's other extensions are told from those of an output")
  void problemsOfExtensions() throws Exception {
    Path file = smallNotebook("small.ipynb");
    try (JupyterServer server = JupyterServer.start(repository, brokenExtensions());
        Browser browser = Browser.start(folder.resolve("browser-with-extensions"))) {
      browser.open(server.address("notebooks/" + file.getFileName()));
      browser.untilProblem("an extension complains");
      browser.untilProblem("an extension fails later");
      browser.untilProblem("an extension does not load");
      browser.untilProblem("/nbextensions/gone/main.js");
      browser.until("the notebook is there", "Jupyter.notebook.get_cells().length === 1");
      browser.eval(
          """
          Jupyter.notebook.insert_cell_at_bottom('code').output_area.append_output({
            output_type: 'display_data',
            metadata: {},
            data: { 'text/html': "<script>setTimeout(() => { throw new Error('ours'); })</script>" },
          })
          """);
      browser.untilProblem("ours");
      assertEquals(
          List.of("Error: ours"),
          browser.ownProblems().stream().map(text -> text.lines().findFirst().get()).toList());
    } finally {
      Files.delete(file);
    }
  }

  private static final String WIDE =
      "`%s`\n\n| %s |\n|%s|\n"
          .formatted("EventTimeline.open".repeat(9), "a wide | table".repeat(9), "---|".repeat(10));

  @Test
  @DisplayName("the page of a run needs nothing but its file, light or dark, wide or narrow")
  void pageOfARun() throws Exception {
    ObjectNode json = (ObjectNode) JSON.readTree(Files.readString(richest));
    ((ArrayNode) json.path("cells")).addObject().put("cell_type", "markdown").put("source", WIDE);
    Path notebook = repository.file("notebooks/wide.ipynb");
    Files.writeString(notebook, json.toString());
    Path page = Files.createDirectory(folder.resolve("page")).resolve("wide.html");
    Path written = page.resolveSibling("wide.ipynb");
    JbangRun run =
        repository.jbang("notebook", "run", notebook.toString(), "-o", written.toString());
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
}
