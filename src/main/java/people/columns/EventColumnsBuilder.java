package people.columns;

import module java.base;

import people.*;
import people.line.*;

/// A collector of rows for [EventColumns]. Not safe for several threads.
public final class EventColumnsBuilder {

  public final ValueDictionaries values;
  public int size;
  int[] positions;
  int[] people;

  /// The kind and the status, and the day with how its date is given, see [PackedKind].
  byte[] codes;

  int[] days;
  long[] recorded;

  /// A row may get its name, address or attribute later, but before a row behind it has one.
  final SparseColumn names;

  final SparseColumn addresses;
  final SparseColumn dates;
  final SparseColumn sources;
  final SparseColumn births;

  /// The other person whom an event names.
  final SparseColumn others;

  final SparseColumn attributes;

  /// Who recorded it, a number among the sources.
  final SparseColumn recorders;

  /// The name, or the address, that a correction puts in the place of another one.
  final SparseColumn correctedNames;

  final SparseColumn correctedAddresses;

  /// How many columns have a number in some rows only.
  public static final int SPARSE = 10;

  /// Which of these rows are about whom, as far as that is known already: null, or gives null.
  Supplier<PersonIndex> index;

  public EventColumnsBuilder(ValueDictionaries values) {
    this(values, 1024);
  }

  /// @param capacity room for so many rows, at least 1
  public EventColumnsBuilder(ValueDictionaries values, int capacity) {
    this(
        values,
        new int[capacity],
        new byte[capacity],
        new int[capacity],
        new long[capacity],
        Stream.generate(SparseColumn::new).limit(SPARSE).toList(),
        null);
    size = 0;
  }

  /// Rows that were collected before, in arrays that are theirs from now on.
  public EventColumnsBuilder(
      ValueDictionaries values,
      int[] people,
      byte[] codes,
      int[] days,
      long[] recorded,
      List<SparseColumn> sparse,
      Supplier<PersonIndex> index) {
    this.values = values;
    this.size = people.length;
    this.people = people;
    this.codes = codes;
    this.days = days;
    this.recorded = recorded;
    this.names = sparse.get(0);
    this.addresses = sparse.get(1);
    this.dates = sparse.get(2);
    this.sources = sparse.get(3);
    this.births = sparse.get(4);
    this.others = sparse.get(5);
    this.attributes = sparse.get(6);
    this.recorders = sparse.get(7);
    this.correctedNames = sparse.get(8);
    this.correctedAddresses = sparse.get(9);
    this.index = index;
  }

  /// The bytes of people, codes, days and recorded times, not to be changed.
  public List<MemorySegment> dense() {
    return List.of(
        MemorySegment.ofArray(people).asSlice(0, Integer.BYTES * (long) size),
        MemorySegment.ofArray(codes).asSlice(0, size),
        MemorySegment.ofArray(days).asSlice(0, Integer.BYTES * (long) size),
        MemorySegment.ofArray(recorded).asSlice(0, Long.BYTES * (long) size));
  }

  /// The columns of names, addresses, inexact dates, sources, births, other people, attributes, of
  /// who recorded it, and of corrected names and addresses, not to be changed.
  public List<SparseColumn> sparse() {
    return List.of(
        names,
        addresses,
        dates,
        sources,
        births,
        others,
        attributes,
        recorders,
        correctedNames,
        correctedAddresses);
  }

  /// The latest recorded time, in microseconds since 1970.
  public long lastRecorded() {
    long last = Long.MIN_VALUE;
    for (int row = 0; row < size; row++) {
      last = Math.max(last, recorded[row]);
    }
    return last;
  }

