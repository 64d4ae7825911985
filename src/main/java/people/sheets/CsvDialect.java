package people.sheets;

import module java.base;

/// How a CSV is written.
///
/// @param quote [SheetOptions#NO_QUOTE] for none
/// @param lineEnd as it is called, such as `CRLF`
/// @param isStated whether the first line states the delimiter, `sep=;`, and is no row
record CsvDialect(char delimiter, char quote, Charset charset, String lineEnd, boolean isStated) {

  /// In words: `CSV, ';', windows-1252, CRLF`.
  String described() {
    var parts = new ArrayList<String>(List.of("CSV", named(delimiter)));
    if (quote == SheetOptions.NO_QUOTE) {
      parts.add("no quotes");
    } else if (quote != '"') {
      parts.add("quote " + named(quote));
    }
    parts.add(charset.name());
    parts.add(lineEnd);
    return String.join(", ", parts);
  }

  private static String named(char c) {
    return switch (c) {
      case '\t' -> "tab";
      case '\'' -> "\"'\"";
      default -> c < ' ' ? "U+%04X".formatted((int) c) : "'" + c + "'";
    };
  }
}
