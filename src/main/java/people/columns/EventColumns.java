package people.columns;

import module java.base;

import people.*;
import people.Event.Kind;

/// A table of events in columns, for code that looks at all of them. A row is an event; rows are in
/// order of position. Each method gives the value of one column in a row, in constant time and
/// without making an object unless it returns one; those that read an event anew say so.
///
/// Immutable and safe for several threads. Takes about 18 bytes an event, 4 more for each name,
/// address, source, inexact date, birth, other person, attribute and recorder, and each text once.
public final class EventColumns {

  /// The place where the events themselves are.
  public interface Source {

    /// The event of a row.
    RecordedEvent event(int row);

    /// The events of some rows.
    ///
    /// @param rows ascending
    default List<RecordedEvent> events(int[] rows) {
      return Arrays.stream(rows).mapToObj(this::event).toList();
    }
  }

  /// The values that rows have the numbers of.
  public final ValueDictionaries values;

  private final EventColumnsBuilder rows;
  private final Source source;
  private final int size;

  /// By row the position; null where these are the same.
  private final int[] positions;

  private final int[] people;

  /// The kind and the status, and the day with how its date is given, see [PackedKind].
  private final byte[] codes;

  private final int[] days;
  private final long[] recorded;

  // by row the number of a value, for [#read]
  public final SparseColumn names;
  public final SparseColumn addresses;
  public final SparseColumn dates;
  public final SparseColumn sources;
  public final SparseColumn births;
  public final SparseColumn others;
  public final SparseColumn attributes;
  public final SparseColumn recorders;
  public final SparseColumn correctedNames;
  public final SparseColumn correctedAddresses;

  /// @param rows are not changed from now on
  /// @param source has the events of the rows, and of others behind them
  public EventColumns(EventColumnsBuilder rows, Source source) {
    this(rows, source, rows.size);
  }

  /// @param size only so many of the rows
  private EventColumns(EventColumnsBuilder rows, Source source, int size) {
    this.values = rows.values;
    this.rows = rows;
    this.source = source;
    this.size = size;
    this.positions = rows.positions;
    this.people = rows.people;
    this.codes = rows.codes;
    this.days = rows.days;
    this.recorded = rows.recorded;
    this.names = rows.names;
    this.addresses = rows.addresses;
    this.dates = rows.dates;
    this.sources = rows.sources;
    this.births = rows.births;
    this.others = rows.others;
    this.attributes = rows.attributes;
    this.recorders = rows.recorders;
    this.correctedNames = rows.correctedNames;
    this.correctedAddresses = rows.correctedAddresses;
  }

  /// The number of rows.
  public int size() {
    return size;
  }

  /// Place in the timeline.
  public long position(int row) {
    return positions == null ? row : positions[row];
  }

  /// The person whom the event is about, from 1; 0 when it names nobody.
  public int personId(int row) {
    return people[row];
  }

  /// Kind of the event, in the words of the file: `PERSON_CREATION`. One of a type that is not
  /// known is read anew.
  public String type(int row) {
    Kind kind = kind(row);
    return kind == Kind.UNRECOGNIZED ? event(row).event().type() : kind.word();
  }

  /// Number of the type, the ordinal of its kind; -1 for one that is not known.
  public int typeNumber(int row) {
    Kind kind = kind(row);
    return kind == Kind.UNRECOGNIZED ? -1 : kind.ordinal();
  }

  public Kind kind(int row) {
    return PackedKind.kind(codes[row]);
  }

  /// The time of recording, in microseconds since 1970 (UTC).
  public long recordedMicros(int row) {
    return recorded[row];
  }

  /// The day from which it counts, in days since 1970.
  public int epochDay(int row) {
    return PackedKind.day(days[row]);
  }

  /// The effective date; null when none is given.
  public EffectiveDate effective(int row) {
    if (!PackedKind.isDated(code(row))) {
      return null;
    }
    if (isBeyond(row)) {
      return event(row).event().details().effective();
    }
    return PackedKind.isInexact(code(row))
        ? values.date(dateNumber(row))
        : EffectiveDate.of(LocalDate.ofEpochDay(epochDay(row)));
  }

  /// Whether an effective date is given that is a day which the source does not doubt.
  public boolean isExact(int row) {
    short code = code(row);
    return PackedKind.isDated(code) && !PackedKind.isInexact(code) && !isBeyond(row);
  }

  /// The [Status#ordinal] that a creation or a change of status gives; -1 for other events.
  public int statusNumber(int row) {
    return PackedKind.status(codes[row]);
  }

  /// Number of the name that a creation or a change of name gives, see [ValueDictionaries#name]; 0
  /// for none.
  public int nameNumber(int row) {
    return names.get(Objects.checkIndex(row, size));
  }

  /// Number of the address that a creation or a move gives, see [ValueDictionaries#address]; 0 for
  /// none.
  public int addressNumber(int row) {
    return addresses.get(Objects.checkIndex(row, size));
  }

