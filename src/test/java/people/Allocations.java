package people;

import module java.base;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// How much memory a piece of work takes. One thread alone does all of it, also what it would do in
/// parallel: other threads would take another share of it each time.
public final class Allocations {

  private Allocations() {}

  /// @return in bytes, also of what is no longer needed
  public static long of(Runnable work) {
    try (ForkJoinPool alone = new ForkJoinPool(1)) {
      return alone.submit(() -> bytes(work)).join();
    }
  }

  private static long bytes(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
