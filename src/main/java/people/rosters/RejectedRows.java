package people.rosters;

import module java.base;

import people.*;
import people.output.*;

/// Rows of a list that could not be used, with their lines and the reasons. Not for several
/// threads.
final class RejectedRows implements Closeable {

  private final RowSpool rows = new RowSpool();

  /// @param line where it begins
  /// @param raw as it is written
  void add(long line, String reason, String raw) {
    rows.add(String.valueOf(line), quoted(reason), quoted(raw));
  }

  /// Writes them as a table in the place of what was there, also when there are none.
  void write(Path file) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) { // a device or a pipe
        StringWriter all = new StringWriter();
        writeTo(all);
        AtomicFile.write(file, all.toString().getBytes(StandardCharsets.UTF_8));
      } else {
        AtomicFile.write(
            file,
            true,
            draft -> {
              try (Writer out = Files.newBufferedWriter(draft)) {
                writeTo(out);
              }
            });
      }
    } catch (IOException e) {
      throw TimelineException.of(file, "can't write", e);
    }
  }

  private void writeTo(Writer out) throws IOException {
    out.write("line,reason,row\n");
    rows.forEach(row -> out.write(String.join(",", row) + "\n"));
  }

  /// A text as a cell of a table.
  static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() {
    rows.close();
  }
}
