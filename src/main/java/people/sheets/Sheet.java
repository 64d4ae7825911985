package people.sheets;

import module java.base;

import people.*;

/// A table in a file, read row by row. What is not known of how it is written is guessed, and said:
///
/// ```java
/// try (Sheet sheet = Sheet.open(file, SheetOptions.guessed())) {
///   int born = sheet.column("born");
///   for (SheetRow row; (row = sheet.next()) != null; ) {
///     IO.println(sheet.place(row) + ": " + row.cell(born));
///   }
/// }
/// ```
///
/// Left out are blank rows, titles above the header, remarks behind a `#`, and rows that repeat the
/// header. A row may be shorter than the header; one with something in a cell beyond it is an
/// error, since it is likely that a delimiter stands unquoted in a text. Memory does not grow with
/// the rows. Not for several threads at once.
public final class Sheet implements AutoCloseable {

  private final SheetSource source;
  private final String name;
  private final RowSource rows;
  private final SheetHeader header;

  /// How many cells the header has up to the last one with a name.
  private final int named;

  private final Deque<SheetRow> ahead = new ArrayDeque<>();
  private final List<String> notes = new ArrayList<>();
  private long repeats;
  private long shortRows;

  /// The line of the first of them.
  private long firstShort;

  private long remarks;

  /// The line of the first of them.
  private long firstRemark;

  private Sheet(SheetSource source, RowSource rows, SheetOptions options) throws IOException {
    this.source = source;
    this.name = source.name();
    this.rows = rows;
    List<SheetRow> first = new ArrayList<>();
    for (SheetRow row; first.size() < SheetHeader.FIRST_ROWS && (row = rows.next()) != null; ) {
      if (!row.isBlank()) {
        first.add(row);
      }
    }
    if (first.isEmpty()) {
      throw new TimelineException(name + ": is empty; expected a table with a header");
    }
    header = SheetHeader.of(first, options.headerLine(), rows.merges());
    if (header == null) {
      throw new TimelineException(
          "%s: has no header in %s %d; expected one in %s %d to %d"
              .formatted(
                  name,
                  rows.unit(),
                  options.headerLine(),
                  rows.unit(),
                  first.getFirst().line(),
                  first.getLast().line()));
    }
    int last = header.row().size();
    while (last > 0 && header.row().cell(last - 1).isBlank()) {
      last--;
    }
    named = last;
    ahead.addAll(first.subList(header.at() + 1, first.size()));
    if (header.above() > 0) {
      notes.add(
          "the header is in %s %d: what is above it is left out"
              .formatted(rows.unit(), header.row().line()));
    }
    notes.addAll(header.notes());
    long merged = rows.merges().stream().filter(m -> m.row() > header.row().line()).count();
    if (merged > 0) {
      notes.add(
          "cells below the header are merged in %d place%s: what they say is in the first of them only"
              .formatted(merged, merged == 1 ? "" : "s"));
    }
  }

  /// What a file is called in messages.
  ///
  /// @param file `-` for standard input
  public static String nameOf(Path file) {
    return SheetSource.name(file);
  }

  /// Opens a table. Reads it to its end, unless it is a workbook, to learn how it is written; so
  /// most of what can be wrong with a file is said before there is a row.
  ///
  /// @param file `-` for standard input, which is kept in a temporary file until the program ends,
  ///   so that it can be opened again; what comes through a pipe is kept meanwhile. May be packed
  ///   as `.gz`, or alone in a `.zip`
  /// @throws TimelineException when it is no table, or can't be read; nothing is left behind then
  public static Sheet open(Path file, SheetOptions options) {
    return open(SheetSource.name(file), () -> SheetSource.of(file), options);
  }

  /// Opens a table that a stream gives, which is read to its end and kept in a temporary file until
  /// the table is closed.
  ///
  /// @param name for errors
  /// @throws TimelineException when it is no table, or can't be read; nothing is left behind then
  public static Sheet open(String name, InputStream in, SheetOptions options) {
    return open(name, () -> SheetSource.of(name, in), options);
  }

  private interface SourceOpening {
    SheetSource source() throws IOException;
  }

  private static Sheet open(String name, SourceOpening opening, SheetOptions options) {
    Objects.requireNonNull(options, "options");
    SheetSource source = null;
    RowSource rows = null;
    try {
      source = opening.source();
      rows = rows(source, options);
      return new Sheet(source, rows, options);
    } catch (IOException e) {
      release(rows, source);
      throw new TimelineException(
          "%s: can't read: %s"
              .formatted(source == null ? name : source.name(), TimelineException.reason(name, e)),
          e);
    } catch (Throwable e) {
      release(rows, source);
      throw e;
    }
  }

  private static RowSource rows(SheetSource source, SheetOptions options) throws IOException {
    if (source.workbook() != null) {
      return WorkbookRows.open(source.name(), source.workbook(), options.sheet());
    }
    if (options.sheet() != null) {
      throw new TimelineException(
          "%s: is no workbook, so it has no sheet '%s'".formatted(source.name(), options.sheet()));
    }
    CsvDialect dialect = CsvDialect.of(source, options);
    return new CsvRows(source.name(), source.open(), dialect);
  }

