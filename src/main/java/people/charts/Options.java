package people.charts;

import module java.base;

import people.charts.drawn.*;

/// The parts that the options of several charts share: as maps and lists, the way ECharts documents
/// them.
final class Options {

  static final String UNCERTAIN = "depends on an uncertain date";

  private Options() {}

  /// A map of keys and values that follow each other, in their order, without those that are null.
  static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      if (keysAndValues[i + 1] != null) {
        map.put((String) keysAndValues[i], keysAndValues[i + 1]);
      }
    }
    return map;
  }

  static Map<String, Object> categoryAxis(List<String> categories, String name) {
    Map<String, Object> axis = axis("category", name);
    axis.put("data", categories);
    axis.put("splitLine", map("show", false));
    return axis;
  }

  /// Puts an axis's name below the middle.
  static Map<String, Object> below(Map<String, Object> axis) {
    axis.put("nameLocation", "middle");
    axis.put("nameGap", 28);
    return axis;
  }

  /// An upright axis of numbers; its name stands above it, from where the chart begins.
  static Map<String, Object> valueAxis(String name) {
    Map<String, Object> axis = axis("value", name);
    axis.put("nameLocation", "end");
    axis.put("nameGap", 12);
    axis.put(
        "nameTextStyle",
        map("color", Palette.MUTED, "align", "left", "padding", List.of(0, 0, 0, -26)));
    axis.put("axisLine", map("show", false, "onZero", false));
    axis.put("axisTick", map("show", false));
    return axis;
  }

  static Map<String, Object> axis(String type, String name) {
    return map(
        "type", type,
        "name", name,
        "nameTextStyle", map("color", Palette.MUTED),
        "axisLine", map("onZero", false, "lineStyle", map("color", Palette.MUTED)),
        "axisTick", map("show", !type.equals("category"), "lineStyle", map("color", Palette.MUTED)),
        "axisLabel", map("color", Palette.MUTED, "hideOverlap", true),
        "splitLine", map("lineStyle", map("color", Palette.LINE, "width", 1)));
  }

  /// Names the font of all texts in the labels of each axis as well: ECharts draws them in it
  /// anyway, but measures the room for them in a font of its own where they name none.
  static Map<String, Object> inFont(Map<String, Object> option) {
    Object font = ((Map<?, ?>) option.get("textStyle")).get("fontFamily");
    for (String name : List.of("xAxis", "yAxis")) {
      Object axes = option.get(name);
      for (Object axis :
          axes instanceof List<?> all ? all : axes == null ? List.of() : List.of(axes)) {
        @SuppressWarnings("unchecked")
        var label = (Map<String, Object>) ((Map<?, ?>) axis).get("axisLabel");
        label.put("fontFamily", font);
      }
    }
    return option;
  }

  /// Zooms by wheel with Ctrl, so that a page still scrolls, and by dragging; the script adds a
  /// slider.
  static List<Object> zoom() {
    return List.of(map("type", "inside", "filterMode", "none", "zoomOnMouseWheel", "ctrl"));
  }

  /// What ECharts tells series by, and the script the uncertain part of a group, which has the same
  /// name: not that name, since somebody's city may be called anything.
  static String id(int index, boolean doubted) {
    return index + (doubted ? "~" : "");
  }

  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String count(long count, String one, String many) {
    return number(count) + " " + (count == 1 ? one : many);
  }

  /// `1900–2000`, or `1900`.
  static String years(LocalDate from, LocalDate until) {
    return from.getYear() == until.getYear()
        ? "" + from.getYear()
        : from.getYear() + (from.getYear() < 0 ? " to " : "–") + until.getYear();
  }

  /// A series of nothing: its mark in the legend says what the hatches are.
  static Map<String, Object> hatchInLegend(boolean area, String stack) {
    return hatchInLegend(UNCERTAIN, area, stack);
  }

  static Map<String, Object> hatchInLegend(String name, boolean area, String stack) {
    return map(
        "id",
        "hatch",
        "name",
        name,
        "type",
        area ? "line" : "bar",
        "stack",
        stack,
        "itemStyle",
        map("color", Palette.REST, "decal", Hatch.LINES),
        "areaStyle",
        area ? map() : null,
        "data",
        List.of());
  }
}
