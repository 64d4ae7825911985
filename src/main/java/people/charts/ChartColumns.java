package people.charts;

import module java.base;

import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Takes columns out of a table for a chart, or says in one line what is wrong with it.
///
/// @param chart what the chart is called in errors
record ChartColumns(String chart, Table table) {

  DateColumn dates(String name) {
    return typed(name, DateColumn.class, "LOCAL_DATE");
  }

  StringColumn texts(String name) {
    return typed(name, StringColumn.class, "STRING");
  }

  NumericColumn<?> numbers(String name) {
    return typed(name, NumericColumn.class, "INTEGER");
  }

  BooleanColumn booleans(String name) {
    return typed(name, BooleanColumn.class, "BOOLEAN");
  }

  /// Whether a row is certain: by the column `certain`, if the table has it; a missing value says
  /// nothing against it.
  IntPredicate certain() {
    if (!has("certain")) {
      return _ -> true;
    }
    BooleanColumn certain = booleans("certain");
    return row -> certain.isMissing(row) || certain.get(row);
  }

  private <C> C typed(String name, Class<C> type, String expected) {
    if (!has(name)) {
      throw new IllegalArgumentException(
          "%s needs the column '%s'; the table has %s".formatted(chart, name, names()));
    }
    Column<?> column = table.column(name);
    if (!type.isInstance(column)) {
      throw new IllegalArgumentException(
          "%s needs the column '%s' as %s; it is %s"
              .formatted(chart, name, expected, column.type().name()));
    }
    return type.cast(column);
  }

  /// The first of several columns that the table has.
  String oneOf(List<String> names) {
    return names.stream()
        .filter(this::has)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s needs one of the columns %s; the table has %s"
                    .formatted(chart, String.join(", ", names), names())));
  }

  boolean has(String name) {
    return table.containsColumn(name) && table.columnNames().contains(name);
  }

  private String names() {
    return table.columnCount() == 0 ? "no columns" : String.join(", ", table.columnNames());
  }

  /// The number in a row of a column that a table may have; 0 where it has not, or it is missing.
  long number(String name, int row) {
    return has(name) ? number(numbers(name), row) : 0;
  }

  /// The number in a row, 0 where it is missing.
  static long number(NumericColumn<?> column, int row) {
    return column.isMissing(row) ? 0 : Math.round(column.getDouble(row));
  }

  /// The text in a row on one line, or `instead` where it is missing or empty.
  static String text(StringColumn column, int row, String instead) {
    String text = oneLine(column.get(row));
    return text.isEmpty() ? instead : text;
  }

  /// Without control characters, which would break a label into lines or an SVG altogether.
  static String oneLine(String text) {
    return text == null
        ? ""
        : text.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF\\s]+", " ").strip();
  }

  static LocalDate later(LocalDate one, LocalDate other) {
    return one == null || other != null && other.isAfter(one) ? other : one;
  }

  static LocalDate earlier(LocalDate one, LocalDate other) {
    return one == null || other != null && other.isBefore(one) ? other : one;
  }
}
