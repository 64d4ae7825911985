package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.timeline.AppendQueue.PendingAppend;

@Timeout(60)
class AppendQueueTest {

  private static final int THREADS = 32;
  private static final int APPENDS = 200;

  private final AppendQueue queue = new AppendQueue("people.jsonl");

  /// What was appended, one place each; written under the lock only.
  private final List<PendingAppend> appended = new ArrayList<>();

  private static PendingAppend append() {
    return new PendingAppend(List.of(new Event.Death(1, Details.NONE)));
  }

  private void appendAll(List<PendingAppend> group) {
    for (PendingAppend each : group) {
      appended.add(each);
      each.isAt(appended.size() - 1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eachAppendIsMadeOnceInTheOrderOfItsThread(boolean isVirtual) throws Exception {
    ThreadFactory threads = (isVirtual ? Thread.ofVirtual() : Thread.ofPlatform()).factory();
    List<Future<List<Long>>> all = new ArrayList<>();
    try (ExecutorService pool = Executors.newThreadPerTaskExecutor(threads)) {
      for (int thread = 0; thread < THREADS; thread++) {
        boolean isInterrupted = thread % 8 == 0;
        all.add(
            pool.submit(() -> {
              List<Long> positions = new ArrayList<>();
              for (int i = 0; i < APPENDS; i++) {
                PendingAppend append = append();
                if (isInterrupted && i % 5 == 0) {
                  Thread.currentThread().interrupt();
                }
                queue.appendInGroup(append, this::appendAll);
                if (!Thread.interrupted()) {
                  positions.add(append.position());
                }
              }
              return positions;
            }));
      }
    }
    long done = 0;
    for (Future<List<Long>> each : all) {
      List<Long> positions = each.get();
      assertEquals(positions.stream().sorted().distinct().toList(), positions);
      done += positions.size();
    }
    assertEquals(THREADS * APPENDS - THREADS / 8 * APPENDS / 5, done);
    assertEquals(appended.size(), appended.stream().distinct().count());
    assertTrue(appended.size() >= done, "appended " + appended.size());
  }

  @Test
  void whatAnErrorLeavesUndoneIsRefused() {
    PendingAppend undone = append();
    queue.appendInGroup(undone, _ -> {});
    assertEquals(
        "people.jsonl: not appended, for an error of this program",
        assertThrows(TimelineException.class, undone::position).getMessage());
  }

  @Test
  void anErrorReachesWhoAppendsAndRefusesTheOthers() throws Exception {
    PendingAppend mine = append();
    AtomicReference<PendingAppend> others = new AtomicReference<>();
    Thread other =
        Thread.ofPlatform()
            .unstarted(() -> {
              others.set(append());
              queue.appendInGroup(others.get(), this::appendAll);
            });
    // it waits as long as this thread has the lock, which takes it again while it has it
    queue.alone(() -> {
      other.start();
      while (other.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      assertThrows(
          StackOverflowError.class,
          () ->
              queue.appendInGroup(
                  mine,
                  _ -> {
                    throw new StackOverflowError();
                  }));
    });
    other.join();
    assertThrows(TimelineException.class, others.get()::position);
    assertThrows(TimelineException.class, mine::position);
    assertTrue(appended.isEmpty());
    PendingAppend next = append();
    queue.appendInGroup(next, this::appendAll);
    assertEquals(0, next.position());
  }

  @Test
  void anInterruptBeforeTheAppendIsToldAndKept() {
    PendingAppend append = append();
    Thread.currentThread().interrupt();
    queue.appendInGroup(append, this::appendAll);
    assertTrue(Thread.interrupted());
    assertThrows(TimelineException.class, append::position);
    assertFalse(appended.contains(append));
  }
}
