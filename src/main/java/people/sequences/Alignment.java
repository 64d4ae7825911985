package people.sequences;

import module java.base;

/// Optimal matching of many sequences with each other, by the table of S. Needleman and C. Wunsch
/// (1970): a sequence is aligned with several at once, one in each lane of the table, so that the
/// processor computes their cells side by side. They are taken in the order of their cells, so that
/// what neighbours have in common at their beginning is computed once.
final class Alignment {

  /// Sequences that are aligned at once with another one.
  private static final int LANES = 64;

  /// In the order of their cells.
  private final short[][] sequences;

  /// By place in this order where the distances have them.
  private final int[] rows;

  private final int[][] costs;
  private final int indel;

  /// The distances: that of the sequences i and j < i is at `i (i - 1) / 2 + j`.
  private final int[] distances;

  private Alignment(short[][] sequences, SubstitutionCosts costs, int[] distances) {
    this.rows =
        IntStream.range(0, sequences.length)
            .boxed()
            .sorted(Comparator.comparing(row -> sequences[row], Arrays::compare))
            .mapToInt(row -> row)
            .toArray();
    this.sequences = Arrays.stream(rows).mapToObj(row -> sequences[row]).toArray(short[][]::new);
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
            alignment.new NeighbourLanes(block * LANES).align();
          }
        });
  }

  private static int common(short[] one, short[] other) {
    int cell = Arrays.mismatch(one, other);
    return cell < 0 ? one.length : cell;
  }

  /// Some sequences that follow each other, a lane each.
  private final class NeighbourLanes {

    private final int first;
    private final int lanes;

    /// How many cells all of them begin with.
    private final int shared;

    /// By state what it costs in the place of each of these, and of each later cell of each lane.
    private final int[][] sharedCosts;

    private final int[][] laneCosts;

    /// The tables, by row: what the cells of another sequence up to there cost with the cells that
    /// all lanes share, and with the later ones of each lane.
    private final int[][] sharedTable;

    private final int[][] laneTable;

    NeighbourLanes(int first) {
      this.first = first;
      this.lanes = Math.min(LANES, sequences.length - first);
      this.shared = common(sequences[first], sequences[first + lanes - 1]);
      int longest = 0;
      int rows = 0;
      for (int lane = 0; lane < lanes; lane++) {
        longest = Math.max(longest, sequences[first + lane].length);
      }
      for (int other = first + 1; other < sequences.length; other++) {
        rows = Math.max(rows, sequences[other].length);
      }
      this.sharedCosts = new int[costs.length][shared];
      this.laneCosts = new int[costs.length][(longest - shared) * LANES];
      fillCosts();
      this.sharedTable = new int[rows + 1][shared + 1];
      this.laneTable = new int[rows + 1][(longest - shared + 1) * LANES];
      Arrays.setAll(sharedTable[0], cell -> cell * indel);
      Arrays.setAll(laneTable[0], at -> (shared + at / LANES) * indel);
    }

    private void fillCosts() {
      for (int state = 0; state < costs.length; state++) {
        for (int cell = 0; cell < shared; cell++) {
          sharedCosts[state][cell] = costs[state][sequences[first][cell]];
        }
        for (int lane = 0; lane < lanes; lane++) {
          short[] sequence = sequences[first + lane];
          for (int cell = shared; cell < sequence.length; cell++) {
            laneCosts[state][(cell - shared) * LANES + lane] = costs[state][sequence[cell]];
          }
        }
      }
    }

    /// Aligns each lane with all sequences behind it.
    void align() {
      for (int other = first + 1; other < sequences.length; other++) {
        short[] cells = sequences[other];
        int same = other == first + 1 ? 0 : common(sequences[other - 1], cells);
        for (int cell = same; cell < cells.length; cell++) {
          int[] row = sharedTable[cell + 1];
          row[0] = (cell + 1) * indel;
          next(sharedTable[cell], row, sharedCosts[cells[cell]], indel);
          Arrays.fill(laneTable[cell + 1], 0, LANES, row[shared]);
          nextOfLanes(laneTable[cell], laneTable[cell + 1], laneCosts[cells[cell]], indel);
        }
        int[] last = laneTable[cells.length];
        for (int lane = 0; lane < Math.min(lanes, other - first); lane++) {
          int one = rows[first + lane];
          distances[Distances.place(Math.max(one, rows[other]), Math.min(one, rows[other]))] =
              last[(sequences[first + lane].length - shared) * LANES + lane];
        }
      }
    }
  }

  /// The next row of a table of one sequence.
  private static void next(int[] before, int[] row, int[] costs, int indel) {
    for (int at = 0; at < costs.length; at++) {
      int aligned = Math.min(before[at] + costs[at], before[at + 1] + indel);
      row[at + 1] = Math.min(aligned, row[at] + indel);
    }
  }

  /// The next row of a table of all lanes: two passes without branches, that run as vectors.
  private static void nextOfLanes(int[] before, int[] row, int[] costs, int indel) {
    for (int at = 0; at < costs.length; at++) {
      row[at + LANES] = Math.min(before[at] + costs[at], before[at + LANES] + indel);
    }
    for (int from = 0; from < costs.length; from += LANES) {
      for (int at = from; at < from + LANES; at++) {
        row[at + LANES] = Math.min(row[at + LANES], row[at] + indel);
      }
    }
  }
}
