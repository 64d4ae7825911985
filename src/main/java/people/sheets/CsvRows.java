package people.sheets;

import module java.base;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import people.*;

/// The rows of a CSV.
final class CsvRows implements RowSource {

  private static final int MOST_CELLS = 100_000;

  private final String name;
  private final CsvDialect dialect;
  private final CharWindow window;
  private final CsvReader<SheetRow> reader;
  private final Iterator<SheetRow> rows;
  private long line = 1;

  /// @param name of the file, for messages
  CsvRows(String name, InputStream in, CsvDialect dialect) throws IOException {
    this.name = name;
    this.dialect = dialect;
    window = new CharWindow(name, in, dialect.charset());
    reader =
        CsvReader.builder()
            .fieldSeparator(dialect.delimiter())
            .quoteCharacter(dialect.quote())
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .trimWhitespacesAroundQuotes(dialect.isSpaced()) // slower, so not always
            .skipEmptyLines(false) // so that the window need not keep a million of them
            .maxBufferSize(CharWindow.LONGEST * 2)
            .build(new Cells(), window);
    rows = reader.iterator();
    if (dialect.isStated()) {
      next();
    }
  }

  @Override
  public SheetRow next() throws IOException {
    try {
      return rows.hasNext() ? rows.next() : null;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      if (e.getCause() instanceof TimelineException cause) {
        throw cause;
      }
      throw new TimelineException(
          "%s, line %d: %s".formatted(name, line, reason(String.valueOf(e.getMessage()))), e);
    }
  }

  private String reason(String said) {
    if (said.startsWith("Unclosed")) {
      return "a quote is opened in this row and never closed";
    }
    if (said.startsWith("Unexpected character")) {
      return "a cell of this row goes on behind its closing quote; expected a delimiter, or the"
          + " quote twice where it is text";
    }
    return said;
  }

  @Override
  public String described() {
    return dialect.described();
  }

  @Override
  public String unit() {
    return "line";
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /// Collects the cells of one row after the other.
  private final class Cells extends AbstractBaseCsvCallbackHandler<SheetRow> {

    private String[] cells = new String[16];
    private int count;
    private int breaks;

    @Override
    protected void handleBegin(long startingLineNumber) {
      line = startingLineNumber;
      count = 0;
      breaks = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      if (index == cells.length) {
        if (index == MOST_CELLS) {
          throw new TimelineException(
              String.format(
                  Locale.ROOT,
                  "%s, line %d: has more than %,d cells; expected a table",
                  name,
                  line,
                  MOST_CELLS));
        }
        cells = Arrays.copyOf(cells, Math.min(MOST_CELLS, index * 2));
      }
      if (quoted) {
        countBreaks(buffer, offset, offset + length);
      }
      cells[index] = isBlank(buffer, offset, length) ? "" : new String(buffer, offset, length);
      count = index + 1;
    }

    /// As FastCSV counts them.
    private void countBreaks(char[] buffer, int from, int to) {
      for (int i = from; i < to; i++) {
        boolean isFeed = buffer[i] == '\n' && (i == from || buffer[i - 1] != '\r');
        breaks += isFeed || buffer[i] == '\r' ? 1 : 0;
      }
    }

    private static boolean isBlank(char[] buffer, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        if (buffer[i] > ' ' && buffer[i] != '\u00a0') {
          return false;
        }
      }
      return true;
    }

    @Override
    protected SheetRow buildRecord() {
      return new SheetRow(line, Arrays.copyOf(cells, count), window.take(1 + breaks));
    }
  }
}
