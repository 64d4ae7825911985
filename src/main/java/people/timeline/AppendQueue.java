package people.timeline;

import module java.base;

import people.*;

/// A queue of appends to a timeline: one thread at a time appends, for itself and for the threads
/// that wait. Safe for several threads.
final class AppendQueue {

  /// The longest that a group waits for more to join it, in nanoseconds.
  private static final long LONGEST_WAIT = 1_000_000;

  /// The name of it, for messages.
  final String timeline;

  /// Goes to the thread that waits longest: one that appends all the time would get past the
  /// others.
  private final ReentrantLock lock = new ReentrantLock(true);

  /// The appends that the next thread makes.
  private final ConcurrentLinkedQueue<PendingAppend> waiting = new ConcurrentLinkedQueue<>();

  /// Is bound while this thread makes a batch, which must not append anything on the side: it may
  /// be made again.
  private final ScopedValue<Boolean> making = ScopedValue.newInstance();

  // used under the lock only:

  /// When the last group had been appended, as [System#nanoTime] tells it, and how long that took.
  private long ended;

  private long took;

  /// Whether the thread that has the lock was interrupted, which it is told when it lets go.
  private boolean isInterrupted;

  /// The number of appends in the last group, and of those that came meanwhile.
  private int expected;

  /// An append that a thread waits for, and its outcome.
  static final class PendingAppend {

    final AppendPlan.EventsMaker maker;
    final Expected[] expected;
    private final Thread caller = Thread.currentThread();

    /// Position of its first event; -1 as long as it is not appended.
    private volatile long first = -1;

    /// Why it was not.
    private volatile RuntimeException refused;

    PendingAppend(AppendPlan.EventsMaker maker, Expected... expected) {
      this.maker = maker;
      this.expected = expected;
    }

    PendingAppend(List<? extends Event> events, Expected... expected) {
      this((_, _, _) -> events, expected);
    }

    boolean isDone() {
      return first >= 0 || refused != null;
    }

    void isAt(long position) {
      first = position;
    }

    void refuse(RuntimeException why) {
      if (!isDone()) {
        refused = why;
      }
    }

    long position() {
      if (refused != null) {
        throw refused;
      }
      return first;
    }
  }

  AppendQueue(String timeline) {
    this.timeline = timeline;
  }

  /// Does something while nobody else appends.
  void alone(Runnable work) {
    refuseWithin();
    lock.lock();
    try {
      work.run();
    } finally {
      unlock();
    }
  }

  /// Makes a batch, during which this thread appends nothing else.
  <T> T making(Supplier<T> batch) {
    return ScopedValue.where(making, true).call(batch::get);
  }

  boolean isMaking() {
    return making.isBound();
  }

  /// Refuses an append by a thread that makes a batch, or that appends: it would be on the side.
  void refuseWithin() {
    if (isMaking() || lock.isHeldByCurrentThread()) {
      throw new IllegalStateException(
          timeline + ": a batch is being made: record through it, not on the side");
    }
  }

  /// Lets go of the lock, and wakes one of the threads that wait.
  private void unlock() {
    boolean wasInterrupted = isInterrupted;
    isInterrupted = false;
    lock.unlock();
    wakeNext();
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Puts an interrupt that has come off until the append is made. Called with the lock.
  void putOffInterrupt() {
    isInterrupted |= Thread.interrupted();
  }

  private void wakeNext() {
    PendingAppend next = waiting.peek();
    if (next != null) {
      LockSupport.unpark(next.caller);
    }
  }

  /// Returns when it is appended, or refused.
  ///
  /// @param append of the thread that calls
  /// @param together appends several, or refuses them; called with the lock
  void appendInGroup(PendingAppend append, Consumer<List<PendingAppend>> together) {
    waiting.add(append);
    boolean wasInterrupted = false;
    try {
      while (!append.isDone()) {
        wasInterrupted |= Thread.interrupted();
        if (wasInterrupted && waiting.remove(append)) {
          append.refuse(new TimelineException(timeline + ": interrupted before it was appended"));
          wakeNext(); // this thread was woken to append
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

  private void appendGroupOf(PendingAppend append, Consumer<List<PendingAppend>> together) {
    List<PendingAppend> group = new ArrayList<>();
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
      for (PendingAppend each : group) {
        if (!each.isDone()) {
          each.refuse(
              new TimelineException(timeline + ": not appended, for an error of this program"));
        }
        LockSupport.unpark(each.caller);
      }
    }
  }

  /// Takes what is waiting. Those of the last group are mostly about to append again, so if it was
  /// just now they are given a moment to: the more come together, the less often all of them wait
  /// for the disk.
  private void gather(List<PendingAppend> group) {
    long start = System.nanoTime();
    long wait = start - ended > took ? 0 : Math.min(took / 3, LONGEST_WAIT);
    while (waiting.size() < expected && System.nanoTime() - start < wait) {
      Thread.yield();
    }
    for (PendingAppend each = waiting.poll(); each != null; each = waiting.poll()) {
      group.add(each);
    }
  }
}
