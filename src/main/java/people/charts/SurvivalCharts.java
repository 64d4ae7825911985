package people.charts;

import static people.charts.Options.map;

import module java.base;

import people.charts.drawn.*;
import people.tables.*;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Curves of times to an event, as steps with their bands, and below them how many are at risk.
final class SurvivalCharts {

  private static final int GROUPS = 8;
  private static final int RISK_ROW = 18;
  private static final String ALL = "all";

  private static final Map<String, Object> ENCODE = map("x", 1, "y", 0);

  private final Table times;
  private final List<String> groups;
  private final Map<String, List<CurveStep>> curves = new LinkedHashMap<>();

  /// By group how many are at risk at each mark.
  private final Map<String, List<Integer>> atRisk = new LinkedHashMap<>();

  private final double first;
  private final double last;
  private final double markStep;
  private final List<String> colors = new ArrayList<>();

  private SurvivalCharts(Table times, Table curve, String share, List<String> groups) {
    this.times = times;
    this.groups = groups;
    List<String> named = new ArrayList<>(groups);
    if (curve.containsColumn("event")) {
      named.add("event");
    }
    for (int row = 0; row < curve.rowCount(); row++) {
      curves
          .computeIfAbsent(name(curve, named, row), _ -> new ArrayList<>())
          .add(
              CurveStep.of(
                  curve.doubleColumn("years").getDouble(row),
                  curve.doubleColumn(share).getDouble(row),
                  curve.doubleColumn("lower").getDouble(row),
                  curve.doubleColumn("upper").getDouble(row)));
    }
    DoubleSummaryStatistics years =
        curves.values().stream()
            .flatMap(List::stream)
            .mapToDouble(CurveStep::years)
            .summaryStatistics();
    NiceScale scale =
        curves.isEmpty()
            ? NiceScale.of(0, 1, false)
            : NiceScale.of(years.getMin(), years.getMax(), false);
    first = scale.min();
    last = scale.max();
    markStep = scale.step();
    curves.replaceAll((_, steps) -> CurveStep.thinned(steps, first, last));
    boolean isEvents = named.equals(List.of("event"));
    boolean isOrdered =
        curves.size() > GROUPS
            || groups.size() == 1 && curve.column(groups.getFirst()) instanceof NumericColumn<?>;
    for (String name : curves.keySet()) {
      int i = colors.size();
      colors.add(
          isEvents
              ? Palette.of(name)
              : isOrdered ? Palette.step(i, curves.size()) : Palette.rank(i));
    }
  }

  static Chart survival(Table times, String event, String... groups) {
    Table curve = SurvivalTables.survival(times, event, groups);
    SurvivalCharts chart = new SurvivalCharts(times, curve, "survival", List.of(groups));
    return chart.chart(
        "%s: not yet".formatted(sentence(times.name())),
        "% to whom it has not happened yet",
        curve,
        "survival",
        List.of(event));
  }

  static Chart incidence(Table times, String... groups) {
    Table curve = SurvivalTables.incidence(times, groups);
    SurvivalCharts chart = new SurvivalCharts(times, curve, "share", List.of(groups));
    List<String> events = curve.stringColumn("event").unique().asList().stream().sorted().toList();
    return chart.chart(
        "%s: what came first".formatted(sentence(times.name())),
        "% to whom it has happened",
        curve,
        "share",
        events);
  }

