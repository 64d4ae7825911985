package people.builds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import people.Command;
import people.history.History;

/// The kit as jars, and scripts on it as projects and jars.
@DisplayName("A build for other tools")
class BuildsTest {

  private static final Path ROOT =
      Path.of(System.getProperty("people.root", "")).toAbsolutePath().normalize();

  /// Maven copies what it takes from a repository into the user's own, where it shall not be taken
  /// for what the user installed.
  private static final String OF_A_TEST = "people-timeline.of-a-test";

  @TempDir Path folder;

  @AfterAll
  static void leaveNothing() throws IOException {
    Path copies =
        Path.of(System.getProperty("user.home"), ".m2/repository", OF_A_TEST.replace('.', '/'));
    if (Files.exists(copies)) {
      try (Stream<Path> files = Files.walk(copies)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private Path script(String room) throws IOException {
    return Files.writeString(
        folder.resolve("ada.java"),
        """
        //JAVA 25+
        //RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED
        //SOURCES %s/src/main/java/people/%s/package-info.java
        import people.*;
        import people.history.*;
        import people.timeline.*;

        void main() {
          var timeline = EventTimeline.inMemory();
          int ada = new PersonRegistry(timeline).create(new Name("Ada", "Byron"));
          IO.println(History.of(timeline).today().person(ada).name());
        }
        """
            .formatted(ROOT, room));
  }

  /// The classes of the kit: a jar, or a folder.
  private static Path classes() throws Exception {
    return Path.of(History.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static List<Path> libraries(String part) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(path -> path.contains(part))
        .map(Path::of)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "history, tools.jackson.core, tech.tablesaw",
    "tables, tech.tablesaw, org.mozilla",
    "charts, org.mozilla, info.picocli"
  })
  @DisplayName("has each source once, and what the script needs, for Maven and for Gradle")
  void projects(String room, String needed, String notNeeded) throws Exception {
    ScriptExport export = new ScriptExport(script(room), "org.example", null, "1.0");
    export.toMaven(folder.resolve("maven"));
    export.toGradle(folder.resolve("gradle"));
    String pom = Files.readString(folder.resolve("maven/pom.xml"));
    String gradle = Files.readString(folder.resolve("gradle/build.gradle"));
    assertTrue(pom.contains("<groupId>org.example</groupId>\n  <artifactId>ada</artifactId>"), pom);
    assertTrue(gradle.contains("applicationDefaultJvmArgs = ['--enable-native-access"), gradle);
    for (String text : List.of(pom, gradle)) {
      assertTrue(text.contains(needed), text);
      assertFalse(text.contains(notNeeded), text);
    }
    for (String tool : List.of("maven", "gradle")) {
      Path sources = folder.resolve(tool).resolve("src/main/java");
      assertEquals(-1, Files.mismatch(folder.resolve("ada.java"), sources.resolve("ada.java")));
      Path manifest = Path.of("people", room, "package-info.java");
      Path original = ROOT.resolve("src/main/java").resolve(manifest);
      assertEquals(-1, Files.mismatch(original, sources.resolve(manifest)));
    }
  }

  @Test
  @DisplayName("of one jar holds no descriptor of a module, and runs by java -jar")
  @Tag("process")
  void oneJar() throws Exception {
    Path script = script("history");
    Path compiled = Files.createDirectory(folder.resolve("compiled"));
    String classPath = System.getProperty("java.class.path");
    String[] words = {"-proc:none", "-d", compiled.toString(), "-cp", classPath, script.toString()};
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, words));
    List<Path> libraries = new ArrayList<>(libraries("jackson"));
    libraries.add(classes());
    Path jar = folder.resolve("ada.jar");
    new ScriptExport(script, "org.example", null, "1.0")
        .toOneJar(new ScriptExport.BuiltScript(compiled, libraries), jar);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    var ran = Command.of(java, "-jar", jar.toString()).run();
    assertEquals("Ada Byron\n", ran.out(), ran.err());
    try (JarFile file = new JarFile(jar.toFile())) {
      assertTrue(file.stream().noneMatch(entry -> entry.getName().endsWith("module-info.class")));
    }
  }

  @Test
  @DisplayName("of a script takes in a source in quotes, whose path has a space")
  void spaces() throws Exception {
    Path room = Files.createDirectory(folder.resolve("my room"));
    Path source = Files.writeString(room.resolve("B.java"), "package b;\nclass B {}\n");
    Path script =
        Files.writeString(
            folder.resolve("a.java"), "//SOURCES \"" + source + "\"\nvoid main() {}\n");
    new ScriptExport(script, "org.example", null, "1.0").toMaven(folder.resolve("made"));
    assertTrue(Files.exists(folder.resolve("made/src/main/java/b/B.java")));
  }

  @Test
  @DisplayName("of a script with an address among its sources is refused")
  void addresses() throws Exception {
    Path script =
        Files.writeString(folder.resolve("a.java"), "//SOURCES https://example.org/b.java\n");
    try {
      new ScriptExport(script, "org.example", null, "1.0");
      throw new AssertionError("nothing was thrown");
    } catch (IOException e) {
      assertEquals(
          script
              + ": //SOURCES https://example.org/b.java; expected a file, since an export takes no"
              + " address and no pattern",
          e.getMessage());
    }
  }

  @Test
  @DisplayName(
      "of the kit is a jar for the core and one for each room above, the same bytes each time")
  void jars() throws Exception {
    var installed = new KitJars(ROOT, KitJars.GROUP, "0.2.0").install(classes(), folder);
    assertEquals("people-timeline:people-core:0.2.0", installed.getFirst());
    for (String room :
        List.of("tables", "charts", "scripts", "imports", "imports-gedcom", "cli", "simulation")) {
      assertTrue(
          installed.contains("people-timeline:people-" + room + ":0.2.0"), installed::toString);
    }
    Path core = folder.resolve("people-timeline/people-core/0.2.0/people-core-0.2.0.jar");
    Set<String> names = new HashSet<>();
    try (JarFile jar = new JarFile(core.toFile())) {
      jar.stream().forEach(entry -> names.add(entry.getName()));
    }
    assertTrue(
        names.contains("people/Name.class") && names.contains("people/line/EventFormat.class"));
    assertTrue(names.contains("people/history/Period$Change.class"));
    assertFalse(names.contains("people/tables/Tables.class"));
    String pom = Files.readString(core.resolveSibling("people-core-0.2.0.pom"));
    assertEquals(2, pom.split("<dependency>", -1).length - 1, pom);
    FileTime time = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(core, time);
    Path foreign = core.resolveSibling("_remote.repositories");
    Files.writeString(foreign, "people-core-0.2.0.jar>elsewhere=\n");
    new KitJars(ROOT, KitJars.GROUP, "0.2.0").install(classes(), folder);
    assertEquals(time, Files.getLastModifiedTime(core), "left as it was");
    assertFalse(Files.exists(foreign), "Maven would ask elsewhere for it");
    assertEquals(
        KitJars.versionOf(ROOT),
        Files.readString(ROOT.resolve("CHANGELOG.md")).replaceAll("(?s)^.*?\n## (\\S+).*", "$1"));
  }

  /// Which may have to fetch Maven's own plugins.
  @Test
  @DisplayName("of the kit is what a Maven project takes the charts, tables and core from")
  @Tag("process")
  void aMavenProject() throws Exception {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "mvn"))),
        "needs Maven: no mvn on PATH");
    Path repository = folder.resolve("repository");
    new KitJars(ROOT, OF_A_TEST, "0.2.0").install(classes(), repository);
    Path project = Files.createDirectories(folder.resolve("project"));
    String build =
        """
          <repositories><repository><id>kit</id><url>%s</url></repository></repositories>
          <properties><maven.compiler.release>25</maven.compiler.release></properties>
        """
            .formatted(repository.toUri());
    Files.writeString(
        project.resolve("pom.xml"),
        new MavenPom(
                "org.example", "shares", "1.0", "x", List.of(OF_A_TEST + ":people-charts:0.2.0"))
            .text(build + compiler()));
    Path sources = Files.createDirectories(project.resolve("src/main/java"));
    Files.writeString(
        sources.resolve("shares.java"),
        """
        import people.*;
        import people.charts.*;
        import people.history.*;
        import people.tables.*;
        import people.timeline.*;

        void main() {
          var timeline = EventTimeline.inMemory();
          new PersonRegistry(timeline).create(new Name("Ada", "Byron"), Details.on("1815"));
          var history = History.of(timeline).lifespan(null);
          IO.println(Charts.shares(Tables.population(history, Dates.years("1820", "1821"), By.STATUS)));
        }
        """);
    var built =
        Command.of(
                Path.of("mvn"), "-q", "-B", "-f", project.resolve("pom.xml").toString(), "compile")
            .run();
    assertEquals(0, built.exit(), built.out() + built.err());
    assertTrue(Files.exists(project.resolve("target/classes/shares.class")));
  }

  private static String compiler() {
    return """
      <build><plugins><plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-compiler-plugin</artifactId>
        <version>3.14.0</version>
      </plugin></plugins></build>
    """;
  }
}
