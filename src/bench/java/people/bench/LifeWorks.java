package people.bench;

import module java.base;

import people.history.*;
import people.sequences.*;
import people.simulation.*;

/// Measures what is asked of lives as sequences of states.
final class LifeWorks {

  private static final int PEOPLE = 100_000;
  private static final int LIVES = 5_000;
  private static final int CELLS = 50;
  private static final int STATES = 6;
  private static final double CHANGE = 0.15;

  private LifeWorks() {}

  /// Of a hundred thousand people over sixteen years of months, whatever the input.
  static List<Row> sequences(Input input, Turns turns) throws Exception {
    History history = History.of(new Simulation(PEOPLE, 16, input.asked()).inMemory());
    int first = history.observedUntil().getYear() - 15;
    SequenceGrid grid = SequenceGrid.years(first, first + 15).monthly();
    StateSpells spells = StateSpells.ofStatus(history);
    Sequences lives = Sequences.of(spells, grid);
    Sample made = turns.of(() -> Turns.seconds(() -> Sequences.of(spells, grid))).getFirst();
    Sample measured = turns.of(() -> Turns.seconds(() -> measures(lives))).getFirst();
    return List.of(
        Row.alone(
            "sequences",
            "states of 100,000 people in 192 months",
            Unit.SECONDS,
            made,
            new Reach.Value(0.1)),
        Row.alone(
            "sequences",
            "their distribution, transition rates and mean times",
            Unit.SECONDS,
            measured,
            new Reach.Value(0.1)));
  }

  private static List<Object> measures(Sequences lives) {
    return List.of(StateDistribution.of(lives), TransitionRates.of(lives), MeanTimes.of(lives));
  }

  /// Of made-up lives that all differ.
  static List<Row> matching(Input input, Turns turns) throws Exception {
    Sequences lives = madeUp(input.asked());
    Sample sample =
        turns
            .ofFresh(() ->
                Turns.seconds(() ->
                    Distances.of(lives, DistanceMethod.optimalMatching().withTransitionCosts())))
            .getFirst();
    return List.of(
        Row.alone(
            "matching",
            "optimal matching of 5,000 sequences of 50",
            Unit.SECONDS,
            sample,
            new Reach.Value(10)));
  }

  private static Sequences madeUp(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> states = IntStream.range(0, STATES).mapToObj(i -> "S" + i).toList();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < LIVES; i++) {
      String state = states.get(random.nextInt(STATES));
      List<String> row = new ArrayList<>();
      for (int cell = 0; cell < CELLS; cell++) {
        state = random.nextDouble() < CHANGE ? states.get(random.nextInt(STATES)) : state;
        row.add(state);
      }
      rows.add(row);
    }
    return Sequences.of(SequenceGrid.years(1900, 1899 + CELLS), states, rows);
  }
}
