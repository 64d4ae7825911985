package people.cli;

import module java.base;

import people.output.*;

/// Says on a terminal how far a long work is, on one line of standard error that is gone when it is
/// done. Silent in a pipe, and for whatever takes less than a second.
final class ProgressLine {

  private static final long PATIENCE = 1_000_000_000;
  private static final long PAUSE = 200_000_000;

  private final PrintStream err;
  private final boolean isShown;
  private long next = System.nanoTime() + PATIENCE;
  private boolean isDrawn;

  ProgressLine(PrintStream err, boolean isShown) {
    this.err = err;
    this.isShown = isShown;
  }

  /// One that says something only to a person.
  static ProgressLine onTerminal(PrintStream err) {
    return new ProgressLine(err, System.console() != null && System.console().isTerminal());
  }

  /// Whether a person sees it, who can be asked.
  boolean isShown() {
    return isShown;
  }

  void at(long count, String what) {
    if (isShown && System.nanoTime() - next >= 0) {
      err.print(String.format(Locale.ROOT, "\r\033[K%,d %s …", count, what));
      err.flush();
      isDrawn = true;
      next = System.nanoTime() + PAUSE;
    }
  }

  /// Says what is being done where it can't be counted.
  void doing(String what) {
    if (isShown) {
      err.print("\r\033[K" + Terminal.shown(what) + " …");
      err.flush();
      isDrawn = true;
    }
  }

  void done() {
    if (isDrawn) {
      err.print("\r\033[K");
      err.flush();
      isDrawn = false;
    }
  }

  /// A counter that is told how many more there are, from any thread.
  LongConsumer counting(String what) {
    AtomicLong count = new AtomicLong();
    return more -> {
      synchronized (this) {
        at(count.addAndGet(more), what);
      }
    };
  }

  /// The same values, counted as they are read.
  <T> Iterable<T> over(Iterable<T> values, String what) {
    return () -> {
      Iterator<T> iterator = values.iterator();
      return new Iterator<>() {
        private long count;

        @Override
        public boolean hasNext() {
          boolean more = iterator.hasNext();
          if (!more) {
            done();
          }
          return more;
        }

        @Override
        public T next() {
          if ((++count & 0xFFF) == 0) {
            at(count, what);
          }
          return iterator.next();
        }
      };
    };
  }
}
