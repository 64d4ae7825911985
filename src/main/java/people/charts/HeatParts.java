package people.charts;

import static people.charts.Options.map;

import module java.base;

import people.charts.drawn.*;

/// The parts that all heat maps share: the names of rows, the scale of colours, and the cells.
final class HeatParts {

  private HeatParts() {}

  static Map<String, Object> names(List<String> names) {
    return names(names, 8);
  }

  /// @param margin pixels between the names and the axis
  static Map<String, Object> names(List<String> names, double margin) {
    Map<String, Object> axis = Options.categoryAxis(names, "");
    axis.put("inverse", true);
    axis.put("axisLine", map("show", false));
    axis.put(
        "axisLabel",
        map(
            "color",
            Palette.INK,
            "interval",
            0,
            "width",
            150,
            "overflow",
            "truncate",
            "margin",
            margin == 8 ? null : Math.round(margin)));
    return axis;
  }

  /// @param ends what stands at the end and at the beginning
  static void scale(
      Map<String, Object> option, Frame frame, Number low, Number high, List<String> ends) {
    option.put(
        "visualMap",
        map(
            "type",
            "continuous",
            "min",
            low,
            "max",
            high,
            "orient",
            "horizontal",
            "left",
            Frame.SIDE - 5,
            "top",
            frame.top() + 2,
            "itemWidth",
            12,
            "itemHeight",
            150,
            "text",
            ends,
            "textStyle",
            map("color", Palette.MUTED),
            "inRange",
            map("color", ColorScale.SCALE)));
  }

  static Map<String, Object> cells(List<Object> cells, int gap) {
    return map(
        "type",
        "heatmap",
        "itemStyle",
        map("borderColor", Palette.PAPER, "borderWidth", gap),
        "data",
        cells);
  }
}
