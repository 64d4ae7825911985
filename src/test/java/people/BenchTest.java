package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// That the benchmark runs, and says what it measured. How long that takes is none of a test's
/// business.
@DisplayName("The benchmark")
@Tag("process")
@Order(7)
class BenchTest {

  private static final String WORKS =
      "table, reopen, status, dates, person, find, duplicates, sequences, matching, survival,"
          + " append, threads, protection, shared, import, simulate, memory, start, pictures,"
          + " cells, notebooks, scripts";

  @TempDir Path folder;

  /// Or what JBang says while it builds would be taken for the benchmark's.
  @BeforeAll
  static void build() throws Exception {
    Command.jbang("build", "bench").run();
  }

  @Test
  @DisplayName("gives ours, the peer's, their ratio and spread, after it found the same results")
  void rows() throws Exception {
    var bench = bench("--events", "2000", "--runs", "1", "--only", "reopen,table");
    assertEquals(0, bench.exit(), bench.err());
    var rows = JsonMapper.shared().readTree(bench.out());
    assertEquals(
        List.of(
            "table DuckDB read_json",
            "table reading the bytes",
            "table DuckDB read_json (new process)",
            "reopen DuckDB Parquet",
            "reopen DuckDB Parquet (new process)"),
        rows.valueStream().map(row -> text(row, "name") + " " + text(row, "peer")).toList());
    for (var row : rows) {
      double ours = row.path("oursMedian").asDouble();
      double peers = row.path("peersMedian").asDouble();
      assertTrue(ours > 0 && peers > 0, row.toString());
      assertEquals(1, row.path("ratio").asDouble() / (peers / ours), 0.01, row.toString());
      assertEquals(row.path("oursLow"), row.path("oursHigh"), "one run has no spread");
      assertEquals(2000, row.path("events").asInt(), 100);
    }
    assertEquals("10 × as fast", text(rows.get(0), "reach"));
    assertEquals(
        rows.get(0).path("ratio").asDouble() / 10, rows.get(0).path("reached").asDouble(), 0.001);
    assertEquals("6 × the time", text(rows.get(1), "reach"));
    assertEquals(
        rows.get(1).path("ratio").asDouble() * 6, rows.get(1).path("reached").asDouble(), 0.001);
  }

  @Test
  @DisplayName("writes to real disks, and measures methods in processes of their own")
  void writesAndMethods() throws Exception {
    var bench = bench("--events", "1000", "--runs", "1", "--only", "append,dates");
    assertEquals(0, bench.exit(), bench.err());
    var rows = JsonMapper.shared().readTree(bench.out());
    assertEquals(
        List.of(
            "dates seconds ours at one date",
            "append rate write + fdatasync",
            "append rate SQLite"),
        rows.valueStream()
            .map(row -> text(row, "name") + " " + text(row, "unit") + " " + text(row, "peer"))
            .toList());
    // of rates more is better
    var append = rows.get(1);
    double times = append.path("oursMedian").asDouble() / append.path("peersMedian").asDouble();
    assertEquals(1, append.path("ratio").asDouble() / times, 0.01, append.toString());
  }

  private static String text(JsonNode row, String member) {
    return row.path(member).asString();
  }

  @Test
  @DisplayName("keeps its input where it is told to, and nothing else")
  void keep() throws Exception {
    var arguments =
        new String[] {"--events", "1000", "--runs", "1", "--only", "memory", "--keep", "kept"};
    assertEquals(0, bench(arguments).exit());
    var kept = folder.resolve("kept");
    var timeline = kept.resolve("people-1000.jsonl");
    var written = Files.getLastModifiedTime(timeline);
    assertEquals(0, bench(arguments).exit());
    assertEquals(written, Files.getLastModifiedTime(timeline));
    try (var files = Files.list(kept)) {
      assertEquals(List.of(timeline), files.filter(Files::isRegularFile).toList());
    }
    try (var files = Files.list(kept)) {
      assertEquals(List.of(), files.filter(Files::isDirectory).toList());
    }
  }

  @Test
  @DisplayName("names what it can measure")
  void unknownWork() throws Exception {
    var bench = bench("--only", "speed");
    assertEquals("bench: 'speed' is no work; expected one of " + WORKS + "\n", bench.err());
    assertEquals(2, bench.exit());
  }

  @Test
  @DisplayName("draws figures, and says which is none")
  void draw() throws Exception {
    Files.writeString(
        folder.resolve("bad.csv"), "work,events,seconds\nsleep,10000,0.5\nsleep,?,1\n");
    var bad = bench("--draw", "bad.csv");
    assertEquals(
        "bench: bad.csv: 'sleep,?,1' is no figure; expected work,events,seconds\n", bad.err());
    assertEquals(1, bad.exit());
    Files.writeString(
        folder.resolve("good.csv"),
        "work,events,seconds\nsleep,10000,0.5\nsleep,100000,0.5\nwork,10000,0.1\nwork,100000,1\n");
    var svg = bench("--draw", "good.csv").out();
    assertTrue(svg.contains(">sleep</text>") && svg.contains(">work</text>"), svg);
    // all powers of ten in which there is something
    assertTrue(svg.contains(">10,000</text>") && svg.contains(">100,000</text>"), svg);
    assertTrue(svg.contains(">100 ms</text>") && svg.contains(">1 s</text>"), svg);
    assertTrue(!svg.contains(">10 ms</text>") && !svg.contains(">10 s</text>"), svg);
  }

  private Command.Ended bench(String... arguments) throws Exception {
    var words = new java.util.ArrayList<>(List.of("bench"));
    words.addAll(List.of(arguments));
    if (words.contains("--only")) words.addAll(List.of("--format", "json"));
    // not the quick Java, which speaks of itself into what is measured by processes of their own
    var bench = Command.of(Command.ROOT.resolve("jbang"), words.toArray(String[]::new));
    return bench.in(folder).run();
  }
}
