package people.survival;

import module java.base;

import people.survival.ConfidenceBand.Interval;

/// The share of those to whom each of several things has happened first, by time, where one keeps
/// the others from happening (O. Aalen and S. Johansen, Scand. J. Stat. 5, 1978). The variance is
/// Greenwood's, of the multinomial at each time (E. Marubini and M. Valsecchi, *Analysing Survival
/// Data*, 1995, section 10.4): without late entry the same as the infinitesimal jackknife of R's
/// `survfit` for several states.
public final class IncidenceCurves {

  private final RiskSets sets;
  private final double[][] shares;
  private final double[][] variances;
  private final ConfidenceBand band;

  private IncidenceCurves(RiskTimes times, ConfidenceBand band) {
    this.sets = new RiskSets(times);
    this.band = band;
    int causes = sets.events.length;
    shares = new double[causes][sets.times.length];
    variances = new double[causes][sets.times.length];
    double[] free = new double[sets.times.length + 1];
    free[0] = 1;
    for (int i = 0; i < sets.times.length; i++) {
      free[i + 1] = free[i] * (1 - (double) ended(i) / sets.atRisk[i]);
    }
    for (int cause = 1; cause < causes; cause++) {
      fill(cause, free);
    }
  }

  /// @param times whose causes from 1 on keep each other from happening
  public static IncidenceCurves of(RiskTimes times, ConfidenceBand band) {
    return new IncidenceCurves(times, band);
  }

  private int ended(int i) {
    int all = 0;
    for (int cause = 1; cause < sets.events.length; cause++) {
      all += sets.events[cause][i];
    }
    return all;
  }

  /// With F the share, S the free before a time, of Y at risk d to whom anything happens and k to
  /// whom this does, the variance at t is the sum over times s up to it of (F(t) − F(s))² d /
  /// Y(Y−d) + S² k(Y−k) / Y³ − 2 (F(t) − F(s)) S k / Y², of which the sums that do not hang on t
  /// are carried along.
  private void fill(int cause, double[] free) {
    double share = 0;
    double square = 0;
    double linear = 0;
    double constant = 0;
    for (int i = 0; i < sets.times.length; i++) {
      double there = sets.atRisk[i];
      double these = sets.events[cause][i];
      double all = ended(i);
      share += free[i] * these / there;
      // behind a time at which all ended nothing follows
      double any = all == there ? 0 : all / (there * (there - all));
      double both = free[i] * these / (there * there);
      square += any;
      linear += share * any + both;
      constant +=
          share * share * any
              + 2 * share * both
              + free[i] * free[i] * these * (there - these) / (there * there * there);
      shares[cause][i] = share;
      variances[cause][i] = Math.max(0, share * share * square - 2 * share * linear + constant);
    }
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
    return sets.times.length;
  }

  public int time(int i) {
    return sets.times[i];
  }

  public int atRisk(int i) {
    return sets.atRisk[i];
  }

  public int events(int cause, int i) {
    return cause < sets.events.length ? sets.events[cause][i] : 0;
  }

  public int censored(int i) {
    return sets.events[0][i];
  }

  /// The share to whom that has happened up to a time, that included.
  public Interval share(int cause, int i) {
    return cause < shares.length
        ? band.of(shares[cause][i], Math.sqrt(variances[cause][i]))
        : new Interval(0, 0, Double.NaN, Double.NaN);
  }
}
