package people.sheets;

/// A row of a table. It never changes, so it may be kept and given to other threads.
public final class SheetRow {

  private final long line;
  private final String[] cells;
  private final String raw;

  /// @param cells not copied: nobody else may have them
  SheetRow(long line, String[] cells, String raw) {
    this.line = line;
    this.cells = cells;
    this.raw = raw;
  }

  /// Where the row begins: a line of a CSV, a row of a workbook, from 1.
  public long line() {
    return line;
  }

  /// The text of a cell as it is written, without quotes; empty for a cell that is blank or that
  /// the row is too short for. Of a workbook: a date as `1815-12-10`, with a time as
  /// `1815-12-10T09:30:00`; a number without needless zeros, or with those that its format puts in
  /// front.
  ///
  /// @param column from 0
  public String cell(int column) {
    return column < cells.length ? cells[column] : "";
  }

  /// How many cells the row has as it is written, blank ones too.
  public int size() {
    return cells.length;
  }

  /// The row as it is written, without the end of its line; it may go over several lines. A row of
  /// a workbook as a line of a CSV with commas.
  public String raw() {
    return raw;
  }

  /// Cells as a line of a CSV with commas.
  static String asCsv(String[] cells) {
    var line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i];
      line.append(i > 0 ? "," : "");
      boolean isQuoted =
          cell.indexOf(',') >= 0
              || cell.indexOf('"') >= 0
              || cell.indexOf('\n') >= 0
              || cell.indexOf('\r') >= 0;
      line.append(isQuoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }
    return line.toString();
  }

  boolean isBlank() {
    return countFilled() == 0;
  }

  /// How many cells are not blank.
  public int countFilled() {
    int filled = 0;
    for (String cell : cells) {
      filled += cell.isEmpty() ? 0 : 1;
    }
    return filled;
  }

  /// The number of cells up to the last that is not blank.
  int width() {
    int width = cells.length;
    while (width > 0 && cells[width - 1].isEmpty()) {
      width--;
    }
    return width;
  }

  boolean hasCellsOf(SheetRow other) {
    int width = Math.max(cells.length, other.cells.length);
    for (int i = 0; i < width; i++) {
      if (!cell(i).equals(other.cell(i))) {
        return false;
      }
    }
    return true;
  }

  /// For messages.
  @Override
  public String toString() {
    return line + ": " + raw;
  }
}
