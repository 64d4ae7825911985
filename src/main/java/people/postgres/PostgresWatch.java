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

  PostgresWatch(PostgresSessions sessions) {
    this.sessions = sessions;
  }

  /// @return whether somebody may have appended: also when nobody listened before
  boolean await(Duration patience) {
    try {
      if (listening == null) {
        listening = sessions.take();
        String channel = PostgresSchema.channel(sessions.address.schema()).replace("\"", "\"\"");
        try (Statement statement = listening.createStatement()) {
          statement.execute("LISTEN \"%s\"".formatted(channel));
        }
        return true;
      }
      int millis = (int) Math.max(1, patience.toMillis());
      PGNotification[] told = listening.unwrap(PGConnection.class).getNotifications(millis);
      return told != null && told.length > 0;
    } catch (SQLException e) {
      close(); // whoever reads now waits until the server is there again, or says what is wrong
      return true;
    }
  }

  @Override
  public void close() {
    PostgresSessions.discard(listening);
    listening = null;
  }
}
