package people.sheets;

import module java.base;

/// All rows of a table as they stand in its file, blank ones and the header too.
interface RowSource extends Closeable {

  /// The next row; null at the end.
  ///
  /// @throws people.TimelineException with file and line when what comes next can't be read
  SheetRow next() throws IOException;

  /// Cells that are shown as one, from row and column to row and column, from 1.
  record MergedCells(int row, int column, int lastRow, int lastColumn) {}

  /// Cells that are merged; none in a CSV.
  default List<MergedCells> merges() {
    return List.of();
  }

  /// How the file is written, such as `CSV, ';', windows-1252, CRLF`.
  String described();

  /// Whether a row has all cells that its writer meant; one of a workbook ends with its last one.
  default boolean isAsLongAsWritten() {
    return true;
  }

  /// What was noticed in the rows so far, a line each.
  default List<String> notes() {
    return List.of();
  }

  /// The day that a number of days is; null where they are not kept so.
  default LocalDate day(String days) {
    return null;
  }

  /// What a row is called in messages: `line` or `row`.
  String unit();
}
