package people.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The machine, as far as a figure hangs on it.
final class Machine {

  private Machine() {}

  /// Cores and processor: `2 × AMD EPYC`.
  static String name() {
    return Runtime.getRuntime().availableProcessors() + " × " + processor();
  }

  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch"); // not Linux
    }
  }

  /// What else: `Linux, JDK 25.0.3, heap up to 8 GB`.
  static String details() {
    return "%s, JDK %s, heap up to %d GB"
        .formatted(
            System.getProperty("os.name"),
            Runtime.version().feature()
                + "."
                + Runtime.version().interim()
                + "."
                + Runtime.version().update(),
            Runtime.getRuntime().maxMemory() >> 30);
  }
}
