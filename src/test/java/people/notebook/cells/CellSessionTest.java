package people.notebook.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
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

  /// Which JShell gives back as what is left, for ever.
  @Test
  void aStatementWithoutItsBodyIsNotFinished() {
    for (String head :
        List.of("for (int i = 0; i < 2; i++)", "if (true)", "while (true)", "if (true) {} else")) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> {
            assertEquals(CellSession.CellEnding.INCOMPLETE, cells.ending(head));
            CellError error = assertThrows(CellError.class, () -> run(head));
            assertEquals(
                List.of("Incomplete: the cell ends within this", "--> " + head), error.lines());
          });
    }
  }

  @Test
  void aLibraryThatIsNoneIsSaid() {
    CellError error = assertThrows(CellError.class, () -> run("//DEPS nonsense\n1"));
    assertEquals(
        List.of(
            "'nonsense' is no library; expected group:artifact:version, as in //DEPS"
                + " org.apache.commons:commons-csv:1.14.1"),
        error.lines());
  }

  @Test
  void aFailureOfTheCompilerFailsTheCellOnly() throws CellError {
    run("int asBefore = 7;");
    String deep = "int n = 1" + " + asBefore".repeat(20_000);
    CellError error = assertThrows(CellError.class, () -> run(deep));
    assertEquals(
        List.of("StackOverflowError: nested too deeply for the compiler; split it into parts"),
        error.lines());
    assertEquals(7, run("asBefore"));
  }

  /// What it waits for stands for a library that doesn't react to an interrupt.
  @Test
  void aCellThatWasGivenUpStaysEndedAndSoDoesWhatItHasStarted() throws Exception {
    var control = new CellControl(false);
    var session = new CellSession(control, warnings::add);
    session.run("var rounds = new java.util.concurrent.atomic.AtomicInteger();", 1);
    session.run("var libraries = List.of(new Semaphore(0), new Semaphore(0));", 1);
    session.run("var ends = List.of(new CountDownLatch(1), new CountDownLatch(1));", 1);
    session.run(
        """
        void work(int number) {
          try {
            for (int i = 0; i < 3; i++) {
              libraries.get(number).acquireUninterruptibly();
              rounds.incrementAndGet();
            }
          } finally {
            ends.get(number).countDown();
          }
        }
        """,
        2);
    var libraries = (List<?>) session.run("libraries", 1).value();
    var ends = (List<?>) session.run("ends", 1).value();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          while (!libraries.stream().allMatch(one -> ((Semaphore) one).hasQueuedThreads())) {
            Thread.onSpinWait();
          }
          control.interrupt();
        });
    control.begin();
    CellError error =
        assertThrows(
            CellError.class,
            () ->
                session.run("{ Thread.ofPlatform().daemon().start(() -> work(1)); work(0); }", 3));
    assertEquals("Interrupted", error.getMessage());
    control.begin();
    assertEquals(2, session.run("1 + 1", 4).value());
    for (int number : List.of(1, 0)) {
      ((Semaphore) libraries.get(number)).release(3);
      assertTrue(((CountDownLatch) ends.get(number)).await(1, TimeUnit.MINUTES));
    }
    assertEquals(2, session.run("rounds.get()", 5).value(), "none went on after it came back");
  }

  @Test
  void completesNothingWithinTextsAndComments() throws CellError {
    for (String code :
        List.of(
            "Charts.line(t).x(\"Charts.",
            "IO.println(\"a \\\" Ch",
            "var a = 1; // Ch",
            "/* Charts.",
            "char c = 'C",
            "\"\"\"\n  \"quoted\" Ch")) {
      assertEquals("", complete(code), code);
    }
    for (String code :
        List.of(
            "String s = \"// no comment\"; Charts.sh",
            "// a comment's end\nCharts.sh",
            "/* it's \"so */ Charts.sh",
            "char quote = '\"'; Charts.sh",
            "String s = \"\"\"\n  \"quoted\"\n  \"\"\"; Charts.sh")) {
      assertEquals("shares(", complete(code), code);
    }
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
    assertTrue(cells.inspect("Period", 6).startsWith("people.history.Period<T>("));
    assertTrue(cells.inspect("java.time.Period", 16).startsWith("java.time.Period\n"));
    assertEquals("", cells.inspect("nothing of this name", 3));
  }

  @Test
  void commentsKeepTheirTypesInAngleBrackets() {
    String code = "Collectors.groupingBy(x -> x, ";
    String text = cells.inspect(code, code.length());
    assertTrue(text.contains("\nMap<K, D>.\n"), text);
    assertTrue(text.contains("<T>: the type of the input elements"), text);
    assertTrue(text.contains("using groupingByConcurrent(Function, Collector)\n"), text);
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

  @Test
  void aColumnIsShownWithItsValues() throws CellError {
    assertEquals("who\nAda\nBen", text(run("StringColumn.create(\"who\", \"Ada\", \"Ben\")")));
  }

  @Test
  void arraysAreReadableWithinOtherValues() throws CellError {
    assertEquals("a=[1, 2]", text(run("Map.of(\"a\", new int[] {1, 2})")));
    assertEquals("[[1], x]", text(run("List.of(List.of(new int[] {1}, \"x\"))")));
    run("record Rows(Map<String, int[]> values) {}");
    assertEquals("Rows[values={a=[1]}]", text(run("new Rows(Map.of(\"a\", new int[] {1}))")));
    assertEquals("Optional[[1]]", text(run("Optional.of(new int[] {1})")));
  }

  private static String text(Object value) {
    return Displays.of(value).get("text/plain");
  }

  @Test
  void theTextOfAnErrorIsCutToo() {
    CellError error =
        assertThrows(
            CellError.class,
            () -> run("throw new IllegalStateException(\"x\".repeat(1_000_000));"));
    assertEquals(
        "IllegalStateException: " + "x".repeat(10_000 - 23) + " … 10,000 of 1,000,023 characters",
        error.getMessage());
  }

  @Test
  void aMethodThatNoLongerCompilesSaysWhy() throws CellError {
    run("int least = 3;\nboolean over(int age) { return age >= least; }\nString least = \"a\";");
    CellError error = assertThrows(CellError.class, () -> run("over(3)"));
    assertEquals(
        List.of(
            "Compile error: bad operand types for binary operator '>='",
            "--> boolean over(int age) { return age >= least; }",
            "                                   ^^^^^^^^^^^^"),
        error.lines());
  }

  @Test
  void anAssertIsChecked() {
    CellError error = assertThrows(CellError.class, () -> run("assert 1 == 2 : \"not so\";"));
    assertEquals("AssertionError: not so", error.getMessage());
  }

  @Test
  void manyValuesAreCountedReadably() {
    assertTrue(text(IntStream.range(0, 1000).boxed().toList()).endsWith("\n… 20 of 1,000"));
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
    assertEquals(
        "0 shell: line 3: Two has changed, so what was made of the Two before is gone: two. Run"
            + " again: line 2\n",
        piped("record Two(int a) {}\nvar two = new Two(1);\nrecord Two(int a, int b) {}\n"));
  }

  @Test
  void aPipedShellWaitsForALineThatMayCarryASnippetOn() throws IOException {
    assertEquals("3 ", slowly("if (2 > 3) { }", "else { }", "/exit 3"));
    assertEquals("4 ", slowly("var four = \"four\"", "  .length();", "/exit four"));
    assertEquals(
        "5 ",
        slowly(
            "int five = 0;",
            "try { five = 5; } catch (Exception e) { }",
            "finally { }",
            "/exit five"));
    assertEquals("6 ", slowly("System.setProperty(\"people.ran\", \"6\");", null, "/exit 6"));
  }

  /// @param lines each comes when the one before was taken; null when the snippet before has run
  private static String slowly(String... lines) throws IOException {
    System.clearProperty("people.ran");
    var rest = new ArrayDeque<String>();
    for (String line : lines) {
      rest.add(line == null ? "" : line);
    }
    boolean isWaiting = Arrays.asList(lines).contains(null);
    var pipe =
        new Reader() {
          @Override
          public int read(char[] into, int start, int most) {
            String line = rest.poll();
            if (line == null) {
              return -1;
            }
            if (isWaiting && line.isEmpty()) {
              assertEquals("6", System.getProperty("people.ran"), "it ran without the next line");
            }
            (line + "\n").getChars(0, line.length() + 1, into, start);
            return line.length() + 1;
          }

          @Override
          public boolean ready() {
            return false;
          }

          @Override
          public void close() {
            // nothing is held
          }
        };
    return piped(pipe);
  }

  private static String piped(String snippets) throws IOException {
    return piped(new StringReader(snippets));
  }

  private static String piped(Reader snippets) throws IOException {
    var err = new ByteArrayOutputStream();
    int exit =
        new PipedShell("", snippets, new PrintStream(err, true, StandardCharsets.UTF_8)).run();
    return exit + " " + err.toString(StandardCharsets.UTF_8);
  }
}
