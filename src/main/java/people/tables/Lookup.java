package people.tables;

import module java.base;

import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Adds to rows the columns of the one row of another table that has the same key.
final class Lookup {

  private Lookup() {}

  static Table joined(Table rows, Table others, String... key) {
    if (key.length == 0) {
      throw new IllegalArgumentException(
          "no column to join by; expected one that both tables have");
    }
    RowKeys.requireAlike(rows, others, key);
    Map<List<Object>, Integer> places = new HashMap<>();
    IntFunction<List<Object>> keysOfOthers = RowKeys.of(others, key);
    for (int row = 0; row < others.rowCount(); row++) {
      List<Object> each = keysOfOthers.apply(row);
      if (each != null && places.putIfAbsent(each, row) != null) {
        throw new IllegalArgumentException(
            "two rows of '%s' have %s %s, and would double a row; expected one for each %s"
                .formatted(
                    others.name(),
                    String.join(", ", key),
                    each.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                    String.join(" and ", key)));
      }
    }
    IntFunction<List<Object>> keys = RowKeys.of(rows, key);
    int[] found = new int[rows.rowCount()];
    for (int row = 0; row < found.length; row++) {
      List<Object> each = keys.apply(row);
      found[row] = each == null ? -1 : places.getOrDefault(each, -1);
    }
    Table joined = rows.copy();
    for (Column<?> column : others.columns()) {
      if (!List.of(key).contains(column.name())) {
        joined.addColumns(Temporal.picked(column, found, Temporal.unused(joined, column.name())));
      }
    }
    return joined.setName(rows.name());
  }
}
