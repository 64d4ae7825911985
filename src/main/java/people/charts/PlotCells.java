package people.charts;

import module java.base;

import people.charts.NameOrder.Ranking;
import people.charts.NameOrder.Rest;
import people.charts.drawn.*;
import tech.tablesaw.aggregate.AggregateFunction;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/// The numbers of a chart of one's own: for each panel, group and place of x.
///
/// @param series by panel; first one for each name of `by`, then one for each value that has no
///   colour of its own, where those are drawn one by one
/// @param notes what the subtitle has to say of rows that are not there
record PlotCells(
    PlotSpec spec,
    PlotAxis x,
    NameOrder by,
    NameOrder panels,
    List<List<List<Dot>>> series,
    List<String> notes) {

  /// Groups that have a colour.
  private static final int GROUPS = 10;

  private static final int PANELS = 24;

  /// Rows of a heat map.
  private static final int ROWS = 40;

  /// More than these are a cloud, and slow to draw.
  private static final int POINTS = 3_000;

  /// Lines in grey behind those that have a colour.
  private static final int LINES = 300;

  /// @param y NaN for a gap
  /// @param low of the band, NaN for none
  /// @param uncertain how much of y is; 0 for nothing
  record Dot(double x, String said, double y, double low, double high, double uncertain) {

    static Dot zero(double x, String said) {
      return new Dot(x, said, 0, Double.NaN, Double.NaN, 0);
    }

    Dot shared(double all) {
      return new Dot(x, said, percent(y, all), low, high, percent(uncertain, all));
    }

    private static double percent(double part, double all) {
      return all == 0 ? Double.NaN : Math.round(part * 1e6 / all) / 1e4;
    }

    Dot times(double factor) {
      return new Dot(
          x,
          said,
          NiceScale.round(y * factor),
          NiceScale.round(low * factor),
          NiceScale.round(high * factor),
          NiceScale.round(uncertain * factor));
    }
  }

  private record Place(int panel, int series, double x) {}

  static PlotCells of(PlotSpec spec) {
    spec.required(PlotRole.X);
    int rows = spec.rows();
    double[] weights = weights(spec, rows);
    PlotAxis x = PlotAxis.of(spec, weights);
    if (spec.kind() == PlotKind.HISTOGRAM) {
      x = PlotHistogram.binned(x, spec.step());
    }
    return of(spec, x, weights);
  }

  private static PlotCells of(PlotSpec spec, PlotAxis x, double[] weights) {
    int rows = weights.length;
    Rest rest =
        spec.kind() == PlotKind.LINE
            ? Rest.EACH
            : spec.kind() != PlotKind.HEATMAP && (spec.isAdditive() || spec.kind().isOfRows())
                ? Rest.TOGETHER
                : Rest.LEFT_OUT; // in a heat map all named ones would be pale beside it
    NameOrder by =
        spec.column(PlotRole.BY)
            .map(column ->
                NameOrder.of(
                    column,
                    weights,
                    spec.kind() == PlotKind.HEATMAP ? ROWS : GROUPS,
                    rest,
                    Ranking.SIZE))
            .orElseGet(() -> NameOrder.one(measure(spec), rows));
    NameOrder panels =
        spec.column(PlotRole.PANELS)
            .map(column -> NameOrder.of(column, weights, PANELS, Rest.LEFT_OUT, Ranking.SIZE))
            .orElseGet(() -> NameOrder.one("", rows));
    Map<Place, List<Integer>> places = new LinkedHashMap<>();
    Map<String, Integer> each = new HashMap<>();
    int thin = spec.kind() == PlotKind.SCATTER ? (rows + POINTS - 1) / POINTS : 1;
    for (int row = 0; row < rows; row += thin) {
      int group = by.of()[row];
      if (Double.isNaN(x.at()[row]) || group < 0 || panels.of()[row] < 0) {
        continue;
      }
      if (rest == Rest.EACH && group == by.rest()) {
        String name = NameOrder.said(spec.required(PlotRole.BY), row);
        group = by.names().size() + each.computeIfAbsent(name, _ -> each.size());
      }
      places
          .computeIfAbsent(new Place(panels.of()[row], group, x.at()[row]), _ -> new ArrayList<>())
          .add(row);
    }
    int lines = by.names().size() + Math.min(LINES, each.size());
    List<List<List<Dot>>> series = new ArrayList<>();
    for (int panel = 0; panel < panels.names().size(); panel++) {
      series.add(Stream.generate(() -> (List<Dot>) new ArrayList<Dot>()).limit(lines).toList());
    }
    places.forEach((place, there) -> {
      if (place.series < lines) {
        series.get(place.panel).get(place.series).addAll(points(spec, x, by, place, there));
      }
    });
    series.forEach(
        panel -> panel.forEach(points -> points.sort(Comparator.comparingDouble(Dot::x))));
    List<String> notes = notes(spec, x, by, panels, each.size(), thin);
    if (spec.kind() == PlotKind.LINE && !spec.columns().containsKey(PlotRole.LOW)) {
      LineShape.keep(series).ifPresent(notes::add);
    }
    PlotCells cells = new PlotCells(spec, x, by, panels, series, notes);
    cells = spec.isCount() || spec.isStack() ? cells.filled() : cells;
    return spec.isShares() ? cells.shared() : cells.percent();
  }

  // ---- several rows of a place

  private static List<Dot> points(
      PlotSpec spec, PlotAxis x, NameOrder by, Place place, List<Integer> rows) {
    Column<?> y = spec.columns().get(PlotRole.Y);
    String said = x.said()[rows.getFirst()];
    if (spec.kind() == PlotKind.SCATTER) {
      return rows.stream()
          .map(row -> point(spec, place, said, PlotSpec.number(y, row), List.of(row)))
          .toList();
    }
    if (rows.size() > 1 && spec.columns().get(PlotRole.LOW) != null) {
      throw new IllegalArgumentException(
          "%d rows are at %s %s, and a band needs one: of several, whose band it would be is open"
              .formatted(rows.size(), x.label(), said));
    }
    if (spec.of() != null) {
      return List.of(point(spec, place, said, putTogether(spec.of(), y, rows), rows));
    }
    if (y == null) {
      return List.of(point(spec, place, said, rows.size(), rows));
    }
    if (rows.size() > 1 && !spec.isStack() && place.series != by.rest()) {
      throw new IllegalArgumentException(
          "%s rows are at %s %s%s, and %s needs one; tell them apart with .by(…) or .panels(…), or put them together with .y(\"%s\", mean), median or sum"
              .formatted(
                  rows.size(),
                  x.label(),
                  said,
                  spec.column(PlotRole.BY)
                      .map(column ->
                          " and " + column.name() + " " + NameOrder.said(column, rows.getFirst()))
                      .orElse(""),
                  spec.kind().words,
                  y.name()));
    }
    double sum = 0;
    for (int row : rows) {
      double each = PlotSpec.number(y, row);
      // a gap in a line, and nothing on a stack
      sum += Double.isNaN(each) && spec.isStack() ? 0 : each;
    }
    return List.of(point(spec, place, said, sum, rows));
  }

  private static Dot point(PlotSpec spec, Place place, String said, double y, List<Integer> rows) {
    double uncertain = 0;
    Column<?> doubted = spec.columns().get(PlotRole.UNCERTAIN);
    for (int row : doubted == null ? List.<Integer>of() : rows) {
      double each = PlotSpec.number(doubted, row);
      uncertain += Double.isNaN(each) ? 0 : each;
    }
    int row = rows.getFirst();
    return new Dot(
        place.x,
        said,
        y,
        PlotSpec.number(spec.columns().get(PlotRole.LOW), row),
        PlotSpec.number(spec.columns().get(PlotRole.HIGH), row),
        Math.clamp(uncertain, 0, Double.isNaN(y) ? 0 : Math.max(0, y)));
  }

  @SuppressWarnings("unchecked")
  private static double putTogether(
      AggregateFunction<?, ?> of, Column<?> column, List<Integer> rows) {
    Column<?> those =
        column.where(Selection.with(rows.stream().mapToInt(Integer::intValue).toArray()));
    Object value = ((AggregateFunction<Column<?>, ?>) of).summarize(those);
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(
        "%s of %s is %s, and no number".formatted(of.functionName(), column.name(), value));
  }

  // ---- what is not there

  /// Zero where there is nothing: nobody is counted, and a stack goes on.
  private PlotCells filled() {
    SortedMap<Double, String> all = new TreeMap<>();
    series.forEach(
        panel -> panel.forEach(points -> points.forEach(point -> all.put(point.x, point.said))));
    if (spec.isCount() && x.isYears() && x.time() == null && all.size() > 1) {
      fillYears(all);
    }
    if (x.step() > 0 && !all.isEmpty()) {
      fillBars(all);
    }
    List<List<List<Dot>>> filled = new ArrayList<>();
    for (List<List<Dot>> panel : series) {
      List<List<Dot>> groups = new ArrayList<>();
      for (List<Dot> points : panel) {
        Map<Double, Dot> there = new TreeMap<>();
        all.forEach((at, said) -> there.put(at, Dot.zero(at, said)));
        points.forEach(point -> there.put(point.x, point));
        groups.add(points.isEmpty() ? points : List.copyOf(there.values()));
      }
      filled.add(groups);
    }
    return new PlotCells(spec, x, by, panels, filled, notes);
  }

  /// Years in between, unless they are most of all.
  private static void fillYears(SortedMap<Double, String> all) {
    long step = 0;
    double before = all.firstKey();
    for (double year : all.keySet()) {
      step = BigInteger.valueOf(step).gcd(BigInteger.valueOf((long) (year - before))).longValue();
      before = year;
    }
    if ((all.lastKey() - all.firstKey()) / step <= 4.0 * all.size() + 4) {
      double last = all.lastKey();
      for (double year = all.firstKey(); year < last; year += step) {
        all.putIfAbsent(year, String.valueOf((long) year));
      }
    }
  }

  private void fillBars(SortedMap<Double, String> all) {
    double first = all.firstKey();
    long bars = Math.round((all.lastKey() - first) / x.step());
    boolean isDays = x.time() != null && !x.time().years();
    boolean isWhole = all.firstKey() == Math.rint(first) && x.step() == 1;
    for (long bar = 1; bar < bars; bar++) {
      double at = NiceScale.round(first + bar * x.step());
      double from = isWhole ? at : NiceScale.round(at - x.step() / 2);
      all.putIfAbsent(at, PlotHistogram.said(from, x.step(), isDays, from == Math.rint(from)));
    }
  }

  private PlotCells shared() {
    List<List<List<Dot>>> shared = new ArrayList<>();
    for (List<List<Dot>> panel : series) {
      Map<Double, Double> all = new HashMap<>();
      panel.forEach(points -> points.forEach(point -> all.merge(point.x, point.y, Double::sum)));
      shared.add(each(panel, point -> point.shared(all.get(point.x))));
    }
    return new PlotCells(spec, x, by, panels, shared, notes);
  }

  /// Shares of one, in percent, as everybody reads them.
  private PlotCells percent() {
    if (!spec.isOfOne()) {
      return this;
    }
    List<List<List<Dot>>> percent =
        series.stream().map(panel -> each(panel, point -> point.times(100))).toList();
    return new PlotCells(spec, x, by, panels, percent, notes);
  }

  private static List<List<Dot>> each(List<List<Dot>> panel, UnaryOperator<Dot> as) {
    return panel.stream().map(points -> points.stream().map(as).toList()).toList();
  }

  // ---- words

  private static double[] weights(PlotSpec spec, int rows) {
    double[] weights = new double[rows];
    Column<?> y = spec.columns().get(PlotRole.Y);
    boolean isSized =
        y != null
            && !spec.isCount()
            && !spec.kind().isOfRows()
            && (spec.of() == null || spec.isAdditive());
    Arrays.setAll(weights, row -> isSized ? PlotSpec.number(y, row) : 1);
    return weights;
  }

  private static List<String> notes(
      PlotSpec spec, PlotAxis x, NameOrder by, NameOrder panels, int each, int thinned) {
    List<String> notes = new ArrayList<>();
    int missing = spec.column(PlotRole.X).map(Column::countMissing).orElse(0);
    if (missing > 0 && x.names() == null) {
      notes.add(Options.count(missing, "row has", "rows have") + " no " + x.label());
    }
    for (NameOrder order : Stream.of(x.names(), by, panels).filter(Objects::nonNull).toList()) {
      if (order.folded() > 0 && order.rest() < 0) {
        notes.add(
            "%s: the largest %s of %s"
                .formatted(
                    order.label(),
                    order.names().size() - (order.unknown() < 0 ? 0 : 1),
                    Options.number(order.folded() + order.names().size())));
      }
    }
    if (each > 0) {
      notes.add(
          "%s: named are the largest %s of %s"
              .formatted(by.label(), GROUPS, Options.number(GROUPS + each)));
    }
    if (each > LINES) {
      notes.add("%s of the others are drawn".formatted(LINES));
    }
    if (thinned > 1) {
      notes.add("one of %s rows is drawn".formatted(thinned));
    }
    return notes;
  }

  /// What is drawn: `median age`, or `rows`.
  static String measure(PlotSpec spec) {
    Column<?> y = spec.columns().get(PlotRole.Y);
    if (y == null) {
      return "rows";
    }
    boolean isSaid =
        spec.of() == null || spec.of() == tech.tablesaw.aggregate.AggregateFunctions.sum;
    return isSaid ? y.name() : spec.of().functionName().toLowerCase(Locale.ROOT) + " " + y.name();
  }

  /// `%` of what is a share.
  String unit() {
    return spec.isShares() || spec.isOfOne() || measure(spec).matches("(?i).*(%|percent).*")
        ? " %"
        : "";
  }

  boolean isEmpty() {
    return series.stream().allMatch(panel -> panel.stream().allMatch(List::isEmpty));
  }

  boolean anyUncertain() {
    return spec.columns().containsKey(PlotRole.UNCERTAIN)
        && series.stream()
            .flatMap(List::stream)
            .flatMap(List::stream)
            .anyMatch(point -> point.uncertain > 0);
  }

  /// The places of x, in order.
  SortedSet<Double> places() {
    SortedSet<Double> places = new TreeSet<>();
    series.forEach(panel -> panel.forEach(points -> points.forEach(point -> places.add(point.x))));
    return places;
  }

  /// The name of a series.
  int name(int series) {
    return series < by.names().size() ? series : by.rest();
  }
}
