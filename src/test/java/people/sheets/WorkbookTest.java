package people.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.sheets.WorkbookInHand.row;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import people.*;

/// Sheets of Excel workbooks.
@DisplayName("A workbook")
class WorkbookTest extends SheetFixture {

  private static final String DESCRIBED = "sheet 'Members' of an Excel workbook\n";

  private Path workbook(WorkbookInHand workbook) throws IOException {
    return file("t.xlsx", workbook.bytes());
  }

  private static WorkbookInHand members(String... rowsAndBehind) {
    String[] behind = Arrays.copyOfRange(rowsAndBehind, 1, rowsAndBehind.length);
    return new WorkbookInHand().sheet("Members", rowsAndBehind[0], behind);
  }

  @Test
  void isReadRowByRow() throws IOException {
    var workbook =
        members(
                row(1, "name", "born", "city")
                    + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c>"
                    + "<c r=\"B2\"><v>1815</v></c></row>"
                    + row(5, "Bo", null, "Delft, Holland"))
            .text("<r><t>Ada </t></r><r><t>Byron</t></r>");
    Path file = workbook(workbook);
    assertEquals(
        DESCRIBED + "name|born|city\n2: Ada Byron|1815|\n5: Bo||Delft, Holland\n", read(file));
    try (Sheet sheet = Sheet.open(file, SheetOptions.guessed())) {
      assertEquals("Ada Byron,1815", sheet.next().raw());
      SheetRow bo = sheet.next();
      assertEquals("Bo,,\"Delft, Holland\"", bo.raw());
      assertEquals(file + ", row 5", sheet.place(bo));
    }
  }

  @Test
  void isKnownByWhatIsInItAndMayBePackedAgain() throws IOException {
    byte[] bytes = members(row(1, "a", "b") + row(2, "1", "2")).bytes();
    String read = DESCRIBED + "a|b\n2: 1|2\n";
    assertEquals(read, read(file("t.csv", bytes)));
    assertEquals(read, read(file("t.xlsx.gz", gzip(bytes))));
    assertEquals(
        read,
        read(
            Sheet.open("standard input", new ByteArrayInputStream(bytes), SheetOptions.guessed())));
  }

