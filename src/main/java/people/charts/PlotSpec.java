package people.charts;

import module java.base;

import people.charts.drawn.*;
import tech.tablesaw.aggregate.AggregateFunction;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The description of a plot as its user gave it: the columns, and how they are drawn.
///
/// @param columns copies, as they were when they were named
/// @param of what several rows of one place become; null where there is to be one
/// @param step width of a histogram's bars, 0 for a fitting one
record PlotSpec(
    PlotKind kind,
    Table table,
    Map<PlotRole, Column<?>> columns,
    AggregateFunction<?, ?> of,
    boolean isShares,
    boolean isStacked,
    double step,
    List<PlotMark> marks) {

  /// What of shares is a share.
  private static final Set<AggregateFunction<?, ?>> OF_ONE =
      Set.of(
          AggregateFunctions.sum,
          AggregateFunctions.mean,
          AggregateFunctions.median,
          AggregateFunctions.min,
          AggregateFunctions.max);

  /// What of years is a year.
  private static final Set<AggregateFunction<?, ?>> OF_YEARS =
      Set.of(
          AggregateFunctions.mean,
          AggregateFunctions.median,
          AggregateFunctions.min,
          AggregateFunctions.max,
          AggregateFunctions.first,
          AggregateFunctions.last,
          AggregateFunctions.quartile1,
          AggregateFunctions.quartile3,
          AggregateFunctions.percentile90,
          AggregateFunctions.percentile95,
          AggregateFunctions.percentile99);

  private static final String YEAR = "year|jahr|jaar|année";
  private static final String OTHERS_OF_YEARS = "decade|cohort|century|born";

  /// What names a column of years, as a part of its name.
  static final String WORDS_OF_YEARS = YEAR + "|" + OTHERS_OF_YEARS;

  private static final Pattern WORD_OF_YEARS =
      Pattern.compile("\\p{L}*(" + YEAR + ")|" + OTHERS_OF_YEARS);

  /// Beside which a year is what is counted by.
  private static final Set<String> COUNTED =
      Set.of(
          "per",
          "pro",
          "par",
          "number",
          "count",
          "total",
          "rate",
          "share",
          "person",
          "people",
          "persons",
          "children",
          "births");

  /// A remark: at a place of x, over a stretch of it, or at a height.
  ///
  /// @param at a day, a number or a name as x is; for a height a number
  /// @param until null but for a stretch
  record PlotMark(Object at, Object until, boolean isHeight, String text) {}

  static PlotSpec of(PlotKind kind, Table table) {
    return new PlotSpec(kind, table, Map.of(), null, false, false, 0, List.of());
  }

  PlotSpec with(PlotRole role, String name) {
    if (!kind.has(role)) {
      throw new IllegalArgumentException(
          "%s has no %s; use %s"
              .formatted(
                  kind.words,
                  role.words,
                  Arrays.stream(PlotRole.values())
                      .filter(kind::has)
                      .map(each -> each.words)
                      .distinct()
                      .collect(Collectors.joining(", "))));
    }
    Column<?> column = found(name);
    boolean isNumber = column instanceof NumericColumn<?>;
    switch (role) {
      case X -> {
        boolean isTime = isTime(column);
        if (kind == PlotKind.HISTOGRAM
            ? !isNumber && !isTime
            : !isNumber && !isTime && !isNames(column)) {
          throw unfit(
              column,
              role,
              kind == PlotKind.HISTOGRAM
                  ? "a number or a date"
                  : "a number, a date, a text or a BOOLEAN");
        }
      }
      case Y -> {
        if (of == null ? !isNumber : !of.isCompatibleColumn(column.type())) {
          String what = of == null ? "a number" : "of a type that " + of.functionName() + " takes";
          throw unfit(column, role, what);
        }
      }
      case LOW, HIGH, UNCERTAIN -> {
        if (!isNumber) {
          throw unfit(column, role, "a number");
        }
      }
      case BY, PANELS -> {}
    }
    Map<PlotRole, Column<?>> more = new EnumMap<>(PlotRole.class);
    more.putAll(columns);
    more.put(role, finite(column.copy()));
    return new PlotSpec(kind, table, more, of, isShares, isStacked, step, marks);
  }

  /// What divided by nothing, or nearly so, has no place on an axis.
  private static Column<?> finite(Column<?> column) {
    if (column instanceof NumericColumn<?> numbers) {
      for (int row = 0; row < numbers.size(); row++) {
        if (NiceScale.isBeyond(numbers.getDouble(row))) {
          column.setMissing(row);
        }
      }
    }
    return column;
  }

  PlotSpec putTogether(AggregateFunction<?, ?> of) {
    return new PlotSpec(kind, table, columns, of, isShares, isStacked, step, marks);
  }

  PlotSpec shares() {
    requireStack("shares");
    return new PlotSpec(kind, table, columns, of, true, isStacked, step, marks);
  }

  PlotSpec stacked() {
    requireStack("stack");
    return new PlotSpec(kind, table, columns, of, isShares, true, step, marks);
  }

  private void requireStack(String what) {
    if (kind != PlotKind.AREA && kind != PlotKind.BAR) {
      throw new IllegalArgumentException(
          "%s has no %s; expected an area or a bar".formatted(kind.words, what));
    }
  }

  PlotSpec step(double step) {
    if (kind != PlotKind.HISTOGRAM || !(step > 0) || Double.isInfinite(step)) {
      throw new IllegalArgumentException(
          "%s can't have bars %s wide; expected a histogram, and more than 0"
              .formatted(kind.words, step));
    }
    return new PlotSpec(kind, table, columns, of, isShares, isStacked, step, marks);
  }

  PlotSpec with(PlotMark mark) {
    if (kind == PlotKind.BOX || kind == PlotKind.HEATMAP) {
      throw new IllegalArgumentException(
          kind.words + " has no marks; expected a line, an area, a bar, a histogram or a scatter");
    }
    List<PlotMark> more = new ArrayList<>(marks);
    more.add(mark);
    return new PlotSpec(
        kind, table, columns, of, isShares, isStacked, step, Collections.unmodifiableList(more));
  }

  // ---- what is there

  Optional<Column<?>> column(PlotRole role) {
    return Optional.ofNullable(columns.get(role));
  }

  /// @throws IllegalArgumentException when it was not named
  Column<?> required(PlotRole role) {
    Column<?> column = columns.get(role);
    if (column == null) {
      throw new IllegalArgumentException(
          "%s needs .%s(…), the name of a column; %s".formatted(kind.words, role.words, there()));
    }
    return column;
  }

  int rows() {
    int rows = -1;
    for (Column<?> column : columns.values()) {
      if (rows >= 0 && column.size() != rows) {
        throw new IllegalArgumentException(
            "the table '%s' had %s rows when a column was named, and now %s; name all again"
                .formatted(table.name(), rows, column.size()));
      }
      rows = column.size();
    }
    return Math.max(0, rows);
  }

  /// Whether what is counted or summed: then several places can become one.
  boolean isAdditive() {
    return isCount() || of == AggregateFunctions.sum || isStack();
  }

  boolean isCount() {
    return !columns.containsKey(PlotRole.Y)
        || of == AggregateFunctions.count
        || of == AggregateFunctions.countNonMissing
        || of == AggregateFunctions.countWithMissing;
  }

  /// Whether groups stand on each other, and not beside.
  boolean isStack() {
    return kind == PlotKind.AREA
        || kind == PlotKind.HISTOGRAM
        || kind == PlotKind.BAR
            && (isStacked || isShares || isCount() || of == AggregateFunctions.sum);
  }

  // ---- errors

  private Column<?> found(String name) {
    Objects.requireNonNull(name, "column");
    List<Column<?>> columns = table.columns();
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .or(() ->
            columns.stream().filter(column -> column.name().equalsIgnoreCase(name)).findFirst())
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is not a column; %s".formatted(ChartColumns.oneLine(name), there())));
  }

  private IllegalArgumentException unfit(Column<?> column, PlotRole role, String expected) {
    return new IllegalArgumentException(
        "'%s' is %s, and %s of %s has to be %s; %s"
            .formatted(
                column.name(), column.type().name(), role.words, kind.words, expected, there()));
  }

  private String there() {
    return "the table has "
        + (table.columnCount() == 0
            ? "no columns"
            : table.columns().stream()
                .map(column -> column.name() + " (" + column.type().name() + ")")
                .collect(Collectors.joining(", ")));
  }

  static boolean isTime(Column<?> column) {
    return column instanceof DateColumn
        || column instanceof DateTimeColumn
        || column instanceof InstantColumn;
  }

  static boolean isNames(Column<?> column) {
    return column instanceof StringColumn || column instanceof BooleanColumn;
  }

  /// The day of a column of time; moments in UTC. Null where it is missing.
  static LocalDate day(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return null;
    }
    return switch (column.get(row)) {
      case LocalDate day -> day;
      case LocalDateTime time -> time.toLocalDate();
      case Instant moment -> moment.atOffset(ZoneOffset.UTC).toLocalDate();
      case Object other -> throw new IllegalStateException(other + " is no time");
    };
  }

  static double number(Column<?> column, int row) {
    return column == null || column.isMissing(row)
        ? Double.NaN
        : ((NumericColumn<?>) column).getDouble(row);
  }

  /// Whether y has years, which have no separators: by its name, such as `born` or `birthYear`.
  boolean isYears() {
    Column<?> y = columns.get(PlotRole.Y);
    if (y == null || isStack() || isCount() || of != null && !OF_YEARS.contains(of)) {
      return false;
    }
    String spaced = y.name().replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").toLowerCase(Locale.ROOT);
    List<String> words = List.of(spaced.split("\\P{L}+"));
    return words.stream().anyMatch(word -> WORD_OF_YEARS.matcher(word).matches())
        && words.stream().noneMatch(COUNTED::contains)
        && IntStream.range(0, y.size())
            .mapToDouble(row -> number(y, row))
            .allMatch(year -> Double.isNaN(year) || Math.abs(year) < 10_000);
  }

  /// Whether y has shares of one, which are drawn as percents. A column that says `%` has percents
  /// already.
  boolean isOfOne() {
    Column<?> y = columns.get(PlotRole.Y);
    if (y == null
        || isCount()
        || of != null && !OF_ONE.contains(of)
        || y.name().matches("(?i).*(%|percent).*")
        || !y.name().matches("(?i).*\\b(share|proportion|fraction|probability)s?\\b.*")) {
      return false;
    }
    for (int row = 0; row < y.size(); row++) {
      double share = number(y, row);
      if (share < 0 || share > 1) {
        return false;
      }
    }
    return true;
  }
}
