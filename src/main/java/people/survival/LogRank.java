package people.survival;

import module java.base;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.special.Gamma;

/// The log-rank test of whether groups differ in how fast something happens to them (N. Mantel,
/// Cancer Chemotherapy Reports 50, 1966), with the hypergeometric variance, so that ties are no
/// trouble. Late entry is taken into account.
///
/// @param rows by group
/// @param observed events by group
/// @param expected by group, if all were alike
/// @param chiSquared 0 where there is nothing to compare
/// @param degrees of freedom
/// @param p the chance of a chi-squared at least as large if all were alike
public record LogRank(
    List<Integer> rows,
    List<Integer> observed,
    List<Double> expected,
    double chiSquared,
    int degrees,
    double p) {

  /// Compares groups, of which each row is in one, within strata if there are some.
  ///
  /// @param cause what happens; other causes are censored
  /// @param groups by row, from 0
  /// @param strata by row, from 0: only those of the same one are compared
  public static LogRank of(RiskTimes times, int cause, int[] groups, int[] strata) {
    int count = Arrays.stream(groups).max().orElse(-1) + 1;
    int[] rows = new int[count];
    Arrays.stream(groups).forEach(group -> rows[group]++);
    double[] observed = new double[count];
    double[] expected = new double[count];
    double[][] variance = new double[count][count];
    for (int stratum : Arrays.stream(strata).distinct().toArray()) {
      add(
          times.where(row -> strata[row] == stratum),
          IntStream.range(0, groups.length)
              .filter(row -> strata[row] == stratum)
              .map(row -> groups[row])
              .toArray(),
          cause,
          observed,
          expected,
          variance);
    }
    double chiSquared = 0;
    int degrees = 0;
    if (count > 1) {
      // a group that is never at risk together with others tells nothing: hence the pseudo-inverse
      RealMatrix matrix =
          new Array2DRowRealMatrix(variance).getSubMatrix(0, count - 2, 0, count - 2);
      RealVector difference =
          new ArrayRealVector(observed)
              .subtract(new ArrayRealVector(expected))
              .getSubVector(0, count - 1);
      SingularValueDecomposition parts = new SingularValueDecomposition(matrix);
      degrees = parts.getRank();
      chiSquared = degrees == 0 ? 0 : difference.dotProduct(parts.getSolver().solve(difference));
    }
    return new LogRank(
        Arrays.stream(rows).boxed().toList(),
        Arrays.stream(observed).mapToObj(each -> (int) each).toList(),
        Arrays.stream(expected).boxed().toList(),
        chiSquared,
        degrees,
        chance(chiSquared, degrees));
  }

  /// The same without strata.
  public static LogRank of(RiskTimes times, int cause, int... groups) {
    return of(times, cause, groups, new int[groups.length]);
  }

  /// The chance of a chi-squared at least as large, to all digits where it is tiny too.
  static double chance(double chiSquared, int degrees) {
    return degrees == 0 ? Double.NaN : Gamma.regularizedGammaQ(degrees / 2.0, chiSquared / 2);
  }

  private static void add(
      RiskTimes times,
      int[] groups,
      int cause,
      double[] observed,
      double[] expected,
      double[][] variance) {
    int count = observed.length;
    int[] when =
        IntStream.range(0, groups.length)
            .filter(row -> times.causes()[row] == cause)
            .map(row -> times.stops()[row])
            .distinct()
            .sorted()
            .toArray();
    int[][] there = new int[count][];
    int[][] events = new int[count][when.length];
    for (int group = 0; group < count; group++) {
      int each = group;
      there[group] = RiskSets.atRisk(times.where(row -> groups[row] == each), when);
    }
    for (int row = 0; row < groups.length; row++) {
      if (times.causes()[row] == cause) {
        events[groups[row]][Arrays.binarySearch(when, times.stops()[row])]++;
      }
    }
    for (int i = 0; i < when.length; i++) {
      double all = 0;
      double dead = 0;
      for (int group = 0; group < count; group++) {
        all += there[group][i];
        dead += events[group][i];
      }
      double factor = all > 1 ? dead * (all - dead) / (all * all * (all - 1)) : 0;
      for (int group = 0; group < count; group++) {
        observed[group] += events[group][i];
        expected[group] += dead * there[group][i] / all;
        for (int other = 0; other < count; other++) {
          variance[group][other] +=
              factor * there[group][i] * ((group == other ? all : 0) - there[other][i]);
        }
      }
    }
  }
}
