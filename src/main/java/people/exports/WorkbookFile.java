package people.exports;

import module java.base;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import people.RecordedEvent;

/// Writes an Excel workbook (ECMA-376), with a sheet for each table and a few rows in memory. What
/// Excel does not have is written as a text, and said: days before 1 March 1900, before which it
/// counts a day that never was, and after 9999; times, of which it would lose the microseconds.
final class WorkbookFile implements TableWriter {

  private static final LocalDate FIRST = LocalDate.of(1900, 3, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private static final int MOST_CHARACTERS = 32_767;
  private static final int ROWS_AT_ONCE = 500;

  /// What XML can't hold, and what would be read as such a letter in the form that Excel has for
  /// it.
  private static final Pattern ESCAPED =
      Pattern.compile(
          "[\\x00-\\x08\\x0B\\x0C\\r\\x0E-\\x1F\\uFFFE\\uFFFF]|\\p{Cs}|_(?=x[0-9A-Fa-f]{4}_)");

  private final Consumer<String> warnings;
  private int oldDates;

  WorkbookFile(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  @Override
  public void write(
      Path draft, ExportFormat format, List<ExportTable<?>> tables, Map<String, String> about)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft));
        Workbook workbook = new Workbook(out, "people", "01.0000")) {
      for (ExportTable<?> table : tables) {
        write(table, workbook.newWorksheet(table.name()));
      }
    }
    if (oldDates > 0) {
      warnings.accept(
          "%s before 1 March 1900 or after 9999, which Excel can't hold: written as text"
              .formatted(oldDates == 1 ? "1 date is" : oldDates + " dates are"));
    }
  }

  private void write(ExportTable<?> table, Worksheet sheet) throws IOException {
    for (int i = 0; i < table.columns().size(); i++) {
      sheet.inlineString(0, i, table.columns().get(i).name());
      sheet.style(0, i).bold().set();
    }
    sheet.freezePane(0, 1);
    int at = 1;
    for (Object[] row : table.values()) {
      if (at == Worksheet.MAX_ROWS) {
        throw new IOException(
            "%s has more rows than the %,d of a sheet of Excel; .csv and .parquet hold them"
                .formatted(table.name(), Worksheet.MAX_ROWS));
      }
      for (int i = 0; i < row.length; i++) {
        write(sheet, at, i, row[i]);
      }
      at++;
      if (at % ROWS_AT_ONCE == 0) {
        sheet.flush();
      }
    }
    sheet.finish();
  }

  private void write(Worksheet sheet, int row, int column, Object value) throws IOException {
    switch (value) {
      case null -> {}
      case Number number -> sheet.value(row, column, number);
      case Boolean truth -> sheet.value(row, column, truth);
      case LocalDate date when !date.isBefore(FIRST) && !date.isAfter(LAST) -> {
        sheet.value(row, column, date);
        sheet.style(row, column).format("yyyy-mm-dd").set();
      }
      case LocalDate date -> {
        oldDates++;
        sheet.inlineString(row, column, date.toString());
      }
      case Instant recorded -> sheet.inlineString(row, column, RecordedEvent.shown(recorded));
      default -> sheet.inlineString(row, column, text(value.toString()));
    }
  }

  private static String text(String text) throws IOException {
    if (text.length() > MOST_CHARACTERS) {
      throw new IOException(
          "a text of %,d characters is longer than the %,d of a cell of Excel: '%s…'"
              .formatted(text.length(), MOST_CHARACTERS, text.substring(0, 20)));
    }
    return ESCAPED
        .matcher(text)
        .replaceAll(found -> String.format("_x%04X_", (int) found.group().charAt(0)));
  }
}
