package people.tables;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import people.Address;
import people.EffectiveDate;
import people.EventColumns;
import people.Name;
import people.Status;
import people.tables.Columns.Days;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Makes the table of all events, a column at a time on each core. There are millions of them, so
/// each column has a loop of its own over its numbers, and each text is made once.
final class EventTable {

  private static final int MOST_TYPES = 10;

  private final EventColumns events;
  private final Columns columns;

  private EventTable(EventColumns events) {
    this.events = events;
    this.columns = new Columns(events.size());
  }

  /// The table of [Tables#events].
  static Table of(EventColumns events) {
    return new EventTable(events).table();
  }

  private Table table() {
    Columns.Ints nameNumbers =
        (into, size) -> {
          for (int row = 0; row < size; row++) {
            into[row] = events.nameNumber(row);
          }
        };
    Columns.Ints addressNumbers =
        (into, size) -> {
          for (int row = 0; row < size; row++) {
            into[row] = events.addressNumber(row);
          }
        };
    List<int[]> counts =
        List.<Supplier<int[]>>of(
                () -> columns.counts(nameNumbers, events.names()),
                () -> columns.counts(addressNumbers, events.addresses()))
            .parallelStream()
            .map(Supplier::get)
            .toList();
    Texts<Name> names = new Texts<>(nameNumbers, counts.getFirst(), events::name);
    Texts<Address> addresses = new Texts<>(addressNumbers, counts.getLast(), events::address);
    List<Supplier<Column<?>>> all =
        List.of(
            () -> columns.longs("position", events::position),
            this::people,
            this::types,
            () -> columns.instants("recorded", events::recordedMicros),
            () -> columns.dates("day", this::days),
            this::effective,
            this::statuses,
            () -> names.column("firstname", Name::firstname),
            () -> names.column("lastname", Name::lastname),
            () -> addresses.column("street", Address::street),
            () -> addresses.column("city", Address::city),
            () -> addresses.column("postcode", Address::postcode),
            () -> addresses.column("country", Address::country),
            () -> columns.texts("source", this::sources, events.sources(), events::source),
            () -> columns.longs("about", events::about));
    return Table.create("events", Columns.inParallel(all));
  }

  /// Values that have several parts, each a column.
  private final class Texts<T> {

    private final Columns.Ints numbers;
    private final int[] counts;

    /// By number, those that occur.
    private final List<T> values;

    Texts(Columns.Ints numbers, int[] counts, IntFunction<T> value) {
      this.numbers = numbers;
      this.counts = counts;
      this.values =
          IntStream.range(0, counts.length - 1)
              .parallel()
              .mapToObj(number -> counts[number + 1] == 0 ? null : value.apply(number))
              .collect(Collectors.toList()); // which may have nulls
    }

    StringColumn column(String name, Function<T, String> part) {
      return columns.texts(
          name,
          numbers,
          counts,
          number -> values.get(number) == null ? null : part.apply(values.get(number)));
    }
  }

  private Column<?> people() {
    return columns.ints(
        "person",
        (into, size) -> {
          for (int row = 0; row < size; row++) {
            int person = events.personId(row);
            into[row] = person == 0 ? -1 : person;
          }
        });
  }

  private void days(int[] into, int size) {
    for (int row = 0; row < size; row++) {
      into[row] = events.epochDay(row);
    }
  }

  private void sources(int[] into, int size) {
    for (int row = 0; row < size; row++) {
      into[row] = events.sourceNumber(row);
    }
  }

  private Column<?> statuses() {
    Status[] statuses = Status.values();
    return columns.texts(
        "status",
        (into, size) -> {
          for (int row = 0; row < size; row++) {
            Status status = events.status(row);
            into[row] = status == null ? -1 : status.ordinal();
          }
        },
        statuses.length - 1,
        number -> statuses[number].name());
  }

  private Column<?> types() {
    int[] examples = new int[MOST_TYPES];
    boolean isKnown =
        IntStream.range(0, events.size()).parallel().allMatch(row -> events.typeNumber(row) >= 0);
    return !isKnown
        ? columns.texts("type", events::type)
        : columns.texts(
            "type",
            (into, size) -> {
              for (int row = 0; row < size; row++) {
                int type = events.typeNumber(row);
                into[row] = type;
                examples[type] = row;
              }
            },
            examples.length - 1,
            number -> events.type(examples[number]));
  }

  /// Inexact dates have numbers; days are numbered behind them.
  private Column<?> effective() {
    Days days = columns.days(this::days);
    int behind = events.dates() + 1;
    return days.count() == 0
        ? columns.texts("effective", row -> text(events.effective(row)))
        : columns.texts(
            "effective",
            (into, size) -> {
              for (int row = 0; row < size; row++) {
                int date = events.dateNumber(row);
                into[row] =
                    events.isExact(row)
                        ? behind + days.place(events.epochDay(row))
                        : date == 0 ? -1 : date;
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
