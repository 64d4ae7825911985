package people.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import people.charts.Charts;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Every run starts a kernel, which takes a second, so a test runs a notebook of many things.
@DisplayName("The command notebook")
class NotebookCommandTest {

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private int run(Object... args) {
    said.reset();
    PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
    List<String> words = new ArrayList<>();
    for (Object arg : args) {
      words.add(arg.toString());
    }
    return NotebookCommand.run(both, both, words.toArray(new String[0]));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
  }

  /// A notebook of these cells, of which those that begin with `#` are text.
  private Path notebook(String name, String... cells) throws IOException {
    ObjectNode notebook = JsonMapper.shared().createObjectNode();
    notebook.put("nbformat", 4).put("nbformat_minor", 5);
    notebook.putObject("metadata").put("mine", "kept/é");
    var list = notebook.putArray("cells");
    for (String cell : cells) {
      ObjectNode node = list.addObject();
      boolean isText = cell.startsWith("#");
      node.put("cell_type", isText ? "markdown" : "code").put("source", cell);
      node.put("id", "a" + list.size());
      ObjectNode metadata = node.putObject("metadata");
      if (!isText) {
        node.putArray("outputs");
        node.putNull("execution_count");
      }
      if (cell.startsWith("var year")) {
        metadata.putArray("tags").add("parameters");
      } else if (cell.contains("sample")) {
        metadata.putArray("tags").add("example");
      }
    }
    return Files.writeString(folder.resolve(name), notebook.toString());
  }

  @Test
  void runsANotebookWritesItAsJupyterDoesAndChangesNothingTheSecondTime() throws IOException {
    Path file =
        notebook(
            "ada.ipynb",
            "# About *Ada*\n\n| a | n |\n|---|--:|\n| x | 1 |",
            "IO.println(\"<é>\");",
            " ",
            "Path.of(\"\").toAbsolutePath().getFileName().toString().equals(\"%s\")"
                .formatted(folder.getFileName()));
    assertEquals(0, run("run", file), this::said);
    assertEquals("", said());
    String written = Files.readString(file);
    assertEquals(
        """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "a1",
           "metadata": {},
           "source": [
            "# About *Ada*\\n",
            "\\n",
            "| a | n |\\n",
            "|---|--:|\\n",
            "| x | 1 |"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 1,
           "id": "a2",
           "metadata": {},
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "<é>\\n"
             ]
            }
           ],
           "source": [
            "IO.println(\\"<é>\\");"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": null,
           "id": "a3",
           "metadata": {},
           "outputs": [],
           "source": [
            " "
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 2,
           "id": "a4",
           "metadata": {},
           "outputs": [
            {
             "data": {
              "text/plain": [
               "true"
              ]
             },
             "execution_count": 2,
             "metadata": {},
             "output_type": "execute_result"
            }
           ],
           "source": [
            "Path.of(\\"\\").toAbsolutePath().getFileName().toString().equals(\\"FOLDER\\")"
           ]
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": "People Timeline (Java)",
           "language": "java",
           "name": "people-timeline"
          },
          "language_info": {
           "file_extension": ".java",
           "name": "java"
          },
          "mine": "kept/é"
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }
        """
            .replace("FOLDER", folder.getFileName().toString()),
        written);
    String page = Files.readString(folder.resolve("ada.html"));
    assertTrue(page.contains("<title>About Ada</title>"), page);
    assertTrue(page.contains("<td align=\"right\">1</td>"), page);
    assertTrue(page.contains("<pre class=\"stdout\">&lt;é&gt;</pre>"), page);

    assertEquals(0, run("run", file), this::said);
    assertEquals(written, Files.readString(file));
    assertEquals(page, Files.readString(folder.resolve("ada.html")));
    assertEquals(0, run("run", "--check", file), this::said);
  }

  @Test
  void aCellThatFailsIsNamedItsPageIsWrittenAndTheNotebookStays() throws IOException {
    Path file = notebook("bad.ipynb", "IO.println(\"so far\");", "int a = 0;\n1 / a", "2");
    String before = Files.readString(file);
    assertEquals(1, run("run", file));
    assertEquals(
        "notebook: bad.ipynb: cell 2, line 2 '1 / a': ArithmeticException: / by zero; see"
            + " bad.html\n",
        said());
    assertEquals(before, Files.readString(file));
    String page = Files.readString(folder.resolve("bad.html"));
    assertTrue(page.contains("<pre class=\"stdout\">so far</pre>"), page);
    assertTrue(page.contains("<pre class=\"error\">ArithmeticException: / by zero"), page);
    assertTrue(
        page.replace(folder + "/", "")
            .contains(
                "<p class=\"incomplete\"><strong>This page is incomplete.</strong> bad.ipynb: cell"
                    + " 2, line 2 '1 / a': ArithmeticException: / by zero</p>"),
        page);
  }

