package people.cli;

import module java.base;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import people.output.*;
import picocli.CommandLine.Option;

/// The formats in which a command prints data: a table for people, CSV (RFC 4180) and JSON for
/// programs.
final class Output {

  enum Format {
    table,
    csv,
    json
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default), csv or json.")
  private Format format;

  Format format() {
    return format;
  }

  /// Prints rows in the format that is asked for.
  <T> void print(Terminal out, Listing<T> listing, Iterator<T> rows) {
    switch (format) {
      case table -> table(out, listing.table(), rows);
      case csv -> csv(out, listing.csv(), rows);
      case json -> array(out, rows, listing.json());
    }
  }

  /// Prints one row as CSV, or as one object of JSON without the cells that are empty.
  <T> void printOne(Terminal out, AnswerColumns<T> columns, T row) {
    if (format == Format.csv) {
      csv(out, columns, List.of(row).iterator());
    } else {
      out.println(JsonOutput.row(columns, row));
    }
  }

  /// One JSON array, an element a line.
  static <T> void array(Terminal out, Iterator<T> rows, Function<? super T, String> json) {
    if (!rows.hasNext()) {
      out.println("[]");
      return;
    }
    for (String before = "[\n  "; rows.hasNext(); before = ",\n  ") {
      out.print(before);
      out.print(json.apply(rows.next()));
    }
    out.println("\n]");
  }

  /// CSV with a head; empty cells are empty, those of several values have spaces between them. In a
  /// file or a pipe each text is as it was recorded, also what would steer a terminal.
  static <T> void csv(Terminal out, AnswerColumns<T> columns, Iterator<T> rows) {
    try (CsvWriter writer =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(unclosed(out.data()))) {
      writer.writeRecord(columns.names());
      while (rows.hasNext()) {
        writer.writeRecord(texts(columns.cells().apply(rows.next())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The cells of a row as CSV has them.
  static String[] texts(Object... row) {
    String[] cells = new String[row.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] =
          switch (row[i]) {
            case null -> "";
            case Collection<?> values ->
                values.stream().map(Object::toString).collect(Collectors.joining(" "));
            default -> row[i].toString();
          };
    }
    return cells;
  }

  private static <T> void table(Terminal out, AnswerColumns<T> columns, Iterator<T> rows) {
    TextTable table =
        new TextTable(columns.names().stream().map(Output::head).toArray(String[]::new));
    while (rows.hasNext()) {
      table.add(Arrays.stream(columns.cells().apply(rows.next())).map(Output::cell).toArray());
    }
    table.lines().forEach(out::println);
  }

  /// `fromCity` as `FROM CITY`; the name of an attribute may begin with a capital.
  private static String head(String column) {
    return column.replaceAll("(?<=[a-z])([A-Z])", " $1").toUpperCase(Locale.ROOT);
  }

  private static Object cell(Object value) {
    return value instanceof Boolean certain ? certain ? "" : "about" : value;
  }

  /// A writer on a stream that outlives it.
  static Writer unclosed(PrintStream out) {
    return new Unclosed(out);
  }

  private static final class Unclosed extends Writer {

    private final PrintStream out;

    Unclosed(PrintStream out) {
      this.out = out;
    }

    @Override
    public void write(char[] text, int from, int length) {
      out.append(CharBuffer.wrap(text, from, length));
    }

    @Override
    public void flush() {
      out.flush();
    }

    @Override
    public void close() {
      out.flush();
    }
  }
}
