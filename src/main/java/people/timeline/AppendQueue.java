package people.timeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import people.TimelineException;

/// Lets one thread at a time append to a file, and whoever does so append what others wait for,
/// too. Safe for several threads.
final class AppendQueue {

  /// The longest that a group waits for more to join it, in nanoseconds.
  private static final long LONGEST_WAIT = 1_000_000;

  private final Path file;
  private final ReentrantLock lock = new ReentrantLock();

  /// What threads wait to have appended by whoever is next.
  private final ConcurrentLinkedQueue<Append> waiting = new ConcurrentLinkedQueue<>();

  // used under the lock only:

  /// When the last group had been appended, as [System#nanoTime] tells it, and how long that took.
  private long ended;

  private long took;

  /// How many appends it and those that came meanwhile were.
  private int expected;

  AppendQueue(Path file) {
    this.file = file;
  }

  /// Waits until nobody else appends. To be followed by [#unlock], which those who wait count on.
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
  /// @param together appends several, or refuses them; called with the lock
  void appendInGroup(Append append, Consumer<List<Append>> together) {
    waiting.add(append);
    boolean wasInterrupted = false;
    try {
      while (!append.isDone()) {
        wasInterrupted |= Thread.interrupted();
        if (wasInterrupted && waiting.remove(append)) {
          append.refuse(new TimelineException(file + ": interrupted before it was appended"));
          wakeNext(); // whoever woke this thread counts on it
        } else if (lock.tryLock()) {
          appendGroupOf(append, together);
        } else {
          LockSupport.park(this);
        }
      }
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void appendGroupOf(Append append, Consumer<List<Append>> together) {
    List<Append> group = new ArrayList<>();
    try {
      if (append.isDone()) {
        return; // by whoever had the lock before
      }
      gather(group);
      long start = System.nanoTime();
      together.accept(group);
      ended = System.nanoTime();
      took = ended - start;
      expected = group.size() + waiting.size();
    } finally {
      unlock();
      for (Append each : group) {
        if (!each.isDone()) {
          each.refuse(new TimelineException(file + ": not appended, for an error of this program"));
        }
        LockSupport.unpark(each.caller);
      }
    }
  }

  /// Takes what is waiting. Those of the last group are mostly about to append again, so if it was
  /// just now they are given a moment to: the more come together, the less often all of them wait
  /// for the disk.
  private void gather(List<Append> group) {
    long start = System.nanoTime();
    long wait = start - ended > took ? 0 : Math.min(took / 3, LONGEST_WAIT);
    while (waiting.size() < expected && System.nanoTime() - start < wait) {
      Thread.yield();
    }
    for (Append each = waiting.poll(); each != null; each = waiting.poll()) {
      group.add(each);
    }
  }
}
