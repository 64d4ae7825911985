package people.exports;

import module java.base;

/// Writes JSON: an array with a row a line, or JSON Lines.
final class JsonFile implements TableWriter {

  @Override
  public void write(
      Path draft, ExportFormat format, List<ExportTable<?>> tables, Map<String, String> about)
      throws IOException {
    try (Writer out = Files.newBufferedWriter(draft)) {
      write(tables.getFirst(), format == ExportFormat.JSON, out);
    }
  }

  private static <T> void write(ExportTable<T> table, boolean isArray, Writer out)
      throws IOException {
    String before = isArray ? "[\n  " : "";
    for (T row : table.rows()) {
      out.write(before);
      out.write(table.json().apply(row));
      before = isArray ? ",\n  " : "\n";
    }
    boolean isEmpty = before.isEmpty() || before.startsWith("[");
    out.write(isArray ? isEmpty ? "[]\n" : "\n]\n" : isEmpty ? "" : "\n");
  }
}
