package people.projections;

import module java.base;
import module java.sql;

import people.*;
import people.exports.*;
import people.relays.*;

/// The tables of a projection in a database, and where it is. Used by one thread, within
/// transactions of its caller.
///
/// ```
/// projection   position, line_check, recorded, day, shape    one row: all events up to there are in the tables, as of that day
/// people, periods, couples, events                 the columns that `export` gives them
/// ```
final class ProjectionTables {

  private static final String MARK = "projection";
  private static final int ROWS_AT_ONCE = 1_000;

  /// How far the tables are.
  ///
  /// @param line of the last event that is in them
  /// @param day of which the people are; empty where they are to be made anew
  /// @param shape of the tables, which another version may have changed; empty likewise
  record TableMark(KnownLine line, String day, String shape) {

    long position() {
      return line.position();
    }
  }

  private final Connection connection;
  private final SqlDialect dialect;

  ProjectionTables(Connection connection, SqlDialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /// The shape of tables in words.
  static String shape(List<ExportTable<?>> tables) {
    return tables.stream()
        .map(table ->
            table.name()
                + table.columns().stream()
                    .map(column -> column.name() + " " + column.type())
                    .toList())
        .collect(Collectors.joining(" "));
  }

  /// How far they are; null where there are none yet. Nobody else changes them until the
  /// transaction ends.
  ///
  /// @throws IllegalArgumentException when tables of these names are there that are not ours
  TableMark mark(Collection<String> names) throws SQLException {
    Set<String> there = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(dialect.tableQuery())) {
      while (rows.next()) {
        there.add(rows.getString(1));
      }
    }
    if (!there.contains(MARK)) {
      for (String name : names) {
        if (there.contains(name)) {
          throw new IllegalArgumentException(
              "has a table %s that is not ours; expected an empty database or schema"
                  .formatted(name));
        }
      }
      return null;
    }
    String lock = dialect == SqlDialect.POSTGRESQL ? " FOR UPDATE" : "";
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT position, line_check, recorded, day, shape FROM " + MARK + lock)) {
      return row.next() ? new TableMark(line(row), row.getString(4), row.getString(5)) : null;
    }
  }

  private static KnownLine line(ResultSet row) throws SQLException {
    String recorded = row.getString(3);
    return new KnownLine(
        row.getLong(1), row.getString(2), recorded == null ? null : Instant.parse(recorded));
  }

  /// Notes how far they are.
  ///
  /// @param before what was noted; null where the tables were made now
  /// @throws IllegalStateException when somebody else was quicker
  void save(TableMark before, TableMark now) throws SQLException {
    String sql =
        before == null
            ? "INSERT INTO %s (position, line_check, recorded, day, shape) VALUES (?, ?, ?, ?, ?)"
            : "UPDATE %s SET position = ?, line_check = ?, recorded = ?, day = ?, shape = ? WHERE"
                + " position = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql.formatted(MARK))) {
      Instant recorded = now.line.recorded();
      statement.setLong(1, now.position());
      statement.setString(2, now.line.check());
      statement.setString(3, recorded == null ? null : RecordedEvent.shown(recorded));
      statement.setString(4, now.day);
      statement.setString(5, now.shape);
      if (before != null) {
        statement.setLong(6, before.position());
      }
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException("another program keeps these tables up to date");
      }
    }
  }

  /// Makes the tables anew, with their rows.
  void fill(List<ExportTable<?>> tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS " + MARK);
      statement.execute(
          "CREATE TABLE %s (position BIGINT NOT NULL, line_check TEXT, recorded TEXT, day TEXT NOT NULL, shape TEXT NOT NULL)"
              .formatted(MARK));
      for (ExportTable<?> table : tables) {
        String name = SqlDialect.quoted(table.name());
        statement.execute("DROP TABLE IF EXISTS " + name);
        statement.execute(create(table));
        insert(table, _ -> true);
        if (!table.key().equals(List.of("person"))) {
          statement.execute(
              "CREATE INDEX %s ON %s (\"person\")"
                  .formatted(SqlDialect.quoted(table.name() + "_person"), name));
        }
      }
    }
  }

  private String create(ExportTable<?> table) {
    List<String> parts = new ArrayList<>();
    for (ExportColumn column : table.columns()) {
      parts.add(SqlDialect.quoted(column.name()) + " " + dialect.type(column.type()));
    }
    if (!table.key().isEmpty()) {
      parts.add(
          "PRIMARY KEY (%s)"
              .formatted(
                  table.key().stream().map(SqlDialect::quoted).collect(Collectors.joining(", "))));
    }
    return "CREATE TABLE %s (%s)"
        .formatted(SqlDialect.quoted(table.name()), String.join(", ", parts));
  }

  /// Puts rows in the place of those that some people have.
  void replace(ExportTable<?> table, Collection<Integer> people) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM %s WHERE \"person\" = ?".formatted(SqlDialect.quoted(table.name())))) {
      int rows = 0;
      for (int person : people) {
        delete.setInt(1, person);
        delete.addBatch();
        if (++rows % ROWS_AT_ONCE == 0) {
          delete.executeBatch();
        }
      }
      delete.executeBatch();
    }
    insert(table, _ -> true);
  }

  /// Adds rows.
  ///
  /// @param isNew tells those that are not there yet
  void insert(ExportTable<?> table, Predicate<Object[]> isNew) throws SQLException {
    String places = table.columns().stream().map(_ -> "?").collect(Collectors.joining(", "));
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO %s VALUES (%s)".formatted(SqlDialect.quoted(table.name()), places))) {
      int rows = 0;
      for (Object[] row : table.values()) {
        if (!isNew.test(row)) {
          continue;
        }
        for (int i = 0; i < row.length; i++) {
          insert.setObject(i + 1, dialect.value(row[i]));
        }
        insert.addBatch();
        if (++rows % ROWS_AT_ONCE == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }
}
