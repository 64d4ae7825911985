package people.projections;

import module java.base;
import module java.sql;

import people.RecordedEvent;
import people.exports.ExportColumn;

/// The dialects of SQL: what differs between databases.
enum SqlDialect {
  /// Days and times are texts as in ISO 8601, and truths are 0 and 1.
  SQLITE {
    @Override
    String type(ExportColumn.Type type) {
      return switch (type) {
        case INT, LONG -> "INTEGER";
        case DOUBLE -> "REAL";
        case BOOLEAN -> "BOOLEAN";
        case DATE -> "DATE";
        case INSTANT -> "TIMESTAMP";
        case TEXT -> "TEXT";
      };
    }

    @Override
    void prepare(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA busy_timeout = 10000");
        statement.execute("PRAGMA journal_mode = WAL"); // who reads waits for nobody
        statement.execute("PRAGMA secure_delete = ON"); // who was erased is in no free page
      }
    }

    @Override
    Object value(Object value) {
      return switch (value) {
        case Boolean truth -> truth ? 1 : 0;
        case LocalDate day -> day.toString();
        case Instant recorded -> RecordedEvent.shown(recorded);
        case null, default -> value;
      };
    }

    @Override
    String tableQuery() {
      return "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')";
    }
  },

  POSTGRESQL {
    @Override
    String type(ExportColumn.Type type) {
      return switch (type) {
        case INT -> "integer";
        case LONG -> "bigint";
        case DOUBLE -> "double precision";
        case BOOLEAN -> "boolean";
        case DATE -> "date";
        case INSTANT -> "timestamptz";
        case TEXT -> "text";
      };
    }

    /// Makes the schema that the address names, where there is none yet.
    @Override
    void prepare(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        String path = schemasNotThere(statement);
        if (path != null && path.matches("\\w+")) {
          statement.execute("CREATE SCHEMA IF NOT EXISTS " + quoted(path.toLowerCase(Locale.ROOT)));
          path = schemasNotThere(statement);
        }
        if (path != null) {
          throw new SQLException(
              "schema %s can't be used; expected one that is there, and the right to make tables in it"
                  .formatted(path));
        }
      }
    }

    /// The schemas that are looked into, where none of them can be used; else null.
    private static String schemasNotThere(Statement statement) throws SQLException {
      String query = "SELECT current_schema(), current_setting('search_path')";
      try (ResultSet row = statement.executeQuery(query)) {
        row.next();
        return row.getString(1) == null ? row.getString(2) : null;
      }
    }

    @Override
    Object value(Object value) {
      return switch (value) {
        case Instant recorded -> OffsetDateTime.ofInstant(recorded, ZoneOffset.UTC);
        case String text -> text.replace('\0', '\uFFFD'); // which it has not
        case null, default -> value;
      };
    }

    @Override
    String tableQuery() {
      return "SELECT table_name FROM information_schema.tables WHERE table_schema ="
          + " current_schema()";
    }
  };

  abstract String type(ExportColumn.Type type);

  abstract void prepare(Connection connection) throws SQLException;

  /// A value as the driver takes it.
  abstract Object value(Object value);

  /// Lists the names of all tables and views.
  abstract String tableQuery();

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
