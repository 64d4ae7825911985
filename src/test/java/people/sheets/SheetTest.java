package people.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every table has: columns, rows, and where they are.
@DisplayName("A table")
class SheetTest {

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("members.csv"), text);
  }

  @Test
  void isReadRowByRowAndEachRowKnowsItsLine() throws IOException {
    var file =
        file(
            """
            name,note
            Ada,"says ""hello""
            over two lines"

            ,
            Bo
            """);
    try (Sheet sheet = Sheet.open(file, SheetOptions.guessed())) {
      assertEquals(List.of("name", "note"), sheet.header());
      SheetRow ada = sheet.next();
      assertEquals(2, ada.line());
      assertEquals("says \"hello\"\nover two lines", ada.cell(1));
      assertEquals("Ada,\"says \"\"hello\"\"\nover two lines\"", ada.raw());
      SheetRow bo = sheet.next();
      assertEquals(6, bo.line());
      assertEquals("", bo.cell(1));
      assertEquals("Bo", bo.raw());
      assertEquals(null, sheet.next());
    }
  }
}
