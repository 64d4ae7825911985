package people;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The launcher")
class LauncherTest {

  private static final String JAR = "jbang-cli-0.132.1-all.jar";

  private static final String NO_JBANG =
      "jbang: needs JBang (https://www.jbang.dev) or Maven to fetch it, and neither is on PATH\n";

  /// Shared, so that JBang builds the script below only once.
  @TempDir static Path shared;

  @TempDir Path folder;

  /// A clone of the repository as far as the launcher looks at it, at a path with a space.
  private static Path clone;

  private static Path cache;

  /// The only folder on PATH: no JBang, no Maven, no Java.
  private static Path tools;

  @BeforeAll
  static void cloneTheLauncher() throws Exception {
    tools = Files.createDirectory(shared.resolve("tools"));
    for (var tool :
        "bash env find readlink grep nice sed tail mktemp mkdir mv rm cp sleep sha256sum shasum"
            .split(" ")) {
      for (var place : System.getenv("PATH").split(":")) {
        if (Files.isExecutable(Path.of(place, tool)) && !Files.exists(tools.resolve(tool))) {
          Files.createSymbolicLink(tools.resolve(tool), Path.of(place, tool));
        }
      }
    }
    clone = Files.createDirectories(shared.resolve("a clone"));
    for (var file : new String[] {"jbang", "jbang-catalog.json"}) {
      Files.copy(
          Command.ROOT.resolve(file), clone.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.createDirectory(clone.resolve("scripts"));
    Files.writeString(
        clone.resolve("scripts/echo.java"),
        """
        //JAVA 25+
        void main(String[] args) {
          if (args.length == 2 && args[0].equals("exit")) System.exit(Integer.parseInt(args[1]));
          if (args.length == 1 && args[0].equals("where")) {
            IO.println(System.getProperty("user.dir"));
            IO.println(System.getenv("JAVA_HOME"));
            IO.println(System.getenv("PEOPLE_ROOT"));
            return;
          }
          for (var arg : args) IO.println("<" + arg + ">");
        }
        """);
  }

  @BeforeEach
  void fillTheCache() throws Exception {
    cache = Files.createDirectories(clone.resolve(".jbang-cache"));
    try (var files = Files.list(cache)) {
      for (var file : files.toList()) Files.delete(file);
    }
    Files.copy(jbangJar(), cache.resolve(JAR), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  @DisplayName("hands every argument on unchanged")
  void argumentsArriveUnchanged() throws Exception {
    var arguments =
        new String[] {
          "a b",
          "it's",
          "\"quoted\"",
          "$HOME",
          "`id`",
          "*",
          "\\",
          "",
          "two\nlines",
          "end\n",
          "!",
          "&;|",
          "~",
          "Zoë",
          "-x",
          ""
        };
    var result = launch("echo", arguments);
    assertEquals(echoed(arguments), result.out());
    assertEquals(0, result.exit());
  }

  @Test
  @DisplayName("hands arguments on unchanged where the locale is not UTF-8")
  void otherLocale() throws Exception {
    assertEquals("<Zoë>\n", launcher("echo", "Zoë").env("LC_ALL", "C").run().out());
  }

  @Test
  @DisplayName("works from any folder and leaves the user there")
  void anyFolder() throws Exception {
    assertEquals(
        "%s\n%s\n%s\n"
            .formatted(folder.toRealPath(), System.getProperty("java.home"), clone.toRealPath()),
        launcher("echo", "where").in(folder).run().out());
  }

  @Test
  @DisplayName("works through symbolic links, relative and absolute")
  void throughLinks() throws Exception {
    var first = Files.createSymbolicLink(folder.resolve("first"), clone.resolve("jbang"));
    var second = Files.createSymbolicLink(folder.resolve("second"), first.getFileName());
    assertEquals("<x>\n", isolated(Command.of(second, "echo", "x")).in(shared).run().out());
  }

  @Test
  @DisplayName("knows an alias behind a JBang command and options, and nowhere else")
  void aliasBehindCommand() throws Exception {
    assertEquals("<echo>\n", launcher("--quiet", "run", "echo", "echo").in(folder).run().out());
    var info = launcher("info", "tools", "--select=originalResource", "echo").in(folder).run();
    assertEquals(clone.toRealPath().resolve("scripts/echo.java") + "\n", info.out());
  }

  @Test
  @DisplayName("passes the exit code on, of the script and of JBang")
  void exitCode() throws Exception {
    assertEquals(37, launch("echo", "exit", "37").exit());
    var unknown = launch("nosuch");
    assertEquals(2, unknown.exit());
    assertTrue(
        unknown.err().contains("Script or alias could not be found or read: 'nosuch'"),
        unknown.err());
  }

  @Test
  @DisplayName("says in one line that neither JBang nor Maven is there")
  void neitherJBangNorMaven() throws Exception {
    Files.delete(cache.resolve(JAR));
    var result = launch("echo");
    assertEquals(NO_JBANG, result.err());
    assertEquals(1, result.exit());
  }

  @Test
  @DisplayName("says in one line why JBang could not be fetched")
  void fetchFails() throws Exception {
    Files.delete(cache.resolve(JAR));
    standIn(
        "mvn", "printf '[\\033[1;31mERROR\\033[m] No route to host\\n[ERROR] Try -e\\n'; exit 1");
    var result = launch("echo");
    assertEquals(
        """
        jbang: fetching JBang 0.132.1 from Maven Central, once
        jbang: could not fetch JBang 0.132.1: [ERROR] No route to host
        """,
        result.err());
    assertEquals(1, result.exit());
    assertCacheHolds();
  }

  @Test
  @DisplayName("refuses a JBang other than the pinned one")
  void fetchesSomethingElse() throws Exception {
    Files.delete(cache.resolve(JAR));
    standIn("mvn", "echo something else >" + JAR);
    var result = launch("echo");
    assertTrue(
        result
            .err()
            .matches(
                "(?s).*\njbang: the JBang 0.132.1 fetched has another SHA-256 than [0-9a-f]{64}\n"),
        result.err());
    assertEquals(1, result.exit());
    assertCacheHolds();
  }

  @Test
  @DisplayName("replaces a damaged JBang")
  void damaged() throws Exception {
    Files.writeString(cache.resolve(JAR), "half a file");
    standIn("mvn", "cp '" + jbangJar() + "' " + JAR);
    var result = launch("echo", "x");
    assertEquals("<x>\n", result.out());
    assertTrue(
        result
            .err()
            .startsWith(
                "jbang: " + cache.toRealPath().resolve(JAR) + " is damaged, fetching it again\n"),
        result.err());
    assertEquals(-1, Files.mismatch(jbangJar(), cache.resolve(JAR)));
    assertCacheHolds("echo.command", JAR);
  }

  @Test
  @DisplayName("may be started twice at once, the first time too")
  void twiceAtOnce() throws Exception {
    Files.delete(cache.resolve(JAR));
    standIn("mvn", "cp '" + jbangJar() + "' " + JAR + "; sleep 0.3");
    var both =
        Stream.of("1", "2")
            .map(name -> supplyAsync(() -> quietly(launcher("echo", name))))
            .toList();
    assertEquals("<1>\n", both.get(0).get().out());
    assertEquals("<2>\n", both.get(1).get().out());
    assertCacheHolds("echo.command", JAR);
  }

  @Test
  @DisplayName("keeps JBang in the user's cache where the clone can't be written to")
  void readOnlyClone() throws Exception {
    Files.delete(cache.resolve(JAR));
    Files.delete(cache);
    Files.createFile(cache); // also in the way of root, who may write anywhere
    standIn("mvn", "cp '" + jbangJar() + "' " + JAR);
    try {
      assertEquals("<x>\n", launcher("echo", "x").env("XDG_CACHE_HOME", folder).run().out());
    } finally {
      Files.delete(cache);
    }
    assertTrue(Files.exists(folder.resolve("people-timeline/" + JAR)));
    assertTrue(Files.exists(folder.resolve("people-timeline/echo.command")));
  }

  @Test
  @DisplayName("prefers an installed JBang, with the same arguments")
  void installed() throws Exception {
    standIn("jbang", "printf '<%s>\\n' \"$@\"; exit 3");
    var arguments = new String[] {"a b", "it's", "$HOME", "*", "", "two\nlines"};
    var result = launch("echo", arguments);
    assertEquals(
        "<" + clone.toRealPath().resolve("scripts/echo.java") + ">\n" + echoed(arguments),
        result.out());
    assertEquals(3, result.exit());
  }

  @Test
  @DisplayName("does not take a copy of itself, or a link to itself, for an installed JBang")
  void copyOfItself() throws Exception {
    var bin = Files.createDirectory(folder.resolve("bin"));
    var copy =
        Files.copy(
            clone.resolve("jbang"), bin.resolve("jbang"), StandardCopyOption.COPY_ATTRIBUTES);
    assertEquals("<x>\n", launch("echo", "x").out());
    Files.delete(copy);
    Files.createSymbolicLink(copy, clone.resolve("jbang"));
    assertEquals("<x>\n", launch("echo", "x").out());
    assertEquals("<x>\n", isolated(Command.of(copy, "echo", "x")).run().out());
  }

  @Test
  @DisplayName("ends when the JBang on PATH only starts it again")
  void wrapperOfItself() throws Exception {
    standIn("jbang", "'" + clone.resolve("jbang") + "' \"$@\"");
    var result = launch("echo", "x");
    assertEquals(
        "jbang: %s is no JBang, it only leads back to %s\n"
            .formatted(folder.resolve("bin/jbang"), clone.toRealPath().resolve("jbang")),
        result.err());
    assertEquals(1, result.exit());
  }

  @Test
  @DisplayName("finds a JDK 25 beside an older default")
  void olderDefault() throws Exception {
    var old = folder.resolve("jdk-17");
    Files.createDirectories(old.resolve("bin"));
    Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.15\"\n");
    for (var program : new String[] {"java", "javac"}) {
      executable(old.resolve("bin").resolve(program), "echo 'Java 17 was started'; exit 1");
    }
    var sdkman = Files.createDirectories(folder.resolve("sdkman/candidates/java"));
    var home =
        Files.createSymbolicLink(
            sdkman.resolve("25-tem"), Path.of(System.getProperty("java.home")));
    var result =
        launcher("echo", "where")
            .env("JAVA_HOME", old)
            .env("PATH", old.resolve("bin") + ":" + tools)
            .env("SDKMAN_DIR", folder.resolve("sdkman"))
            .run();
    assertEquals(
        home.toString(), result.out().lines().skip(1).findFirst().orElse(""), result.toString());
  }

  @Test
  @DisplayName("starts the jar of an installed JBang itself")
  void jarOfTheInstalled() throws Exception {
    standIn("jbang", "echo 'the script was started'");
    Files.copy(jbangJar(), folder.resolve("bin/jbang.jar"));
    Files.delete(cache.resolve(JAR));
    assertEquals("<x>\n", launch("echo", "x").out());
    assertCacheHolds("echo.command");
  }

  @Nested
  @DisplayName("remembers what JBang said")
  class Remembering {

    /// An alias of this test alone.
    private final Path script = clone.resolve("scripts/told.java");

    @BeforeEach
    void tell() throws Exception {
      write("one");
      assertEquals("one[a b, ]\n", launch("told", "a b", "").out());
    }

    @AfterEach
    void forget() throws Exception {
      Files.delete(script);
    }

    @Test
    @DisplayName("and passes the arguments, the exit code and the folder on as JBang does")
    void withoutJBang() throws Exception {
      Files.delete(cache.resolve(JAR)); // now JBang could only be fetched, without Maven
      var arguments =
          new String[] {"a b", "it's", "$HOME", "*", "\\", "", "two\nlines", "--", "@x"};
      assertEquals("one" + List.of(arguments) + "\n", launch("told", arguments).out());
      assertEquals("", launch("told").err());
      assertEquals(37, launch("told", "exit", "37").exit());
    }

    @Test
    @DisplayName("but not after a change, however old the changed file looks")
    void changedSource() throws Exception {
      var before = Files.getLastModifiedTime(script);
      write("two");
      Files.setLastModifiedTime(script, before);
      assertEquals("two[x]\n", launch("told", "x").out());
      write("one");
      Files.setLastModifiedTime(script, FileTime.fromMillis(0));
      assertEquals("one[x]\n", launch("told", "x").out());
    }

    @Test
    @DisplayName("but not when a file came, went or has another name")
    void otherFiles() throws Exception {
      var source = Files.createDirectories(clone.resolve("src")).resolve("Extra.java");
      var other = clone.resolve("src/Other.java");
      try {
        assertAsksJBangAfter(() -> Files.writeString(source, "class Extra {}"));
        assertAsksJBangAfter(() -> Files.move(source, other));
        assertAsksJBangAfter(() -> Files.delete(other));
      } finally {
        Files.delete(source.getParent());
      }
    }

    @Test
    @DisplayName("but not with other settings of JBang")
    void otherSettings() throws Exception {
      assertAsksJBang(launcher("told").env("JBANG_JAVA_OPTIONS", "-Da=b"));
      var settings = folder.resolve("jbang.properties");
      Files.writeString(settings, "run.java-options=-Dx=y\n");
      assertAsksJBang(launcher("told").in(Files.createDirectory(folder.resolve("below"))));
    }

    @Test
    @DisplayName("but not when a jar is gone")
    void jarIsGone() throws Exception {
      assertAsksJBangAfter(() -> {
        try (var files = Files.walk(shared.resolve("jbang"))) {
          for (var jar : files.filter(f -> f.endsWith("told.jar")).toList()) Files.delete(jar);
        }
      });
    }

    @Test
    @DisplayName("but not when the memory is damaged")
    void damagedMemory() throws Exception {
      assertAsksJBangAfter(() -> Files.writeString(cache.resolve("told.command"), "nonsense"));
    }

    private void write(String word) throws IOException {
      Files.writeString(
          script,
          """
          //JAVA 25+
          void main(String[] args) {
            IO.println("%s" + java.util.List.of(args));
            if (args.length == 2 && args[0].equals("exit")) System.exit(Integer.parseInt(args[1]));
          }
          """
              .formatted(word));
    }

    /// Once, and then no more.
    private void assertAsksJBangAfter(Change change) throws Exception {
      change.make();
      assertAsksJBang(launcher("told"));
      assertEquals("one[]\n", launch("told").out());
      Files.delete(cache.resolve(JAR));
      assertEquals("one[]\n", launch("told").out());
      Files.copy(jbangJar(), cache.resolve(JAR));
    }

    private void assertAsksJBang(Command command) throws Exception {
      Files.delete(cache.resolve(JAR));
      assertEquals(NO_JBANG, command.run().err());
      Files.copy(jbangJar(), cache.resolve(JAR));
    }
  }

  @FunctionalInterface
  private interface Change {
    void make() throws Exception;
  }

  @Nested
  @DisplayName("keeps a cache of what Java loads")
  class AheadOfTime {

    private final Path script = clone.resolve("scripts/slow.java");

    @BeforeEach
    void askJBang() throws Exception {
      Files.writeString(
          script,
          """
          //JAVA 25+
          //AOT slow a-rehearsal
          void main(String[] args) throws Exception {
            if (args[0].equals("a-rehearsal")) Files.writeString(Path.of("rehearsed"), "");
            IO.println("<" + args[0] + ">");
          }
          """);
      assertEquals("<x>\n", launch("slow", "x").out());
    }

    @AfterEach
    void forget() throws Exception {
      Files.delete(script);
    }

    @Test
    @DisplayName("made in the background, and used")
    void madeAndUsed() throws Exception {
      // The second read ends only when nobody can write to the pipe any more.
      standIn(
          "nice", "until [ -e '%s' ]; do sleep 0.05; done; shift 2; exec \"$@\"".formatted(go()));
      var piped =
          isolated(
                  Command.of(
                      tools.resolve("bash"),
                      "-c",
                      "\"$0\" slow x | { read -r a; echo $a; read -r b; }",
                      clone.resolve("jbang").toString()))
              .env("PEOPLE_NO_AOT", "")
              .run();
      assertEquals("<x>\n", piped.out());
      assertEquals("", piped.err());
      assertEquals(List.of("slow.making"), inCache("making"));
      // Nobody else makes one meanwhile.
      assertEquals("<y>\n", caching("y").run().out());
      Files.createFile(go());
      awaitCache();
      assertTrue(isUsed());
      assertTrue(Files.notExists(clone.resolve("rehearsed")));
    }

    @Test
    @DisplayName("made again when the program or the cache has changed, or its maker was killed")
    void madeAgain() throws Exception {
      make();
      var first = inCache("aot");
      Files.writeString(script, Files.readString(script) + "// changed\n");
      assertEquals("<x>\n", launch("slow", "x").out()); // JBang builds
      assertFalse(isUsed());
      awaitCache();
      assertTrue(isUsed());
      assertEquals(1, inCache("aot").size());
      assertNotEquals(first, inCache("aot"));

      var file = cache.resolve(inCache("aot").getFirst());
      Files.delete(file);
      var left = Files.createDirectories(cache.resolve("slow.making/1234/run")).getParent();
      Files.writeString(left.resolve("aot"), "half a cache");
      Files.setLastModifiedTime(
          cache.resolve("slow.making"), FileTime.from(Instant.now().minusSeconds(400)));
      make();
      assertTrue(isUsed());
      assertEquals(List.of(), inCache("making"));
    }

    @Test
    @DisplayName("passed over without a word when it does not fit")
    void doesNotFit() throws Exception {
      make();
      var file = cache.resolve(inCache("aot").getFirst());
      for (var damage : List.of("no cache at all", "")) {
        Files.writeString(file, damage);
        var result = caching("x").run();
        assertEquals("<x>\n", result.out());
        assertEquals("", result.err());
        assertEquals(List.of(file.getFileName().toString()), inCache("aot"));
      }
    }

    @Test
    @DisplayName("left alone where it can't be made")
    void cannotBeMade() throws Exception {
      standIn("nice", "exit 1");
      make();
      assertEquals(0, Files.size(cache.resolve(inCache("aot").getFirst())));
      assertEquals("<x>\n", caching("x").run().out());
      assertEquals(List.of(), inCache("making"));
    }

    @Test
    @DisplayName("for JBang as well")
    void forJBang() throws Exception {
      Files.delete(cache.resolve("slow.command"));
      assertEquals("<x>\n", caching("x").run().out());
      awaitCache("jbang");
      Files.delete(cache.resolve("slow.command"));
      launcher("slow", "x")
          .env("PEOPLE_NO_AOT", "")
          .env("JBANG_JAVA_OPTIONS", "-Xlog:class+load:file=" + folder.resolve("classes-%p"))
          .run();
      try (var logs = Files.newDirectoryStream(folder, "classes-*")) {
        var loaded = new StringBuilder();
        for (var log : logs) loaded.append(Files.readString(log));
        assertTrue(loaded.toString().contains(" dev.jbang.Main source: shared objects file"));
      }
    }

    private Path go() {
      return folder.resolve("go");
    }

    private Command caching(String argument) {
      return launcher("slow", argument).env("PEOPLE_NO_AOT", "");
    }

    private void make() throws Exception {
      assertEquals("<x>\n", caching("x").run().out());
      awaitCache();
    }

    private void awaitCache() throws Exception {
      awaitCache("slow");
    }

    private void awaitCache(String name) throws Exception {
      var end = Instant.now().plusSeconds(60);
      while (inCache(name, "aot").isEmpty() || !inCache(name, "making").isEmpty()) {
        assertTrue(Instant.now().isBefore(end), "no cache after a minute");
        Thread.sleep(50);
      }
    }

    private boolean isUsed() throws Exception {
      var log = folder.resolve("classes");
      var run = caching("x").env("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log).run();
      assertEquals("<x>\n", run.out());
      return Files.readString(log).contains(" slow source: shared objects file");
    }

    private List<String> inCache(String ending) throws IOException {
      return inCache("slow", ending);
    }

    private List<String> inCache(String name, String ending) throws IOException {
      try (var files = Files.list(cache)) {
        return files
            .map(f -> f.getFileName().toString())
            .filter(file -> file.startsWith(name) && file.endsWith("." + ending))
            .toList();
      }
    }
  }

  private Command launcher(String alias, String... arguments) {
    var words = Stream.concat(Stream.of(alias), Arrays.stream(arguments)).toArray(String[]::new);
    return isolated(Command.of(clone.resolve("jbang"), words));
  }

  private Command.Result launch(String alias, String... arguments) throws Exception {
    return launcher(alias, arguments).run();
  }

  /// With only the tools above on PATH, and the stand-ins of this test.
  private Command isolated(Command command) {
    return command
        .env("PATH", folder.resolve("bin") + ":" + tools)
        .env("PEOPLE_LAUNCHER_DEPTH", 0)
        .env("JBANG_CACHE_DIR", shared.resolve("jbang"));
  }

  private static Command.Result quietly(Command command) {
    try {
      return command.run();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String echoed(String... arguments) {
    return Arrays.stream(arguments).map(a -> "<" + a + ">\n").collect(Collectors.joining());
  }

  /// A program of that name, first on PATH.
  private void standIn(String name, String script) throws IOException {
    executable(Files.createDirectories(folder.resolve("bin")).resolve(name), script);
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, "#!/usr/bin/env bash\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void assertCacheHolds(String... names) throws IOException {
    try (var files = Files.list(cache)) {
      assertEquals(
          Arrays.toString(names),
          files.map(f -> f.getFileName().toString()).sorted().toList().toString());
    }
  }

  /// The jar that this repository's launcher keeps; where an installed JBang made that unnecessary,
  /// it is fetched now.
  private static Path jbangJar() throws Exception {
    var jar = Command.ROOT.resolve(".jbang-cache").resolve(JAR);
    if (!Files.exists(jar)) {
      var mvn =
          Arrays.stream(System.getenv("PATH").split(":"))
              .filter(place -> !Files.exists(Path.of(place, "jbang")))
              .collect(Collectors.joining(":"));
      var fetch = Command.jbang("--version").env("PATH", mvn).run();
      assumeTrue(Files.exists(jar), fetch.err());
    }
    return jar;
  }
}
