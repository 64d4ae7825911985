package people.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Files and options that the command refuses, its installation, and its advice without Jupyter.
@DisplayName("The command notebook")
@Tag("process")
@Order(5)
class NotebookCommandTest extends NotebookCommandFixture {

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
  void aNameThatWouldSteerTheTerminalIsShown() {
    assertEquals(1, run("run", folder.resolve("a\u001b[31m\u009b\u202e.ipynb")));
    assertEquals("notebook: a\\u001b[31m\\u009b\\u202e.ipynb: no such file\n", said());
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
    assertEquals(2, run("run", "a.ipynb", "--check", "--share"));
    assertEquals(
        "notebook run: --check writes nothing, so it goes without --share (see 'notebook run"
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
  void whatIsToBeOpenedHasToBeAFolderOrANotebook() throws IOException {
    assertEquals(1, run(folder.resolve("none.ipynb")));
    assertEquals("notebook: none.ipynb: no such folder or notebook\n", said());
    assertEquals(1, run(folder.resolve("none")));
    assertEquals("notebook: none: no such folder or notebook\n", said());
    assertEquals(1, run(Files.writeString(folder.resolve("text.txt"), "")));
    assertEquals("notebook: text.txt: expected a folder, or a notebook (.ipynb)\n", said());
    assertEquals(2, run("--tour", "x.ipynb"));
    assertEquals(
        "notebook: --tour opens the kit's notebooks, so it goes without 'x.ipynb' (see 'notebook"
            + " --help')\n",
        said());
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
}
