package people.tables;

import module java.base;

import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The functions for time that Tablesaw lacks: what held at a date, what held at the same time, and
/// even steps of time. Each function takes tables with the columns that it names, from wherever
/// they come, and gives a new one; the tables that go in stay as they are.
///
/// A table of *periods* has the columns `from` and `until` (LOCAL_DATE): the first day, and the
/// first day behind the last; missing means open on that side. [Tables#statusPeriods] is one.
///
/// Stateless and safe for several threads. A join costs the sorting of the periods by key and time,
/// then a binary search for each row of [#stateAt], and for each row of [#overlaps] a pass over the
/// periods of its key up to its end; and some 100 bytes a row while it lasts.
public final class Temporal {

  /// Steps of time. Each is named by its last day.
  public enum Step {
    MONTH,
    YEAR;

    LocalDate end(LocalDate day) {
      return switch (this) {
        case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
        case YEAR -> day.with(TemporalAdjusters.lastDayOfYear());
      };
    }

    LocalDate next(LocalDate end) {
      return end(end.plusDays(1));
    }
  }

  private Temporal() {}

  // ---- what held at a date

  /// The state at a date, for a column of dates (an as-of join): each row with the columns of the
  /// period that holds at the end of its date, of the same `key`; these are missing where none
  /// does. Where several do, the one that began last counts.
  ///
  /// ```java
  /// stateAt(moves(history), "date", statusPeriods(history), "person")  // adds status
  /// ```
  ///
  /// Columns of the periods that the rows have too get `2` (or `3`, …) behind their name; `from`
  /// and `until` are left out. A missing key matches nothing. Of periods that began on the same day
  /// the later row counts. Where periods say why they end (`ends`), none holds after today, since
  /// nobody knows the future.
  ///
  /// @param date name of a column of LOCAL_DATE; a missing one has no state
  /// @param key names of columns that both have, of the same types
  /// @throws IllegalArgumentException naming the column that is not there
  public static Table stateAt(Table rows, String date, Table periods, String... key) {
    RowKeys.require(rows, date, ColumnType.LOCAL_DATE);
    RowKeys.requireAlike(rows, periods, key);
    DateColumn dates = rows.dateColumn(date);
    KeyedPeriods right = new KeyedPeriods(periods, key);
    IntFunction<List<Object>> keys = RowKeys.of(rows, key);
    int[] found = new int[rows.rowCount()];
    for (int row = 0; row < found.length; row++) {
      LocalDate day = dates.get(row);
      found[row] = day == null ? -1 : right.at(keys.apply(row), day);
    }
    Table result = rows.copy();
    for (Column<?> column : periods.columns()) {
      if (!isTime(column) && !List.of(key).contains(column.name())) {
        result.addColumns(picked(column, found, unused(result, column.name())));
      }
    }
    return result.setName(rows.name());
  }

  // ---- what held at the same time

  /// Periods that held at the same time (an interval overlap join): a row for each pair of periods
  /// with the same `key` that have a day in common, with all columns of both; `from` and `until`
  /// are those of the days in common. Sorted as the left table is, and by time.
  ///
  /// ```java
  /// overlaps(statusPeriods(history), addressPeriods(history), "person")  // where, while married
  /// ```
  ///
  /// A period without an end goes on beyond today here: it is open on that side.
  ///
  /// Columns of the right table that the left one has too get `2` (or `3`, …) behind their name. A
  /// missing key matches nothing.
  ///
  /// @param key names of columns that both have, of the same types
  /// @throws IllegalArgumentException naming the column that is not there
  public static Table overlaps(Table left, Table right, String... key) {
    RowKeys.requireAlike(left, right, key);
    KeyedPeriods others = new KeyedPeriods(right, key);
    PeriodDays periods = new PeriodDays(left);
    IntFunction<List<Object>> keys = RowKeys.of(left, key);
    List<int[]> pairs = new ArrayList<>();
    for (int row = 0; row < left.rowCount(); row++) {
      for (int other : others.of(keys.apply(row))) {
        if (others.days.from[other] >= periods.until[row]) {
          break; // these begin later and later
        }
        if (Math.max(periods.from[row], others.days.from[other])
            < Math.min(periods.until[row], others.days.until[other])) {
          pairs.add(new int[] {row, other});
        }
      }
    }
    int[] lefts = pairs.stream().mapToInt(pair -> pair[0]).toArray();
    int[] rights = pairs.stream().mapToInt(pair -> pair[1]).toArray();
    Table result = Table.create(left.name() + " and " + right.name());
    for (Column<?> column : left.columns()) {
      result.addColumns(
          switch (column.name()) {
            case "from" ->
                days(
                    "from",
                    pairs.size(),
                    i -> Math.max(periods.from[lefts[i]], others.days.from[rights[i]]));
            case "until" ->
                days(
                    "until",
                    pairs.size(),
                    i -> Math.min(periods.until[lefts[i]], others.days.until[rights[i]]));
            default -> picked(column, lefts, column.name());
          });
    }
    for (Column<?> column : right.columns()) {
      if (!isTime(column) && !List.of(key).contains(column.name())) {
        result.addColumns(picked(column, rights, unused(result, column.name())));
      }
    }
    return result;
  }

  // ---- even steps

