package people.postgres;

import module java.base;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import people.*;
import people.engine.*;

/// The lines of a timeline in PostgreSQL, see [PostgresSchema]. It connects when it is first asked,
/// and again when a connection was lost; of a server that was there before it waits for some
/// seconds until it is there again. One connection serves all threads that append, and one each of
/// those that read at the same time.
public final class PostgresEngine implements LineEngine {

  /// Who waits is told after some time, and who stops in mid-append is not waited for much longer.
  private static final String SETTINGS =
      "SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s'; ";

  private static final String RELAXED = "SET synchronous_commit = off";

  /// As the database is set, but never before it is on disk.
  private static final String FORCED =
      "SELECT set_config('synchronous_commit', 'on', false) WHERE"
          + " current_setting('synchronous_commit') = 'off'";

  /// Whatever was committed before is on disk when this is.
  private static final String ON_DISK =
      "BEGIN; SET LOCAL synchronous_commit = on; SELECT pg_logical_emit_message(true, 'people',"
          + " ''); COMMIT";

  /// The function that puts lines in as they are.
  private static final String PUT = "put";

  private final PostgresSessions reading;
  private final PostgresSessions appending;
  private final PostgresReader reader;
  private final PostgresWatch watch;
  private volatile boolean isRelaxed;

  private PostgresEngine(PostgresAddress address) {
    this.reading = new PostgresSessions(address, () -> "");
    this.appending = new PostgresSessions(address, () -> SETTINGS + (isRelaxed ? RELAXED : FORCED));
    this.reader = new PostgresReader(reading);
    this.watch = new PostgresWatch(reading);
  }

  /// Opens the timeline at an address such as
  /// `jdbc:postgresql://host:5432/database?currentSchema=people&user=clerk`; nothing is connected
  /// to yet. A password comes from `PGPASSWORD` or `.pgpass`.
  ///
  /// @throws TimelineException when the address can't be meant
  public static LineEngine open(String address) {
    return new PostgresEngine(PostgresAddress.of(address, System.getenv()));
  }

  @Override
  public String name() {
    return reading.address.name();
  }

  @Override
  public TimelineHead head() {
    return reader.head();
  }

  @Override
  public void read(Choice choice, long from, long to, EngineLineTaker taker) {
    reader.read(choice, from, to, taker);
  }

  @Override
  public boolean has(Choice choice) {
    return reader.has(choice);
  }

  @Override
  public long count(int personId) {
    return reader.count(personId);
  }

  @Override
  public void copy(long from, long to, OutputStream out) throws IOException {
    reader.copy(from, to, out);
  }

  @Override
  public AppendTurn turn(
      boolean isAlone, Collection<String> ids, Collection<Integer> people, String type) {
    return begin(isAlone, ids, people, type);
  }

  private PostgresTurn begin(
      boolean isAlone, Collection<String> ids, Collection<Integer> people, String type) {
    return appending.begin(
        PostgresTurn.WHAT,
        connection -> {
          PostgresTurn turn = new PostgresTurn(appending, connection);
          turn.begin(isAlone, ids, people, type);
          return turn;
        });
  }

  @Override
  public void restore(Supplier<NewLines> parts) {
    try (PostgresTurn turn = begin(true, List.of(), List.of(), "")) {
      if (turn.head().size() > 0) {
        throw new TimelineException(
            "%s: holds %d events, expected none: nothing is overwritten"
                .formatted(name(), turn.head().size()));
      }
      NewLines last = parts.get();
      for (NewLines next = parts.get(); next != null; next = parts.get()) {
        turn.add(PUT, last);
        last = next;
      }
      if (last != null) {
        turn.commit(PUT, last);
      }
    }
  }

  @Override
  public void relax() {
    isRelaxed = true;
  }

  @Override
  public void sync() {
    if (!isRelaxed) {
      return;
    }
    appending.ask(
        "not on disk",
        connection -> {
          force(connection);
          return true;
        });
  }

  /// Returns when all that was committed is on disk.
  static void force(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(ON_DISK);
    }
  }

  @Override
  public long lastingSize() {
    return reader.lastingSize();
  }

  @Override
  public LineEngine again() {
    return new PostgresEngine(reading.address);
  }

  @Override
  public EngineConsumers consumers() {
    return new PostgresConsumers(reading.address, () -> FORCED);
  }

  @Override
  public boolean awaitLines(Duration patience) {
    return watch.await(patience);
  }

  @Override
  public void close() {
    watch.close();
    appending.close();
    reading.close();
  }
}
