package people.exports;

import module java.base;

/// Writes tables to a file.
public interface TableWriter {

  /// @param draft not there yet; what else is put beside it is removed
  /// @param about what the tables are of, by name, for formats that have room for it
  /// @throws IOException also for what the format can't hold
  void write(
      Path draft, ExportFormat format, List<ExportTable<?>> tables, Map<String, String> about)
      throws IOException;
}
