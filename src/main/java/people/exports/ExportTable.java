package people.exports;

import module java.base;

/// A table that is exported: columns with types, and rows that are made while they are written, so
/// that none is held.
///
/// @param <T> of a row
/// @param name a word in lower case, which a database calls it by
/// @param cells of a row, as many as there are columns; null for an empty one
/// @param json a row as one line of JSON
/// @param key names of the columns that tell rows apart; empty where none do
/// @param isOfPersons whether the column `person` is one of the table `persons`
public record ExportTable<T>(
    String name,
    List<ExportColumn> columns,
    Function<? super T, Object[]> cells,
    Function<? super T, String> json,
    Iterable<T> rows,
    List<String> key,
    boolean isOfPersons) {

  public ExportTable {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /// The rows, with values in the types of the columns.
  public Iterable<Object[]> values() {
    return () -> {
      Iterator<T> iterator = rows.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return iterator.hasNext();
        }

        @Override
        public Object[] next() {
          Object[] row = cells.apply(iterator.next()).clone();
          for (int i = 0; i < row.length; i++) {
            row[i] = columns.get(i).value(row[i]);
          }
          return row;
        }
      };
    };
  }

  /// Rows by number, each made when it is read.
  public static <T> Iterable<T> rows(int size, IntFunction<T> row) {
    return () -> IntStream.range(0, size).mapToObj(row).iterator();
  }
}
