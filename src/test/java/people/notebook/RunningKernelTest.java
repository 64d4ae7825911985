package people.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import people.notebook.kernel.*;
import tools.jackson.databind.JsonNode;

@DisplayName("The kernel")
@Tag("process")
@Order(6)
class RunningKernelTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir static Path folder;
  private static RunningKernel kernel;

  @BeforeAll
  static void start() throws IOException {
    kernel = RunningKernel.start(folder);
  }

  @AfterAll
  static void end() {
    kernel.close();
  }

  /// How often what must never hang is tried, each with the time of a test:
  /// `PEOPLE_KERNEL_ROUNDS=200` is for a long evening.
  static IntStream rounds() {
    String asked = System.getenv().getOrDefault("PEOPLE_KERNEL_ROUNDS", "4");
    return IntStream.range(0, Integer.parseInt(asked));
  }

  @Test
  void isStartedByJupyterAsByTheRunner() throws IOException {
    String root = System.getenv().getOrDefault("PEOPLE_ROOT", "");
    List<String> told =
        Files.readAllLines(Path.of(root, "scripts/kernel.java")).stream()
            .filter(line -> line.startsWith("//RUNTIME_OPTIONS "))
            .map(line -> line.substring("//RUNTIME_OPTIONS ".length()))
            .toList();
    assertEquals(List.of(String.join(" ", Kernel.OPTIONS)), told);
  }

  @Test
  void neitherItsArgumentsNorItsEndTellWhatCellsHave(@TempDir Path here) throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/cmdline")), "arguments are in /proc");
    RunningKernel another = RunningKernel.start(here);
    run(another, "var who = \"Zebulonia\" + \" Quast\"; var all = new ArrayList<String>(); who");
    List<ProcessHandle> started =
        ProcessHandle.current()
            .children()
            .filter(each -> words(each).contains(Kernel.class.getName()))
            .toList();
    assertFalse(started.isEmpty());
    started.stream()
        .flatMap(each -> Stream.concat(Stream.of(each), each.descendants()))
        .forEach(each -> assertFalse(words(each).contains("Zebulonia"), words(each)));
    ProcessHandle process =
        started.stream().max(Comparator.comparing(each -> each.info().startInstant().get())).get();
    new ProcessBuilder("kill", "-SEGV", Long.toString(process.pid())).start().waitFor();
    process.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
    String said = assertThrows(NotebookException.class, () -> run(another, "who")).getMessage();
    another.close();
    assertEquals("the kernel ended with exit code 1: Java itself failed with SIGSEGV", said);
    try (Stream<Path> left = Files.list(here)) {
      assertEquals(List.of(), left.toList());
    }
  }

  /// Java leaves out the arguments of a long class path.
  private static String words(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
          .replace('\0', ' ');
    } catch (IOException e) {
      return ""; // it has ended
    }
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void answersAfterEachStart(int round) throws IOException {
    try (RunningKernel another = RunningKernel.start(folder)) {
      assertEquals("2", plain(run(another, "1 + 1")), "start " + round);
    }
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void answersAfterEachInterruptWheneverItComes(int round) throws IOException {
    String cell = round % 2 == 0 ? "while (true) { }" : "Thread.sleep(100_000);";
    // while it is read, compiled, or run
    kernel.execute(cell, Duration.ofMillis(7L * (round % 20)), new Outputs());
    String answer;
    do {
      answer = plain(run(kernel, "1 + 1"));
    } while (answer.isEmpty()); // given up with the one before, on a machine that is slow
    assertEquals("2", answer, "interrupt " + round);
  }

  @Test
  void cellsNeedNoImports() throws IOException {
    var cell =
        """
        var timeline = EventTimeline.inMemory();
        var registry = new PersonRegistry(timeline);
        int ada = registry.create(new Name("Ada", "Byron"), SINGLE, null, on("1815-12-10"));
        Period period = null;
        History.of(timeline).at("1836").person(ada).name() + ", " + Year.of(1836)
            + Stream.of(1, 2).toList() + Files.exists(Path.of("none")) + new BigDecimal("1.0")
        """;
    assertEquals("Ada Byron, 1836[1, 2]false1.0", plain(run(kernel, cell)));
  }

  @Test
  void tablesAreShownAsTextAndAsHtmlThatIsEscaped() throws IOException {
    var cell =
        """
        Table.create("t", StringColumn.create("who", "Ada", "B<b>"), IntColumn.create("n", 1, 200))
        """;
    JsonNode data = run(kernel, cell).json().get(0).path("data");
    assertEquals(
        """
        who     n
        Ada     1
        B<b>  200\
        """,
        data.path("text/plain").asString());
    assertEquals(
        "who n Ada 1 B&lt;b&gt; 200",
        data.path("text/html")
            .asString()
            .replaceAll("<[^>]*>", " ")
            .strip()
            .replaceAll("\\s+", " "));
  }

  @Test
  void textsInHtmlAreEscapedAlsoBetweenQuotes() throws IOException {
    String cell = "Table.create(\"t\", StringColumn.create(\"\\\"<&>\\u202e\", \"x\"))";
    String html = run(kernel, cell).json().get(0).path("data").path("text/html").asString();
    assertTrue(html.contains(">&quot;&lt;&amp;&gt;\\u202e</th>"), html);
  }

  @Test
  void longTablesAndListsSayHowLongTheyAre() throws IOException {
    String table = plain(run(kernel, "Table.create(IntColumn.indexColumn(\"n\", 1234, 0))"));
    assertTrue(table.endsWith("\n19\n… 20 of 1,234 rows"), table);
    String list = plain(run(kernel, "IntStream.range(0, 30).boxed().toList()"));
    assertTrue(list.endsWith("\n19\n… 20 of 30"), list);
  }

  @Test
  void plainValuesAreText() throws IOException {
    assertEquals(
        "{\"text/plain\":\"<b>\"}", run(kernel, "\"<b>\"").json().get(0).path("data").toString());
  }

  @Test
  void anExceptionIsToldWithTheLinesOfTheCells() throws IOException {
    run(kernel, "int inverse(int x) {\n  return 1 / x;\n}");
    assertEquals(
        """
        ArithmeticException: / by zero
        --> return 1 / x;
        --> var b = inverse(0);\
        """,
        error(run(kernel, "int a = 1;\nvar b = inverse(0);\n")));
    assertEquals(
        """
        IllegalStateException: no
          caused by java.io.IOException: disk
        --> throw new IllegalStateException("no", new IOException("disk"));\
        """,
        error(run(kernel, "throw new IllegalStateException(\"no\", new IOException(\"disk\"));")));
  }

  @Test
  void aNameThatIsNotKnownIsMarked() throws IOException {
    assertEquals(
        """
        Compile error: cannot find symbol: variable foo
        --> int z = 1 + foo;
                        ^^^\
        """,
        error(run(kernel, "int y = 1;\nint z = 1 + foo;")));
  }

  @Test
  void whatIsWrongIsRedAndSoIsTheMarkOfItsLine() throws IOException {
    assertEquals(
        "\u001b[31mIllegalStateException: no\u001b[0m\n"
            + "\u001b[31m-->\u001b[0m throw new IllegalStateException(\"no\");",
        coloured(run(kernel, "int lines = 2;\nthrow new IllegalStateException(\"no\");")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) { }",
        "Thread.sleep(100_000);",
        "while (true) try { Thread.sleep(10); } catch (InterruptedException e) { }",
        "Stream.iterate(1, i -> i + 1).forEach(i -> { });"
      })
  void anInterruptEndsACellAndTheKernelGoesOn(String cell) throws IOException {
    run(kernel, "var kept = 7;");
    Outputs outputs = new Outputs();
    var end = kernel.execute(cell, Duration.ofMillis(300), outputs);
    assertEquals(RunningKernel.Outcome.TOO_LONG, end);
    assertEquals("Interrupted", error(outputs));
    assertEquals("8", plain(run(kernel, "kept + 1")));
  }

  @Test
  void anInterruptAlsoEndsACellThatIsBetweenTwoStatements() throws IOException {
    run(kernel, "var count = 0;");
    Outputs outputs = new Outputs();
    // Almost all of the time goes into compiling each of them.
    kernel.execute("count++;\n".repeat(300), Duration.ofMillis(300), outputs);
    assertEquals("Interrupted", error(outputs));
    assertEquals("true", plain(run(kernel, "count < 300")));
  }

  @Test
  void aFailureOfTheCompilerEndsTheCellOnly() throws IOException {
    run(kernel, "var held = 7;");
    assertEquals(
        "StackOverflowError: nested too deeply for the compiler; split it into parts",
        error(run(kernel, "int n = 1" + " + held".repeat(20_000) + ";")));
    assertEquals("7", plain(run(kernel, "held")));
  }

  @Test
  void itEndsWithTheProcessThatStartedItEvenIfThatIsKilled() throws Exception {
    // A pipe, which can be written to when the kernel reads it, and by then it knows its parent.
    Path connection = folder.resolve("connection.json");
    assertEquals(0, new ProcessBuilder("mkfifo", connection.toString()).start().waitFor());
    String command =
        String.join("' '", RunningKernel.command(connection.toString()).toArray(new String[0]));
    // A shell that waits for the kernel, and says its number.
    var builder = new ProcessBuilder("sh", "-c", "'" + command + "' & echo $!; wait");
    builder.environment().remove("JPY_PARENT_PID");
    Process shell = builder.start();
    long pid = Long.parseLong(shell.inputReader().readLine());
    ProcessHandle orphan = ProcessHandle.of(pid).orElseThrow();
    Files.writeString(
        connection,
        """
        {"transport": "tcp", "ip": "127.0.0.1", "key": "k", "signature_scheme": "hmac-sha256",
         "shell_port": 0, "iopub_port": 0, "control_port": 0, "stdin_port": 0, "hb_port": 0}
        """);
    assertTrue(orphan.isAlive());
    shell.destroyForcibly();
    orphan.onExit().get(1, TimeUnit.MINUTES);
    assertFalse(orphan.isAlive());
  }

  @Test
  void javasCacheIsHandedOnAndOneThatDoesNotFitIsNoTrouble() throws IOException {
    Path cache = Files.writeString(folder.resolve("cache"), "no cache at all");
    System.setProperty("people.aot", cache.toString());
    try (RunningKernel cached = RunningKernel.start(folder)) {
      run(cached, "import java.lang.management.ManagementFactory;");
      assertEquals(
          "true",
          plain(
              run(
                  cached,
                  "ManagementFactory.getRuntimeMXBean().getInputArguments().contains(\"-XX:AOTCache=%s\")"
                      .formatted(cache))));
    } finally {
      System.clearProperty("people.aot");
    }
  }

  @Test
  void aKernelThatIsClosedIsGone() throws IOException {
    RunningKernel closed = RunningKernel.start(folder);
    long pid = closed.pid();
    run(closed, "new Thread(() -> { while (true) { } }).start();"); // it doesn't keep the kernel
    closed.close();
    assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
  }

  @Test
  void whatIsDisplayedWithoutEndIsBounded() throws IOException {
    Outputs outputs = run(kernel, "for (int i = 0; i < 60; i++) display(\"y\".repeat(1_000_000));");
    assertEquals(51, outputs.json().size());
    assertEquals(
        "… the cell displayed more than 50,000,000 characters; 10 values are not shown\n",
        outputs.json().get(50).path("text").asString());
  }

  private static Outputs run(RunningKernel on, String cell) throws IOException {
    Outputs outputs = new Outputs();
    assertEquals(RunningKernel.Outcome.DONE, on.execute(cell, LONG, outputs));
    return outputs;
  }

  private static String plain(Outputs outputs) {
    JsonNode output = outputs.json().path(0);
    return output.path("data").path("text/plain").asString(output.toString());
  }

  private static String error(Outputs outputs) {
    return NotebookPage.withoutColours(coloured(outputs));
  }

  private static String coloured(Outputs outputs) {
    return String.join(
        "\n",
        outputs.error().path("traceback").valueStream().map(line -> line.asString()).toList());
  }
}
