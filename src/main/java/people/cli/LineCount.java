package people.cli;

import module java.base;

/// Estimates how many records a file has, so that the time left can be told: its line feeds, where
/// it is plain text with a record on each line.
final class LineCount {

  private LineCount() {}

  /// @return 0 where it is not seen: of a packed file or a workbook, of an object of JSON over
  ///   several lines, and of what can't be read
  static long of(Path file) {
    if (!Files.isRegularFile(file)) {
      return 0;
    }
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      long count = 0;
      boolean isFirst = true;
      for (int read; (read = in.read(buffer)) > 0; isFirst = false) {
        if (isFirst && !isOfLines(new String(buffer, 0, read, StandardCharsets.ISO_8859_1))) {
          return 0;
        }
        for (int i = 0; i < read; i++) {
          count += buffer[i] == '\n' ? 1 : 0;
        }
      }
      return count;
    } catch (IOException _) {
      return 0; // the import says why
    }
  }

  private static boolean isOfLines(String start) {
    if (start.indexOf(0) >= 0 || start.startsWith("PK") || start.startsWith("\u001f\u008b")) {
      return false;
    }
    String first = start.lines().findFirst().orElse("").strip();
    return !first.startsWith("{") && !first.startsWith("[") || first.endsWith("}");
  }
}
