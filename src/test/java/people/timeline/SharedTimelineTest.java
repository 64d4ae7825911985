package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.timeline.EventTimelineContract.NOON;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.events;
import static people.timeline.EventTimelineContract.married;
import static people.timeline.EventTimelineContract.withId;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.disk.*;

/// Threads that use one timeline at once: readers go on, and appends share writes.
class SharedTimelineTest extends TimelineFileFixture {

  @Test
  void ofAppendsThatAreWrittenTogetherEachSeesTheIdsOfThoseBefore() {
    try (FileTimeline timeline = openGrouped()) {
      timeline.add(married(1));
      List<Event> letters = List.of(withId("letter-1", 1), withId("letter-2", 2));
      assertEquals(
          List.of(1L, 1L, 2L, 3L, 0L),
          LargeBatches.addTogether(
              timeline,
              List.of(
                  letters,
                  letters,
                  List.of(withId("letter-2", 2)),
                  List.of(died(3)),
                  List.of(married(1), withId("letter-1", 1)))));
      assertEquals(4, timeline.size());
      assertThrows(
          TimelineException.IdTaken.class,
          () ->
              LargeBatches.addTogether(
                  timeline,
                  List.of(List.of(withId("letter-3", 1)), List.of(withId("letter-3", 2)))));
      assertEquals(withId("letter-3", 1), timeline.find("letter-3").event());
      assertEquals(5, timeline.size());
      assertEquals(5, timeline.add(died(3)), "the chain of checks goes on");
    }
  }

  private FileTimeline openGrouped() {
    return new FileTimeline(
        file,
        Disk.DISK,
        TimelineOptions.DEFAULTS
            .with(Clock.fixed(NOON, ZoneOffset.UTC))
            .with(Durability.GROUP)
            .tellingWarnings(warnings::add));
  }

  @Test
  void readersGoOnWhileAnotherThreadAppends() throws Exception {
    try (EventTimeline timeline = open();
        ExecutorService pool = Executors.newFixedThreadPool(3)) {
      timeline.addAll(List.of(married(1), died(1), died(2)));
      AtomicBoolean done = new AtomicBoolean();
      Callable<Integer> reader =
          () -> {
            int last = 0;
            while (!done.get()) {
              int now = events(timeline).size();
              assertTrue(now >= last && now % 3 == 0, last + " events, then " + now);
              last = now;
            }
            return last;
          };
      List<Future<Integer>> readers = List.of(pool.submit(reader), pool.submit(reader));
      for (int i = 1; i < 100; i++) {
        timeline.addAll(List.of(married(1), died(1), died(2)));
      }
      done.set(true);
      for (Future<Integer> each : readers) {
        assertTrue(each.get() <= 300);
      }
      assertEquals(300, events(timeline).size());
    }
  }

  @Test
  void threadsThatRecordThroughOneRegistryShareWrites() throws Exception {
    int threads = 8;
    int appends = 20;
    AtomicInteger writes = new AtomicInteger();
    Storage slow =
        new FullDisk(Integer.MAX_VALUE) {
          @Override
          void append(Blob blob, ByteBuffer bytes) throws IOException {
            writes.incrementAndGet();
            LockSupport.parkNanos(2_000_000);
            super.append(blob, bytes);
          }
        };
    try (EventTimeline timeline = open(slow, Durability.GROUP);
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      PersonRegistry registry = new PersonRegistry(timeline);
      int ada = registry.create(new Name("Ada", null));
      List<Callable<Void>> work = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        work.add(() -> {
          for (int i = 0; i < appends; i++) {
            registry.changeStatus(ada, Status.MARRIED);
          }
          return null;
        });
      }
      for (Future<Void> each : pool.invokeAll(work)) {
        each.get();
      }
      assertEquals(1 + threads * appends, timeline.size());
    }
    assertTrue(writes.get() > appends && writes.get() < threads * appends / 2, writes + " writes");
  }
}
