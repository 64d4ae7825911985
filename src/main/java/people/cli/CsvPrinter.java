package people.cli;

import module java.base;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import people.output.*;

/// Prints rows as CSV that come one after the other, each at once; apart from [Output], so that
/// other commands do not load the library.
final class CsvPrinter<T> implements Consumer<T> {

  private final AnswerColumns<T> columns;
  private final CsvWriter writer;

  /// Prints the head.
  CsvPrinter(Terminal out, AnswerColumns<T> columns) {
    this.columns = columns;
    this.writer =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Output.unclosed(out.data()));
    writer.writeRecord(columns.names());
  }

  @Override
  public void accept(T row) {
    writer.writeRecord(Output.texts(columns.cells().apply(row)));
    try {
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
