package people.postgres;

import module java.base;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// A connection over which the server tells when somebody appended, by `LISTEN`. Waited for by one
/// thread at a time, and closed by any.
final class PostgresWatch implements Closeable {

  private final PostgresSessions sessions;
  private volatile Connection listening;
  private volatile boolean isClosed;

  PostgresWatch(PostgresSessions sessions) {
    this.sessions = sessions;
  }

  /// @return whether somebody may have appended: also when nobody listened before
  boolean await(Duration patience) {
    try {
      Connection open = listening;
      if (open == null) {
        listen();
        return true;
      }
      int millis = (int) Math.max(1, patience.toMillis());
      PGNotification[] told = open.unwrap(PGConnection.class).getNotifications(millis);
      return told != null && told.length > 0;
    } catch (SQLException e) {
      letGo(); // whoever reads now waits until the server is there again, or says what is wrong
      return true;
    }
  }

  private void listen() throws SQLException {
    String channel = PostgresSchema.channel(sessions.address.schema()).replace("\"", "\"\"");
    Connection fresh = sessions.take();
    listening = fresh;
    if (isClosed) {
      letGo(); // meanwhile, when there was nothing to close
      return;
    }
    try (Statement statement = fresh.createStatement()) {
      statement.execute("LISTEN \"%s\"".formatted(channel));
    }
  }

  /// Lets go of the connection, for good.
  @Override
  public void close() {
    isClosed = true;
    letGo();
  }

  private void letGo() {
    PostgresSessions.discard(listening);
    listening = null;
  }
}
