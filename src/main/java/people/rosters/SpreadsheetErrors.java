package people.rosters;

import module java.base;

import people.sheets.*;

/// What spreadsheets write into a cell whose formula has no value, into a CSV too.
final class SpreadsheetErrors {

  private static final Set<String> WORDS =
      Set.of(
          "#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!");

  private SpreadsheetErrors() {}

  /// Refuses a row that has one.
  ///
  /// @param columns those that are read
  static void refuse(SheetRow row, int[] columns, String[] headers) throws BadCell {
    for (int column : columns) {
      String cell = row.cell(column);
      if (cell.startsWith("#") && WORDS.contains(cell.strip())) {
        throw new BadCell(
            "%s: '%s' is an error of a spreadsheet; expected a value, or a blank cell"
                .formatted(headers[column], cell.strip()));
      }
    }
  }
}
