package people.columns;

import module java.base;

import people.disk.*;
import people.line.*;

/// Reads a file of lines into columns, on all cores: each reads one stretch of the file, and the
/// stretches are put together in order.
///
/// It gives up at anything odd (a damaged line, a batch that does not fit), and the file is to be
/// read line by line, which says what is wrong and where.
public final class ParallelFileReader {

  /// Bytes that are read at a time.
  private static final int BLOCK = 1 << 20;

  /// Stretches shorter than this are not worth a thread.
  private static final long LEAST = 1 << 21;

  /// Progress is told after so many lines, so that the cores do not wait for each other.
  private static final int TELL_EVERY = 1 << 16;

  /// A line that starts a batch, or ends one.
  private record BatchEdge(int row, int batch, int batchEnd) {}

  /// A part of a file in columns.
  ///
  /// @param from where it begins
  /// @param end where it ends; null when something unfinished is behind its last row
  public record Part(
      EventColumnsBuilder rows, LineOffsets marks, EventIds ids, LinePlace from, LinePlace end) {}

  private final LineBytes file;
  private final LinePlace from;
  private final long limit;
  private final LongConsumer progress;

  private ParallelFileReader(LineBytes file, LinePlace from, long limit, LongConsumer progress) {
    this.file = file;
    this.from = from;
    this.limit = limit;
    this.progress = progress;
  }

  /// @param from where no batch is open
  /// @param limit offset behind the last whole line
  /// @param progress is told how many more events were read, from several threads
  /// @return null when the file has to be read line by line
  public static Part read(TimelineFile file, LinePlace from, long limit, LongConsumer progress)
      throws IOException {
    return read(() -> file.storage.openToRead(file.path), from, limit, progress);
  }

