package people.sequences;

import module java.base;

import people.sequences.Runs.Spelled;

/// Measures of how varied each person's sequence is. Cells that are missing are left out, and equal
/// states on both sides of them are one spell.
public final class SequenceShapes {

  private static final double LARGE = 0x1p900;

  /// One person's sequence in numbers.
  ///
  /// @param person by number
  /// @param cells in which she has a state
  /// @param visited how many different states she is in
  /// @param changes from a state to another one
  /// @param entropy of the time in each state over its maximum, the logarithm of the number of all
  ///   states; TraMineR's `seqient`
  /// @param turbulence see [#turbulence]
  /// @param complexity see [#complexity]
  public record SequenceShape(
      int person,
      int cells,
      int visited,
      int changes,
      double entropy,
      double turbulence,
      double complexity) {}

  private SequenceShapes() {}

  /// Those of everyone, by number.
  public static List<SequenceShape> of(Sequences sequences) {
    int states = sequences.states().size();
    return IntStream.range(0, sequences.size())
        .parallel()
        .mapToObj(person -> shape(person, sequences.runs.spelled(person), states))
        .toList();
  }

  private static SequenceShape shape(int person, Spelled spells, int states) {
    double[] times = new double[states];
    for (int i = 0; i < spells.states().length; i++) {
      times[spells.states()[i]] += spells.lengths()[i];
    }
    int cells = spells.cells();
    int changes = spells.states().length - 1;
    double entropy = StateDistribution.entropy(times);
    return new SequenceShape(
        person,
        cells,
        (int) Arrays.stream(times).filter(time -> time > 0).count(),
        changes,
        entropy,
        turbulence(spells),
        complexity(changes, cells, entropy));
  }

  /// The complexity index: the root of the changes over the most that there may be, times the
  /// entropy over its maximum (A. Gabadinho, G. Ritschard, M. Studer, N. S. Müller, *Indice de
  /// complexité pour le tri et la comparaison de séquences catégorielles*, RNTI E-19, 2010;
  /// TraMineR's `seqici`). From 0, always one state, to 1.
  static double complexity(int changes, int cells, double entropy) {
    return cells < 2 ? 0 : Math.sqrt((double) changes / (cells - 1) * entropy);
  }

  /// Turbulence: log₂(φ (s²max + 1) / (s² + 1)), where φ is the number of different subsequences of
  /// the spells' states, with the empty one, s² the variance of the spells' lengths (over their
  /// number), and s²max = (n - 1)(1 - mean)² the most that it can be with as many spells in as many
  /// cells (C. Elzinga and A. Liefbroer, *De-standardization of family-life trajectories of young
  /// adults*, European Journal of Population 23, [2007](https://doi.org/10.1007/s10680-007-9133-7);
  /// TraMineR's `seqST`). 1 for one spell.
  static double turbulence(Spelled spells) {
    int n = spells.lengths().length;
    double mean = (double) spells.cells() / n;
    double variance = 0;
    for (int length : spells.lengths()) {
      variance += (length - mean) * (length - mean) / n;
    }
    double most = (n - 1) * (1 - mean) * (1 - mean);
    return logSubsequences(spells.states()) + Math.log((most + 1) / (variance + 1)) / Math.log(2);
  }

  /// The logarithm to base 2 of the number of different subsequences, with the empty one.
  static double logSubsequences(int[] states) {
    // all before a state, twice, without those that ended with its last occurrence
    double[] counts = new double[states.length + 1];
    counts[0] = 1;
    Map<Integer, Integer> last = new HashMap<>();
    int halvings = 0;
    for (int i = 0; i < states.length; i++) {
      Integer before = last.put(states[i], i);
      counts[i + 1] = 2 * counts[i] - (before == null ? 0 : counts[before]);
      if (counts[i + 1] > LARGE) {
        for (int j = 0; j <= i + 1; j++) {
          counts[j] = Math.scalb(counts[j], -800);
        }
        halvings += 800;
      }
    }
    return halvings + Math.log(counts[states.length]) / Math.log(2);
  }
}
