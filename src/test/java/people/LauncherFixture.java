package people;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/// A clone of the repository as far as the launcher looks at it, for tests that start the launcher.
@ResourceLock("the clone that launchers share")
abstract class LauncherFixture {

  static final String JAR = "jbang-cli-0.132.1-all.jar";

  static final String NO_JBANG =
      "jbang: needs JBang (https://www.jbang.dev) or Maven to fetch it, and neither is on PATH\n";

  /// Shared, so that JBang builds the script below only once.
  @TempDir static Path shared;

  @TempDir Path folder;

  /// A clone of the repository as far as the launcher looks at it, at a path with a space.
  static Path clone;

  static Path cache;

  /// The only folder on PATH: no JBang, no Maven, no Java.
  static Path tools;

  @BeforeAll
  static void cloneTheLauncher() throws Exception {
    tools = Files.createDirectory(shared.resolve("tools"));
    for (var tool :
        "bash env find readlink grep nice sed tail mktemp mkdir mv rm cp sleep cksum sha256sum shasum"
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

  Command launcher(String alias, String... arguments) {
    var words = Stream.concat(Stream.of(alias), Arrays.stream(arguments)).toArray(String[]::new);
    return isolated(Command.of(clone.resolve("jbang"), words));
  }

  Command.Ended launch(String alias, String... arguments) throws Exception {
    return launcher(alias, arguments).quick().run();
  }

  /// With only the tools above on PATH, and the stand-ins of this test.
  Command isolated(Command command) {
    return command
        .env("PATH", folder.resolve("bin") + ":" + tools)
        .env("PEOPLE_LAUNCHER_DEPTH", 0)
        .env("JBANG_CACHE_DIR", shared.resolve("jbang"));
  }

  /// A program of that name, first on PATH.
  void standIn(String name, String script) throws IOException {
    executable(Files.createDirectories(folder.resolve("bin")).resolve(name), script);
  }

  static void executable(Path file, String script) throws IOException {
    Files.writeString(file, "#!/usr/bin/env bash\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// The jar that this repository's launcher keeps; where an installed JBang made that unnecessary,
  /// it is fetched now.
  static Path jbangJar() throws Exception {
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
