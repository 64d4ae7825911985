package people.exports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.junit.jupiter.api.Test;

/// CSV holds each text as it is; for Excel it has what Excel needs, and no formulas.
class CsvFileTest extends ExportFixture {

  private static List<List<String>> read(Path file, char separator) throws IOException {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(separator).ofCsvRecord(file)) {
      return reader.stream().map(CsvRecord::getFields).toList();
    }
  }

  @Test
  void eachTextIsReadBackAsItIs() throws IOException {
    List<List<String>> rows = read(write("strange.csv", table()), ',');
    assertEquals(
        List.of("person", "position", "years", "certain", "from", "recorded", "value"),
        rows.getFirst());
    assertEquals(TEXTS, rows.stream().skip(1).limit(TEXTS.size()).map(row -> row.get(6)).toList());
    assertEquals(
        List.of(
            "1", "5000000000", "0.0", "true", "1815-12-10", "2015-02-14T09:27:10.120345Z", "plain"),
        rows.get(1));
    assertEquals(List.of("11", "", "", "", "", "", ""), rows.getLast());
  }

  @Test
  void aDoubleClickInGermanOpensColumnsAndRunsNothing() throws IOException {
    Path file =
        write("strange.csv", new Export.Manner(false, Locale.GERMANY, warnings::add), table());
    byte[] bytes = Files.readAllBytes(file);
    assertArrayEquals(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, Arrays.copyOf(bytes, 3));
    String text = Files.readString(file).substring(1);
    assertEquals(
        "person;position;years;certain;from;recorded;value\r\n"
            + "1;5000000000;0,0;true;1815-12-10;2015-02-14T09:27:10.120345Z;plain\r\n",
        text.substring(0, text.indexOf("2;")));
    List<String> values =
        read(file, ';').stream().skip(1).limit(TEXTS.size()).map(row -> row.get(6)).toList();
    List<String> expected = new ArrayList<>(TEXTS);
    expected.set(3, "'=1+1");
    expected.set(4, "'-5");
    assertEquals(expected, values);
  }

  @Test
  void whereThePointIsDecimalColumnsHaveCommas() throws IOException {
    Path file = write("s.csv", new Export.Manner(false, Locale.US, warnings::add), table());
    assertEquals(
        "2,5000000001,0.125,false,1900-02-28,2015-02-14T09:27:11.120345Z,"
            + "\"a \"\"quote\"\", a comma; a semicolon\"",
        Files.readString(file).split("\r\n")[2]);
  }

  @Test
  void aFileThatIsThereIsReplacedOnlyWhenAsked() throws IOException {
    Path file = write("s.csv", table());
    String before = Files.readString(file);
    assertThrows(FileAlreadyExistsException.class, () -> write("s.csv", table()));
    write("s.csv", new Export.Manner(true, null, warnings::add), table("other", List.of()));
    assertEquals(before.lines().findFirst().orElseThrow() + "\n", Files.readString(file));
  }

  @Test
  void anExportThatFailsLeavesNothing() throws IOException {
    Iterable<Object[]> failing =
        () ->
            IntStream.range(0, 100_000)
                .mapToObj(i -> {
                  if (i == 99_999) {
                    throw new IllegalStateException("in the middle");
                  }
                  return rows().getFirst();
                })
                .iterator();
    assertThrows(IllegalStateException.class, () -> write("s.csv", table("broken", failing)));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aNameWithoutAFormatIsRefusedWithTheEndings() {
    assertEquals(
        "'town.arrow' does not say the format; expected one of the endings .csv, .json,"
            + " .cloudevents.ndjson, .jsonl, .xlsx, .parquet, .duckdb, .sqlite, .ged",
        assertThrows(IllegalArgumentException.class, () -> ExportFormat.of(Path.of("town.arrow")))
            .getMessage());
    assertEquals(ExportFormat.JSON_LINES, ExportFormat.of(Path.of("Town.NDJSON")));
    assertEquals("Town", ExportFormat.JSON_LINES.stem(Path.of("a/Town.NDJSON")));
  }

  @Test
  void aNameOfAColumnIsNoFormulaEither() throws IOException {
    var table =
        new ExportTable<Object[]>(
            "t",
            List.of(new ExportColumn("=1+1", ExportColumn.Type.TEXT)),
            row -> row,
            row -> Arrays.toString(row),
            List.of(),
            List.of(),
            false);
    Path excel = write("e.csv", new Export.Manner(false, Locale.US, warnings::add), table);
    assertEquals("\uFEFF'=1+1\r\n", Files.readString(excel));
    assertEquals("=1+1\n", Files.readString(write("plain.csv", table)));
  }
}
