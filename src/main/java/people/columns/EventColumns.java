package people.columns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import people.Address;
import people.EffectiveDate;
import people.Event;
import people.Event.Kind;
import people.Name;
import people.RecordedEvent;
import people.Status;

/// Events in columns, for what looks at all of them: a row is an event, rows are in order of
/// position, and each method gives the value of one column in a row, in constant time and without
/// making an object unless it returns one. Those that read an event anew say so. See
/// [History#columns].
///
/// Immutable and safe for several threads. Takes about 18 bytes an event, 4 more for each name,
/// address, source and inexact date, and each text once.
public final class EventColumns {

  /// Where the events themselves are.
  public interface Source {

    /// The event of a row.
    RecordedEvent event(int row);
  }

  private static final Status[] STATUSES = Status.values();

  private final ValueDictionaries values;
  private final Source source;
  private final int size;

  /// By row the position; null where these are the same.
  private final int[] positions;

  private final int[] people;

  /// The kind and the status, and the day with how its date is given, see [PackedKind].
  private final byte[] codes;

  private final int[] days;
  private final long[] recorded;
  private final SparseColumn names;
  private final SparseColumn addresses;

  /// Texts of inexact dates, and sources.
  private final SparseColumn dates;

  private final SparseColumn sources;

  /// Which rows are about whom, as far as that is known already: null, or gives null.
  private final Supplier<PersonIndex> index;

  /// @param source has the events of the rows, and of others behind them
  public EventColumns(EventColumnsBuilder rows, Source source) {
    this.values = rows.values;
    this.source = source;
    this.size = rows.size;
    this.positions = rows.positions;
    this.people = rows.people;
    this.codes = rows.codes;
    this.names = rows.names;
    this.addresses = rows.addresses;
    this.days = rows.days;
    this.recorded = rows.recorded;
    this.dates = rows.dates;
    this.sources = rows.sources;
    this.index = rows.index;
  }

  /// The first rows of others.
  private EventColumns(EventColumns of, int size) {
    this.values = of.values;
    this.source = of.source;
    this.size = size;
    this.positions = of.positions;
    this.people = of.people;
    this.codes = of.codes;
    this.days = of.days;
    this.recorded = of.recorded;
    this.names = of.names;
    this.addresses = of.addresses;
    this.dates = of.dates;
    this.sources = of.sources;
    this.index = null;
  }

  /// How many rows there are.
  public int size() {
    return size;
  }

  /// Place in the timeline.
  public long position(int row) {
    return positions == null ? row : positions[row];
  }

  /// Whom the event is about, from 1; 0 when it names nobody.
  public int personId(int row) {
    return people[row];
  }

  /// What kind of event, in the words of the file: `PERSON_CREATION`. One of a type that is not
  /// known is read anew.
  public String type(int row) {
    Kind kind = kind(row);
    return kind == Kind.UNRECOGNIZED ? event(row).event().type() : kind.word();
  }

  /// Number of the type, from 1, which is the ordinal of its kind; -1 for one that is not known.
  public int typeNumber(int row) {
    Kind kind = kind(row);
    return kind == Kind.UNRECOGNIZED ? -1 : kind.ordinal();
  }

  public Kind kind(int row) {
    return PackedKind.kind(codes[row]);
  }

  /// When it was recorded, in microseconds since 1970 (UTC).
  public long recordedMicros(int row) {
    return recorded[row];
  }

  /// From which day it counts, in days since 1970.
  public int epochDay(int row) {
    return PackedKind.day(days[row]);
  }

  /// The effective date; null when none is given.
  public EffectiveDate effective(int row) {
    if (!isDated(row)) {
      return null;
    }
    if (isBeyond(row)) {
      return event(row).event().details().effective();
    }
    return PackedKind.isInexact(code(row))
        ? EffectiveDate.parse(values.date(dates.get(row)))
        : EffectiveDate.of(LocalDate.ofEpochDay(epochDay(row)));
  }

  /// Whether an effective date is given that is a day which the source does not doubt.
  public boolean isExact(int row) {
    return isDated(row) && !PackedKind.isInexact(code(row)) && !isBeyond(row);
  }

  /// The status that a creation or a change of status gives; null for other events.
  public Status status(int row) {
    int status = PackedKind.status(codes[row]);
    return status == PackedKind.NO_STATUS ? null : STATUSES[status];
  }

