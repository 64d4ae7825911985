package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;
import module java.sql;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import people.databases.*;
import people.exports.*;
import people.history.*;
import people.tables.*;
import people.timeline.*;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tools.jackson.databind.JsonNode;

/// The command `export`: what it writes is what the other commands print and the tables hold.
class ExportCommandTest extends PeopleCommandFixture {

  private Path written;

  @BeforeAll
  static void takeTheLibraries() {
    Export.use(new DatabaseFiles());
  }

  @BeforeEach
  void recordSome() throws IOException {
    written = Files.createDirectory(folder.resolve("written"));
    ada();
    for (String line :
        List.of(
            "create --first Ida --status married --city Delft --born 1819-08-03 --on 1860-01-01",
            "left 2 --on 1861-01-01 --why fled",
            "create --first William --on 1805 --status single --set occupation=earl",
            "marry 1 3 --on 1835-07-08",
            "move 3 --street 'Ockham Park' --city Ockham --on 1836-01-01",
            "observe --until 1870-12-31")) {
      CommandOutput result = people(words(line));
      assertEquals(0, result.exit(), result.err());
    }
  }

  private Path export(String name, String options) {
    Path target = written.resolve(name);
    CommandOutput result = people(words("export " + target + " " + options));
    assertEquals(0, result.exit(), result.err());
    return target;
  }

  private String csv(String question) {
    return people(words(question + " --format csv")).out();
  }

  @Test
  void csvIsWhatTheCommandsPrint() throws IOException {
    for (String[] each :
        new String[][] {
          {"events", "", "events"},
          {"persons", "", "persons"},
          {"periods", "", "periods"},
          {"periods", "--of occupation", "periods --of occupation"},
          {"addresses", "", "periods --of address"},
          {"moves", "", "moves"},
          {"transitions", "", "transitions"},
          {"transitions", "--of occupation", "transitions --of occupation"},
          {"couples", "--at 1840", "couples --at 1840"},
          {"households", "--at 1840", "households --at 1840"},
          {"periods", "--known 1999", "periods --known 1999"},
          {"periods", "--observed-until 1840", "periods --observed-until 1840"}
        }) {
      Path file = export(each[0] + ".csv", each[1] + " --force");
      assertEquals(csv(each[2]), Files.readString(file), String.join(" ", each));
    }
  }

  /// Of people, a date that is a year or a month is the day from which it counts.
  @Test
  void peopleHaveTheColumnsOfASnapshotAndDaysForDates() throws IOException {
    String[] lines = Files.readString(export("people.csv", "--at 1840")).split("\n");
    String[] printed = csv("snapshot --at 1840").split("\n");
    assertEquals(printed[0], lines[0]);
    assertEquals(printed.length, lines.length);
    assertEquals(printed[2].replace("1805,1805,", "1805-01-01,1805-01-01,"), lines[2]);
  }

