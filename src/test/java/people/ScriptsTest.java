package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The scripts for those who work on the kit. `test` and `check` run on a small project of its own.
@DisplayName("The scripts")
@Tag("process")
@Order(8)
class ScriptsTest {

  @TempDir Path folder;

  @Nested
  @DisplayName("shell")
  class Shell {

    @Test
    @DisplayName("runs snippets from a pipe on the timeline named, whatever its name")
    void snippets() throws Exception {
      var script =
          """
          int ada = registry.create(new Name("Ada", "Byron"));
          registry.changeStatus(ada, MARRIED, on("1835-07-08"));
          System.out.println(timeline.size() + " " + History.of(timeline).at("1836").people().size());
          """;
      var shell = Command.jbang("shell", "it's \"a\\b\".jsonl").in(folder).input(script).run();
      assertEquals("2 1\n", shell.out(), shell.err());
      assertTrue(
          shell.err().endsWith(".jsonl: no such timeline; the first event makes it\n"),
          shell.err());
      assertEquals(0, shell.exit());
      assertEquals(2, Files.readAllLines(folder.resolve("it's \"a\\b\".jsonl")).size());
    }

    @Test
    @DisplayName("opens the timeline of PEOPLE_TIMELINE, and exits as the snippets say")
    void timelineFromEnvironment() throws Exception {
      var shell =
          Command.jbang("shell")
              .in(folder)
              .env("PEOPLE_TIMELINE", "ours.jsonl")
              .input("registry.create(new Name(\"Ada\", \"Byron\"));\n/exit 3\n")
              .run();
      assertEquals(3, shell.exit(), shell.err());
      assertEquals(1, Files.readAllLines(folder.resolve("ours.jsonl")).size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shell",
        "export",
        "relay",
        "declare",
        "install",
        "project",
        "arrivals",
        "anniversaries",
        "addresses",
        "lifeline",
        "test",
        "torture",
        "bench",
        "check",
        "picture",
        "kernel",
        "notebook",
        "people"
      })
  @DisplayName("say how they are used when asked")
  void help(String alias) throws Exception {
    var help = Command.jbang(alias, "--help").in(folder).run();
    assertEquals(0, help.exit(), help.err());
    assertTrue(help.out().toLowerCase(Locale.ROOT).contains("usage: "), help.out());
  }

  @Nested
  @DisplayName("check")
  class CheckScript {

    private static final String UNFORMATTED =
        """
        ///usr/bin/env jbang "$0" "$@" ; exit $?
        //JAVA 25+
        // The option has more than a hundred characters, which a formatter likes to break.
        //RUNTIME_OPTIONS -Dthis.property.is.long=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx

        import java.util.regex.Matcher;
        import java.util.regex.Pattern;

        /// Says so.
        ///
        /// - a `list`
        void main(  ) { IO.println(Pattern.compile("")); }
        """;

    private static final String FORMATTED =
        UNFORMATTED
            .replace("import java.util.regex.Matcher;\n", "")
            .replace(
                "(  ) { IO.println(Pattern.compile(\"\")); }",
                "() {\n  IO.println(Pattern.compile(\"\"));\n}");

    @BeforeEach
    void project() throws Exception {
      newProject(folder, "check.java");
      write(
          folder,
          "src/test/java/people/package-info.java",
          "//SOURCES ../../../main/java/people/package-info.java\n");
      write(
          folder,
          "src/main/java/people/package-info.java",
          "/// A package.\npackage people;\n\n//SOURCES Raw.java\n");
      write(
          folder,
          "src/main/java/people/Raw.java",
          "package people;\n\nclass Raw {\n  java.util.List<String> list;\n}\n");
      write(folder, "scripts/say.java", UNFORMATTED);
    }

