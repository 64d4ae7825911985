package people.charts;

import static people.charts.Options.map;

import module java.base;

import people.charts.PlotCells.Dot;
import people.charts.drawn.*;
import tech.tablesaw.api.Table;

/// Draws lines, areas, bars and points into one or several panels.
final class PlotDrawing {

  /// The number comes first, since ECharts stacks the first of two numbers; it would add up years.
  private static final Map<String, Object> ENCODE = map("x", 1, "y", 0);

  private static final Map<String, Object> LYING = map("x", 0, "y", 1);

  /// Of points in groups, which are not told apart by their colours alone.
  private static final List<String> SYMBOLS = List.of("circle", "diamond", "triangle", "rect");

  private final PlotCells cells;
  private final PlotSpec spec;
  private final boolean isBar;
  private final boolean isLying;
  private final SortedSet<Double> places;
  private final double beyond;
  private final NiceScale scale;
  private final String unit;
  private final boolean isYears;

  /// Whether what is uncertain is drawn apart.
  private final boolean isHatched;

  PlotDrawing(PlotCells cells) {
    this.cells = cells;
    spec = cells.spec();
    isBar = spec.kind() == PlotKind.BAR || spec.kind() == PlotKind.HISTOGRAM;
    int beside = spec.isStack() ? 1 : cells.by().names().size();
    isLying =
        isBar
            && cells.x().isNames()
            && cells.x().isLying(beside, spec.columns().containsKey(PlotRole.PANELS));
    places = cells.places();
    beyond = isBar && !cells.x().isNames() ? shortest(places) / 2 : 0;
    scale = PlotScale.of(cells, isBar || spec.isStack());
    unit = cells.unit();
    isYears = spec.isYears();
    isHatched = cells.anyUncertain();
  }

  static double shortest(SortedSet<Double> places) {
    double shortest = Double.MAX_VALUE;
    double before = Double.NaN;
    for (double place : places) {
      shortest = Double.isNaN(before) ? shortest : Math.min(shortest, place - before);
      before = place;
    }
    return shortest == Double.MAX_VALUE ? 1 : shortest;
  }

  // ---- the chart

  ChartContent content() {
    int names = cells.x().isNames() ? cells.x().names().names().size() : 0;
    int beside = isBar && !spec.isStack() ? cells.by().names().size() : 1;
    boolean isPanels = spec.columns().containsKey(PlotRole.PANELS);
    int plot = isLying ? Math.max(60, names * Math.max(24, 13 * beside + 8)) : 300;
    int height =
        isPanels
            ? 120 + PlotPanels.height(cells.panels().names().size(), 860, isLying ? plot : 150)
            : 150 + plot;
    height = cells.isEmpty() ? 240 : height + 24 * (Frame.rows(legend(), 860) - 1);
    Table table = PlotTable.of(cells);
    return new ChartContent(
        PlotWords.title(cells),
        PlotWords.subtitle(cells),
        860,
        Math.min(height, 9_000),
        table,
        spec.kind() == PlotKind.SCATTER
            ? ""
            : isBar && cells.x().isNames()
                ? Summary.largest(table, PlotTable.y(cells, table), isYears)
                : PlotTable.over(cells, table),
        this::draw);
  }

