package people.history;

import module java.base;

import people.*;
import people.Event.Kind;
import people.columns.*;
import people.history.FactCursor.PersonWork;
import people.history.HistoryColumns.EventRows;
import people.history.HistoryColumns.HouseholdRows;
import people.history.HistoryColumns.LifeRows;
import people.history.HistoryColumns.ParentRows;
import people.history.HistoryColumns.PeriodRows;
import people.history.HistoryColumns.UnionRows;
import people.history.HistoryColumns.ValueColumn;
import people.history.HouseholdList.Slot;
import people.history.LifeColumns.Bound;
import people.history.Period.HouseholdPeriod.Composition;
import people.history.UnionList.Cell;

/// Makes the tables of [HistoryColumns] of what was found.
final class TableRows {

  private static final Status[] STATUSES = Status.values();
  private static final Period.End[] ENDS = Period.End.values();

  private TableRows() {}

  /// Events as they were recorded.
  static EventRows events(EventColumns rows) {
    ValueDictionaries values = rows.values;
    return new EventRows(
        rows.size(),
        rows::position,
        rows::personId,
        rows::typeNumber,
        rows::type,
        Kind.values().length,
        rows::recordedMicros,
        rows::epochDay,
        rows::effective,
        rows::isExact,
        rows::statusNumber,
        column(rows, values.names, values::name, rows::nameNumber, rows.names),
        column(rows, values.addresses, values::address, rows::addressNumber, rows.addresses),
        column(rows, values.dates, values::date, rows::dateNumber, rows.dates),
        column(rows, values.dates, values::date, rows::birthNumber, rows.births),
        column(rows, values.sources, values::source, rows::sourceNumber, rows.sources),
        column(rows, values.sources, values::source, rows::recorderNumber, rows.recorders),
        column(rows, values.names, values::name, rows.correctedNames::get, rows.correctedNames),
        column(
            rows,
            values.addresses,
            values::address,
            rows.correctedAddresses::get,
            rows.correctedAddresses),
        rows::otherId,
        column(
            rows,
            values.attributes,
            number -> values.isParents(number) ? null : values.attribute(number),
            rows::attributeNumber,
            rows.attributes),
        column(
            rows,
            values.attributes,
            number -> values.isParents(number) ? values.parentIds(number) : null,
            rows::attributeNumber,
            rows.attributes),
        rows::about,
        rows::event,
        values::nameText,
        values::addressText);
  }

  private static <T> ValueColumn<T> column(
      EventColumns rows,
      Dictionary of,
      IntFunction<T> values,
      IntUnaryOperator number,
      SparseColumn numbers) {
    return new ValueColumn<>(
        of.size(), values, number, (from, into, count) -> rows.read(numbers, from, into, count));
  }

  /// What bounds lives.
  ///
  /// @param known whose, by identifier, ascending
  static LifeRows lives(FactTable table, int[] known) {
    LifeColumns lives = LifeColumns.of(table, known);
    return new LifeRows(
        lives.size,
        lives.column(Bound.PERSON),
        ValueColumn.of(table.names(), table::name, lives.values(Bound.FIRSTNAME)),
        ValueColumn.of(table.names(), table::name, lives.values(Bound.LASTNAME)),
        lives.column(Bound.BORN),
        lives.column(Bound.ENTERED),
        lives.column(Bound.DIED),
        lives.column(Bound.LEFT),
        row -> STATUSES[lives.get(row, Bound.FIRST_STATUS)],
        row -> STATUSES[lives.get(row, Bound.LAST_STATUS)],
        lives.column(Bound.OBSERVED_FROM),
        lives.column(Bound.OBSERVED_UNTIL),
        row -> ENDS[lives.get(row, Bound.ENDS)]);
  }

  /// The parents of everyone.
  static ParentRows parents(FactTable table) {
    int[] pairs = ParentColumns.of(table);
    return new ParentRows(pairs.length / 2, row -> pairs[2 * row], row -> pairs[2 * row + 1]);
  }

  static UnionRows unions(FactTable table, UnionList list) {
    return new UnionRows(
        list.size,
        list.column(Cell.PERSON),
        list.column(Cell.PARTNER),
        new ValueColumn<>(
            table.names(),
            table::name,
            list.column(Cell.NAME),
            (from, into, count) ->
                Arrays.setAll(into, i -> i < count ? list.get(from + i, Cell.NAME) : 0)),
        list::status,
        row -> list.statusSince(table, row),
        row -> list.since(table, row),
        list::sinceDay,
        list.column(Cell.FROM),
        list::begins,
        list.column(Cell.UNTIL),
        list::ends,
        list::agreement,
        list::saidBy,
        list::isCertain);
  }

  static HouseholdRows households(FactTable table, HouseholdList list) {
    int[] addresses = IntStream.range(0, list.size).map(list.column(Slot.ADDRESS)).toArray();
    return new HouseholdRows(
        list.size,
        ValueColumn.of(table.addresses(), table::address, addresses),
        list.column(Slot.FROM),
        list.column(Slot.UNTIL),
        list.column(Slot.PEOPLE),
        list.column(Slot.COUPLES),
        list::composition,
        list::isCertain);
  }

  // ---- periods, as columns of about 17 bytes a period

  static PeriodRows<Status> statuses(FactTable table, PersonWork<PeriodList> work) {
    return periods(table, number -> STATUSES[number], STATUSES.length - 1, work);
  }

  static PeriodRows<Address> addresses(FactTable table, PersonWork<PeriodList> work) {
    return periods(table, table::address, table.addresses(), work);
  }

  static PeriodRows<String> attributes(FactTable table, PersonWork<PeriodList> work) {
    return periods(
        table,
        number -> number == 0 ? null : table.attribute(number).value(),
        table.attributes(),
        work);
  }

  /// @param values by their numbers
  /// @param greatest number of a value
  /// @param work adds the periods of one person
  static <T> PeriodRows<T> periods(
      FactTable table, IntFunction<T> values, int greatest, PersonWork<PeriodList> work) {
    return periods(
        table,
        values,
        greatest,
        new PeriodList(
            FactCursor.ofEveryone(
                table, people -> new PeriodList(Math.clamp(people, 16, 1024)), work)));
  }

  /// @param rows with the ordinals of compositions and one; 0 for none
  static PeriodRows<Composition> compositions(FactTable table, PeriodList rows) {
    Composition[] all = Composition.values();
    return periods(table, number -> number == 0 ? null : all[number - 1], all.length, rows);
  }

  private static <T> PeriodRows<T> periods(
      FactTable table, IntFunction<T> values, int greatest, PeriodList rows) {
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
