package people.cluster;

import module java.base;

import people.history.History;
import people.sequences.MeanTimes;
import people.sequences.SequenceGrid;
import people.sequences.Sequences;
import people.sequences.StateDistribution;
import people.sequences.StateSpells;
import people.survival.ConfidenceBand;
import people.survival.ConfidenceBand.Interval;
import people.survival.LifeTimes;
import people.survival.RiskCounts;
import people.survival.SurvivalCurve;
import people.survival.TimeTo;

/// Life courses as sums over people, which add up over tasks, and what is made of all of them.
final class LifeSums {

  private static final double DAYS_A_YEAR = people.rates.EventRate.DAYS_A_YEAR;

  private final History history;
  private final IntPredicate owned;

  /// @param owned who is counted
  LifeSums(History history, IntPredicate owned) {
    this.history = history;
    this.owned = owned;
  }

  // ---- of some people

  private Sequences sequences(SequenceGrid grid) {
    StateSpells all = StateSpells.ofStatus(history);
    int[] rows = IntStream.range(0, all.size()).filter(row -> isOwned(all.people(), row)).toArray();
    StateSpells.Doubts doubts = all.doubts();
    int[] doubted =
        IntStream.range(0, doubts.size()).filter(row -> isOwned(doubts.people(), row)).toArray();
    return Sequences.of(
        new StateSpells(
            rows.length,
            picked(all.people(), rows),
            picked(all.starts(), rows),
            picked(all.ends(), rows),
            picked(all.states(), rows),
            row -> all.deaths().test(rows[row]),
            all.names(),
            picked(all.born(), rows),
            picked(all.bornAtLatest(), rows),
            new StateSpells.Doubts(
                doubted.length,
                picked(doubts.people(), doubted),
                picked(doubts.starts(), doubted),
                picked(doubts.ends(), doubted)),
            all.observedEnd()),
        grid);
  }

  private boolean isOwned(IntUnaryOperator people, int row) {
    return owned.test(people.applyAsInt(row));
  }

  private static IntUnaryOperator picked(IntUnaryOperator column, int... rows) {
    return row -> column.applyAsInt(rows[row]);
  }

  /// Cell, state, people, uncertain.
  Iterator<Object[]> states(SequenceGrid grid) {
    StateDistribution distribution = StateDistribution.of(sequences(grid));
    List<Object[]> rows = new ArrayList<>();
    for (StateDistribution.CellStates cell : distribution.rows()) {
      for (int state = 0; state < cell.people().length; state++) {
        if (cell.people()[state] > 0) {
          rows.add(
              new Object[] {
                cell.cell(),
                distribution.states().get(state),
                (long) cell.people()[state],
                (long) cell.uncertain()[state]
              });
        }
      }
    }
    return rows.iterator();
  }

