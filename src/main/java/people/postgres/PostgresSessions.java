package people.postgres;

import module java.base;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import people.*;

/// Connections to a database, kept for those who ask next. Every method may be called from any
/// thread.
final class PostgresSessions implements Closeable {

  /// For so long a server that was there may be away, as it is when it starts again.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int LONGEST_PAUSE_MILLIS = 500;

  /// Whatever was committed before is on disk when this is.
  private static final String ON_DISK =
      "BEGIN; SET LOCAL synchronous_commit = on; SELECT pg_logical_emit_message(true, 'people',"
          + " ''); COMMIT";

  /// A hundred of them take a second.
  private static final int MOST_LOOKS = 1000;

  final PostgresAddress address;

  /// What is said over a new connection; nothing where it is empty.
  private final Supplier<String> settings;

  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  /// Whether this program was connected before, and found a timeline of its version.
  private volatile boolean wasConnected;

  private volatile boolean isClosed;

  PostgresSessions(PostgresAddress address, Supplier<String> settings) {
    this.address = address;
    this.settings = settings;
  }

  /// Something that is asked over a connection, and may be asked again.
  interface SessionWork<T> {

    T ask(Connection connection) throws SQLException;
  }

  /// Asks something, again where the connection was lost or the server gave it up.
  ///
  /// @param what could not be done where it fails: `can't read`
  <T> T ask(String what, SessionWork<T> question) {
    return ask(what, question, false);
  }

  /// The same by who keeps the connection, and gives it back when all is done.
  <T> T begin(String what, SessionWork<T> question) {
    return ask(what, question, true);
  }

  private <T> T ask(String what, SessionWork<T> question, boolean isKept) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int pause = 1; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
      Connection connection = null;
      boolean isFine = false;
      try {
        connection = take();
        T answer = question.ask(connection);
        isFine = true;
        return answer;
      } catch (SQLException e) {
        boolean isLost = PostgresErrors.isLost(e);
        if (isLost) {
          discardIdle(); // of the server that is gone, most likely
        }
        boolean mayWork = wasConnected && (isLost || PostgresErrors.isPassing(e));
        if (!mayWork || System.nanoTime() - end > 0) {
          throw PostgresErrors.of(address, what, e);
        }
      } finally {
        if (!isFine) {
          discard(connection);
        } else if (!isKept) {
          give(connection);
        }
      }
      pause(what, pause);
    }
  }

  private void pause(String what, int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TimelineException("%s: %s: interrupted".formatted(address, what), e);
    }
  }

  /// A connection that nobody else uses.
  Connection take() throws SQLException {
    if (isClosed) {
      throw new TimelineException(address + ": the timeline is closed");
    }
    Connection kept = idle.pollFirst();
    return kept != null ? kept : connect();
  }

  private Connection connect() throws SQLException {
    Connection connection = address.connect();
    boolean isReady = false;
    try {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      if (!wasConnected) {
        PostgresSchema.refuseOther(address, connection);
      }
      String said = settings.get();
      if (!said.isEmpty()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(said);
        }
      }
      wasConnected = true;
      isReady = true;
      return connection;
    } finally {
      if (!isReady) {
        discard(connection);
      }
    }
  }

  /// Takes a connection back in which nothing is open.
  void give(Connection connection) {
    idle.addFirst(connection);
    if (isClosed) {
      close();
    }
  }

  static void discard(Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // it is lost, and nothing hangs on it
    }
  }

  /// Fails where a server that has stopped said so meanwhile. Nothing is asked over the network.
  static void refuseEnded(Connection connection) throws SQLException {
    connection.unwrap(PGConnection.class).getNotifications();
  }

  /// Returns when all that was committed is on disk.
  static void force(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(ON_DISK);
    }
  }

  /// Has the server end its part of a connection that was lost, and waits for that.
  static void awaitEnd(Connection other, String name) throws SQLException {
    String sql =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = ?";
    for (int tries = 0; ; tries++) {
      try (PreparedStatement statement = other.prepareStatement(sql)) {
        statement.setString(1, name);
        try (ResultSet found = statement.executeQuery()) {
          if (!found.next()) {
            return;
          }
        }
      }
      if (tries == MOST_LOOKS) {
        throw new SQLException("the server does not end the lost connection", "57014");
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  @Override
  public void close() {
    isClosed = true;
    discardIdle();
  }

  private void discardIdle() {
    for (Connection each = idle.poll(); each != null; each = idle.poll()) {
      discard(each);
    }
  }
}
