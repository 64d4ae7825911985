package people.sheets;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that are no tables, by what is in them. All are called `.csv`.
@DisplayName("A file that is no table")
class SheetRefusalTest extends SheetFixture {

  private static final String EXPECTED = "; expected a table: CSV, or an Excel workbook (.xlsx)";

  /// How a file begins, and what it is then.
  static Stream<List<String>> starts() {
    return Stream.of(
        List.of("", "is empty"),
        List.of("0 HEAD\n1 SOUR x\n", "is a family tree (GEDCOM)"),
        List.of("{\"type\":\"PERSON_DEATH\"}\n", "is JSON"),
        List.of("[\n  {\"id\": 1},\n", "is JSON"),
        List.of("[1, 2]", "is JSON"),
        List.of("<?xml version=\"1.0\"?>\n<people>", "is XML"),
        List.of("<people><p/></people>", "is XML"),
        List.of("<html><body><table><tr><td>a</td>", "is a page (HTML)"),
        List.of("\n<table border=1><tr><td>a</td>", "is a page (HTML)"),
        List.of("<!DOCTYPE html>\n", "is a page (HTML)"),
        List.of(
            "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook>",
            "is a workbook in XML of 2003; save it as .xlsx"),
        List.of("%PDF-1.7\n", "is a PDF"),
        List.of("{\\rtf1\\ansi", "is a document (RTF)"),
        List.of(
            "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
            "is an old workbook (.xls), or one with a password; save it as .xlsx without one"),
        List.of("PAR1\u0015\0", "is a table in Parquet"),
        List.of("SQLite format 3\0", "is a database (SQLite)"),
        List.of("BZh91AY", "is compressed (bzip2)"),
        List.of("\u0089PNG\r\n", "is a picture"),
        List.of("ID;PWXL;N;E\r\nP;PGeneral\r\n", "is a workbook in SYLK (.slk); save it as .xlsx"),
        List.of("BEGIN:VCARD\n", "is a list of cards or dates (vCard, iCalendar)"),
        List.of(
            "version https://git-lfs.github.com/spec/v1\n",
            "is a pointer of Git LFS, which stands for the file"));
  }

  @ParameterizedTest
  @MethodSource("starts")
  void isNamed(List<String> startAndKind) throws IOException {
    byte[] start = startAndKind.getFirst().getBytes(StandardCharsets.ISO_8859_1);
    String reason = startAndKind.getLast() + EXPECTED;
    assertRefuses(file("t.csv", start), "t.csv: " + reason);
    assertRefuses(file("t.csv.gz", gzip(start)), "t.csv.gz: " + reason);
  }

  @Test
  void isNamedInWideCharactersToo() throws IOException {
    assertRefuses(
        file("t.csv", "\ufeff{\"a\": 1}".getBytes(StandardCharsets.UTF_16LE)),
        "t.csv: is JSON" + EXPECTED);
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    assertRefuses(
        file("t.csv", "a,b\n1,2\n3,\0\n"),
        "t.csv, line 3: has a zero byte; expected a table, which is text");
    byte[] noise = new byte[1000];
    new Random(1).nextBytes(noise);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = noise[i] == 0 ? 1 : noise[i];
    }
    assertRefuses(file("t.csv", noise), "t.csv: is not text; expected a table");
  }

  @Test
  void onlyBlankRowsAreNoTable() throws IOException {
    assertRefuses(file("t.csv", "\n,,\n  \n"), "t.csv: is empty; expected a table with a header");
  }

  @Test
  void aFolderIsRefusedAndSoIsWhatIsNotThere() throws IOException {
    Files.createDirectory(folder.resolve("f.csv"));
    assertRefuses(folder.resolve("f.csv"), "f.csv: is a folder" + EXPECTED);
    assertRefuses(folder.resolve("none.csv"), "none.csv: can't read: no such file or folder");
  }

  @Test
  void aCsvHasNoSheets() throws IOException {
    assertRefuses(
        file("t.csv", "a,b\n"),
        SheetOptions.guessed().sheet("Members"),
        "t.csv: is no workbook, so it has no sheet 'Members'");
  }

  /// Anything that looks like one of those, but is not.
  @Test
  void aTableMayBeginLikeSomethingElse() throws IOException {
    assertReads("[id],[name]\n1,Ada\n", "CSV, ',', UTF-8, LF\n[id]|[name]\n2: 1|Ada\n");
    assertReads("<id>;<name>\n1;Ada\n", "CSV, ';', UTF-8, LF\n<id>|<name>\n2: 1|Ada\n");
    assertReads("{id},b\n1,2\n", "CSV, ',', UTF-8, LF\n{id}|b\n2: 1|2\n");
    assertReads("ID;Person\n1;Ada\n", "CSV, ';', UTF-8, LF\nID|Person\n2: 1|Ada\n");
    assertReads("MZ,b\n1,2\n", "CSV, ',', UTF-8, LF\nMZ|b\n2: 1|2\n");
  }

  @Test
  void aLineOrACellOfMoreThan16MegabytesIsRefused() throws IOException {
    String long17 = "x".repeat(17 << 20);
    assertRefuses(
        file("t.csv", "a,b\n1,2\n" + long17),
        "t.csv, line 3: is longer than 16 MiB; expected a table");
    String lines = "x".repeat(1023) + "\n";
    assertRefuses(
        file("q.csv", "a,b\n1,2\n3,\"" + lines.repeat(17 << 10)),
        "q.csv, line 3: a row of more than 16 MiB begins here; is a quote never closed?");
  }
}
