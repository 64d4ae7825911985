package people.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import people.Address;
import people.Event;
import people.Name;
import people.RecordedEvent;
import people.history.Person;
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

  static final String[] PERSON_COLUMNS = {
    "personId",
    "firstname",
    "lastname",
    "status",
    "street",
    "city",
    "postcode",
    "country",
    "created",
    "died",
    "living",
    "certain",
    "source"
  };

  static final String[] EVENT_COLUMNS = {
    "position",
    "type",
    "personId",
    "firstname",
    "lastname",
    "status",
    "street",
    "city",
    "postcode",
    "country",
    "effective",
    "about",
    "why",
    "source",
    "_datetime"
  };

  Format format() {
    return format;
  }

  /// One JSON array, an element a line.
  static void array(PrintStream out, Iterator<String> elements) {
    if (!elements.hasNext()) {
      out.println("[]");
      return;
    }
    for (String before = "[\n  "; elements.hasNext(); before = ",\n  ") {
      out.print(before);
      out.print(elements.next());
    }
    out.println("\n]");
  }

  /// CSV with a head; cells of null are empty, those of several values have spaces between them.
  static void csv(PrintStream out, String[] head, Iterator<Object[]> rows) {
    try (CsvWriter writer =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(new Unclosed(out))) {
      writer.writeRecord(head);
      while (rows.hasNext()) {
        Object[] row = rows.next();
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
        writer.writeRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void table(PrintStream out, TextTable table) {
    table.lines().forEach(out::println);
  }

  /// Rows of values: in a table under their names, in JSON an object a row without the values that
  /// are null.
  void print(PrintStream out, List<String> columns, List<List<Object>> rows) {
    switch (format) {
      case table -> {
        TextTable table = new TextTable(columns.stream().map(Output::head).toArray(String[]::new));
        for (List<Object> row : rows) {
          table.add(row.stream().map(Output::cell).toArray());
        }
        table(out, table);
      }
      case csv ->
          csv(out, columns.toArray(new String[0]), rows.stream().map(List::toArray).iterator());
      case json -> array(out, rows.stream().map(row -> JsonOutput.row(columns, row)).iterator());
    }
  }

  /// Values under their names: one row of CSV, or one object of JSON with those that are not null.
  /// There is no table of them.
  void printOne(PrintStream out, Map<String, Object> values) {
    if (format == Format.csv) {
      csv(
          out,
          values.keySet().toArray(new String[0]),
          List.<Object[]>of(values.values().toArray()).iterator());
    } else {
      out.println(JsonOutput.row(List.copyOf(values.keySet()), new ArrayList<>(values.values())));
    }
  }

  /// `fromCity` as `FROM CITY`.
  private static String head(String column) {
    return column.replaceAll("([A-Z])", " $1").toUpperCase(Locale.ROOT);
  }

  private static Object cell(Object value) {
    return value instanceof Boolean certain ? certain ? "" : "about" : value;
  }

  // ---- people

  static Object[] row(Person person) {
    Object[] row = new Object[PERSON_COLUMNS.length];
    row[0] = person.personId();
    fill(row, 1, person.name());
    row[3] = person.status();
    fill(row, 4, person.address());
    row[8] = person.created();
    row[9] = person.died();
    row[10] = person.living();
    row[11] = person.certain();
    row[12] = person.source();
    return row;
  }

  // ---- events

  static Object[] row(RecordedEvent recorded) {
    Event event = recorded.event();
    Object[] row = new Object[EVENT_COLUMNS.length];
    row[0] = recorded.position();
    row[1] = event.type();
    row[2] = event.personId() == 0 ? null : event.personId();
    row[10] = event.details().effective();
    switch (event) {
      case Event.Creation e -> {
        fill(row, 3, e.name());
        row[5] = e.status();
        fill(row, 6, e.address());
      }
      case Event.StatusChange e -> row[5] = e.newStatus();
      case Event.AddressChange e -> fill(row, 6, e.newAddress());
      case Event.NameChange e -> fill(row, 3, e.newName());
      case Event.Correction e -> {
        fill(row, 3, e.to().name());
        row[5] = e.to().status();
        fill(row, 6, e.to().address());
        row[10] = e.to().effective();
        row[11] = e.corrects();
        row[12] = e.why();
      }
      case Event.Retraction e -> {
        row[11] = e.retracts();
        row[12] = e.why();
      }
      case Event.Death _, Event.Unrecognized _ -> {}
    }
    row[13] = event.details().source();
    row[14] = Story.recorded(recorded.recorded());
    return row;
  }

  private static void fill(Object[] row, int from, Name name) {
    if (name != null) {
      row[from] = name.firstname();
      row[from + 1] = name.lastname();
    }
  }

  private static void fill(Object[] row, int from, Address address) {
    if (address != null) {
      row[from] = address.street();
      row[from + 1] = address.city();
      row[from + 2] = address.postcode();
      row[from + 3] = address.country();
    }
  }

  /// A writer on a stream that outlives it.
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
