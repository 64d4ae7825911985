package people.cluster;

import module java.base;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import people.output.TextTable;

/// The question of `count` as Spark SQL, written by hand for timelines of simulated lives without
/// mess: it knows no corrections, no merges, no dates but days, and one clock. What the fold costs
/// is measured beside it.
final class SqlByHand {

  private static final String SCHEMA =
      "type string, personId int, status string, newStatus string, effective string, born string,"
          + " _datetime string";

  /// The last status by day and place, of those who are born, not dead, not away, and not older
  /// than anybody.
  private static final String COUNT =
      """
      with events as (
        select type, personId, coalesce(newStatus, status) as status, born,
          coalesce(effective, substr(_datetime, 1, 10)) as day, position
        from lines where personId is not null),
      held as (select * from events where day <= '%1$s'),
      ranked as (
        select *, row_number() over (partition by personId, kind order by day desc, position desc) as last
        from (select *, case
            when type in ('PERSON_CREATION', 'PERSON_STATUS_CHANGE') then 'status'
            when type in ('PERSON_LEAVING', 'PERSON_RETURN') then 'presence'
            when type = 'PERSON_DEATH' then 'death' end as kind
          from held)
        where kind is not null),
      people as (
        select personId, max(case when kind = 'status' then status end) as status,
          max(case when kind = 'presence' then type end) as presence,
          max(case when kind = 'death' then 1 end) as death
        from ranked where last = 1 group by personId),
      births as (
        select personId, min(coalesce(born, day)) as born from events
        where type = 'PERSON_CREATION' group by personId)
      select status, count(*) as people from people join births using (personId)
      where death is null and coalesce(presence, '') <> 'PERSON_LEAVING'
        and add_months(to_date(born), 12 * 110) > to_date('%1$s')
      group by status order by status
      """;

  private SqlByHand() {}

  /// How many there are of each status.
  private static SortedMap<String, Long> count(
      SparkSession spark, List<String> paths, LocalDate at) {
    Dataset<Row> lines = spark.read().schema(SCHEMA).json(paths.toArray(String[]::new));
    lines
        .selectExpr("*", "monotonically_increasing_id() as position")
        .createOrReplaceTempView("lines");
    SortedMap<String, Long> counts = new TreeMap<>();
    spark
        .sql(COUNT.formatted(at))
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return counts;
  }

  private static SortedMap<String, Long> folded(
      SparkSession spark, List<String> paths, ClusterQuestion question) {
    SortedMap<String, Long> counts = new TreeMap<>();
    try (SparkTables tables = SparkTables.of(spark, paths.toArray(String[]::new))) {
      tables
          .rows(question)
          .collectAsList()
          .forEach(row -> {
            if (row.getLong(1) > 0) {
              counts.put(row.getString(0), row.getLong(1));
            }
          });
    }
    return counts;
  }

  /// What both take, in turn, each after a turn that does not count. SQL by hand has a session in
  /// which Spark puts small parts together, as it does by itself; with the fold's, which keeps
  /// parts as they are, it would write 40,000 files for a million events.
  ///
  /// @throws IllegalArgumentException when they don't find the same
  static List<String> measure(
      SparkSession spark, List<String> paths, ClusterQuestion question, int turns) {
    SparkSession usual = spark.newSession();
    usual.conf().set("spark.sql.adaptive.enabled", "true");
    TextTable table = new TextTable("TURN", "WORK", "SECONDS", "PROCESSOR SECONDS");
    for (int turn = 0; turn <= turns; turn++) {
      long[] fold = now();
      SortedMap<String, Long> ours = folded(spark, paths, question);
      long[] between = now();
      SortedMap<String, Long> theirs = count(usual, paths, question.at());
      long[] end = now();
      if (!ours.equals(theirs)) {
        throw new IllegalArgumentException("the fold has %s, and SQL %s".formatted(ours, theirs));
      }
      if (turn > 0) {
        table.add(turn, "fold", seconds(fold, between, 0), seconds(fold, between, 1));
        table.add(turn, "Spark SQL by hand", seconds(between, end, 0), seconds(between, end, 1));
      }
    }
    return table.lines();
  }

  /// By the clock and by the processor, in nanoseconds.
  private static long[] now() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new long[] {System.nanoTime(), system.getProcessCpuTime()};
  }

  private static String seconds(long[] from, long[] to, int clock) {
    return String.format(Locale.ROOT, "%.1f", (to[clock] - from[clock]) / 1e9);
  }
}
