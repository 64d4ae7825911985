package people.tables;

import module java.base;

import people.history.*;
import people.sequences.*;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Reads a table of periods as spells of states.
final class PeriodSpells {

  private PeriodSpells() {}

  static StateSpells of(Table periods, String state, LocalDate observedUntil) {
    RowKeys.require(periods, "person", ColumnType.INTEGER);
    RowKeys.require(periods, "from", ColumnType.LOCAL_DATE);
    RowKeys.require(periods, "until", ColumnType.LOCAL_DATE);
    RowKeys.require(periods, state, ColumnType.STRING);
    IntColumn people = periods.intColumn("person");
    DateColumn from = periods.dateColumn("from");
    DateColumn until = periods.dateColumn("until");
    StringColumn states = periods.stringColumn(state);
    int[] rows =
        IntStream.range(0, periods.rowCount())
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer row) -> people.getInt(row))
                    .thenComparing(row -> from.get(row)))
            .mapToInt(row -> row)
            .toArray();
    for (int i = 1; i < rows.length; i++) {
      LocalDate before = until.get(rows[i - 1]);
      boolean isSame = people.getInt(rows[i - 1]) == people.getInt(rows[i]);
      if (isSame && (before == null || before.isAfter(from.get(rows[i])))) {
        throw new IllegalArgumentException(
            "periods of person %d overlap: one until %s, one from %s; expected one state a day"
                .formatted(people.getInt(rows[i]), before, from.get(rows[i])));
      }
    }
    List<String> names = ordered(states);
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(name, names.indexOf(name)));
    boolean hasBirth = periods.containsColumn("born");
    boolean hasEnds = periods.containsColumn("ends");
    return new StateSpells(
        rows.length,
        row -> people.getInt(rows[row]),
        row -> day(from, rows[row]),
        row -> day(until, rows[row]),
        row -> numbers.getOrDefault(states.get(rows[row]), -1),
        row -> hasEnds && periods.stringColumn("ends").get(rows[row]).equals("DEATH"),
        names,
        row -> hasBirth ? day(periods.dateColumn("born"), rows[row]) : HistoryColumns.NEVER,
        row -> hasBirth ? day(periods.dateColumn("born"), rows[row]) : HistoryColumns.NEVER,
        StateSpells.Doubts.NONE,
        (int) observedUntil.toEpochDay() + 1);
  }

  /// In the order that the states have by themselves, or that of the alphabet.
  private static List<String> ordered(StringColumn states) {
    Set<String> names = new TreeSet<>(states.unique().removeMissing().asList());
    List<String> ordered = new ArrayList<>(names);
    ValueOrder.of(names).ifPresent(order -> ordered.sort(order.comparator()));
    return ordered;
  }

  private static int day(DateColumn days, int row) {
    LocalDate day = days.get(row);
    return day == null ? HistoryColumns.NEVER : (int) day.toEpochDay();
  }
}
