package people;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/// Reads a file of lines into columns, on all cores: each reads one stretch of the file, and the
/// stretches are put together in order.
///
/// What is not plainly right (a damaged line, a batch that does not fit) makes it give up, and the
/// file is to be read line by line, which says what is wrong and where.
final class FileColumns {

  /// Bytes that are read at a time.
  private static final int BLOCK = 1 << 20;

  /// Stretches shorter than this are not worth a thread.
  private static final long LEAST = 1 << 21;

  /// Every so many lines one is marked with its offset, to find the others from.
  private static final int MARK_EVERY = 16;

  /// Progress is told after so many lines, so that the cores do not wait for each other.
  private static final int TELL_EVERY = 1 << 16;

  /// A line that starts a batch, or ends one.
  private record BatchEdge(int row, int batch, int batchEnd) {}

  private final Path file;
  private final long limit;
  private final LongConsumer progress;

  private FileColumns(Path file, long limit, LongConsumer progress) {
    this.file = file;
    this.limit = limit;
    this.progress = progress;
  }

  /// @param limit offset behind the last whole line
  /// @param progress is told how many more events were read, from several threads
  /// @return null when the file has to be read line by line
  static EventColumns read(Path file, long limit, LongConsumer progress) throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    int stretches = Math.clamp(limit / LEAST, 1, cores);
    return read(file, limit, progress, stretches);
  }

  /// The same in so many stretches.
  static EventColumns read(Path file, long limit, LongConsumer progress, int stretches)
      throws IOException {
    return new FileColumns(file, limit, progress).read(stretches);
  }

  private EventColumns read(int count) throws IOException {
    List<Stretch> stretches;
    try {
      stretches =
          IntStream.range(0, count)
              .parallel()
              .mapToObj(i -> new Stretch(limit * i / count, limit * (i + 1) / count))
              .map(Stretch::read)
              .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (stretches.stream().anyMatch(stretch -> !stretch.isGood)) {
      return null;
    }
    EventColumns.Builder all = stretches.getFirst().rows;
    all.grow(Math.max(1, stretches.stream().mapToInt(stretch -> stretch.rows.size).sum()));
    Marks marks = new Marks(stretches.stream().mapToInt(stretch -> stretch.marks).sum());
    List<BatchEdge> batches = new ArrayList<>();
    Chain chain = new Chain();
    for (Stretch stretch : stretches) {
      if (!stretch.goesOnFrom(chain)) {
        return null;
      }
      int first = 0;
      if (stretch.rows != all) {
        first = all.size;
        all.addAll(stretch.rows, all.values.addAll(stretch.rows.values));
      }
      marks.add(first, stretch);
      for (BatchEdge edge : stretch.batches) {
        batches.add(new BatchEdge(first + edge.row, edge.batch, edge.batchEnd));
      }
    }
    int whole = wholeBatches(batches, all.size);
    if (whole < 0) {
      return null;
    }
    all.cut(whole);
    return new EventColumns(
        all, new FileRows(file, limit, all, marks.rows, marks.offsets, marks.above));
  }

  /// How many rows there are before a batch that is not whole at the end of the file; -1 when a
  /// batch is not as it was written.
  private static int wholeBatches(List<BatchEdge> edges, int size) {
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
    return inside > size ? start.row : -1;
  }

  /// Rows, the offsets of their lines, and the chain's values of the lines above.
  private static final class Marks {

    final int[] rows;
    final long[] offsets;
    final int[] above;
    int size;

    Marks(int size) {
      rows = new int[size];
      offsets = new long[size];
      above = new int[size];
    }

    void add(int first, Stretch of) {
      for (int i = 0; i < of.marks; i++) {
        rows[size] = first + i * MARK_EVERY;
        above[size] = of.above[i];
        offsets[size++] = of.offsets[i];
      }
    }
  }

  /// The lines that start between two offsets.
  private final class Stretch {

    private final long from;
    private final long to;

    final EventColumns.Builder rows = new EventColumns.Builder(new Values());
    final List<BatchEdge> batches = new ArrayList<>();
    long[] offsets = new long[64];
    int[] above = new int[64];
    int marks;
    boolean isGood = true;

    private final Chain chain;
    private final LineScan scan;

    /// Checked when the stretch before is known.
    private byte[] firstLine;

    private int told;

    Stretch(long from, long to) {
      this.from = from;
      this.to = to;
      this.chain = from == 0 ? new Chain() : Chain.fromAnywhere();
      this.scan = new LineScan(rows, chain);
    }

    /// Checks the first line, and moves the chain behind the last one.
    boolean goesOnFrom(Chain before) {
      if (rows.size == 0) {
        return true;
      }
      above[0] = before.value();
      try {
        before.pass(firstLine, 0, firstLine.length);
      } catch (EventFormat.BadLine e) {
        return false;
      }
      before.goOnFrom(chain.value());
      return true;
    }

    Stretch read() {
      try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
        byte[] block = new byte[BLOCK];
        // a line that starts before belongs to the stretch before
        long start = from == 0 ? 0 : from - 1;
        boolean isBetween = from > 0;
        int length = 0; // of what is in the block
        while (start + length < limit) {
          if (length == block.length) {
            if (length > LineReader.LONGEST) {
              return giveUp();
            }
            block = Arrays.copyOf(block, 2 * length);
          }
          length = fill(in, block, length, start);
          if (start > from && told == 0) {
            expect(start - from);
          }
          boolean isLast = start + length == limit;
          int at = 0;
          if (isBetween) {
            at = lineEnd(block, 0, length) + 1;
            isBetween = at == 0;
          }
          while (!isBetween && at < length) {
            if (start + at >= to) {
              return tell();
            }
            int before = chain.value();
            int end = scan.add(block, at, length, isLast);
            if (end >= 0) {
              if (!added(start + at, before, scan.batch, scan.batchEnd)) {
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
            if (firstLine == null) {
              firstLine = Arrays.copyOfRange(block, at, end);
            }
            at = end + 1;
          }
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
      rows.grow((int) Math.clamp(all, rows.size, 1 << 30));
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
      try {
        int before = chain.value();
        EventFormat.Line line = LineReader.parse(block, lineStart, lineEnd, rows.size, chain);
        rows.add(line.event());
        return added(offset, before, line.batch() == 1 ? 0 : line.batch(), line.batchEnd());
      } catch (EventFormat.BadLine e) {
        return false;
      }
    }

    /// Remembers where the line of the last row is, and whether it starts or ends a batch.
    ///
    /// @param before the chain's value of the line above
    private boolean added(long offset, int before, int batch, int batchEnd) {
      int row = rows.size - 1;
      if (row % MARK_EVERY == 0) {
        if (marks == offsets.length) {
          offsets = Arrays.copyOf(offsets, 2 * marks);
          above = Arrays.copyOf(above, 2 * marks);
        }
        above[marks] = before;
        offsets[marks++] = offset;
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
  private int fill(FileChannel in, byte[] block, int length, long start) throws IOException {
    int full = (int) Math.min(block.length, limit - start);
    ByteBuffer room = ByteBuffer.wrap(block, length, full - length);
    while (room.hasRemaining()) {
      if (in.read(room, start + room.position()) < 0) {
        throw new EOFException("another program cut it while it was read");
      }
    }
    return full;
  }
}
