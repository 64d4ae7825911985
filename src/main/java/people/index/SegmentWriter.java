package people.index;

import module java.base;

import people.columns.*;
import people.disk.*;

/// Writes the file of a [Segment].
public final class SegmentWriter {

  /// The bytes of each column that is there.
  private final Map<SegmentColumn, MemorySegment> columns = new EnumMap<>(SegmentColumn.class);

  private final SegmentHeader header;

  /// Where the columns begin, and where they end.
  private final long body;

  private final long end;

  /// Of the blocks that were written.
  private final int[] checks;

  private int written;

  /// The block that is being filled, and how many bytes are in it.
  private final MemorySegment block = MemorySegment.ofArray(new byte[CheckedBlocks.SIZE]);

  private long filled;

  /// @param generation see [AppendJournal]
  /// @param part that has an end
  private SegmentWriter(long generation, ParallelFileReader.Part part) {
    EventColumnsBuilder rows = part.rows();
    putAll(SegmentColumn.PEOPLE, rows.dense());
    for (int i = 0; i < SegmentColumn.SPARSE.size(); i++) {
      SparseColumn column = rows.sparse().get(i);
      putAll(SegmentColumn.SPARSE.get(i), List.of(column.rows(), column.numbers()));
    }
    putAll(SegmentColumn.NAME_BYTES, rows.values.names);
    putAll(SegmentColumn.ADDRESS_BYTES, rows.values.addresses);
    putAll(SegmentColumn.DATE_BYTES, rows.values.dates);
    putAll(SegmentColumn.SOURCE_BYTES, rows.values.sources);
    putAll(SegmentColumn.ATTRIBUTE_BYTES, rows.values.attributes);
    WordLists lists = new WordLists(rows.values);
    putAll(SegmentColumn.WORD_BYTES, List.of(lists.words.bytes(), lists.words.starts()));
    putAll(SegmentColumn.NAME_WORD_STARTS, lists.ofNames);
    putAll(SegmentColumn.ADDRESS_WORD_STARTS, lists.ofAddresses);
    LineOffsets offsets = part.marks();
    long size = offsets.size;
    columns.put(SegmentColumn.MARK_ROWS, MemorySegment.ofArray(offsets.rows).asSlice(0, 4 * size));
    columns.put(
        SegmentColumn.MARK_OFFSETS, MemorySegment.ofArray(offsets.offsets).asSlice(0, 8 * size));
    columns.put(
        SegmentColumn.MARK_ABOVE, MemorySegment.ofArray(offsets.above).asSlice(0, 4 * size));
    columns.put(SegmentColumn.MARK_SURE, MemorySegment.ofArray(offsets.sure).asSlice(0, 4 * size));
    PersonIndex people = PersonIndex.of(new EventColumns(part.rows(), null));
    columns.put(SegmentColumn.PERSON_IDS, MemorySegment.ofArray(people.personIds));
    columns.put(SegmentColumn.PERSON_STARTS, MemorySegment.ofArray(people.starts));
    columns.put(SegmentColumn.PERSON_ROWS, MemorySegment.ofArray(people.rows));
    columns.put(SegmentColumn.IDS, MemorySegment.ofArray(part.ids().sorted()));
    long length = 0;
    long[] lengths = new long[SegmentColumn.ALL.size()];
    for (Map.Entry<SegmentColumn, MemorySegment> column : columns.entrySet()) {
      long bytes = column.getValue().byteSize();
      lengths[column.getKey().ordinal()] = bytes;
      length += Segment.aligned(bytes);
    }
    checks = new int[Segment.blocks(length)];
    body = Segment.body(checks.length);
    end = body + length;
    header =
        new SegmentHeader(
            generation,
            part.from(),
            part.end(),
            rows.lastRecorded(),
            Segment.kinds(columns.get(SegmentColumn.CODES)),
            lengths);
  }

  /// @param all of that column and of those behind it
  private void putAll(SegmentColumn first, List<MemorySegment> all) {
    for (int i = 0; i < all.size(); i++) {
      columns.put(SegmentColumn.ALL.get(first.ordinal() + i), all.get(i));
    }
  }

  private void putAll(SegmentColumn bytes, Dictionary texts) {
    putAll(bytes, List.of(texts.bytes(), texts.starts(), texts.slots()));
  }

  private void putAll(SegmentColumn starts, WordLists.Lists lists) {
    putAll(
        starts,
        List.of(MemorySegment.ofArray(lists.starts()), MemorySegment.ofArray(lists.values())));
  }

  /// Writes a new file. Nothing waits for the disk: what a crash leaves is found to be damaged.
  ///
  /// @param generation see [AppendJournal]
  /// @param part that has an end
  static void write(Storage.Blob file, long generation, ParallelFileReader.Part part)
      throws IOException {
    new SegmentWriter(generation, part).write(file::write);
  }

  /// The same in memory, of no generation.
  public static Segment inMemory(ParallelFileReader.Part part) {
    SegmentWriter writer = new SegmentWriter(AppendJournal.NONE, part);
    MemorySegment bytes = Arena.ofAuto().allocate(writer.end, Long.BYTES);
    try {
      writer.write((from, at) -> bytes.asSlice(at).copyFrom(MemorySegment.ofBuffer(from)));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // there is no file
    }
    return new Segment(
        (into, at) -> into.put(bytes.asSlice(at, into.remaining()).asByteBuffer()), writer.end);
  }

  /// Where the bytes go.
  private interface Target {
    void write(ByteBuffer bytes, long offset) throws IOException;
  }

  private void write(Target out) throws IOException {
    for (MemorySegment column : columns.values()) {
      add(column, out);
    }
    endBlock(out);
    MemorySegment head = MemorySegment.ofArray(new byte[Math.toIntExact(body)]);
    header.write(head.asByteBuffer().order(ByteOrder.nativeOrder()).asLongBuffer());
    long behind = Segment.checkAt(checks.length);
    MemorySegment.copy(
        checks, 0, head, ValueLayout.JAVA_INT_UNALIGNED, Segment.checkAt(0), checks.length);
    head.set(
        ValueLayout.JAVA_INT_UNALIGNED,
        behind,
        CheckedBlocks.crc(head.asSlice(0, behind).asByteBuffer()));
    out.write(head.asByteBuffer(), 0);
  }

  private void add(MemorySegment column, Target out) throws IOException {
    for (long from = 0; from < column.byteSize(); ) {
      long length = Math.min(column.byteSize() - from, CheckedBlocks.SIZE - filled);
      MemorySegment.copy(column, from, block, filled, length);
      from += length;
      fill(filled + length, out);
    }
    long gap = Segment.aligned(filled) - filled;
    block.asSlice(filled, gap).fill((byte) 0);
    fill(filled + gap, out);
  }

  private void fill(long length, Target out) throws IOException {
    filled = length;
    if (filled == CheckedBlocks.SIZE) {
      endBlock(out);
    }
  }

  private void endBlock(Target out) throws IOException {
    if (filled > 0) {
      MemorySegment bytes = block.asSlice(0, filled);
      checks[written] = CheckedBlocks.crc(bytes.asByteBuffer());
      out.write(bytes.asByteBuffer(), body + (long) written * CheckedBlocks.SIZE);
      written++;
      filled = 0;
    }
  }
}
