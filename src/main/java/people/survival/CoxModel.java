package people.survival;

import module java.base;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.special.Erf;
import people.survival.ConfidenceBand.Interval;

/// Proportional hazards (D. Cox, J. Royal Stat. Soc. B 34, 1972): by what factor a covariate makes
/// something happen faster at any time. Ties are B. Efron's (J. Amer. Stat. Assoc. 72, 1977), late
/// entry is taken into account, and the estimate is found by Newton's method, as R's `coxph` does.
/// Whether hazards are proportional is not tested here.
///
/// @param rows of which no covariate is missing
/// @param events among them
/// @param terms what the covariates do, in their order
/// @param logLikelihood with the covariates
/// @param logLikelihoodOfNone without
/// @param iterations how many steps were taken
/// @param isConverged false where a coefficient ran away, as when a covariate tells exactly to whom
///   it happens, or the terms can't be told apart: the numbers then mean nothing
public record CoxModel(
    int rows,
    int events,
    List<Term> terms,
    double logLikelihood,
    double logLikelihoodOfNone,
    int iterations,
    boolean isConverged) {

  /// One covariate, or one level of a factor.
  ///
  /// @param coefficient the logarithm of the factor, with its 95 % interval
  /// @param p the chance of one at least as far from 0, if it did nothing (Wald)
  public record Term(String name, Interval coefficient, double p) {

    /// By what factor the hazard is larger for a unit more, or for that level, with its interval;
    /// the standard error is that of the logarithm.
    public Interval ratio() {
      return new Interval(
          Math.exp(coefficient.value()),
          coefficient.standardError(),
          Math.exp(coefficient.lower()),
          Math.exp(coefficient.upper()));
    }
  }

  private static final int MOST_STEPS = 30;

  /// A share of the likelihood that is nothing.
  private static final double NEAR = 1e-12;

  /// A coefficient that still moves by this share of itself when the likelihood does not is running
  /// away.
  private static final double RUNNING = 1e-4;

  /// The chance of a chi-squared of twice the difference of the likelihoods at least as large, if
  /// no covariate did anything.
  public double p() {
    return LogRank.chance(2 * (logLikelihood - logLikelihoodOfNone), terms.size());
  }

  /// @param cause what happens; other causes are censored
  /// @throws IllegalArgumentException where it happens to nobody, or there is no covariate
  public static CoxModel of(RiskTimes times, int cause, CoxDesign design) {
    CoxRows rows = new CoxRows(times, cause, design);
    int events = rows.events();
    if (events == 0 || design.names().isEmpty()) {
      throw new IllegalArgumentException(
          "%d events and %d covariates with more than one value; expected at least one of each"
              .formatted(events, design.names().size()));
    }
    double[] at = new double[design.names().size()];
    CoxRows.Likelihood likelihood = rows.at(at);
    double none = likelihood.value();
    boolean isConverged = false;
    int steps = 0;
    RealMatrix variance = inverse(likelihood.information());
    while (variance != null && !isConverged && steps < MOST_STEPS) {
      steps++;
      double[] step = variance.operate(likelihood.score());
      double[] next = sum(at, step, 1);
      CoxRows.Likelihood better = rows.at(next);
      double least = likelihood.value() - NEAR * Math.abs(likelihood.value());
      for (double half = 0.5; !(better.value() >= least) && half > NEAR; ) {
        next = sum(at, step, half);
        better = rows.at(next);
        half /= 2;
      }
      boolean isStill = Math.abs(1 - likelihood.value() / better.value()) <= NEAR;
      likelihood = better;
      at = next;
      variance = inverse(likelihood.information());
      isConverged = isStill && variance != null && rests(at, variance.operate(likelihood.score()));
    }
    return new CoxModel(
        rows.size(),
        events,
        terms(design.names(), at, variance, rows),
        likelihood.value(),
        none,
        steps,
        isConverged);
  }

  private static double[] sum(double[] at, double[] step, double share) {
    double[] sum = new double[at.length];
    Arrays.setAll(sum, i -> at[i] + share * step[i]);
    return sum;
  }

  /// Whether another step would hardly move anything.
  private static boolean rests(double[] at, double[] step) {
    return IntStream.range(0, at.length)
        .allMatch(i -> Math.abs(step[i]) <= RUNNING * Math.max(1e-2, Math.abs(at[i])));
  }

  /// Null where the covariates can't be told apart.
  private static RealMatrix inverse(double[][] information) {
    try {
      return new CholeskyDecomposition(new Array2DRowRealMatrix(information, false), 1e-9, 1e-12)
          .getSolver()
          .getInverse();
    } catch (NonPositiveDefiniteMatrixException e) {
      return null;
    }
  }

  private static List<Term> terms(
      List<String> names, double[] at, RealMatrix variance, CoxRows rows) {
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < at.length; i++) {
      double scale = rows.scale(i);
      double error = variance == null ? Double.NaN : scale * Math.sqrt(variance.getEntry(i, i));
      Interval coefficient = Interval.plain(scale * at[i], error);
      double z = coefficient.value() / error;
      terms.add(new Term(names.get(i), coefficient, Erf.erfc(Math.abs(z) / Math.sqrt(2))));
    }
    return List.copyOf(terms);
  }
}
