package people.sequences;

import module java.base;

import people.history.*;

/// People's lives as sequences of states, a row of cells for each person: what sequence analysis
/// starts from (A. Abbott and A. Tsay, *Sequence analysis and optimal matching methods in
/// sociology*, 2000; A. Gabadinho and others, *Analyzing and visualizing state sequences in R with
/// TraMineR*, [2011](https://doi.org/10.18637/jss.v040.i04)).
///
/// ```java
/// Sequences lives = Sequences.of(StateSpells.ofStatus(history), SequenceGrid.ages(16, 49).monthly());
/// ```
///
/// A cell in which somebody was not observed is missing, unless the grid keeps the reason as a
/// state ([SequenceGrid#with]); whoever has no state in any cell is left out. People are numbered
/// from 0, in order of their identifiers, and states in the order of [#states]. Immutable and safe
/// for several threads. What is asked of them is in [StateDistribution], [MeanTimes],
/// [TransitionRates], [SequencePatterns], [SequenceShapes] and [Distances].
public final class Sequences {

  /// What the rest is called where the commonest states are kept.
  public static final String OTHERS = "all others";

  private static final String NONE = "*";

  final Runs runs;

  private final SequenceGrid grid;
  private final List<String> states;
  private final int[] ids;
  private final int[] born;

  /// Null where all are 1.
  private final double[] weights;

  private final int withoutBirth;

  /// @param weights null where all are 1
  Sequences(
      SequenceGrid grid,
      List<String> states,
      int[] ids,
      int[] born,
      Runs runs,
      double[] weights,
      int withoutBirth) {
    this.grid = grid;
    this.states = List.copyOf(states);
    this.ids = ids;
    this.born = born;
    this.runs = runs;
    this.weights = weights;
    this.withoutBirth = withoutBirth;
  }

  /// The states of everyone in the cells of a grid. Costs a pass over the spells, and 8 bytes for
  /// each change of state.
  public static Sequences of(StateSpells spells, SequenceGrid grid) {
    return RunsBuilder.build(spells, grid);
  }

  /// Sequences that are given cell by cell, of people 1, 2 and so on.
  ///
  /// @param states all that there are, in their order
  /// @param rows for each person as many states as the grid has cells, null or `*` for a missing
  ///   one
  public static Sequences of(SequenceGrid grid, List<String> states, List<List<String>> rows) {
    RunList list = new RunList(grid.cells());
    int id = 0;
    for (List<String> row : rows) {
      if (row.size() != grid.cells()) {
        throw new IllegalArgumentException(
            "row %d has %d cells; expected %d, one for each of the grid"
                .formatted(id, row.size(), grid.cells()));
      }
      list.begin(++id, HistoryColumns.NEVER);
      for (int cell = 0; cell < row.size(); cell++) {
        String state = row.get(cell);
        boolean isMissing = state == null || state.equals(NONE);
        int number = isMissing ? RunList.MISSING : states.indexOf(state);
        if (number < 0 && !isMissing) {
          throw new IllegalArgumentException(
              "'%s' in row %d is not a state; expected one of %s".formatted(state, id - 1, states));
        }
        list.add(cell, number);
      }
      list.keep();
    }
    return new Sequences(grid, states, list.ids(), list.born(), list.runs(), null, 0);
  }

  /// @param names of all states that there may be; those that nobody is in are left out
  static Sequences of(SequenceGrid grid, List<String> names, RunList list, int withoutBirth) {
    Runs runs = list.runs();
    BitSet used = new BitSet();
    for (int state : runs.states()) {
      if (state != RunList.MISSING) {
        used.set(state);
      }
    }
    int[] numbers = new int[names.size()];
    List<String> states = new ArrayList<>();
    used.stream()
        .forEach(state -> {
          numbers[state] = states.size();
          states.add(names.get(state));
        });
    return new Sequences(
        grid, states, list.ids(), list.born(), runs.with(s -> numbers[s]), null, withoutBirth);
  }

  // ---- others made of these

  /// The same sequences with weights.
  ///
  /// @param weight by identifier of a person; from 0
  public Sequences weighted(IntToDoubleFunction weight) {
    double[] all = Arrays.stream(ids).mapToDouble(weight::applyAsDouble).toArray();
    for (int i = 0; i < all.length; i++) {
      if (!(all[i] >= 0) || Double.isInfinite(all[i])) {
        throw new IllegalArgumentException(
            "person %d weighs %s; expected a number from 0 on".formatted(ids[i], all[i]));
      }
    }
    return new Sequences(grid, states, ids, born, runs, all, withoutBirth);
  }

