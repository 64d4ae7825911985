package people.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;
import module jdk.jshell;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.notebook.cells.Prelude;

/// Runs the table of pitfalls in `docs/tables.md`: what one would write gives, or fails with, what
/// the page says, and what is to be written instead works.
@DisplayName("The page about tables")
class TablesPageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("people.root")).resolve("docs/tables.md");

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /// Tablesaw makes it before it finds that it can't write such a file.
  @AfterEach
  void deleteWhatTablesawLeaves() throws IOException {
    Files.deleteIfExists(Path.of("p.parquet"));
  }

  @Test
  @DisplayName("says what Tablesaw does, and what to write instead")
  void pitfalls() throws IOException {
    String page = Files.readString(PAGE);
    try (JShell shell =
        JShell.builder().executionEngine("local").out(System.out).err(System.err).build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      List<String> imports = new ArrayList<>(Prelude.IMPORTS);
      imports.add("import tech.tablesaw.io.csv.CsvReadOptions;");
      imports.forEach(each -> run(shell, each));
      for (String line : page.split("```java\n")[1].split("```")[0].lines().toList()) {
        assertEquals("", failure(shell, run(shell, line)), line);
      }
      List<String> rows = page.lines().filter(line -> line.startsWith("| `")).toList();
      assertTrue(rows.size() > 10, rows::toString);
      List<String> wrong = new ArrayList<>();
      for (String row : rows) {
        String[] cells = row.split(" \\| ");
        check(shell, code(cells[0], 0), cells[1], wrong);
        String instead = code(cells[3], 0);
        check(shell, instead, cells[3].substring(cells[3].indexOf(instead)), wrong);
      }
      assertEquals(List.of(), wrong);
    }
  }

  private static void check(JShell shell, String code, String says, List<String> wrong) {
    SnippetEvent event = run(shell, code);
    String failure = failure(shell, event);
    if (says.contains("gives `")) {
      String value = String.valueOf(event.value()).replaceAll("^\"|\"$", "");
      if (!value.equals(code(says.substring(says.indexOf("gives `")), 0))) {
        wrong.add(code + " gives " + value + failure);
      }
    } else if (says.startsWith("`")) {
      if (!failure.contains(code(says, 0))) {
        wrong.add(code + " fails with " + failure);
      }
    } else if (!failure.isEmpty()) {
      wrong.add(code + " fails with " + failure);
    }
  }

  private static String code(String cell, int which) {
    return CODE.matcher(cell).results().skip(which).findFirst().orElseThrow().group(1);
  }

  private static SnippetEvent run(JShell shell, String code) {
    return shell.eval(code).getLast();
  }

  private static String failure(JShell shell, SnippetEvent event) {
    return event.exception() != null
        ? event.exception().getMessage()
        : shell
            .diagnostics(event.snippet())
            .map(each -> each.getMessage(Locale.ROOT))
            .collect(Collectors.joining(" "));
  }
}