  /// The same of lines that are in no timeline's file.
  public static Part read(LineBytes file, LinePlace from, long limit, LongConsumer progress)
      throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    int stretches = Math.clamp((limit - from.offset()) / LEAST, 1, cores);
    return read(file, from, limit, progress, stretches);
  }

  /// The same in so many stretches.
  static Part read(LineBytes file, LinePlace from, long limit, LongConsumer progress, int stretches)
      throws IOException {
    try {
      return new ParallelFileReader(file, from, limit, progress).read(stretches);
    } catch (ArithmeticException e) {
      return null; // two thousand million bytes of different names are not for columns
    }
  }

  private Part read(int count) throws IOException {
    List<Stretch> stretches;
    long length = limit - from.offset();
    try {
      stretches =
          IntStream.range(0, count)
              .parallel()
              .mapToObj(i ->
                  new Stretch(
                      i == 0,
                      from.offset() + length * i / count,
                      from.offset() + length * (i + 1) / count))
              .map(Stretch::read)
              .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (stretches.stream().anyMatch(stretch -> !stretch.isGood)) {
      return null;
    }
    EventColumnsBuilder all = stretches.getFirst().rows;
    all.grow(Math.max(1, stretches.stream().mapToInt(stretch -> stretch.rows.size).sum()));
    LineOffsets marks = new LineOffsets();
    EventIds ids = new EventIds();
    List<BatchEdge> batches = new ArrayList<>();
    LineChecksum chain = new LineChecksum(from.check());
    long line = from.line();
    long behind = from.offset();
    long unit = from.unit();
    int unchecked = -1;
    for (Stretch stretch : stretches) {
      if (!stretch.goesOnFrom(chain)) {
        return null;
      }
      int first = 0;
      if (stretch.rows != all) {
        first = all.size;
        all.addAll(stretch.rows);
      }
      marks.addAll(stretch.marks, first);
      ids.addAll(stretch.ids, first);
      line = stretch.line >= 0 ? stretch.line : line;
      behind = stretch.line >= 0 ? stretch.behind : behind;
      unit = stretch.unit >= 0 ? stretch.unit : unit;
      unchecked = stretch.unchecked >= 0 ? first + stretch.unchecked : unchecked;
      for (BatchEdge edge : stretch.batches) {
        batches.add(new BatchEdge(first + edge.row, edge.batch, edge.batchEnd));
      }
    }
    int whole = wholeBatches(batches, all.size, unchecked);
    if (whole < 0) {
      return null;
    }
    boolean isFinished = whole == all.size && (limit == from.offset() || file.endsLine(limit));
    all.cut(whole);
    all.trim();
    ids.cut(whole);
    tellBatches(marks, batches);
    LinePlace end = new LinePlace(behind, from.position() + whole, 0, chain.value(), line, unit);
    return new Part(all, marks, ids, from, isFinished ? end : null);
  }

  /// How many rows there are before a batch that is not whole at the end of the file; -1 when a
  /// batch is not as it was written, or may have another program's lines behind it.
  ///
  /// @param unchecked the last row whose line has no check
  private static int wholeBatches(List<BatchEdge> edges, int size, int unchecked) {
    int inside = 0; // behind the last row of the batch that is open
    BatchEdge start = null;
    for (BatchEdge edge : edges) {
      if (edge.batch > 0) {
        if (start != null) {
          return -1;
        }
        start = edge;
        inside = Math.addExact(edge.row, edge.batch);
      } else {
        if (start == null || edge.row != inside - 1 || edge.batchEnd != start.batch) {
          return -1;
        }
        start = null;
      }
    }
    if (start == null) {
      return size;
    }
    return inside > size && unchecked < start.row ? start.row : -1;
  }

  /// Tells each mark how many lines from there on belong to a batch that begins above.
  private static void tellBatches(LineOffsets marks, List<BatchEdge> edges) {
    int mark = 0;
    for (BatchEdge edge : edges) {
      if (edge.batch > 0) {
        while (mark < marks.size && marks.rows[mark] <= edge.row) {
          mark++;
        }
        for (int end = edge.row + edge.batch; mark < marks.size && marks.rows[mark] < end; mark++) {
          marks.sure[mark] = end - marks.rows[mark];
        }
      }
    }
  }

  /// The lines that start between two offsets.
  private final class Stretch {

    private final boolean isFirst;
    private final long from;
    private final long to;

    final EventColumnsBuilder rows = new EventColumnsBuilder(new ValueDictionaries());
    final List<BatchEdge> batches = new ArrayList<>();
    final LineOffsets marks = new LineOffsets();
    final EventIds ids = new EventIds();

    /// Offset of the last line, and of the last one that was written when all above was on disk; -1
    /// for none.
    long line = -1;

    /// Offset behind the last line.
    long behind;

    long unit = -1;

    /// The last row whose line has no check; -1 for none.
    int unchecked = -1;

    boolean isGood = true;

    private final LineChecksum chain;
    private final RowScan scan;

    /// Checked when the stretch before is known.
    private byte[] firstLine;

    private int told;

    Stretch(boolean isFirst, long from, long to) {
      this.isFirst = isFirst;
      this.from = from;
      this.to = to;
      this.chain =
          isFirst
              ? new LineChecksum(ParallelFileReader.this.from.check())
              : LineChecksum.fromAnywhere();
      this.scan = new RowScan(rows, chain);
    }

    /// Checks the first line, and moves the chain behind the last one.
    boolean goesOnFrom(LineChecksum before) {
      if (rows.size == 0) {
        return true;
      }
      marks.above[0] = before.value();
      try {
        before.pass(firstLine, 0, firstLine.length);
      } catch (BadLine e) {
        return false;
      }
      before.goOnFrom(chain.value());
      return true;
    }

    public Stretch read() {
      try (Storage.Blob in = file.open()) {
        byte[] block = new byte[Math.clamp(limit - from + 2, 2, BLOCK)];
        // a line that starts before belongs to the stretch before
        long start = isFirst ? from : from - 1;
        boolean isBetween = !isFirst;
        int length = 0; // of what is in the block
        while (start + length < limit) {
          if (length == block.length) {
            if (LineReader.isTooLong(length)) {
              return giveUp();
            }
            block = Arrays.copyOf(block, 2 * length);
          }
          length = fill(in, block, length, start);
          if (start > from && told == 0) {
            expect(start - from);
          }
          boolean isLast = start + length == limit;
          int at = isBetween ? lineEnd(block, 0, length) + 1 : 0;
          isBetween &= at == 0;
          while (!isBetween && at < length) {
            if (start + at >= to) {
              scan.end();
              return tell();
            }
            int before = chain.value();
            int end = scan.add(block, at, length, isLast);
            if (end >= 0) {
              ScannedLine line = scan.line;
              unchecked = line.hasCheck ? unchecked : rows.size - 1;
              if (!added(
                  start + at,
                  before,
                  !line.hasCheck || line.isTogether,
                  line.id(),
                  line.batch,
                  line.batchEnd)) {
                return giveUp();
              }
            } else {
              end = lineEnd(block, at, length);
              if (end < 0 && !isLast) {
                break; // the rest of the line comes with the next block
              }
              end = end < 0 ? length : end;
              if (!addOther(block, at, end, start + at)) {
                return giveUp();
              }
            }
            if (LineReader.isTooLong(end - at)) {
              return giveUp();
            }
            if (line == start + at) { // or it is blank
              firstLine = firstLine == null ? Arrays.copyOfRange(block, at, end) : firstLine;
              behind = Math.min(start + end + 1, limit);
            }
            at = end + 1;
          }
          scan.end();
          at = isBetween ? length : Math.min(at, length);
          length -= at;
          System.arraycopy(block, at, block, 0, length);
          start += at;
        }
        return tell();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// Makes room for as many rows as there will be, as far as the first ones tell.
    private void expect(long read) {
      double all = 1.02 * rows.size * (to - from) / read + 1000;
      rows.expect((int) Math.clamp(all, rows.size, 1 << 30));
      tell();
    }

    private static int lineEnd(byte[] block, int from, int to) {
      for (int i = from; i < to; i++) {
        if (block[i] == LineReader.LF) {
          return i;
        }
      }
      return -1;
    }

    /// Adds a line that is not as we write it.
    private boolean addOther(byte[] block, int lineStart, int lineEnd, long offset) {
      scan.end();
      if (LineReader.isBlank(block, lineStart, lineEnd)) {
        return true;
      }
      try {
        int before = chain.value();
        EventParser.Line line = EventParser.read(block, lineStart, lineEnd, rows.size, chain);
        rows.add(line.event());
        unchecked = line.hasCheck() ? unchecked : rows.size - 1;
        return added(
            offset,
            before,
            !LineChecksum.startsUnit(block, lineStart, lineEnd),
            line.event().event().details().id(),
            line.batch() == 1 ? 0 : line.batch(),
            line.batchEnd());
      } catch (BadLine e) {
        return false;
      }
    }

    /// Remembers where the line of the last row is, and whether it starts or ends a batch.
    ///
    /// @param before the chain's value of the line above
    /// @param goesOn whether it is in the unit of the line above
    /// @param id null for none
    private boolean added(
        long offset, int before, boolean goesOn, String id, int batch, int batchEnd) {
      int row = rows.size - 1;
      line = offset;
      unit = goesOn ? unit : offset;
      if (row % LineOffsets.EVERY == 0) {
        marks.add(row, offset, before);
      }
      if (id != null) {
        ids.add(id, row);
      }
      if (row - told >= TELL_EVERY) {
        tell();
      }
      if (batch > 0 || batchEnd > 0) {
        batches.add(new BatchEdge(row, batch, batchEnd));
      }
      return batch == 0 || batchEnd == 0;
    }

    private Stretch giveUp() {
      isGood = false;
      return this;
    }

    private Stretch tell() {
      progress.accept(rows.size - told);
      told = rows.size;
      return this;
    }
  }

  /// Reads until the block is full, or to the limit.
  ///
  /// @param length of what is there already
  /// @param start offset in the file of the block's first byte
  /// @return how much is there now
  private int fill(Storage.Blob in, byte[] block, int length, long start) throws IOException {
    int full = (int) Math.min(block.length, limit - start);
    ByteBuffer room = ByteBuffer.wrap(block, length, full - length);
    in.read(room, start + length);
    if (room.hasRemaining()) {
      throw new EOFException("another program cut it while it was read");
    }
    return full;
  }
}
