package people.index;

import module java.base;

import people.*;
import people.columns.*;
import people.line.*;

/// The columns of a stretch of a timeline, in a file of its own: what is looked up in them takes a
/// few reads, however many there are. Written once, see [SegmentWriter], and never changed.
///
/// ```
/// header     longs: MAGIC, generation, from, end, last recorded time, ends of observation, lengths of
///            the columns
/// checks     CRC32C of each block of 64 KB that follows, then one of all above
/// columns    one behind the other, each from a multiple of 8 on
/// ```
///
/// Numbers are in the byte order of the machine: one of another order takes the file for damaged.
///
/// A block is checked when it is first looked at; a damaged one throws [Damaged]. Safe for several
/// threads.
public final class Segment {

  /// Changes with the format.
  private static final int VERSION = 9;

  /// "peop", and a number of the format and of the kinds and members of events that this version
  /// knows: another one may have ignored some of them.
  static final long MAGIC =
      (long) (31 * VERSION + EventFormat.fingerprint()) << Integer.SIZE | 0x706f6570L;

  static final int BLOCK = 1 << 16;

  /// The columns, in the order of the file.
  public enum Column {
    PEOPLE,
    CODES,
    DAYS,
    RECORDED,
    NAME_ROWS,
    NAMES,
    ADDRESS_ROWS,
    ADDRESSES,
    DATE_ROWS,
    DATES,
    SOURCE_ROWS,
    SOURCES,
    BIRTH_ROWS,
    BIRTHS,
    MARK_ROWS,
    MARK_OFFSETS,
    MARK_ABOVE,
    MARK_SURE,
    PERSON_IDS,
    PERSON_STARTS,
    PERSON_ROWS,
    IDS,
    NAME_BYTES,
    NAME_STARTS,
    NAME_SLOTS,
    ADDRESS_BYTES,
    ADDRESS_STARTS,
    ADDRESS_SLOTS,
    DATE_BYTES,
    DATE_STARTS,
    DATE_SLOTS,
    SOURCE_BYTES,
    SOURCE_STARTS,
    SOURCE_SLOTS
  }

  static final List<Column> COLUMNS = List.of(Column.values());

  /// The columns of rows, of names, addresses, inexact dates, sources and births; the numbers are
  /// behind.
  static final List<Column> SPARSE =
      List.of(
          Column.NAME_ROWS,
          Column.ADDRESS_ROWS,
          Column.DATE_ROWS,
          Column.SOURCE_ROWS,
          Column.BIRTH_ROWS);

  /// How many longs of the header are before the lengths of the columns.
  static final int LENGTHS = 12;

  private static final long HEADER = Long.BYTES * (LENGTHS + (long) COLUMNS.size());

