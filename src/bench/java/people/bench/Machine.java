package people.bench;

import module java.base;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The machine, as far as figures depend on it.
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

  /// Everything else: `Linux, JDK 25.0.3, heap up to 8 GB, DuckDB v2.0.0, SQLite 3.54.1`.
  static String details() {
    return "%s, JDK %s, heap up to %d GB, %s, %s"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("java.version"),
            Runtime.getRuntime().maxMemory() >> 30,
            database("jdbc:duckdb:"),
            database("jdbc:sqlite::memory:"));
  }

  private static String database(String url) {
    try (Connection connection = DriverManager.getConnection(url)) {
      DatabaseMetaData about = connection.getMetaData();
      return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new IllegalStateException(url + ": " + e.getMessage(), e);
    }
  }
}
