package people.bench;

import module java.base;

import java.lang.management.ManagementFactory;
import people.*;
import people.history.*;
import people.history.HistoryColumns.EventRows;
import people.history.HistoryColumns.StatusCounts;
import people.history.HistoryColumns.ValueColumn;
import people.matching.*;

/// Measures questions about everyone, of what is in memory, and the room that it takes.
final class AskWorks {

  private AskWorks() {}

  static List<Row> status(Input input, Turns turns) throws Exception {
    checkMoments(input.timeline());
    List<Sample> samples =
        turns.ofFresh(
            () -> StatusBenchmark.seconds("moment", input.timeline()),
            () -> StatusBenchmark.seconds("momentByDuckDb", input.timeline()));
    String work = "people by status at any moment";
    return List.of(
        new Row(
            "status",
            work,
            Unit.SECONDS,
            samples.get(0),
            "DuckDB arg_max (in memory)",
            samples.get(1),
            new Reach.Faster(25)),
        Row.alone("status", work, Unit.SECONDS, samples.get(0), new Reach.Value(0.020)),
        first(input.timeline(), work, turns));
  }

  /// With what both sides prepare once, so that each question takes less.
  private static Row first(Path timeline, String work, Turns turns) throws Exception {
    Random ours = new Random(3);
    Random theirs = new Random(3);
    try (DuckDb duckdb = new DuckDb()) {
      duckdb.readJson(timeline);
      List<Sample> samples =
          turns.of(
              () -> {
                History history = Ours.history(timeline);
                var moment = StatusBenchmark.Moment.of(ours);
                return Turns.seconds(
                    () -> Ours.countByStatus(history, moment.at(), moment.known()));
              },
              () -> {
                var moment = StatusBenchmark.Moment.of(theirs);
                return Turns.seconds(() -> {
                  duckdb.prepareQuestions();
                  return duckdb.countByStatus(moment.at(), moment.known());
                });
              });
      return new Row(
          "status",
          work + " (first question of a history)",
          Unit.SECONDS,
          samples.get(0),
          "DuckDB, with what is prepared",
          samples.get(1),
          null);
    }
  }

  private static void checkMoments(Path timeline) throws Exception {
    History history = Ours.history(timeline);
    try (DuckDb duckdb = new DuckDb()) {
      duckdb.readJson(timeline);
      duckdb.prepareQuestions();
      Random random = new Random(2);
      for (int i = 0; i < 10; i++) {
        var moment = StatusBenchmark.Moment.of(random);
        Turns.same(
            "status at " + moment,
            Ours.countByStatus(history, moment.at(), moment.known()),
            duckdb.countByStatus(moment.at(), moment.known()));
      }
    }
  }

  static List<Row> dates(Input input, Turns turns) throws Exception {
    checkDates(input.timeline());
    List<Sample> samples =
        turns.ofFresh(
            () -> StatusBenchmark.seconds("dates", input.timeline()),
            () -> StatusBenchmark.seconds("date", input.timeline()));
    return List.of(
        new Row(
            "dates",
            "people by status at 600 dates",
            Unit.SECONDS,
            samples.get(0),
            "ours at one date",
            samples.get(1),
            new Reach.Costs(3)));
  }

  private static void checkDates(Path timeline) {
    History history = Ours.history(timeline);
    StatusCounts counts = Ours.countByStatus(history, StatusBenchmark.MONTHS);
    LocalDate last = StatusBenchmark.MONTHS.getLast();
    Map<Status, Integer> there = counts.at(last);
    Map<Status, Integer> expected =
        history.at(last).people().stream()
            .collect(Collectors.toMap(Person::status, _ -> 1, Integer::sum, TreeMap::new));
    Turns.same("dates", there, expected);
  }

  /// Records that may be of one person, of a history that is there.
  static List<Row> duplicates(Input input, Turns turns) throws Exception {
    Sample sample =
        turns
            .ofFresh(() -> {
              History history = Ours.history(input.timeline());
              return Turns.seconds(() -> Duplicates.of(history).pairs(0));
            })
            .getFirst();
    return List.of(
        Row.alone(
            "duplicates",
            "records that may be of one person",
            Unit.SECONDS,
            sample,
            new Reach.Value(30)));
  }

  /// What a history holds that was asked about everyone and about one person; the distinct names,
  /// addresses and sources are held by another list meanwhile, and so not counted.
  static List<Row> memory(Input input, Turns turns) throws Exception {
    Sample sample = turns.of(() -> bytesAnEvent(input.timeline())).getFirst();
    return List.of(
        Row.alone(
            "memory",
            "heap for each event (without names and addresses)",
            Unit.BYTES,
            sample,
            new Reach.Value(40)));
  }

  static double bytesAnEvent(Path timeline) {
    History history = Ours.history(timeline);
    history.at("2000").countByStatus();
    history.at("2000").person(history.personIds().getFirst());
    EventRows events = history.columns().events();
    int size = events.size();
    List<Object> dictionaries = new ArrayList<>();
    for (ValueColumn<?> column : List.of(events.names(), events.addresses(), events.sources())) {
      for (int i = 1; i <= column.greatest(); i++) {
        dictionaries.add(column.value(i));
      }
    }
    long with = usedHeap();
    Reference.reachabilityFence(history);
    events = null;
    history = null;
    long without = usedHeap();
    Reference.reachabilityFence(dictionaries);
    return (double) (with - without) / size;
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