  /// State, cells, people who ever are in it; of all people together the empty state.
  Iterator<Object[]> times(SequenceGrid grid) {
    Sequences sequences = sequences(grid);
    Map<String, Long> cells = new HashMap<>();
    for (Iterator<Object[]> each = states(grid); each.hasNext(); ) {
      Object[] row = each.next();
      cells.merge((String) row[1], (long) row[2], Long::sum);
    }
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {"", 0L, (long) sequences.size()});
    for (MeanTimes.MeanTime time : MeanTimes.of(sequences).rows()) {
      rows.add(
          new Object[] {time.state(), cells.getOrDefault(time.state(), 0L), (long) time.people()});
    }
    return rows.iterator();
  }

  /// Time in days, and how many enter, are censored, marry, and die then.
  Iterator<Object[]> survival() {
    LifeTimes times = LifeTimes.of(history, TimeTo.FIRST_MARRIAGE, List.of());
    SortedMap<Integer, long[]> byTime = new TreeMap<>();
    for (int row = 0; row < times.size(); row++) {
      if (owned.test(times.personId(row)) && times.exclusion(row) == null) {
        byTime.computeIfAbsent(times.start(row), _ -> new long[4])[0]++;
        byTime.computeIfAbsent(times.stop(row), _ -> new long[4])[1 + times.cause(row)]++;
      }
    }
    return byTime.entrySet().stream()
        .map(each -> {
          long[] sums = each.getValue();
          return new Object[] {each.getKey(), sums[0], sums[1], sums[2], sums[3]};
        })
        .iterator();
  }

  // ---- of all sums

  static List<Object[]> byStatus(List<Object[]> sums) {
    List<String> statuses = inOrder(sums.stream().map(sum -> (String) sum[0]));
    return sums.stream().sorted(Comparator.comparing(sum -> statuses.indexOf(sum[0]))).toList();
  }

  static final String STATES =
      "cell text, at double, state text, people long, share double, uncertain long";

  static List<Object[]> distribution(List<Object[]> sums, SequenceGrid grid) {
    Map<List<Object>, Object[]> byKey = new HashMap<>();
    Map<Integer, Long> observed = new HashMap<>();
    for (Object[] sum : sums) {
      byKey.put(List.of(sum[0], sum[1]), sum);
      observed.merge((Integer) sum[0], (Long) sum[2], Long::sum);
    }
    List<String> states = inOrder(sums.stream().map(sum -> (String) sum[1]));
    List<Object[]> rows = new ArrayList<>();
    for (int cell = 0; cell < grid.cells(); cell++) {
      for (String state : states) {
        Object[] sum = byKey.getOrDefault(List.of(cell, state), new Object[] {cell, state, 0L, 0L});
        long all = observed.getOrDefault(cell, 0L);
        rows.add(
            new Object[] {
              grid.name(cell),
              grid.start(cell),
              state,
              sum[2],
              all == 0 ? null : (Object) ((double) (long) sum[2] / all),
              sum[3]
            });
      }
    }
    return rows;
  }

  private static List<String> inOrder(Stream<String> states) {
    Set<String> used = states.collect(Collectors.toSet());
    return Arrays.stream(people.Status.values()).map(Enum::name).filter(used::contains).toList();
  }

  static final String TIMES = "state text, cells double, share double, people long";

  static List<Object[]> meanTimes(List<Object[]> sums) {
    Map<String, Object[]> byState = new HashMap<>();
    sums.forEach(sum -> byState.put((String) sum[0], sum));
    long people = byState.containsKey("") ? (long) byState.get("")[2] : 0;
    long all = sums.stream().mapToLong(sum -> (long) sum[1]).sum();
    return inOrder(byState.keySet().stream()).stream()
        .map(state -> {
          Object[] sum = byState.get(state);
          double cells = (long) sum[1];
          return new Object[] {state, cells / people, cells / all, sum[2]};
        })
        .toList();
  }

  static final String SURVIVAL =
      "time int, years double, atRisk long, events long, censored long, survival double,"
          + " stdErr double, lower double, upper double";

  static List<Object[]> curve(List<Object[]> sums) {
    int last = sums.stream().mapToInt(sum -> (Integer) sum[0]).max().orElse(0);
    int[] entered = new int[last + 1];
    int[][] ended = new int[3][last + 1];
    for (Object[] sum : sums) {
      int time = (Integer) sum[0];
      entered[time] = Math.toIntExact((long) sum[1]);
      for (int cause = 0; cause < ended.length; cause++) {
        ended[cause][time] = Math.toIntExact((long) sum[2 + cause]);
      }
    }
    SurvivalCurve curve =
        SurvivalCurve.of(
            new RiskCounts(entered, ended), cause -> cause == 1, ConfidenceBand.LOG_LOG);
    List<Object[]> rows = new ArrayList<>();
    if (curve.rows() > 0) {
      rows.add(
          row(
              curve.first(),
              curve.firstAtRisk(),
              0,
              0,
              new Interval(1, 0, Double.NaN, Double.NaN)));
    }
    for (int i = 0; i < curve.size(); i++) {
      rows.add(
          row(
              curve.time(i),
              curve.atRisk(i),
              curve.events(i),
              curve.censored(i),
              curve.survival(i)));
    }
    return rows;
  }

  private static Object[] row(int time, long atRisk, long events, long censored, Interval share) {
    return new Object[] {
      time,
      time / DAYS_A_YEAR,
      atRisk,
      events,
      censored,
      share.value(),
      known(share.standardError()),
      known(share.lower()),
      known(share.upper())
    };
  }

  private static Double known(double number) {
    return Double.isNaN(number) ? null : number;
  }
}