  private static final byte OBSERVATION_END = PackedKind.byteOf(Event.Kind.OBSERVATION_END);

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  /// A segment differs from what was written, and is to be thrown away.
  public static final class Damaged extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Damaged(String what) {
      super(what, null, false, false);
    }
  }

  public final SegmentHeader header;
  private final MemorySegment bytes;

  /// Offset of the first column, and of each.
  private final long body;

  private final long[] starts = new long[COLUMNS.size() + 1];
  private final boolean[] isChecked;

  /// @throws Damaged when it is no segment
  Segment(MemorySegment bytes) {
    this.bytes = bytes;
    if (bytes.byteSize() < HEADER) {
      throw new Damaged("header");
    }
    header = SegmentHeader.read(longs(bytes));
    for (int i = 0; i < starts.length - 1; i++) {
      long length = header.lengths()[i];
      if (length < 0 || length > bytes.byteSize()) {
        throw new Damaged("length");
      }
      starts[i + 1] = starts[i] + aligned(length);
    }
    long end = starts[COLUMNS.size()];
    isChecked = new boolean[blocks(end)];
    body = body(isChecked.length);
    if (bytes.byteSize() != body + end) {
      throw new Damaged("length");
    }
    long checks = checkAt(isChecked.length);
    if (crc(bytes.asSlice(0, checks)) != bytes.get(INT, checks)) {
      throw new Damaged("header");
    }
  }

  /// The header at the start of a segment.
  static LongBuffer longs(MemorySegment bytes) {
    return bytes.asSlice(0, HEADER).asByteBuffer().order(ByteOrder.nativeOrder()).asLongBuffer();
  }

  static long aligned(long length) {
    return length + 7 & ~7L;
  }

  /// How many blocks the columns take.
  static int blocks(long length) {
    return Math.toIntExact((length + BLOCK - 1) / BLOCK);
  }

  /// Where the check of a block is; that of the header is behind those of all blocks.
  static long checkAt(int block) {
    return HEADER + Integer.BYTES * (long) block;
  }

  /// Where the columns begin.
  static long body(int blocks) {
    return aligned(checkAt(blocks + 1));
  }

  static int crc(MemorySegment bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.asByteBuffer());
    return (int) crc.getValue();
  }

  /// How many events it has.
  public int size() {
    return count(Column.CODES, 1);
  }

  // ---- looking up

  /// Where a person is among its people; negative when it has none of hers.
  private int person(int personId) {
    int people = count(Column.PERSON_IDS, Integer.BYTES);
    int person = Search.first(people, i -> getInt(Column.PERSON_IDS, i) >= personId);
    return person < people && getInt(Column.PERSON_IDS, person) == personId ? person : -1;
  }

  /// How many events a person has here.
  public int count(int personId) {
    int person = person(personId);
    return person < 0
        ? 0
        : getInt(Column.PERSON_STARTS, person + 1) - getInt(Column.PERSON_STARTS, person);
  }

  /// Positions of a person's events, ascending.
  public long[] positions(int personId) {
    int person = person(personId);
    if (person < 0) {
      return new long[0];
    }
    int start = getInt(Column.PERSON_STARTS, person);
    long first = header.from().position();
    return IntStream.range(start, getInt(Column.PERSON_STARTS, person + 1))
        .mapToLong(i -> first + getInt(Column.PERSON_ROWS, i))
        .toArray();
  }

  /// Positions of the events that end observation, ascending. Where there are any, it looks at the
  /// events up to the last one.
  long[] observationEnds() {
    long[] found = new long[Math.toIntExact(header.observationEnds())];
    if (found.length == 0) {
      return found;
    }
    MemorySegment codes = all(Column.CODES);
    int count = 0;
    for (long row = 0; count < found.length && row < codes.byteSize(); row++) {
      if (codes.get(ValueLayout.JAVA_BYTE, row) == OBSERVATION_END) {
        found[count++] = header.from().position() + row;
      }
    }
    if (count < found.length) {
      throw new Damaged("ends of observation");
    }
    return found;
  }

  /// How many of some codes are those of events that end observation.
  static long countObservationEnds(MemorySegment codes) {
    long count = 0;
    for (long row = 0; row < codes.byteSize(); row++) {
      count += codes.get(ValueLayout.JAVA_BYTE, row) == OBSERVATION_END ? 1 : 0;
    }
    return count;
  }

  /// Least identifier of a person; 0 when nobody is named.
  int firstPersonId() {
    return count(Column.PERSON_IDS, Integer.BYTES) == 0 ? 0 : getInt(Column.PERSON_IDS, 0);
  }

  /// Greatest one; 0 when nobody is named.
  int lastPersonId() {
    int people = count(Column.PERSON_IDS, Integer.BYTES);
    return people == 0 ? 0 : getInt(Column.PERSON_IDS, people - 1);
  }

  /// Positions of the events that may have an id, ascending.
  ///
  /// @param hash see [EventIds#hash]
  long[] positionsOfId(int hash) {
    int size = count(Column.IDS, Long.BYTES);
    long entry = EventIds.entry(hash, 0);
    int from = Search.first(size, i -> getLong(Column.IDS, i) >= entry);
    int behind = from;
    while (behind < size && EventIds.hash(getLong(Column.IDS, behind)) == hash) {
      behind++;
    }
    long first = header.from().position();
    return IntStream.range(from, behind)
        .mapToLong(i -> first + EventIds.row(getLong(Column.IDS, i)))
        .toArray();
  }

  /// The last marked place that is not behind a position of this segment.
  public LinePlace place(long position) {
    int row = (int) (position - header.from().position());
    int marks = count(Column.MARK_ROWS, Integer.BYTES);
    int mark = Search.first(marks, i -> getInt(Column.MARK_ROWS, i) > row) - 1;
    long offset = getLong(Column.MARK_OFFSETS, mark);
    return new LinePlace(
        offset,
        header.from().position() + getInt(Column.MARK_ROWS, mark),
        getInt(Column.MARK_SURE, mark),
        getInt(Column.MARK_ABOVE, mark),
        offset,
        0);
  }

  private int count(Column column, int size) {
    return Math.toIntExact(header.lengths()[column.ordinal()] / size);
  }

  private int getInt(Column column, int index) {
    long at = starts[column.ordinal()] + Integer.BYTES * (long) index;
    check(at, at + Integer.BYTES);
    return bytes.get(INT, body + at);
  }

  private long getLong(Column column, int index) {
    long at = starts[column.ordinal()] + Long.BYTES * (long) index;
    check(at, at + Long.BYTES);
    return bytes.get(LONG, body + at);
  }

  /// Checks the blocks in which the bytes from one offset to another are.
  private void check(long from, long to) {
    for (int block = (int) (from / BLOCK); (long) block * BLOCK < to; block++) {
      if (!isChecked[block]) {
        long start = (long) block * BLOCK;
        long length = Math.min(BLOCK, starts[COLUMNS.size()] - start);
        if (crc(bytes.asSlice(body + start, length)) != bytes.get(INT, checkAt(block))) {
          throw new Damaged("block " + block);
        }
        isChecked[block] = true;
      }
    }
  }

  // ---- whole columns

  private MemorySegment all(Column column) {
    long from = starts[column.ordinal()];
    long length = header.lengths()[column.ordinal()];
    check(from, from + length);
    return bytes.asSlice(body + from, length);
  }

  private int[] ints(Column column) {
    return all(column).toArray(INT);
  }

  private long[] longs(Column column) {
    return all(column).toArray(LONG);
  }

  /// All its rows, without a place in a timeline; each column is copied by a thread of its own
  /// where that is worth it and as far as there are any.
  EventColumnsBuilder rows() {
    Stream<Column> all = COLUMNS.subList(0, Column.MARK_ROWS.ordinal()).stream();
    boolean isMuch = bytes.byteSize() > 16 * BLOCK;
    Object[] columns = (isMuch ? all.parallel() : all).map(this::array).toArray();
    return new EventColumnsBuilder(
        new ValueDictionaries(
            dictionary(Column.NAME_BYTES),
            dictionary(Column.ADDRESS_BYTES),
            dictionary(Column.DATE_BYTES),
            dictionary(Column.SOURCE_BYTES)),
        (int[]) columns[Column.PEOPLE.ordinal()],
        (byte[]) columns[Column.CODES.ordinal()],
        (int[]) columns[Column.DAYS.ordinal()],
        (long[]) columns[Column.RECORDED.ordinal()],
        SPARSE.stream()
            .map(Column::ordinal)
            .map(rows -> new SparseColumn((long[]) columns[rows], (int[]) columns[rows + 1]))
            .toList(),
        this::peopleUnlessDamaged);
  }

  private Object array(Column column) {
    return switch (column) {
      case CODES -> all(column).toArray(ValueLayout.JAVA_BYTE);
      case RECORDED, NAME_ROWS, ADDRESS_ROWS, DATE_ROWS, SOURCE_ROWS, BIRTH_ROWS -> longs(column);
      default -> ints(column);
    };
  }

  LineOffsets marks() {
    LineOffsets offsets = new LineOffsets();
    offsets.rows = ints(Column.MARK_ROWS);
    offsets.offsets = longs(Column.MARK_OFFSETS);
    offsets.above = ints(Column.MARK_ABOVE);
    offsets.sure = ints(Column.MARK_SURE);
    offsets.size = offsets.rows.length;
    return offsets;
  }

  /// Which of its rows are about whom; null when that is damaged.
  private PersonIndex peopleUnlessDamaged() {
    try {
      return new PersonIndex(
          ints(Column.PERSON_IDS), ints(Column.PERSON_STARTS), ints(Column.PERSON_ROWS));
    } catch (Damaged e) {
      return null;
    }
  }

  EventIds ids() {
    return new EventIds(longs(Column.IDS));
  }

  private Dictionary dictionary(Column itsBytes) {
    Column itsStarts = COLUMNS.get(itsBytes.ordinal() + 1);
    Column slots = COLUMNS.get(itsBytes.ordinal() + 2);
    return new Dictionary(
        all(itsBytes).toArray(ValueLayout.JAVA_BYTE), ints(itsStarts), longs(slots));
  }
}
