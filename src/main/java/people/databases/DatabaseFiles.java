package people.databases;

import module java.base;
import module java.sql;

import people.exports.*;

/// Writes Parquet, DuckDB and SQLite files. Rows go to the database as they are made; what does not
/// fit into its memory it keeps beside the draft.
public final class DatabaseFiles implements TableWriter {

  @Override
  public void write(
      Path draft, ExportFormat format, List<ExportTable<?>> tables, Map<String, String> about)
      throws IOException {
    try {
      switch (format) {
        case PARQUET -> DuckDbFile.writeParquet(draft, tables.getFirst());
        case DUCKDB -> DuckDbFile.write(draft, tables, about);
        case SQLITE -> SqliteFile.write(draft, tables, about);
        case CSV, JSON, CLOUD_EVENTS, JSON_LINES, WORKBOOK, GEDCOM ->
            throw new IllegalArgumentException(format + " is written without a database");
      }
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
