package people.timeline;

import module java.base;

import people.*;
import people.columns.*;
import people.engine.*;
import people.line.*;

/// The events of an engine from a position on, up to the end that it had when this began, each read
/// with its check. Nothing is held open between two pages of them. Not safe for several threads.
final class EngineEvents implements Iterator<RecordedEvent> {

  /// How many lines are read at first, and at most: whoever wants one need not wait for many.
  private static final int FIRST = 16;

  private static final int MOST = 4096;

  private final LineEngine engine;
  private final long size;
  private final long erasures;
  private final Deque<RecordedEvent> page = new ArrayDeque<>();

  /// Null before the first page.
  private EventReader reader;

  private long next;
  private int count = FIRST;

  /// @param from the first position
  /// @param head of then
  EngineEvents(LineEngine engine, long from, LineEngine.TimelineHead head) {
    this.engine = engine;
    this.next = from;
    this.size = head.size();
    this.erasures = head.erasures();
  }

  @Override
  public boolean hasNext() {
    if (page.isEmpty() && next < size) {
      readPage();
    }
    return !page.isEmpty();
  }

  @Override
  public RecordedEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.removeFirst();
  }

  private void readPage() {
    try {
      readLines();
    } catch (TimelineException e) {
      if (engine.head().erasures() != erasures) {
        throw new TimelineException.Replaced(
            engine.name() + ": somebody was erased while it was read; read it again");
      }
      throw e;
    }
  }

  private void readLines() {
    long to = Math.min(size, next + count);
    long[] expected = {next};
    if (reader == null) {
      reader = new EventReader(next == 0 ? new LineChecksum() : LineChecksum.fromAnywhere());
      expected[0] = Math.max(0, next - 1); // the line above has the check that goes on
    }
    engine.read(
        new LineEngine.Choice.All(),
        expected[0],
        to,
        (position, line) -> {
          if (position != expected[0]++) {
            throw isMissing(expected[0] - 1);
          }
          RecordedEvent event = event(engine, reader, position, line);
          if (position >= next) {
            page.add(event);
          }
        });
    if (expected[0] < to) {
      throw isMissing(expected[0]);
    }
    next = to;
    count = Math.min(MOST, 4 * count);
  }

  private TimelineException isMissing(long position) {
    return new TimelineException(
        "%s, line %d: is missing; expected %d lines, one behind the other"
            .formatted(engine.name(), position + 1, size));
  }

  /// @throws TimelineException when the line is none, or does not fit its check
  static RecordedEvent event(LineEngine engine, EventReader reader, long position, byte[] line) {
    try {
      return reader.read(line, 0, line.length, position).event();
    } catch (BadLine e) {
      throw new TimelineException(
          "%s, line %d: %s".formatted(engine.name(), position + 1, e.getMessage()), e);
    }
  }
}
