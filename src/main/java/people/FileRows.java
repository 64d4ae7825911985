package people;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Reads events of a file again whose columns were read, also when the timeline is closed by then.
/// The system closes the file when nobody needs it any more.
final class FileRows implements EventColumns.Source {

  private final Path file;
  private final long limit;

  /// Not a channel, which an interrupt of any thread would close for all.
  private final RandomAccessFile in;

  private final EventColumns.Builder columns;

  /// Some rows, ascending, and the offsets of their lines.
  private final int[] rows;

  private final long[] offsets;

  /// The chain's values of the lines above them.
  private final int[] above;

  FileRows(
      Path file, long limit, EventColumns.Builder columns, int[] rows, long[] offsets, int[] above)
      throws FileNotFoundException {
    this.file = file;
    this.limit = limit;
    this.in = new RandomAccessFile(file.toFile(), "r");
    this.columns = columns;
    this.rows = rows;
    this.offsets = offsets;
    this.above = above;
  }

  @Override
  public RecordedEvent event(int row) {
    int mark = Arrays.binarySearch(rows, row);
    mark = mark >= 0 ? mark : -mark - 2;
    RecordedEvent[] events = new RecordedEvent[1];
    read(mark, row, events, row);
    return events[0];
  }

  @Override
  public RecordedEvent[] all() {
    RecordedEvent[] events = new RecordedEvent[columns.size];
    IntStream.range(0, rows.length)
        .parallel()
        .filter(mark -> rows[mark] < events.length)
        .forEach(mark -> read(mark, rows[mark], events, 0));
    return events;
  }

  /// Reads the rows from one on, up to the next mark and as far as there is room for them.
  ///
  /// @param mark at or before the first one
  /// @param base row of the event at 0
  private void read(int mark, int first, RecordedEvent[] events, int base) {
    boolean isLast = mark + 1 == rows.length;
    byte[] block = read(offsets[mark], isLast ? limit : offsets[mark + 1]);
    int behind = Math.min(base + events.length, isLast ? Integer.MAX_VALUE : rows[mark + 1]);
    EventReader reader = new EventReader(new Chain(above[mark]));
    int at = 0;
    for (int row = rows[mark]; row < behind; row++) {
      int end = at;
      while (end < block.length && block[end] != LineReader.LF) {
        end++;
      }
      try {
        if (row < first) {
          reader.chain.pass(block, at, end);
        } else {
          events[row - base] = parse(reader, block, at, end, row);
        }
      } catch (EventFormat.BadLine e) {
        throw new TimelineException(
            "%s, line %d: another program changed it since it was read".formatted(file, row + 1));
      }
      at = Math.min(end + 1, block.length);
    }
  }

  private RecordedEvent parse(EventReader reader, byte[] block, int from, int to, int row)
      throws EventFormat.BadLine {
    RecordedEvent event = reader.read(block, from, to, row).event();
    if (!columns.isAt(row, event)) {
      throw new EventFormat.BadLine("another event");
    }
    return event;
  }

  private byte[] read(long from, long to) {
    byte[] bytes = new byte[Math.toIntExact(to - from)];
    try {
      synchronized (in) {
        in.seek(from);
        for (int read = 0; read < bytes.length; ) {
          int more = in.read(bytes, read, bytes.length - read);
          if (more < 0) {
            throw new TimelineException(file + ": another program cut it since it was read");
          }
          read += more;
        }
      }
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
    return bytes;
  }
}
