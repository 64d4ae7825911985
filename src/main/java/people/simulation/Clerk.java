package people.simulation;

import module java.base;

import people.*;
import people.timeline.*;

/// Writes down batch after batch in a thread of its own, while the next one is collected.
final class Clerk implements AutoCloseable {

  private static final long MICROS_PER_SECOND = 1_000_000;

  private final EventTimeline timeline;
  private final TimeStamps stamps;
  private final LongConsumer progress;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("clerk").factory());

  /// So many batches may wait, so that whoever collects need not wait for the disk.
  private static final int MOST = 32;

  /// The batches that are being written, or wait for it.
  private final Queue<Future<?>> writing = new ArrayDeque<>();

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

  /// Facts to be written, for the identifiers that their people have by then.
  static final class FactBatch {

    private final int size;
    private final List<IntFunction<Event>> facts;
    private int[] personIds;

    /// When each is recorded, in microseconds since 1970.
    private long[] micros;

    /// @param size from which on it is full, though more may be added
    FactBatch(int size) {
      this.size = size;
      facts = new ArrayList<>(size);
      personIds = new int[size];
      micros = new long[size];
    }

    void add(IntFunction<Event> fact, int personId, long micros) {
      if (facts.size() == personIds.length) {
        personIds = Arrays.copyOf(personIds, personIds.length + 8);
        this.micros = Arrays.copyOf(this.micros, personIds.length);
      }
      this.personIds[facts.size()] = personId;
      this.micros[facts.size()] = micros;
      facts.add(fact);
    }

    boolean isFull() {
      return facts.size() >= size;
    }

    private List<Event> events(TimeStamps stamps) {
      List<Event> events = new ArrayList<>(facts.size());
      for (int i = 0; i < facts.size(); i++) {
        events.add(facts.get(i).apply(personIds[i]));
        stamps.times.add(
            Instant.ofEpochSecond(
                Math.floorDiv(micros[i], MICROS_PER_SECOND),
                1000 * Math.floorMod(micros[i], MICROS_PER_SECOND)));
      }
      return events;
    }
  }

  /// @param stamps the clock of that timeline
  /// @param progress is told how many events were written
  Clerk(EventTimeline timeline, TimeStamps stamps, LongConsumer progress) {
    this.timeline = timeline;
    this.stamps = stamps;
    this.progress = progress;
  }

  /// Has a batch written, once those before are.
  void write(FactBatch batch) {
    if (writing.size() == MOST) {
      awaitOldest();
    }
    long before = given;
    given += batch.facts.size();
    writing.add(
        thread.submit(() -> {
          timeline.addAll(batch.events(stamps), Expected.size(before));
          progress.accept(before + batch.facts.size());
        }));
  }

  /// Waits until all is written.
  ///
  /// @return how many events were
  long await() {
    while (!writing.isEmpty()) {
      awaitOldest();
    }
    return given;
  }

  private void awaitOldest() {
    try {
      writing.remove().get();
    } catch (ExecutionException e) {
      thread.shutdownNow(); // what comes behind would not fit
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

  /// Waits for what is being written.
  @Override
  public void close() {
    thread.close();
  }
}
