package people.charts;

import static people.charts.Options.map;

import module java.base;

import people.charts.NameOrder.Ranking;
import people.charts.NameOrder.Rest;
import people.charts.drawn.*;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/// The x axis of a plot: it tells where rows stand, on a line of days, or of numbers, or at names.
///
/// @param at for each row; NaN for a row that is left out
/// @param said for each row, in tooltips
/// @param time null for numbers and names
/// @param names null for days and numbers
/// @param isYears of numbers, whether they are years, which have no separators
/// @param step how wide the bars of a histogram are; 0 for all others
record PlotAxis(
    String label,
    double[] at,
    String[] said,
    TimeAxis time,
    NameOrder names,
    boolean isYears,
    double step) {

  /// More names than this make a chart that nobody reads.
  private static final int MOST_NAMES = 40;

  /// Of a heat map, whose columns are thin.
  private static final int MOST_COLUMNS = 150;

  /// Bars that each have a number below them.
  private static final int MOST_TICKS = 16;

  /// How far the axis goes beyond a single day, in milliseconds: so that it shows days, not hours.
  private static final double FEW_DAYS = 3 * 86_400_000.0;

  private static final Pattern YEARS = Pattern.compile("(?i).*(" + PlotSpec.WORDS_OF_YEARS + ").*");

  static PlotAxis of(PlotSpec spec, double[] weights) {
    Column<?> column = spec.required(PlotRole.X);
    if (spec.kind() == PlotKind.HEATMAP) {
      return ofNames(spec, column, weights, MOST_COLUMNS);
    }
    int rows = column.size();
    double[] at = new double[rows];
    String[] said = new String[rows];
    if (PlotSpec.isTime(column)) {
      List<LocalDate> days = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        days.add(PlotSpec.day(column, row));
      }
      List<LocalDate> there = days.stream().filter(Objects::nonNull).toList();
      TimeAxis time = there.isEmpty() ? null : TimeAxis.of(there);
      for (int row = 0; row < rows; row++) {
        LocalDate day = days.get(row);
        at[row] = day == null ? Double.NaN : time.x(day).doubleValue();
        said[row] = day == null ? "" : day.toString();
      }
      return new PlotAxis(column.name(), at, said, time, null, time != null && time.years(), 0);
    }
    if (column instanceof NumericColumn<?>) {
      boolean isWhole = true;
      for (int row = 0; row < rows; row++) {
        at[row] = PlotSpec.number(column, row);
        at[row] = Double.isInfinite(at[row]) ? Double.NaN : at[row];
        isWhole &= Double.isNaN(at[row]) || at[row] == Math.rint(at[row]);
        said[row] = NameOrder.said(column, row);
      }
      boolean isYears = isWhole && YEARS.matcher(column.name()).matches();
      return new PlotAxis(column.name(), at, said, null, null, isYears, 0);
    }
    return ofNames(spec, column, weights, MOST_NAMES);
  }

  /// The same with each number and day as a name, for charts of cells and boxes.
  static PlotAxis ofNames(PlotSpec spec, Column<?> column, double[] weights, int most) {
    // The rest would be a bar beside which all others are small.
    Rest rest = spec.kind() == PlotKind.BOX ? Rest.TOGETHER : Rest.LEFT_OUT;
    boolean isSorted = spec.kind() != PlotKind.BOX && spec.of() == null && !spec.isCount();
    NameOrder names =
        NameOrder.of(column, weights, most, rest, isSorted ? Ranking.TABLE : Ranking.SIZE);
    double[] at = new double[column.size()];
    String[] said = new String[at.length];
    for (int row = 0; row < at.length; row++) {
      at[row] = names.of()[row] < 0 ? Double.NaN : names.of()[row];
      said[row] = names.of()[row] < 0 ? "" : names.names().get(names.of()[row]);
    }
    return new PlotAxis(column.name(), at, said, null, names, false, 0);
  }

  boolean isNames() {
    return names != null;
  }

  /// Names that would not stand beside each other on a phone lie below each other, and the bars
  /// with them.
  boolean isLying(int groups, boolean isPanels) {
    double wide = names.names().stream().mapToDouble(name -> TextWidth.of(name, 12, false)).sum();
    return wide + 14.0 * names.names().size() > (isPanels ? 200 : 330)
        || names.names().size() * groups > 16;
  }

  /// @param places where something is drawn, in order
  /// @param beyond how far the axis goes on at both ends, as half a bar needs
  Map<String, Object> option(SortedSet<Double> places, double beyond, boolean isExact) {
    if (names != null) {
      Map<String, Object> axis = Options.categoryAxis(names.names(), label);
      return Options.below(axis);
    }
    boolean isTime = time != null && !time.years();
    Map<String, Object> axis = Options.below(Options.axis(isTime ? "time" : "value", label));
    axis.put("splitLine", map("show", false));
    if (places.isEmpty()) {
      return axis;
    }
    double first = places.first();
    double last = places.last();
    if (step > 0) {
      axis.put("min", number(first - step / 2));
      axis.put("max", number(last + step / 2));
      if (!isTime) {
        axis.put("interval", Math.max(step, NiceScale.step((last - first + step) / 10)));
        label(axis).put("showMinLabel", isWholeEdge(first));
        label(axis).put("showMaxLabel", first == last);
      }
    } else if (isExact || isYears || isTime) {
      double wide = first == last ? Math.max(beyond, isTime ? FEW_DAYS : 1) : beyond;
      axis.put("min", number(first - wide));
      axis.put("max", number(last + wide));
      if (isYears) {
        axis.put("minInterval", 1);
      }
      boolean isEach = beyond > 0 && !isTime && places.size() > 1 && places.size() <= MOST_TICKS;
      if (isEach && places.stream().allMatch(place -> place % (2 * beyond) == 0)) {
        axis.put("interval", number(2 * beyond)); // below each bar, not between two
      }
      if (wide > 0) {
        // The ends are where half a bar ends.
        label(axis).put("showMinLabel", false);
        label(axis).put("showMaxLabel", false);
      }
    } else {
      NiceScale.of(first - beyond, last + beyond, false).put(axis);
    }
    return axis;
  }

  /// Whether the axis ends where a bar does, and not half a step before.
  private boolean isWholeEdge(double first) {
    return (first - step / 2) % step == 0;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> label(Map<String, Object> axis) {
    return (Map<String, Object>) axis.get("axisLabel");
  }

  /// A whole number as one, so that the option is the same whatever it was counted in.
  static Number number(double number) {
    double rounded = NiceScale.round(number);
    if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15) {
      return (long) rounded;
    }
    return rounded;
  }

  /// Where a remark stands.
  ///
  /// @throws IllegalArgumentException for what this axis has not
  double place(Object at) {
    if (names != null) {
      int place = names.names().indexOf(ChartColumns.oneLine(String.valueOf(at)));
      if (place < 0) {
        throw new IllegalArgumentException(
            "there is no '%s' on the axis of %s; expected one of %s"
                .formatted(at, label, String.join(", ", names.names())));
      }
      return place;
    }
    try {
      if (time == null) {
        return at instanceof Number number
            ? number.doubleValue()
            : Double.parseDouble(String.valueOf(at));
      }
      return time.x(day(String.valueOf(at))).doubleValue();
    } catch (NumberFormatException | DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no place on the axis of %s; expected %s"
              .formatted(at, label, time == null ? "a number" : "a day, a month or a year"));
    }
  }

  private static LocalDate day(String text) {
    return text.matches("-?\\d{1,5}")
        ? LocalDate.of(Integer.parseInt(text), 1, 1)
        : text.matches("-?\\d{4,5}-\\d\\d") ? LocalDate.parse(text + "-01") : LocalDate.parse(text);
  }

  /// `1880–1970`; of names and few others nothing.
  String range() {
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    String from = "";
    String until = "";
    for (int row = 0; row < at.length; row++) {
      if (at[row] < first) {
        first = at[row];
        from = said[row];
      }
      if (at[row] > last) {
        last = at[row];
        until = said[row];
      }
    }
    if (time != null && time.years()) {
      return Options.years(time.from(), time.until());
    }
    return names != null || from.isEmpty() || time == null && !isYears
        ? ""
        : first == last ? from : from + (time == null && first >= 0 ? "–" : " to ") + until;
  }
}
