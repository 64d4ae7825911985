package people.cli;

import module java.base;

/// The columns of an answer, and the cells that a row of it has in them.
///
/// @param names `fromCity` in CSV and JSON stands as `FROM CITY` above a table
/// @param cells null for an empty one
record AnswerColumns<T>(List<String> names, Function<? super T, Object[]> cells) {

  /// @param names with spaces between them
  AnswerColumns(String names, Function<? super T, Object[]> cells) {
    this(List.of(names.split(" ")), cells);
  }

  /// The cells of a row: `row -> cells(row.position(), row.what())`.
  static Object[] cells(Object... cells) {
    return cells;
  }
}
