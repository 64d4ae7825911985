package people.databases;

import module java.base;

import people.exports.*;

/// The statements that make tables, and the views over them, in the words of a database.
final class DatabaseSchema {

  private final boolean isDuckDb;
  private final List<ExportTable<?>> tables;
  private final Set<String> names;

  DatabaseSchema(boolean isDuckDb, List<ExportTable<?>> tables) {
    this.isDuckDb = isDuckDb;
    this.tables = inOrder(tables);
    this.names = tables.stream().map(ExportTable::name).collect(Collectors.toSet());
  }

  /// Those that others refer to first.
  private static List<ExportTable<?>> inOrder(List<ExportTable<?>> tables) {
    List<ExportTable<?>> sorted = new ArrayList<>(tables);
    sorted.sort(Comparator.comparing(table -> !table.name().equals("persons")));
    return sorted;
  }

  List<ExportTable<?>> tables() {
    return tables;
  }

  String create(ExportTable<?> table) {
    List<String> parts = new ArrayList<>();
    for (ExportColumn column : table.columns()) {
      parts.add(quoted(column.name()) + " " + type(column.type()));
    }
    if (!table.key().isEmpty()) {
      parts.add("PRIMARY KEY (%s)".formatted(quoted(table.key())));
    }
    if (table.isOfPersons() && names.contains("persons") && hasKey("persons")) {
      parts.add("FOREIGN KEY (\"person\") REFERENCES \"persons\" (\"person\")");
    }
    return "CREATE TABLE %s (%s)".formatted(quoted(table.name()), String.join(", ", parts));
  }

  private boolean hasKey(String name) {
    return tables.stream().anyMatch(each -> each.name().equals(name) && !each.key().isEmpty());
  }

  String insert(ExportTable<?> table) {
    return "INSERT INTO %s VALUES (%s)"
        .formatted(
            quoted(table.name()),
            table.columns().stream().map(_ -> "?").collect(Collectors.joining(", ")));
  }

  /// What the tables are of, by name.
  String createAbout() {
    return "CREATE TABLE \"about\" (\"name\" %1$s PRIMARY KEY, \"value\" %1$s)"
        .formatted(type(ExportColumn.Type.TEXT));
  }

  /// Behind the tables: indexes by person, and views that answer what is asked first.
  List<String> indexesAndViews() {
    List<String> statements = new ArrayList<>();
    for (ExportTable<?> table : tables) {
      boolean isByPerson = table.columns().stream().anyMatch(c -> c.name().equals("person"));
      if (isByPerson && !table.key().equals(List.of("person"))) {
        statements.add(
            "CREATE INDEX %s ON %s (\"person\")"
                .formatted(quoted(table.name() + "_person"), quoted(table.name())));
      }
    }
    if (has("periods", "person", "status", "from", "until", "ends")) {
      statements.add(isDuckDb ? DUCKDB_PERIOD_DAYS : SQLITE_PERIOD_DAYS);
      statements.add(isDuckDb ? DUCKDB_POPULATION : SQLITE_POPULATION);
    }
    if (has("periods", "person", "status", "until") && has("persons", "person", "born")) {
      statements.add(CURRENT);
    }
    return statements;
  }

  private boolean has(String name, String... columns) {
    return tables.stream()
        .filter(table -> table.name().equals(name))
        .anyMatch(table ->
            table.columns().stream()
                .map(ExportColumn::name)
                .collect(Collectors.toSet())
                .containsAll(List.of(columns)));
  }

  /// The first day that is not observed.
  private static final String DUCKDB_END =
      """
      (SELECT CAST("value" AS DATE) + 1 FROM "about" WHERE "name" = 'observedUntil')\
      """;

  private static final String SQLITE_END =
      """
      (SELECT date("value", '+1 day') FROM "about" WHERE "name" = 'observedUntil')\
      """;

  /// The periods with their length within the observation.
  private static final String DUCKDB_PERIOD_DAYS =
      """
      CREATE VIEW "period_days" AS
      SELECT *, coalesce("until", %s) - "from" AS "days" FROM "periods"\
      """
          .formatted(DUCKDB_END);

  private static final String SQLITE_PERIOD_DAYS =
      """
      CREATE VIEW "period_days" AS
      SELECT *, CAST(julianday(coalesce("until", %s)) - julianday("from") AS INTEGER) AS "days"
      FROM "periods"\
      """
          .formatted(SQLITE_END);

  /// How many people have each status at the end of each year that was observed.
  private static final String DUCKDB_POPULATION =
      """
      CREATE VIEW "population" AS
      WITH "ends" AS (
        SELECT CAST("range" AS INTEGER) AS "year", make_date("range", 12, 31) AS "day"
        FROM range((SELECT year(min("from")) FROM "periods"), year(%s)))
      SELECT "year", "status", count(*) AS "people"
      FROM "ends" JOIN "periods" ON "from" <= "day" AND coalesce("until" > "day", true)
      GROUP BY "year", "status"\
      """
          .formatted(DUCKDB_END);

  private static final String SQLITE_POPULATION =
      """
      CREATE VIEW "population" AS
      WITH RECURSIVE "ends" ("year") AS (
        SELECT CAST(strftime('%%Y', min("from")) AS INTEGER) FROM "periods"
        UNION ALL
        SELECT "year" + 1 FROM "ends" WHERE "year" + 1 < CAST(strftime('%%Y', %s) AS INTEGER))
      SELECT "year", "status", count(*) AS "people"
      FROM "ends" JOIN "periods"
        ON "from" <= "year" || '-12-31' AND coalesce("until" > "year" || '-12-31', true)
      GROUP BY "year", "status"\
      """
          .formatted(SQLITE_END);

  /// Who has which status today, as far as is known.
  private static final String CURRENT =
      """
      CREATE VIEW "current" AS
      SELECT "persons".*, "periods"."status", "periods"."from" AS "since"
      FROM "persons" JOIN "periods" ON "periods"."person" = "persons"."person"
      WHERE "periods"."until" IS NULL\
      """;

  private String type(ExportColumn.Type type) {
    return switch (type) {
      case INT -> "INTEGER";
      case LONG -> isDuckDb ? "BIGINT" : "INTEGER";
      case DOUBLE -> isDuckDb ? "DOUBLE" : "REAL";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case INSTANT -> isDuckDb ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP";
      case TEXT -> isDuckDb ? "VARCHAR" : "TEXT";
    };
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String quoted(List<String> names) {
    return names.stream().map(DatabaseSchema::quoted).collect(Collectors.joining(", "));
  }
}
