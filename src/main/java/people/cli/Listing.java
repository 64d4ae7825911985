package people.cli;

import module java.base;

/// An answer of any number of rows, in each of the formats.
///
/// @param table for people to read
/// @param csv for programs
/// @param json one row as an element of the array
record Listing<T>(AnswerColumns<T> table, AnswerColumns<T> csv, Function<? super T, String> json) {

  /// The same columns in every format; a row in JSON is an object of the cells that are not empty.
  static <T> Listing<T> of(AnswerColumns<T> columns) {
    return of(columns, columns);
  }

  /// @param data the columns of CSV and JSON
  static <T> Listing<T> of(AnswerColumns<T> table, AnswerColumns<T> data) {
    return new Listing<>(table, data, row -> JsonOutput.row(data, row));
  }
}
