package people.tables;

import module java.base;

import people.*;
import people.history.HistoryColumns.EventRows;
import people.history.HistoryColumns.ValueColumn;
import people.tables.TableColumns.DayRange;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.strings.DictionaryMap;

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
    DayRange days = DayRange.of(epochDays);
    List<Column<?>> filled =
        TableColumns.inParallel(
            List.of(
                () -> columns.instants("recorded", events.recorded()),
                () -> columns.dates("day", epochDays, days),
                () -> columns.longs("position", events.positions()),
                this::people,
                () -> columns.longs("about", events.about()),
                this::types,
                () -> effective(days)));
    return Table.create(
        "events",
        filled.get(2),
        filled.get(3),
        filled.get(5),
        filled.get(0),
        filled.get(1),
        filled.get(6),
        statuses(),
        born(),
        names.column("firstname", Name::firstname),
        names.column("lastname", Name::lastname),
        addresses.column("street", Address::street),
        addresses.column("city", Address::city),
        addresses.column("postcode", Address::postcode),
        addresses.column("country", Address::country),
        texts("source", events.sources()),
        filled.get(4),
        texts("recordedBy", events.recorders()),
        others(),
        attributes.column("attribute", Attribute::name),
        attributes.column("value", Attribute::value));
  }

  private NumberBlocks numbers(NumberBlocks.NumberSource source) {
    return new NumberBlocks(events.size(), source);
  }

  private StringColumn texts(
      String name, NumberBlocks.NumberSource numbers, int greatest, IntFunction<String> text) {
    return LateTexts.column(name, numbers(numbers), greatest, text);
  }

  private StringColumn texts(String name, ValueColumn<String> of) {
    return texts(name, of.stretches()::read, of.greatest(), of.values());
  }

  /// The lists of parents are numbered behind the identifiers.
  private Column<?> others() {
    return LateTexts.column(
        "other",
        events.size(),
        row -> {
          int other = events.others().applyAsInt(row);
          ValueColumn<List<Integer>> parents = events.parents();
          return other > 0 ? String.valueOf(other) : ids(parents.value(parents.number(row)));
        },
        () -> {
          int greatest = 0;
          for (int row = 0; row < events.size(); row++) {
            greatest = Math.max(greatest, events.others().applyAsInt(row));
          }
          return others(greatest + 1);
        });
  }

  /// @param behind the greatest identifier
  private DictionaryMap others(int behind) {
    ValueColumn<List<Integer>> parents = events.parents();
    String[] lists = new String[parents.greatest() + 1];
    for (int number = 1; number < lists.length; number++) {
      lists[number] = ids(parents.value(number));
    }
    NumberBlocks numbers =
        numbers((from, into, count) -> {
          parents.stretches().read(from, into, count);
          for (int i = 0; i < count; i++) {
            int other = events.others().applyAsInt(from + i);
            into[i] = other > 0 ? other : lists[into[i]] == null ? -1 : behind + into[i];
          }
        });
    int[] counts = numbers.counts(behind + parents.greatest());
    IntFunction<String> text =
        number -> number < behind ? String.valueOf(number) : lists[number - behind];
    return new StringColumns(counts, text).dictionary(numbers);
  }

  private static String ids(List<Integer> people) {
    return people == null
        ? null
        : people.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  /// Values that have several parts, each a column.
  private static final class ValueParts<T> {

    private final NumberBlocks numbers;
    private final ValueColumn<T> column;
    private List<T> values;
    private int[] counts;

    ValueParts(int size, ValueColumn<T> column) {
      this.numbers = new NumberBlocks(size, column.stretches()::read);
      this.column = column;
    }

    /// Reads the values, those that occur, once for all parts.
    private synchronized void count() {
      if (values == null) {
        counts = numbers.counts(column.greatest());
        values = new ArrayList<>(Collections.nCopies(counts.length - 1, null));
        for (int number = 0; number < values.size(); number++) {
          values.set(number, counts[number + 1] == 0 ? null : column.value(number));
        }
      }
    }

    StringColumn column(String name, Function<T, String> part) {
      return LateTexts.column(
          name,
          numbers.size(),
          row -> part(column.value(column.number(row)), part),
          () -> {
            count();
            return new StringColumns(counts, number -> part(values.get(number), part))
                .dictionary(numbers);
          });
    }

    private static <T> String part(T value, Function<T, String> part) {
      return value == null ? null : part.apply(value);
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

  /// What is not known is read anew, so at once.
  private Column<?> types() {
    IntUnaryOperator number = events.typeNumbers();
    int[] examples = new int[events.types()];
    Arrays.fill(examples, -1);
    for (int row = 0; row < events.size(); row++) {
      int type = number.applyAsInt(row);
      if (type < 0) {
        return columns.texts("type", events.typeNames());
      }
      examples[type] = row;
    }
    return texts(
        "type",
        (from, into, count) -> {
          for (int i = 0; i < count; i++) {
            into[i] = number.applyAsInt(from + i);
          }
        },
        events.types() - 1,
        type -> events.typeNames().apply(examples[type]));
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
