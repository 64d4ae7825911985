package people.charts;

import static people.charts.Options.map;

import module java.base;

import people.charts.PlotSpec.PlotMark;

/// Marks in a chart of one's own: lines at a place or a height, and stretches, with their texts.
final class PlotMarks {

  private PlotMarks() {}

  /// What a panel has: stretches below its data, lines and texts above.
  static List<Object> series(PlotCells cells, int panel, boolean isLying) {
    List<Object> areas = new ArrayList<>();
    List<Object> lines = new ArrayList<>();
    List<PlotMark> marks = new ArrayList<>(cells.spec().marks());
    marks.sort(Comparator.comparingDouble(mark -> place(cells, mark, mark.at())));
    for (PlotMark mark : marks) {
      double at = place(cells, mark, mark.at());
      double until = mark.until() == null ? at : place(cells, mark, mark.until());
      List<Object> value = List.of(PlotAxis.number(at), PlotAxis.number(until));
      if (mark.until() != null) {
        areas.add(map("value", value, "part", "area"));
      }
      lines.add(
          map(
              "value",
              value,
              "part",
              mark.isHeight() ? "height" : mark.until() != null ? "text" : "line",
              "text",
              mark.text()));
    }
    return Stream.of(
            series("mark" + panel, panel, areas, 1), series("text" + panel, panel, lines, 4))
        .filter(each -> !((List<?>) each.get("data")).isEmpty())
        .map(each -> (Object) each)
        .toList();
  }

  /// The line at nothing, in a chart that has numbers on both sides of it.
  static Map<String, Object> zero(int panel) {
    return series(
        "zero" + panel, panel, List.of(map("value", List.of(0, 0), "part", "zero", "text", "")), 3);
  }

  private static double place(PlotCells cells, PlotMark mark, Object at) {
    return mark.isHeight() ? ((Number) at).doubleValue() : cells.x().place(at);
  }

  private static Map<String, Object> series(String id, int panel, List<Object> data, int z) {
    return map(
        "id",
        "band" + id,
        "name",
        "",
        "type",
        "custom",
        "renderItem",
        "mark",
        "xAxisIndex",
        panel == 0 ? null : panel,
        "yAxisIndex",
        panel == 0 ? null : panel,
        "silent",
        true,
        "z",
        z,
        "data",
        data);
  }
}
