package people.tables;

import module java.base;

import tech.tablesaw.aggregate.AggregateFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/// Rows in groups of any type of column, in the order that their values have.
final class RowGroups {

  private RowGroups() {}

  static Table counts(Table rows, String... groups) {
    Map<List<Object>, List<Integer>> grouped = grouped(rows, groups);
    IntColumn count = IntColumn.create("count");
    grouped.values().forEach(group -> count.append(group.size()));
    return table(rows, grouped, count, groups);
  }

  @SuppressWarnings("unchecked")
  static Table summary(Table rows, String column, AggregateFunction<?, ?> of, String... groups) {
    RowKeys.require(rows, column, null);
    Column<?> summarized = rows.column(column);
    if (!of.isCompatibleColumn(summarized.type())) {
      throw new IllegalArgumentException(
          "%s can't be of column '%s', which is %s"
              .formatted(words(of), column, summarized.type().name()));
    }
    Map<List<Object>, List<Integer>> grouped = grouped(rows, groups);
    DoubleColumn numbers = DoubleColumn.create(words(of) + " " + column);
    for (List<Integer> group : grouped.values()) {
      Column<?> those = summarized.where(selection(group));
      Object value = ((AggregateFunction<Column<?>, ?>) of).summarize(those);
      numbers.append(value instanceof Number number ? number.doubleValue() : Double.NaN);
    }
    return table(rows, grouped, numbers, groups);
  }

  private static String words(AggregateFunction<?, ?> of) {
    return of.functionName().toLowerCase(Locale.ROOT);
  }

  static Table sorted(Table rows, String... columns) {
    for (String name : columns) {
      RowKeys.require(rows, name, null);
    }
    Table sorted = rows.emptyCopy();
    IntStream.range(0, rows.rowCount())
        .boxed()
        .sorted(order(rows, columns))
        .forEachOrdered(row -> sorted.append(rows.row(row)));
    return sorted.setName(rows.name());
  }

  /// Compares rows by the values of columns, the first one first.
  private static Comparator<Integer> order(Table rows, String... columns) {
    Comparator<Integer> order = Comparator.comparing(_ -> 0);
    for (String column : columns) {
      order = order.thenComparing(comparator(rows.column(column)));
    }
    return order;
  }

  private static Selection selection(List<Integer> rows) {
    return Selection.with(rows.stream().mapToInt(Integer::intValue).toArray());
  }

  /// The rows of each group; the groups in order, with those last of which something is missing.
  static Map<List<Object>, List<Integer>> grouped(Table rows, String... groups) {
    IntFunction<List<Object>> keys = RowKeys.groups(rows, groups);
    Map<List<Object>, List<Integer>> found = new LinkedHashMap<>();
    for (int row = 0; row < rows.rowCount(); row++) {
      found.computeIfAbsent(keys.apply(row), _ -> new ArrayList<>()).add(row);
    }
    Comparator<Integer> byRow = order(rows, groups);
    Map<List<Object>, List<Integer>> ordered = new LinkedHashMap<>();
    found.entrySet().stream()
        .sorted(
            (one, other) -> byRow.compare(one.getValue().getFirst(), other.getValue().getFirst()))
        .forEach(each -> ordered.put(each.getKey(), each.getValue()));
    return ordered;
  }

  /// Compares rows by the values of a column: texts in an order of their own, missing ones last.
  private static Comparator<Integer> comparator(Column<?> column) {
    Comparator<Object> values =
        column instanceof StringColumn texts
            ? texts(texts)
            : (one, other) -> compare((Comparable<?>) one, other);
    return (one, other) ->
        column.isMissing(one) || column.isMissing(other)
            ? Boolean.compare(column.isMissing(one), column.isMissing(other))
            : values.compare(column.get(one), column.get(other));
  }

  @SuppressWarnings("unchecked")
  private static int compare(Comparable<?> one, Object other) {
    return ((Comparable<Object>) one).compareTo(other);
  }

  private static Comparator<Object> texts(StringColumn texts) {
    List<String> there = texts.unique().removeMissing().asList();
    Comparator<String> order =
        ValueOrder.of(there).map(ValueOrder::comparator).orElse(Comparator.naturalOrder());
    return (one, other) -> order.compare((String) one, (String) other);
  }

  private static Table table(
      Table rows, Map<List<Object>, List<Integer>> grouped, Column<?> last, String... groups) {
    Table table = Table.create(rows.name());
    int[] firsts = grouped.values().stream().mapToInt(List::getFirst).toArray();
    for (String group : groups) {
      table.addColumns(Temporal.picked(rows.column(group), firsts, group));
    }
    return table.addColumns(last.setName(Temporal.unused(table, last.name())));
  }
}
