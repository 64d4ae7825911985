package people.bench;

import module java.base;

import java.sql.SQLException;
import tech.tablesaw.api.Table;

/// Measures the way from a file to a table of all events.
final class ReadWorks {

  /// The columns of texts that both tables have.
  static final List<String> TEXTS =
      List.of(
          "type",
          "effective",
          "status",
          "firstname",
          "lastname",
          "street",
          "city",
          "postcode",
          "country",
          "source");

  private ReadWorks() {}

  /// Of a file that nobody has read before.
  static List<Row> table(Input input, Turns turns) throws Exception {
    try (DuckDb duckdb = new DuckDb()) {
      duckdb.readJson(input.timeline());
      Turns.same("table", digest(Ours.table(input.timeline())), duckdb.digest());
      List<Sample> samples =
          turns.of(
              () -> unseen(input, Ours::secondsToTable),
              () -> Turns.seconds(() -> duckdb.readJson(input.timeline())),
              () -> Turns.seconds(() -> RawFile.read(input.timeline())),
              () -> unseen(input, file -> inNewProcess("events", file)),
              () -> inNewProcess("read_json", input.timeline()));
      Sample ours = samples.get(0);
      String work = "file to table of all events";
      return List.of(
          new Row(
              "table",
              work,
              Unit.SECONDS,
              ours,
              "DuckDB read_json",
              samples.get(1),
              new Reach.Faster(10)),
          new Row(
              "table",
              work,
              Unit.SECONDS,
              ours,
              "reading the bytes",
              samples.get(2),
              new Reach.Costs(6)),
          new Row(
              "table",
              work + " (first of a process)",
              Unit.SECONDS,
              samples.get(3),
              "DuckDB read_json (new process)",
              samples.get(4),
              new Reach.Faster(1)));
    }
  }

  interface OfFile {
    double measure(Path file) throws Exception;
  }

  /// Of a file beside which nothing can have been kept.
  static double unseen(Input input, OfFile work) throws Exception {
    Path file = input.unseen();
    try {
      return work.measure(file);
    } finally {
      Input.delete(file.getParent());
    }
  }

  private static double inNewProcess(String work, Path file) throws Exception {
    String[] arguments = {"-Xmx8g", ReadWorks.class.getName(), work, file.toString()};
    String printed =
        StartWorks.run(
            work.equals("events") ? StartWorks.script(arguments) : StartWorks.peer(arguments));
    // above it there may be what Java picked up
    return Double.parseDouble(printed.strip().lines().toList().getLast());
  }

  /// Prints how long it takes to make a table of a file: `events` by us, `read_json` and
  /// `read_parquet` by DuckDB, whose library is loaded then.
  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[1]);
    IO.println(
        switch (args[0]) {
          case "events" -> Ours.secondsToTable(file);
          case "read_json" -> Turns.seconds(() -> duckDb(duckdb -> duckdb.readJson(file)));
          case "read_parquet" -> Turns.seconds(() -> duckDb(duckdb -> duckdb.readParquet(file)));
          default -> throw new IllegalArgumentException(args[0]);
        });
  }

  private interface OfDuckDb {
    long read(DuckDb duckdb) throws SQLException;
  }

  private static long duckDb(OfDuckDb work) throws SQLException {
    try (DuckDb duckdb = new DuckDb()) {
      return work.read(duckdb);
    }
  }

  /// Of a file that was read before by another timeline, and has not changed since.
  static List<Row> reopen(Input input, Turns turns) throws Exception {
    try (DuckDb duckdb = new DuckDb()) {
      duckdb.readJson(input.timeline());
      Path parquet = input.file("events.parquet");
      duckdb.writeParquet(parquet);
      duckdb.readParquet(parquet);
      Turns.same("reopen", digest(Ours.table(input.timeline())), duckdb.digest());
      List<Sample> samples =
          turns.of(
              () -> Ours.secondsToTable(input.timeline()),
              () -> Turns.seconds(() -> duckdb.readParquet(parquet)),
              () -> inNewProcess("events", input.timeline()),
              () -> inNewProcess("read_parquet", parquet));
      return List.of(
          new Row(
              "reopen",
              "the same (opened again unchanged)",
              Unit.SECONDS,
              samples.get(0),
              "DuckDB Parquet",
              samples.get(1),
              new Reach.Faster(10)),
          new Row(
              "reopen",
              "the same (first of a process)",
              Unit.SECONDS,
              samples.get(2),
              "DuckDB Parquet (new process)",
              samples.get(3),
              new Reach.Faster(1)));
    }
  }

  /// What tells whether two tables are the same, as [DuckDb#digest] asks the peer.
  private static Map<String, Long> digest(Table table) {
    Map<String, Long> digest = new TreeMap<>();
    digest.put("rows", (long) table.rowCount());
    digest.put("people", (long) table.intColumn("person").sum());
    long recorded = 0;
    for (Instant instant : table.instantColumn("recorded")) {
      recorded += instant.toEpochMilli();
    }
    digest.put("recorded", recorded);
    for (String text : TEXTS) {
      long length = 0;
      for (String value : table.stringColumn(text)) {
        length += value.codePointCount(0, value.length());
      }
      digest.put(text, length);
    }
    return digest;
  }
}
