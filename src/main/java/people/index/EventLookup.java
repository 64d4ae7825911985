package people.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import people.RecordedEvent;
import people.TimelineException;
import people.columns.EventColumns;
import people.columns.EventColumnsBuilder;
import people.columns.EventReader;
import people.columns.LineOffsets;
import people.disk.TimelineFile;
import people.line.BadLine;
import people.line.LineChecksum;
import people.line.LineReader;

/// Reads events of a file again whose columns were read, also when the timeline is closed by then.
public final class EventLookup implements EventColumns.Source {

  private final Path file;
  private final long limit;

  private final LineReader.ByteSource in;

  private final EventColumnsBuilder columns;

  private final LineOffsets marks;

  public EventLookup(TimelineFile file, long limit, EventColumnsBuilder columns, LineOffsets marks)
      throws IOException {
    this.file = file.path;
    this.limit = limit;
    this.in = file.storage.openToLookUp(file.path);
    this.columns = columns;
    this.marks = marks;
  }

  @Override
  public RecordedEvent event(int row) {
    RecordedEvent[] events = new RecordedEvent[1];
    int mark = marks.find(row);
    read(mark, mark + 1, row, events, row);
    return events[0];
  }

  /// Reads the rows from one on, up to another mark and as far as there is room for them.
  ///
  /// @param mark at or before the first one
  /// @param base row of the event at 0
  private void read(int mark, int nextMark, int first, RecordedEvent[] events, int base) {
    boolean isLast = nextMark >= marks.size;
    byte[] block = read(marks.offsets[mark], isLast ? limit : marks.offsets[nextMark]);
    int behind = base + events.length;
    if (!isLast) {
      behind = Math.min(behind, marks.rows[nextMark]);
    }
    EventReader reader = new EventReader(new LineChecksum(marks.above[mark]));
    int at = 0;
    for (int row = marks.rows[mark]; row < behind; row++) {
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
      } catch (BadLine e) {
        throw new TimelineException(
            "%s, line %d: another program changed it since it was read".formatted(file, row + 1));
      }
      at = Math.min(end + 1, block.length);
    }
  }

  private RecordedEvent parse(EventReader reader, byte[] block, int from, int to, int row)
      throws BadLine {
    RecordedEvent event = reader.read(block, from, to, row).event();
    if (!columns.isAt(row, event)) {
      throw new BadLine("another event");
    }
    return event;
  }

  private byte[] read(long from, long to) {
    try {
      int length = Math.toIntExact(to - from);
      ByteBuffer found = in.read(from, length);
      if (found.remaining() < length) {
        throw new TimelineException(file + ": another program cut it since it was read");
      }
      return found.array();
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
  }
}
