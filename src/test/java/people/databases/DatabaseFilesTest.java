package people.databases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;
import module java.sql;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import people.exports.*;

/// Each database reads back what was written, with its types.
class DatabaseFilesTest extends ExportFixture {

  @BeforeAll
  static void takeTheLibraries() {
    Export.use(new DatabaseFiles());
  }

  private interface Question<T> {
    T ask(Statement statement) throws SQLException;
  }

  private static <T> T ask(String url, Question<T> question) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      return question.ask(statement);
    }
  }

  /// The rows of an answer, with spaces between their values.
  private static List<String> rows(String url, String sql) throws SQLException {
    return ask(
        url,
        statement -> {
          List<String> rows = new ArrayList<>();
          ResultSet results = statement.executeQuery(sql);
          while (results.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
              row.add(String.valueOf(results.getObject(i)));
            }
            rows.add(String.join(" ", row));
          }
          return rows;
        });
  }

  private static List<String> texts(String url, String from) throws SQLException {
    return ask(
        url,
        statement -> {
          ResultSet results =
              statement.executeQuery("SELECT value FROM %s ORDER BY person".formatted(from));
          List<String> texts = new ArrayList<>();
          while (results.next()) {
            texts.add(results.getString(1));
          }
          return texts;
        });
  }

  private static List<String> withNull() {
    List<String> texts = new ArrayList<>(TEXTS);
    texts.add(null);
    return texts;
  }

  @Test
  void parquetHasTheTypesAndTexts() throws Exception {
    Path file = write("strange.parquet", table());
    String from = "'%s'".formatted(file);
    assertEquals(withNull(), texts("jdbc:duckdb:", from));
    assertEquals(
        List.of(
            "person INTEGER",
            "position BIGINT",
            "years DOUBLE",
            "certain BOOLEAN",
            "from DATE",
            "recorded TIMESTAMP WITH TIME ZONE",
            "value VARCHAR"),
        rows(
            "jdbc:duckdb:",
            "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM %s)".formatted(from)));
    assertEquals(
        List.of("1 5000000000 0.0 true 1815-12-10 1423906030120345"),
        rows(
            "jdbc:duckdb:",
            "SELECT person, position, years, certain, \"from\", epoch_us(recorded) FROM %s WHERE"
                    .formatted(from)
                + " person = 1"));
    assertEquals(
        List.of("ZSTD"),
        rows(
            "jdbc:duckdb:",
            "SELECT DISTINCT compression FROM parquet_metadata(%s)".formatted(from)));
    try (Stream<Path> there = Files.list(folder)) {
      assertEquals(List.of(file), there.toList());
    }
  }

  @Test
  void duckDbHasTablesWithKeys() throws Exception {
    String url = "jdbc:duckdb:" + write("strange.duckdb", table());
    assertEquals(withNull(), texts(url, "strange"));
    assertEquals(
        List.of("11 6 4 5"),
        rows(
            url,
            "SELECT count(*), count(DISTINCT \"from\") + 1, count(*) FILTER (WHERE NOT certain) -"
                + " 1, count(*) FILTER (WHERE certain) FROM strange"));
    assertThrows(
        SQLException.class,
        () -> rows(url, "INSERT INTO strange (person) VALUES (1) RETURNING person"));
    assertEquals(List.of("observedUntil 2019-12-31"), rows(url, "SELECT * FROM about"));
  }

  @Test
  void sqliteHasTablesWithKeys() throws Exception {
    String url = "jdbc:sqlite:" + write("strange.sqlite", table());
    assertEquals(withNull(), texts(url, "strange"));
    assertEquals(
        List.of("integer integer real integer text text text"),
        rows(
            url,
            "SELECT typeof(person), typeof(position), typeof(years), typeof(certain),"
                + " typeof(\"from\"), typeof(recorded), typeof(value) FROM strange WHERE person ="
                + " 2"));
    assertEquals(
        List.of("5000000001 0.125 0 1900-02-28 2015-02-14T09:27:11.120345Z"),
        rows(
            url,
            "SELECT position, years, certain, CAST(\"from\" AS TEXT), CAST(recorded AS TEXT) FROM"
                + " strange WHERE person = 2"));
    assertThrows(
        SQLException.class,
        () -> rows(url, "INSERT INTO strange (person) VALUES (1) RETURNING person"));
    assertEquals(List.of("ok"), rows(url, "PRAGMA integrity_check"));
  }
}
