package people.postgres;

import module java.base;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import people.*;
import people.engine.*;

/// A turn in PostgreSQL: a transaction that has the table `turn` locked from its first line on, or
/// from its beginning. Used by one thread at a time.
class PostgresTurn implements LineEngine.AppendTurn {

  static final String WHAT = "can't append";

  /// Others have their turn from the first commit on; the second one is answered when both are on
  /// disk, together with those of others.
  private static final String AND_ON_DISK =
      "; COMMIT; SELECT pg_logical_emit_message(true, 'people', '')";

  /// So many lines others have not added while a program finds out what became of its own.
  private static final int MOST_BEHIND = 1_000_000;

  /// The next mark; no other program has one of the same.
  private static final AtomicLong MARKS = new AtomicLong(new SecureRandom().nextLong());

  /// By which the last line is found when the connection was lost.
  private final long mark = MARKS.getAndIncrement();

  private final PostgresSessions sessions;
  final Connection connection;
  final String schema;

  private LineEngine.TimelineHead head;
  private long now;
  private long countOfType;

  private final Map<String, Long> positions = new HashMap<>();
  private final Map<Integer, Long> counts = new HashMap<>();

  /// The name of the connection, which tells it no more when it is lost.
  private String sessionName;

  /// Behind the lines that were added.
  private long end;

  private boolean isOver;

  private final boolean mayBeLost;

  /// @param connection in which no transaction is open
  /// @param mayBeLost whether it returns before what was recorded is on disk
  PostgresTurn(PostgresSessions sessions, Connection connection, boolean mayBeLost) {
    this.mayBeLost = mayBeLost;
    this.sessions = sessions;
    this.connection = connection;
    this.schema = sessions.address.quotedSchema();
  }

