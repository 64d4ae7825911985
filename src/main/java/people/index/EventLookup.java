package people.index;

import module java.base;

import people.*;
import people.columns.*;
import people.disk.*;
import people.line.*;

/// Reads events of a file again whose columns were read, also when the timeline is closed by then.
public final class EventLookup implements EventColumns.Source {

  /// Its name, for messages.
  private final String file;

  private final long limit;
  private final LineReader.ByteSource in;
  private final EventColumnsBuilder columns;
  private final LineOffsets offsets;

  /// Opens what is sealed; null to read without.
  private final LineSeal seal;

  public EventLookup(
      TimelineFile file,
      long limit,
      EventColumnsBuilder columns,
      LineOffsets offsets,
      LineSeal seal)
      throws IOException {
    this(file.path.toString(), file.storage.openToLookUp(file.path), limit, columns, offsets, seal);
  }

  /// @param in the lines, which stay there
  /// @param seal opens what is sealed in them; null to read without
  public EventLookup(
      String file,
      LineReader.ByteSource in,
      long limit,
      EventColumnsBuilder columns,
      LineOffsets offsets,
      LineSeal seal) {
    this.file = file;
    this.limit = limit;
    this.in = in;
    this.columns = columns;
    this.offsets = offsets;
    this.seal = seal;
  }

  @Override
  public RecordedEvent event(int row) {
    return new Block(offsets.find(row)).event(row);
  }

  @Override
  public List<RecordedEvent> events(int[] rows) {
    List<RecordedEvent> events = new ArrayList<>(rows.length);
    Block block = null;
    for (int row : rows) {
      int mark = offsets.find(row);
      if (block == null || block.mark != mark) {
        block = new Block(mark);
      }
      events.add(block.event(row));
    }
    return events;
  }

  /// The lines from a mark up to the next one, gone through once.
  private final class Block {

    final int mark;
    private final byte[] bytes;
    private final EventReader reader;

    /// The line that comes next, and where it begins.
    private int line;

    private int from;

    Block(int mark) {
      this.mark = mark;
      boolean isLast = mark + 1 == offsets.size;
      bytes = read(offsets.offsets[mark], isLast ? limit : offsets.offsets[mark + 1]);
      reader = new EventReader(new LineChecksum(offsets.above[mark]), seal);
      line = offsets.rows[mark];
    }

    /// @param row not before one that was asked for
    RecordedEvent event(int row) {
      try {
        from = skipBlank(bytes, from);
        for (; line < row; line++) {
          int to = lineEnd(bytes, from);
          reader.chain.pass(bytes, from, to);
          from = skipBlank(bytes, Math.min(to + 1, bytes.length));
        }
        int to = lineEnd(bytes, from);
        RecordedEvent event = reader.read(bytes, from, to, row).event();
        if (columns.isAt(row, event)) {
          line++;
          from = Math.min(to + 1, bytes.length);
          return event;
        }
      } catch (BadLine.Sealed e) {
        throw new TimelineException("%s, line %d: %s".formatted(file, line + 1, e.getMessage()), e);
      } catch (BadLine e) {
        // is told below
      }
      throw new TimelineException(
          "%s, line %d: another program changed it since it was read".formatted(file, line + 1));
    }
  }

  private static int skipBlank(byte[] block, int from) {
    int line = from;
    for (int end = lineEnd(block, line);
        end < block.length && LineReader.isBlank(block, line, end);
        end = lineEnd(block, line)) {
      line = end + 1;
    }
    return line;
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
      throw new TimelineException(
          "%s: can't read: %s".formatted(file, TimelineException.reason(file, e)), e);
    }
  }
}
