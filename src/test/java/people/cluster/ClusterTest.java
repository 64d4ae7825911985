package people.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.cli.*;
import people.history.*;
import people.postgres.*;
import people.timeline.*;

/// Compares the tables that tasks of Spark make, of timelines that are cut anywhere, with those of
/// one machine. One process of Spark answers all questions.
@DisplayName("Tables from Spark")
@Tag("engines")
@Order(4)
@Timeout(value = 10, unit = TimeUnit.MINUTES) // Spark has many questions, also on a busy machine
class ClusterTest {

  private static final List<String> TABLES =
      List.of(
          "people",
          "people",
          "people",
          "persons",
          "periods",
          "addresses",
          "attributes",
          "moves",
          "transitions",
          "couples",
          "couples",
          "couples");

  private static final int INVENTED = 20;

  /// A question in words, and what is expected.
  private record Asked(String line, List<String> expected) {}

  @TempDir Path folder;
  private final List<Asked> asked = new ArrayList<>();

  @Test
  @DisplayName("are those of one machine, row for row, in any partitioning")
  void sameRows() throws Exception {
    Random random = new Random(51);
    for (int round = 0; round < Rounds.of(24); round++) {
      askOfInvented(round, random);
    }
    askOfATown(random);
    askOfMerged();
    compare();
  }

  @Test
  @DisplayName("of a shared timeline are those of the same timeline in a file")
  void sharedRows() throws Exception {
    Random random = new Random(52);
    askOfATown(random);
    var server = PostgresServer.shared();
    var address = server.newTimeline();
    var out = new PrintStream(OutputStream.nullOutputStream());
    var town = folder.resolve("town.jsonl").toString();
    assertEquals(0, PeopleCommand.run(out, out, "--timeline", address, "restore", town));
    asked.replaceAll(
        each -> new Asked(each.line.replace(" town.jsonl", " '" + address + "'"), each.expected));
    compare();
  }

  @Test
  @DisplayName("are refused where one of several folders has no timeline")
  void emptyFolder() throws Exception {
    try (var timeline = EventTimeline.open(folder.resolve("town.jsonl"))) {
      timeline.add(new Event.Death(1, Details.NONE));
    }
    Files.createDirectory(folder.resolve("empty"));
    var ended = Command.jbang("spark", "count", "town.jsonl", "empty").in(folder).run();
    assertEquals(
        "spark: empty: no timeline in this folder, expected files that end with .jsonl\n",
        ended.err().replaceAll("(?m)^\\[jbang].*\n", ""));
    assertEquals(1, ended.exit());
  }

  private void compare() throws Exception {
    var answers = answers();
    for (int i = 0; i < asked.size(); i++) {
      var expected = asked.get(i).expected;
      for (int row = 0; row < Math.max(expected.size(), answers.get(i).size()); row++) {
        assertEquals(row(row, expected), row(row, answers.get(i)), asked.get(i).line);
      }
    }
  }

  private static String row(int row, List<String> rows) {
    return row + ": " + (row < rows.size() ? rows.get(row) : "none of " + rows.size());
  }

  private List<List<String>> answers() throws Exception {
    var lines = asked.stream().map(each -> each.line + "\n").collect(Collectors.joining());
    var ended =
        Command.jbang("spark", "--questions", "--master", "local[2]")
            .in(folder)
            .input(lines)
            .within(9)
            .run();
    assertEquals("", ended.err().replaceAll("(?m)^\\[jbang].*\n", ""));
    assertEquals(0, ended.exit());
    List<List<String>> answers = new ArrayList<>();
    List<String> answer = new ArrayList<>();
    for (var line : ended.out().lines().toList()) {
      if (line.isEmpty()) {
        answers.add(answer);
        answer = new ArrayList<>();
      } else if (!line.equals("[") && !line.equals("]") && !line.equals("[]")) {
        answer.add(line.strip().replaceFirst(",$", ""));
      }
    }
    assertEquals(asked.size(), answers.size());
    return answers;
  }

  private void ask(String words, int least, Random random, List<String> expected) {
    // of pieces that are shorter than lines, and of one that is all
    asked.add(
        new Asked(
            words
                + " --format json --conf spark.people.splitBytes=%d --conf spark.people.leastParts=%d --conf spark.people.partEvents=%d"
                    .formatted(
                        least + random.nextInt(random.nextBoolean() ? 2 * least : 1_000_000),
                        1 + random.nextInt(5),
                        1 + random.nextInt(random.nextInt(4) == 0 ? 3 : 10_000)),
            expected));
  }

  // ---- made up, with everything that records do wrong

