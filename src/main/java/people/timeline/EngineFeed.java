package people.timeline;

import module java.base;

import people.*;
import people.engine.*;

/// The events of an engine one after the other, also those to come. The engine tells when there are
/// more, and is asked now and then whether it forgot to.
final class EngineFeed {

  /// So long is waited at a time, by which somebody who closes this, or interrupts, is noticed.
  private static final Duration SLICE = Duration.ofMillis(100);

  /// After so many of these it is looked whether there are lines that nobody told of.
  private static final int SLICES = 100;

  private final LineEngine engine;
  private long next;

  /// What is known to be there.
  private Iterator<RecordedEvent> there = Collections.emptyIterator();

  private volatile boolean isClosed;

  /// @param engine which is closed with this
  EngineFeed(LineEngine engine, long after) {
    this.engine = engine;
    this.next = after == Long.MAX_VALUE ? after : Math.max(-1, after) + 1;
  }

  /// See [EventTimeline.Feed#next].
  RecordedEvent next(Duration patience) throws InterruptedException {
    try {
      return await(System.nanoTime(), TimeUnit.NANOSECONDS.convert(patience));
    } catch (TimelineException e) {
      if (isClosed) {
        return null;
      }
      throw e;
    }
  }

  private RecordedEvent await(long start, long most) throws InterruptedException {
    while (!isClosed) {
      if (!there.hasNext()) {
        there = new EngineEvents(engine, next, engine.lastingHead());
      }
      try {
        if (there.hasNext()) {
          RecordedEvent event = there.next();
          next = event.position() + 1;
          return event;
        }
      } catch (TimelineException.Replaced e) {
        there = Collections.emptyIterator(); // positions stay when somebody is erased
        continue;
      }
      boolean mayBeThere = false;
      for (int slice = 0; slice < SLICES && !mayBeThere && !isClosed; slice++) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        long left = most - (System.nanoTime() - start);
        if (left <= 0) {
          return null;
        }
        mayBeThere = engine.awaitLines(left < SLICE.toNanos() ? Duration.ofNanos(left) : SLICE);
      }
    }
    return null;
  }

  void close() {
    isClosed = true;
    engine.close();
  }
}
