package people.history;

import module java.base;

import people.*;
import people.history.FactCursor.PersonWork;
import people.history.HistoryColumns.PeriodRows;
import people.history.HistoryColumns.ValueColumn;

/// The periods of everyone, as columns of about 17 bytes a period.
final class PeriodColumns {

  private static final Status[] STATUSES = Status.values();

  private PeriodColumns() {}

  static PeriodRows<Status> statuses(FactTable table, PersonWork<PeriodList> work) {
    return of(table, number -> STATUSES[number], STATUSES.length - 1, work);
  }

  static PeriodRows<Address> addresses(FactTable table, PersonWork<PeriodList> work) {
    return of(table, table::address, table.addresses(), work);
  }

  static PeriodRows<String> attributes(FactTable table, PersonWork<PeriodList> work) {
    return of(
        table,
        number -> number == 0 ? null : table.attribute(number).value(),
        table.attributes(),
        work);
  }

  /// @param values by their numbers
  /// @param greatest number of a value
  /// @param work adds the periods of one person
  static <T> PeriodRows<T> of(
      FactTable table, IntFunction<T> values, int greatest, PersonWork<PeriodList> work) {
    PeriodList rows =
        new PeriodList(
            FactCursor.ofEveryone(
                table, people -> new PeriodList(Math.clamp(people, 16, 1024)), work));
    Births births = new Births(table);
    return new PeriodRows<>(
        rows.size,
        row -> table.personIds()[rows.people[row]],
        row -> rows.starts[row],
        rows::begins,
        row -> rows.ends[row],
        rows::ends,
        rows::isCertain,
        rows::isContinued,
        rows::isBeyond,
        ValueColumn.of(greatest, values, rows.values),
        row -> births.first(rows.people[row]),
        row -> births.latest(rows.people[row]));
  }

  // ---- what is added of a person

  /// What was observed of her.
  static PersonWork<PeriodList> observed(PeriodField field) {
    return (person, cursor, to) -> to.add(person, cursor, field);
  }

  /// Her whole life.
  static PersonWork<PeriodList> lives(PeriodField field) {
    return (person, cursor, to) -> {
      to.addAll(person, cursor, field);
      to.addBeyond(person, cursor, field);
    };
  }
}
