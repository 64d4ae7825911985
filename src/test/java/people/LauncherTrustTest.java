package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The launcher trusts the clone, the user's own settings, and no other folder")
@Tag("process")
@Order(1)
class LauncherTrustTest extends LauncherFixture {

  /// Without a file: whatever JBang takes from there makes Java fail.
  private static final String HOSTILE =
      """
      run.java-agent=/no/such/agent.jar
      run.java-options=-javaagent:/no/such/agent.jar
      java-agent=/no/such/agent.jar
      java-options=-XX:Nonsense
      run.main=Nowhere
      build.compile-options=--nonsense
      main=Nowhere
      deps=nowhere:nothing:1
      """;

  @Test
  @DisplayName("so that settings and catalogs around the current folder have no say")
  void settingsOfOthers() throws Exception {
    var script = clone.resolve("scripts/echo.java");
    var below = Files.createDirectories(folder.resolve("a/b"));
    for (var place : List.of(below, below.getParent(), folder)) {
      Files.writeString(place.resolve("jbang.properties"), HOSTILE);
      var dotted = Files.createDirectories(place.resolve(".jbang"));
      Files.writeString(dotted.resolve("jbang.properties"), HOSTILE);
      Files.writeString(
          place.resolve("jbang-catalog.json"),
          "{\"aliases\": {\"%s\": {\"script-ref\": \"/no/such.java\"}}}"
              .formatted(script.toRealPath()));
    }
    for (var turn : List.of("built", "remembered")) {
      var ended = launcher("echo", "x").quick().in(below).run();
      assertEquals("<x>\n", ended.out(), turn + ended.err());
      assertEquals(0, ended.exit());
    }
    assertEquals("<x>\n", launcher("run", "echo", "x").in(below).run().out());
    // in the same folder, what is not ours takes them as JBang does
    var theirs = Files.writeString(folder.resolve("theirs.java"), "void main() {}");
    assertTrue(launcher("run", theirs.toString()).in(below).run().exit() != 0);
  }

  @Test
  @DisplayName("so that an installed JBang looks no further than this folder either")
  void installed() throws Exception {
    standIn("jbang", "printf '%s\\n' \"$JBANG_LOCAL_ROOT\"");
    var here = folder.toRealPath();
    assertEquals(here + "\n", launcher("echo").in(folder).run().out());
    assertEquals("\n", launcher("other.java").in(folder).run().out());
  }

  @Test
  @DisplayName("so that no program of the current folder runs")
  void relativePath() throws Exception {
    var mine = Files.createDirectories(folder.resolve("mine"));
    for (var program : List.of("jbang", "java", "sha256sum", "cksum", "find", "sed")) {
      executable(mine.resolve(program), "echo taken over");
    }
    var result =
        launcher("echo", "x").in(mine).env("PATH", ".::" + tools).env("JAVA_HOME", java()).run();
    assertEquals("<x>\n", result.out());
  }

  @Test
  @DisplayName("so that Maven finds the end of its search for settings in our folder")
  void settingsOfMaven() throws Exception {
    Files.delete(cache.resolve(JAR));
    standIn("mvn", "[ -d .mvn ] && cp '" + jbangJar() + "' " + JAR);
    assertEquals("<x>\n", launch("echo", "x").out());
  }

  @Test
  @DisplayName("and takes no name of a file for a command where there is no /dev/fd")
  void withoutDescriptors() throws Exception {
    var here = Files.createDirectories(folder.resolve("here"));
    var precious = Files.writeString(here.resolve("tomorrow"), "x");
    Files.writeString(
        here.resolve("rm"), ""); // the first name: `rm tomorrow`, where * is a command
    var script = clone.resolve("scripts/trained.java");
    Files.writeString(
        script,
        """
        //JAVA 25+
        //AOT trained a-rehearsal
        void main(String[] args) throws Exception {
          IO.println("<" + args[0] + ">");
        }
        """);
    try {
      assertEquals("<x>\n", launch("trained", "x").out());
      var without =
          """
          mkdir "$0/dev" && mount -t tmpfs none "$0/dev" || exit 77
          for each in null zero random urandom; do
            : >"$0/dev/$each" && mount --bind /dev/$each "$0/dev/$each" || exit 77
          done
          mount --move "$0/dev" /dev && [ ! -e /dev/fd ] || exit 77
          export PATH=$1
          shift
          "$@"
          exit
          """;
      var words =
          new String[] {
            "-m",
            "bash",
            "-c",
            without,
            folder.toString(),
            folder.resolve("bin") + ":" + tools,
            clone.resolve("jbang").toString(),
            "trained",
            "x"
          };
      var unshare = Path.of("/usr/bin/unshare");
      assumeTrue(Files.exists(unshare), "needs unshare");
      standIn("nice", "exit 1"); // an empty cache is all that is waited for
      var command =
          Command.of(unshare, words)
              .env("PEOPLE_NO_AOT", "")
              .env("JBANG_CACHE_DIR", shared.resolve("jbang"))
              .in(here);
      var ended = command.run();
      assumeTrue(!Set.of(1, 77).contains(ended.exit()), "may not mount: " + ended.err());
      assertEquals("<x>\n", ended.out(), ended.err());
      var end = Instant.now().plusSeconds(180);
      while (!isTrained()) {
        assertTrue(Instant.now().isBefore(end), "no training within three minutes");
        Thread.sleep(20);
      }
      assertTrue(Files.exists(precious));
    } finally {
      Files.delete(script);
    }
  }

  @Test
  @DisplayName("and shellcheck finds nothing in it")
  void shellcheck() throws Exception {
    var checked = List.of("jbang", ".ci/run");
    for (var file : checked) {
      var ended =
          Command.of(Path.of("/usr/bin/env"), "shellcheck", Command.ROOT.resolve(file).toString())
              .run();
      var isThere = ended.exit() != 127 && ended.exit() != 126;
      if (!isThere) {
        assertTrue(
            !"required".equals(System.getenv("PEOPLE_SHELLCHECK_TESTS")), "shellcheck is missing");
        assumeTrue(isThere, "shellcheck is not installed");
      }
      assertEquals("", ended.out());
      assertEquals(0, ended.exit());
    }
  }

  private static boolean isTrained() throws IOException {
    try (var files = Files.list(cache)) {
      var names = files.map(f -> f.getFileName().toString()).toList();
      return names.stream().anyMatch(name -> name.startsWith("trained-") && name.endsWith(".aot"))
          && !names.contains("trained.making");
    }
  }

  private static String java() {
    return System.getProperty("java.home");
  }
}
