package people.charts;

import module java.base;

import people.charts.PlotSpec.PlotMark;
import people.charts.drawn.*;
import tech.tablesaw.aggregate.AggregateFunction;
import tech.tablesaw.api.Table;

/// A chart of one's own: any table, and what its columns are drawn as. Made by [Charts#line],
/// [Charts#area], [Charts#bar], [Charts#histogram], [Charts#scatter], [Charts#box] and
/// [Charts#heatmap]; each method gives another chart and leaves this one as it was.
///
/// ```java
/// Charts.line(ages).x("decade").y("median age").by("status").band("low", "high")
///     .mark(1914, "war").titled("They marry later").from("parish of Ockham")
/// ```
///
/// `y` is what is measured, whatever the chart, `x` what it is measured along, and `by` tells
/// groups apart: by colours, in a heat map by rows.
///
/// - **Rows.** Without `y` the rows are counted. A line, an area, a bar or a cell takes one row for
///   each place of `x`, group and panel; for several say what they become, `y("age", median)`.
///   Areas and stacks add them up. A row without `x` is left out, and the subtitle says how many.
/// - **Order.** Days, numbers, ages such as `20–29`, months, weekdays, statuses and kinds of
///   households have their own; other names on an axis stand as in the table, so sort that, and
///   groups by size.
/// - **Many.** Ten groups have a colour, 40 names a place on an axis, 24 panels. The rest is "all
///   others", grey lines, or left out, where it can't be added up, and the subtitle says so.
/// - **Axes.** Whole numbers of a column whose name has `year`, `decade`, `cohort`, `century` or
///   `born` are years, and have no separators, nor has their mean or another one of them; sums and
///   numbers of people are none. A column named `share`, of numbers from 0 to 1, is shown in
///   percent. All panels have the same axes.
///
/// A column is copied when it is named. Its name may be in lower or upper case. What is wrong is
/// thrown as an [IllegalArgumentException], in one line with the columns that there are and their
/// types: when a column is named, or when the chart is first drawn or shown, for what takes all of
/// them.
public final class Plot extends Chart {

  private final PlotSpec spec;
  private final Supplier<ChartContent> drawn;
  private final Look look;

  private Plot(PlotSpec spec, Supplier<ChartContent> drawn, Look look) {
    super(drawn, look);
    this.spec = spec;
    this.drawn = drawn;
    this.look = look;
  }

  static Plot of(PlotKind kind, Table table) {
    return of(PlotSpec.of(kind, Objects.requireNonNull(table, "table")), Look.PLAIN);
  }

  /// With something to show until a column is named.
  static Plot of(PlotKind kind, Table table, ChartContent meanwhile) {
    return new Plot(PlotSpec.of(kind, table), () -> meanwhile, Look.PLAIN);
  }

  private static Plot of(PlotSpec spec, Look look) {
    return new Plot(spec, new Once(() -> content(spec)), look);
  }

  /// Worked out when first asked for.
  private static final class Once implements Supplier<ChartContent> {

    private Supplier<ChartContent> made;
    private ChartContent content;

    Once(Supplier<ChartContent> made) {
      this.made = made;
    }

    @Override
    public synchronized ChartContent get() {
      if (content == null) {
        content = made.get();
        made = null;
      }
      return content;
    }
  }

  private static ChartContent content(PlotSpec spec) {
    return switch (spec.kind()) {
      case LINE, AREA, BAR, HISTOGRAM, SCATTER -> new PlotDrawing(PlotCells.of(spec)).content();
      case BOX -> PlotBoxes.of(spec);
      case HEATMAP -> PlotHeat.of(spec);
    };
  }

  // ---- columns

  /// What is measured along this column: days, moments (as days in UTC), numbers, texts or truth
  /// values. A histogram takes the numbers or days that it counts.
  public Plot x(String column) {
    return of(spec.with(PlotRole.X, column), look);
  }

  /// What is measured: a column of numbers, with one row for each place.
  public Plot y(String column) {
    return of(spec.putTogether(null).with(PlotRole.Y, column), look);
  }

  /// The same of several rows, as Tablesaw's `summarize` would have it: `y("age", median)`.
  ///
  /// @param of one of Tablesaw's `AggregateFunctions` that gives a number
  public Plot y(String column, AggregateFunction<?, ?> of) {
    return of(spec.putTogether(Objects.requireNonNull(of, "of")).with(PlotRole.Y, column), look);
  }

  /// The groups, as colours; in a heat map as rows.
  public Plot by(String column) {
    return of(spec.with(PlotRole.BY, column), look);
  }

  /// A small chart for each value of a column (small multiples), with the same axes.
  public Plot panels(String column) {
    return of(spec.with(PlotRole.PANELS, column), look);
  }

  /// A band around a line, such as an interval of confidence: from one column of numbers to
  /// another. The subtitle names both.
  public Plot band(String low, String high) {
    return of(spec.with(PlotRole.LOW, low).with(PlotRole.HIGH, high), look);
  }

  /// How much of `y` is uncertain, a column of numbers: that part of an area or a bar is hatched.
  public Plot uncertain(String column) {
    return of(spec.with(PlotRole.UNCERTAIN, column), look);
  }

  // ---- how

  /// Areas and bars as shares of all at the same place, in percent.
  public Plot shares() {
    return of(spec.shares(), look);
  }

  /// The bars of groups on each other, and not beside; those that count rows, or sum them, are
  /// anyway.
  public Plot stacked() {
    return of(spec.stacked(), look);
  }

  /// How wide a bar of a histogram is, in units of its column; of days in years, or in days where
  /// all are within three years. Otherwise it is found from the data.
  public Plot step(double width) {
    return of(spec.step(width), look);
  }

  /// A remark at a place of `x`, with a line.
  ///
  /// @param at as `x` is: a number, a name, or a day, which may be a text such as `1914-08` or a
  ///   year
  public Plot mark(Object at, String text) {
    return mark(new PlotMark(required(at), null, false, line(text)));
  }

  /// A remark over a stretch of `x`, which is shaded.
  public Plot mark(Object from, Object until, String text) {
    return mark(new PlotMark(required(from), required(until), false, line(text)));
  }

  /// A remark at a height of `y`, with a line.
  public Plot level(double at, String text) {
    if (!Double.isFinite(at) || NiceScale.isBeyond(at)) {
      throw new IllegalArgumentException(
          "%s is no height for a remark; expected a number from -1e300 to 1e300".formatted(at));
    }
    return mark(new PlotMark(at, null, true, line(text)));
  }

  private Plot mark(PlotMark mark) {
    return of(spec.with(mark), look);
  }

  private static Object required(Object at) {
    return Objects.requireNonNull(at, "at");
  }

  private static String line(String text) {
    return ChartColumns.oneLine(Objects.requireNonNull(text, "text"));
  }

  // ---- the look

  @Override
  public Plot titled(String title) {
    return new Plot(spec, drawn, look.titled(title));
  }

  @Override
  public Plot subtitled(String subtitle) {
    return new Plot(spec, drawn, look.subtitled(subtitle));
  }

  @Override
  public Plot from(String source) {
    return new Plot(spec, drawn, look.from(source));
  }

  @Override
  public Plot sized(int width, int height) {
    return new Plot(spec, drawn, look.sized(width, height));
  }
}
