package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.married;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;

/// The part of [EventTimelineContract] on those who follow a timeline.
interface SubscriptionContract extends TimelineUnderTest {

  /// So long is waited for what has to come.
  Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  default void aSubscriptionGetsWhatIsThereAndThenWhatComes() throws Exception {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      timeline.addAll(List.of(married(1), married(2)));
      BlockingQueue<RecordedEvent> got = new LinkedBlockingQueue<>();
      try (var subscription = timeline.subscribe(-1, got::add)) {
        List<RecordedEvent> all = new ArrayList<>();
        for (int person = 3; person < 40; person++) {
          timeline.add(died(person));
          if (person % 8 == 0) {
            timeline.addAll(List.of(married(person), died(person)));
          }
        }
        for (RecordedEvent expected : timeline) {
          all.add(got.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
          assertEquals(expected, all.getLast());
        }
        awaitPosition(subscription, all.size() - 1);
        assertTrue(subscription.isRunning());
      }
      assertNull(got.poll());
    }
  }

  @Test
  default void aSubscriptionBeginsBehindAPosition() throws Exception {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      timeline.addAll(List.of(married(1), married(2), married(3)));
      for (long after : List.of(-5L, -1L, 0L, 1L, 2L, 7L)) {
        BlockingQueue<Long> got = new LinkedBlockingQueue<>();
        try (var _ = timeline.subscribe(after, event -> got.add(event.position()))) {
          for (long position = Math.max(-1, after) + 1; position < 3; position++) {
            assertEquals(position, got.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
          }
        }
        assertNull(got.poll());
      }
    }
  }

  @Test
  default void severalFollowAtATimeEachAtItsOwnPace() throws Exception {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      CountDownLatch held = new CountDownLatch(1);
      BlockingQueue<Long> fast = new LinkedBlockingQueue<>();
      BlockingQueue<Long> slow = new LinkedBlockingQueue<>();
      try (var _ = timeline.subscribe(-1, event -> fast.add(event.position()));
          var late =
              timeline.subscribe(
                  -1,
                  event -> {
                    await(held);
                    slow.add(event.position());
                  })) {
        for (int i = 0; i < 5; i++) {
          timeline.add(married(1));
        }
        for (long i = 0; i < 5; i++) {
          assertEquals(i, fast.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
        assertEquals(-1, late.position());
        assertNull(slow.poll());
        held.countDown();
        for (long i = 0; i < 5; i++) {
          assertEquals(i, slow.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
      }
    }
  }

  @Test
  default void aHandlerThatThrowsEndsTheSubscriptionAtItsEvent() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      timeline.addAll(List.of(married(1), married(2), married(3)));
      var cause = new IllegalStateException("no room");
      List<Long> got = new ArrayList<>();
      CountDownLatch isAwaited = new CountDownLatch(1);
      var subscription =
          timeline.subscribe(
              -1,
              event -> {
                await(isAwaited);
                if (event.position() == 1) {
                  throw cause;
                }
                got.add(event.position());
              });
      Thread.ofVirtual()
          .start(() -> {
            LockSupport.parkNanos(100_000_000);
            isAwaited.countDown();
          });
      var failure = assertThrows(TimelineException.class, subscription::await);
      assertEquals(
          "the handler of event 1 failed: java.lang.IllegalStateException: no room",
          failure.getMessage());
      assertSame(cause, failure.getCause());
      assertEquals(0, subscription.position());
      assertFalse(subscription.isRunning());
      assertEquals(List.of(0L), got);
      subscription.close();
    }
  }

  @Test
  default void aSubscriptionThatIsClosedWaitsForItsHandlerAndCallsItNoMore() throws Exception {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      timeline.addAll(List.of(married(1), married(2)));
      CountDownLatch isHandling = new CountDownLatch(1);
      AtomicInteger begun = new AtomicInteger();
      AtomicInteger done = new AtomicInteger();
      EventTimeline.Subscription subscription =
          timeline.subscribe(
              -1,
              _ -> {
                begun.incrementAndGet();
                isHandling.countDown();
                LockSupport.parkNanos(50_000_000);
                done.incrementAndGet();
              });
      assertTrue(isHandling.await(1, TimeUnit.MINUTES));
      subscription.close();
      assertEquals(begun.get(), done.get());
      int before = done.get();
      timeline.add(married(3));
      subscription.await();
      assertEquals(before, done.get());
      assertFalse(subscription.isRunning());
    }
  }

  @Test
  default void aHandlerMayCloseItsOwnSubscription() throws Exception {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      CompletableFuture<EventTimeline.Subscription> self = new CompletableFuture<>();
      List<Long> got = new ArrayList<>();
      var subscription =
          timeline.subscribe(
              -1,
              event -> {
                got.add(event.position());
                self.join().close();
              });
      self.complete(subscription);
      timeline.addAll(List.of(married(1), married(2)));
      subscription.await();
      assertEquals(List.of(0L), got);
    }
  }

  @Test
  default void aHandlerMayAppend() throws Exception {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      try (var subscription =
          timeline.subscribe(
              -1,
              event -> {
                if (event.position() < 20) {
                  timeline.add(died(1));
                }
              })) {
        timeline.add(married(1));
        awaitPosition(subscription, 20);
      }
      assertEquals(21, timeline.size());
    }
  }

  @Test
  default void aFeedGivesWhatIsThereWithoutWaitingAndNullWhenItIsClosed() throws Exception {
    try (EventTimeline timeline = empty(Clock.systemUTC());
        EventTimeline.Feed feed = timeline.feed(-1)) {
      assertNull(feed.next(Duration.ZERO));
      timeline.add(married(1));
      assertEquals(0, feed.next(Duration.ZERO).position());
      assertNull(feed.next(Duration.ofMillis(1)));
      Runnable closing = feed::close;
      Thread.ofVirtual()
          .start(() -> {
            LockSupport.parkNanos(50_000_000);
            closing.run();
          });
      assertNull(feed.next(PATIENCE));
      timeline.add(married(1));
      assertNull(feed.next(PATIENCE));
    }
  }

  @Test
  default void whoWaitsForTheNextEventMayBeInterrupted() throws Exception {
    try (EventTimeline timeline = empty(Clock.systemUTC());
        EventTimeline.Feed feed = timeline.feed(-1)) {
      Thread waits = Thread.currentThread();
      Thread.ofVirtual()
          .start(() -> {
            LockSupport.parkNanos(50_000_000);
            waits.interrupt();
          });
      assertThrows(InterruptedException.class, () -> feed.next(PATIENCE));
      timeline.add(married(1));
      assertEquals(0, feed.next(Duration.ZERO).position());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Waits until the event there was handled.
  static void awaitPosition(EventTimeline.Subscription subscription, long position)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (subscription.position() < position && System.nanoTime() < end) {
      Thread.sleep(1);
    }
    assertEquals(position, subscription.position());
  }
}