    @Test
    @DisplayName("names the place of everything that is not formatted or that javac warns of")
    void problems() throws Exception {
      write(
          folder,
          "src/main/java/people/Raw.java",
          "package people;\n\nclass Raw {\n  java.util.List list;\n}\n");
      var check = run(folder, "check");
      assertEquals(
          """
          scripts/say.java:6: not formatted; ./jbang check --fix does it
          src/main/java/people/Raw.java:4: found raw type: java.util.List
            missing type arguments for generic class java.util.List<E>
          5 files, 2 problems
          """,
          check.out(),
          check.err());
      assertEquals(1, check.exit());
    }

    @Test
    @DisplayName("--fix formats the files and leaves JBang's directives alone")
    void fix() throws Exception {
      var fix = run(folder, "check", "--fix");
      assertEquals("formatted scripts/say.java\n5 files, no problem\n", fix.out(), fix.err());
      assertEquals(0, fix.exit());
      assertEquals(FORMATTED, Files.readString(folder.resolve("scripts/say.java")));
    }
  }

  @Nested
  @DisplayName("test")
  class Runner {

    /// One for all, since its runner is built then only once.
    @TempDir static Path project;

    @BeforeAll
    static void project() throws Exception {
      newProject(project, "test.java");
      try (var lines =
          Files.lines(Command.ROOT.resolve("src/test/java/people/package-info.java"))) {
        var junit =
            lines.filter(line -> line.startsWith("//DEPS")).collect(Collectors.joining("\n"));
        var sources =
            Stream.of("Some", "Other", "Tagged", "LeftHand", "RightHand")
                .map(name -> "\n//SOURCES " + name + "Test.java")
                .collect(Collectors.joining());
        write(project, "src/test/java/people/package-info.java", junit + sources + "\n");
      }
      write(
          project,
          "src/test/java/people/SomeTest.java",
          """
          package people;

          import org.junit.jupiter.api.*;

          class SomeTest {
            @Test void works() {}
            @RepeatedTest(3) void worksAgain() {}
            @Test @DisplayName("is right") void fails() { Assertions.assertEquals("one", "two"); }
            @Test @Disabled void waits() {}
          }
          """);
      write(
          project,
          "src/test/java/people/OtherTest.java",
          """
          package people;

          import org.junit.jupiter.api.*;

          class OtherTest {
            @BeforeAll static void prepare() { throw new IllegalStateException("not ready"); }
            @Test void never() {}
          }
          """);
      write(
          project,
          "src/test/java/people/TaggedTest.java",
          """
          package people;

          import org.junit.jupiter.api.*;

          class TaggedTest {
            @Test void isNot() {}
            @Test @Tag("process") void starts() {}
            @Test @Tag("browser") void shows() {}
            @Test @Tag("strace") void traces() {}
          }
          """);
      for (var name : List.of("LeftHand", "RightHand")) {
        write(
            project,
            "src/test/java/people/" + name + "Test.java",
            """
            package people;

            import java.util.concurrent.*;
            import org.junit.jupiter.api.*;

            @Tag("meeting")
            class NAMETest {
              static final CyclicBarrier MEETING =
                  new CyclicBarrier(Math.min(2, Runtime.getRuntime().availableProcessors()));
              @RepeatedTest(3) void comes() throws Exception {
                LeftHandTest.MEETING.await(1, TimeUnit.MINUTES);
              }
            }
            """
                .replace("NAME", name));
      }
    }

    @Test
    @DisplayName("reports each class, each failure and the count, and fails")
    void everything() throws Exception {
      var test = run("test");
      var lines = test.out().replaceAll(" +[0-9.]+ s\n", "\n").lines().toList();
      var some =
          """
          SomeTest                         4 passed, 1 failed, 1 skipped
            FAILED SomeTest.fails (is right)
              org.opentest4j.AssertionFailedError: expected: <one> but was: <two>
                at people.SomeTest.fails(SomeTest.java:8)
          """;
      var other =
          """
          OtherTest                        0 passed, 1 failed
            FAILED OtherTest
              java.lang.IllegalStateException: not ready
                at people.OtherTest.prepare(OtherTest.java:6)
          """;
      var text = String.join("\n", lines) + "\n";
      assertTrue(text.contains(some) && text.contains(other), text);
      assertEquals("12 passed, 2 failed, 1 skipped", lines.getLast());
      assertEquals(1, test.exit());
    }

