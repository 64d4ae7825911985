package people.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.io.TempDir;
import people.*;

/// Files of a few bytes, and what is read from them.
abstract class SheetFixture {

  @TempDir Path folder;

  Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /// What is read: how the file is written, the names, and each row with its line, cells between
  /// bars.
  static String read(Path file, SheetOptions options) {
    return read(Sheet.open(file, options));
  }

  static String read(Sheet opened) {
    try (Sheet sheet = opened) {
      var lines = new StringJoiner("\n", "", "\n");
      lines.add(sheet.described());
      lines.add(String.join("|", sheet.header()));
      for (SheetRow row; (row = sheet.next()) != null; ) {
        SheetRow read = row;
        lines.add(
            IntStream.range(0, sheet.header().size())
                .mapToObj(read::cell)
                .collect(Collectors.joining("|", read.line() + ": ", "")));
      }
      sheet.notes().forEach(note -> lines.add("(" + note + ")"));
      return lines.toString();
    }
  }

  static String read(Path file) {
    return read(file, SheetOptions.guessed());
  }

  void assertReads(String text, String expected) throws IOException {
    assertEquals(expected, read(file("table.csv", text)));
  }

  void assertReads(byte[] bytes, String expected) throws IOException {
    assertEquals(expected, read(file("table.csv", bytes)));
  }

  /// Asserts the message without the folder.
  void assertRefuses(Path file, SheetOptions options, String expected) {
    var refusal = assertThrows(TimelineException.class, () -> read(file, options));
    assertEquals(expected, refusal.getMessage().replace(folder + "/", ""));
  }

  void assertRefuses(Path file, String expected) {
    assertRefuses(file, SheetOptions.guessed(), expected);
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /// @param namesAndTexts of its entries, in turn
  static byte[] zip(String... namesAndTexts) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(packed)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return packed.toByteArray();
  }
}