  @Test
  void aPageThatCanNotBeWrittenLeavesTheNotebookAndHidesNoFailure() throws IOException {
    Path file = notebook("a.ipynb", "1");
    String before = Files.readString(file);
    Path none = folder.resolve("none/a.html");
    assertEquals(1, run("run", file, "--html", none));
    assertEquals("notebook: none/a.html: can't write: no such folder\n", said());
    assertEquals(before, Files.readString(file));

    Path bad = notebook("bad.ipynb", "1 / 0");
    Path below = file.resolve("a.html");
    assertEquals(1, run("run", bad, "--html", below));
    assertEquals(
        "notebook: bad.ipynb: cell 1, line 1 '1 / 0': ArithmeticException: / by zero;"
            + " a.ipynb/a.html: can't write: Not a directory\n",
        said());

    Files.createDirectory(folder.resolve("a.html"));
    assertEquals(1, run("run", file));
    assertEquals("notebook: a.html: can't write: is a folder\n", said());
    assertEquals(before, Files.readString(file));
  }

  @Test
  void aFolderThatMayNotBeWrittenIsToldInOneLine() throws IOException {
    Path file = notebook("a.ipynb", "1");
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(closed), "root may write everywhere");
    assertEquals(1, run("run", file, "-o", closed.resolve("a.ipynb")));
    assertEquals("notebook: closed/a.html: can't write: permission denied\n", said());
  }

  @Test
  void aKernelThatEndsIsToldWithTheCell() throws IOException {
    Path file = notebook("exit.ipynb", "1", "System.exit(3);");
    assertEquals(1, run("run", file));
    assertEquals(
        "notebook: exit.ipynb: cell 2: the kernel ended with exit code 3; see exit.html\n", said());
  }

  @Test
  void aCellThatTakesTooLongIsEnded() throws IOException {
    Path file = notebook("loop.ipynb", "while (true) { }");
    assertEquals(1, run("run", "--timeout", 1, file));
    assertEquals("notebook: loop.ipynb: cell 1: took more than 1 s; see loop.html\n", said());
  }

  @Test
  void parametersKeepTheirKindAndCheckSaysWhatTheyChange() throws IOException {
    Path file =
        notebook(
            "p.ipynb",
            "var year = 2014; // of the letter\nString city = \"Delft\";\nvar since = on(\"1835\");"
                + "\nStatus status = MARRIED;\nvar share = 0.5;\nlong n = 1;\nboolean all = false",
            "IO.println(year + 1 + city + since.effective() + status + share + n + all);");
    Path out = folder.resolve("out.ipynb");
    String before = Files.readString(file);
    assertEquals(
        0,
        run(
            "run",
            file,
            "-o",
            out,
            "-p",
            "year=2015",
            "-p",
            "city=Den \"Haag\"",
            "-p",
            "since=1900",
            "-p",
            "status=SINGLE",
            "-p",
            "share=2",
            "-p",
            "n=5000000000",
            "-p",
            "all=true"),
        this::said);
    assertEquals(before, Files.readString(file));
    assertTrue(Files.exists(folder.resolve("out.html")));
    String text = Notebook.text(Notebook.read(out).codes().get(1).outputs().get(0).path("text"));
    assertEquals("2016Den \"Haag\"1900SINGLE2.05000000000true\n", text);
    assertTrue(Files.readString(out).contains("\"var year = 2015; // of the letter\\n\""));

    assertEquals(1, run("run", "--check", out, "-p", "year=2016"));
    assertEquals(
        "notebook: out.ipynb: cell 2 gives another output than the file has: '2017Den"
            + " \"Haag\"1900SINGLE2.05000000000true' instead of '2016Den"
            + " \"Haag\"1900SINGLE2.05000000000true'; 'notebook run' writes it\n",
        said());
  }

  @Test
  void whatSpeaksOfTheSampleDataIsLeftOutOnlyWhenAParameterIsGiven() throws IOException {
    Path file =
        notebook("p.ipynb", "var year = 2014;", "# In the sample", "\"sample\"", "# All", "year");
    Path out = folder.resolve("out.ipynb");
    assertEquals(0, run("run", file, "-o", out), this::said);
    assertTrue(Files.readString(folder.resolve("out.html")).contains("In the sample"));
    assertEquals(0, run("run", "--check", out, "-p", "year=2014"), this::said);
    assertEquals(0, run("run", file, "-o", out, "-p", "year=2015"), this::said);
    String page = Files.readString(folder.resolve("out.html"));
    assertFalse((page + Files.readString(out)).contains("sample"), page);
    assertTrue(page.contains("<h1>All</h1>"), page);
    assertEquals(2, Notebook.read(out).codes().size());
    assertEquals(2, Notebook.read(out).codes().get(1).json().path("execution_count").asInt());
  }

  @ParameterizedTest
  @CsvSource({
    "year=010, 10",
    "year=+5, 5",
    "year=-007, -7",
    "n=010, 10L",
    "share=010, 010.0",
    "év=3, 3"
  })
  void aNumberIsNeverOctal(String parameter, String written) throws IOException {
    Path file = notebook("p.ipynb", "var year = 2014;\nlong n = 1;\nvar share = 0.5;\nint év = 1;");
    Notebook notebook = Notebook.read(file);
    String[] parts = parameter.split("=");
    Parameters.replace(notebook, Map.of(parts[0], parts[1]), value -> value);
    String line = parts[0] + " = " + written + ";";
    assertTrue(notebook.codes().get(0).source().contains(line), notebook.codes().get(0)::source);
  }

  @Test
  void onlyATextNamedFileIsAFileAndThatOfTheCurrentFolderWins() throws Exception {
    Path file =
        notebook(
            "report.ipynb",
            "var year = 2014;\nString city = \"Gouda\";\nString file = \"\";"
                + "\nString treeFile = \"old.ged\";\nString beside = \"\";",
            "IO.println(year + city + beside);",
            "IO.println(Files.readString(Path.of(file)) + Files.readString(Path.of(treeFile)));");
    Path here = Files.createDirectory(folder.resolve("here"));
    for (String name : List.of("2015", "Delft", "mine")) {
      Files.writeString(here.resolve(name), "here ");
    }
    Files.writeString(folder.resolve("mine"), "beside the notebook");
    Files.writeString(folder.resolve("tree"), "beside the notebook");
    Files.createDirectory(here.resolve("tree"));
    List<String> words = new ArrayList<>(List.of("run", file.toString()));
    for (String value :
        List.of("year=2015", "city=Delft", "file=mine", "treeFile=tree", "beside=mine")) {
      words.addAll(List.of("-p", value));
    }
    assertEquals("", process(here, Map.of(), words.toArray(new String[0])));
    Notebook done = Notebook.read(file);
    List<String> said = new ArrayList<>();
    for (Notebook.CodeCell code : done.codes().subList(1, 3)) {
      said.add(Notebook.text(code.outputs().get(0).path("text")));
    }
    assertEquals(List.of("2015Delftmine\n", "here beside the notebook\n"), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nosuch.jsonl | no file 'nosuch.jsonl', neither in the current folder nor in that of the notebook
          /nosuch      | no file '/nosuch'
          sub          | 'sub' is a folder; expected a file
          """)
  void aFileThatIsNowhereIsToldBeforeACellRuns(String value, String message) throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    Path file = notebook("p.ipynb", "var year = 2014;\nvar file = \"\";");
    assertEquals(1, run("run", file, "-p", "file=" + value));
    assertEquals("notebook: p.ipynb: " + message + "\n", said());
    assertFalse(Files.exists(folder.resolve("p.html")));
  }

  @Test
  void cellsGiveTheSameInEveryCountry() throws Exception {
    Path file =
        notebook(
            "here.ipynb",
            "IO.println(\"%,d é\".formatted(1234567));",
            "Locale.getDefault() + \"|\" + ZoneId.systemDefault()");
    process(
        Map.of(
            "TZ", "Asia/Tokyo",
            "LC_ALL", "C",
            "JDK_JAVA_OPTIONS", "-Duser.language=ar -Duser.country=EG"),
        "run",
        file.toString());
    List<Notebook.CodeCell> codes = Notebook.read(file).codes();
    assertEquals("1,234,567 é\n", Notebook.text(codes.get(0).outputs().path(0).path("text")));
    assertEquals(
        "|UTC",
        Notebook.text(codes.get(1).outputs().path(0).path("data").path("text/plain"))
            .replace("\"", ""));
  }

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          yaer=2015 | p.ipynb: no parameter 'yaer'; expected one of city, year
          year=soon | p.ipynb: 'soon' does not fit the parameter year; expected a whole number up to 2147483647
          """)
  void aParameterThatDoesNotFitIsRefused(String parameter, String message) throws IOException {
    Path file = notebook("p.ipynb", "var year = 2014;\nvar city = \"Delft\";");
    assertEquals(1, run("run", file, "-p", parameter));
    assertEquals("notebook: " + message + "\n", said());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                            | f.ipynb:1: not JSON, so not a notebook: Unexpected end-of-input: expected close marker for Object
          []                           | f.ipynb: not a notebook: it has no nbformat
          {"nbformat": 3}              | f.ipynb: is of nbformat 3; expected 4, which Jupyter has written since 2015
          {"nbformat": 4}              | f.ipynb: not a notebook: it has no cells
          {"nbformat": 4, "cells":[1]} | f.ipynb: element 1 of its cells is not a cell
          """)
  void aFileThatIsNoNotebookIsRefused(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("f.ipynb"), text);
    assertEquals(1, run("run", file));
    assertEquals("notebook: " + message + "\n", said());
  }

  @Test
  void aFileThatIsNotThereAndAFolderAreRefused() {
    assertEquals(1, run("run", folder.resolve("none.ipynb")));
    assertEquals("notebook: none.ipynb: no such file\n", said());
    assertEquals(1, run("run", folder));
    assertEquals(
        "notebook: " + folder + ": is a folder; expected a notebook, FILE.ipynb\n", said());
  }

  @Test
  void optionsThatDoNotGoTogetherAreBadUsage() {
    assertEquals(2, run("run", "a.ipynb", "b.ipynb", "-o", "c.ipynb"));
    assertEquals(
        "notebook run: --output names one file, but 2 notebooks are to be run (see 'notebook run"
            + " --help')\n",
        said());
    assertEquals(2, run("run", "a.ipynb", "--check", "--html", "c.html"));
    assertEquals(
        "notebook run: --check writes nothing, so it goes without --html (see 'notebook run"
            + " --help')\n",
        said());
    assertEquals(2, run("run", "a.ipynb", "-o", "x.txt"));
    assertEquals(
        "notebook run: --output is 'x.txt'; expected a name ending in .ipynb (see 'notebook run"
            + " --help')\n",
        said());
    assertEquals(2, run("run", "a.ipynb", "-p", "firstYear"));
    assertEquals(
        "notebook run: -p is 'firstYear'; expected NAME=VALUE (see 'notebook run --help')\n",
        said());
    assertEquals(2, run("--port", 99999999));
    assertEquals(
        "notebook: --port is 99999999; expected 1 to 65535 (see 'notebook --help')\n", said());
    assertEquals(2, run("rnu"));
    assertEquals("notebook: unknown command 'rnu' (see 'notebook --help')\n", said());
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

  @Test
  void installAndUninstallSayWhatTheyWroteAndRemoved() throws Exception {
    Map<String, String> environment = Map.of("JUPYTER_DATA_DIR", folder.resolve("data").toString());
    String file = folder.resolve("data/kernels/people-timeline/kernel.json").toString();
    assertEquals("installed " + file + "\n", process(environment, "install"));
    var argv = JsonMapper.shared().readTree(Files.readString(Path.of(file))).path("argv");
    String launcher = Path.of(System.getProperty("people.root"), "jbang").toString();
    assertEquals("[\"" + launcher + "\",\"kernel\",\"{connection_file}\"]", argv.toString());
    assertEquals("removed " + file + "\n", process(environment, "uninstall"));
    assertFalse(Files.exists(Path.of(file)));
    assertEquals("notebook: " + file + ": not installed\n", process(environment, "uninstall"));
  }

  @Test
  void withoutJupyterItSaysHowToGetItAndWhatWorksWithout() throws Exception {
    assertEquals(
        """
        notebook: no Jupyter on PATH. One of these installs it:
          pip install jupyterlab
          conda install -c conda-forge jupyterlab
          sudo apt install jupyter-notebook
        Without it, 'notebook run FILE.ipynb' runs a notebook and makes a page of it, and the cells
        run as well in './jbang shell'.
        """,
        process(Map.of("PATH", "")));
  }

  /// What it prints in a process of its own, since the environment of this one can't be changed.
  private String process(Map<String, String> environment, String... args) throws Exception {
    return process(folder, environment, args);
  }

  private static String process(Path folder, Map<String, String> environment, String... args)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("people.notebook.NotebookCommand");
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toFile());
    builder.environment().put("PEOPLE_ROOT", System.getProperty("people.root"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}