  /// Number of an effective date that is no exact day, see [ValueDictionaries#date]; 0 for other
  /// events.
  public int dateNumber(int row) {
    return dates.get(Objects.checkIndex(row, size));
  }

  /// Number of the text that says where it is written, see [ValueDictionaries#source]; 0 when not
  /// said.
  public int sourceNumber(int row) {
    return sources.get(Objects.checkIndex(row, size));
  }

  /// Number of the birth that a creation says by itself, exact or not, see
  /// [ValueDictionaries#date]; 0 for none.
  public int birthNumber(int row) {
    return births.get(Objects.checkIndex(row, size));
  }

  /// Identifier of the other person whom an event names: a partner, or whom a merge or a
  /// distinction is about; 0 for none.
  public int otherId(int row) {
    return others.get(Objects.checkIndex(row, size));
  }

  /// Number of the attribute, the key or the list of parents that an event gives, see
  /// [ValueDictionaries#attribute]; 0 for none.
  public int attributeNumber(int row) {
    return attributes.get(Objects.checkIndex(row, size));
  }

  /// Number of the text that says who recorded it, see [ValueDictionaries#source]; 0 when not said.
  public int recorderNumber(int row) {
    return recorders.get(Objects.checkIndex(row, size));
  }

  /// The numbers of many rows, faster than one by one.
  ///
  /// @param numbers a column of these events
  /// @param from the first row
  /// @param into is filled from its start on
  public void read(SparseColumn numbers, int from, int[] into, int count) {
    Objects.checkFromIndexSize(from, count, size);
    numbers.read(from, into, count);
  }

  /// Position of the event that this one corrects or retracts, for which it is read anew; -1 for
  /// other events.
  public long about(int row) {
    Kind kind = kind(row);
    return kind == Kind.CORRECTION
        ? ((Event.Correction) event(row).event()).corrects()
        : kind == Kind.RETRACTION ? ((Event.Retraction) event(row).event()).retracts() : -1;
  }

  /// The event itself, read anew.
  ///
  /// @throws TimelineException when the file is no longer there to read from
  public RecordedEvent event(int row) {
    return source.event(row);
  }

  /// The events of some rows; those that stand near each other are read together.
  ///
  /// @param rows ascending
  /// @throws TimelineException when the file is no longer there to read from
  public List<RecordedEvent> events(int[] rows) {
    return source.events(rows);
  }

  /// The rows by person; made anew each time.
  public PersonIndex people() {
    PersonIndex known = rows.index == null || size < rows.size ? null : rows.index.get();
    return known != null ? known : PersonIndex.of(this);
  }

  /// All events of an iteration.
  public static EventColumns of(Iterable<RecordedEvent> events) {
    EventColumnsBuilder rows = new EventColumnsBuilder(new ValueDictionaries());
    List<RecordedEvent> all = new ArrayList<>();
    for (RecordedEvent event : events) {
      rows.add(event);
      all.add(event);
    }
    return new EventColumns(rows, all::get);
  }

  /// Only the rows that were recorded up to a moment, that moment included.
  public EventColumns knownAt(Instant known) {
    long micros = micros(known);
    int first = 0;
    while (first < size && recorded[first] <= micros) {
      first++;
    }
    if (first == size) {
      return this;
    }
    boolean isPrefix = true;
    for (int row = first; row < size && isPrefix; row++) {
      isPrefix = recorded[row] > micros;
    }
    if (isPrefix) {
      return new EventColumns(rows, source, first);
    }
    // a file that was edited by hand, where time does not go with the position
    EventColumnsBuilder picked = new EventColumnsBuilder(values, Math.max(1, size));
    int[] numbers = new int[size];
    picked.positions = new int[size];
    for (int row = 0; row < size; row++) {
      if (recorded[row] <= micros) {
        numbers[picked.size] = row;
        picked.positions[picked.size] = (int) position(row);
        picked.addRow(this, row);
      }
    }
    RecordedEvent[] events = new RecordedEvent[picked.size];
    Arrays.setAll(events, row -> event(numbers[row]));
    return new EventColumns(picked, row -> events[row]);
  }

  /// Days since 1970, as far as they can be told from each other: seven hundred thousand years.
  public static int day(LocalDate day) {
    return Math.clamp(day.toEpochDay(), -PackedKind.LAST_DAY, PackedKind.LAST_DAY - 1);
  }

  /// See [PackedKind].
  public short code(int row) {
    return PackedKind.of(codes[row], days[row]);
  }

  /// Whether the day is one that can't be told from others.
  public boolean isBeyond(int row) {
    int day = epochDay(row);
    return day == -PackedKind.LAST_DAY || day == PackedKind.LAST_DAY - 1;
  }

  /// Microseconds since 1970, as far as they can be told from each other.
  public static long micros(Instant instant) {
    if (instant.equals(Instant.MAX)) {
      return Long.MAX_VALUE;
    }
    long seconds = instant.getEpochSecond();
    long most = Long.MAX_VALUE / 1_000_000 - 1;
    return Math.clamp(seconds, -most, most) * 1_000_000 + instant.getNano() / 1_000;
  }
}
