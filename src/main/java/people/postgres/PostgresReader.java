package people.postgres;

import module java.base;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import people.engine.LineEngine.Choice;
import people.engine.LineEngine.EngineLineTaker;
import people.engine.LineEngine.LaidAside;
import people.engine.LineEngine.TimelineHead;

/// Reads a timeline in PostgreSQL. Every method may be called from any thread.
final class PostgresReader {

  /// The lines before the first whole page, the pages, and the lines behind them.
  private static final String COPY =
      """
      COPY (SELECT lines FROM (
          SELECT position AS begins, line AS lines FROM %1$s.events
            WHERE position >= %2$d AND position < %3$d
          UNION ALL SELECT begins, lines FROM %1$s.pages WHERE begins >= %3$d AND begins < %4$d
          UNION ALL SELECT position, line FROM %1$s.events
            WHERE position >= %4$d AND position < %5$d) AS all_of_them
        ORDER BY begins) TO STDOUT (FORMAT binary)\
      """;

  private static final String WHAT = "can't read";

  private static final int LONGEST_PAUSE_MILLIS = 16;

  private final PostgresSessions sessions;
  private final String schema;

  PostgresReader(PostgresSessions sessions) {
    this.sessions = sessions;
    this.schema = sessions.address.quotedSchema();
  }

  /// Sets the parameters of a statement.
  interface ParameterSetter {
    void set(PreparedStatement statement) throws SQLException;
  }

  /// Makes an answer of rows.
  private interface RowsAnswer<T> {
    T of(ResultSet found) throws SQLException;
  }

  private static final ParameterSetter NONE = _ -> {};

