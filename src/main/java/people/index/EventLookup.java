package people.index;

import module java.base;

import people.*;
import people.columns.*;
import people.disk.*;
import people.line.*;

/// Reads events of a file again whose columns were read, also when the timeline is closed by then.
public final class EventLookup implements EventColumns.Source {

  private final Path file;
  private final long limit;
  private final LineReader.ByteSource in;
  private final EventColumnsBuilder columns;
  private final LineOffsets offsets;

  public EventLookup(
      TimelineFile file, long limit, EventColumnsBuilder columns, LineOffsets offsets)
      throws IOException {
    this.file = file.path;
    this.limit = limit;
    this.in = file.storage.openToLookUp(file.path);
    this.columns = columns;
    this.offsets = offsets;
  }

  @Override
  public RecordedEvent event(int row) {
    int mark = offsets.find(row);
    boolean isLast = mark + 1 == offsets.size;
    byte[] block = read(offsets.offsets[mark], isLast ? limit : offsets.offsets[mark + 1]);
    EventReader reader = new EventReader(new LineChecksum(offsets.above[mark]));
    int from = 0;
    int line = offsets.rows[mark];
    try {
      for (; line < row; line++) {
        int to = lineEnd(block, from);
        reader.chain.pass(block, from, to);
        from = Math.min(to + 1, block.length);
      }
      RecordedEvent event = reader.read(block, from, lineEnd(block, from), row).event();
      if (columns.isAt(row, event)) {
        return event;
      }
    } catch (BadLine e) {
      // is told below
    }
    throw new TimelineException(
        "%s, line %d: another program changed it since it was read".formatted(file, line + 1));
  }

  private static int lineEnd(byte[] block, int from) {
    int end = from;
    while (end < block.length && block[end] != LineReader.LF) {
      end++;
    }
    return end;
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
