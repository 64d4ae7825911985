package people.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rosters that others made, kept beside the repository; skipped where they are not.
class SharedRostersTest extends SheetFixture {

  private static Path roster(String name) {
    Path root = Path.of(System.getProperty("people.root", "")).toAbsolutePath();
    while (root != null && !Files.exists(root.resolve("jbang-catalog.json"))) {
      root = root.getParent();
    }
    assumeTrue(root != null, "not in the repository");
    Path file = root.resolve("../shared/data/rosters").resolve(name);
    assumeTrue(Files.exists(file), "no " + name + " beside the repository");
    return file;
  }

  /// The figures were counted by another program.
  @ParameterizedTest
  @CsvSource({
    "legislators-2018-01-31.csv, 28, 537, 12852, 151411",
    "legislators-2019-01-31.csv, 34, 539, 13569, 163447",
    "legislators-2020-01-18.csv, 34, 536, 13680, 163778"
  })
  void everyCellIsRead(String name, int columns, int rows, int filled, int characters) {
    try (Sheet sheet = Sheet.open(roster(name), SheetOptions.guessed())) {
      assertEquals("CSV, ',', UTF-8, CRLF", sheet.described());
      assertEquals(columns, sheet.header().size());
      int[] counts = new int[3];
      for (SheetRow row; (row = sheet.next()) != null; ) {
        counts[0]++;
        for (int i = 0; i < columns; i++) {
          counts[1] += row.cell(i).isEmpty() ? 0 : 1;
          counts[2] += row.cell(i).length();
        }
      }
      assertEquals(List.of(rows, filled, characters), Arrays.stream(counts).boxed().toList());
      assertEquals(List.of(), sheet.notes());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "legislators-2018-01-31.csv",
    "legislators-2019-01-31.csv",
    "legislators-2020-01-18.csv"
  })
  void theRowsAsTheyAreWrittenMakeTheFileAgain(String name) throws IOException {
    Path file = roster(name);
    try (Sheet sheet = Sheet.open(file, SheetOptions.guessed())) {
      var text = new StringBuilder(sheet.rawHeader()).append("\r\n");
      for (SheetRow row; (row = sheet.next()) != null; ) {
        text.append(row.raw()).append("\r\n");
      }
      assertEquals(Files.readString(file), text.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"windows-1252", "x-MacRoman", "UTF-16LE", "UTF-16BE"})
  void aRosterIsTheSameInAnyEncoding(String encoding) throws IOException {
    Path file = roster("legislators-2018-01-31.csv");
    String text = Files.readString(file);
    String read = read(file("r.csv", text.getBytes(encoding)));
    assertEquals("CSV, ',', " + encoding + ", CRLF", read.lines().findFirst().orElse(""));
    assertEquals(read(file).lines().skip(1).toList(), read.lines().skip(1).toList());
  }
}