  /// Those of some people.
  ///
  /// @param people by number, from 0
  public Sequences where(IntPredicate people) {
    int[] some = IntStream.range(0, size()).filter(people).toArray();
    return new Sequences(
        grid,
        states,
        Arrays.stream(some).map(each -> ids[each]).toArray(),
        Arrays.stream(some).map(each -> born[each]).toArray(),
        runs.of(some),
        weights == null ? null : Arrays.stream(some).mapToDouble(each -> weights[each]).toArray(),
        withoutBirth);
  }

  /// Those without a missing cell.
  public Sequences complete() {
    return where(person -> observed(person) == grid.cells());
  }

  /// So many of them, drawn at random: the same for the same seed. All, if there are no more.
  public Sequences sample(int size, long seed) {
    int[] all = IntStream.range(0, size()).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    BitSet drawn = new BitSet();
    for (int i = 0; i < Math.min(size, all.length); i++) {
      int other = random.nextInt(i, all.length);
      drawn.set(all[other]);
      all[other] = all[i];
    }
    return where(drawn::get);
  }

  /// The same with the states that people are in for longest, and [#OTHERS] for the rest, unless
  /// that would be one only.
  public Sequences commonest(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "%d commonest states; expected a number from 1 on".formatted(most));
    }
    if (states.size() <= most + 1) {
      return this;
    }
    MeanTimes times = MeanTimes.of(this);
    Set<Integer> kept =
        IntStream.range(0, states.size())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer state) -> -times.rows().get(state).cells()))
            .limit(most)
            .collect(Collectors.toCollection(TreeSet::new));
    int[] numbers = new int[states.size()];
    Arrays.fill(numbers, most);
    List<String> names = new ArrayList<>();
    for (int state : kept) {
      numbers[state] = names.size();
      names.add(states.get(state));
    }
    names.add(names.contains(OTHERS) ? "all the others" : OTHERS);
    return new Sequences(
        grid, names, ids, born, runs.with(state -> numbers[state]), weights, withoutBirth);
  }

  // ---- what they are

  public SequenceGrid grid() {
    return grid;
  }

  /// The states that there are, in their order; only those that somebody is in.
  public List<String> states() {
    return states;
  }

  /// How many people there are.
  public int size() {
    return ids.length;
  }

  public int personId(int person) {
    return ids[person];
  }

  /// The first day that her birth may have been, since 1970; [HistoryColumns#NEVER] when it is not
  /// known.
  public int born(int person) {
    return born[person];
  }

  public double weight(int person) {
    return weights == null ? 1 : weights[person];
  }

  /// Whether not all weights are 1.
  public boolean isWeighted() {
    return weights != null && Arrays.stream(weights).anyMatch(each -> each != 1);
  }

  /// How many people are left out since their birth is not known, of sequences by age.
  public int withoutBirth() {
    return withoutBirth;
  }

  /// How many sequences hang on an uncertain date.
  public int uncertain() {
    return (int) IntStream.range(0, size()).filter(person -> !isCertain(person)).count();
  }

  /// Whether no cell of hers hangs on an uncertain date.
  public boolean isCertain(int person) {
    return runs.isCertain(person);
  }

  /// Whether a cell of hers does not.
  public boolean isCertain(int person, int cell) {
    return !runs.isDoubtful(person, cell);
  }

  /// Number of the state in a cell; -1 where it is missing.
  public int state(int person, int cell) {
    return runs.state(person, cell);
  }

  /// In how many cells she has a state.
  public int observed(int person) {
    int observed = 0;
    for (int run = runs.firsts()[person]; run < runs.firsts()[person + 1]; run++) {
      observed += runs.states()[run] == RunList.MISSING ? 0 : runs.length(person, run);
    }
    return observed;
  }

  /// Short names of the states: as many letters as tell them apart. `*` is a missing cell.
  public List<String> codes() {
    return states.stream().map(this::code).toList();
  }

  private String code(String state) {
    for (int length = 1; length < state.length(); length++) {
      String start = state.substring(0, length);
      if (states.stream().filter(each -> each.startsWith(start)).count() == 1) {
        return start;
      }
    }
    return state;
  }

  /// A sequence in the compact notation of the field, the states with their numbers of cells:
  /// `S/10-M/6`.
  public String text(int person) {
    return text(person, codes());
  }

  String text(int person, List<String> codes) {
    StringJoiner text = new StringJoiner("-");
    for (int run = runs.firsts()[person]; run < runs.firsts()[person + 1]; run++) {
      int state = runs.states()[run];
      String code = state == RunList.MISSING ? NONE : codes.get(state);
      text.add(code + "/" + runs.length(person, run));
    }
    return text.toString();
  }

  /// How many sequences of which states, for a look in a shell.
  @Override
  public String toString() {
    return "%,d sequences of %,d %s: %s"
        .formatted(
            size(), grid.cells(), grid.isByAge() ? "ages" : "dates", String.join(", ", states));
  }
}
