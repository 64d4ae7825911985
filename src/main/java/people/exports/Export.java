package people.exports;

import module java.base;

import people.output.*;

/// Writes tables to a file in the format of its ending, in the place of another or not at all.
///
/// A million rows are held nowhere: rows are made one by one, and written as they come; a database
/// puts what does not fit beside the draft.
public final class Export {

  /// Null where the program has no library of a database.
  private static volatile TableWriter databases;

  private Export() {}

  /// Says by what the formats of databases are written, once for a program that has their
  /// libraries: nothing else is to need them.
  public static void use(TableWriter databases) {
    Export.databases = databases;
  }

  /// How a file is written.
  ///
  /// @param mayReplace whether a file that is there may be replaced
  /// @param excel CSV as Excel of this locale opens it by a double click; null for RFC 4180 with
  ///   each text as it is
  /// @param warnings is told what a format could not hold as it is
  public record Manner(boolean mayReplace, Locale excel, Consumer<String> warnings) {}

  /// Whether what a format needs is there.
  public static boolean isThere(ExportFormat format) {
    return !format.isOfDatabases() || databases != null;
  }

  /// Writes tables, one unless the format may hold several.
  ///
  /// @param about what they are of, by name, for formats that have room for it
  /// @throws FileAlreadyExistsException when a file is there that may not be replaced
  /// @throws IOException also for what the format can't hold; nothing is left then
  public static void write(
      Path file, List<ExportTable<?>> tables, Map<String, String> about, Manner manner)
      throws IOException {
    ExportFormat format = ExportFormat.of(file);
    if (tables.isEmpty() || tables.size() > 1 && !format.isOfSeveral()) {
      throw new IllegalArgumentException(
          "%d tables for %s; expected one".formatted(tables.size(), file));
    }
    TableWriter writer =
        switch (format) {
          case CSV -> new CsvFile(manner.excel);
          case JSON, JSON_LINES, CLOUD_EVENTS -> new JsonFile();
          case WORKBOOK -> new WorkbookFile(manner.warnings);
          case PARQUET, DUCKDB, SQLITE -> databases;
          case GEDCOM -> throw new IllegalArgumentException(file + " holds no tables");
        };
    if (writer == null) {
      throw new IOException("needs a library that is not there");
    }
    AtomicFile.write(file, manner.mayReplace, draft -> writer.write(draft, format, tables, about));
  }
}