    @Test
    @DisplayName("runs the class or method named, and knows what was meant")
    void named() throws Exception {
      assertEquals(
          "3 passed, 0 failed",
          run("test", "SomeTest.worksAgain").out().lines().toList().getLast());
      assertEquals(
          "3 passed, 0 failed",
          run("test", "SomeTest#worksAgain").out().lines().toList().getLast());
      assertEquals("1 passed, 0 failed", run("test", "works").out().lines().toList().getLast());
      assertEquals("0 passed, 1 failed", run("test", "OtherTest").out().lines().toList().getLast());
      var unknown = run("test", "SmeTest");
      assertTrue(
          unknown
              .err()
              .endsWith(
                  "test: no test named 'SmeTest'; the nearest are: SomeTest, SomeTest.fails,"
                      + " SomeTest.waits, SomeTest.works, OtherTest\n"),
          unknown.err());
      assertEquals(2, unknown.exit());
    }

    @Test
    @DisplayName("picks tests by their tags, and says which tags there are")
    void tags() throws Exception {
      assertEquals("1 passed, 0 failed", last(run("test", "--fast", "TaggedTest")));
      assertEquals("4 passed, 0 failed", last(run("test", "TaggedTest")));
      assertEquals("2 passed, 0 failed", last(run("test", "--tag", "browser", "--tag=strace")));
      assertEquals("14 passed, 2 failed, 1 skipped", last(run("test", "--all")));
      assertRefused(
          "no test has the tag 'nosuch'; expected one of browser, meeting, process, strace",
          "--tag",
          "nosuch");
      assertRefused("unknown option '--fsat' (see 'jbang test --help')", "--fsat");
      assertRefused("--tag needs a name (see 'jbang test --help')", "--tag");
      assertRefused(
          "--fast and --all exclude each other (see 'jbang test --help')", "--fast", "--all");
    }

    @Test
    @DisplayName("runs classes side by side, and counts for each its own")
    void sideBySide() throws Exception {
      var test = run("test", "--tag", "meeting");
      for (var name : List.of("LeftHand", "RightHand")) {
        assertTrue(
            test.out().lines().anyMatch(line -> line.matches(name + "Test +3 passed  [0-9.]+ s")),
            test.out());
      }
      assertEquals("6 passed, 0 failed", last(test));
    }

    private void assertRefused(String message, String... options) throws Exception {
      var words = Stream.concat(Stream.of("test"), Stream.of(options)).toArray(String[]::new);
      var refused = run(words);
      assertTrue(refused.err().endsWith("test: " + message + "\n"), refused.err());
      assertEquals(2, refused.exit());
    }

    private static String last(Command.Ended test) {
      return test.out().lines().toList().getLast();
    }

    private Command.Ended run(String... arguments) throws Exception {
      return ScriptsTest.run(project, arguments);
    }
  }

  private static Command.Ended run(Path folder, String... arguments) throws Exception {
    return Command.of(folder.resolve("jbang"), arguments).in(folder).quick().run();
  }

  private static void newProject(Path folder, String script) throws IOException {
    var files = new ArrayList<>(List.of("jbang", "jbang-catalog.json", "scripts/" + script));
    var cache = Command.ROOT.resolve(".jbang-cache");
    if (Files.exists(cache)) { // an installed JBang needs none
      try (var jars = Files.newDirectoryStream(cache, "*.jar")) {
        for (var jar : jars) files.add(Command.ROOT.relativize(jar).toString());
      }
    }
    for (var file : files) {
      var to = folder.resolve(file);
      Files.createDirectories(to.getParent());
      Files.copy(Command.ROOT.resolve(file), to, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private static void write(Path folder, String file, String text) throws IOException {
    var path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
