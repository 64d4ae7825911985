package people.bench;

import module java.base;

import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import people.history.*;
import people.tables.*;

/// People by status, by JMH: each call asks about another moment, so that no answer can be kept.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class StatusBenchmark {

  /// Every month of fifty years.
  static final List<LocalDate> MONTHS = Dates.months("1968-01", "2017-12");

  /// When something was true, and by when it was known.
  record Moment(LocalDate at, Instant known) {

    static Moment of(Random random) {
      LocalDate at = LocalDate.of(1961, 1, 1).plusDays(random.nextInt(59 * 365));
      LocalDate known = at.plusDays(random.nextInt(20 * 365));
      return new Moment(at, known.atStartOfDay().toInstant(ZoneOffset.UTC));
    }
  }

  /// A timeline in memory.
  @State(Scope.Benchmark)
  public static class Loaded {
    @Param("")
    String timeline;

    final Random random = new Random(1);
    History history;

    @Setup
    public void load() {
      history = Ours.history(Path.of(timeline));
    }
  }

  /// The same in DuckDB.
  @State(Scope.Benchmark)
  public static class LoadedByDuckDb {
    @Param("")
    String timeline;

    final Random random = new Random(1);
    DuckDb duckdb;

    @Setup
    public void load() throws SQLException {
      duckdb = new DuckDb();
      duckdb.readJson(Path.of(timeline));
      duckdb.prepareQuestions();
    }

    @TearDown
    public void close() throws SQLException {
      duckdb.close();
    }
  }

  @Benchmark
  public Map<String, Long> moment(Loaded loaded) {
    Moment moment = Moment.of(loaded.random);
    return Ours.countByStatus(loaded.history, moment.at, moment.known);
  }

  @Benchmark
  public Map<String, Long> momentByDuckDb(LoadedByDuckDb loaded) throws SQLException {
    Moment moment = Moment.of(loaded.random);
    return loaded.duckdb.countByStatus(moment.at, moment.known);
  }

  @Benchmark
  public Object date(Loaded loaded) {
    return Ours.countByStatus(loaded.history, Moment.of(loaded.random).at);
  }

  @Benchmark
  public Object dates(Loaded loaded) {
    return Ours.countByStatus(loaded.history, MONTHS);
  }

  /// Runs one of these in a process of its own.
  ///
  /// @return seconds a call
  static double seconds(String method, Path timeline) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(StatusBenchmark.class.getName() + "\\." + method + "$")
            .param("timeline", timeline.toString())
            .forks(1)
            .warmupIterations(2)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(3)
            .measurementTime(TimeValue.seconds(1))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    return new Runner(options).runSingle().getPrimaryResult().getScore();
  }
}
