package people.charts;

import static people.charts.Options.map;

import module java.base;

import people.charts.drawn.*;

/// Small multiples: the same axes for each value of a column. The script places them anew where
/// there is less room.
///
/// @param high pixels of each
record PlotPanels(int high, List<Map<String, Object>> grids) {

  private static final int LEAST = 230;
  private static final int ABOVE = 32;
  private static final int BELOW = 14;
  private static final int BESIDE = 26;

  /// @param isPanels false for one alone, which is named by its axes
  static PlotPanels of(Frame frame, List<String> names, boolean isPanels, boolean isLying) {
    if (!isPanels) {
      return new PlotPanels(0, List.of(frame.grid(isLying ? 6 : 26, 30)));
    }
    int columns = columns(names.size(), frame.width());
    int rows = (names.size() + columns - 1) / columns;
    int room = frame.height() - frame.top() - frame.bottom();
    int high = Math.max(40, room / rows - ABOVE - BELOW);
    double wide = (frame.width() - 2.0 * Frame.SIDE - BESIDE * (columns - 1)) / columns;
    List<Map<String, Object>> grids = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      long left = Math.round(Frame.SIDE + (wide + BESIDE) * (i % columns));
      grids.add(
          map(
              "left",
              left,
              "width",
              Math.round(wide),
              "top",
              frame.top() + ABOVE + (high + ABOVE + BELOW) * (i / columns),
              "height",
              high,
              "containLabel",
              true));
    }
    return new PlotPanels(high, grids);
  }

  private static int columns(int count, int width) {
    int most = Math.max(1, (width - 2 * Frame.SIDE) / LEAST);
    // four are two by two
    return count == 4 && most == 3 ? 2 : Math.clamp(count, 1, most); // of no rows, no panel
  }

  /// The height of all, each `high`.
  static int height(int count, int width, int high) {
    int columns = columns(count, width);
    return (count + columns - 1) / columns * (high + ABOVE + BELOW);
  }

  /// Puts the name of a panel above it, in the place of those of the axes.
  void name(
      Map<String, Object> places,
      Map<String, Object> numbers,
      String name,
      int panel,
      boolean isLying) {
    double wide = ((Number) grids.get(panel).get("width")).doubleValue();
    places.put("name", "");
    numbers.put("name", "");
    Map<String, Object> upright = isLying ? places : numbers;
    upright.put("name", TextWidth.shortenInside(name, (wide - 24) / 1.15, 12));
    upright.put("nameLocation", isLying ? "start" : "end");
    upright.put("nameGap", 13);
    upright.put(
        "nameTextStyle",
        map(
            "color",
            Palette.INK,
            "fontWeight",
            "bold",
            "align",
            "left",
            "padding",
            List.of(0, 0, 0, isLying ? 0 : -26)));
    for (Map<String, Object> axis : List.of(places, numbers)) {
      axis.put("gridIndex", panel);
    }
  }

  /// For the script.
  Map<String, Object> hints() {
    return map("least", LEAST, "above", ABOVE, "below", BELOW, "beside", BESIDE, "high", high);
  }
}