  /// Its number, which is that of [Status#ordinal]; -1 for other events.
  public int statusNumber(int row) {
    return PackedKind.status(codes[row]);
  }

  /// Number of the name that a creation or a change of name gives, see [#name]; 0 for none.
  public int nameNumber(int row) {
    return names.get(Objects.checkIndex(row, size));
  }

  /// Number of the address that a creation or a move gives, see [#address]; 0 for none.
  public int addressNumber(int row) {
    return addresses.get(Objects.checkIndex(row, size));
  }

  /// Number of an effective date that is not a day which the source does not doubt, see [#date]; 0
  /// for other events.
  public int dateNumber(int row) {
    return dates.get(Objects.checkIndex(row, size));
  }

  /// Number of the text that says where it is written, see [#source]; 0 when not said.
  public int sourceNumber(int row) {
    return sources.get(Objects.checkIndex(row, size));
  }

  /// The [#nameNumber] of many rows, faster than one by one.
  ///
  /// @param from the first row
  /// @param into is filled from its start on
  public void readNameNumbers(int from, int[] into, int count) {
    Objects.checkFromIndexSize(from, count, size);
    names.read(from, into, count);
  }

  /// The [#addressNumber] of many rows, faster than one by one.
  ///
  /// @param from the first row
  /// @param into is filled from its start on
  public void readAddressNumbers(int from, int[] into, int count) {
    Objects.checkFromIndexSize(from, count, size);
    addresses.read(from, into, count);
  }

  /// The [#dateNumber] of many rows, faster than one by one.
  ///
  /// @param from the first row
  /// @param into is filled from its start on
  public void readDateNumbers(int from, int[] into, int count) {
    Objects.checkFromIndexSize(from, count, size);
    dates.read(from, into, count);
  }

  /// The [#sourceNumber] of many rows, faster than one by one.
  ///
  /// @param from the first row
  /// @param into is filled from its start on
  public void readSourceNumbers(int from, int[] into, int count) {
    Objects.checkFromIndexSize(from, count, size);
    sources.read(from, into, count);
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

  /// Greatest number of a name.
  public int names() {
    return values.names.size();
  }

  /// The name of that number; null for 0.
  public Name name(int number) {
    return values.name(number);
  }

  /// Greatest number of an address.
  public int addresses() {
    return values.addresses.size();
  }

  /// The address of that number; null for 0.
  public Address address(int number) {
    return values.address(number);
  }

  /// Greatest number of an inexact date.
  public int dates() {
    return values.dates.size();
  }

  /// The inexact date of that number, from 1.
  public EffectiveDate date(int number) {
    return EffectiveDate.parse(values.date(number));
  }

  /// Greatest number of a source.
  public int sources() {
    return values.sources.size();
  }

  /// The source of that number, in the user's words; null for 0.
  public String source(int number) {
    return values.source(number);
  }

  public ValueDictionaries values() {
    return values;
  }

  /// Which rows are about whom; made anew each time.
  public PersonIndex people() {
    PersonIndex known = index == null ? null : index.get();
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
      return new EventColumns(this, first);
    }
    // a file that was edited by hand, where time does not go with the position
    EventColumnsBuilder picked = new EventColumnsBuilder(values, Math.max(1, size));
    int[] rows = new int[size];
    picked.positions = new int[size];
    for (int row = 0; row < size; row++) {
      if (recorded[row] <= micros) {
        rows[picked.size] = row;
        picked.positions[picked.size] = (int) position(row);
        picked.addRow(this, row);
      }
    }
    RecordedEvent[] events = new RecordedEvent[picked.size];
    Arrays.setAll(events, row -> event(rows[row]));
    return new EventColumns(picked, row -> events[row]);
  }

  /// Days since 1970, as far as they can be told from each other: one and a half million years.
  public static int day(LocalDate day) {
    return Math.clamp(day.toEpochDay(), -PackedKind.LAST_DAY, PackedKind.LAST_DAY - 1);
  }

  /// See [PackedKind].
  public short code(int row) {
    return PackedKind.of(codes[row], days[row]);
  }

  /// Whether an effective date is given.
  boolean isDated(int row) {
    return PackedKind.isDated(code(row));
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