  /// Asks what will be asked in one go, and keeps others waiting before, if it is to.
  void begin(boolean isAlone, Collection<String> ids, Collection<Integer> people, String type)
      throws SQLException {
    List<String> asked = List.copyOf(ids);
    List<Integer> counted = List.copyOf(people);
    sessionName = connection.getClientInfo("ApplicationName");
    connection.setAutoCommit(!isAlone);
    String sql =
        "SELECT size, last_check, last_recorded, first_person, last_person, erasures, now, positions, counts, of_type FROM %s.%s(?, ?, ?)"
            .formatted(schema, isAlone ? "begin_append" : "look");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, texts(asked.toArray(String[]::new)));
      statement.setArray(2, connection.createArrayOf("int4", counted.toArray()));
      statement.setString(3, type);
      try (ResultSet found = statement.executeQuery()) {
        found.next();
        head = PostgresReader.head(found);
        now = found.getLong(7);
        Long[] places = (Long[]) found.getArray(8).getArray();
        Long[] numbers = (Long[]) found.getArray(9).getArray();
        countOfType = found.getLong(10);
        for (int i = 0; i < places.length; i++) {
          positions.put(asked.get(i), places[i] == null ? -1 : places[i]);
        }
        for (int i = 0; i < numbers.length; i++) {
          counts.put(counted.get(i), numbers[i]);
        }
        end = head.size();
      }
    }
  }

  final Array texts(String... texts) throws SQLException {
    return connection.createArrayOf(
        "text", Arrays.stream(texts).map(PostgresReader::storable).toArray());
  }

  @Override
  public LineEngine.TimelineHead head() {
    return head;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public long position(String id) {
    return positions.computeIfAbsent(
        id,
        _ ->
            asked(
                "SELECT coalesce(max(position), -1) FROM %s.events WHERE id = ?",
                statement -> statement.setString(1, PostgresReader.storable(id))));
  }

  @Override
  public long countOfType() {
    return countOfType;
  }

  @Override
  public long count(int personId) {
    return counts.computeIfAbsent(
        personId,
        _ ->
            asked(
                "SELECT count(*) FROM %s.events WHERE person = ?",
                statement -> statement.setInt(1, personId)));
  }

  private long asked(String sql, PostgresReader.ParameterSetter parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql.formatted(schema))) {
      parameters.set(statement);
      try (ResultSet found = statement.executeQuery()) {
        found.next();
        return found.getLong(1);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// The error of something that failed before anything was recorded.
  final TimelineException failed(SQLException e) {
    TimelineException told = PostgresErrors.of(sessions.address, what(), e);
    return PostgresErrors.isOvertaken(e)
        ? new LineEngine.Overtaken(told.getMessage(), e)
        : PostgresErrors.isLost(e) || PostgresErrors.isPassing(e)
            ? new LineEngine.NotRecorded(told.getMessage(), e)
            : told;
  }

  @Override
  public void add(NewLines lines) {
    add("append", lines);
  }

  /// @param function that adds them
  void add(String function, NewLines lines) {
    try {
      add(function, lines, "");
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// @param behind what is done in the same go
  private void add(String function, NewLines lines, String behind) throws SQLException {
    String sql = "SELECT %s.%s(?, ?, ?, ?, ?, ?, ?, ?, ?)%s".formatted(schema, function, behind);
    if (connection.getAutoCommit()) {
      connection.setAutoCommit(false);
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, end);
      statement.setBinaryStream(
          2, new ByteArrayInputStream(lines.lines(), 0, lines.length()), lines.length());
      PGConnection arrays = connection.unwrap(PGConnection.class);
      statement.setArray(3, arrays.createArrayOf("int4", lines.people()));
      statement.setArray(4, connection.createArrayOf("text", lines.types()));
      statement.setArray(5, arrays.createArrayOf("int8", lines.recorded()));
      statement.setArray(6, texts(lines.ids()));
      statement.setArray(7, texts(lines.keys()));
      statement.setInt(8, lines.check());
      statement.setLong(9, mark);
      statement.execute();
      end += lines.count();
    }
  }

  /// Keeps lines of erasures.
  ///
  /// @param before what is done before
  /// @param condition on which it is done
  final void keepErasures(String before, List<String> lines, String condition) {
    String sql =
        before
            + "INSERT INTO %1$s.erased (number, line) SELECT n, line FROM unnest(?) WITH ORDINALITY"
            + " AS a (line, n) "
            + condition;
    try (PreparedStatement statement = connection.prepareStatement(sql.formatted(schema))) {
      statement.setArray(1, connection.createArrayOf("text", lines.toArray()));
      statement.execute();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// What can't be done where it fails.
  String what() {
    return WHAT;
  }

  @Override
  public void commit(NewLines last) {
    commit("append", last);
  }

  /// @param function that adds the last lines
  void commit(String function, NewLines last) {
    try {
      add(function, last, behind());
      giveBack();
    } catch (SQLException e) {
      recordedInSpiteOf(e);
    }
  }

  /// Adds a line in a turn that was not begun, and ends it, see [LineEngine#addOne].
  LineEngine.EndedLine addOne(LineEngine.BegunLine line) {
    try {
      sessionName = connection.getClientInfo("ApplicationName");
      LineEngine.EndedLine ended = send(line);
      giveBack();
      return ended;
    } catch (SQLException e) {
      return new LineEngine.EndedLine(recordedInSpiteOf(e), 0, 0);
    }
  }

  private LineEngine.EndedLine send(LineEngine.BegunLine line) throws SQLException {
    connection.setAutoCommit(false);
    String sql =
        "SELECT first, recorded, now FROM %s.append_one(?, ?, ?, ?, ?, ?)%s"
            .formatted(schema, behind());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setBytes(1, line.bytes());
      statement.setLong(2, Integer.toUnsignedLong(line.check()));
      statement.setInt(3, line.personId());
      statement.setString(4, line.type());
      statement.setString(5, PostgresReader.storable(line.key()));
      statement.setLong(6, mark);
      statement.execute();
      try (ResultSet added = statement.getResultSet()) {
        added.next();
        long position = added.getLong(1);
        return added.wasNull()
            ? null
            : new LineEngine.EndedLine(position, added.getLong(2), added.getLong(3));
      }
    }
  }

  private String behind() {
    return mayBeLost ? "; COMMIT" : AND_ON_DISK;
  }

  private void giveBack() throws SQLException {
    isOver = true;
    connection.setAutoCommit(true);
    sessions.give(connection);
  }

  /// The position of the last line, where it was recorded in spite of an error.
  ///
  /// @throws TimelineException where it was not
  private long recordedInSpiteOf(SQLException e) {
    boolean isLost = PostgresErrors.isLost(e);
    if (isLost) {
      isOver = true;
      PostgresSessions.discard(connection);
    } else {
      close();
    }
    long position = isLost || PostgresErrors.isStopped(e) ? committedPosition(isLost, e) : -1;
    if (position < 0) {
      throw failed(e);
    }
    return position;
  }

  @Override
  public void awaitLasting() {
    if (mayBeLost) {
      return;
    }
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      PostgresSessions.force(connection);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// Asks over another connection whether the last line was recorded, which nobody can tell over
  /// the one that was lost. The server may not have noticed yet, and still be about to record it:
  /// so its part of the lost connection is ended first.
  ///
  /// @return its position; -1 where it was not
  private long committedPosition(boolean isLost, SQLException lost) {
    String sql =
        "SELECT coalesce(max(position), -1) FROM %1$s.events WHERE mark = ? AND position >= (SELECT size FROM %1$s.head) - %2$d"
            .formatted(schema, MOST_BEHIND);
    boolean wasInterrupted = Thread.interrupted(); // it would end the other connection as well
    try {
      return sessions.ask(
          WHAT,
          other -> {
            if (isLost) {
              PostgresSessions.awaitEnd(other, sessionName);
            }
            try (PreparedStatement statement = other.prepareStatement(sql)) {
              statement.setLong(1, mark);
              try (ResultSet found = statement.executeQuery()) {
                found.next();
                long position = found.getLong(1);
                if (position >= 0 && !mayBeLost) {
                  PostgresSessions.force(other);
                }
                return position;
              }
            }
          });
    } catch (TimelineException e) {
      throw new TimelineException(
          "%s: the connection was lost while it was recorded, and whether it was can't be told: read before trying again, unless it has an event id (%s)"
              .formatted(sessions.address, e.getMessage()),
          lost);
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    if (isOver) {
      return;
    }
    isOver = true;
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      sessions.give(connection);
    } catch (SQLException e) {
      PostgresSessions.discard(connection);
    }
  }
}
