package people.bench;

import module java.base;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;

/// DuckDB in memory, with a thread for each core. It is told the shape of the lines, so that it
/// need not find out, and is spared what our table has besides: positions, days, and that each
/// line's check is verified.
final class DuckDb implements AutoCloseable {

  private static final String NAME = "STRUCT(firstname VARCHAR, lastname VARCHAR)";
  private static final String ADDRESS =
      "STRUCT(street VARCHAR, city VARCHAR, postcode VARCHAR, country VARCHAR)";

  private final Connection connection;
  private final Statement statement;
  private PreparedStatement question;

  DuckDb() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    statement = connection.createStatement();
    statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
  }

  /// @return how many rows the table `events` has
  long readJson(Path file) throws SQLException {
    return table(
        """
        SELECT personId AS person, type, _datetime AS recorded, effective,
          coalesce(status, newStatus) AS status,
          coalesce(name.firstname, newName.firstname) AS firstname,
          coalesce(name.lastname, newName.lastname) AS lastname,
          coalesce(address.street, newAddress.street) AS street,
          coalesce(address.city, newAddress.city) AS city,
          coalesce(address.postcode, newAddress.postcode) AS postcode,
          coalesce(address.country, newAddress.country) AS country,
          source, coalesce(corrects, retracts) AS about
        FROM read_json('%1$s', format = 'newline_delimited', columns = {type: 'VARCHAR',
          personId: 'INTEGER', name: '%2$s', newName: '%2$s', status: 'VARCHAR',
          newStatus: 'VARCHAR', address: '%3$s', newAddress: '%3$s', effective: 'VARCHAR',
          source: 'VARCHAR', corrects: 'BIGINT', retracts: 'BIGINT', _datetime: 'TIMESTAMP'})
        """
            .formatted(quoted(file), NAME, ADDRESS));
  }

  long readParquet(Path file) throws SQLException {
    return table("SELECT * FROM read_parquet('%s')".formatted(quoted(file)));
  }

  private long table(String select) throws SQLException {
    statement.execute("CREATE OR REPLACE TABLE events AS " + select);
    return number("SELECT count(*) FROM events");
  }

  void writeParquet(Path file) throws SQLException {
    statement.execute(
        "COPY events TO '%s' (FORMAT parquet, COMPRESSION zstd)".formatted(quoted(file)));
  }

  /// The table `facts`: what a question about statuses needs of each event, as DuckDB can answer it
  /// fastest. The greatest `place` decides: a creation's status holds until any other, nothing
  /// follows a death.
  void prepareQuestions() throws SQLException {
    statement.execute(
        """
        CREATE OR REPLACE TABLE facts AS
        SELECT person, recorded, day, status::ENUM ('SINGLE', 'MARRIED', 'PARTNERED', 'SEPARATED',
            'DIVORCED', 'WIDOWED', 'UNKNOWN', 'DEAD') AS status,
          CASE type WHEN 'PERSON_CREATION' THEN -1 WHEN 'PERSON_DEATH' THEN 9223372036854775807
            ELSE (day - DATE '0001-01-01') * 4294967296 + position END AS place
        FROM (
          SELECT person, type, recorded, row_number() OVER (ORDER BY recorded) AS position,
            CASE WHEN type = 'PERSON_DEATH' THEN 'DEAD' ELSE status END AS status,
            coalesce((effective || substr('-01-01', 1 + length(effective) - 4))::DATE,
              recorded::DATE) AS day
          FROM events)
        ORDER BY recorded
        """);
    question =
        connection.prepareStatement(
            """
            SELECT status, count(*) FROM (
              SELECT arg_max(status, place) AS status FROM facts
              WHERE status IS NOT NULL AND day <= ? AND recorded <= ? GROUP BY person)
            WHERE status <> 'DEAD' GROUP BY status
            """);
  }

  Map<String, Long> countByStatus(LocalDate at, Instant known) throws SQLException {
    question.setObject(1, at);
    question.setTimestamp(2, Timestamp.valueOf(LocalDateTime.ofInstant(known, ZoneOffset.UTC)));
    Map<String, Long> counts = new TreeMap<>();
    try (ResultSet rows = question.executeQuery()) {
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getLong(2));
      }
    }
    return counts;
  }

  /// What tells whether two tables are the same, as [ReadWorks] asks ours.
  Map<String, Long> digest() throws SQLException {
    Map<String, Long> digest = new TreeMap<>();
    digest.put("rows", number("SELECT count(*) FROM events"));
    digest.put("people", number("SELECT sum(person) FROM events"));
    digest.put(
        "recorded",
        number("SELECT sum(epoch_ms(date_trunc('milliseconds', recorded))) FROM events"));
    for (String text : ReadWorks.TEXTS) {
      digest.put(text, number("SELECT coalesce(sum(length(%s)), 0) FROM events".formatted(text)));
    }
    return digest;
  }

  private long number(String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static String quoted(Path file) {
    return file.toString().replace("'", "''");
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
