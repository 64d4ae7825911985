package people.tables;

import module java.base;

import people.exports.*;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tools.jackson.databind.json.JsonMapper;

/// Writes a table to a file, in the format of its ending.
final class TableFile {

  private TableFile() {}

  static void write(Table table, Path file) throws IOException {
    ExportFormat format;
    try {
      format = ExportFormat.of(file);
    } catch (IllegalArgumentException unknown) {
      format = null;
    }
    boolean isWritten =
        format != null
            && switch (format) {
              case CSV, JSON, JSON_LINES, WORKBOOK -> true;
              case PARQUET, DUCKDB, SQLITE -> Export.isThere(format);
              case CLOUD_EVENTS, GEDCOM -> false;
            };
    if (!isWritten) {
      boolean isOfDatabases = format != null && format.isOfDatabases();
      throw new IllegalArgumentException(
          "'%s' can't be written here; expected .csv, .json, .jsonl or .xlsx%s"
              .formatted(file, isOfDatabases ? "; ./jbang export has the others" : ""));
    }
    List<ExportColumn> columns = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      columns.add(new ExportColumn(column.name(), type(column)));
    }
    ExportTable<Object[]> exported =
        new ExportTable<>(
            "rows",
            columns,
            cells -> cells,
            cells -> json(columns, cells),
            ExportTable.rows(table.rowCount(), row -> cells(table, columns, row)),
            List.of(),
            false);
    Export.write(file, List.of(exported), Map.of(), new Export.Manner(true, null, _ -> {}));
  }

  private static ExportColumn.Type type(Column<?> column) {
    ColumnType type = column.type();
    return type == ColumnType.INTEGER || type == ColumnType.SHORT
        ? ExportColumn.Type.INT
        : type == ColumnType.LONG
            ? ExportColumn.Type.LONG
            : column instanceof NumericColumn<?>
                ? ExportColumn.Type.DOUBLE
                : type == ColumnType.BOOLEAN
                    ? ExportColumn.Type.BOOLEAN
                    : type == ColumnType.LOCAL_DATE
                        ? ExportColumn.Type.DATE
                        : type == ColumnType.INSTANT
                            ? ExportColumn.Type.INSTANT
                            : ExportColumn.Type.TEXT;
  }

  private static Object[] cells(Table table, List<ExportColumn> columns, int row) {
    Object[] cells = new Object[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      Column<?> column = table.column(i);
      cells[i] =
          column.isMissing(row)
              ? null
              : switch (columns.get(i).type()) {
                case INT -> ((Number) column.get(row)).intValue();
                case DOUBLE -> ((NumericColumn<?>) column).getDouble(row);
                case LONG, BOOLEAN, DATE, INSTANT -> column.get(row);
                case TEXT -> String.valueOf(column.get(row));
              };
    }
    return cells;
  }

  private static String json(List<ExportColumn> columns, Object[] cells) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      Object cell = cells[i];
      row.put(
          columns.get(i).name(),
          cell instanceof LocalDate || cell instanceof Instant ? cell.toString() : cell);
    }
    return JsonMapper.shared().writeValueAsString(row);
  }
}
