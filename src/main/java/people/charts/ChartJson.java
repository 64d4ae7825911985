package people.charts;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes maps and lists as JSON.
final class ChartJson {

  private static final JsonMapper INDENTED =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final JsonMapper COMPACT = JsonMapper.builder().build();

  private ChartJson() {}

  static String indented(Object value) {
    // Jackson breaks lines as the machine does; a chart is the same everywhere.
    return INDENTED.writeValueAsString(value).replace("\r\n", "\n");
  }

  /// On one line, and safe within a `script` element.
  static String compact(Object value) {
    return COMPACT
        .writeValueAsString(value)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
