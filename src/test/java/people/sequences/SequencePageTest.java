package people.sequences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;
import module jdk.jshell;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.notebook.cells.Prelude;

/// Runs the examples of sequences in `docs/life-courses.md`, and each call of its tables.
@DisplayName("The page about life courses")
class SequencePageTest {

  private static final String GIVES = " // gives ";

  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- run by SequencePageTest -->\n```java\n(.*?)```", Pattern.DOTALL);

  /// The last cell of a row.
  private static final Pattern CALL = Pattern.compile("(?m)^\\| .* \\| `([^`]+)` \\|$");

  @Test
  @DisplayName("has examples of sequences that give what it says")
  void examples() throws IOException {
    String page =
        Files.readString(
            Path.of(System.getProperty("people.root")).resolve("docs/life-courses.md"));
    try (JShell shell =
        JShell.builder().executionEngine("local").out(System.out).err(System.err).build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      Prelude.IMPORTS.forEach(shell::eval);
      int count = 0;
      for (MatchResult example : EXAMPLE.matcher(page).results().toList()) {
        for (String line : example.group(1).lines().toList()) {
          String[] parts = line.split(GIVES);
          String value = run(shell, parts[0]);
          if (parts.length > 1) {
            assertEquals(parts[1], value, line);
          }
          count++;
        }
      }
      assertTrue(count > 10, "only " + count + " lines were found");
      String ours = page.substring(page.indexOf("### Measures"), page.indexOf("## Time to event"));
      List<String> calls = CALL.matcher(ours).results().map(call -> call.group(1)).toList();
      assertTrue(calls.size() > 15, calls::toString);
      calls.forEach(call -> run(shell, call));
    }
  }

  private static String run(JShell shell, String code) {
    SnippetEvent event = shell.eval(code).getLast();
    String failure =
        event.exception() != null
            ? event.exception().getMessage()
            : shell
                .diagnostics(event.snippet())
                .map(each -> each.getMessage(Locale.ROOT))
                .collect(Collectors.joining(" "));
    assertEquals("", failure, code);
    return event.value();
  }
}
