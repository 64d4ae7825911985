package people.exports;

import module java.base;

import org.junit.jupiter.api.io.TempDir;

/// A table with texts and days that some format has trouble with, and a folder to write it to.
public abstract class ExportFixture {

  /// What has to survive in every format.
  protected static final List<String> TEXTS =
      List.of(
          "plain",
          "a \"quote\", a comma; a semicolon",
          "two\nlines\r\nand a tab\t.",
          "=1+1",
          "-5",
          "nul \0 inside",
          "bell \7, _x0041_ and _x000A_",
          "👩‍👩‍👧 Zoë  naïve ﷽",
          " blanks around ",
          "<b>&amp;</b>");

  protected static final List<LocalDate> DAYS =
      List.of(
          LocalDate.of(1815, 12, 10),
          LocalDate.of(1900, 2, 28),
          LocalDate.of(1900, 3, 1),
          LocalDate.of(2016, 2, 29),
          LocalDate.of(9999, 12, 31));

  protected static final List<ExportColumn> COLUMNS =
      ExportColumn.list(
          "person int, position long, years double, certain boolean, from date, recorded instant,"
              + " value text");

  @TempDir protected Path folder;

  protected final List<String> warnings = new ArrayList<>();

  /// A row for each text, with what is missing in the last row.
  protected static ExportTable<Object[]> table() {
    return table("strange", rows());
  }

  protected static List<Object[]> rows() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      rows.add(
          new Object[] {
            i + 1,
            5_000_000_000L + i,
            i / 8.0,
            i % 2 == 0,
            DAYS.get(i % DAYS.size()),
            Instant.parse("2015-02-14T09:27:10.120345Z").plusSeconds(i),
            TEXTS.get(i)
          });
    }
    rows.add(new Object[] {TEXTS.size() + 1, null, null, null, null, null, null});
    return rows;
  }

  protected static ExportTable<Object[]> table(String name, Iterable<Object[]> rows) {
    return new ExportTable<>(
        name, COLUMNS, row -> row, row -> Arrays.toString(row), rows, List.of("person"), false);
  }

  protected Path write(String file, ExportTable<?>... tables) throws IOException {
    return write(file, new Export.Manner(false, null, warnings::add), tables);
  }

  protected Path write(String file, Export.Manner manner, ExportTable<?>... tables)
      throws IOException {
    Path written = folder.resolve(file);
    Export.write(written, List.of(tables), Map.of("observedUntil", "2019-12-31"), manner);
    return written;
  }
}
