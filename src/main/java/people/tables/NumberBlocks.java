package people.tables;

import module java.base;

/// The numbers of all rows, a stretch at a time, which stays near the processor while it is worked
/// on.
///
/// @param size how many rows there are
/// @param source gives the numbers of a stretch
record NumberBlocks(int size, NumberSource source) {

  /// Rows of a stretch.
  static final int MOST = 1 << 13;

  /// Reads the numbers of a stretch of rows, in a loop of its own: asked for one by one they would
  /// take longer.
  interface NumberSource {

    /// @param from the row whose number is the first of `into`
    void read(int from, int[] into, int count);
  }

  /// Takes the numbers of a stretch, and may change them.
  interface Sink {
    void take(int from, int[] numbers, int count);
  }

  static NumberBlocks of(int size, IntUnaryOperator number) {
    return new NumberBlocks(
        size,
        (from, into, count) -> {
          for (int i = 0; i < count; i++) {
            into[i] = number.applyAsInt(from + i);
          }
        });
  }

  /// The number of one row.
  int one(int row) {
    int[] number = new int[1];
    source.read(row, number, 1);
    return number[0];
  }

  void forEach(Sink sink) {
    int[] numbers = new int[Math.min(size, MOST)];
    for (int from = 0; from < size; from += MOST) {
      int count = Math.min(MOST, size - from);
      source.read(from, numbers, count);
      sink.take(from, numbers, count);
    }
  }

  /// How often each number occurs, by the number plus one, from -1 on.
  ///
  /// @param greatest of the numbers
  int[] counts(int greatest) {
    int[] counts = new int[greatest + 2];
    int[] others = new int[greatest + 2]; // adding to the same number twice in a row has to wait
    forEach((_, numbers, count) -> {
      int i = 0;
      for (; i < count - 1; i += 2) {
        counts[numbers[i] + 1]++;
        others[numbers[i + 1] + 1]++;
      }
      if (i < count) {
        counts[numbers[i] + 1]++;
      }
    });
    Arrays.setAll(counts, i -> counts[i] + others[i]);
    return counts;
  }
}
