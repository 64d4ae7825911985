package people.survival;

import module java.base;

import people.survival.ConfidenceBand.Interval;

/// The share of those to whom something has not happened yet, by time (E. Kaplan and P. Meier, J.
/// Amer. Stat. Assoc. 53, 1958), with M. Greenwood's variance (1926), and the cumulative hazard (W.
/// Nelson 1972, O. Aalen, Ann. Stat. 6, 1978). With late entry the share is of those who had
/// reached the first time at which anybody was at risk, and is not known behind a time at which
/// nobody was. Other causes than the one asked about are censored: for shares of people use
/// [IncidenceCurves] where there are some.
///
/// Costs a pass over the rows, and one over the units of time.
public final class SurvivalCurve {

  private static final double HALF = 0.5;

  private final RiskSets sets;
  private final int[] events;
  private final double[] survival;

  /// Greenwood's sum: the variance of the logarithm.
  private final double[] variance;

  private final double[] hazard;
  private final double[] hazardVariance;
  private final ConfidenceBand band;

  private SurvivalCurve(RiskSets sets, IntPredicate causes, ConfidenceBand band) {
    this.sets = sets;
    this.band = band;
    int size = sets.times.length;
    events = new int[size];
    survival = new double[size];
    variance = new double[size];
    hazard = new double[size];
    hazardVariance = new double[size];
    double share = 1;
    double sum = 0;
    double cumulative = 0;
    double cumulativeVariance = 0;
    for (int i = 0; i < size; i++) {
      for (int cause = 1; cause < sets.events.length; cause++) {
        events[i] += causes.test(cause) ? sets.events[cause][i] : 0;
      }
      double dead = events[i];
      double there = sets.atRisk[i];
      share *= 1 - dead / there;
      sum += dead == 0 ? 0 : dead / (there * (there - dead));
      cumulative += dead / there;
      cumulativeVariance += dead / (there * there);
      survival[i] = share;
      variance[i] = sum;
      hazard[i] = cumulative;
      hazardVariance[i] = cumulativeVariance;
    }
  }

  /// Of some causes.
  public static SurvivalCurve of(RiskTimes times, IntPredicate causes, ConfidenceBand band) {
    return new SurvivalCurve(new RiskSets(times), causes, band);
  }

  /// Of how many rows begin and end when.
  public static SurvivalCurve of(RiskCounts counts, IntPredicate causes, ConfidenceBand band) {
    return new SurvivalCurve(new RiskSets(counts), causes, band);
  }

  /// Of any cause.
  public static SurvivalCurve of(RiskTimes times) {
    return of(times, _ -> true, ConfidenceBand.LOG_LOG);
  }

  /// How many rows were ever at risk.
  public int rows() {
    return sets.rows;
  }

  /// The first time at which anybody is at risk: all is of those who reached it.
  public int first() {
    return sets.first;
  }

  /// How many are at risk from the first time on.
  public int firstAtRisk() {
    return sets.firstAtRisk;
  }

  /// At how many times something happened or was censored; these are numbered from 0.
  public int size() {
    return events.length;
  }

  public int time(int i) {
    return sets.times[i];
  }

  public int atRisk(int i) {
    return sets.atRisk[i];
  }

  public int events(int i) {
    return events[i];
  }

  /// Who was no longer looked at, with those to whom something else happened.
  public int censored(int i) {
    int all = 0;
    for (int[] ofCause : sets.events) {
      all += ofCause[i];
    }
    return all - events[i];
  }

  /// The share to whom it has not happened up to that time, that included.
  public Interval survival(int i) {
    return interval(survival[i], variance[i]);
  }

  private Interval interval(double share, double variance) {
    return band.of(share, share == 0 ? Double.NaN : share * Math.sqrt(variance));
  }

  /// The cumulative hazard, with Aalen's variance and a plain interval.
  public Interval hazard(int i) {
    return Interval.plain(hazard[i], Math.sqrt(hazardVariance[i]));
  }

  /// The share at any time: 1 from the first time at risk on, not known before it, nor behind the
  /// last time, unless nobody is left.
  public Interval at(int time) {
    int i = place(time);
    boolean isKnown =
        size() > 0 && time >= first() && (time <= time(size() - 1) || survival[size() - 1] == 0);
    return !isKnown
        ? new Interval(Double.NaN, Double.NaN, Double.NaN, Double.NaN)
        : i < 0 ? band.of(1, 0) : survival(i);
  }

  /// The last place that is not behind a time; -1 for none.
  private int place(int time) {
    int at = Arrays.binarySearch(sets.times, time);
    return at >= 0 ? at : -at - 2;
  }

  /// The time at which it has happened to half of them, with the times at which the bounds of the
  /// curve reach that (R. Brookmeyer and J. Crowley, Biometrics 38, 1982); NaN where they do not.
  /// Where the curve runs at exactly a half, the middle of that stretch, as R has it. The standard
  /// error is not known.
  public Interval median() {
    return new Interval(
        reached(i -> survival[i]),
        Double.NaN,
        reached(i -> survival(i).lower()),
        reached(i -> survival(i).upper()));
  }

  private double reached(IntToDoubleFunction curve) {
    for (int i = 0; i < size(); i++) {
      double share = curve.applyAsDouble(i);
      if (Math.abs(share - HALF) < 1e-9) {
        for (int next = i + 1; next < size(); next++) {
          if (curve.applyAsDouble(next) < share - 1e-9) {
            return (sets.times[i] + sets.times[next]) / 2.0;
          }
        }
        return sets.times[i];
      }
      if (share < HALF) {
        return sets.times[i];
      }
    }
    return Double.NaN;
  }

  /// The mean time up to a time, the area below the curve, with its standard error and a plain
  /// interval (Klein and Moeschberger, section 4.5). Not known where nobody was looked at so long.
  ///
  /// @param until in the units of the times
  public Interval restrictedMean(int until) {
    if (Double.isNaN(at(until).value())) {
      return Interval.plain(Double.NaN, Double.NaN);
    }
    double area = 0;
    double behind = until;
    double spread = 0;
    for (int i = place(until); i >= 0; i--) {
      area += survival[i] * (behind - sets.times[i]);
      behind = sets.times[i];
      double dead = events[i];
      double there = sets.atRisk[i];
      spread += dead == 0 || dead == there ? 0 : area * area * dead / (there * (there - dead));
    }
    return Interval.plain(area + behind, Math.sqrt(spread));
  }
}
