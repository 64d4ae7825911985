package people.sequences;

import module java.base;

/// The probability of a state in one cell for those who were in another one in the cell before:
/// TraMineR's `seqtrate`, overall or by stretches of cells. Pairs of cells of which one is missing
/// don't count.
///
/// @param starts the cell that each stretch begins with
/// @param cells behind the last one
/// @param changes by stretch, state before and state after, how many pairs of cells, or their
///   weights
/// @param counts the same without the weights
/// @param uncertain of these, in how many one of the two cells hangs on an uncertain date
public record TransitionRates(
    List<String> states,
    int[] starts,
    int cells,
    double[][][] changes,
    long[][][] counts,
    long[][][] uncertain) {

  /// Over all cells.
  public static TransitionRates of(Sequences sequences) {
    return of(sequences, sequences.grid().cells());
  }

  /// In stretches of so many cells; a pair counts where its second cell is. Costs a pass over the
  /// runs of states, whatever their number.
  ///
  /// @param length from 1
  public static TransitionRates of(Sequences sequences, int length) {
    if (length < 1) {
      throw new IllegalArgumentException(
          "stretches of %d cells; expected a number from 1 on".formatted(length));
    }
    Runs runs = sequences.runs;
    int cells = runs.cells();
    int[] starts = IntStream.iterate(0, start -> start < cells, start -> start + length).toArray();
    int states = sequences.states().size();
    TransitionRates rates =
        new TransitionRates(
            sequences.states(),
            starts,
            cells,
            new double[starts.length][states][states],
            new long[starts.length][states][states],
            new long[starts.length][states][states]);
    for (int person = 0; person < runs.people(); person++) {
      rates.add(runs, person, sequences.weight(person), length);
    }
    return rates;
  }

  private void add(Runs runs, int person, double weight, int length) {
    int before = RunList.MISSING;
    boolean isCertain = runs.isCertain(person);
    for (int run = runs.firsts()[person]; run < runs.firsts()[person + 1]; run++) {
      int state = runs.states()[run];
      int from = runs.starts()[run];
      int end = runs.end(person, run);
      if (state != RunList.MISSING) {
        if (before != RunList.MISSING) {
          int stretch = from / length;
          changes[stretch][before][state] += weight;
          counts[stretch][before][state]++;
          boolean isDoubtful =
              !isCertain && (runs.isDoubtful(person, from) || runs.isDoubtful(person, from - 1));
          uncertain[stretch][before][state] += isDoubtful ? 1 : 0;
        }
        for (int at = from + 1; at < end; ) { // those who stay
          int stretch = at / length;
          int next = (int) Math.min(end, (stretch + 1L) * length);
          changes[stretch][state][state] += weight * (next - at);
          counts[stretch][state][state] += next - at;
          at = next;
        }
        for (int at = from + 1; !isCertain && at < end; at++) {
          boolean isDoubtful = runs.isDoubtful(person, at) || runs.isDoubtful(person, at - 1);
          uncertain[at / length][state][state] += isDoubtful ? 1 : 0;
        }
      }
      before = state;
    }
  }

  /// How many were in a state, in a cell that is followed by one with a state, or what they weigh.
  public double atRisk(int stretch, int before) {
    return Arrays.stream(changes[stretch][before]).sum();
  }

  /// From 0 to 1; 0 of nobody.
  public double rate(int stretch, int before, int after) {
    double atRisk = atRisk(stretch, before);
    return atRisk > 0 ? changes[stretch][before][after] / atRisk : 0;
  }
}
