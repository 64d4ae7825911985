package people.databases;

import module java.base;
import module java.sql;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import people.exports.*;

/// Writes a DuckDB file, and by DuckDB Parquet with zstd.
final class DuckDbFile {

  /// Rows after which DuckDB takes what was appended.
  private static final int ROWS_AT_ONCE = 100_000;

  private DuckDbFile() {}

  static void write(Path draft, List<ExportTable<?>> tables, Map<String, String> about)
      throws SQLException {
    DatabaseSchema schema = new DatabaseSchema(true, tables);
    try (DuckDBConnection connection = open(draft);
        Statement statement = connection.createStatement()) {
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
        append(connection, table);
      }
      for (String each : schema.indexesAndViews()) {
        statement.execute(each);
      }
      statement.execute("CHECKPOINT");
    }
  }

  /// By a database beside the draft, so that a table need not fit into memory.
  static void writeParquet(Path draft, ExportTable<?> table) throws SQLException {
    DatabaseSchema schema = new DatabaseSchema(true, List.of(table));
    try (DuckDBConnection connection = open(draft.resolveSibling("table.duckdb"));
        Statement statement = connection.createStatement()) {
      statement.execute(schema.create(withoutKey(table)));
      append(connection, table);
      statement.execute(
          "COPY %s TO '%s' (FORMAT parquet, COMPRESSION zstd)"
              .formatted(DatabaseSchema.quoted(table.name()), draft.toString().replace("'", "''")));
    }
  }

  private static <T> ExportTable<T> withoutKey(ExportTable<T> table) {
    return new ExportTable<>(
        table.name(), table.columns(), table.cells(), table.json(), table.rows(), List.of(), false);
  }

  private static DuckDBConnection open(Path file) throws SQLException {
    return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file);
  }

  private static void append(DuckDBConnection connection, ExportTable<?> table)
      throws SQLException {
    try (DuckDBAppender appender =
        connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table.name())) {
      int rows = 0;
      for (Object[] row : table.values()) {
        appender.beginRow();
        for (Object value : row) {
          append(appender, value);
        }
        appender.endRow();
        if (++rows % ROWS_AT_ONCE == 0) {
          appender.flush();
        }
      }
    }
  }

  private static void append(DuckDBAppender appender, Object value) throws SQLException {
    switch (value) {
      case null -> appender.appendNull();
      case Integer number -> appender.append(number.intValue());
      case Long number -> appender.append(number.longValue());
      case Double number -> appender.append(number.doubleValue());
      case Boolean truth -> appender.append(truth.booleanValue());
      case LocalDate day -> appender.append(day);
      case Instant recorded -> appender.append(recorded.atOffset(ZoneOffset.UTC));
      default -> appender.append(value.toString());
    }
  }
}