  /// The number of rows in each step of time, by group, also where there are none: from the first
  /// step that has a row to the last, for each group that occurs.
  ///
  /// ```java
  /// countPer(YEAR, moves(history), "date", "toCity")  // date, toCity, count
  /// ```
  ///
  /// @param date name of a column of LOCAL_DATE; rows where it is missing are not counted
  /// @param groups names of columns; none to count all
  /// @return the step's last day under the name of the date (LOCAL_DATE), the groups, and `count`
  ///   (INTEGER), by group (in the order in which they occur) and time
  /// @throws IllegalArgumentException naming the column that is not there
  public static Table countPer(Step step, Table rows, String date, String... groups) {
    StepRows steps = new StepRows(step, rows, date, groups);
    IntColumn count = IntColumn.create("count");
    for (Map<LocalDate, List<Integer>> ofGroup : steps.rows.values()) {
      steps.ends.forEach(end -> count.append(ofGroup.getOrDefault(end, List.of()).size()));
    }
    Table counted =
        steps.table(rows.name() + " per " + step.name().toLowerCase(Locale.ROOT), groups);
    return counted.addColumns(count.setName(unused(counted, "count")));
  }

  /// The last row in or before each step of time, by group: one row for each step, from the group's
  /// first on. For tables of levels, such as [Tables#population]; a step without a row goes on with
  /// the one before.
  ///
  /// @param date name of a column of LOCAL_DATE, which in the result is the step's last day; rows
  ///   where it is missing are left out
  /// @param groups names of columns; none for a table that is one series
  /// @throws IllegalArgumentException naming the column that is not there
  public static Table lastPer(Step step, Table rows, String date, String... groups) {
    StepRows steps = new StepRows(step, rows, date, groups);
    DateColumn dates = rows.dateColumn(date);
    List<Integer> picked = new ArrayList<>();
    List<LocalDate> ends = new ArrayList<>();
    for (Map<LocalDate, List<Integer>> ofGroup : steps.rows.values()) {
      Integer last = null;
      for (LocalDate end : steps.ends) {
        last =
            ofGroup.getOrDefault(end, List.of()).stream()
                .max(Comparator.comparing((Integer row) -> dates.get(row)).thenComparing(r -> r))
                .orElse(last);
        if (last != null) {
          picked.add(last);
          ends.add(end);
        }
      }
    }
    int[] from = picked.stream().mapToInt(Integer::intValue).toArray();
    Table result = Table.create(rows.name());
    for (Column<?> column : rows.columns()) {
      result.addColumns(
          column.name().equals(date)
              ? DateColumn.create(date, ends)
              : picked(column, from, column.name()));
    }
    return result;
  }

  /// Rows by group and step.
  private static final class StepRows {

    final Map<List<Object>, Map<LocalDate, List<Integer>>> rows = new LinkedHashMap<>();

    /// The last day of each step from the first to the last that has a row.
    final List<LocalDate> ends = new ArrayList<>();

    private final String date;
    private final Table of;

    StepRows(Step step, Table of, String date, String... groups) {
      this.date = date;
      this.of = of;
      RowKeys.require(of, date, ColumnType.LOCAL_DATE);
      DateColumn dates = of.dateColumn(date);
      IntFunction<List<Object>> keys = RowKeys.groups(of, groups);
      TreeSet<LocalDate> there = new TreeSet<>();
      for (int row = 0; row < of.rowCount(); row++) {
        LocalDate day = dates.get(row);
        if (day != null) {
          LocalDate end = step.end(day);
          there.add(end);
          rows.computeIfAbsent(keys.apply(row), _ -> new HashMap<>())
              .computeIfAbsent(end, _ -> new ArrayList<>())
              .add(row);
        }
      }
      if (!there.isEmpty()) {
        for (LocalDate end = there.first(); !end.isAfter(there.last()); end = step.next(end)) {
          ends.add(end);
        }
      }
    }

    /// Dates and groups, one row for each.
    Table table(String name, String... groups) {
      List<LocalDate> dates = new ArrayList<>();
      List<Integer> examples = new ArrayList<>();
      for (Map<LocalDate, List<Integer>> ofGroup : rows.values()) {
        int example = ofGroup.values().iterator().next().getFirst();
        for (LocalDate end : ends) {
          dates.add(end);
          examples.add(example);
        }
      }
      int[] picked = examples.stream().mapToInt(Integer::intValue).toArray();
      Table table = Table.create(name, DateColumn.create(date, dates));
      for (String group : groups) {
        table.addColumns(picked(of.column(group), picked, group));
      }
      return table;
    }
  }

  // ---- columns

  private static boolean isTime(Column<?> column) {
    return column.name().equals("from") || column.name().equals("until");
  }

  /// @param rows of the column, -1 for a missing value
  static <T> Column<T> picked(Column<T> column, int[] rows, String name) {
    Column<T> picked = column.emptyCopy(0);
    for (int row : rows) {
      if (row < 0) {
        picked.appendMissing();
      } else {
        picked.append(column, row);
      }
    }
    picked.setName(name);
    return picked;
  }

  private static DateColumn days(String name, int size, IntUnaryOperator day) {
    List<LocalDate> days = new ArrayList<>(size);
    for (int row = 0; row < size; row++) {
      int each = day.applyAsInt(row);
      boolean isOpen = each == Integer.MIN_VALUE || each == Integer.MAX_VALUE;
      days.add(isOpen ? null : LocalDate.ofEpochDay(each));
    }
    return DateColumn.create(name, days);
  }

  /// The name, or that with the first of 2, 3, … behind it that no column has; Tablesaw takes upper
  /// and lower case for the same.
  static String unused(Table table, String name) {
    String unused = name;
    for (int n = 2; table.columnNames().stream().anyMatch(unused::equalsIgnoreCase); n++) {
      unused = name + n;
    }
    return unused;
  }
}