  private static String sentence(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String name(Table table, List<String> columns, int row) {
    return columns.isEmpty()
        ? ALL
        : columns.stream()
            .map(column ->
                table.column(column).isMissing(row)
                    ? Groups.NOT_KNOWN
                    : column.equals("event")
                        ? Groups.status(table.column(column).getString(row))
                        : ChartColumns.oneLine(table.column(column).getUnformattedString(row)))
            .collect(Collectors.joining(", "));
  }

  // ---- how many are at risk

  private List<Double> marks() {
    return DoubleStream.iterate(first, at -> at <= last + 1e-9, at -> at + markStep)
        .mapToObj(NiceScale::round)
        .toList();
  }

  /// Counts them from the rows, since a curve tells it at its own times only.
  private void countAtRisk() {
    IntColumn starts = times.intColumn("start");
    IntColumn stops = times.intColumn("stop");
    StringColumn excluded =
        times.containsColumn("excluded") ? times.stringColumn("excluded") : null;
    List<Integer> marks = marks().stream().map(years -> (int) Math.round(years * 365.25)).toList();
    Map<String, int[]> counts = new LinkedHashMap<>();
    curves.keySet().forEach(name -> counts.put(name, new int[marks.size()]));
    for (int row = 0; row < times.rowCount(); row++) {
      boolean isIn = excluded == null || excluded.isMissing(row);
      int[] count = isIn ? counts.get(name(times, groups, row)) : null;
      for (int i = 0; count != null && i < marks.size(); i++) {
        // at the first mark those who come then
        int mark = marks.get(i);
        count[i] += starts.getInt(row) <= mark && mark < stops.getInt(row) ? 1 : 0;
      }
    }
    counts.forEach((name, count) -> atRisk.put(name, Arrays.stream(count).boxed().toList()));
  }

  // ---- the chart

  private Chart chart(String title, String unit, Table curve, String share, List<String> events) {
    boolean isByEvent = curve.containsColumn("event");
    int rows = 0;
    int happened = 0;
    int uncertain = 0;
    int left = 0;
    boolean hasCertain = times.containsColumn("certain");
    for (int row = 0; row < times.rowCount(); row++) {
      boolean isIn =
          !times.containsColumn("excluded") || times.stringColumn("excluded").isMissing(row);
      rows += isIn ? 1 : 0;
      left += isIn ? 0 : 1;
      happened += isIn && events.contains(times.stringColumn("event").get(row)) ? 1 : 0;
      uncertain +=
          isIn
                  && hasCertain
                  && !times.booleanColumn("certain").isMissing(row)
                  && !times.booleanColumn("certain").get(row)
              ? 1
              : 0;
    }
    List<String> said = new ArrayList<>();
    said.add("%s; n = %s".formatted(unit, Options.number(rows)));
    said.add(Options.count(happened, "event", "events"));
    if (uncertain > 0) {
      said.add(Options.number(uncertain) + " uncertain");
    }
    if (left > 0) {
      said.add(Options.number(left) + " left out");
    }
    String subtitle = String.join(", ", said) + "; shaded: 95 % interval";
    if (!isByEvent) {
      countAtRisk();
    }
    int height = curves.isEmpty() ? 240 : 450 + (isByEvent ? 0 : 30 + RISK_ROW * atRisk.size());
    return new Chart(
        title,
        subtitle,
        860,
        height,
        percent(curve, share),
        curves.isEmpty()
            ? frame -> frame.nothing("nobody is at risk in the table of times")
            : this::draw);
  }

  /// What the chart says of itself: the curve, in percent.
  private static Table percent(Table curve, String share) {
    Table table = Table.create(curve.name());
    for (var column : curve.columns()) {
      boolean isShare = List.of(share, "lower", "upper").contains(column.name());
      table.addColumns(
          isShare
              ? DoubleColumn.create(
                  column.name(),
                  ((DoubleColumn) column)
                      .asList().stream()
                          .mapToDouble(each -> each == null ? Double.NaN : percent(each))
                          .toArray())
              : column.copy());
    }
    return table;
  }

  private static double percent(double share) {
    return Math.round(share * 1e6) / 1e4;
  }

  private Map<String, Object> draw(Frame plain) {
    List<String> names = List.copyOf(curves.keySet());
    Frame frame =
        names.equals(List.of(ALL)) ? plain : plain.legend(names, "path://M0,4 L14,4 L14,8 L0,8 Z");
    frame.axisTooltip();
    Map<String, Object> option = frame.option();
    int below = atRisk.isEmpty() ? 34 : 64 + RISK_ROW * atRisk.size();
    double widest = 40;
    for (String name : atRisk.keySet()) {
      widest = Math.max(widest, TextWidth.of(TextWidth.shorten(name, 150, 12), 12, false) + 26);
    }
    int left = (int) (Frame.SIDE + widest + halfOfFirst());
    List<Object> grids = new ArrayList<>();
    grids.add(grid(left, frame.top() + 26, frame.bottom() + below));
    List<Object> across = new ArrayList<>();
    List<Object> up = new ArrayList<>();
    across.add(years(0, true));
    Map<String, Object> shares = Options.valueAxis("%");
    shares.put("min", 0);
    shares.put("max", 100);
    up.add(shares);
    List<Object> series = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      addCurve(series, i, names.get(i));
    }
    if (!atRisk.isEmpty()) {
      int top = frame.height() - frame.bottom() - RISK_ROW * atRisk.size() - 8;
      grids.add(grid(left, top, frame.bottom() + 8));
      Map<String, Object> hidden = years(1, false);
      across.add(hidden);
      up.add(riskNames());
      series.add(riskNumbers());
    }
    option.put("grid", grids);
    option.put("xAxis", across);
    option.put("yAxis", up);
    option.put("series", series);
    option.put("people", map("tooltip", "values", "unit", " %", "digits", 1));
    return option;
  }

