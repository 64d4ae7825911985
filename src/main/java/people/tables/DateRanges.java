package people.tables;

import module java.base;

import people.history.*;
import people.rates.*;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The range of any table of estimates over what uncertain dates allow:
///
/// ```java
/// DateRanges.of(history, 20, h -> Tables.rates(h, question, By.attribute("sex")), "period", "sex")
/// ```
///
/// The table is made again of the history with the earliest day of each date, with the latest, and
/// with days that are drawn at random ([DateChoice#range]); what an estimate was at least and at
/// most stands beside it.
public final class DateRanges {

  private static final Set<String> ASIDE = Set.of("uncertain", "beyond");

  private DateRanges() {}

  /// The table of the history itself, with `… low` and `… high` (DOUBLE) behind each column of
  /// numbers that is no key, `uncertain` and `beyond` left alone. They include the history's own
  /// number. A row that the key of no other table has is its own range; one that the history's own
  /// table does not have is left out.
  ///
  /// Costs the reading of all events, and as often as there are choices the table.
  ///
  /// @param draws how many histories are drawn, with the seeds 1, 2 and so on; 0 for the earliest
  ///   and the latest days only
  /// @param keys the columns that tell the rows apart
  /// @throws IllegalArgumentException when two rows have the same key, or a column is not there
  public static Table of(
      History history, int draws, Function<History, Table> estimate, String... keys) {
    Table table = estimate.apply(history).copy();
    Map<List<Object>, Integer> rows = rows(table, keys);
    Set<String> aside = new HashSet<>(ASIDE);
    aside.addAll(List.of(keys));
    List<String> measures =
        table.columns().stream()
            .filter(NumericColumn.class::isInstance)
            .map(Column::name)
            .filter(name -> !aside.contains(name))
            .toList();
    Map<String, DoubleColumn> lows = new LinkedHashMap<>();
    Map<String, DoubleColumn> highs = new LinkedHashMap<>();
    for (String measure : measures) {
      NumericColumn<?> numbers = table.numberColumn(measure);
      lows.put(measure, numbers.asDoubleColumn().copy().setName(measure + " low"));
      highs.put(measure, numbers.asDoubleColumn().copy().setName(measure + " high"));
    }
    DateChoice.histories(history, draws)
        .map(estimate)
        .forEach(chosen ->
            rows(chosen, keys)
                .forEach((key, from) -> {
                  Integer row = rows.get(key);
                  for (String measure : row == null ? List.<String>of() : measures) {
                    double number = chosen.numberColumn(measure).getDouble(from);
                    if (!chosen.column(measure).isMissing(from)) {
                      put(lows.get(measure), row, number, Math::min);
                      put(highs.get(measure), row, number, Math::max);
                    }
                  }
                }));
    for (String measure : measures) {
      int place = table.columnIndex(measure);
      table.insertColumn(place + 1, lows.get(measure));
      table.insertColumn(place + 2, highs.get(measure));
    }
    return table;
  }

  private static void put(
      DoubleColumn column, int row, double number, DoubleBinaryOperator farther) {
    double before = column.getDouble(row);
    double now = Double.isNaN(before) ? number : farther.applyAsDouble(before, number);
    column.set(row, now);
  }

  private static Map<List<Object>, Integer> rows(Table table, String... keys) {
    IntFunction<List<Object>> keyOf = RowKeys.groups(table, keys);
    Map<List<Object>, Integer> rows = new HashMap<>();
    for (int row = 0; row < table.rowCount(); row++) {
      List<Object> key = keyOf.apply(row);
      if (rows.put(key, row) != null) {
        throw new IllegalArgumentException(
            "%s has two rows of %s; expected keys that tell its rows apart"
                .formatted(table.name(), key));
      }
    }
    return rows;
  }
}
