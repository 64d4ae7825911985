package people.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.*;

/// Made-up tables, written in any way and read again: cells, lines and the text of each row, also
/// where rows lie across the blocks that a file is read in.
@DisplayName("A made-up table")
class WrittenSheetsTest extends SheetFixture {

  private static final List<String> PIECES =
      List.of("Ada", "Zoë", "x", " ", "1815", "\"", ",", ";", "\t", "|", "\r\n", "\n", "\r", "’");

  private static final List<String> ENCODINGS = List.of("UTF-8", "UTF-16LE", "windows-1252");

  private final Random random = new Random(1);

  private <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String cell(int longest) {
    int length = random.nextInt(longest + 1);
    return IntStream.range(0, length).mapToObj(_ -> oneOf(PIECES)).collect(Collectors.joining());
  }

  private String written(String cell, char delimiter) {
    boolean isQuoted =
        random.nextInt(3) == 0
            || cell.indexOf(delimiter) >= 0
            || cell.matches("(?s).*[\"\\r\\n].*");
    return isQuoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  private static int lines(String text) {
    return (int) Pattern.compile("\\r\\n|\\r|\\n").matcher(text).results().count();
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    for (int round = 0; round < Rounds.of(60); round++) {
      char delimiter = oneOf(List.of(',', ';', '\t', '|'));
      String end = oneOf(List.of("\r\n", "\n", "\r"));
      int longest = random.nextInt(20) == 0 ? 30_000 : 8;
      var text = new StringBuilder("a0").append(delimiter).append("a1").append(delimiter);
      text.append("a2").append(end);
      var expected = new ArrayList<String>();
      int line = 2;
      for (int i = 0; i < 1 + random.nextInt(400); i++) {
        // the first cell is filled, so that a row is neither blank nor the end of a line
        List<String> cells = List.of("r" + i, cell(4), cell(longest));
        String row =
            cells.stream()
                .map(c -> written(c, delimiter))
                .collect(Collectors.joining("" + delimiter));
        String shown =
            cells.stream().map(c -> c.isBlank() ? "" : c).collect(Collectors.joining("\0"));
        expected.add(line + "\0" + shown + "\0" + row);
        text.append(row).append(end);
        line += lines(row) + 1;
        if (random.nextInt(10) == 0) {
          text.append(end);
          line++;
        }
      }
      String encoding = oneOf(ENCODINGS);
      Path file = file("t.csv", text.toString().getBytes(encoding));
      var options = SheetOptions.guessed().delimiter(delimiter).quote('"');
      var read = new ArrayList<String>();
      try (Sheet sheet = Sheet.open(file, options.encoding(Charset.forName(encoding)))) {
        for (SheetRow row; (row = sheet.next()) != null; ) {
          read.add(
              row.line()
                  + IntStream.range(0, 3)
                      .mapToObj(row::cell)
                      .collect(Collectors.joining("\0", "\0", "\0"))
                  + row.raw());
        }
      }
      assertEquals(expected, read, "round " + round);
    }
  }

  /// Rows of 13 characters, moved by one after the other, so that a block that a file is read in
  /// ends at each place of a row, between `\r` and `\n` too.
  @Test
  void isReadAsItWasWrittenWhereverABlockEnds() throws IOException {
    for (int moved = 0; moved < 13; moved++) {
      var text = new StringBuilder("a,b" + " ".repeat(moved) + "\r\n");
      for (int i = 0; i < 2000; i++) {
        text.append("%04d,\"x\r\ny\"\r\n".formatted(i));
      }
      try (Sheet sheet = Sheet.open(file("t.csv", text.toString()), SheetOptions.guessed())) {
        for (int i = 0; i < 2000; i++) {
          assertEquals("%d: %04d,\"x\r\ny\"".formatted(2 + 2 * i, i), sheet.next().toString());
        }
        assertEquals(null, sheet.next());
      }
    }
  }
}
