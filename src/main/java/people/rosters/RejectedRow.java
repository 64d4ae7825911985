package people.rosters;

import module java.base;

import people.*;
import people.output.*;

/// A row of a list that could not be used.
///
/// @param line where it begins
/// @param raw as it is written
record RejectedRow(long line, String reason, String raw) {

  /// Writes rows as a table in the place of what was there, also when there are none.
  static void write(Path file, List<RejectedRow> rows) {
    var text = new StringBuilder("line,reason,row\n");
    for (RejectedRow row : rows) {
      text.append(row.line).append(',').append(quoted(row.reason)).append(',');
      text.append(quoted(row.raw)).append('\n');
    }
    try {
      AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw TimelineException.of(file, "can't write", e);
    }
  }

  /// A text as a cell of a table.
  static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
