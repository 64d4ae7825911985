package people.tables;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.PeriodRows;
import people.history.HistoryColumns.ValueColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Makes the tables of which a row is a period of a life, or a change from one to the next.
final class PeriodTables {

  private PeriodTables() {}

  static Table statuses(PeriodRows<Status> periods) {
    TableColumns columns = new TableColumns(periods.size());
    Table table =
        Table.create(
            "status periods",
            columns.ints("person", periods.personIds()),
            columns.texts("status", row -> status(periods, row)));
    return addTimes(table, columns, periods);
  }

  static Table addresses(PeriodRows<Address> periods) {
    TableColumns columns = new TableColumns(periods.size());
    Table table = Table.create("address periods", columns.ints("person", periods.personIds()));
    ValueColumn<Address> homes = periods.values();
    PersonTable.addAddress(table, columns, "", homes.numbers(), homes.greatest(), homes.values());
    return addTimes(table, columns, periods);
  }

  static Table attributes(PeriodRows<String> periods, String attribute) {
    TableColumns columns = new TableColumns(periods.size());
    Table table =
        addTimes(
            Table.create(attribute + " periods", columns.ints("person", periods.personIds())),
            columns,
            periods);
    String name = Temporal.unused(table, attribute);
    return table.insertColumn(1, value(name, columns, periods, row -> row));
  }

  private static Table addTimes(Table table, TableColumns columns, PeriodRows<?> periods) {
    return table.addColumns(
        columns.dates("from", periods.starts()),
        words(columns, "begins", periods.begins(), Period.Begin.values()),
        columns.dates("until", periods.ends()),
        words(columns, "ends", periods.endings(), Period.End.values()),
        columns.ints("age", periods::age),
        columns.booleans("certain", periods.certain()));
  }

  static <E extends Enum<E>> StringColumn words(
      TableColumns columns, String name, IntFunction<E> of, E[] all) {
    return columns.texts(
        name, row -> of.apply(row).ordinal(), all.length - 1, number -> all[number].name());
  }

  static Table transitions(PeriodRows<Status> periods) {
    return transitions(
        periods,
        (name, columns, row) -> columns.texts(name, each -> status(periods, row.applyAsInt(each))));
  }

  static Table attributeTransitions(PeriodRows<String> periods) {
    return transitions(periods, (name, columns, row) -> value(name, columns, periods, row));
  }

  /// Makes a column of values.
  private interface ValueMaker {

    /// @param row of the periods, by row of the table
    StringColumn of(String name, TableColumns columns, IntUnaryOperator row);
  }

  private static Table transitions(PeriodRows<?> periods, ValueMaker values) {
    int[] rows = changes(periods);
    TableColumns columns = new TableColumns(rows.length);
    Table table =
        Table.create(
            "transitions",
            columns.ints("person", row -> periods.personId(rows[row])),
            values.of("before", columns, row -> rows[row] - 1),
            values.of("after", columns, row -> rows[row]));
    return addDate(table, columns, periods, rows);
  }

  private static StringColumn value(
      String name, TableColumns columns, PeriodRows<String> periods, IntUnaryOperator row) {
    ValueColumn<String> values = periods.values();
    return columns.texts(
        name, each -> values.number(row.applyAsInt(each)), values.greatest(), values.values());
  }

  static Table moves(PeriodRows<Address> periods) {
    int[] rows = changes(periods);
    TableColumns columns = new TableColumns(rows.length);
    Table table = Table.create("moves", columns.ints("person", row -> periods.personId(rows[row])));
    ValueColumn<Address> homes = periods.values();
    PersonTable.addAddress(
        table,
        columns,
        "from",
        row -> homes.number(rows[row] - 1),
        homes.greatest(),
        homes.values());
    PersonTable.addAddress(
        table, columns, "to", row -> homes.number(rows[row]), homes.greatest(), homes.values());
    return addDate(table, columns, periods, rows);
  }

  private static String status(PeriodRows<Status> periods, int row) {
    return periods.values().value(periods.values().number(row)).name();
  }

  private static int[] changes(PeriodRows<?> periods) {
    return IntStream.range(0, periods.size()).filter(periods.continued()).toArray();
  }

  private static Table addDate(
      Table table, TableColumns columns, PeriodRows<?> periods, int[] rows) {
    return table.addColumns(
        columns.dates("date", row -> periods.from(rows[row])),
        columns.ints("age", row -> periods.age(rows[row])),
        columns.booleans("certain", row -> periods.certain().test(rows[row])));
  }
}
