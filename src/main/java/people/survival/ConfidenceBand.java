package people.survival;

import org.apache.commons.math3.distribution.NormalDistribution;

/// The ways to make a pointwise 95 % confidence interval of a probability from its standard error
/// (J. Klein and M. Moeschberger, *Survival Analysis*, 2nd edition, 2003, section 4.3; R's
/// `conf.type`). An interval of 0 or 1 is not known.
public enum ConfidenceBand {
  /// As many standard errors to both sides, cut at 0 and 1.
  PLAIN,
  /// The same of the logarithm; R's own choice.
  LOG,
  /// The same of the logarithm of minus the logarithm: never beyond 0 and 1, and right for fewer
  /// people.
  LOG_LOG;

  /// The 97.5 % quantile of the normal distribution, to all digits of a double.
  static final double Z = new NormalDistribution().inverseCumulativeProbability(0.975);

  /// Where an interval begins and ends.
  ///
  /// @param value NaN where it is not known, here and below
  public record Interval(double value, double standardError, double lower, double upper) {

    /// As many standard errors to both sides.
    static Interval plain(double value, double standardError) {
      double far = Z * standardError;
      return new Interval(value, standardError, value - far, value + far);
    }
  }

  /// The interval of a probability.
  public Interval of(double probability, double standardError) {
    if (probability <= 0 || probability >= 1 || Double.isNaN(standardError)) {
      return new Interval(probability, standardError, Double.NaN, Double.NaN);
    }
    double relative = Z * standardError / probability;
    return switch (this) {
      case PLAIN ->
          new Interval(
              probability,
              standardError,
              Math.max(0, probability - Z * standardError),
              Math.min(1, probability + Z * standardError));
      case LOG ->
          new Interval(
              probability,
              standardError,
              probability * Math.exp(-relative),
              Math.min(1, probability * Math.exp(relative)));
      case LOG_LOG -> {
        double power = Math.exp(relative / -Math.log(probability));
        yield new Interval(
            probability,
            standardError,
            Math.pow(probability, power),
            Math.pow(probability, 1 / power));
      }
    };
  }
}
