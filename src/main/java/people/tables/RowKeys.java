package people.tables;

import module java.base;

import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The keys by which rows belong together, made of the values of some columns; and the errors for
/// columns that are not there.
final class RowKeys {

  private RowKeys() {}

  /// The key of a row; null where a part of it is missing.
  static IntFunction<List<Object>> of(Table of, String... names) {
    IntFunction<List<Object>> groups = groups(of, names);
    return row -> {
      for (String name : names) {
        if (of.column(name).isMissing(row)) {
          return null;
        }
      }
      return groups.apply(row);
    };
  }

  /// The group of a row, of which a part may be missing.
  static IntFunction<List<Object>> groups(Table of, String... names) {
    List<Column<?>> columns = new ArrayList<>();
    for (String name : names) {
      require(of, name, null);
      columns.add(of.column(name));
    }
    // not List.of, since what is missing may be null
    return row -> {
      Object[] key = new Object[columns.size()];
      Arrays.setAll(key, i -> columns.get(i).get(row));
      return Arrays.asList(key);
    };
  }

  /// A key of another type would match nothing, and nobody would be told.
  static void requireAlike(Table one, Table other, String... key) {
    for (String name : key) {
      require(other, name, null);
      require(one, name, other.column(name).type());
    }
  }

  /// @param type null for any
  static void require(Table table, String name, ColumnType type) {
    Collection<String> there = table.columnNames();
    if (!there.contains(name)) {
      throw new IllegalArgumentException(
          "'%s' is not a column of %s; expected one of %s"
              .formatted(name, table.name(), String.join(", ", there)));
    }
    if (type != null && !table.column(name).type().equals(type)) {
      throw new IllegalArgumentException(
          "column '%s' of %s is of type %s; expected %s"
              .formatted(name, table.name(), table.column(name).type(), type));
    }
  }
}
