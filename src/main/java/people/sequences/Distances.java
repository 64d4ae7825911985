package people.sequences;

import module java.base;

/// The matrix of distances between the sequences of people, each to each. Equal sequences are
/// compared once, and count with the weight of all whose they are.
///
/// What is asked of them is in [Clusters], [Representatives] and [Discrepancy].
public final class Distances {

  private static final int MOST = 20_000;

  private final Sequences sequences;
  private final SequencePatterns patterns;
  private final int[] distances;
  private final double unit;

  private Distances(Sequences sequences, SequencePatterns patterns, int[] distances, double unit) {
    this.sequences = sequences;
    this.patterns = patterns;
    this.distances = distances;
    this.unit = unit;
  }

  /// Compares all sequences that differ, on all cores. Takes 4 bytes for each two of them; their
  /// time grows with the cells, of optimal matching with their square: 5,000 sequences of 50 take
  /// seconds.
  ///
  /// Costs are rounded to the sixth digit behind the point.
  ///
  /// @throws IllegalArgumentException when more than 20,000 sequences differ
  public static Distances of(Sequences sequences, DistanceMethod method) {
    SequencePatterns patterns = SequencePatterns.of(sequences);
    int size = patterns.rows().size();
    if (size > MOST) {
      throw new IllegalArgumentException(
          "%,d different sequences are too many to compare; expected up to %,d: take longer cells, fewer states or a sample"
              .formatted(size, MOST));
    }
    SubstitutionCosts costs = SubstitutionCosts.of(sequences, method);
    int[] distances = new int[place(size, 0)];
    boolean isMatching = method.measure() == DistanceMethod.Dissimilarity.OPTIMAL_MATCHING;
    short[][] cells = new short[size][];
    for (int row = 0; row < size; row++) {
      cells[row] = cells(sequences, patterns.rows().get(row).person(), isMatching);
    }
    if (isMatching) {
      Alignment.align(cells, costs, distances);
    } else {
      addUp(cells, costs.of(), distances);
    }
    return new Distances(sequences, patterns, distances, costs.unit());
  }

  /// The states of a person's cells, with the number behind the last one for what is missing.
  private static short[] cells(Sequences sequences, int person, boolean isTrimmed) {
    short[] cells = sequences.runs.cells(person);
    int from = 0;
    int to = cells.length;
    while (isTrimmed && from < to && cells[from] == RunList.MISSING) {
      from++;
    }
    while (isTrimmed && from < to && cells[to - 1] == RunList.MISSING) {
      to--;
    }
    cells = Arrays.copyOfRange(cells, from, to);
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] =
          cells[cell] == RunList.MISSING ? (short) sequences.states().size() : cells[cell];
    }
    return cells;
  }

  private static void addUp(short[][] cells, int[][][] costs, int[] distances) {
    IntStream.range(0, cells.length)
        .parallel()
        .forEach(one -> {
          for (int other = 0; other < one; other++) {
            distances[place(one, other)] = sum(cells[one], cells[other], costs);
          }
        });
  }

  private static int sum(short[] one, short[] other, int[][][] costs) {
    int sum = 0;
    for (int cell = 0; cell < one.length; cell++) {
      if (one[cell] != other[cell]) {
        sum += costs[costs.length == 1 ? 0 : cell][one[cell]][other[cell]];
      }
    }
    return sum;
  }

  /// Where the distance of two rows is, of which the first is the greater.
  static int place(int row, int less) {
    return (int) ((long) row * (row - 1) / 2) + less;
  }

  // ---- what they are

  public Sequences sequences() {
    return sequences;
  }

  /// The sequences that differ, which [#between] numbers.
  public SequencePatterns patterns() {
    return patterns;
  }

  /// How many sequences differ.
  public int size() {
    return patterns.rows().size();
  }

  /// The distance of two sequences that differ, by their rows in [#patterns].
  public double between(int row, int other) {
    return row == other ? 0 : unit * distances[place(Math.max(row, other), Math.min(row, other))];
  }

  /// The distance of two people's sequences, by number.
  public double ofPeople(int person, int other) {
    return between(patterns.of()[person], patterns.of()[other]);
  }

  /// The greatest one.
  public double greatest() {
    return unit * Arrays.stream(distances).max().orElse(0);
  }

  /// What the people weigh who have a sequence, by row.
  double[] weights() {
    return patterns.rows().stream().mapToDouble(SequencePatterns.Pattern::weight).toArray();
  }

  /// The sum of the distances from a row to all people whose row is in a set.
  double sum(int row, BitSet rows, double[] weights) {
    double sum = 0;
    for (int other = rows.nextSetBit(0); other >= 0; other = rows.nextSetBit(other + 1)) {
      sum += weights[other] * between(row, other);
    }
    return sum;
  }
}