  private void askOfInvented(int round, Random random) throws IOException {
    var towns = Files.createDirectory(folder.resolve("invented" + round));
    SortedMap<String, History> histories = new TreeMap<>();
    Set<Instant> moments = new HashSet<>(Set.of(Instant.MAX));
    Set<LocalDate> days = new HashSet<>(Set.of(LocalDate.of(1950, 1, 1)));
    for (int i = 0; i < INVENTED; i++) {
      List<InventedHistory.Invented> history = InventedHistory.history(random);
      var file = towns.resolve("%03d.jsonl".formatted(i));
      try (var timeline = InventedHistory.inMemory(history)) {
        var text = new StringBuilder();
        for (var event : timeline) {
          text.append(event.json()).append(random.nextInt(20) == 0 ? "\n \n" : "\n");
          moments.add(event.recorded().minusNanos(random.nextInt(2)));
          var effective = event.event().details().effective();
          if (effective != null && effective.day().getYear() / 1000 == 1) days.add(effective.day());
        }
        Files.writeString(file, text);
        histories.put(folder.relativize(file).toString(), History.of(timeline));
      }
    }
    var known = InventedQuestions.one(moments, random);
    var at = InventedQuestions.one(days, random);
    var table = TABLES.get(round % TABLES.size());
    boolean isDated = table.equals("people") || table.equals("couples") && round % 24 < 12;
    List<String> expected = new ArrayList<>();
    histories.forEach((name, history) -> {
      History then = history.knownAt(known);
      new ExportTables(then, isDated ? at : null, null)
          .named(table)
          .values()
          .forEach(row ->
              expected.add(
                  InventedQuestions.json(name, columns(then, table, isDated ? at : null), row)));
    });
    ask(
        "%s invented%d%s%s"
            .formatted(
                table,
                round,
                isDated ? " --at=" + at : "",
                known.equals(Instant.MAX) ? "" : " --known " + known),
        150,
        random,
        expected);
  }

  private static List<String> columns(History history, String table, LocalDate at) {
    return new ExportTables(history, at, null)
        .named(table).columns().stream().map(column -> column.name()).toList();
  }

  // ---- a partner whose record was merged into that of somebody else

  private void askOfMerged() {
    var day = Details.on("1990-01-01");
    try (var timeline = EventTimeline.open(folder.resolve("merged.jsonl"))) {
      for (int person = 1; person <= 5; person++) {
        var name = new Name("P" + person, null);
        timeline.add(new Event.Creation(person, name, Status.SINGLE, null, null, day));
      }
      timeline.add(new Event.StatusChange(1, Status.MARRIED, Partner.of(4), day));
      timeline.add(new Event.Merge(4, 5, "the same", Details.NONE));
      timeline.add(new Event.Merge(3, 5, "the same", Details.NONE));
      timeline.add(new Event.Retraction(3, 7, "not the same", Details.NONE));
      History history = History.of(timeline);
      for (String table : List.of("people", "couples")) {
        LocalDate at = table.equals("people") ? LocalDate.of(2000, 1, 1) : null;
        var columns = columns(history, table, at);
        List<String> expected = new ArrayList<>();
        new ExportTables(history, at, null)
            .named(table)
            .values()
            .forEach(row -> expected.add(InventedQuestions.json(null, columns, row)));
        assertEquals(true, expected.toString().contains("\"partner\":5"), expected.toString());
        asked.add(
            new Asked(
                table
                    + " merged.jsonl --format json --conf spark.people.partEvents=1"
                    + (at == null ? "" : " --at " + at),
                expected));
      }
    }
  }

  // ---- a simulated town

  private void askOfATown(Random random) throws IOException {
    var file = folder.resolve("town.jsonl");
    var out = new PrintStream(new ByteArrayOutputStream());
    String[] simulate = {"--timeline", file.toString(), "simulate", "--people=400", "--mess=0.1"};
    assertEquals(0, PeopleCommand.run(out, out, simulate));
    History all;
    try (var timeline = EventTimeline.open(file)) {
      all = History.of(timeline);
      var moments = new HashSet<Instant>();
      timeline.forEach(event -> moments.add(event.recorded()));
      for (int i = 0; i < 3; i++) {
        var known = i == 0 ? Instant.MAX : InventedQuestions.one(moments, random);
        var at = LocalDate.of(1970 + random.nextInt(60), 1 + random.nextInt(12), 31 - 3);
        History then = all.knownAt(known);
        String when = i == 0 ? "" : " --known " + known;
        for (String table : new TreeSet<>(TABLES)) {
          boolean isDated = table.equals("people");
          List<String> columns = columns(then, table, isDated ? at : null);
          List<String> expected = new ArrayList<>();
          new ExportTables(then, isDated ? at : null, null)
              .named(table)
              .values()
              .forEach(row -> expected.add(InventedQuestions.json(null, columns, row)));
          ask(
              table + " town.jsonl" + (isDated ? " --at " + at : "") + when,
              30_000,
              random,
              expected);
        }
        ask(
            "count town.jsonl --at " + at + when,
            30_000,
            random,
            InventedQuestions.counts(then, at));
        ask(
            "states town.jsonl --ages 10-60" + when,
            30_000,
            random,
            InventedQuestions.states(then));
        ask("times town.jsonl --ages 10-60" + when, 30_000, random, InventedQuestions.times(then));
        ask("survival town.jsonl" + when, 30_000, random, InventedQuestions.survival(then));
      }
    }
  }
}
