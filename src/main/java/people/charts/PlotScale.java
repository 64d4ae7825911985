package people.charts;

import module java.base;

import people.charts.PlotCells.Dot;
import people.charts.drawn.*;

/// Finds the axis on which all numbers of a chart have room: with its bands, remarks and stacks.
final class PlotScale {

  private PlotScale() {}

  /// @param isZeroNeeded for what is long, such as bars, and not for what is high
  static NiceScale of(PlotCells cells, boolean isZeroNeeded) {
    PlotSpec spec = cells.spec();
    if (spec.isShares()) {
      return new NiceScale(0, 100, 20, false);
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    boolean isWhole = true;
    for (List<List<Dot>> panel : cells.series()) {
      Map<Double, Double> above = new HashMap<>();
      Map<Double, Double> below = new HashMap<>();
      for (List<Dot> points : panel) {
        for (Dot point : points) {
          if (Double.isNaN(point.y())) {
            continue;
          }
          isWhole &= point.y() == Math.rint(point.y());
          if (spec.isStack()) {
            (point.y() < 0 ? below : above).merge(point.x(), point.y(), Double::sum);
          } else {
            low =
                Math.min(
                    low, Double.isNaN(point.low()) ? point.y() : Math.min(point.y(), point.low()));
            high =
                Math.max(
                    high,
                    Double.isNaN(point.high()) ? point.y() : Math.max(point.y(), point.high()));
          }
        }
      }
      for (Map<Double, Double> stacks : List.of(above, below)) {
        for (double sum : stacks.values()) {
          low = Math.min(low, sum);
          high = Math.max(high, sum);
        }
      }
    }
    for (PlotSpec.PlotMark mark : spec.marks()) {
      if (mark.isHeight()) {
        double at = ((Number) mark.at()).doubleValue();
        low = Math.min(low, at);
        high = Math.max(high, at);
      }
    }
    return from(low, high, isZeroNeeded, isWhole, spec);
  }

  /// The axis of y. Between years nothing is labelled, so its steps are whole ones then.
  static NiceScale from(
      double low, double high, boolean isZeroNeeded, boolean isWhole, PlotSpec spec) {
    boolean isYears = spec.isYears();
    NiceScale scale = NiceScale.from(low, high, isZeroNeeded, isWhole || isYears);
    return isYears ? new NiceScale(scale.min(), scale.max(), scale.step(), isWhole) : scale;
  }

  static void put(NiceScale scale, PlotSpec spec, Map<String, Object> axis) {
    scale.put(axis);
    if (spec.isYears()) {
      axis.put("years", true);
    }
  }
}
