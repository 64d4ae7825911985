package people.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import people.*;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The notebooks in the folder `notebooks`, whichever there are.
@DisplayName("The notebooks")
@Order(2)
class NotebooksTest {

  private static final Path ROOT = Path.of(System.getProperty("people.root"));
  private static final Path FOLDER = ROOT.resolve("notebooks");

  private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*", Pattern.DOTALL);

  /// A number with what belongs to it, such as `1,742`, `38.5`, `2014-12-20` or `1821-11~`.
  private static final Pattern FIGURE =
      Pattern.compile("(?<![\\p{L}\\d])\\d(?:[\\d.,/–~-]*\\d)?(?:~|/\\.\\.)?(?![\\p{L}\\d])");

  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  /// Those with cells that take libraries, or start engines, and the others.
  private static List<Path> notebooks(boolean withMore) throws IOException {
    List<Path> some = new ArrayList<>();
    for (Path file : notebooks()) {
      if (Files.readString(file).contains("//DEPS") == withMore) {
        some.add(file);
      }
    }
    return some;
  }

  static List<Path> plain() throws IOException {
    return notebooks(false);
  }

  static List<Path> withEngines() throws IOException {
    return notebooks(true);
  }

  @ParameterizedTest
  @MethodSource("withEngines")
  @DisplayName("run with the libraries and engines that they ask for")
  @Tag("engines")
  void runWithEngines(Path file) {
    run(file);
  }

