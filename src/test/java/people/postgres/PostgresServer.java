package people.postgres;

import module java.base;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Assumptions;
import people.*;
import people.timeline.*;

/// A PostgreSQL server of the tests: the alias `postgres` in a process of its own, which ends when
/// these tests do, however they end. Where it can't be had tests are skipped, unless
/// `PEOPLE_ENGINE_TESTS=required`.
public final class PostgresServer implements Closeable {

  private static final AtomicInteger TIMELINES = new AtomicInteger();

  private static PostgresServer shared;

  private final Process process;
  private final BufferedReader out;

  /// `jdbc:postgresql://127.0.0.1:PORT/postgres`.
  public final String address;

  public final String password;

  /// @param programs where they are unpacked already; null for nowhere
  private PostgresServer(Path programs) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Command.root().resolve("jbang").toString(), "postgres")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    if (programs != null) {
      builder.environment().put("PEOPLE_POSTGRES_BIN", programs.toString());
    }
    process = builder.start();
    out = process.inputReader();
    String[] said = String.valueOf(out.readLine()).split(" ");
    if (said.length < 3) {
      process.destroyForcibly();
      boolean isRequired = "required".equals(System.getenv("PEOPLE_ENGINE_TESTS"));
      Assumptions.assumeTrue(isRequired, "no PostgreSQL: './jbang postgres' says why");
      throw new IOException("'./jbang postgres' does not start");
    }
    address = said[0];
    password = said[2];
  }

  /// One for all tests that leave it running.
  public static synchronized PostgresServer shared() {
    if (shared == null) {
      shared = start(null);
    }
    return shared;
  }

  /// One for tests that stop it, with the programs that the other one has unpacked.
  public static PostgresServer start() {
    if (System.getenv("PEOPLE_POSTGRES_BIN") != null) {
      return start(null); // takes those
    }
    String data = shared().sql("", "SHOW data_directory").getFirst();
    return start(Path.of(data).resolveSibling("programs").resolve("bin"));
  }

  private static PostgresServer start(Path programs) {
    try {
      return new PostgresServer(programs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Has it do something: `stop`, `start`, `kill`, `standby`.
  public void tell(String command) {
    try {
      process.outputWriter().write(command + "\n");
      process.outputWriter().flush();
      String said = out.readLine();
      if (!("done: " + command).equals(said)) {
        throw new IllegalStateException(command + ": " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The address of a schema that is not set up.
  public String freeAddress() {
    return addressOf("t" + TIMELINES.incrementAndGet());
  }

  public String addressOf(String schema) {
    return "%s?currentSchema=%s&user=postgres&password=%s".formatted(address, schema, password);
  }

  /// The address of a new timeline.
  public String newTimeline() {
    String free = freeAddress();
    PostgresSchema.make(free, PostgresSchema.Roles.NONE);
    return free;
  }

  /// Does something as the owner of a timeline, in the statements of which SCHEMA is its schema.
  ///
  /// @return the first column of what the last one gives
  public List<String> sql(String timeline, String... statements) {
    String schema = timeline.replaceAll(".*currentSchema=|&.*", "");
    List<String> given = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(address, "postgres", password);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        given.clear();
        if (statement.execute(each.replace("SCHEMA", schema))) {
          try (ResultSet found = statement.getResultSet()) {
            while (found.next()) {
              given.add(found.getString(1));
            }
          }
        }
      }
      return given;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Takes away all lines of a timeline, and leaves what is kept of it besides.
  public void empty(String timeline) {
    sql(
        timeline,
        "TRUNCATE SCHEMA.events",
        "UPDATE SCHEMA.head SET size = 0, last_check = 0, last_recorded = NULL, first_person = 0,"
            + " last_person = 0");
  }

  public static EventTimeline open(String address) {
    return EventTimeline.open(URI.create(address));
  }

  @Override
  public void close() {
    try {
      process.outputWriter().close();
      process.waitFor();
    } catch (IOException | InterruptedException e) {
      process.destroy();
    }
  }
}
