package people.tables;

import module java.base;

import people.survival.*;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/// The rows of a table of times that are at risk, as [SurvivalTables#lifetimes] has them, by group.
final class RiskTable {

  /// The words that a table may lack because nobody came to that.
  private static final Set<String> WORDS =
      Arrays.stream(TimeTo.values())
          .flatMap(what -> what.events().stream())
          .collect(Collectors.toSet());

  final Table table;

  /// The events by number, from 1 on; the one that was asked for first.
  final List<String> events = new ArrayList<>();

  private final IntColumn starts;
  private final IntColumn stops;
  private final StringColumn event;
  private final StringColumn excluded;
  private final BooleanColumn certain;

  /// @param asked an event; null for none in particular
  RiskTable(Table table, String asked) {
    this.table = table;
    RowKeys.require(table, "start", ColumnType.INTEGER);
    RowKeys.require(table, "stop", ColumnType.INTEGER);
    RowKeys.require(table, "event", ColumnType.STRING);
    starts = table.intColumn("start");
    stops = table.intColumn("stop");
    event = table.stringColumn("event");
    excluded = table.containsColumn("excluded") ? table.stringColumn("excluded") : null;
    certain = table.containsColumn("certain") ? table.booleanColumn("certain") : null;
    List<String> there = event.unique().removeMissing().asList().stream().sorted().toList();
    if (asked != null && !there.contains(asked) && !WORDS.contains(asked)) {
      throw new IllegalArgumentException(
          "no row has the event '%s'; the table has %s"
              .formatted(asked, there.isEmpty() ? "none" : String.join(", ", there)));
    }
    if (asked != null) {
      events.add(asked);
    }
    there.stream().filter(each -> !each.equals(asked)).forEach(events::add);
  }

  /// Whether a row is in the estimates: not excluded, and with a start and a stop.
  boolean isIn(int row) {
    return (excluded == null || excluded.isMissing(row))
        && !starts.isMissing(row)
        && !stops.isMissing(row);
  }

  boolean isCertain(int row) {
    return certain == null || certain.isMissing(row) || certain.get(row);
  }

  /// The rows of each group, in the order of its values; all rows where there are no groups.
  Map<List<Object>, int[]> groups(String... columns) {
    if (columns.length == 0) {
      return Map.of(List.of(), IntStream.range(0, table.rowCount()).toArray());
    }
    Map<List<Object>, int[]> groups = new LinkedHashMap<>();
    RowGroups.grouped(table, columns)
        .forEach(
            (key, rows) -> groups.put(key, rows.stream().mapToInt(Integer::intValue).toArray()));
    return groups;
  }

  /// The times of those of some rows that are in the estimates.
  RiskTimes times(int[] rows) {
    int[] in = Arrays.stream(rows).filter(this::isIn).toArray();
    Map<String, Integer> numbers = new HashMap<>();
    events.forEach(each -> numbers.put(each, numbers.size() + 1));
    int[] start = new int[in.length];
    int[] stop = new int[in.length];
    int[] cause = new int[in.length];
    for (int i = 0; i < in.length; i++) {
      start[i] = starts.getInt(in[i]);
      stop[i] = stops.getInt(in[i]);
      cause[i] = event.isMissing(in[i]) ? 0 : numbers.get(event.get(in[i]));
    }
    return new RiskTimes(start, stop, cause);
  }

  /// By time at which one of some rows ends with an event, how many of these are uncertain.
  ///
  /// @param of the event; null for any
  Map<Integer, Integer> uncertain(int[] rows, String of) {
    Map<Integer, Integer> uncertain = new HashMap<>();
    if (certain != null) {
      for (int row : rows) {
        boolean isEvent = of == null ? !event.isMissing(row) : of.equals(event.get(row));
        if (isEvent && isIn(row) && !isCertain(row)) {
          uncertain.merge(stops.getInt(row), 1, Integer::sum);
        }
      }
    }
    return uncertain;
  }

  /// The table of those who are at risk behind a time, from then on, with what is not in.
  Table from(int time) {
    Table later =
        table.where(
            Selection.with(
                IntStream.range(0, table.rowCount())
                    .filter(row -> !isIn(row) || stops.getInt(row) > time)
                    .toArray()));
    IntColumn start = later.intColumn("start");
    for (int row = 0; row < later.rowCount(); row++) {
      if (!start.isMissing(row)) {
        start.set(row, Math.max(time, start.getInt(row)));
      }
    }
    return later.setName(table.name());
  }

  int count(int[] rows, IntPredicate is) {
    return (int) Arrays.stream(rows).filter(is).count();
  }
}
