package people.exports;

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.text.DecimalFormatSymbols;
import people.RecordedEvent;

/// Writes CSV: as RFC 4180 has it in UTF-8, with each text as it is; or as Excel opens it by a
/// double click, with a byte order mark, the separators of a locale, and cells that would be
/// formulas made texts (OWASP, *CSV Injection*) by an apostrophe before them.
final class CsvFile implements TableWriter {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /// What a spreadsheet takes for the beginning of a formula, also in full width.
  private static final String FORMULA = "=+-@\t\r＝＋－＠";

  private final boolean isForExcel;
  private final boolean isWithCommas;

  /// @param excel the locale; null for RFC 4180
  CsvFile(Locale excel) {
    isForExcel = excel != null;
    isWithCommas =
        isForExcel && DecimalFormatSymbols.getInstance(excel).getDecimalSeparator() == ',';
  }

  @Override
  public void write(
      Path draft, ExportFormat format, List<ExportTable<?>> tables, Map<String, String> about)
      throws IOException {
    ExportTable<?> table = tables.getFirst();
    try (Writer out =
        new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(draft), UTF_8))) {
      if (isForExcel) {
        out.write(BYTE_ORDER_MARK);
      }
      CsvWriter csv =
          CsvWriter.builder()
              .fieldSeparator(isWithCommas ? ';' : ',')
              .lineDelimiter(isForExcel ? LineDelimiter.CRLF : LineDelimiter.LF)
              .build(out);
      csv.writeRecord(table.columns().stream().map(ExportColumn::name).map(this::text).toList());
      for (Object[] row : table.values()) {
        csv.writeRecord(Arrays.stream(row).map(this::text).toArray(String[]::new));
      }
      csv.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private String text(Object value) {
    return switch (value) {
      case null -> "";
      case Instant recorded -> RecordedEvent.shown(recorded);
      case Double number when isWithCommas -> number.toString().replace('.', ',');
      case Number number -> number.toString();
      default -> isForExcel ? harmless(value.toString()) : value.toString();
    };
  }

  private static String harmless(String text) {
    return text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
  }
}
