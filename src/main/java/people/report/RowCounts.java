package people.report;

import module java.base;

/// Counts many rows into few cells, on all cores.
final class RowCounts {

  /// So many rows are worth a task of their own.
  private static final int LENGTH = 1 << 15;

  private RowCounts() {}

  /// Counts a row.
  interface RowCounter {

    /// @param counts by cell, which no other thread has
    void add(int row, int[] counts);
  }

  /// @return by cell, the counts of all rows
  static int[] of(int rows, int cells, RowCounter count) {
    int stretches = Math.min(rows / LENGTH + 1, 2 * Runtime.getRuntime().availableProcessors());
    return IntStream.range(0, stretches)
        .parallel()
        .mapToObj(i -> {
          int[] counts = new int[cells];
          int to = (int) ((long) rows * (i + 1) / stretches);
          for (int row = (int) ((long) rows * i / stretches); row < to; row++) {
            count.add(row, counts);
          }
          return counts;
        })
        .reduce(RowCounts::sum)
        .orElseThrow();
  }

  private static int[] sum(int[] one, int[] other) {
    int[] sum = new int[one.length];
    Arrays.setAll(sum, cell -> one[cell] + other[cell]);
    return sum;
  }
}