  /// A format (`id` and a number for one that every workbook has), a number, and its text.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          General                    | 1815                | 1815
          General                    | 1815.0              | 1815
          General                    | 1.5                 | 1.5
          General                    | 0.30000000000000004 | 0.3
          General                    | 1E+16               | 10000000000000000
          General                    | 1E-3                | 0.001
          General                    | -7                  | -7
          00000                      | 123                 | 00123
          00000                      | 1234567             | 1234567
          000-00-0000                | 12345678            | 012-34-5678
          000\\-000                  | 12345               | 012-345
          0.00                       | 12                  | 12
          #,##0                      | 12000               | 12000
          0%                         | 0.5                 | 0.5
          id 14                      | 44197               | 2021-01-01
          yyyy-mm-dd                 | 44197.75            | 2021-01-01
          yyyy-mm-dd hh:mm           | 44197.75            | 2021-01-01T18:00:00
          yyyy-mm-dd hh:mm           | 44197               | 2021-01-01
          id 22                      | 44197.9999999       | 2021-01-02
          [$-409]d. mmmm yyyy        | 60                  | 1900-02-29
          dd/mm/yyyy;@               | 59                  | 1900-02-28
          dd/mm/yyyy                 | 61                  | 1900-03-01
          dd/mm/yyyy                 | 1                   | 1900-01-01
          mmm\\-yy                   | 44197               | 2021-01-01
          id 31                      | 44197               | 2021-01-01
          hh:mm                      | 0.75                | 18:00:00
          [h]:mm                     | 1.5                 | 36:00:00
          yyyy-mm-dd                 | -1                  | -1
          yyyy-mm-dd                 | 99999999            | 99999999
          "days: "0                  | 7                   | 7
          [Red]0                     | 7                   | 7
          """)
  void aNumberIsShownByItsFormat(String format, String number, String text) throws IOException {
    var workbook =
        members(
                row(1, "x", "y")
                    + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>"
                    + number
                    + "</v></c></row>")
            .format(format);
    String note =
        number.equals("1E+16")
            ? "(1 number has more than 15 digits, the first in A2: Excel has made zeros of the"
                + " others)\n"
            : "";
    assertEquals(DESCRIBED + "x|y\n2: " + text + "|\n" + note, read(workbook(workbook)));
  }

  @Test
  void daysAreCountedFrom1904WhereTheWorkbookSaysSo() throws IOException {
    var workbook =
        members(
                row(1, "x", "y")
                    + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>42735</v></c>"
                    + "<c r=\"B2\" s=\"1\"><v>0</v></c></row>")
            .format("yyyy-mm-dd")
            .from1904();
    assertEquals(DESCRIBED + "x|y\n2: 2021-01-01|1904-01-01\n", read(workbook(workbook)));
  }

  @Test
  void aKeyThatIsTextStaysText() throws IOException {
    assertEquals(
        DESCRIBED + "id|name\n2: 00123|Ada\n",
        read(workbook(members(row(1, "id", "name") + row(2, "00123", "Ada")))));
  }

  @Test
  void aFormulaIsItsValueAndOneThatWasNeverComputedIsAnError() throws IOException {
    String computed =
        "<row r=\"2\"><c r=\"A2\"><f>1+1</f><v>2</v></c>"
            + "<c r=\"B2\" t=\"str\"><f>A1&amp;A1</f><v>xx</v></c>"
            + "<c r=\"C2\" t=\"b\"><f>TRUE()</f><v>1</v></c>"
            + "<c r=\"D2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>";
    assertEquals(
        DESCRIBED + "a|b|c|d\n2: 2|xx|TRUE|#DIV/0!\n",
        read(workbook(members(row(1, "a", "b", "c", "d") + computed))));
    assertRefuses(
        workbook(members(row(1, "a", "b") + "<row r=\"2\"><c r=\"B2\"><f>1+1</f></c></row>")),
        "t.xlsx, row 2: column B has a formula that was never computed; open the workbook in Excel"
            + " and save it");
    // a text without letters, or a formula that nobody computed
    assertEquals(
        DESCRIBED
            + "a|b\n2: 1|\n(1 formula has no value, the first in B2: taken for blank; if a program"
            + " wrote them, open the workbook in Excel and save it)\n",
        read(
            workbook(
                members(
                    row(1, "a", "b")
                        + "<row r=\"2\"><c r=\"A2\"><v>1</v></c>"
                        + "<c r=\"B2\" t=\"str\"><f>\"\"</f><v></v></c></row>"))));
  }

  @Test
  void theOnlySheetThatIsShownAndFilledIsRead() throws IOException {
    var workbook =
        new WorkbookInHand()
            .stated("Old", "hidden", row(1, "a", "b"))
            .stated("Lists", "veryHidden", row(1, "a", "b"))
            .sheet("Members", row(1, "a", "b") + row(2, "1", "2"))
            .sheet("Sheet2", "");
    assertEquals(DESCRIBED + "a|b\n2: 1|2\n", read(workbook(workbook)));
    assertEquals(
        "sheet 'Old' of an Excel workbook\na|b\n",
        read(workbook(workbook), SheetOptions.guessed().sheet("old")));
    assertRefuses(
        workbook(workbook),
        SheetOptions.guessed().sheet("Mebers"),
        "t.xlsx: has no sheet 'Mebers'; expected one of 'Old' (hidden), 'Lists' (hidden),"
            + " 'Members', 'Sheet2'");
  }

  @Test
  void severalSheetsAreNamed() throws IOException {
    assertRefuses(
        workbook(new WorkbookInHand().sheet("A", row(1, "a", "b")).sheet("B", row(1, "a", "b"))),
        "t.xlsx: has 2 sheets; say which: 'A', 'B'");
    assertRefuses(
        workbook(new WorkbookInHand().stated("A", "hidden", row(1, "a", "b")).sheet("B", "")),
        "t.xlsx: has no sheet that is shown and has something in it; its sheets are 'A' (hidden),"
            + " 'B'");
  }

  @Test
  void aTitleAndMergedHeadsAreOneHeader() throws IOException {
    var workbook =
        members(
            row(1, "Members of the club", null, null, null, null)
                + row(3, "id", "Home", null, "Work", null)
                + row(4, null, "street", "city", "street", "phone")
                + row(5, "7", "Mill Lane", "Delft", "Canal", "12"),
            "<mergeCells count=\"4\"><mergeCell ref=\"A1:E1\"/><mergeCell ref=\"A3:A4\"/>"
                + "<mergeCell ref=\"B3:C3\"/><mergeCell ref=\"D3:E3\"/></mergeCells>");
    assertEquals(
        DESCRIBED
            + """
            id|Home street|city|Work street|phone
            5: 7|Mill Lane|Delft|Canal|12
            (the header is in row 4: what is above it is left out)
            """,
        read(workbook(workbook)));
  }

  @Test
  void charactersThatXmlLacksAreReadBack() throws IOException {
    assertEquals(
        DESCRIBED + "a|b\n2: x\r\ny|1\n",
        read(workbook(members(row(1, "a", "b") + row(2, "x_x000D_\ny", "1")))));
  }

  @Test
  void aRowThatIsNoWorkbooksIsAnErrorWithItsNumber() throws IOException {
    assertRefuses(
        workbook(members(row(1, "a", "b") + "<row r=\"2\"><c r=\"A2\" t=\"x\"><v>1</v></c></row>")),
        "t.xlsx, row 2: can't be read as a workbook (Unknown cell type : x); open it in Excel and"
            + " save it again");
  }

  @Test
  void aCellFarBeyondTheLastColumnFillsNoMemory() throws IOException {
    assertRefuses(
        workbook(members(row(1, "a", "b") + "<row r=\"2\"><c r=\"ZZZZZZ2\"><v>1</v></c></row>")),
        "t.xlsx: has a cell beyond column XFD, the last that a sheet can have");
  }

  @Test
  void otherDocumentsInZipAreNamed() throws IOException {
    String expected = "; expected a table: CSV, or an Excel workbook (.xlsx)";
    assertRefuses(
        file("t.docx", zip("word/document.xml", "<w/>")),
        "t.docx: is a document (.docx)" + expected);
    assertRefuses(
        file("t.ods", zip("mimetype", "x", "content.xml", "<o/>")),
        "t.ods: is an OpenDocument file; save it as .xlsx or CSV" + expected);
    assertRefuses(
        file("t.xlsb", zip("xl/workbook.bin", "x")),
        "t.xlsb: is a binary workbook (.xlsb); save it as .xlsx" + expected);
    byte[] bytes = members(row(1, "a", "b")).bytes();
    assertRefuses(
        file("cut.xlsx", Arrays.copyOf(bytes, bytes.length / 2)),
        "cut.xlsx: breaks off in the middle of what is packed; expected a whole file");
  }

  @Test
  void aWorkbookWithoutFormatsIsRead() throws IOException {
    var parts = new ArrayList<String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(members(row(1, "a", "b")).bytes()))) {
      for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (!entry.getName().equals("xl/styles.xml")) {
          parts.add(entry.getName());
          parts.add(text.replaceAll("<Override PartName=\"/xl/styles.xml\"[^>]*>", ""));
        }
      }
    }
    assertEquals(DESCRIBED + "a|b\n", read(file("t.xlsx", zip(parts.toArray(String[]::new)))));
  }

  @Test
  void mergedCellsBelowTheHeaderAreNoted() throws IOException {
    assertEquals(
        DESCRIBED
            + """
            a|b
            2: 1|x
            3: |y
            (cells below the header are merged in 1 place: what they say is in the first of them only)
            """,
        read(
            workbook(
                members(
                    row(1, "a", "b") + row(2, "1", "x") + row(3, null, "y"),
                    "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>"))));
  }

  @Test
  void rowsThatAreHiddenAreReadAndNoted() throws IOException {
    String hidden = row(3, "2", "y").replace("<row ", "<row hidden=\"1\" spans=\"1:2\" ");
    String filtered = row(4, "3", "hidden=\"1\"").replace("<row ", "<row ht=\"9\" hidden='true' ");
    assertEquals(
        DESCRIBED
            + """
            a|b
            2: 1|x
            3: 2|y
            4: 3|hidden="1"
            (2 rows are hidden, as a filter does: read as the others are)
            """,
        read(workbook(members(row(1, "a", "b") + row(2, "1", "x") + hidden + filtered))));
  }

  @Test
  void strictWorkbooksAreNamed() throws IOException {
    assertRefuses(
        file(
            "t.xlsx",
            zip(
                "xl/workbook.xml",
                "<workbook xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"/>")),
        "t.xlsx: is a workbook in strict Open XML; save it as an ordinary .xlsx");
  }

  @Test
  void aSheetThatUnpacksToFarTooMuchIsRefused() throws IOException {
    String spaces = " ".repeat(105 << 20);
    Path bomb = workbook(members(row(1, "a", "b") + spaces));
    var refusal = assertThrows(TimelineException.class, () -> read(bomb));
    assertEquals(
        "t.xlsx: its N bytes unpack to more than 200 times as many; expected a table, this is made"
            + " to fill disks",
        refusal.getMessage().replace(folder + "/", "").replaceAll("[0-9,]+ bytes", "N bytes"));
  }
}
