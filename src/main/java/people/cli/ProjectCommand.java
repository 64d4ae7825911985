package people.cli;

import module java.base;
import module java.sql;

import people.*;
import people.output.*;
import people.projections.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `project`: tables of the timeline in a database, kept up to date.
@Command(
    name = "project",
    description = {
      "Keeps tables in a database up to date with the timeline, until it is ended: people (as of"
          + " today), periods, couples and events. They have the columns that 'export' gives them."
          + " How far they are is changed in the same transaction, so each event is in them once.",
      "The database is a file of SQLite (sqlite:FILE) or a schema of PostgreSQL"
          + " (jdbc:postgresql://HOST/DATABASE), whose libraries './jbang relay project' has."
          + " PostgreSQL is told $PGUSER, $PGPASSWORD and $PGSSLMODE."
    },
    footer = {
      "",
      "Examples:",
      "  people project --to sqlite:people.sqlite --once",
      "  people project --to jdbc:postgresql://localhost/register?currentSchema=town",
      "  people project --to sqlite:people.sqlite --rebuild --once"
    })
final class ProjectCommand extends SessionCommand {

  @Option(
      names = "--to",
      paramLabel = "DATABASE",
      required = true,
      description = "Where the tables are.")
  private String to;

  @Option(names = "--once", description = "Ends with what is there now.")
  private boolean once;

  @Option(names = "--rebuild", description = "Makes all rows anew first.")
  private boolean rebuild;

  @Override
  public void run() {
    String url = url();
    String shown = shown();
    session().readOnBehindErasures(() -> project(url, shown));
  }

  private void project(String url, String shown) {
    try (EventTimeline timeline = session().openToAsk()) {
      session().readOn(timeline);
      try (Connection connection = connect(url, shown);
          Projection projection =
              Projection.of(
                  timeline,
                  connection,
                  shown,
                  (history, day) -> {
                    ExportTables now = new ExportTables(history, day, null);
                    ExportTables always = new ExportTables(history, null, null);
                    return List.of(
                        now.named("people"),
                        now.named("periods"),
                        always.named("couples"),
                        now.named("events"));
                  })) {
        if (rebuild) {
          projection.rebuild();
        }
        run(projection, shown);
      }
    } catch (SQLException e) {
      throw new TimelineException(shown + ": " + e.getMessage(), e);
    }
  }

  private void run(Projection projection, String shown) {
    Interruption.stopping(
        projection::stop,
        () -> {
          long events = projection.run(once);
          if (once) {
            out().line(RelayCommand.countOf(shown, events));
          }
        });
  }

  private String url() {
    // a file alone: SQLite's own other names mean none, or one that is made for everybody to read
    String url = to.startsWith("sqlite:") ? "jdbc:" + to : to;
    if (url.matches("jdbc:(sqlite:(?!:|file:)|postgresql:).+")) {
      return url;
    }
    throw badUsage(
        "--to: '%s' is not a database; expected sqlite:FILE or jdbc:postgresql://HOST/DATABASE"
            .formatted(shown()));
  }

  /// Without a password.
  private String shown() {
    return to.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
  }

  private Connection connect(String url, String shown) throws SQLException {
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new IllegalArgumentException(
          "%s takes the library of a database, which this command goes without; '%s' has it, with the same arguments"
              .formatted(shown, CalledAs.of("relay", "people", "./jbang relay") + " project"),
          e);
    }
    Properties properties = new Properties();
    if (url.startsWith("jdbc:sqlite:")) {
      properties.put("transaction_mode", "IMMEDIATE");
      makeFile(Path.of(url.substring("jdbc:sqlite:".length()).replaceFirst("\\?.*", "")));
    }
    if (url.startsWith("jdbc:postgresql:")) {
      put(properties, "user", "PGUSER");
      put(properties, "password", "PGPASSWORD");
      put(properties, "sslmode", "PGSSLMODE");
    }
    try {
      return DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new TimelineException("%s: can't be opened: %s".formatted(shown, reason), e);
    }
  }

  /// Makes a new file for its owner only; the library makes one for everybody.
  private static void makeFile(Path file) {
    try {
      Files.createFile(file, OwnerOnly.file(file));
    } catch (FileAlreadyExistsException e) {
      // it is there
    } catch (IOException e) {
      throw TimelineException.of(file, "can't be made", e);
    }
  }

  private static void put(Properties properties, String name, String variable) {
    String value = System.getenv(variable);
    if (value != null && !value.isEmpty()) {
      properties.put(name, value);
    }
  }
}
