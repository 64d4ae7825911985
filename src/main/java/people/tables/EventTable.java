package people.tables;

import module java.base;

import people.*;
import people.history.HistoryColumns.EventRows;
import people.history.HistoryColumns.ValueColumn;
import people.tables.TableColumns.DayRange;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Makes the table of all events, a column at a time on each core. There are millions of them, so
/// each column has a loop of its own over its numbers, and each text is made once.
final class EventTable {

  private final EventRows events;
  private final TableColumns columns;

  private EventTable(EventRows events) {
    this.events = events;
    this.columns = new TableColumns(events.size());
  }

  /// The table of [Tables#events].
  static Table of(EventRows events) {
    return new EventTable(events).table();
  }

  private Table table() {
    ValueParts<Name> names = new ValueParts<>(events.size(), events.names());
    ValueParts<Address> addresses = new ValueParts<>(events.size(), events.addresses());
    ValueParts<Attribute> attributes = new ValueParts<>(events.size(), events.attributes());
    NumberBlocks epochDays = numbers(this::days);
    DayRange[] days = new DayRange[1];
    TableColumns.inParallel(
        List.of(
            names::count,
            addresses::count,
            attributes::count,
            () -> days[0] = DayRange.of(epochDays)));
    return Table.create(
        "events",
        TableColumns.<Column<?>>inParallel(
                List.of(
                    () -> columns.longs("position", events.positions()),
                    this::people,
                    this::types,
                    () -> columns.instants("recorded", events.recorded()),
                    () -> columns.dates("day", epochDays, days[0]),
                    () -> effective(days[0]),
                    this::statuses,
                    this::born,
                    () -> names.column("firstname", Name::firstname),
                    () -> names.column("lastname", Name::lastname),
                    () -> addresses.column("street", Address::street),
                    () -> addresses.column("city", Address::city),
                    () -> addresses.column("postcode", Address::postcode),
                    () -> addresses.column("country", Address::country),
                    () -> texts("source", events.sources()),
                    () -> columns.longs("about", events.about()),
                    () -> texts("recordedBy", events.recorders()),
                    this::others,
                    () -> attributes.column("attribute", Attribute::name),
                    () -> attributes.column("value", Attribute::value)))
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

  private StringColumn texts(String name, ValueColumn<String> of) {
    return texts(name, of.stretches()::read, of.greatest(), of.values());
  }

  /// The lists of parents are numbered behind the identifiers.
  private Column<?> others() {
    ValueColumn<List<Integer>> parents = events.parents();
    String[] lists = new String[parents.greatest() + 1];
    for (int number = 1; number < lists.length; number++) {
      List<Integer> ids = parents.value(number);
      lists[number] =
          ids == null ? null : ids.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
    int greatest = 0;
    for (int row = 0; row < events.size(); row++) {
      greatest = Math.max(greatest, events.others().applyAsInt(row));
    }
    int behind = greatest + 1;
    return texts(
        "other",
        (from, into, count) -> {
          parents.stretches().read(from, into, count);
          for (int i = 0; i < count; i++) {
            int other = events.others().applyAsInt(from + i);
            into[i] = other > 0 ? other : lists[into[i]] == null ? -1 : behind + into[i];
          }
        },
        behind + parents.greatest(),
        number -> number < behind ? String.valueOf(number) : lists[number - behind]);
  }

  /// Values that have several parts, each a column.
  private static final class ValueParts<T> {

    private final NumberBlocks numbers;
    private final ValueColumn<T> column;
    private final List<T> values;
    private int[] counts;

    ValueParts(int size, ValueColumn<T> column) {
      this.numbers = new NumberBlocks(size, column.stretches()::read);
      this.column = column;
      this.values = new ArrayList<>(Collections.nCopies(column.greatest() + 1, null));
    }

    /// Reads the values, those that occur.
    Void count() {
      counts = numbers.counts(values.size() - 1);
      for (int number = 0; number < values.size(); number++) {
        values.set(number, counts[number + 1] == 0 ? null : column.value(number));
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
    IntUnaryOperator day = events.days();
    for (int i = 0; i < count; i++) {
      into[i] = day.applyAsInt(from + i);
    }
  }

  private Column<?> people() {
    IntUnaryOperator personId = events.personIds();
    return columns.ints(
        "person",
        row -> {
          int person = personId.applyAsInt(row);
          return person == 0 ? -1 : person;
        });
  }

  private Column<?> statuses() {
    Status[] statuses = Status.values();
    IntUnaryOperator number = events.statusNumbers();
    return texts(
        "status",
        (from, into, count) -> {
          for (int i = 0; i < count; i++) {
            into[i] = number.applyAsInt(from + i);
          }
        },
        statuses.length - 1,
        status -> statuses[status].name());
  }

  private Column<?> types() {
    int[] examples = new int[events.types()];
    IntUnaryOperator number = events.typeNumbers();
    NumberBlocks types =
        numbers((from, into, count) -> {
          for (int i = 0; i < count; i++) {
            into[i] = number.applyAsInt(from + i);
            examples[Math.max(into[i], 0)] = from + i;
          }
        });
    int[] counts = types.counts(events.types() - 1);
    return counts[0] > 0
        ? columns.texts("type", events.typeNames())
        : TableColumns.texts(
            "type", types, counts, type -> events.typeNames().apply(examples[type]));
  }

  /// Inexact dates have numbers; days are numbered behind them.
  private Column<?> effective(DayRange days) {
    if (days.count() == 0) {
      return columns.texts("effective", row -> text(events.effective().apply(row)));
    }
    ValueColumn<EffectiveDate> dates = events.dates();
    int behind = dates.greatest() + 1;
    return texts(
        "effective",
        (from, into, count) -> {
          dates.stretches().read(from, into, count);
          for (int i = 0; i < count; i++) {
            int row = from + i;
            into[i] =
                events.exact().test(row)
                    ? behind + days.place(events.days().applyAsInt(row))
                    : into[i] == 0 ? -1 : into[i];
          }
        },
        dates.greatest() + days.count(),
        number ->
            text(
                number < behind
                    ? dates.value(number)
                    : EffectiveDate.of(LocalDate.ofEpochDay(days.first() + number - behind))));
  }

  private Column<?> born() {
    ValueColumn<EffectiveDate> births = events.births();
    return texts(
        "born",
        (from, into, count) -> {
          births.stretches().read(from, into, count);
          for (int i = 0; i < count; i++) {
            into[i] = into[i] == 0 ? -1 : into[i];
          }
        },
        births.greatest(),
        number -> text(births.value(number)));
  }

  private static String text(EffectiveDate date) {
    return date == null ? null : date.toString();
  }
}