  private Map<String, Object> draw(Frame plain) {
    if (cells.isEmpty()) {
      return plain.nothing(
          spec.rows() == 0
              ? "the table has no rows"
              : "no row has " + spec.required(PlotRole.X).name() + " and what is drawn of it");
    }
    boolean isLine = spec.kind() == PlotKind.LINE;
    List<String> legend = legend();
    String icon =
        isLine
            ? "path://M0,4 L14,4 L14,8 L0,8 Z"
            : spec.kind() == PlotKind.SCATTER ? null : "roundRect";
    Frame frame = legend.isEmpty() ? plain : plain.legend(legend, icon);
    if (spec.kind() != PlotKind.SCATTER && !isLying) {
      frame.axisTooltip();
    }
    Map<String, Object> option = frame.option();
    boolean isPanels = spec.columns().containsKey(PlotRole.PANELS);
    PlotPanels panels = PlotPanels.of(frame, cells.panels().names(), isPanels, isLying);
    option.put("grid", panels.grids());
    List<Object> across = new ArrayList<>();
    List<Object> up = new ArrayList<>();
    List<Object> series = new ArrayList<>();
    for (int panel = 0; panel < cells.series().size(); panel++) {
      Map<String, Object> places = cells.x().option(this.places, beyond, isExact());
      Map<String, Object> numbers = Options.valueAxis(PlotWords.measure(cells));
      PlotScale.put(scale, spec, numbers);
      if (isLying) {
        lay(places, numbers);
      }
      if (isPanels) {
        panels.name(places, numbers, cells.panels().names().get(panel), panel, isLying);
      }
      across.add(isLying ? numbers : places);
      up.add(isLying ? places : numbers);
      addSeries(series, panel);
      if (scale.min() < 0 && scale.max() > 0) {
        series.add(PlotMarks.zero(panel));
      }
      series.addAll(PlotMarks.series(cells, panel, isLying));
    }
    if (isHatched) {
      series.add(Options.hatchInLegend("uncertain", spec.kind() == PlotKind.AREA, "all"));
    }
    option.put("xAxis", isPanels ? across : across.getFirst());
    option.put("yAxis", isPanels ? up : up.getFirst());
    option.put("series", series);
    if (!isPanels && !cells.x().isNames() && spec.kind() != PlotKind.SCATTER) {
      option.put("dataZoom", Options.zoom());
    }
    boolean hasMarks = !spec.marks().isEmpty() || scale.min() < 0 && scale.max() > 0;
    option.put(
        "people",
        map(
            "stack",
            spec.isStack() ? true : null,
            "tooltip",
            spec.kind() == PlotKind.SCATTER || isLying ? null : "values",
            "unit",
            unit.isEmpty() ? null : unit,
            "digits",
            scale.digits(),
            "years",
            cells.x().isYears(),
            "panels",
            isPanels ? panels.hints() : null,
            "lying",
            isLying ? true : null,
            "inkColor",
            !hasMarks ? null : Palette.INK,
            "paperColor",
            !hasMarks ? null : Palette.PAPER,
            "mutedColor",
            !hasMarks ? null : Palette.MUTED));
    return option;
  }

  private List<String> legend() {
    List<String> legend = new ArrayList<>();
    if (spec.columns().containsKey(PlotRole.BY)) {
      legend.addAll(cells.by().shown());
    }
    if (isHatched) {
      legend.add("uncertain");
    }
    return legend;
  }

  private boolean isExact() {
    return spec.kind() != PlotKind.SCATTER;
  }

  /// Swaps the ends of axes for names that lie below each other.
  static void lay(Map<String, Object> names, Map<String, Object> numbers) {
    names.put(
        "data",
        TextWidth.shortenInside(
            ((List<?>) names.get("data")).stream().map(String.class::cast).toList(), 200, 12));
    names.put("inverse", true);
    names.put("name", "");
    names.put(
        "axisLabel",
        map("color", Palette.INK, "interval", 0, "width", 205, "overflow", "truncate"));
    Options.below(numbers);
    numbers.put("nameTextStyle", map("color", Palette.MUTED));
  }

  // ---- series

  private void addSeries(List<Object> series, int panel) {
    List<List<Dot>> groups = cells.series().get(panel);
    // grey lines first, below the others
    for (int i = groups.size() - 1; i >= 0; i--) {
      int group = i >= cells.by().names().size() ? i : cells.by().names().size() - 1 - i;
      List<Dot> points = groups.get(group);
      if (points.isEmpty()) {
        continue;
      }
      String id = panel + "-" + group;
      if (spec.columns().containsKey(PlotRole.LOW)) {
        addBand(series, panel, id, group, points);
      }
      series.add(one(panel, id, group, points, isHatched ? -1 : 0));
      if (isHatched) {
        series.add(one(panel, id + "~", group, points, 1));
      }
    }
  }

