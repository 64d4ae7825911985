package people.cluster;

import module java.base;

import org.apache.spark.sql.Row;
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

/// Rows of Spark as a table of Tablesaw.
final class TableOfRows {

  private TableOfRows() {}

  static Table of(String name, List<ExportColumn> columns, List<Row> rows) {
    Table table = Table.create(name);
    for (int i = 0; i < columns.size(); i++) {
      Column<?> column = column(columns.get(i));
      for (Row row : rows) {
        if (row.isNullAt(i)) {
          column.appendMissing();
        } else {
          column.appendObj(row.get(i));
        }
      }
      table.addColumns(column);
    }
    return table;
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
