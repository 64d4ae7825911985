package people.index;

import module java.base;

import people.*;
import people.columns.*;
import people.line.*;

/// The columns of a stretch of a timeline, in a file of its own: what is looked up in them takes a
/// few reads, however many there are. Written once, see [SegmentWriter], and never changed.
///
/// ```
/// header     longs: MAGIC, generation, from, end, last recorded time, kinds of events, lengths of
///            the columns
/// checks     CRC32C of each block of 64 KB that follows, then one of all above
/// columns    one behind the other, each from a multiple of 8 on
/// ```
///
/// Numbers are in the byte order of the machine: one of another order takes the file for damaged.
///
/// It is read, and not mapped: whoever cuts or overwrites a file that is mapped ends the program
/// that looks at it. A block that is damaged, or can't be read, throws [Damaged]. Safe for several
/// threads.
public final class Segment {

  /// Changes with the format.
  private static final int VERSION = 11;

  /// "peop", and a number of the format and of the kinds and members of events that this version
  /// knows: another one may have ignored some of them.
  static final long MAGIC =
      (long) (31 * VERSION + EventFormat.fingerprint()) << Integer.SIZE | 0x706f6570L;

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
    OTHER_ROWS,
    OTHERS,
    ATTRIBUTE_ROWS,
    ATTRIBUTES,
    RECORDER_ROWS,
    RECORDERS,
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
    SOURCE_SLOTS,
    ATTRIBUTE_BYTES,
    ATTRIBUTE_STARTS,
    ATTRIBUTE_SLOTS
  }

  static final List<Column> COLUMNS = List.of(Column.values());

  /// The columns of rows, of names, addresses, inexact dates, sources, births, other people,
  /// attributes and of who recorded it; the numbers are behind.
  static final List<Column> SPARSE =
      List.of(
          Column.NAME_ROWS,
          Column.ADDRESS_ROWS,
          Column.DATE_ROWS,
          Column.SOURCE_ROWS,
          Column.BIRTH_ROWS,
          Column.OTHER_ROWS,
          Column.ATTRIBUTE_ROWS,
          Column.RECORDER_ROWS);

  /// How many longs of the header are before the lengths of the columns.
  static final int LENGTHS = 12;

  private static final long HEADER = Long.BYTES * (LENGTHS + (long) COLUMNS.size());

  /// A segment differs from what was written, and is to be thrown away.
  public static final class Damaged extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Damaged(String what) {
      super(what, null, false, false);
    }
  }

  public final SegmentHeader header;

  /// Offset of each column from the first one, and behind the last.
  private final long[] starts = new long[COLUMNS.size() + 1];

  private final CheckedBlocks blocks;

  /// @param size in bytes
  /// @throws Damaged when it is no segment
  Segment(CheckedBlocks.ByteReader file, long size) {
    ByteBuffer head = read(file, 0, HEADER, size);
    header = SegmentHeader.read(head.slice().order(ByteOrder.nativeOrder()).asLongBuffer());
    for (int i = 0; i < starts.length - 1; i++) {
      long length = header.lengths()[i];
      if (length < 0 || length > size) {
        throw new Damaged("length");
      }
      starts[i + 1] = starts[i] + aligned(length);
    }
    long length = starts[COLUMNS.size()];
    int[] checks = new int[blocks(length)];
    long body = body(checks.length);
    if (size != body + length) {
      throw new Damaged("length");
    }
    ByteBuffer all = read(file, HEADER, body - HEADER, size);
    CRC32C crc = new CRC32C();
    crc.update(head);
    crc.update(all.slice(0, Integer.BYTES * checks.length));
    if ((int) crc.getValue() != all.getInt(Integer.BYTES * checks.length)) {
      throw new Damaged("header");
    }
    all.asIntBuffer().get(checks);
    blocks = new CheckedBlocks(file, body, length, checks);
  }

  private static ByteBuffer read(CheckedBlocks.ByteReader file, long from, long length, long size) {
    if (size < from + length) {
      throw new Damaged("header");
    }
    return CheckedBlocks.read(file, ByteBuffer.allocate(Math.toIntExact(length)), from);
  }

  static long aligned(long length) {
    return length + 7 & ~7L;
  }

  /// How many blocks the columns take.
  static int blocks(long length) {
    return Math.toIntExact((length + CheckedBlocks.SIZE - 1) / CheckedBlocks.SIZE);
  }

  /// Where the check of a block is; that of the header is behind those of all blocks.
  static long checkAt(int block) {
    return HEADER + Integer.BYTES * (long) block;
  }

  /// Where the columns begin.
  static long body(int blocks) {
    return aligned(checkAt(blocks + 1));
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

  /// Whether it has events of a kind.
  boolean has(Event.Kind kind) {
    return (header.kinds() & 1L << kind.ordinal()) != 0;
  }

  /// Positions of the events of a kind, ascending. Where there are any, it looks at all events.
  long[] ofKind(Event.Kind kind) {
    if (!has(kind)) {
      return new long[0];
    }
    LongStream.Builder found = LongStream.builder();
    long first = header.from().position();
    pass(
        Column.CODES,
        (bytes, row) -> {
          byte[] codes = new byte[bytes.remaining()];
          bytes.get(codes);
          for (int i = 0; i < codes.length; i++) {
            if (PackedKind.kind(codes[i]) == kind) {
              found.add(first + row + i);
            }
          }
          return true;
        });
    long[] positions = found.build().toArray();
    if (positions.length == 0) {
      throw new Damaged("kinds of events");
    }
    return positions;
  }

  /// The kinds that some codes are of, as bits by their ordinals.
  static long kinds(MemorySegment codes) {
    long kinds = 0;
    for (long row = 0; row < codes.byteSize(); row++) {
      kinds |= 1L << PackedKind.kind(codes.get(ValueLayout.JAVA_BYTE, row)).ordinal();
    }
    return kinds;
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
    return blocks.getInt(starts[column.ordinal()] + Integer.BYTES * (long) index);
  }

  private long getLong(Column column, int index) {
    return blocks.getLong(starts[column.ordinal()] + Long.BYTES * (long) index);
  }

  // ---- whole columns

  private void pass(Column column, CheckedBlocks.Piece piece) {
    long from = starts[column.ordinal()];
    blocks.pass(from, from + header.lengths()[column.ordinal()], piece);
  }

  /// Copies a column.
  ///
  /// @param array that takes all of it
  private <T> T copy(Column column, T array, MemorySegment ofArray) {
    pass(
        column,
        (bytes, offset) -> {
          ofArray.asSlice(offset, bytes.remaining()).copyFrom(MemorySegment.ofBuffer(bytes));
          return true;
        });
    return array;
  }

  private byte[] bytes(Column column) {
    byte[] array = new byte[count(column, 1)];
    return copy(column, array, MemorySegment.ofArray(array));
  }

  int[] ints(Column column) {
    int[] array = new int[count(column, Integer.BYTES)];
    return copy(column, array, MemorySegment.ofArray(array));
  }

  long[] longs(Column column) {
    long[] array = new long[count(column, Long.BYTES)];
    return copy(column, array, MemorySegment.ofArray(array));
  }

  /// All its rows, without a place in a timeline; each column is copied by a thread of its own
  /// where that is worth it and as far as there are any.
  EventColumnsBuilder rows() {
    Stream<Column> all = COLUMNS.subList(0, Column.MARK_ROWS.ordinal()).stream();
    boolean isMuch = starts[COLUMNS.size()] > 16 * CheckedBlocks.SIZE;
    Object[] columns = (isMuch ? all.parallel() : all).map(this::array).toArray();
    return new EventColumnsBuilder(
        new ValueDictionaries(
            dictionary(Column.NAME_BYTES),
            dictionary(Column.ADDRESS_BYTES),
            dictionary(Column.DATE_BYTES),
            dictionary(Column.SOURCE_BYTES),
            dictionary(Column.ATTRIBUTE_BYTES)),
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
      case CODES -> bytes(column);
      default ->
          column == Column.RECORDED || SPARSE.contains(column) ? longs(column) : ints(column);
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

  Dictionary dictionary(Column itsBytes) {
    Column itsStarts = COLUMNS.get(itsBytes.ordinal() + 1);
    Column slots = COLUMNS.get(itsBytes.ordinal() + 2);
    return new Dictionary(bytes(itsBytes), ints(itsStarts), longs(slots));
  }
}
