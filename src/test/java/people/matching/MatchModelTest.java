package people.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The estimate of weights, from pairs that were made with known ones.
class MatchModelTest {

  private static final int RECORDS = 1001;
  private static final long PAIRS = (long) RECORDS * (RECORDS - 1) / 2;

  private static final Map<Comparison, double[]> M =
      Map.of(
          Comparison.FIRST_NAME, new double[] {0, 0.70, 0.10, 0.15, 0.01, 0.01, 0.03},
          Comparison.LAST_NAME, new double[] {0, 0.75, 0.08, 0.12, 0.02, 0.03},
          Comparison.BIRTH, new double[] {0, 0.60, 0.10, 0.10, 0.15, 0.02, 0.02, 0.01},
          Comparison.ADDRESS, new double[] {0, 0, 0.65, 0.35},
          Comparison.SOURCE, new double[] {0, 0.10, 0.90});

  private static final Map<Comparison, double[]> U =
      Map.of(
          Comparison.FIRST_NAME, new double[] {0, 0.02, 0.004, 0.006, 0.01, 0.001, 0.959},
          Comparison.LAST_NAME, new double[] {0, 0.01, 0.002, 0.002, 0.006, 0.98},
          Comparison.BIRTH, new double[] {0, 0.001, 0.001, 0.005, 0.003, 0.03, 0.06, 0.90},
          Comparison.ADDRESS, new double[] {0, 0, 0.20, 0.80},
          Comparison.SOURCE, new double[] {0, 0.30, 0.70});

  private static int picked(Map<Comparison, double[]> shares, Random random) {
    int pattern = 0;
    for (Comparison comparison : Comparison.values()) {
      double left = random.nextDouble();
      int level = 1;
      while (level < comparison.different() && (left -= shares.get(comparison)[level]) >= 0) {
        level++;
      }
      // some do not tell
      pattern |= comparison.pattern(random.nextInt(10) == 0 ? Comparison.UNKNOWN : level);
    }
    return pattern;
  }

  /// @param doubles how many of the pairs are of one person
  private static MatchModel estimate(int doubles, long seed) {
    Random random = new Random(seed);
    long[] all = new long[Comparison.PATTERNS];
    for (long i = 0; i < PAIRS; i++) {
      all[picked(i < doubles ? M : U, random)]++;
    }
    return new MatchModel(
        new MatchModel.Observed(all, all, new long[Comparison.PATTERNS], PAIRS, 0, RECORDS, 0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsTheSharesThatPairsWereMadeWith(long seed) {
    int doubles = 2000;
    MatchModel model = estimate(doubles, seed);
    assertEquals(MatchModel.log2((double) doubles / PAIRS), model.priorWeight(), 0.1);
    M.forEach((comparison, shares) -> {
      for (int level = 1; level < shares.length; level++) {
        if (comparison != Comparison.ADDRESS) {
          String what = comparison + " " + level;
          assertEquals(shares[level], model.m(comparison, level), 0.035, what);
          double expected = U.get(comparison)[level];
          int others = Comparison.BIRTH.pattern(Comparison.BIRTH.different());
          double found = model.u(comparison, level, others);
          assertEquals(expected, found, 0.15 * expected + 0.0002, what);
        }
      }
    });
  }

  @Test
  void whereNoneIsOfOnePersonFewAreExpected() {
    MatchModel model = estimate(0, 7);
    assertTrue(model.priorWeight() < MatchModel.log2(10.0 / PAIRS), "" + model.priorWeight());
  }

  @Test
  void theUnknownWeighsNothingAndTheSameTheMost() {
    MatchModel model = estimate(2000, 1);
    assertEquals(model.priorWeight(), model.weight(0));
    for (Comparison comparison :
        List.of(Comparison.FIRST_NAME, Comparison.LAST_NAME, Comparison.BIRTH)) {
      double same = model.weight(comparison, comparison.pattern(Comparison.SAME));
      for (int level = 1; level < comparison.size(); level++) {
        assertTrue(model.weight(comparison, comparison.pattern(level)) <= same + 1e-9);
      }
    }
    assertEquals(0.5, MatchModel.probability(0));
    assertEquals(0.999, MatchModel.probability(MatchModel.log2(999)), 1e-9);
  }
}
