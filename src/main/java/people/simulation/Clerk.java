package people.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import people.Event;
import people.EventTimeline;
import people.Expected;

/// Writes down batch after batch in a thread of its own, while the next one is collected.
final class Clerk implements AutoCloseable {

  private final EventTimeline timeline;
  private final TimeStamps stamps;
  private final LongConsumer progress;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("clerk").factory());

  /// The batch that is being written; null before the first.
  private Future<?> writing;

  private long given;

  /// The clock of the timeline. It is asked once for each event, and tells the times that were put
  /// into it.
  static final class TimeStamps extends Clock {

    private final Queue<Instant> times = new ArrayDeque<>();

    @Override
    public Instant instant() {
      return times.remove();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("recorded times are in UTC");
    }
  }

  /// @param stamps the clock of that timeline
  /// @param progress is told how many events were written
  Clerk(EventTimeline timeline, TimeStamps stamps, LongConsumer progress) {
    this.timeline = timeline;
    this.stamps = stamps;
    this.progress = progress;
  }

  /// Has a batch written, once the one before is.
  ///
  /// @param times when each was recorded
  void write(List<Event> batch, List<Instant> times) {
    await();
    long before = given;
    given += batch.size();
    writing =
        thread.submit(() -> {
          stamps.times.addAll(times);
          timeline.addAll(batch, Expected.size(before));
          progress.accept(before + batch.size());
        });
  }

  /// Waits until all is written.
  ///
  /// @return how many events were
  long await() {
    try {
      if (writing != null) {
        writing.get();
      }
      return given;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        default -> throw new IllegalStateException(e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while events were written", e);
    }
  }

  /// Waits for the batch that is being written.
  @Override
  public void close() {
    thread.close();
  }
}
