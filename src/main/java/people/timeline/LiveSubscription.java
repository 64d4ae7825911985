package people.timeline;

import module java.base;

import people.*;

/// Hands the events of a feed to a handler, in a thread of its own.
final class LiveSubscription implements EventTimeline.Subscription {

  private static final Duration LONG = Duration.ofDays(1);

  private final EventTimeline.Feed feed;
  private final Consumer<RecordedEvent> handler;

  /// Is held while an event is handled.
  private final ReentrantLock turn = new ReentrantLock();

  private volatile long position;
  private volatile boolean isClosed;
  private volatile TimelineException failure;

  /// How many wait for its end.
  private final AtomicInteger waiting = new AtomicInteger();

  private final CountDownLatch ended = new CountDownLatch(1);

  /// Begins at once.
  LiveSubscription(EventTimeline.Feed feed, long after, Consumer<RecordedEvent> handler) {
    this.feed = feed;
    this.handler = Objects.requireNonNull(handler, "handler");
    this.position = after;
    Thread.ofPlatform().daemon().name("people-subscription").start(this::run);
  }

  /// A time in nanoseconds, the longest there is for one that is longer.
  static long nanos(Duration time) {
    return TimeUnit.NANOSECONDS.convert(time);
  }

  private void run() {
    try (feed) {
      while (!isClosed) {
        RecordedEvent event = feed.next(LONG);
        if (event != null) {
          handle(event);
        }
      }
    } catch (TimelineException e) {
      failure = e;
    } catch (InterruptedException e) {
      failure = new TimelineException("the thread of a subscription was interrupted", e);
    } finally {
      ended.countDown();
    }
    if (failure != null && waiting.get() == 0 && !isClosed) {
      throw failure; // so that somebody hears of it
    }
  }

  private void handle(RecordedEvent event) {
    turn.lock();
    try {
      if (!isClosed) {
        handler.accept(event);
        position = event.position();
      }
    } catch (RuntimeException | Error e) {
      throw new TimelineException(
          "the handler of event %d failed: %s".formatted(event.position(), e), e);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public boolean isRunning() {
    return ended.getCount() > 0;
  }

  @Override
  public void await() throws InterruptedException {
    waiting.incrementAndGet();
    try {
      ended.await();
    } finally {
      waiting.decrementAndGet();
    }
    if (failure != null) {
      throw new TimelineException(failure.getMessage(), failure.getCause());
    }
  }

  @Override
  public void close() {
    isClosed = true;
    feed.close();
    turn.lock(); // waits for what is being handled, unless this is it
    turn.unlock();
  }
}
