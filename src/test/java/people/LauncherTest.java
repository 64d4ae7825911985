package people;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The launcher")
@Tag("process")
@Order(1)
class LauncherTest extends LauncherFixture {

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
  @DisplayName("hands arguments on unchanged where the locale is not UTF-8, or is not installed")
  void otherLocale() throws Exception {
    var locales =
        List.<Map<String, String>>of(
            Map.of(),
            Map.of("LC_ALL", "C"),
            Map.of("LC_ALL", "nowhere.UTF-8"),
            Map.of("LANG", "nowhere.UTF-8"),
            Map.of("LANG", "C.UTF-8", "LC_TIME", "nowhere.UTF-8"),
            Map.of("LANG", "C.UTF-8", "LC_CTYPE", "UTF-8"),
            Map.of("LANG", "C.UTF-8", "LC_CTYPE", "POSIX"));
    for (var locale : locales) {
      var launcher = launcher("echo", "Zoë");
      for (var name : List.of("LC_ALL", "LANG", "LC_CTYPE", "LC_TIME")) {
        launcher.env(name, locale.getOrDefault(name, ""));
      }
      assertEquals("<Zoë>\n", launcher.run().out(), locale.toString());
    }
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

  private static Command.Ended quietly(Command command) {
    try {
      return command.run();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String echoed(String... arguments) {
    return Arrays.stream(arguments).map(a -> "<" + a + ">\n").collect(Collectors.joining());
  }

  private static void assertCacheHolds(String... names) throws IOException {
    try (var files = Files.list(cache)) {
      assertEquals(
          Arrays.toString(names),
          files.map(f -> f.getFileName().toString()).sorted().toList().toString());
    }
  }
}
