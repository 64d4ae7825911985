package people.exports;

import module java.base;

/// The formats of files, told by the ending.
public enum ExportFormat {
  CSV(".csv"),
  JSON(".json"),
  /// Before JSON Lines, since their endings are longer.
  CLOUD_EVENTS(".cloudevents.ndjson", ".cloudevents.jsonl"),
  JSON_LINES(".jsonl", ".ndjson"),
  WORKBOOK(".xlsx"),
  PARQUET(".parquet"),
  DUCKDB(".duckdb"),
  SQLITE(".sqlite", ".sqlite3"),
  /// A family tree, which holds no tables: see [TreeFile].
  GEDCOM(".ged");

  private final List<String> endings;

  ExportFormat(String... endings) {
    this.endings = List.of(endings);
  }

  /// The format of a file.
  ///
  /// @throws IllegalArgumentException for a name that ends otherwise, naming the endings
  public static ExportFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (ExportFormat format : values()) {
      if (format.endings.stream().anyMatch(name::endsWith)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "'%s' does not say the format; expected one of the endings %s"
            .formatted(
                file,
                Arrays.stream(values())
                    .map(format -> format.endings.getFirst())
                    .collect(Collectors.joining(", "))));
  }

  /// The name of a file without its folder and ending.
  public String stem(Path file) {
    String name = file.getFileName().toString();
    return endings.stream()
        .filter(name.toLowerCase(Locale.ROOT)::endsWith)
        .findFirst()
        .map(ending -> name.substring(0, name.length() - ending.length()))
        .orElse(name);
  }

  /// Whether it takes a database's library.
  public boolean isOfDatabases() {
    return switch (this) {
      case CSV, JSON, CLOUD_EVENTS, JSON_LINES, WORKBOOK, GEDCOM -> false;
      case PARQUET, DUCKDB, SQLITE -> true;
    };
  }

  /// Whether a file may hold several tables.
  public boolean isOfSeveral() {
    return switch (this) {
      case CSV, JSON, CLOUD_EVENTS, JSON_LINES, PARQUET, GEDCOM -> false;
      case WORKBOOK, DUCKDB, SQLITE -> true;
    };
  }
}