  @Test
  void columnsHaveTheTypesOfTheTables() {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      History history = History.of(timeline);
      ExportTables all = new ExportTables(history, null, null);
      ExportTables dated = new ExportTables(history, LocalDate.of(1840, 12, 31), null);
      assertTypes(Tables.events(history), all.named("events"));
      assertTypes(Tables.people(history.at("1840")), dated.named("people"));
      assertTypes(Tables.persons(history), all.named("persons"));
      assertTypes(Tables.statusPeriods(history), all.named("periods"));
      assertTypes(Tables.addressPeriods(history), all.named("addresses"));
      assertTypes(Tables.attributePeriods(history, "occupation"), all.periodsOf("occupation"));
      assertTypes(Tables.moves(history), all.named("moves"));
      assertTypes(Tables.transitions(history), all.named("transitions"));
      assertTypes(Tables.couples(history, "1840"), dated.named("couples"));
      assertTypes(Tables.couplePeriods(history), all.named("couples"));
      assertTypes(Tables.households(history, "1840"), dated.named("households"));
      assertTypes(Tables.householdPeriods(history), all.named("households"));
    }
  }

  private static void assertTypes(Table expected, ExportTable<?> table) {
    Map<String, String> types = new TreeMap<>();
    table.columns().forEach(column -> types.put(column.name(), type(column.type())));
    Map<String, String> common = new TreeMap<>();
    for (Column<?> column : expected.columns()) {
      if (types.containsKey(column.name())) {
        common.put(column.name(), column.type().name());
      }
    }
    assertTrue(common.size() >= expected.columnCount() - 1, expected.name() + common);
    types.keySet().retainAll(common.keySet());
    assertEquals(common, types, expected.name());
    int rows = 0;
    for (Object[] _ : table.values()) {
      rows++;
    }
    assertEquals(expected.rowCount(), rows, expected.name());
  }

  private static String type(ExportColumn.Type type) {
    return switch (type) {
      case INT -> "INTEGER";
      case LONG -> "LONG";
      case DOUBLE -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "LOCAL_DATE";
      case INSTANT -> "INSTANT";
      case TEXT -> "STRING";
    };
  }

  @Test
  void columnsArePicked() throws IOException {
    assertEquals(
        """
        {"status":"MARRIED","person":1}
        {"status":"UNKNOWN","person":2}
        {"status":"MARRIED","person":3}
        """,
        Files.readString(export("w.jsonl", "--what people --at 1840 --columns status,person")));
  }

  // ---- events

  @Test
  void jsonLinesOfTheEventsAreATimelineThatAnswersTheSame() throws IOException {
    Path copy = export("events.jsonl", "");
    for (String question :
        List.of("events", "periods", "moves", "snapshot --at 1840", "periods --known 1999")) {
      List<String> words = new ArrayList<>(List.of("--timeline", copy.toString()));
      words.addAll(List.of(words(question + " --format json")));
      assertEquals(
          people(words(question + " --format json")), run(words.toArray(new String[0])), question);
    }
    CommandOutput verified = run("--timeline", copy.toString(), "verify");
    assertEquals(people("verify").out().replace(file.toString(), copy.toString()), verified.out());
  }

  @Test
  void cloudEventsHaveWhatTheStandardRequires() throws IOException {
    List<String> lines =
        Files.readAllLines(export("town.cloudevents.ndjson", "--source urn:people:town"));
    List<String> timeline = Files.readAllLines(file);
    assertEquals(timeline.size(), lines.size());
    for (int i = 0; i < lines.size(); i++) {
      JsonNode event = json(lines.get(i));
      JsonNode recorded = json(timeline.get(i));
      assertEquals("1.0", event.get("specversion").asString());
      assertEquals(String.valueOf(i), event.get("id").asString());
      assertEquals("urn:people:town", event.get("source").asString());
      assertEquals("people." + recorded.get("type").asString(), event.get("type").asString());
      assertEquals(recorded.get("_datetime"), event.get("time"));
      assertEquals(recorded.path("personId").asString(""), event.path("subject").asString(""));
      assertEquals(recorded, event.get("data"));
    }
    String named = Files.readAllLines(export("t.cloudevents.jsonl", "")).getFirst();
    assertEquals("people.jsonl", json(named).get("source").asString());
  }

  // ---- databases

  @Test
  void aDatabaseHasAllTablesWithKeysAndViews() throws Exception {
    for (String kind : List.of("duckdb", "sqlite")) {
      Path database = export("town." + kind, "");
      try (Connection connection = DriverManager.getConnection("jdbc:" + kind + ":" + database);
          Statement statement = connection.createStatement()) {
        for (String table : ExportTables.NAMES) {
          Path same = export(table + ".jsonl", "--what " + table + " --force");
          assertEquals(
              Files.readAllLines(same).size(),
              number(statement, "SELECT count(*) FROM \"" + table + "\""),
              kind + " " + table);
        }
        assertEquals(
            people(words("count --at 1860 --format csv")).out(),
            "status,people,beyond\n"
                + text(
                    statement,
                    "SELECT status || ',' || people || ',0' FROM population WHERE year = 1860"));
        long days =
            number(statement, "SELECT CAST(sum(days) AS BIGINT) FROM period_days WHERE person = 3");
        assertEquals(
            ChronoUnit.DAYS.between(LocalDate.of(1805, 1, 1), LocalDate.of(1871, 1, 1)),
            days,
            kind);
        assertEquals(0, number(statement, "SELECT count(*) FROM \"current\""), kind);
        assertEquals(
            2,
            number(
                statement,
                "SELECT count(*) FROM periods JOIN persons USING (person) WHERE firstname ="
                    + " 'William'"),
            kind);
      }
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    ResultSet answer = statement.executeQuery(sql);
    answer.next();
    return answer.getLong(1);
  }

  private static String text(Statement statement, String sql) throws SQLException {
    StringBuilder lines = new StringBuilder();
    ResultSet answer = statement.executeQuery(sql);
    while (answer.next()) {
      lines.append(answer.getString(1)).append('\n');
    }
    return lines.toString();
  }

  // ---- family trees

  @Test
  void aFamilyTreeTellsWhatStandsInExtensions() throws IOException {
    Path tree = written.resolve("family.ged");
    CommandOutput result = people("export", tree.toString());
    assertEquals(tree + ": 3 people, 2 families in GEDCOM 7.0\n", result.out());
    assertEquals(
        "people: 3 facts have no place in GEDCOM, and stand in extensions: ends of observation 1,"
            + " entries 1, leavings 1\n",
        result.err());
    String text = Files.readString(tree);
    assertTrue(text.contains("1 HUSB @I1@\n1 WIFE @I3@\n1 MARR\n2 DATE 8 JUL 1835\n"), text);
    assertTrue(text.contains("1 OCCU earl\n"), text);
  }

  @Test
  void aFamilyTreeOfADateHasNothingLater() throws IOException {
    String text = Files.readString(export("family.ged", "--at 1835-12-31"));
    assertTrue(text.contains("1 MARR\n"), text);
    assertTrue(text.endsWith("0 TRLR\n") && text.contains("2 DATE 31 DEC 1835\n"), text);
    assertFalse(text.contains("Delft"), text);
    String known = Files.readString(export("known.ged", "--known 2000-01-01"));
    assertFalse(known.contains(" INDI"), known);
  }

  // ---- what is said, and refused

  @Test
  void saysWhatWasWritten() {
    Path target = written.resolve("moves.csv");
    assertEquals(
        new CommandOutput(0, target + ": 2 rows\n", ""), people("export", target.toString()));
    assertEquals(
        new CommandOutput(1, "", "people: " + target + " is there already; --force replaces it\n"),
        people("export", target.toString()));
    Path sheets = written.resolve("town.xlsx");
    assertEquals(
        sheets + ": 2 tables, 8 rows\n",
        people("export", sheets.toString(), "--what", "persons,periods").out());
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    String tables =
        "events, people, persons, periods, addresses, attributes, moves, transitions, couples,"
            + " households";
    assertUsage("t.csv is not called as a table; expected --what with one of " + tables, "t.csv");
    assertUsage("--what moved; expected one of " + tables, "t.csv --what moved");
    assertUsage("--what moves,people; expected one table for t.csv", "t.csv --what moves,people");
    assertUsage(
        "'t.arrow' does not say the format; expected one of the endings .csv, .json,"
            + " .cloudevents.ndjson, .jsonl, .xlsx, .parquet, .duckdb, .sqlite, .ged",
        "t.arrow");
    assertUsage(
        "'town' is not a column of moves; expected some of person, fromStreet, fromCity,"
            + " fromPostcode, fromCountry, toStreet, toCity, toPostcode, toCountry, date, age,"
            + " certain",
        "moves.csv --columns town");
    assertUsage(
        "t.ged is a family tree, which holds no tables; expected it without --what, --columns,"
            + " --of and --spells",
        "t.ged --what people,periods");
    assertUsage(
        "--excel with moves.json; expected a file that ends with .csv", "moves.json --excel");
    assertUsage(
        "--spells stata; expected traminer, survival or person-years", "s.csv --spells stata");
    assertUsage(
        "--of occupation; expected it with periods, transitions or --spells",
        "moves.csv --of occupation");
    assertUsage(
        "'no uri' is not a source of events; expected a URI, such as urn:people:town",
        "t.cloudevents.ndjson --source 'no uri'");
    assertEquals(
        "people: nobody has an attribute 'job'; expected one of occupation\n",
        people("export", folder.resolve("periods.csv").toString(), "--of", "job").err());
    assertEquals(
        new CommandOutput(
            1,
            "",
            "people: %1$s/no/periods.csv: can't write: no such file or folder: %1$s/no%n"
                .formatted(folder)),
        people("export", folder.resolve("no/periods.csv").toString()));
    assertUsage(
        file + " is the timeline itself; expected another file", file + " --what events --force");
  }

  private void assertUsage(String message, String line) {
    assertEquals(
        new CommandOutput(
            2, "", "people export: %s (see 'people export --help')%n".formatted(message)),
        people(words("export " + line)));
  }
}
