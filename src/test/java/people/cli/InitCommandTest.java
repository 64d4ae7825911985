package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.output.*;

@DisplayName("init")
class InitCommandTest extends PeopleCommandFixture {

  private static final String FIRST =
      "report.java takes in jars of the kit, which are not installed yet; in a clone of it:"
          + " ./jbang install";

  private static final String MADE =
      """
      made in %s: people.jsonl, people.ipynb, report.java, .gitignore
      next, in that folder:
        people history 1
        jbang report.java 2020
        jbang notebook people.ipynb
      %speople.jsonl has two people to try things with. To begin with your own, remove it and type:
        people create --first Ada --last Byron --on 1815-12-10
        people import members.csv --guess --on 2026-01-31
      """;

  @Test
  @DisplayName("makes files to begin with, and says what to type next")
  void makes() throws Exception {
    Path made = folder.resolve("register");
    CommandOutput init = run("init", made.toString());
    String header = Files.readAllLines(made.resolve("report.java")).get(2);
    String jars = header.replace("//DEPS ", "").replace(':', '/');
    Path installed = Path.of(System.getProperty("user.home"), ".m2", "repository", jars);
    boolean isReady = header.startsWith("//SOURCES") || Files.exists(installed);
    assertEquals(MADE.formatted(made, isReady ? "" : FIRST + "\n"), init.out(), init.err());
    assertEquals(0, init.exit());
    assertEquals(6, json(Files.readString(made.resolve("people.ipynb"))).path("cells").size());
    String file = made.resolve("people.jsonl").toString();
    assertEquals(
        "2 living",
        run("--timeline", file, "count", "--at", "2020")
            .out()
            .lines()
            .toList()
            .getLast()
            .substring(0, 8));
    assertTrue(
        header.matches(
            "//DEPS people-timeline:people-scripts:[\\d.]+|//SOURCES .*/scripts/package-info.java"),
        header);
  }

  @Test
  @DisplayName("takes in the clone that it runs from, else jars; and says when these are missing")
  void header() throws Exception {
    Path clone = folder.resolve("my clone");
    String manifest = "src/main/java/people/scripts/package-info.java";
    Path there = Files.createDirectories(clone.resolve(manifest).getParent());
    assertTrue(InitCommand.header(clone.toString()).startsWith("//DEPS people-timeline:"));
    Files.createFile(there.resolve("package-info.java"));
    assertEquals(
        "//SOURCES \"" + clone.resolve(manifest) + '"', InitCommand.header(clone.toString()));
    Path repository = folder.resolve("repository");
    assertEquals(Optional.empty(), InitCommand.before(clone.toString(), repository));
    assertEquals(Optional.of(FIRST), InitCommand.before(null, repository));
    String jars = "people-timeline/people-scripts/" + Kit.VERSION;
    Files.createDirectories(repository.resolve(jars));
    assertEquals(Optional.empty(), InitCommand.before(null, repository));
    assertEquals("//DEPS " + jars.replace('/', ':'), InitCommand.header(null));
  }

  @Test
  @DisplayName("replaces nothing, whichever of the files is there")
  void replacesNothing() throws Exception {
    for (String name : List.of("people.jsonl", "people.ipynb", "report.java", ".gitignore")) {
      Path there = Files.createDirectory(folder.resolve("with " + name));
      Files.writeString(there.resolve(name), "mine");
      CommandOutput init = run("init", there.toString());
      assertEquals(
          "people: %s is there already; expected a folder without it\n"
              .formatted(there.resolve(name)),
          init.err());
      assertEquals(1, init.exit());
      try (Stream<Path> files = Files.list(there)) {
        assertEquals(1, files.count());
      }
      assertEquals("mine", Files.readString(there.resolve(name)));
    }
  }

  @Test
  @Tag("process")
  @DisplayName("makes a script that runs")
  void script() throws Exception {
    run("init", folder.resolve("register").toString());
    Path script = folder.resolve("register/report.java");
    String classPath = System.getProperty("java.class.path");
    String[] words = {"-proc:none", "-d", folder.toString(), "-cp", classPath, script.toString()};
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, words));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String timeline = folder.resolve("register/people.jsonl").toString();
    var ran =
        people.Command.of(
                java,
                "-cp",
                folder + File.pathSeparator + classPath,
                "report",
                "2019",
                "--timeline",
                timeline)
            .run();
    assertEquals(
        """
        PERSON  NAME      STATUS   ADDRESS
             1  Ada Lind  MARRIED  Canal Street 8, Delft
             2  Ben Roos  MARRIED  Canal Street 8, Delft
        """,
        ran.out(),
        ran.err());
  }

  @Test
  @DisplayName("and the version that a script names is the one that the change log is about")
  void version() throws IOException {
    String log = Files.readString(Path.of(System.getProperty("people.root", ""), "CHANGELOG.md"));
    assertTrue(log.contains("# Changelog\n\n## " + Kit.VERSION + " "), Kit.VERSION);
  }
}
