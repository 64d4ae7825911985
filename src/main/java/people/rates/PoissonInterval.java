package people.rates;

import module java.base;

/// The exact 95 % confidence interval of the mean of a Poisson distribution, of which one count is
/// known (F. Garwood, *Fiducial limits for the Poisson distribution*, Biometrika 28, 1936): half of
/// the 2.5 % quantile of chi-squared with 2 k degrees of freedom, and half of the 97.5 % quantile
/// with 2 k + 2. They are found as the means at which as many, or as few, have a chance of 2.5 %,
/// which is the same and needs no library. Right to nine digits up to a million events; costs a
/// time that grows with the root of the count.
///
/// @param lower 0 for no event
record PoissonInterval(double lower, double upper) {

  private static final double TAIL = 0.025;

  /// Halving an interval more often than this changes no digit of a double.
  private static final int HALVINGS = 64;

  private static final double NEGLIGIBLE = 1e-18;

  /// From here on Stirling's series has all digits.
  private static final int FEW = 32;

  static PoissonInterval of(long events) {
    // the bounds are not two standard deviations away, and farther out chances are nil
    double far = 10 + 5 * Math.sqrt(events + 1.0);
    return new PoissonInterval(
        events == 0 ? 0 : mean(events - 1, 1 - TAIL, Math.max(0, events - far), events),
        mean(events, TAIL, events, events + far));
  }

  /// The mean at which so many or fewer have that chance.
  private static double mean(long most, double chance, double low, double high) {
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (chanceOfUpTo(most, middle) > chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double chanceOfUpTo(long most, double mean) {
    double term = Math.exp(most * Math.log(mean) - mean - logFactorial(most));
    double sum = term;
    for (long i = most; i > 0 && (i > mean || term > NEGLIGIBLE * sum); i--) {
      term *= i / mean;
      sum += term;
    }
    return sum;
  }

  private static double logFactorial(long n) {
    if (n < FEW) {
      return LongStream.rangeClosed(2, n).mapToDouble(Math::log).sum();
    }
    double square = (double) n * n;
    return n * Math.log(n)
        - n
        + Math.log(2 * Math.PI * n) / 2
        + (1 / 12.0 - (1 / 360.0 - 1 / (1260 * square)) / square) / n;
  }
}
