package people.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/// A workbook is read back with the types and texts that were written.
class WorkbookFileTest extends ExportFixture {

  private static List<Row> read(Path file, int sheet) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        ReadableWorkbook workbook = new ReadableWorkbook(in)) {
      return workbook.getSheet(sheet).orElseThrow().read();
    }
  }

  /// As Excel reads what XML has no letter for (ECMA-376, 22.9.2.19 ST_Xstring).
  private static String unescaped(String text) {
    return Pattern.compile("_x([0-9A-F]{4})_")
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }

  @Test
  void textsAreReadBackAsTheyAreAndNoneIsAFormula() throws IOException {
    List<Row> rows = read(write("strange.xlsx", table()), 0);
    for (int i = 0; i < TEXTS.size(); i++) {
      Cell cell = rows.get(i + 1).getCell(6);
      assertEquals(CellType.STRING, cell.getType(), TEXTS.get(i));
      assertEquals(TEXTS.get(i), unescaped(cell.getText()));
    }
    assertEquals(TEXTS.size() + 2, rows.size());
  }

  @Test
  void valuesHaveTheirTypesAndDaysThatExcelLacksAreTextsAndSaid() throws IOException {
    List<Row> rows = read(write("strange.xlsx", table()), 0);
    assertEquals("person", rows.getFirst().getCell(0).asString());
    assertEquals(new BigDecimal("5000000003"), rows.get(4).getCell(1).asNumber());
    assertEquals(new BigDecimal("0.375"), rows.get(4).getCell(2).asNumber());
    assertEquals(false, rows.get(4).getCell(3).asBoolean());
    assertEquals(LocalDate.of(2016, 2, 29), rows.get(4).getCell(4).asDate().toLocalDate());
    assertEquals(LocalDate.of(1900, 3, 1), rows.get(3).getCell(4).asDate().toLocalDate());
    assertEquals("1900-02-28", rows.get(2).getCell(4).asString());
    assertEquals("1815-12-10", rows.get(1).getCell(4).asString());
    assertEquals("2015-02-14T09:27:10.120345Z", rows.get(1).getCell(5).asString());
    assertEquals(
        List.of(
            "4 dates are before 1 March 1900 or after 9999, which Excel can't hold: written as"
                + " text"),
        warnings);
  }

  @Test
  void severalTablesAreSheets() throws IOException {
    Path file = write("town.xlsx", table("one", rows()), table("two", List.of()));
    assertEquals(TEXTS.size() + 2, read(file, 0).size());
    assertEquals(1, read(file, 1).size());
    try (InputStream in = Files.newInputStream(file);
        ReadableWorkbook workbook = new ReadableWorkbook(in)) {
      assertEquals(List.of("one", "two"), workbook.getSheets().map(s -> s.getName()).toList());
    }
  }

  @Test
  void whatASheetCannotHoldIsRefused() throws IOException {
    Object[] row = rows().getFirst();
    row[6] = "x".repeat(32_768);
    assertEquals(
        "a text of 32,768 characters is longer than the 32,767 of a cell of Excel:"
            + " 'xxxxxxxxxxxxxxxxxxxx…'",
        assertThrows(
                IOException.class, () -> write("long.xlsx", table("long", List.<Object[]>of(row))))
            .getMessage());
    Object[] few = new Object[7];
    few[0] = 1;
    assertEquals(
        "much has more rows than the 1,048,576 of a sheet of Excel; .csv and .parquet hold them",
        assertThrows(
                IOException.class,
                () -> write("much.xlsx", table("much", Collections.nCopies(1_048_576, few))))
            .getMessage());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }
}
