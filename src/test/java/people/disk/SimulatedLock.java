package people.disk;

import module java.base;

import people.*;

/// The lock of a timeline on a [SimulatedDisk]: one of its name, which is lost with the file beside
/// it, and one of the file itself, whatever its names. A thread that would wait for itself, as for
/// a program in the midst of whose append it plays another one, waits in vain at once.
final class SimulatedLock implements Storage.Lock {

  private static final long PATIENCE_MILLIS = 10_000;

  private final SimulatedDisk disk;
  private final Path timeline;
  private final List<Object> held = new ArrayList<>();

  /// Whose turn it is, or was last.
  private Thread holder;

  SimulatedLock(SimulatedDisk disk, Path timeline) {
    this.disk = disk;
    this.timeline = timeline;
  }

  @Override
  public Closeable take() {
    boolean isTaken = false;
    try {
      synchronized (disk) {
        lock(timeline);
        lock(disk.lockable(timeline));
      }
      isTaken = true;
      return this::letGo;
    } finally {
      if (!isTaken) {
        letGo();
      }
    }
  }

  @Override
  public boolean isOfTimeline() {
    return held.size() > 1;
  }

  @Override
  public boolean alsoLock(Path beginning) {
    synchronized (disk) {
      Object file = disk.lockable(beginning);
      lock(file);
      return file != null && disk.lockable(beginning) == file;
    }
  }

  private void lock(Object what) {
    if (what == null || held.contains(what)) {
      return;
    }
    try {
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
      SimulatedLock other;
      while ((other = disk.locked.putIfAbsent(what, this)) != null) {
        if (other.holder == Thread.currentThread() || System.nanoTime() > deadline) {
          throw new TimelineException(timeline + ": someone else is appending");
        }
        disk.wait(100);
      }
      held.add(what);
      holder = Thread.currentThread();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TimelineException(timeline + ": interrupted while waiting to append", e);
    }
  }

  private void letGo() {
    synchronized (disk) {
      held.forEach(each -> disk.locked.remove(each, this));
      held.clear();
      disk.notifyAll();
    }
  }

  @Override
  public void close() {
    // nothing is kept open
  }
}
