package people.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

/// The checks of accessibility of axe-core, whose script comes in the jar of its bindings for
/// Selenium. That jar is fetched by Maven without what it depends on, none of which is needed.
final class AxeCore {

  private static final String VERSION = "4.10.1";
  private static final String JAR =
      ".m2/repository/com/deque/html/axe-core/selenium/%1$s/selenium-%1$s.jar".formatted(VERSION);

  private AxeCore() {}

  /// Its script; the test is skipped where it can't be had.
  static String script() throws Exception {
    Path jar = Path.of(System.getProperty("user.home"), JAR);
    if (!Files.exists(jar)) {
      fetch();
    }
    assumeTrue(Files.exists(jar), "axe-core could not be fetched by Maven");
    try (ZipFile zip = new ZipFile(jar.toFile());
        InputStream in = zip.getInputStream(zip.getEntry("axe.min.js"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void fetch() throws InterruptedException {
    try {
      new ProcessBuilder(
              "mvn",
              "-B",
              "-q",
              "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get",
              "-Dartifact=com.deque.html.axe-core:selenium:" + VERSION,
              "-Dtransitive=false")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(2, TimeUnit.MINUTES);
    } catch (IOException e) {
      // no Maven: the test says that it is skipped
    }
  }
}