  /// @param code see [PackedKind]
  /// @param date number of the text of an inexact date; else 0
  /// @param birth number of the text of a birth, for a code that has one; else 0
  /// @param other identifier of another person whom it names; 0 for none
  /// @param attribute number of an attribute, a key or a list of parents; 0 for none
  /// @param recorder number of the text that says who recorded it; 0 when not said
  public void add(
      int personId,
      int code,
      int name,
      int address,
      int day,
      long micros,
      int date,
      int source,
      int birth,
      int other,
      int attribute,
      int recorder) {
    int row = size;
    if (row == people.length) {
      grow(Math.addExact(row, Math.max(16, row >> 1)));
    }
    people[row] = personId;
    codes[row] = (byte) code;
    days[row] = PackedKind.dayAndDate(day, code);
    recorded[row] = micros;
    if (name != 0) {
      names.add(row, name);
    }
    if (address != 0) {
      addresses.add(row, address);
    }
    if (date != 0) {
      dates.add(row, date);
    }
    if (source != 0) {
      sources.add(row, source);
    }
    if (birth != 0) {
      births.add(row, birth);
    }
    if (other != 0) {
      others.add(row, other);
    }
    if (attribute != 0) {
      attributes.add(row, attribute);
    }
    if (recorder != 0) {
      recorders.add(row, recorder);
    }
    size = row + 1;
  }

  public void add(RecordedEvent recorded) {
    if (recorded.position() != size && positions == null) {
      positions = new int[people.length];
      Arrays.setAll(positions, row -> row);
    }
    Event event = recorded.event();
    EffectiveDate effective = event.details().effective();
    int flags = 0;
    int date = 0;
    if (effective != null) {
      flags |= PackedKind.DATED;
      if (!effective.isExact()) {
        flags |= PackedKind.INEXACT;
        date = values.number(effective);
      }
    }
    EffectiveDate born = (EffectiveDate) EventFormat.value(event, MemberType.DATE);
    flags |= born == null ? 0 : PackedKind.BORN;
    Status status = (Status) EventFormat.value(event, MemberType.STATUS);
    Integer other = (Integer) EventFormat.value(event, MemberType.PERSON);
    add(
        event.personId(),
        PackedKind.of(
            event.kind(), flags, status == null ? PackedKind.NO_STATUS : status.ordinal()),
        values.number((Name) EventFormat.value(event, MemberType.NAME)),
        values.number((Address) EventFormat.value(event, MemberType.ADDRESS)),
        EventColumns.day(recorded.day()),
        EventColumns.micros(recorded.recorded()),
        date,
        values.sourceNumber(event.details().source()),
        born == null ? 0 : values.number(born),
        other == null ? 0 : other,
        attribute(event),
        values.sourceNumber(event.details().recordedBy()));
    if (event instanceof Event.Correction e) {
      addCorrected(values.number(e.to().name()), values.number(e.to().address()));
    }
    if (positions != null) {
      positions[size - 1] = Math.toIntExact(recorded.position());
    }
  }

  /// Gives the last row what it puts in the place of something else; 0 for none.
  private void addCorrected(int name, int address) {
    if (name != 0) {
      correctedNames.add(size - 1, name);
    }
    if (address != 0) {
      correctedAddresses.add(size - 1, address);
    }
  }

  private int attribute(Event event) {
    return event instanceof Event.Parents e
        ? values.number(e.parentIds())
        : values.number((Attribute) EventFormat.value(event, MemberType.ATTRIBUTE));
  }

  /// Adds a row of others, with its numbers.
  public void addRow(EventColumns of, int row) {
    addRow(
        of,
        row,
        of.nameNumber(row),
        of.addressNumber(row),
        of.dateNumber(row),
        of.birthNumber(row),
        of.sourceNumber(row),
        of.attributeNumber(row));
    if (of.recorderNumber(row) != 0) {
      recorders.add(size - 1, of.recorderNumber(row));
    }
    addCorrected(of.correctedNames.get(row), of.correctedAddresses.get(row));
  }

