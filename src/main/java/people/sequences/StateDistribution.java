package people.sequences;

import module java.base;

/// The states of everyone in each cell, as shares of those who are observed in it: TraMineR's
/// `seqstatd`.
///
/// @param states in the order of the numbers of a cell
/// @param rows one for each cell
public record StateDistribution(List<String> states, List<CellStates> rows) {

  /// One cell of the grid.
  ///
  /// @param people how many are in each state, or what they weigh
  /// @param uncertain how many of these hang on an uncertain date there, without their weights
  /// @param observed how many have a state in it, or what they weigh
  /// @param count how many have a state in it, without their weights
  /// @param entropy of the shares, see [#entropy]
  /// @param modal number of the state that most are in, the first one of several; -1 for nobody
  public record CellStates(
      int cell,
      double[] people,
      int[] uncertain,
      double observed,
      int count,
      double entropy,
      int modal) {

    public double share(int state) {
      return people[state] / observed;
    }
  }

  /// Costs a pass over the runs of states.
  public static StateDistribution of(Sequences sequences) {
    Runs runs = sequences.runs;
    int states = sequences.states().size();
    int cells = runs.cells();
    // changes from cell to cell, added up below
    double[][] people = new double[cells + 1][states];
    int[][] uncertain = new int[cells + 1][states];
    int[] counts = new int[cells + 1];
    for (int person = 0; person < runs.people(); person++) {
      double weight = sequences.weight(person);
      for (int run = runs.firsts()[person]; run < runs.firsts()[person + 1]; run++) {
        int state = runs.states()[run];
        if (state != RunList.MISSING) {
          int from = runs.starts()[run];
          int end = runs.end(person, run);
          people[from][state] += weight;
          people[end][state] -= weight;
          counts[from]++;
          counts[end]--;
          addDoubts(runs, person, from, end, uncertain, state);
        }
      }
    }
    List<CellStates> rows = new ArrayList<>(cells);
    for (int cell = 0; cell < cells; cell++) {
      if (cell > 0) {
        counts[cell] += counts[cell - 1];
        for (int state = 0; state < states; state++) {
          people[cell][state] += people[cell - 1][state];
          uncertain[cell][state] += uncertain[cell - 1][state];
        }
      }
      rows.add(cell(cell, people[cell], uncertain[cell], counts[cell]));
    }
    return new StateDistribution(sequences.states(), rows);
  }

  private static void addDoubts(
      Runs runs, int person, int from, int end, int[][] uncertain, int state) {
    for (int i = runs.firstDoubts()[person]; i < runs.firstDoubts()[person + 1]; i++) {
      int first = Math.max(from, runs.doubts()[2 * i]);
      int behind = Math.min(end, runs.doubts()[2 * i + 1]);
      if (first < behind) {
        uncertain[first][state]++;
        uncertain[behind][state]--;
      }
    }
  }

  private static CellStates cell(int cell, double[] people, int[] uncertain, int count) {
    int modal = -1;
    double observed = 0;
    for (int state = 0; state < people.length; state++) {
      observed += people[state];
      if (people[state] > 0 && (modal < 0 || people[state] > people[modal])) {
        modal = state;
      }
    }
    return new CellStates(cell, people, uncertain, observed, count, entropy(people), modal);
  }

  /// Shannon's entropy of shares: -Σ p ln p, over its maximum, the logarithm of the number of
  /// states (C. E. Shannon, *A mathematical theory of communication*, 1948). From 0, when all are
  /// in one state, to 1, when as many are in each; 0 also where there is only one state, and NaN of
  /// nobody.
  ///
  /// @param parts of any sum
  static double entropy(double[] parts) {
    double sum = Arrays.stream(parts).sum();
    double entropy = 0;
    for (double part : parts) {
      entropy -= part > 0 ? part / sum * Math.log(part / sum) : 0;
    }
    return sum > 0
        ? parts.length == 1 ? 0 : Math.max(0, entropy / Math.log(parts.length))
        : Double.NaN;
  }
}
