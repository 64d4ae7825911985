package people.columns;

import module java.base;

import people.*;
import people.line.*;

/// The values of a protected timeline as they are, for whoever has the key. The columns have only
/// what stands in the lines, see [Placeholder]; a value is read from a line that gives it when it
/// is asked for, and some thousand are kept. Safe for several threads.
public final class OpenedValues implements ValueDictionaries.Opened {

  /// So many values of a dictionary are kept, a power of two.
  private static final int KEPT = 1 << 13;

  /// So many are read together for somebody who asks for one behind the other.
  private static final int AHEAD = 128;

  private final EventColumns columns;
  private final LineSeal seal;

  private final FoundValues<Name> names;
  private final FoundValues<Address> addresses;
  private final FoundValues<String> sources;
  private final FoundValues<Attribute> attributes;

  private OpenedValues(EventColumns columns, LineSeal seal) {
    this.columns = columns;
    this.seal = seal;
    names =
        new FoundValues<>(
            columns.values.names,
            List.of(columns.names, columns.correctedNames),
            (event, column) ->
                column == 0
                    ? (Name) EventFormat.value(event, MemberType.NAME)
                    : ((Event.Correction) event).to().name());
    addresses =
        new FoundValues<>(
            columns.values.addresses,
            List.of(columns.addresses, columns.correctedAddresses),
            (event, column) ->
                column == 0
                    ? (Address) EventFormat.value(event, MemberType.ADDRESS)
                    : ((Event.Correction) event).to().address());
    sources =
        new FoundValues<>(
            columns.values.sources,
            List.of(columns.sources, columns.recorders),
            (event, column) ->
                column == 0 ? event.details().source() : event.details().recordedBy());
    attributes =
        new FoundValues<>(
            columns.values.attributes,
            List.of(columns.attributes),
            (event, _) -> (Attribute) EventFormat.value(event, MemberType.ATTRIBUTE));
  }

  /// Has the values of columns given as they are.
  ///
  /// @param columns of whose events the source opens what is sealed
  public static void open(EventColumns columns, LineSeal seal) {
    columns.values.open(new OpenedValues(columns, seal));
  }

  @Override
  public Name name(int number) {
    return names.get(number);
  }

  @Override
  public Address address(int number) {
    return addresses.get(number);
  }

  @Override
  public String source(int number) {
    return sources.get(number);
  }

  @Override
  public Attribute attribute(int number) {
    return attributes.get(number);
  }

  @Override
  public LineSeal seal() {
    return seal;
  }

  /// Tells what an event gives.
  private interface Giving<T> {

    /// @param column which of the columns has its number
    T of(Event event, int column);
  }

  /// The values of a dictionary.
  private final class FoundValues<T> {

    private final Dictionary dictionary;
    private final List<SparseColumn> in;
    private final Giving<T> giving;

    /// By number the first row that has it, and behind the sign in which of the columns; null
    /// before the first question.
    private int[] rows;

    private int[] columnOf;

    private final int[] keptNumbers = new int[KEPT];
    private final Object[] kept = new Object[KEPT];
    private int last;

    private FoundValues(Dictionary dictionary, List<SparseColumn> in, Giving<T> giving) {
      this.dictionary = dictionary;
      this.in = in;
      this.giving = giving;
    }

    /// The value of a number whose text is sealed.
    @SuppressWarnings("unchecked") // nothing else is kept
    synchronized T get(int number) {
      int slot = number & KEPT - 1;
      if (keptNumbers[slot] != number) {
        read(number, number == last + 1 ? AHEAD : 1);
      }
      last = number;
      return (T) kept[slot];
    }

    private void read(int number, int count) {
      if (rows == null) {
        findRows();
      }
      int[] numbers =
          IntStream.range(number, Math.min(number + count, rows.length))
              .filter(each -> rows[each] >= 0)
              .boxed()
              .sorted(Comparator.comparingInt(each -> rows[each]))
              .mapToInt(Integer::intValue)
              .toArray();
      int[] distinct = Arrays.stream(numbers).map(each -> rows[each]).distinct().toArray();
      List<RecordedEvent> events = columns.events(distinct);
      int at = 0;
      for (int each : numbers) {
        while (distinct[at] < rows[each]) {
          at++;
        }
        kept[each & KEPT - 1] = giving.of(events.get(at).event(), columnOf[each]);
        keptNumbers[each & KEPT - 1] = each;
      }
      if (keptNumbers[number & KEPT - 1] != number) {
        throw new IllegalStateException("no event gives the value " + number);
      }
    }

    private void findRows() {
      int[] first = new int[dictionary.size() + 1];
      columnOf = new int[first.length];
      Arrays.fill(first, -1);
      int[] block = new int[1 << 12];
      for (int column = 0; column < in.size(); column++) {
        for (int from = 0; from < columns.size(); from += block.length) {
          int count = Math.min(block.length, columns.size() - from);
          in.get(column).read(from, block, count);
          for (int i = 0; i < count; i++) {
            if (block[i] != 0 && first[block[i]] < 0) {
              first[block[i]] = from + i;
              columnOf[block[i]] = column;
            }
          }
        }
      }
      rows = first;
    }
  }
}