  /// Adds a row of others, with other numbers, and without who recorded it and what it corrects.
  public void addRow(
      EventColumns of,
      int row,
      int name,
      int address,
      int date,
      int birth,
      int source,
      int attribute) {
    add(
        of.personId(row),
        of.code(row),
        name,
        address,
        of.epochDay(row),
        of.recordedMicros(row),
        date,
        source,
        birth,
        of.otherId(row),
        attribute,
        0);
  }

  /// Adds all rows of another one, and their values.
  public void addAll(EventColumnsBuilder other) {
    int first = size;
    index = null;
    size = Math.addExact(first, other.size);
    if (size > people.length) {
      grow(size);
    }
    System.arraycopy(other.people, 0, people, first, other.size);
    System.arraycopy(other.codes, 0, codes, first, other.size);
    System.arraycopy(other.days, 0, days, first, other.size);
    System.arraycopy(other.recorded, 0, recorded, first, other.size);
    // each of these has dictionaries and columns of its own
    ForkJoinTask.invokeAll(
        Stream.<Runnable>of(
                () -> addPlaces(other, first),
                () -> addNames(other, first),
                () -> addOthers(other, first))
            .map(ForkJoinTask::adapt)
            .toList());
  }

  private void addPlaces(EventColumnsBuilder other, int first) {
    int[] places = values.addresses.addAll(other.values.addresses);
    addresses.addAll(other.addresses, first, places);
    correctedAddresses.addAll(other.correctedAddresses, first, places);
  }

  private void addNames(EventColumnsBuilder other, int first) {
    int[] called = values.names.addAll(other.values.names);
    names.addAll(other.names, first, called);
    correctedNames.addAll(other.correctedNames, first, called);
  }

  private void addOthers(EventColumnsBuilder other, int first) {
    int[] renumbered = values.dates.addAll(other.values.dates);
    dates.addAll(other.dates, first, renumbered);
    births.addAll(other.births, first, renumbered);
    int[] texts = values.sources.addAll(other.values.sources);
    sources.addAll(other.sources, first, texts);
    recorders.addAll(other.recorders, first, texts);
    others.addAll(other.others, first, null);
    attributes.addAll(other.attributes, first, values.attributes.addAll(other.values.attributes));
  }

  /// Makes room for that many rows, which have as many names and the like as those so far.
  void expect(int capacity) {
    grow(capacity);
    sparse().forEach(column -> column.expect(size, capacity));
  }

  /// Makes room for that many rows.
  void grow(int capacity) {
    people = Arrays.copyOf(people, capacity);
    codes = Arrays.copyOf(codes, capacity);
    days = Arrays.copyOf(days, capacity);
    recorded = Arrays.copyOf(recorded, capacity);
    positions = positions == null ? null : Arrays.copyOf(positions, capacity);
  }

  /// Says where the rows are in their timeline, where they are not all of it.
  ///
  /// @param positions of at least so many rows as there are, ascending
  public void place(int... positions) {
    this.positions = Arrays.copyOf(positions, Math.max(positions.length, people.length));
  }

  /// Gives back the room that is not used.
  public void trim() {
    if (people.length > size) {
      grow(Math.max(1, size));
    }
    sparse().forEach(SparseColumn::trim);
  }

  /// Whether an event that was read again is still that of the row.
  public boolean isAt(int row, RecordedEvent event) {
    return people[row] == event.event().personId()
        && recorded[row] == EventColumns.micros(event.recorded());
  }

  /// Forgets all rows from that one on, and the values that only these have: as values are numbered
  /// in the order in which they are met, they are the last ones.
  void cut(int row) {
    if (row == size) {
      return;
    }
    size = row;
    sparse().forEach(column -> column.cut(row));
    values.names.cut(greatest(names, correctedNames));
    values.addresses.cut(greatest(addresses, correctedAddresses));
    values.dates.cut(greatest(dates, births));
    values.sources.cut(greatest(sources, recorders));
    values.attributes.cut(attributes.greatest());
  }

  private static int greatest(SparseColumn one, SparseColumn other) {
    return Math.max(one.greatest(), other.greatest());
  }
}
