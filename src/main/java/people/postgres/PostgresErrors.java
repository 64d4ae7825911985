package people.postgres;

import module java.base;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import people.*;

/// Turns errors of the server and the driver into one line for the user. A password stands in none.
final class PostgresErrors {

  /// What only the owner may.
  static final String ERASING = "can't erase";

  private PostgresErrors() {}

  /// An error with its address, what could not be done, why, and what may help.
  ///
  /// @param what could not be done: `can't read`
  static TimelineException of(PostgresAddress address, String what, SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String reason =
        switch (state) {
          case "42501" ->
              "no right to do so: %s; %s"
                  .formatted(
                      message(e),
                      what.equals(ERASING)
                          ? "only its owner may"
                          : "its owner grants it with 'people setup'");
          case "3F000", "42P01", "42883" ->
              "no timeline is set up there: %s; 'people setup' makes one".formatted(message(e));
          case "25006" -> "it can only be read, as a standby can: " + message(e);
          case "55P03" -> "others append; it was not this program's turn for ten seconds";
          case "28P01", "28000", "08004" ->
              "%s; the password is in PGPASSWORD or .pgpass".formatted(message(e));
          default -> isLost(e) ? "no connection: " + message(e) : message(e);
        };
    return new TimelineException("%s: %s: %s".formatted(address, what, reason), e);
  }

  /// Whether the connection is gone, or the server does not take one now: what comes next may work
  /// over another one.
  static boolean isLost(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("08") && !state.equals("08004")
        || state.startsWith("57P0")
        || state.equals("25P03"); // who is idle in a turn for too long
  }

  /// Whether the server gave up what it did in favour of something else, and it may be asked again.
  static boolean isPassing(SQLException e) {
    return "40001".equals(e.getSQLState()) || "40P01".equals(e.getSQLState());
  }

  /// Whether the server stopped in what it did, perhaps when it had recorded and only waited for
  /// its disk.
  static boolean isStopped(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("57") || state.startsWith("53") || state.startsWith("58");
  }

  /// Whether somebody appended first.
  static boolean isOvertaken(SQLException e) {
    return "PT409".equals(e.getSQLState());
  }

  private static String message(SQLException e) {
    String message =
        e instanceof PSQLException told && told.getServerErrorMessage() != null
            ? told.getServerErrorMessage().getMessage()
            : e.getMessage();
    if (e.getCause() instanceof IOException cause && cause.getMessage() != null) {
      message += " (" + cause.getMessage() + ")";
    }
    return String.valueOf(message).replaceAll("\\R\\s*", " ").replaceFirst("\\.$", "");
  }
}
