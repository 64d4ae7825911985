package people.sequences;

import module java.base;

/// Sequences as they are made, one person after the other, in arrays that grow.
final class RunList {

  /// A cell without a state.
  static final int MISSING = -1;

  private final int cells;

  private int people;
  private int[] ids = new int[64];
  private int[] born = new int[64];
  private int[] firstRuns = new int[65];
  private int[] firstDoubts = new int[65];

  private int runs;
  private int[] states = new int[256];
  private int[] starts = new int[256];

  /// First cells and those behind the last ones, two after the other.
  private int[] doubts = new int[64];

  private int doubtCount;

  /// @param cells of each sequence
  RunList(int cells) {
    this.cells = cells;
  }

  void begin(int id, int born) {
    if (people == ids.length) {
      int more = 2 * people;
      ids = Arrays.copyOf(ids, more);
      this.born = Arrays.copyOf(this.born, more);
      firstRuns = Arrays.copyOf(firstRuns, more + 1);
      firstDoubts = Arrays.copyOf(firstDoubts, more + 1);
    }
    ids[people] = id;
    this.born[people] = born;
    firstRuns[people] = runs;
    firstDoubts[people] = doubtCount;
  }

  /// Adds a run of cells from one on; one with the state of the run before goes on with that.
  void add(int from, int state) {
    if (runs > firstRuns[people] && states[runs - 1] == state) {
      return;
    }
    if (runs == states.length) {
      states = Arrays.copyOf(states, 2 * runs);
      starts = Arrays.copyOf(starts, 2 * runs);
    }
    states[runs] = state;
    starts[runs++] = from;
  }

  /// Adds a stretch of cells that are uncertain, in any order.
  void addDoubt(int from, int until) {
    if (from >= until) {
      return;
    }
    if (2 * doubtCount == doubts.length) {
      doubts = Arrays.copyOf(doubts, 4 * doubtCount);
    }
    doubts[2 * doubtCount] = from;
    doubts[2 * doubtCount++ + 1] = until;
  }

  void keep() {
    joinDoubts();
    people++;
    firstRuns[people] = runs;
    firstDoubts[people] = doubtCount;
  }

  void drop() {
    runs = firstRuns[people];
    doubtCount = firstDoubts[people];
  }

  /// Puts the stretches of a person into order, and those that overlap together.
  private void joinDoubts() {
    int first = firstDoubts[people];
    if (doubtCount - first < 2) {
      return;
    }
    long[] sorted = new long[doubtCount - first];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = (long) doubts[2 * (first + i)] << Integer.SIZE | doubts[2 * (first + i) + 1];
    }
    Arrays.sort(sorted);
    doubtCount = first;
    for (long each : sorted) {
      int from = (int) (each >> Integer.SIZE);
      int until = (int) each;
      if (doubtCount > first && from <= doubts[2 * doubtCount - 1]) {
        doubts[2 * doubtCount - 1] = Math.max(doubts[2 * doubtCount - 1], until);
      } else {
        addDoubt(from, until);
      }
    }
  }

  int[] ids() {
    return Arrays.copyOf(ids, people);
  }

  int[] born() {
    return Arrays.copyOf(born, people);
  }

  Runs runs() {
    return new Runs(
        cells,
        Arrays.copyOf(firstRuns, people + 1),
        Arrays.copyOf(states, runs),
        Arrays.copyOf(starts, runs),
        Arrays.copyOf(firstDoubts, people + 1),
        Arrays.copyOf(doubts, 2 * doubtCount));
  }
}
