package people.charts;

import module java.base;

/// A place on a curve of times to an event, from which on a share holds.
///
/// @param lower where its interval begins; NaN where it is not known, like `upper`
record CurveStep(double years, double share, double lower, double upper) {

  /// As many steps of a curve as can be told apart.
  private static final int STEPS = 300;

  /// Where all or none are left, the band has no width.
  static CurveStep of(double years, double share, double lower, double upper) {
    boolean isEnd = share == 0 || share == 1;
    return isEnd
        ? new CurveStep(years, share, share, share)
        : new CurveStep(years, share, lower, upper);
  }

  /// The first step, and the last of each stretch of an axis that is too short to be seen.
  static List<CurveStep> thinned(List<CurveStep> steps, double first, double last) {
    if (steps.size() <= STEPS) {
      return steps;
    }
    Map<Integer, CurveStep> kept = new TreeMap<>();
    for (CurveStep step : steps.subList(1, steps.size())) {
      kept.put((int) Math.floor((step.years - first) / (last - first) * STEPS), step);
    }
    List<CurveStep> thin = new ArrayList<>(List.of(steps.getFirst()));
    thin.addAll(kept.values());
    return thin;
  }
}
