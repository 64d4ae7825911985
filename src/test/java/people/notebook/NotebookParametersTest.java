package people.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parameters that `notebook run` is given for the first cell.
@DisplayName("The command notebook: parameters")
@Tag("process")
@Order(5)
class NotebookParametersTest extends NotebookCommandFixture {

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
    assertEquals(
        "%s and %s: 3 cells run\n".formatted(file, folder.resolve("report.html")),
        process(here, Map.of(), words.toArray(new String[0])));
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
          jdbc:postgresql://h/d?user=x&password=y | the address has a password, which would stand in the notebook; expected it in PGPASSWORD or .pgpass
          jdbc:postgresql://x:y@h/d               | the address has a password, which would stand in the notebook; expected it in PGPASSWORD or .pgpass
          """)
  void aFileThatIsNowhereIsToldBeforeACellRuns(String value, String message) throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    Path file = notebook("p.ipynb", "var year = 2014;\nvar file = \"\";");
    assertEquals(1, run("run", file, "-p", "file=" + value));
    assertEquals("notebook: p.ipynb: " + message + "\n", said());
    assertFalse(Files.exists(folder.resolve("p.html")));
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
}
