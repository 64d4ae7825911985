package people.columns;

import module java.base;

/// Cuts a pass over many rows into stretches, for all cores.
public final class ParallelRanges {

  /// So many rows are worth a task of their own.
  private static final int LENGTH = 1 << 14;

  private ParallelRanges() {}

  /// Work on the rows from one up to another, exclusive.
  public interface Work<T> {
    T on(int from, int to);
  }

  /// Does the work for all rows.
  ///
  /// @return the results, in order of rows
  public static <T> List<T> of(int size, Work<T> work) {
    return in(count(size), size, work);
  }

  /// How many tasks so many rows are worth.
  static int count(int size) {
    return size / LENGTH + 1;
  }

  /// The same in so many stretches.
  public static <T> List<T> in(int count, int size, Work<T> work) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(
            i -> work.on((int) ((long) size * i / count), (int) ((long) size * (i + 1) / count)))
        .toList();
  }
}
