package people.rosters;

import module java.base;

import people.sheets.*;

/// Refuses rows with the errors that spreadsheets write into a cell whose formula has no value, in
/// the language of whoever saved it: `#N/A`, `#WERT!`, `#¿NOMBRE?`. They stand so in a CSV, too.
final class SpreadsheetErrors {

  /// `#NV`, `#N/D`, `#N/B` and `#I/T` are `#N/A` in other languages; LibreOffice has `Err:502`.
  private static final Pattern WORDS =
      Pattern.compile("#(?:N/[ADB]|NV|I/T|[¡¿]?[\\p{Lu}/0-9_]{3,20}[!?])|Err:5\\d\\d");

  private SpreadsheetErrors() {}

  /// Refuses a row that has one.
  ///
  /// @param columns those that are read
  static void refuse(SheetRow row, int[] columns, String[] headers) throws BadCell {
    for (int column : columns) {
      String cell = row.cell(column);
      boolean mayBe = cell.startsWith("#") || cell.startsWith("Err:");
      if (mayBe && WORDS.matcher(cell.strip()).matches()) {
        throw new BadCell(
            "%s: '%s' is an error of a spreadsheet; expected a value, or a blank cell"
                .formatted(headers[column], cell.strip()));
      }
    }
  }
}
