package people.timeline;

import module java.base;

import people.*;
import people.columns.*;
import people.line.*;

/// Lines of a timeline that are held one behind the other, see [EventTimeline.SomeLines]. They are
/// read into columns as those of a file are; an event by itself is read anew when it is asked for.
final class HeldLines implements EventTimeline.SomeLines, ColumnSource {

  private final Bytes bytes = new Bytes();
  private int[] ends = new int[1024];
  private int[] positions = new int[1024];
  private int size;

  /// @param room in bytes, before it grows
  HeldLines(int room) {
    bytes.expect(room);
  }

  @Override
  public void add(long position, byte[] line, int from, int to) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
      positions = Arrays.copyOf(positions, 2 * size);
    }
    bytes.add(line, from, to);
    ends[size] = bytes.length;
    positions[size++] = Math.toIntExact(position);
  }

  @Override
  public int size() {
    return size;
  }

  private int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  @Override
  public EventColumns columns(LongConsumer progress) {
    EventColumnsBuilder rows = new EventColumnsBuilder(new ValueDictionaries(), Math.max(1, size));
    LineChecksum chain = LineChecksum.fromAnywhere();
    RowScan scan = new RowScan(rows, chain);
    for (int row = 0; row < size; row++) {
      chain.goOnFromAnywhere();
      if (scan.add(bytes.array, start(row), ends[row], true) != ends[row]) {
        if (rows.size > row) {
          throw bad(row, new BadLine("goes on behind its end"));
        }
        scan.end();
        rows.add(event(row));
      }
    }
    scan.end();
    rows.place(positions);
    progress.accept(size);
    return new EventColumns(rows, this::event);
  }

  private RecordedEvent event(int row) {
    try {
      return EventParser.read(
              bytes.array, start(row), ends[row], positions[row], LineChecksum.fromAnywhere())
          .event();
    } catch (BadLine e) {
      throw bad(row, e);
    }
  }

  private TimelineException bad(int row, BadLine why) {
    return new TimelineException("event %d: %s".formatted(positions[row], why.getMessage()), why);
  }

  @Override
  public Iterator<RecordedEvent> iterator() {
    return IntStream.range(0, size).mapToObj(this::event).iterator();
  }
}
