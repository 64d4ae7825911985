package people.notebook.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A session in this process, which may not redefine classes: so all of them are replaced.
@DisplayName("A session of cells")
class CellSessionTest {

  private static final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
  private static CellSession cells;

  @BeforeAll
  static void begin() {
    cells = new CellSession(warnings::add);
  }

  private static Object run(String cell) throws CellError {
    return cells.run(cell, 1).value();
  }

  @Test
  void keepsValuesAlsoWhereClassesAreReplaced() throws CellError {
    run("int limit = 18;\nboolean adult(int age) { return age >= limit; }\nvar r = adult(20);");
    run("int limit = 21;");
    assertEquals(true, run("r"));
    assertEquals(false, run("adult(20)"));
  }

  @Test
  void aMethodOfTheSameNameMayUseTheOther() throws CellError {
    run("int half(int x) { return x / 2; }");
    run("int half(String x) { return half(x.length()); }");
    assertEquals(2, run("half(\"four\")"));
    run("int half(String x) { return half(x.length()) + 1; }");
    assertEquals(3, run("half(\"four\")"));
  }

  @Test
  void showsOnlyWhatAnExpressionAtTheEndComesTo() throws CellError {
    assertEquals(new CellSession.Result(true, 3), cells.run("int three = 3;\nthree", 1));
    assertEquals(new CellSession.Result(true, null), cells.run("(String) null", 1));
    for (String silent : List.of("int four = 4;", "three = 3", "for (;;) { break; }", "")) {
      assertFalse(cells.run(silent, 1).isShown(), silent);
    }
  }

  @Test
  void aRecordsShortConstructorNeedsNoPublic() {
    CellError error =
        assertThrows(
            CellError.class,
            () ->
                run(
                    """
                    record Age(int years) {
                      Age {
                        if (years < 0) throw new IllegalArgumentException("before birth");
                      }
                    }
                    new Age(-1)
                    """));
    assertEquals("IllegalArgumentException: before birth", error.lines().getFirst());
  }

  @Test
  void aCellThatIsNotFinishedRunsNothingMore() {
    CellError error = assertThrows(CellError.class, () -> run("for (int i = 0; i < 2; i++) {"));
    assertEquals(
        List.of("Incomplete: the cell ends within this", "--> for (int i = 0; i < 2; i++) {"),
        error.lines());
    assertEquals(CellSession.CellEnding.INCOMPLETE, cells.ending("int f(int x) {"));
    assertEquals(CellSession.CellEnding.COMPLETE, cells.ending("int a = 1;\n// so\na + 1"));
    assertEquals(CellSession.CellEnding.INVALID, cells.ending("int a = );"));
  }

  @Test
  void completesBestFirst() throws CellError {
    run("var population = 3;");
    assertEquals("population", complete("popul"));
    assertEquals("Chart, Charts", complete("Char", 2));
    assertEquals("shares(", complete("Charts.sh"));
    assertEquals("rowCount()", complete("var t = Table.create(\"t\");\nint n = t.rowC"));
    assertEquals("concurrent.", complete("import java.util.conc"));
    assertEquals("population", complete("int before() { return 1; }\npopul"));
    String all = complete("\"\".", 500);
    assertTrue(all.indexOf("strip()") < all.indexOf("getClass()"), all);
    var found = cells.complete("é = Charts.sha", 14);
    assertEquals(List.of(11, 14), List.of(found.start(), found.end()));
  }

  private static String complete(String code) {
    return complete(code, 1);
  }

  private static String complete(String code, int most) {
    return cells.complete(code, code.length()).words().stream()
        .limit(most)
        .collect(Collectors.joining(", "));
  }

  @Test
  void tellsSignaturesAndWhatJavasOwnAreFor() {
    String valueOf = cells.inspect("String.valueOf", 14);
    assertTrue(valueOf.startsWith("String String.valueOf("), valueOf);
    String open = cells.inspect("\"abc\".substring(1, ", 19);
    assertTrue(open.startsWith("String String.substring(int beginIndex, int endIndex)"), open);
    assertTrue(cells.inspect("Charts.shares(", 14).startsWith("Chart Charts.shares(Table "));
    assertEquals("", cells.inspect("nothing of this name", 3));
  }

  @Test
  void arraysAndRecordsAreReadable() throws CellError {
    assertEquals("[1, 2]", text(run("new int[] {1, 2}")));
    assertEquals("a\nb", text(run("new String[] {\"a\", \"b\"}")));
    assertEquals("[1, 2]\n[3, 4]", text(run("new int[][] {{1, 2}, {3, 4}}")));
    assertEquals("(none)", text(run("new String[0]")));
    String many = text(run("new int[1234]"));
    assertTrue(many.endsWith(", 0, … 100 of 1,234]"), many);
    run("record Row(String name, int[] values) {}");
    assertEquals("Row[name=x, values=[1, 2]]", text(run("new Row(\"x\", new int[] {1, 2})")));
    assertEquals("null", text(null));
  }

  private static String text(Object value) {
    return Displays.of(value).get("text/plain");
  }

  @Test
  void aLongTextIsCut() {
    assertTrue(text("x".repeat(1_000_001)).endsWith("x\n… 1,000,000 of 1,000,001 characters"));
  }

  @Test
  void aPipedShellEndsWithTheFirstSnippetThatFails() throws IOException {
    assertEquals("0 ", piped("int a = 1;\nint b =\n  a + 1;\n"));
    assertEquals(
        "3 ", piped("if (2 > 3) int();\n".replace("int();", "{ }") + "else { }\n/exit 1 + 2\n"));
    assertEquals(
        "1 shell: line 2: ArithmeticException: / by zero\n--> 1 / 0;\n",
        piped("\n1 / 0;\n/exit\n"));
    assertEquals(
        "1 shell: line 1: Incomplete: the cell ends within this\n--> int f() {\n",
        piped("int f() {\n"));
    assertEquals(
        "1 shell: line 3: Compile error: cannot find symbol: variable a\n--> a\n    ^\n",
        piped("int a = 1;\n/reset\na\n"));
    assertEquals(
        "1 shell: line 1: /vars is not for a pipe, which has /exit and /reset; try it at a"
            + " terminal\n",
        piped("/vars\n"));
  }

  private static String piped(String snippets) throws IOException {
    var err = new ByteArrayOutputStream();
    int exit =
        new PipedShell(
                "", new StringReader(snippets), new PrintStream(err, true, StandardCharsets.UTF_8))
            .run();
    return exit + " " + err.toString(StandardCharsets.UTF_8);
  }
}