  private static void release(RowSource rows, SheetSource source) {
    try (source;
        rows) {
      // closes both
    } catch (IOException _) {
      // something else is wrong already
    }
  }

  /// The names of the columns as they are written, without space around. Each stands once: a column
  /// without a name, or with one that an earlier column has, is called `column 7`.
  public List<String> header() {
    return header.names();
  }

  /// The header as it is written, without its line break.
  public String rawHeader() {
    return header.row().raw();
  }

  /// The column of a name, from 0; of upper and lower case where no name is the same in both.
  ///
  /// @throws TimelineException when there is none
  public int column(String column) {
    return findColumn(column).orElseThrow(() -> noColumn("'%s'".formatted(column)));
  }

  /// The same, if there is one.
  public OptionalInt findColumn(String column) {
    int exact = header.names().indexOf(column);
    if (exact >= 0) {
      return OptionalInt.of(exact);
    }
    int[] like =
        IntStream.range(0, header.names().size())
            .filter(i -> header.names().get(i).equalsIgnoreCase(column))
            .toArray();
    return like.length == 1 ? OptionalInt.of(like[0]) : OptionalInt.empty();
  }

  /// That there is no such column.
  ///
  /// @param wanted as it is to be told
  public TimelineException noColumn(String wanted) {
    return new TimelineException(
        "%s, %s %d: has no column %s; expected one of %s"
            .formatted(
                name, rows.unit(), header.row().line(), wanted, String.join(", ", header.names())));
  }

  /// The next row; null at the end.
  ///
  /// @throws TimelineException with file and line when what comes next can't be read
  public SheetRow next() {
    for (SheetRow row; (row = read()) != null; ) {
      if (row.isBlank()) {
        continue;
      }
      if (row.hasCellsOf(header.row())) {
        repeats++;
        continue;
      }
      if (isRemark(row)) {
        firstRemark = remarks++ == 0 ? row.line() : firstRemark;
        continue;
      }
      if (row.size() > header.names().size() && row.width() > header.names().size()) {
        throw new TimelineException(
            "%s: has %d cells, the header has %d; is a delimiter in a text without quotes?"
                .formatted(place(row), row.width(), header.names().size()));
      }
      if (row.size() < named && rows.isAsLongAsWritten()) {
        firstShort = shortRows++ == 0 ? row.line() : firstShort;
      }
      return row;
    }
    return null;
  }

  /// Whether it is a line for people, such as `# end of export`.
  private boolean isRemark(SheetRow row) {
    return row.size() == 1
        && named > 1
        && rows.isAsLongAsWritten()
        && row.raw().startsWith("#")
        && !header.row().raw().startsWith("#");
  }

  private SheetRow read() {
    if (!ahead.isEmpty()) {
      return ahead.poll();
    }
    try {
      return rows.next();
    } catch (IOException e) {
      throw new TimelineException(
          "%s: can't read: %s".formatted(name, TimelineException.reason(e)), e);
    }
  }

  /// Where a row is, for messages: `members.csv, line 7`.
  public String place(SheetRow row) {
    return place(row.line());
  }

  /// The same by the line of a row, see [SheetRow#line].
  public String place(long line) {
    return "%s, %s %d".formatted(name, rows.unit(), line);
  }

  /// How the file is written, in one line: `CSV, ';', windows-1252, CRLF`.
  public String described() {
    return rows.described();
  }

  /// What was noticed so far and whoever imports the table should know, a line each: what was left
  /// out above the header, columns without a name of their own, repeated headers.
  public List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    if (repeats > 0) {
      all.add(
          repeats == 1
              ? "the header is repeated once"
              : "the header is repeated %d times".formatted(repeats));
    }
    if (remarks > 0) {
      all.add(
          "%s with '#' and %s no other cell: left out, the first in %s %d"
              .formatted(
                  remarks == 1 ? "1 row begins" : remarks + " rows begin",
                  remarks == 1 ? "has" : "have",
                  rows.unit(),
                  firstRemark));
    }
    if (shortRows > 0) {
      all.add(
          "%s fewer cells than the header, the first in %s %d: what they lack is taken for blank"
              .formatted(
                  shortRows == 1 ? "1 row has" : shortRows + " rows have",
                  rows.unit(),
                  firstShort));
    }
    all.addAll(rows.notes());
    return List.copyOf(all);
  }

  /// The day that stands in a cell of a workbook as a number of days, for want of a format; null
  /// where it can't be one, and in a CSV. Whoever reads a date there may take it, and should say
  /// so.
  public LocalDate dayOfNumber(String cell) {
    return rows.day(cell);
  }

  /// Closes the file, and removes what standard input was kept in.
  @Override
  public void close() {
    try (source) {
      rows.close();
    } catch (IOException e) {
      throw new TimelineException(
          "%s: can't close: %s".formatted(name, TimelineException.reason(e)), e);
    }
  }
}
