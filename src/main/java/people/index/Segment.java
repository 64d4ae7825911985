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
  private static final int VERSION = 12;

  /// "peop", and a number of the format and of the kinds and members of events that this version
  /// knows: another one may have ignored some of them.
  static final long MAGIC =
      (long) (31 * VERSION + EventFormat.fingerprint()) << Integer.SIZE | 0x706f6570L;

  /// How many longs of the header are before the lengths of the columns.
  static final int LENGTHS = 12;

  private static final long HEADER = Long.BYTES * (LENGTHS + (long) SegmentColumn.ALL.size());

  /// A segment differs from what was written, and is to be thrown away.
  public static final class Damaged extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Damaged(String what) {
      super(what, null, false, false);
    }
  }

  public final SegmentHeader header;

  /// Offset of each column from the first one, and behind the last.
  private final long[] starts = new long[SegmentColumn.ALL.size() + 1];

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
    long length = starts[SegmentColumn.ALL.size()];
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
    return count(SegmentColumn.CODES, 1);
  }

  // ---- looking up

  /// Where a person is among its people; negative when it has none of hers.
  private int person(int personId) {
    int people = count(SegmentColumn.PERSON_IDS, Integer.BYTES);
    int person = Search.first(people, i -> getInt(SegmentColumn.PERSON_IDS, i) >= personId);
    return person < people && getInt(SegmentColumn.PERSON_IDS, person) == personId ? person : -1;
  }

  /// How many events a person has here.
  public int count(int personId) {
    int person = person(personId);
    return person < 0
        ? 0
        : getInt(SegmentColumn.PERSON_STARTS, person + 1)
            - getInt(SegmentColumn.PERSON_STARTS, person);
  }

  /// Positions of a person's events, ascending.
  public long[] positions(int personId) {
    int person = person(personId);
    if (person < 0) {
      return new long[0];
    }
    int start = getInt(SegmentColumn.PERSON_STARTS, person);
    long first = header.from().position();
    return IntStream.range(start, getInt(SegmentColumn.PERSON_STARTS, person + 1))
        .mapToLong(i -> first + getInt(SegmentColumn.PERSON_ROWS, i))
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
        SegmentColumn.CODES,
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
    return count(SegmentColumn.PERSON_IDS, Integer.BYTES) == 0
        ? 0
        : getInt(SegmentColumn.PERSON_IDS, 0);
  }

  /// Greatest one; 0 when nobody is named.
  int lastPersonId() {
    int people = count(SegmentColumn.PERSON_IDS, Integer.BYTES);
    return people == 0 ? 0 : getInt(SegmentColumn.PERSON_IDS, people - 1);
  }

  /// Positions of the events that may have an id, ascending.
  ///
  /// @param hash see [EventIds#hash]
  long[] positionsOfId(int hash) {
    int size = count(SegmentColumn.IDS, Long.BYTES);
    long entry = EventIds.entry(hash, 0);
    int from = Search.first(size, i -> getLong(SegmentColumn.IDS, i) >= entry);
    int behind = from;
    while (behind < size && EventIds.hash(getLong(SegmentColumn.IDS, behind)) == hash) {
      behind++;
    }
    long first = header.from().position();
    return IntStream.range(from, behind)
        .mapToLong(i -> first + EventIds.row(getLong(SegmentColumn.IDS, i)))
        .toArray();
  }

  /// The last marked place that is not behind a position of this segment.
  public LinePlace place(long position) {
    int row = (int) (position - header.from().position());
    int marks = count(SegmentColumn.MARK_ROWS, Integer.BYTES);
    int mark = Search.first(marks, i -> getInt(SegmentColumn.MARK_ROWS, i) > row) - 1;
    long offset = getLong(SegmentColumn.MARK_OFFSETS, mark);
    return new LinePlace(
        offset,
        header.from().position() + getInt(SegmentColumn.MARK_ROWS, mark),
        getInt(SegmentColumn.MARK_SURE, mark),
        getInt(SegmentColumn.MARK_ABOVE, mark),
        offset,
        0);
  }

  int count(SegmentColumn column, int size) {
    return Math.toIntExact(header.lengths()[column.ordinal()] / size);
  }

  int getInt(SegmentColumn column, int index) {
    return blocks.getInt(starts[column.ordinal()] + Integer.BYTES * (long) index);
  }

  private long getLong(SegmentColumn column, int index) {
    return blocks.getLong(starts[column.ordinal()] + Long.BYTES * (long) index);
  }

  // ---- whole columns

  void pass(SegmentColumn column, CheckedBlocks.Piece piece) {
    long from = starts[column.ordinal()];
    blocks.pass(from, from + header.lengths()[column.ordinal()], piece);
  }

  /// Copies a column.
  ///
  /// @param array that takes all of it
  private <T> T copy(SegmentColumn column, T array, MemorySegment ofArray) {
    pass(
        column,
        (bytes, offset) -> {
          ofArray.asSlice(offset, bytes.remaining()).copyFrom(MemorySegment.ofBuffer(bytes));
          return true;
        });
    return array;
  }

  byte[] bytes(SegmentColumn column) {
    byte[] array = new byte[count(column, 1)];
    return copy(column, array, MemorySegment.ofArray(array));
  }

  /// Some bytes of a column.
  byte[] bytes(SegmentColumn column, int from, int to) {
    byte[] array = new byte[to - from];
    MemorySegment ofArray = MemorySegment.ofArray(array);
    long start = starts[column.ordinal()];
    blocks.pass(
        start + from,
        start + to,
        (bytes, offset) -> {
          ofArray.asSlice(offset, bytes.remaining()).copyFrom(MemorySegment.ofBuffer(bytes));
          return true;
        });
    return array;
  }

  int[] ints(SegmentColumn column) {
    int[] array = new int[count(column, Integer.BYTES)];
    return copy(column, array, MemorySegment.ofArray(array));
  }

  long[] longs(SegmentColumn column) {
    long[] array = new long[count(column, Long.BYTES)];
    return copy(column, array, MemorySegment.ofArray(array));
  }

  /// All its rows, without a place in a timeline; each column is copied by a thread of its own
  /// where that is worth it and as far as there are any.
  EventColumnsBuilder rows() {
    Stream<SegmentColumn> all =
        SegmentColumn.ALL.subList(0, SegmentColumn.MARK_ROWS.ordinal()).stream();
    boolean isMuch = starts[SegmentColumn.ALL.size()] > 16 * CheckedBlocks.SIZE;
    Object[] columns = (isMuch ? all.parallel() : all).map(this::array).toArray();
    return new EventColumnsBuilder(
        new ValueDictionaries(
            dictionary(SegmentColumn.NAME_BYTES),
            dictionary(SegmentColumn.ADDRESS_BYTES),
            dictionary(SegmentColumn.DATE_BYTES),
            dictionary(SegmentColumn.SOURCE_BYTES),
            dictionary(SegmentColumn.ATTRIBUTE_BYTES)),
        (int[]) columns[SegmentColumn.PEOPLE.ordinal()],
        (byte[]) columns[SegmentColumn.CODES.ordinal()],
        (int[]) columns[SegmentColumn.DAYS.ordinal()],
        (long[]) columns[SegmentColumn.RECORDED.ordinal()],
        SegmentColumn.SPARSE.stream()
            .map(SegmentColumn::ordinal)
            .map(rows -> new SparseColumn((long[]) columns[rows], (int[]) columns[rows + 1]))
            .toList(),
        this::peopleUnlessDamaged);
  }

  private Object array(SegmentColumn column) {
    return switch (column) {
      case CODES -> bytes(column);
      default ->
          column == SegmentColumn.RECORDED || SegmentColumn.SPARSE.contains(column)
              ? longs(column)
              : ints(column);
    };
  }

  LineOffsets marks() {
    LineOffsets offsets = new LineOffsets();
    offsets.rows = ints(SegmentColumn.MARK_ROWS);
    offsets.offsets = longs(SegmentColumn.MARK_OFFSETS);
    offsets.above = ints(SegmentColumn.MARK_ABOVE);
    offsets.sure = ints(SegmentColumn.MARK_SURE);
    offsets.size = offsets.rows.length;
    return offsets;
  }

  /// Which of its rows are about whom; null when that is damaged.
  private PersonIndex peopleUnlessDamaged() {
    try {
      return new PersonIndex(
          ints(SegmentColumn.PERSON_IDS),
          ints(SegmentColumn.PERSON_STARTS),
          ints(SegmentColumn.PERSON_ROWS));
    } catch (Damaged e) {
      return null;
    }
  }

  EventIds ids() {
    return new EventIds(longs(SegmentColumn.IDS));
  }

  Dictionary dictionary(SegmentColumn itsBytes) {
    SegmentColumn itsStarts = SegmentColumn.ALL.get(itsBytes.ordinal() + 1);
    SegmentColumn slots = SegmentColumn.ALL.get(itsBytes.ordinal() + 2);
    return new Dictionary(bytes(itsBytes), ints(itsStarts), longs(slots));
  }
}