  @ParameterizedTest
  @MethodSource("plain")
  @DisplayName("run without an error, and give the outputs that are in the file")
  @Tag("process")
  void run(Path file) {
    var answer = NotebookServer.run(List.of("run", "--check", file.toString()));
    assertEquals("0 ", answer.exit() + " " + answer.said());
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  @DisplayName("were run from the first cell to the last, and every bold figure is in an output")
  void readAsTheyRan(Path file) throws IOException {
    Notebook notebook = Notebook.read(file);
    for (Notebook.CodeCell code : notebook.codes()) {
      assertEquals(code.number(), code.json().path("execution_count").asInt(0), code::source);
    }
    assertEquals(List.of(), unfounded(notebook));
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  @DisplayName("tag what they say of their own data, and how to take others, as an example")
  void examplesAreTagged(Path file) throws IOException {
    for (JsonNode cell : Notebook.read(file).cells()) {
      if (Notebook.isCode(cell)) {
        continue;
      }
      String source = Notebook.text(cell.path("source"));
      boolean isFinding =
          BOLD.matcher(source).results().anyMatch(bold -> !figures(bold.group(1)).isEmpty());
      boolean isExample = cell.path("metadata").path("tags").toString().contains("\"example\"");
      if (isFinding || source.startsWith("## Try it on your own data")) {
        assertTrue(isExample, source);
      } else if (source.startsWith("#")) {
        assertFalse(isExample, source); // a section keeps its heading
      }
    }
  }

  @Test
  @DisplayName("have the picture that the page about them shows")
  void picture() throws IOException {
    List<String> pictures = new ArrayList<>();
    for (Notebook.CodeCell code : Notebook.read(FOLDER.resolve("02-statuses.ipynb")).codes()) {
      for (JsonNode output : code.outputs()) {
        pictures.add(Notebook.text(output.path("data").path("image/svg+xml")));
      }
    }
    assertTrue(pictures.contains(Files.readString(ROOT.resolve("docs/shares.svg"))), "copy it");
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  @DisplayName("use nothing of the kernel, and carry no path of the machine")
  void cellsAreOfNoKernel(Path file) throws IOException {
    for (Notebook.CodeCell code : Notebook.read(file).codes()) {
      for (String line : code.source().lines().toList()) {
        // the shell takes a line that is complete, and would begin anew at the dot
        assertFalse(line.strip().startsWith("."), line);
        assertFalse(line.startsWith("%") || line.startsWith("!"), line);
        assertFalse(line.matches(".*\\b(display|updateDisplay)\\(.*"), line);
        assertFalse(line.contains("org.rapaio") || line.contains("org.dflib"), line);
      }
    }
    assertFalse(Files.readString(file).contains(ROOT.getParent().toString()), file::toString);
  }

  @Test
  @DisplayName(
      "run in the shell as well, their cells pasted into it, where they take no library: the first"
          + " and the last, to save time")
  @Tag("process")
  void runInTheShell(@TempDir Path folder) throws Exception {
    StringBuilder cells = new StringBuilder();
    StringBuilder ends = new StringBuilder();
    for (Path file : List.of(plain().getFirst(), plain().getLast())) {
      for (Notebook.CodeCell code : Notebook.read(file).codes()) {
        cells.append(code.source()).append('\n');
      }
      String end = "end of " + file.getFileName();
      cells.append("IO.println(\"" + end + "\");\n/reset\n"); // the next one begins anew
      ends.append(end).append('\n');
    }
    cells.append(
        "IO.println(\"end of \" + Locale.getDefault() + \"|\" + ZoneId.systemDefault());\n");
    ends.append("end of |UTC\n"); // as in a notebook
    Path input = Files.writeString(folder.resolve("input"), cells);
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(
                ROOT.resolve("jbang").toString(), "shell", folder.resolve("none.jsonl").toString())
            .directory(FOLDER.toFile())
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("TZ", "Asia/Tokyo");
    builder.environment().put("JAVA_TOOL_OPTIONS", String.join(" ", Command.QUICK));
    Process shell = builder.start();
    assertEquals(0, shell.waitFor());
    String said = Files.readString(output);
    assertFalse(said.contains("Exception") || said.contains("Error:"), said);
    assertEquals(
        ends.toString(),
        said.lines()
            .filter(line -> line.startsWith("end of "))
            .map(line -> line + "\n")
            .collect(Collectors.joining()));
  }

  @Test
  @DisplayName("are caught with a wrong figure, also one that is a part of another or elsewhere")
  void wrongFigures() throws IOException {
    String text = "of **1,742** moves **12 %** on **2014-12-20**, THIS";
    assertEquals(List.of(), unfounded(notebook(text.replace("THIS", "and not **all**"))));
    for (String wrong : List.of("13", "1", "742", "2014", "20", "7")) {
      String bold = text.replace("THIS", "**" + wrong + "**");
      assertEquals(List.of(wrong), unfounded(notebook(bold)), bold);
    }
  }

  /// Two sections: the first has an output of `7`, the second has the text between two cells.
  private static Notebook notebook(String text) throws IOException {
    var json = JsonMapper.shared().createObjectNode().put("nbformat", 4);
    var cells = json.putArray("cells");
    for (String source : List.of("## One", "7", "## Two", "a", text, "b")) {
      var cell = cells.addObject().put("source", source);
      cell.put("cell_type", source.length() == 1 ? "code" : "markdown");
      var output = cell.putArray("outputs").addObject();
      switch (source) {
        case "7" -> output.put("text", "7");
        case "a" -> output.putObject("data").put("text/plain", "1,742 of 12%");
        case "b" ->
            output.putObject("data").put("image/svg+xml", "<path d='M13'/><text>2014-12-20</text>");
        default -> cell.remove("outputs");
      }
    }
    Path file = Files.createTempFile("notebook", ".ipynb");
    try {
      return Notebook.read(Files.writeString(file, json.toString()));
    } finally {
      Files.delete(file);
    }
  }

  /// The figures in bold that no output shows: none of a cell since the last heading, and none of
  /// the cell that comes next.
  private static List<String> unfounded(Notebook notebook) {
    List<String> unfounded = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    for (JsonNode cell : notebook.cells()) {
      String source = Notebook.text(cell.path("source"));
      if (Notebook.isCode(cell)) {
        for (JsonNode output : cell.path("outputs")) {
          shown.addAll(figures(text(output)));
        }
        waiting.removeAll(shown);
        unfounded.addAll(waiting);
        waiting.clear();
        continue;
      }
      if (source.startsWith("#")) {
        shown.clear();
      }
      Matcher bold = BOLD.matcher(source);
      while (bold.find()) {
        waiting.addAll(figures(bold.group(1)));
      }
      waiting.removeAll(shown);
      if (source.contains("\n#")) {
        shown.clear();
      }
    }
    unfounded.addAll(waiting);
    return unfounded;
  }

  private static List<String> figures(String text) {
    return FIGURE.matcher(text).results().map(found -> found.group()).toList();
  }

  /// What a reader sees of an output: not the places and colours of a picture.
  private static String text(JsonNode output) {
    String svg = Notebook.text(output.path("data").path("image/svg+xml"));
    return String.join(
        "\n",
        Notebook.text(output.path("text")),
        Notebook.text(output.path("data").path("text/plain")),
        svg.replaceAll("<[^>]*>", "\n"));
  }
}
