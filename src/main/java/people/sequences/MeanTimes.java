package people.sequences;

import module java.base;

/// The mean time that people are in each state, in cells: TraMineR's `seqmeant`. Cells that are
/// missing are in no state, so where there are any it is the time that was observed.
///
/// @param rows one for each state
public record MeanTimes(List<MeanTime> rows) {

  /// The time of one state.
  ///
  /// @param cells the mean, of everyone
  /// @param standardError of that, as of a sample: its standard deviation over the root of their
  ///   number; NaN of one person
  /// @param share of the state in all the time that is observed
  /// @param people how many ever are in it
  /// @param uncertain how many of these hang on an uncertain date in some of it
  public record MeanTime(
      String state, double cells, double standardError, double share, int people, int uncertain) {}

  /// Costs a pass over the runs of states.
  public static MeanTimes of(Sequences sequences) {
    Runs runs = sequences.runs;
    int states = sequences.states().size();
    double[] sums = new double[states];
    double[] squares = new double[states];
    int[] people = new int[states];
    int[] uncertain = new int[states];
    int[] cells = new int[states];
    int[] last = new int[states]; // the last person, from 1, in whom it was found to be uncertain
    double all = 0;
    double allSquares = 0;
    for (int person = 0; person < runs.people(); person++) {
      double weight = sequences.weight(person);
      all += weight;
      allSquares += weight * weight;
      int first = runs.firsts()[person];
      int behind = runs.firsts()[person + 1];
      for (int run = first; run < behind; run++) {
        int state = runs.states()[run];
        if (state != RunList.MISSING) {
          cells[state] += runs.length(person, run);
          if (last[state] <= person && isDoubtful(runs, person, run)) {
            last[state] = person + 1;
            uncertain[state]++;
          }
        }
      }
      for (int run = first; run < behind; run++) {
        int state = runs.states()[run];
        if (state != RunList.MISSING && cells[state] > 0) {
          double time = cells[state];
          sums[state] += weight * time;
          squares[state] += weight * time * time;
          people[state]++;
          cells[state] = 0;
        }
      }
    }
    double time = Arrays.stream(sums).sum();
    List<MeanTime> rows = new ArrayList<>();
    for (int state = 0; state < states; state++) {
      double mean = sums[state] / all;
      double variance = Math.max(0, squares[state] - all * mean * mean) / (all - allSquares / all);
      rows.add(
          new MeanTime(
              sequences.states().get(state),
              mean,
              Math.sqrt(variance * allSquares) / all,
              sums[state] / time,
              people[state],
              uncertain[state]));
    }
    return new MeanTimes(List.copyOf(rows));
  }

  private static boolean isDoubtful(Runs runs, int person, int run) {
    for (int i = runs.firstDoubts()[person]; i < runs.firstDoubts()[person + 1]; i++) {
      if (runs.doubts()[2 * i] < runs.end(person, run)
          && runs.starts()[run] < runs.doubts()[2 * i + 1]) {
        return true;
      }
    }
    return false;
  }
}
