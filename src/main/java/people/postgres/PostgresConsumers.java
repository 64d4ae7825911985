package people.postgres;

import module java.base;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import people.*;
import people.engine.*;

/// Consumers in the table `consumers`. Whoever has one holds an advisory lock over a connection of
/// its own, which the server lets go of when that ends; and its mark stands in the row, so that one
/// whose connection was lost notes nothing more once another one has it.
final class PostgresConsumers implements EngineConsumers {

  private static final String WHAT = "can't note how far a consumer is";

  /// A machine that is gone without a word is noticed in half a minute, and not in two hours.
  private static final String NOTICED =
      "SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3;"
          + " ";

  /// Whether another one has just ended is looked at so often, with such pauses in nanoseconds.
  private static final int MOST_TRIES = 20;

  private static final long PAUSE = 25_000_000;

  private final PostgresSessions sessions;
  private final String schema;

  /// @param settings of each connection
  PostgresConsumers(PostgresAddress address, Supplier<String> settings) {
    this.sessions = new PostgresSessions(address, () -> NOTICED + settings.get());
    this.schema = address.quotedSchema();
  }

  @Override
  public SortedMap<String, String> all() {
    String sql = "SELECT name, noted FROM %s.consumers WHERE noted IS NOT NULL".formatted(schema);
    return sessions.ask(
        "can't read",
        connection -> {
          SortedMap<String, String> all = new TreeMap<>();
          try (Statement statement = connection.createStatement();
              ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
              all.put(found.getString(1), found.getString(2));
            }
          }
          return all;
        });
  }

  @Override
  public HeldConsumer take(String name, String holder) {
    return new TakenRow(name, holder);
  }

  @Override
  public void close() {
    sessions.close();
  }

  private final class TakenRow implements HeldConsumer {

    private final String name;
    private final String holder;
    private final String mark = UUID.randomUUID().toString();

    /// Null when it was lost.
    private Connection connection;

    private String sessionName;
    private String noted;

    TakenRow(String name, String holder) {
      this.name = name;
      this.holder = holder;
      String sql =
          "INSERT INTO %s.consumers AS c (name, holder, mark) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, mark = excluded.mark RETURNING c.noted"
              .formatted(schema);
      connection =
          sessions.begin(
              "can't take the consumer " + name,
              fresh -> {
                lock(fresh);
                try (PreparedStatement statement = fresh.prepareStatement(sql)) {
                  statement.setString(1, name);
                  statement.setString(2, holder);
                  statement.setString(3, mark);
                  try (ResultSet found = statement.executeQuery()) {
                    found.next();
                    noted = found.getString(1);
                  }
                }
                return fresh;
              });
    }

    /// Has the server end the connection before, if it had the lock, and takes that. Waits a moment
    /// for another program that has just ended, which the server may not have noticed yet.
    ///
    /// @throws TimelineException.Busy when another one has it
    private void lock(Connection fresh) throws SQLException {
      if (sessionName != null) {
        PostgresSessions.awaitEnd(fresh, sessionName);
      }
      sessionName = fresh.getClientInfo("ApplicationName"); // first: the answer may be lost
      for (int tries = 1; !isLocked(fresh, tries == MOST_TRIES); tries++) {
        LockSupport.parkNanos(PAUSE);
      }
    }

    private boolean isLocked(Connection fresh, boolean isLast) throws SQLException {
      String sql =
          "SELECT pg_try_advisory_lock(hashtextextended(?, 0)), (SELECT holder FROM %s.consumers WHERE name = ?)"
              .formatted(schema);
      try (PreparedStatement statement = fresh.prepareStatement(sql)) {
        statement.setString(1, "people consumer %s %s".formatted(sessions.address.schema(), name));
        statement.setString(2, name);
        try (ResultSet found = statement.executeQuery()) {
          found.next();
          if (!found.getBoolean(1) && isLast) {
            throw busy(found.getString(2));
          }
          return found.getBoolean(1);
        }
      }
    }

    private TimelineException busy(String who) {
      return new TimelineException.Busy(
          "the consumer %s is at work already, in %s; expected one at a time"
              .formatted(name, who == null ? "another program" : who));
    }

    @Override
    public String noted() {
      return noted;
    }

    @Override
    public void note(String text) {
      String sql =
          "UPDATE %s.consumers SET noted = ?, holder = ? WHERE name = ? AND mark = ?"
              .formatted(schema);
      held(sql, text, holder, name, mark);
      noted = text;
    }

    @Override
    public void layAside(long position, String line) {
      String sql =
          "INSERT INTO %1$s.laid_aside (consumer, position, line) SELECT name, ?::bigint, ? FROM %1$s.consumers WHERE name = ? AND mark = ?"
              .formatted(schema);
      held(sql, Long.toString(position), line, name, mark);
    }

    /// Does something to a row, if this has the consumer still; again where the connection was
    /// lost.
    private void held(String sql, String... parameters) {
      if (connection != null) {
        try {
          change(connection, sql, parameters);
          return;
        } catch (SQLException e) {
          close();
          if (!PostgresErrors.isLost(e)) {
            throw PostgresErrors.of(sessions.address, WHAT, e);
          }
        }
      }
      connection =
          sessions.begin(
              WHAT,
              fresh -> {
                lock(fresh);
                change(fresh, sql, parameters);
                return fresh;
              });
    }

    private void change(Connection now, String sql, String... parameters) throws SQLException {
      try (PreparedStatement statement = now.prepareStatement(sql)) {
        for (int i = 0; i < parameters.length; i++) {
          statement.setString(i + 1, parameters[i]);
        }
        if (statement.executeUpdate() == 0) {
          throw busy(null);
        }
      }
    }

    @Override
    public void close() {
      if (connection != null) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("SELECT pg_advisory_unlock_all()"); // the server notices an end later
        } catch (SQLException e) {
          // it is lost, and the lock with it
        }
        PostgresSessions.discard(connection);
        connection = null;
      }
    }
  }
}