  /// @param part 0 for all, -1 for what is certain, 1 for what is not
  private Map<String, Object> one(int panel, String id, int group, List<Dot> points, int part) {
    int name = cells.name(group);
    boolean isRest = group >= cells.by().names().size();
    boolean isThin = spec.kind() == PlotKind.LINE || spec.kind() == PlotKind.SCATTER;
    String color = cells.by().color(name, isThin);
    Map<String, Object> hatch = part > 0 ? Hatch.LINES : null;
    Map<String, Object> series =
        map(
            "id",
            id,
            "name",
            named(panel, name),
            "type",
            type(),
            "xAxisIndex",
            panel == 0 ? null : panel,
            "yAxisIndex",
            panel == 0 ? null : panel,
            "encode",
            isLying ? LYING : ENCODE,
            "data",
            data(points, part, name));
    switch (spec.kind()) {
      case LINE -> {
        series.put("symbol", points.size() > 40 || isRest ? "none" : "circle");
        series.put("symbolSize", 5);
        series.put("itemStyle", map("color", color));
        series.put(
            "lineStyle",
            map(
                "width", isRest ? 1 : 2.5,
                "opacity", isRest ? 0.45 : null,
                "type",
                    !isRest && cells.by().kind() == NameOrder.Ranking.SIZE && name > 4
                        ? "dashed"
                        : null));
        series.put("z", isRest ? 1 : null);
      }
      case AREA -> {
        series.put("stack", "all" + panel);
        series.put("symbol", "none");
        series.put("itemStyle", map("color", color, "decal", hatch));
        series.put("lineStyle", map("width", 0, "opacity", 0));
        series.put("areaStyle", map("opacity", part > 0 ? 0.75 : 0.92));
      }
      case BAR, HISTOGRAM -> {
        series.put("stack", spec.isStack() ? "all" + panel : "of" + panel + "-" + group);
        boolean isGapless = spec.kind() == PlotKind.HISTOGRAM;
        series.put("barCategoryGap", isGapless ? "1%" : "20%");
        series.put("barMaxWidth", isGapless ? null : isLying ? 24 : 60);
        series.put(
            "itemStyle",
            map("color", color, "decal", hatch, "borderColor", Palette.PAPER, "borderWidth", 0.5));
      }
      case SCATTER -> {
        series.put("symbol", SYMBOLS.get(isRest ? 0 : name % SYMBOLS.size()));
        series.put("symbolSize", spec.rows() > 300 ? 5 : 8);
        series.put("itemStyle", map("color", color, "opacity", spec.rows() > 100 ? 0.6 : 0.8));
      }
      case BOX, HEATMAP -> throw new IllegalStateException(spec.kind().words);
    }
    series.put("emphasis", map("focus", isRest ? null : "series"));
    return series;
  }

  /// Without groups, what is told apart are the panels.
  private String named(int panel, int name) {
    return spec.columns().containsKey(PlotRole.BY) || !spec.columns().containsKey(PlotRole.PANELS)
        ? cells.by().shown().get(name)
        : cells.panels().names().get(panel);
  }

  private String type() {
    return switch (spec.kind()) {
      case LINE, AREA -> "line";
      case BAR, HISTOGRAM -> "bar";
      case SCATTER -> "scatter";
      case BOX, HEATMAP -> throw new IllegalStateException(spec.kind().words);
    };
  }

  private List<Object> data(List<Dot> points, int part, int name) {
    List<Object> data = new ArrayList<>();
    for (Dot point : points) {
      double y =
          switch (part) {
            case -1 -> point.y() - point.uncertain();
            case 1 -> point.uncertain();
            default -> point.y();
          };
      List<Object> value = new ArrayList<>();
      value.add(value(y));
      value.add(PlotAxis.number(point.x()));
      value.add(point.said());
      if (!Double.isNaN(point.low()) && !Double.isNaN(point.high())) {
        value.add(value(point.low()));
        value.add(value(point.high()));
      }
      boolean hasTip = spec.kind() == PlotKind.SCATTER || isLying;
      data.add(
          hasTip
              ? map("value", value, "tip", PlotWords.tip(cells, name, point, scale, unit, isYears))
              : value);
    }
    return data;
  }

  private static Object value(double number) {
    return Double.isNaN(number) ? "-" : PlotAxis.number(number);
  }

  /// An invisible base, and on it the band.
  private void addBand(List<Object> series, int panel, String id, int group, List<Dot> points) {
    List<Object> lows = new ArrayList<>();
    List<Object> widths = new ArrayList<>();
    for (Dot point : points) {
      Object x = PlotAxis.number(point.x());
      lows.add(List.of(value(point.low()), x));
      widths.add(List.of(value(point.high() - point.low()), x));
    }
    String color = cells.by().color(cells.name(group), true);
    for (boolean isBase : List.of(true, false)) {
      series.add(
          map(
              "id",
              "band" + id + (isBase ? "[" : "]"),
              "name",
              named(panel, cells.name(group)),
              "type",
              "line",
              "xAxisIndex",
              panel == 0 ? null : panel,
              "yAxisIndex",
              panel == 0 ? null : panel,
              "encode",
              ENCODE,
              "stack",
              "band" + id,
              "stackStrategy",
              "all",
              "symbol",
              "none",
              "silent",
              true,
              "itemStyle",
              map("color", color),
              "lineStyle",
              map("width", 0, "opacity", 0),
              "areaStyle",
              map("opacity", isBase ? 0 : 0.2),
              "z",
              1,
              "data",
              isBase ? lows : widths));
    }
  }
}
