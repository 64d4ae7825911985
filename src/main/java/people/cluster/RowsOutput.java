package people.cluster;

import module java.base;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import org.apache.spark.sql.Row;
import people.exports.ExportColumn;
import people.output.Terminal;
import people.output.TextTable;
import tools.jackson.databind.json.JsonMapper;

/// Prints rows, each as it comes but for a table.
record RowsOutput(Terminal out, RowFormat format) {

  enum RowFormat {
    table,
    csv,
    json,
    rows
  }

  /// A table for people is no longer: it has to be held to know how wide its columns are.
  private static final int MOST = 100_000;

  void print(List<ExportColumn> columns, Iterator<Row> rows) {
    List<String> names = columns.stream().map(ExportColumn::name).toList();
    switch (format) {
      case table -> table(names, rows);
      case csv -> csv(names, rows);
      case json -> json(names, rows);
      case rows -> rows(columns, rows);
    }
  }

  private void table(List<String> names, Iterator<Row> rows) {
    TextTable table =
        new TextTable(
            names.stream()
                .map(name -> name.replaceAll("([A-Z])", " $1").toUpperCase(Locale.ROOT))
                .toArray(String[]::new));
    for (int row = 0; rows.hasNext() && row < MOST; row++) {
      table.add(cells(rows.next()).map(RowsOutput::shown).toArray());
    }
    table.lines().forEach(out::println);
    if (rows.hasNext()) {
      out.println("… only %,d rows; --format csv or -o has all".formatted(MOST));
    }
  }

  private static Stream<Object> cells(Row row) {
    return IntStream.range(0, row.size()).mapToObj(row::get);
  }

  private static Object shown(Object cell) {
    return cell instanceof Double number ? String.format(Locale.ROOT, "%.4f", number) : cell;
  }

  private void csv(List<String> names, Iterator<Row> rows) {
    PrintStream data = out.data();
    CsvWriter writer =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .build(new OutputStreamWriter(data, StandardCharsets.UTF_8));
    try {
      writer.writeRecord(names);
      while (rows.hasNext()) {
        writer.writeRecord(
            cells(rows.next())
                .map(cell -> cell == null ? "" : cell.toString())
                .toArray(String[]::new));
      }
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// For programs: names with types, and then a line for each row.
  private void rows(List<ExportColumn> columns, Iterator<Row> rows) {
    JsonMapper mapper = JsonMapper.builder().build();
    Map<String, String> types = new LinkedHashMap<>();
    columns.forEach(column -> types.put(column.name(), column.type().name()));
    out.println(mapper.writeValueAsString(types));
    rows.forEachRemaining(row ->
        out.println(
            mapper.writeValueAsString(
                cells(row)
                    .map(cell ->
                        cell == null || cell instanceof Number || cell instanceof Boolean
                            ? cell
                            : cell.toString())
                    .toList())));
  }

  private void json(List<String> names, Iterator<Row> rows) {
    JsonMapper mapper = JsonMapper.builder().build();
    String before = "[";
    while (rows.hasNext()) {
      Row row = rows.next();
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        if (!row.isNullAt(i)) {
          Object cell = row.get(i);
          object.put(
              names.get(i),
              cell instanceof Number || cell instanceof Boolean ? cell : cell.toString());
        }
      }
      out.print(before + "\n  " + mapper.writeValueAsString(object));
      before = ",";
    }
    out.println(before.equals("[") ? "[]" : "\n]");
  }
}
