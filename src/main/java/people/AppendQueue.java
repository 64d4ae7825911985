package people;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Lets one thread at a time append to a file, and whoever does so append what others wait for,
/// too. Safe for several threads.
final class AppendQueue {

  private final Path file;
  private final ReentrantLock lock = new ReentrantLock();

  /// What threads wait to have appended by whoever is next.
  private final ConcurrentLinkedQueue<Append> waiting = new ConcurrentLinkedQueue<>();

  /// How long the last group took, in nanoseconds, and how many appends it and those that came
  /// meanwhile were; under the lock.
  private long took;

  private int expected;

  AppendQueue(Path file) {
    this.file = file;
  }

  void lock() {
    lock.lock();
  }

  /// Lets go of the lock, and wakes one of those who wait to have something appended.
  void unlock() {
    lock.unlock();
    wakeNext();
  }

  private void wakeNext() {
    Append next = waiting.peek();
    if (next != null) {
      LockSupport.unpark(next.caller);
    }
  }

  /// Returns when it is appended, or refused.
  ///
  /// @param append of the thread that calls
  /// @param together appends several, each of which is done afterwards; called with the lock
  void appendInGroup(Append append, Consumer<List<Append>> together) {
    waiting.add(append);
    boolean wasInterrupted = false;
    while (!append.isDone()) {
      wasInterrupted |= Thread.interrupted();
      if (wasInterrupted && waiting.remove(append)) {
        append.refuse(new TimelineException(file + ": interrupted before it was appended"));
        wakeNext(); // whoever woke this thread counts on it
      } else if (lock.tryLock()) {
        appendAll(together);
      } else {
        LockSupport.park(this);
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void appendAll(Consumer<List<Append>> together) {
    List<Append> group = new ArrayList<>();
    try {
      gather(group);
      long start = System.nanoTime();
      together.accept(group);
      took = System.nanoTime() - start;
      expected = group.size() + waiting.size();
    } finally {
      unlock();
      group.forEach(each -> LockSupport.unpark(each.caller));
    }
  }

  /// Takes what is waiting. Those of the last group are mostly about to append again, so they are
  /// given a moment to: the more come together, the less often all of them wait for the disk.
  private void gather(List<Append> group) {
    long latest = System.nanoTime() + took / 3;
    while (waiting.size() < expected && System.nanoTime() < latest) {
      Thread.yield();
    }
    for (Append each = waiting.poll(); each != null; each = waiting.poll()) {
      group.add(each);
    }
  }
}
