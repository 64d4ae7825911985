package people.tables;

import module java.base;

import people.survival.ConfidenceBand.Interval;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A table that grows by rows of estimates, behind the columns of the groups that they are of.
final class EstimateColumns {

  private final Table table;
  private final List<Column<?>> groups = new ArrayList<>();
  private int next;

  /// @param columns with their types: `int rows, double median, text term, boolean converged`
  EstimateColumns(String name, Table rows, String[] groups, String columns) {
    table = Table.create(name);
    for (String group : groups) {
      Column<?> column = rows.column(group).emptyCopy(0);
      column.setName(group);
      this.groups.add(column);
    }
    this.groups.forEach(table::addColumns);
    for (String column : columns.strip().split(",\\s*")) {
      String[] typeAndName = column.split(" ");
      String unused = Temporal.unused(table, typeAndName[1]);
      table.addColumns(
          switch (typeAndName[0]) {
            case "int" -> IntColumn.create(unused);
            case "double" -> DoubleColumn.create(unused);
            case "text" -> StringColumn.create(unused);
            case "boolean" -> BooleanColumn.create(unused);
            default -> throw new IllegalArgumentException(column);
          });
    }
  }

  /// Begins a row of a group.
  EstimateColumns row(List<Object> group) {
    for (int i = 0; i < groups.size(); i++) {
      append(groups.get(i), group.get(i));
    }
    next = groups.size();
    return this;
  }

  private static <T> void append(Column<T> column, Object value) {
    if (value == null) {
      column.appendMissing();
    } else {
      column.appendObj(value);
    }
  }

  EstimateColumns add(int number) {
    ((IntColumn) table.column(next++)).append(number);
    return this;
  }

  /// @param number NaN for one that is not known
  EstimateColumns add(double number) {
    ((DoubleColumn) table.column(next++)).append(number);
    return this;
  }

  EstimateColumns add(boolean truth) {
    ((BooleanColumn) table.column(next++)).append(truth);
    return this;
  }

  EstimateColumns add(String text) {
    StringColumn column = (StringColumn) table.column(next++);
    if (text == null) {
      column.appendMissing();
    } else {
      column.append(text);
    }
    return this;
  }

  /// The value, where its interval begins, and where it ends.
  EstimateColumns add(Interval interval) {
    return add(interval.value()).add(interval.lower()).add(interval.upper());
  }

  /// The same in years, of days.
  EstimateColumns addYears(Interval days) {
    return add(days.value() / people.rates.EventRate.DAYS_A_YEAR)
        .add(days.lower() / people.rates.EventRate.DAYS_A_YEAR)
        .add(days.upper() / people.rates.EventRate.DAYS_A_YEAR);
  }

  Table table() {
    return table;
  }
}
