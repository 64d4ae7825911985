package people.databases;

import module java.base;
import module java.sql;

import people.RecordedEvent;
import people.exports.*;

/// Writes a SQLite file. Days and times are texts as in ISO 8601, and truths are 0 and 1, since
/// SQLite has no types for them; the columns are declared as DATE, TIMESTAMP and BOOLEAN, by which
/// some programs know.
final class SqliteFile {

  private static final int ROWS_AT_ONCE = 10_000;

  private SqliteFile() {}

  static void write(Path draft, List<ExportTable<?>> tables, Map<String, String> about)
      throws SQLException {
    DatabaseSchema schema = new DatabaseSchema(false, tables);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + draft);
        Statement statement = connection.createStatement()) {
      // nobody sees the draft, and what is left of one that fails is removed
      statement.execute("PRAGMA journal_mode = OFF");
      statement.execute("PRAGMA synchronous = OFF");
      statement.execute("PRAGMA foreign_keys = OFF");
      connection.setAutoCommit(false);
      statement.execute(schema.createAbout());
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO \"about\" VALUES (?, ?)")) {
        for (Map.Entry<String, String> each : about.entrySet()) {
          insert.setString(1, each.getKey());
          insert.setString(2, each.getValue());
          insert.execute();
        }
      }
      for (ExportTable<?> table : schema.tables()) {
        statement.execute(schema.create(table));
        insert(connection, schema.insert(table), table);
      }
      for (String each : schema.indexesAndViews()) {
        statement.execute(each);
      }
      connection.commit();
    }
  }

  private static void insert(Connection connection, String sql, ExportTable<?> table)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      int rows = 0;
      for (Object[] row : table.values()) {
        for (int i = 0; i < row.length; i++) {
          set(insert, i + 1, row[i]);
        }
        insert.addBatch();
        if (++rows % ROWS_AT_ONCE == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private static void set(PreparedStatement insert, int place, Object value) throws SQLException {
    switch (value) {
      case null -> insert.setObject(place, null);
      case Integer number -> insert.setInt(place, number);
      case Long number -> insert.setLong(place, number);
      case Double number -> insert.setDouble(place, number);
      case Boolean truth -> insert.setInt(place, truth ? 1 : 0);
      case Instant recorded -> insert.setString(place, RecordedEvent.shown(recorded));
      default -> insert.setString(place, value.toString());
    }
  }
}
