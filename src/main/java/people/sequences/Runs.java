package people.sequences;

import module java.base;

/// Sequences as runs of cells with one state, which takes less room than their cells and is counted
/// faster. The runs of a person cover all cells; those without a state have [RunList#MISSING].
///
/// @param cells of each sequence
/// @param firsts by person her first run, and behind all of them how many there are
/// @param states by run
/// @param starts by run its first cell
/// @param firstDoubts by person the first of her stretches of uncertain cells
/// @param doubts the first cell of each such stretch, and the one behind the last, two after the
///   other
record Runs(int cells, int[] firsts, int[] states, int[] starts, int[] firstDoubts, int[] doubts) {

  int people() {
    return firsts.length - 1;
  }

  /// The first cell behind a run of a person.
  int end(int person, int run) {
    return run + 1 == firsts[person + 1] ? cells : starts[run + 1];
  }

  int length(int person, int run) {
    return end(person, run) - starts[run];
  }

  boolean isCertain(int person) {
    return firstDoubts[person] == firstDoubts[person + 1];
  }

  /// Whether a cell hangs on an uncertain date.
  boolean isDoubtful(int person, int cell) {
    for (int i = firstDoubts[person]; i < firstDoubts[person + 1]; i++) {
      if (doubts[2 * i] <= cell && cell < doubts[2 * i + 1]) {
        return true;
      }
    }
    return false;
  }

  int state(int person, int cell) {
    int at = Arrays.binarySearch(starts, firsts[person], firsts[person + 1], cell);
    return states[at >= 0 ? at : -at - 2];
  }

  /// The cells of a person.
  short[] cells(int person) {
    short[] of = new short[cells];
    for (int run = firsts[person]; run < firsts[person + 1]; run++) {
      Arrays.fill(of, starts[run], end(person, run), (short) states[run]);
    }
    return of;
  }

  /// The runs of a person that have a state, without those between: states, and how many cells each
  /// has. Equal states on both sides of what is missing are one.
  Spelled spelled(int person) {
    int most = firsts[person + 1] - firsts[person];
    int[] of = new int[most];
    int[] lengths = new int[most];
    int size = 0;
    for (int run = firsts[person]; run < firsts[person + 1]; run++) {
      if (states[run] == RunList.MISSING) {
        continue;
      }
      if (size > 0 && of[size - 1] == states[run]) {
        size--;
      } else {
        of[size] = states[run];
        lengths[size] = 0;
      }
      lengths[size++] += length(person, run);
    }
    return new Spelled(Arrays.copyOf(of, size), Arrays.copyOf(lengths, size));
  }

  /// Different states one after the other, and for how many cells each.
  record Spelled(int[] states, int[] lengths) {
    int cells() {
      return Arrays.stream(lengths).sum();
    }
  }

  /// The sequences of some people, in that order.
  Runs of(int[] people) {
    return of(people, IntUnaryOperator.identity());
  }

  /// The same with other states.
  Runs with(IntUnaryOperator state) {
    return of(IntStream.range(0, people()).toArray(), state);
  }

  private Runs of(int[] people, IntUnaryOperator state) {
    RunList list = new RunList(cells);
    for (int person : people) {
      list.begin(0, 0);
      for (int run = firsts[person]; run < firsts[person + 1]; run++) {
        int each = states[run];
        list.add(starts[run], each == RunList.MISSING ? each : state.applyAsInt(each));
      }
      for (int i = firstDoubts[person]; i < firstDoubts[person + 1]; i++) {
        list.addDoubt(doubts[2 * i], doubts[2 * i + 1]);
      }
      list.keep();
    }
    return list.runs();
  }
}
