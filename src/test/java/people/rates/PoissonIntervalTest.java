package people.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

/// The exact confidence interval of a count, against a table of 1936 and against chi-squared.
class PoissonIntervalTest {

  /// E. S. Pearson and H. O. Hartley, *Biometrika Tables for Statisticians*, table 40.
  @Test
  void fewEventsHaveTheBoundsOfThePrintedTable() {
    assertEquals("0.0000 3.6889", bounds(0));
    assertEquals("0.0253 5.5716", bounds(1));
    assertEquals("1.6235 11.6683", bounds(5));
    assertEquals("4.7954 18.3904", bounds(10));
  }

  private static String bounds(long events) {
    PoissonInterval interval = PoissonInterval.of(events);
    return String.format(Locale.ROOT, "%.4f %.4f", interval.lower(), interval.upper());
  }

  @Test
  void theBoundsAreQuantilesOfChiSquared() {
    for (long events : new long[] {1, 2, 7, 30, 31, 32, 33, 100, 999, 12_345, 400_000}) {
      PoissonInterval interval = PoissonInterval.of(events);
      double lower = quantile(2.0 * events, 0.025) / 2;
      double upper = quantile(2.0 * events + 2, 0.975) / 2;
      assertEquals(lower, interval.lower(), lower * 1e-7, events + " lower");
      assertEquals(upper, interval.upper(), upper * 1e-7, events + " upper");
    }
  }

  private static double quantile(double degrees, double chance) {
    return new ChiSquaredDistribution(degrees, 1e-12).inverseCumulativeProbability(chance);
  }
}
