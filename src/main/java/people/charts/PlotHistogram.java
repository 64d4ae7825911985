package people.charts;

import module java.base;

import people.charts.drawn.*;

/// Puts numbers and days into bars of the same width, which then are places on an axis.
final class PlotHistogram {

  private static final int MOST_BARS = 200;
  private static final double DAY = 86_400_000;

  private PlotHistogram() {}

  /// The axis on which each row stands at the middle of its bar.
  ///
  /// @param asked width of a bar; 0 for a fitting one
  static PlotAxis binned(PlotAxis axis, double asked) {
    boolean isDays = axis.time() != null && !axis.time().years();
    double unit = isDays ? DAY : 1;
    double[] values = Arrays.stream(axis.at()).filter(at -> !Double.isNaN(at)).sorted().toArray();
    if (values.length == 0) {
      return axis;
    }
    boolean isWhole =
        axis.time() == null && Arrays.stream(values).allMatch(at -> at == Math.rint(at));
    double step =
        asked > 0 ? asked * unit : step(values, isWhole || axis.isYears() || isDays, unit);
    double last = values[values.length - 1];
    double least = NiceScale.least(values[0], last);
    if (asked > 0 && step < least) {
      throw new IllegalArgumentException(
          "bars that are %s wide can't be told apart at %s; expected a larger step"
              .formatted(NiceScale.plain(asked), NiceScale.plain(last / unit)));
    }
    double count = (last - values[0]) / step;
    if (count > MOST_BARS) {
      throw new IllegalArgumentException(
          "bars that are %s wide would be %s; expected at most %s, so a larger step"
              .formatted(
                  NiceScale.plain(step / unit), Options.number((long) count + 1), MOST_BARS));
    }
    // a whole number stands at itself, not between it and the next
    double half = isWhole && step == 1 ? 0 : step / 2;
    double[] at = axis.at().clone();
    String[] said = axis.said().clone();
    for (int row = 0; row < at.length; row++) {
      if (!Double.isNaN(at[row])) {
        double from = NiceScale.round(Math.floor(at[row] / step + 1e-9) * step);
        at[row] = NiceScale.round(from + half);
        said[row] = said(from, step, isDays, isWhole || axis.isYears());
      }
    }
    return new PlotAxis(axis.label(), at, said, axis.time(), null, axis.isYears(), step);
  }

  /// After Freedman and Diaconis (1981): twice the range of the middle half, by the cube root of
  /// the count; of 1, 2, 5, 10, …
  private static double step(double[] sorted, boolean isWhole, double unit) {
    int n = sorted.length;
    double span = sorted[n - 1] - sorted[0];
    double middle = sorted[(int) (0.75 * (n - 1))] - sorted[(int) (0.25 * (n - 1))];
    double width = Math.clamp(2 * middle / Math.cbrt(n), span / 40, Math.max(span / 40, span / 6));
    width = width > 0 ? Math.max(width, NiceScale.least(sorted[0], sorted[n - 1])) : 0;
    double step = width > 0 ? NiceScale.step(width / unit) : 1;
    return (isWhole ? Math.max(1, step) : step) * unit;
  }

  /// What a bar has: `20–29`, `1.5 to 2`, `1880–1889`.
  static String said(double from, double step, boolean isDays, boolean isWhole) {
    if (isDays) {
      LocalDate day = LocalDate.ofEpochDay((long) (from / DAY));
      long days = Math.round(step / DAY);
      return days <= 1 ? day.toString() : day + " to " + day.plusDays(days - 1);
    }
    if (isWhole && step == Math.rint(step)) {
      return step == 1
          ? NiceScale.plain(from)
          : NiceScale.plain(from) + (from < 0 ? " to " : "–") + NiceScale.plain(from + step - 1);
    }
    return NiceScale.plain(from) + " to " + NiceScale.plain(from + step);
  }
}