  private static Map<String, Object> grid(int left, int top, int bottom) {
    return map("left", left, "right", Frame.SIDE + 16, "top", top, "bottom", bottom);
  }

  private Map<String, Object> years(int index, boolean isShown) {
    Map<String, Object> axis = Options.axis("value", isShown ? "years" : "");
    axis.put("gridIndex", index);
    axis.put("min", PlotAxis.number(first));
    axis.put("max", PlotAxis.number(last));
    axis.put("interval", PlotAxis.number(markStep));
    if (isShown) {
      axis.put("splitLine", map("show", false));
      return Options.below(axis);
    }
    axis.put("show", false);
    return axis;
  }

  /// How far the first numbers at risk, which stand on the axis, reach to the left of it.
  private double halfOfFirst() {
    return atRisk.values().stream()
            .mapToDouble(counts -> TextWidth.of(Options.number(counts.getFirst()), 12, false))
            .max()
            .orElse(0)
        / 2;
  }

  private Map<String, Object> riskNames() {
    List<String> names =
        atRisk.keySet().stream().map(name -> TextWidth.shorten(name, 150, 12)).toList();
    Map<String, Object> axis = HeatParts.names(names, 8 + halfOfFirst());
    axis.put("gridIndex", 1);
    axis.put("name", "at risk");
    axis.put("nameLocation", "start");
    axis.put("nameGap", 6);
    axis.put("nameTextStyle", map("color", Palette.MUTED, "align", "right"));
    axis.put("axisTick", map("show", false));
    return axis;
  }

  private Map<String, Object> riskNumbers() {
    List<Object> data = new ArrayList<>();
    List<String> names = List.copyOf(atRisk.keySet());
    List<Double> marks = marks();
    for (int group = 0; group < names.size(); group++) {
      for (int i = 0; i < marks.size(); i++) {
        data.add(
            map(
                "value",
                List.of(PlotAxis.number(marks.get(i)), group),
                "label",
                map(
                    "show",
                    true,
                    "position",
                    "inside",
                    "formatter",
                    Options.number(atRisk.get(names.get(group)).get(i)),
                    "fontSize",
                    12,
                    "color",
                    Palette.INK)));
      }
    }
    return map(
        "id",
        "risk",
        "type",
        "scatter",
        "xAxisIndex",
        1,
        "yAxisIndex",
        1,
        "symbolSize",
        2,
        "silent",
        true,
        "itemStyle",
        map("color", "rgba(0,0,0,0)"),
        "data",
        data);
  }

  private void addCurve(List<Object> series, int index, String name) {
    List<Object> points = new ArrayList<>();
    List<Object> lows = new ArrayList<>();
    List<Object> widths = new ArrayList<>();
    for (CurveStep step : curves.get(name)) {
      Object x = PlotAxis.number(Math.round(step.years() * 1e3) / 1e3);
      boolean isBand = !Double.isNaN(step.lower()) && !Double.isNaN(step.upper());
      List<Object> point = new ArrayList<>();
      point.add(Double.isNaN(step.share()) ? "-" : percent(step.share()));
      point.add(x);
      point.add(String.format(Locale.ROOT, "%.1f years", step.years()));
      if (isBand) {
        point.add(percent(step.lower()));
        point.add(percent(step.upper()));
      }
      points.add(point);
      lows.add(List.of(isBand ? percent(step.lower()) : "-", x));
      widths.add(List.of(isBand ? percent(step.upper() - step.lower()) : "-", x));
    }
    for (boolean isBase : List.of(true, false)) {
      Map<String, Object> band = line("band" + index + (isBase ? "[" : "]"), name, index);
      band.put("stack", "band" + index);
      band.put("stackStrategy", "all");
      band.put("silent", true);
      band.put("lineStyle", map("width", 0, "opacity", 0));
      band.put("areaStyle", map("opacity", isBase ? 0 : 0.16));
      band.put("z", 1);
      band.put("data", isBase ? lows : widths);
      series.add(band);
    }
    Map<String, Object> curve = line(Options.id(index, false), name, index);
    curve.put(
        "lineStyle",
        map("width", 2.2, "type", curves.size() > GROUPS && index % 2 == 1 ? "dashed" : null));
    curve.put("emphasis", map("focus", "series"));
    curve.put("data", points);
    series.add(curve);
  }

  private Map<String, Object> line(String id, String name, int index) {
    return map(
        "id",
        id,
        "name",
        name,
        "type",
        "line",
        "step",
        "end",
        "encode",
        ENCODE,
        "symbol",
        "none",
        "itemStyle",
        map("color", colors.get(index)));
  }
}
