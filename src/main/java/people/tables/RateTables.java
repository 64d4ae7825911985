package people.tables;

import module java.base;

import people.history.*;
import people.rates.*;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/// Makes the table of rates.
final class RateTables {

  private RateTables() {}

  static Table rates(History history, RateQuestion question, List<By> by) {
    List<Grouping> groups = EventRates.columns(by.stream().map(By::grouping).toList());
    return table(
        EventRates.of(history, question, groups), groups.stream().map(Grouping::column).toList());
  }

  /// @param groups what the columns of the groups are called
  static Table table(List<EventRate> rates, List<String> groups) {
    TableColumns columns = new TableColumns(rates.size());
    Table table =
        Table.create(
            "rates",
            columns.texts("period", row -> rates.get(row).period()),
            columns.ints("events", row -> rates.get(row).events()),
            doubles("personYears", rates, EventRate::personYears),
            doubles("rate", rates, EventRate::rate),
            doubles("lower", rates, EventRate::lower),
            doubles("upper", rates, EventRate::upper),
            columns.ints("uncertain", row -> rates.get(row).uncertain()));
    for (int i = groups.size() - 1; i >= 0; i--) {
      int group = i;
      String name = Temporal.unused(table, groups.get(i));
      table.insertColumn(1, columns.texts(name, row -> rates.get(row).groups().get(group)));
    }
    return table;
  }

  private static DoubleColumn doubles(
      String name, List<EventRate> rates, Function<EventRate, Double> value) {
    return DoubleColumn.create(name, rates.stream().map(value).toArray(Double[]::new));
  }
}