  /// Asks a question, in which `%s` is the schema.
  ///
  /// @param what can't be done where it fails
  private <T> T ask(String what, String sql, ParameterSetter parameters, RowsAnswer<T> answer) {
    return sessions.ask(
        what,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql.formatted(schema))) {
            parameters.set(statement);
            try (ResultSet found = statement.executeQuery()) {
              return answer.of(found);
            }
          }
        });
  }

  TimelineHead head() {
    return ask(
        WHAT,
        "SELECT size, last_check, last_recorded, first_person, last_person, erasures FROM %s.head",
        NONE,
        found -> {
          found.next();
          return head(found);
        });
  }

  /// See [people.engine.LineEngine#lastingHead]. Who appends has it put on disk in a moment, so
  /// that is waited for; a program that need not, makes others do so.
  TimelineHead lastingHead() {
    return ask(
        WHAT,
        "SELECT size, last_check, last_recorded, first_person, last_person, erasures, CASE WHEN NOT"
            + " pg_is_in_recovery() THEN pg_current_wal_insert_lsn()::text END,"
            + " current_setting('synchronous_standby_names') <> '' FROM %s.head",
        NONE,
        found -> {
          found.next();
          Connection connection = found.getStatement().getConnection();
          String end = found.getString(7);
          boolean hasStandby = found.getBoolean(8); // which also has to have it
          if (end != null && (hasStandby || !isOnDisk(connection, end))) {
            PostgresSessions.force(connection);
          }
          return head(found);
        });
  }

  /// Whether the server's log is on disk up to a place, now or in some milliseconds.
  private static boolean isOnDisk(Connection connection, String end) throws SQLException {
    String sql = "SELECT pg_current_wal_flush_lsn() >= ?::pg_lsn";
    for (int pause = 1; pause <= LONGEST_PAUSE_MILLIS; pause *= 2) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, end);
        try (ResultSet found = statement.executeQuery()) {
          found.next();
          if (found.getBoolean(1)) {
            return true;
          }
        }
      }
      LockSupport.parkNanos(pause * 1_000_000L);
    }
    return false;
  }

  /// The head in the first columns of a row.
  static TimelineHead head(ResultSet found) throws SQLException {
    long recorded = found.getLong(3);
    return new TimelineHead(
        found.getLong(1),
        found.getInt(2),
        found.wasNull() ? Long.MIN_VALUE : recorded,
        found.getInt(4),
        found.getInt(5),
        found.getLong(6));
  }

  /// See [people.engine.LineEngine#laidAside].
  List<LaidAside> laidAside() {
    return ask(
        PostgresErrors.ERASING,
        "SELECT number, position, line FROM %s.laid_aside",
        NONE,
        found -> {
          List<LaidAside> all = new ArrayList<>();
          while (found.next()) {
            all.add(new LaidAside(found.getLong(1), found.getLong(2), found.getString(3)));
          }
          return all;
        });
  }

  /// See [people.engine.LineEngine#keptErasures].
  List<String> keptErasures() {
    return ask(
        WHAT,
        "SELECT line FROM %s.erased ORDER BY number",
        NONE,
        found -> {
          List<String> lines = new ArrayList<>();
          while (found.next()) {
            lines.add(found.getString(1));
          }
          return lines;
        });
  }

  /// The lines that a question found, which is asked again until all of them came.
  private record FoundLines(long[] positions, List<byte[]> lines) {}

  void read(Choice choice, long from, long to, EngineLineTaker taker) {
    FoundLines rows =
        ask(
            WHAT,
            "SELECT position, line FROM %s.events WHERE position >= ? AND position < ?"
                + condition(choice)
                + " ORDER BY position",
            statement -> {
              statement.setLong(1, from);
              statement.setLong(2, to);
              setCondition(choice, statement, 3);
            },
            found -> {
              LongStream.Builder positions = LongStream.builder();
              List<byte[]> lines = new ArrayList<>();
              while (found.next()) {
                positions.add(found.getLong(1));
                lines.add(found.getBytes(2));
              }
              return new FoundLines(positions.build().toArray(), lines);
            });
    for (int i = 0; i < rows.positions.length; i++) {
      taker.take(rows.positions[i], rows.lines.get(i));
    }
  }

  boolean has(Choice choice) {
    return ask(
        WHAT,
        "SELECT EXISTS (SELECT FROM %s.events WHERE true" + condition(choice) + ")",
        statement -> setCondition(choice, statement, 1),
        found -> {
          found.next();
          return found.getBoolean(1);
        });
  }

  private static String condition(Choice choice) {
    return switch (choice) {
      case Choice.All _ -> "";
      case Choice.OfPeople _ -> " AND person = ANY (?)";
      case Choice.OfTypes types -> types.others() ? " AND type <> ALL (?)" : " AND type = ANY (?)";
      case Choice.OfKey _ -> " AND md5(key) = md5(?) AND key IS NOT NULL";
      case Choice.WithId _ -> " AND id = ?";
    };
  }

  private static void setCondition(Choice choice, PreparedStatement statement, int at)
      throws SQLException {
    Connection connection = statement.getConnection();
    switch (choice) {
      case Choice.All _ -> {}
      case Choice.OfPeople people ->
          statement.setArray(at, connection.createArrayOf("int4", people.people().toArray()));
      case Choice.OfTypes types ->
          statement.setArray(at, connection.createArrayOf("text", types.types().toArray()));
      case Choice.OfKey key -> statement.setString(at, storable(key.key()));
      case Choice.WithId id -> statement.setString(at, storable(id.id()));
    }
  }

  /// A text as the database can hold it: characters that it has no form for, half of a pair and
  /// NUL, are written out. Different texts stay different.
  static String storable(String text) {
    StringBuilder safe = null;
    for (int i = 0; text != null && i < text.length(); i++) {
      char each = text.charAt(i);
      boolean isPair =
          Character.isHighSurrogate(each)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      boolean isOdd = each == 0 || each == '\\' || Character.isSurrogate(each) && !isPair;
      if (isOdd && safe == null) {
        safe = new StringBuilder(text.substring(0, i));
      }
      if (safe != null) {
        safe.append(isOdd ? "\\%04x".formatted((int) each) : each);
      }
      if (isPair) {
        i++;
        if (safe != null) {
          safe.append(text.charAt(i));
        }
      }
    }
    return safe == null ? text : safe.toString();
  }

  long count(int personId) {
    return ask(
        WHAT,
        "SELECT count(*) FROM %s.events WHERE person = ?",
        statement -> statement.setInt(1, personId),
        found -> {
          found.next();
          return found.getLong(1);
        });
  }

  void copy(long from, long to, OutputStream out) throws IOException {
    int page = PostgresSchema.PAGE;
    long pages = Math.min(to, Math.ceilDiv(from, page) * page);
    long behind = Math.max(pages, to / page * page);
    Connection connection = null;
    boolean isFine = false;
    try {
      connection = sessions.take();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut(COPY.formatted(schema, from, pages, behind, to), new BinaryLines(out));
      isFine = true;
    } catch (SQLException e) {
      throw PostgresErrors.of(sessions.address, WHAT, e);
    } finally {
      if (isFine) {
        sessions.give(connection);
      } else {
        PostgresSessions.discard(connection);
      }
    }
  }
}
