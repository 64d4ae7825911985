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
  private final LongSupplier nanos;

  /// When the work began whose rate is told.
  private long begun;

  private long next;
  private boolean isDrawn;

  ProgressLine(PrintStream err, boolean isShown) {
    this(err, isShown, System::nanoTime);
  }

  /// @param nanos a clock in nanoseconds
  ProgressLine(PrintStream err, boolean isShown, LongSupplier nanos) {
    this.err = err;
    this.isShown = isShown;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.next = begun + PATIENCE;
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
    say(() -> String.format(Locale.ROOT, "%,d %s", count, what));
  }

  /// Begins a work of which [#at(long, long, String)] tells the rate.
  void begin() {
    begun = nanos.getAsLong();
  }

  /// Says as well how many that were in a second, and how long the rest takes at that rate.
  ///
  /// @param total how many there will be, as far as is known; 0 for not
  void at(long count, long total, String what) {
    say(() -> {
      double seconds = Math.max(1, nanos.getAsLong() - begun) / 1e9;
      String rate =
          String.format(Locale.ROOT, "%,d %s, %,d a second", count, what, (long) (count / seconds));
      return total <= count || count == 0
          ? rate
          : rate + ", " + shown((long) Math.ceil(seconds / count * (total - count))) + " left";
    });
  }

  private static String shown(long seconds) {
    return seconds < 60
        ? seconds + " s"
        : seconds < 3600
            ? "%d min %d s".formatted(seconds / 60, seconds % 60)
            : "%d h %d min".formatted(seconds / 3600, seconds % 3600 / 60);
  }

  private void say(Supplier<String> text) {
    if (isShown && nanos.getAsLong() - next >= 0) {
      err.print("\r\033[K" + text.get() + " …");
      err.flush();
      isDrawn = true;
      next = nanos.getAsLong() + PAUSE;
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
