package people.charts;

import static people.charts.Options.map;

import module java.base;

import people.charts.drawn.*;

/// The frame of a chart, and the room that it leaves: title and subtitle above, then the legend,
/// the source below.
///
/// @param top pixels from above to where a chart may begin
/// @param bottom pixels from below
record Frame(int width, int height, int top, int bottom, Map<String, Object> option) {

  static final int SIDE = 18;

  static Frame of(
      String title, String subtitle, String source, String spoken, int width, int height) {
    int room = width - 2 * SIDE;
    String text = TextWidth.wrap(title, room, 18, true);
    String below = TextWidth.wrap(subtitle, room, 13, false);
    String from = TextWidth.wrap(source, room, 11, false);
    int top = 18 + 24 * lines(text) + 18 * lines(below);
    int bottom = 12 + 15 * lines(from);
    List<Object> titles = new ArrayList<>();
    titles.add(
        map(
            "text",
            text,
            "subtext",
            below,
            "left",
            SIDE - 5,
            "top",
            6,
            "itemGap",
            5,
            "textStyle",
            map("color", Palette.INK, "fontSize", 18, "fontWeight", "bold", "lineHeight", 23),
            "subtextStyle",
            map("color", Palette.MUTED, "fontSize", 13, "lineHeight", 18)));
    if (!from.isEmpty()) {
      titles.add(
          map(
              "text",
              from,
              "left",
              SIDE - 5,
              "bottom",
              2,
              "textStyle",
              map(
                  "color",
                  Palette.MUTED,
                  "fontSize",
                  11,
                  "fontWeight",
                  "normal",
                  "lineHeight",
                  15)));
    }
    Map<String, Object> option =
        map(
            "useUTC",
            true,
            "textStyle",
            map("fontFamily", TextWidth.FONT, "color", Palette.INK),
            "aria",
            map("enabled", true, "label", map("description", spoken)),
            "title",
            titles,
            "tooltip",
            tooltip());
    return new Frame(width, height, top, bottom, option);
  }

  /// How many pixels titles and source take beyond the line that each of them has anyway.
  static int further(String title, String subtitle, String source, int width) {
    int room = width - 2 * SIDE;
    return 24 * Math.max(0, lines(TextWidth.wrap(title, room, 18, true)) - 1)
        + 18 * Math.max(0, lines(TextWidth.wrap(subtitle, room, 13, false)) - 1)
        + 15 * Math.max(0, lines(TextWidth.wrap(source, room, 11, false)) - 1);
  }

  /// How many pixels an option of ours leaves its plot from above to below; many where that does
  /// not depend on the height of the chart.
  static int plot(int height, Map<String, Object> option) {
    Object grid = option.get("grid") instanceof List<?> all ? all.getFirst() : option.get("grid");
    return grid instanceof Map<?, ?> of
            && of.get("top") instanceof Number top
            && of.get("bottom") instanceof Number bottom
        ? height - top.intValue() - bottom.intValue()
        : Integer.MAX_VALUE;
  }

  private static int lines(String text) {
    return text.isEmpty() ? 0 : (int) text.lines().count();
  }

  private static Map<String, Object> tooltip() {
    return map(
        "trigger",
        "item",
        "confine",
        true,
        "backgroundColor",
        Palette.PAPER,
        "borderColor",
        Palette.LINE,
        "textStyle",
        map("color", Palette.INK, "fontSize", 13));
  }

  /// One tooltip for all that a place on the time axis has.
  void axisTooltip() {
    Map<String, Object> tooltip = tooltip();
    tooltip.put("trigger", "axis");
    tooltip.put("axisPointer", map("type", "line", "lineStyle", map("color", Palette.MUTED)));
    option.put("tooltip", tooltip);
  }

  /// Puts a legend below the titles, in as many rows as it needs, and leaves the room below it.
  ///
  /// @param icon for all names; null for the symbol of each
  Frame legend(List<String> names, String icon) {
    return legend(names, icon, _ -> null);
  }

  /// How many rows a legend takes.
  static int rows(List<String> names, int width) {
    int rows = 1;
    double used = 0;
    for (String name : names) {
      double wide = 14 + 5 + TextWidth.of(name, 12, false) + 16;
      if (used > 0 && used + wide > width - 2 * SIDE) {
        rows++;
        used = 0;
      }
      used += wide;
    }
    return rows;
  }

  /// @param color of each name's mark; null for that of its series
  Frame legend(List<String> names, String icon, UnaryOperator<String> color) {
    int rows = rows(names, width);
    option.put(
        "legend",
        map(
            "data",
            names.stream().map(name -> legendMark(name, icon, color.apply(name))).toList(),
            "left",
            SIDE - 5,
            "top",
            top,
            "width",
            width - 2 * SIDE,
            "itemWidth",
            14,
            "itemHeight",
            12,
            "itemGap",
            16,
            "textStyle",
            map("color", Palette.INK, "fontSize", 12)));
    return new Frame(width, height, top + 10 + 24 * rows, bottom, option);
  }

  private static Map<String, Object> legendMark(String name, String icon, String color) {
    return map("name", name, "icon", icon, "itemStyle", color == null ? null : map("color", color));
  }

  /// The rectangle of the axes; room for the names of the axes comes on top.
  Map<String, Object> grid(int nameAbove, int nameBelow) {
    return map(
        "left", SIDE,
        "right", SIDE + 8,
        "top", top + nameAbove,
        "bottom", bottom + nameBelow,
        "containLabel", true);
  }

  /// A chart of nothing says why.
  Map<String, Object> nothing(String why) {
    @SuppressWarnings("unchecked")
    List<Object> titles = (List<Object>) option.get("title");
    titles.add(
        map(
            "text",
            TextWidth.wrap("no data: " + why, width - 80, 15, false),
            "left",
            "center",
            "top",
            "middle",
            "textStyle",
            map("color", Palette.MUTED, "fontSize", 15, "fontWeight", "normal")));
    return option;
  }
}
