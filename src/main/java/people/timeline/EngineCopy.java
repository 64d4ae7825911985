package people.timeline;

import module java.base;

import people.*;
import people.columns.*;
import people.disk.*;
import people.engine.*;
import people.index.*;
import people.line.*;

/// The lines of an engine in a file without a name, from which they are read as columns as fast as
/// those of a timeline's file. Only what is new is fetched. It is gone when the program ends,
/// however it ends, and while columns are used that were read from it it stays. Safe for several
/// threads.
final class EngineCopy {

  /// Bytes that are written at a time.
  private static final int BLOCK = 1 << 18;

  private final LineEngine engine;
  private final SpillPlace place;

  /// Null before the first line.
  private SpillFile lines;

  /// How many there are.
  private long size;

  EngineCopy(LineEngine engine, SpillPlace place) {
    this.engine = engine;
    this.place = place;
  }

  /// All events in columns, read on all cores.
  ///
  /// @return null where they are to be read one by one, which says what is wrong
  EventColumns columns(LongConsumer progress) {
    try {
      SpillFile copy;
      long limit;
      long count;
      synchronized (this) {
        fetch();
        copy = lines;
        limit = lines == null ? 0 : lines.length;
        count = size;
      }
      if (limit == 0) {
        return null;
      }
      ParallelFileReader.Part all =
          ParallelFileReader.read(copy::toRead, LinePlace.START, limit, progress);
      if (all == null || all.rows().size != count) {
        return null;
      }
      LineReader.ByteSource in = (offset, length) -> ByteBuffer.wrap(copy.read(offset, length));
      return new EventColumns(
          all.rows(), new EventLookup(engine.name(), in, limit, all.rows(), all.marks()));
    } catch (IOException e) {
      throw new TimelineException(
          "%s: can't copy its lines: %s".formatted(engine.name(), TimelineException.reason(e)), e);
    }
  }

  private void fetch() throws IOException {
    long end = engine.head().size();
    if (end > size) {
      lines = lines == null ? SpillFile.in(place) : lines;
      long before = lines.length;
      boolean isDone = false;
      try (OutputStream out = new BufferedOutputStream(new LineOutput(lines), BLOCK)) {
        engine.copy(size, end, out);
        out.flush();
        size = end;
        isDone = true;
      } finally {
        if (!isDone) {
          lines.length = before;
        }
      }
    }
  }

  /// Adds what is written to a file.
  private static final class LineOutput extends OutputStream {

    private final SpillFile lines;

    LineOutput(SpillFile lines) {
      this.lines = lines;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      lines.append(from == 0 ? bytes : Arrays.copyOfRange(bytes, from, from + length), length);
    }
  }
}
