package people.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import people.columns.Dictionary;
import people.columns.EventColumns;
import people.columns.EventColumnsBuilder;
import people.columns.LineOffsets;
import people.columns.ParallelFileReader;
import people.columns.PersonIndex;
import people.columns.SparseColumn;
import people.disk.Storage;
import people.index.Segment.Column;

/// Writes the file of a [Segment].
public final class SegmentWriter {

  /// Of the bytes of each column; a column that is not there has none.
  private final Map<Column, MemorySegment> columns = new EnumMap<>(Column.class);

  private int blocks;

  private SegmentWriter(ParallelFileReader.Part part) {
    EventColumnsBuilder rows = part.rows();
    putAll(Column.PEOPLE, rows.dense());
    for (int i = 0; i < Segment.SPARSE.size(); i++) {
      SparseColumn column = rows.sparse().get(i);
      putAll(Segment.SPARSE.get(i), List.of(column.rows(), column.numbers()));
    }
    putAll(Column.NAME_BYTES, rows.values.names);
    putAll(Column.ADDRESS_BYTES, rows.values.addresses);
    putAll(Column.DATE_BYTES, rows.values.dates);
    putAll(Column.SOURCE_BYTES, rows.values.sources);
    LineOffsets marks = part.marks();
    put(Column.MARK_ROWS, ints(marks.rows, marks.size));
    put(Column.MARK_OFFSETS, longs(marks.offsets, marks.size));
    put(Column.MARK_ABOVE, ints(marks.above, marks.size));
    put(Column.MARK_SURE, ints(marks.sure, marks.size));
    PersonIndex people = PersonIndex.of(new EventColumns(part.rows(), null));
    put(Column.PERSON_IDS, ints(people.personIds, people.personIds.length));
    put(Column.PERSON_STARTS, ints(people.starts, people.starts.length));
    put(Column.PERSON_ROWS, ints(people.rows, people.rows.length));
    long[] ids = part.ids().sorted();
    put(Column.IDS, longs(ids, ids.length));
  }

  /// @param all of that column and of those behind it
  private void putAll(Column first, List<MemorySegment> all) {
    for (int i = 0; i < all.size(); i++) {
      put(Segment.COLUMNS.get(first.ordinal() + i), all.get(i));
    }
  }

  private void putAll(Column bytes, Dictionary texts) {
    putAll(bytes, List.of(texts.bytes(), texts.starts(), texts.slots()));
  }

  private void put(Column column, MemorySegment bytes) {
    columns.put(column, bytes);
  }

  private static MemorySegment ints(int[] array, int length) {
    return MemorySegment.ofArray(array).asSlice(0, Integer.BYTES * (long) length);
  }

  private static MemorySegment longs(long[] array, int length) {
    return MemorySegment.ofArray(array).asSlice(0, Long.BYTES * (long) length);
  }

  /// Writes a new file. Nothing waits for the disk: what a crash leaves is found to be damaged.
  ///
  /// @param generation see [AppendJournal]
  /// @param part that has an end
  static void write(Storage.Blob file, long generation, ParallelFileReader.Part part)
      throws IOException {
    SegmentWriter writer = new SegmentWriter(part);
    long[] header = header(generation, part);
    writer.tellLengths(header);
    writer.write(file::write, header);
  }

  private static long[] header(long generation, ParallelFileReader.Part part) {
    long[] header = new long[Segment.HEADER];
    header[0] = Segment.MAGIC;
    header[Segment.GENERATION] = generation;
    header[Segment.FROM_OFFSET] = part.from().offset();
    header[Segment.FROM_POSITION] = part.from().position();
    header[Segment.FROM_CHECK] = part.from().check();
    header[Segment.END_OFFSET] = part.end().offset();
    header[Segment.END_POSITION] = part.end().position();
    header[Segment.END_CHECK] = part.end().check();
    header[Segment.END_LINE] = part.end().line();
    header[Segment.END_UNIT] = part.end().unit();
    header[Segment.LAST_RECORDED] = part.rows().lastRecorded();
    return header;
  }

  /// The same in memory, of no generation.
  public static Segment inMemory(ParallelFileReader.Part part) {
    SegmentWriter writer = new SegmentWriter(part);
    long[] header = header(AppendJournal.NONE, part);
    MemorySegment bytes = Arena.ofAuto().allocate(writer.tellLengths(header), Long.BYTES);
    try {
      writer.write(
          (from, offset) -> bytes.asSlice(offset).copyFrom(MemorySegment.ofBuffer(from)), header);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // there is no file
    }
    return new Segment(bytes);
  }

  /// Where the bytes go.
  private interface Target {
    void write(ByteBuffer bytes, long offset) throws IOException;
  }

  /// Completes a header.
  ///
  /// @return how long all is
  private long tellLengths(long[] header) {
    long length = 0;
    for (Column column : Segment.COLUMNS) {
      long bytes = columns.containsKey(column) ? columns.get(column).byteSize() : 0;
      header[Segment.LENGTHS + column.ordinal()] = bytes;
      length += Segment.aligned(bytes);
    }
    blocks = Math.toIntExact((length + Segment.BLOCK - 1) / Segment.BLOCK);
    return Segment.body(blocks) + length;
  }

  private void write(Target out, long[] header) throws IOException {
    int[] checks = new int[blocks];
    long body = Segment.body(blocks);
    try (Arena arena = Arena.ofConfined()) {
      Blocks target = new Blocks(out, body, checks, arena);
      for (Column column : Segment.COLUMNS) {
        if (columns.containsKey(column)) {
          target.add(columns.get(column));
        }
      }
      target.end();
      MemorySegment head = arena.allocate(body, Long.BYTES);
      MemorySegment.copy(header, 0, head, ValueLayout.JAVA_LONG, 0, header.length);
      long at = Long.BYTES * (long) header.length;
      MemorySegment.copy(checks, 0, head, ValueLayout.JAVA_INT, at, checks.length);
      at += Integer.BYTES * (long) checks.length;
      head.set(ValueLayout.JAVA_INT, at, crc(head.asSlice(0, at).asByteBuffer()));
      out.write(head.asByteBuffer(), 0);
    }
  }

  private static int crc(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /// The columns on their way to the file, block by block.
  private static final class Blocks {

    private final Target out;
    private final long body;
    private final int[] checks;
    private final MemorySegment block;
    private long filled;
    private int written;

    Blocks(Target out, long body, int[] checks, Arena arena) {
      this.out = out;
      this.body = body;
      this.checks = checks;
      this.block = arena.allocate(Segment.BLOCK, Long.BYTES);
    }

    void add(MemorySegment column) throws IOException {
      for (long from = 0; from < column.byteSize(); ) {
        long length = Math.min(column.byteSize() - from, Segment.BLOCK - filled);
        MemorySegment.copy(column, from, block, filled, length);
        from += length;
        fill(filled + length);
      }
      long gap = Segment.aligned(filled) - filled;
      block.asSlice(filled, gap).fill((byte) 0);
      fill(filled + gap);
    }

    private void fill(long length) throws IOException {
      filled = length;
      if (filled == Segment.BLOCK) {
        end();
      }
    }

    void end() throws IOException {
      if (filled > 0) {
        ByteBuffer bytes = block.asSlice(0, filled).asByteBuffer();
        checks[written] = crc(bytes.duplicate());
        out.write(bytes, body + (long) written * Segment.BLOCK);
        written++;
        filled = 0;
      }
    }
  }
}
