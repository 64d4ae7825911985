package people.sequences;

import module java.base;

/// Optimal matching of many sequences with each other, by the table of S. Needleman and C. Wunsch
/// (1970): a sequence is aligned with several at once, one in each lane of the table, so that the
/// processor computes their cells side by side.
final class Alignment {

  /// Sequences that are aligned at once with another one.
  private static final int LANES = 64;

  private final short[][] sequences;
  private final int[][] costs;
  private final int indel;

  /// The distances: that of the sequences i and j < i is at `i (i - 1) / 2 + j`.
  private final int[] distances;

  private Alignment(short[][] sequences, SubstitutionCosts costs, int[] distances) {
    this.sequences = sequences;
    this.costs = costs.of()[0];
    this.indel = costs.indel();
    this.distances = distances;
  }

  /// Sets all distances; on all cores.
  ///
  /// @param sequences states, which may be of different lengths
  static void align(short[][] sequences, SubstitutionCosts costs, int[] distances) {
    Alignment alignment = new Alignment(sequences, costs, distances);
    int blocks = (sequences.length + LANES - 1) / LANES;
    AtomicInteger next = new AtomicInteger(); // the first ones take longest
    IntStream.range(0, Runtime.getRuntime().availableProcessors())
        .parallel()
        .forEach(_ -> {
          for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
            alignment.align(block * LANES);
          }
        });
  }

  /// Aligns some sequences, each with all behind it.
  private void align(int first) {
    int lanes = Math.min(LANES, sequences.length - first);
    int longest = 0;
    for (int lane = 0; lane < lanes; lane++) {
      longest = Math.max(longest, sequences[first + lane].length);
    }
    int[][] costs = costs(first, lanes, longest);
    int[] before = new int[(longest + 1) * LANES];
    int[] row = new int[before.length];
    for (int other = first + 1; other < sequences.length; other++) {
      for (int at = 0; at < before.length; at++) {
        before[at] = at / LANES * indel;
      }
      for (int cell = 0; cell < sequences[other].length; cell++) {
        Arrays.fill(row, 0, LANES, (cell + 1) * indel);
        next(before, row, costs[sequences[other][cell]], indel);
        int[] last = before;
        before = row;
        row = last;
      }
      for (int lane = 0; lane < Math.min(lanes, other - first); lane++) {
        distances[Distances.place(other, first + lane)] =
            before[sequences[first + lane].length * LANES + lane];
      }
    }
  }

  /// The next row of the table, of all lanes: two passes without branches, that run as vectors.
  private static void next(int[] before, int[] row, int[] costs, int indel) {
    for (int at = 0; at < costs.length; at++) {
      row[at + LANES] = Math.min(before[at] + costs[at], before[at + LANES] + indel);
    }
    for (int from = 0; from < costs.length; from += LANES) {
      for (int at = from; at < from + LANES; at++) {
        row[at + LANES] = Math.min(row[at + LANES], row[at] + indel);
      }
    }
  }

  /// By state what it costs in the place of each cell of each lane.
  private int[][] costs(int first, int lanes, int longest) {
    int[][] all = new int[costs.length][longest * LANES];
    for (int lane = 0; lane < lanes; lane++) {
      short[] sequence = sequences[first + lane];
      for (int cell = 0; cell < sequence.length; cell++) {
        for (int state = 0; state < costs.length; state++) {
          all[state][cell * LANES + lane] = costs[state][sequence[cell]];
        }
      }
    }
    return all;
  }
}
