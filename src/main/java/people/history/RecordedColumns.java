package people.history;

import module java.base;

import people.*;
import people.Event.Kind;
import people.columns.*;
import people.history.HistoryColumns.EventRows;
import people.history.HistoryColumns.ValueColumn;

/// The columns of events as they were recorded.
final class RecordedColumns {

  private RecordedColumns() {}

  static EventRows of(EventColumns rows) {
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
        values.names::get,
        values.addresses::get);
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
}
