package people.tables;

import module java.base;

import people.exports.ExportColumn;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Makes a table of rows that come from elsewhere, with the columns of an export.
public final class RowTable {

  private RowTable() {}

  /// @param rows cells of the type that each column says; null for none
  public static Table of(String name, List<ExportColumn> columns, Iterator<Object[]> rows) {
    List<Column<?>> made = columns.stream().<Column<?>>map(RowTable::column).toList();
    rows.forEachRemaining(row -> {
      for (int i = 0; i < row.length; i++) {
        if (row[i] == null) {
          made.get(i).appendMissing();
        } else {
          made.get(i).appendObj(row[i]);
        }
      }
    });
    return Table.create(name, made);
  }

  private static Column<?> column(ExportColumn column) {
    return switch (column.type()) {
      case INT -> IntColumn.create(column.name());
      case LONG -> LongColumn.create(column.name());
      case DOUBLE -> DoubleColumn.create(column.name());
      case BOOLEAN -> BooleanColumn.create(column.name());
      case DATE -> DateColumn.create(column.name());
      case INSTANT -> InstantColumn.create(column.name());
      case TEXT -> StringColumn.create(column.name());
    };
  }
}
