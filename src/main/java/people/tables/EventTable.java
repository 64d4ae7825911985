package people.tables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import people.Address;
import people.EffectiveDate;
import people.Name;
import people.Status;
import people.columns.EventColumns;
import people.tables.TableColumns.DayRange;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Makes the table of all events, a column at a time on each core. There are millions of them, so
/// each column has a loop of its own over its numbers, and each text is made once.
final class EventTable {

  private static final int MOST_TYPES = 10;

  private final EventColumns events;
  private final TableColumns columns;

  private EventTable(EventColumns events) {
    this.events = events;
    this.columns = new TableColumns(events.size());
  }

  /// The table of [Tables#events].
  static Table of(EventColumns events) {
    return new EventTable(events).table();
  }

  private Table table() {
    ValueParts<Name> names =
        new ValueParts<>(numbers(events::readNameNumbers), events.names(), events::name);
    ValueParts<Address> addresses =
        new ValueParts<>(numbers(events::readAddressNumbers), events.addresses(), events::address);
    NumberBlocks epochDays = numbers(this::days);
    DayRange[] days = new DayRange[1];
    TableColumns.inParallel(
        List.of(names::count, addresses::count, () -> days[0] = DayRange.of(epochDays)));
    return Table.create(
        "events",
        TableColumns.<Column<?>>inParallel(
                List.of(
                    () -> columns.longs("position", events::position),
                    this::people,
                    this::types,
                    () -> columns.instants("recorded", events::recordedMicros),
                    () -> columns.dates("day", epochDays, days[0]),
                    () -> effective(days[0]),
                    this::statuses,
                    () -> names.column("firstname", Name::firstname),
                    () -> names.column("lastname", Name::lastname),
                    () -> addresses.column("street", Address::street),
                    () -> addresses.column("city", Address::city),
                    () -> addresses.column("postcode", Address::postcode),
                    () -> addresses.column("country", Address::country),
                    () ->
                        texts(
                            "source", events::readSourceNumbers, events.sources(), events::source),
                    () -> columns.longs("about", events::about)))
            .toArray(Column<?>[]::new));
  }

  private NumberBlocks numbers(NumberBlocks.NumberSource source) {
    return new NumberBlocks(events.size(), source);
  }

  private static StringColumn texts(
      String name, NumberBlocks numbers, int greatest, IntFunction<String> text) {
    return TableColumns.texts(name, numbers, numbers.counts(greatest), text);
  }

  private StringColumn texts(
      String name, NumberBlocks.NumberSource numbers, int greatest, IntFunction<String> text) {
    return texts(name, numbers(numbers), greatest, text);
  }

  /// Values that have several parts, each a column.
  private static final class ValueParts<T> {

    private final NumberBlocks numbers;
    private final IntFunction<T> value;
    private final List<T> values;
    private int[] counts;

    /// @param value of a number
    ValueParts(NumberBlocks numbers, int greatest, IntFunction<T> value) {
      this.numbers = numbers;
      this.value = value;
      this.values = new ArrayList<>(Collections.nCopies(greatest + 1, null));
    }

    /// Reads the values, those that occur.
    Void count() {
      counts = numbers.counts(values.size() - 1);
      for (int number = 0; number < values.size(); number++) {
        values.set(number, counts[number + 1] == 0 ? null : value.apply(number));
      }
      return null;
    }

    StringColumn column(String name, Function<T, String> part) {
      return TableColumns.texts(
          name,
          numbers,
          counts,
          number -> values.get(number) == null ? null : part.apply(values.get(number)));
    }
  }

  private void days(int from, int[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = events.epochDay(from + i);
    }
  }

  private Column<?> people() {
    return columns.ints(
        "person",
        row -> {
          int person = events.personId(row);
          return person == 0 ? -1 : person;
        });
  }

  private Column<?> statuses() {
    Status[] statuses = Status.values();
    return texts(
        "status",
        (from, into, count) -> {
          for (int i = 0; i < count; i++) {
            into[i] = events.statusNumber(from + i);
          }
        },
        statuses.length - 1,
        number -> statuses[number].name());
  }

  private Column<?> types() {
    int[] examples = new int[MOST_TYPES];
    NumberBlocks types =
        numbers((from, into, count) -> {
          for (int i = 0; i < count; i++) {
            into[i] = events.typeNumber(from + i);
            examples[Math.max(into[i], 0)] = from + i;
          }
        });
    int[] counts = types.counts(MOST_TYPES - 1);
    return counts[0] > 0
        ? columns.texts("type", events::type)
        : TableColumns.texts("type", types, counts, number -> events.type(examples[number]));
  }

  /// Inexact dates have numbers; days are numbered behind them.
  private Column<?> effective(DayRange days) {
    if (days.count() == 0) {
      return columns.texts("effective", row -> text(events.effective(row)));
    }
    int behind = events.dates() + 1;
    return texts(
        "effective",
        (from, into, count) -> {
          events.readDateNumbers(from, into, count);
          for (int i = 0; i < count; i++) {
            int row = from + i;
            into[i] =
                events.isExact(row)
                    ? behind + days.place(events.epochDay(row))
                    : into[i] == 0 ? -1 : into[i];
          }
        },
        events.dates() + days.count(),
        number ->
            text(
                number < behind
                    ? events.date(number)
                    : EffectiveDate.of(LocalDate.ofEpochDay(days.first() + number - behind))));
  }

  private static String text(EffectiveDate date) {
    return date == null ? null : date.toString();
  }
}
