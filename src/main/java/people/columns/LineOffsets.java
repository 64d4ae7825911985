package people.columns;

import module java.base;

/// The places of some lines of a file, ascending, from which the lines of other rows are found. Not
/// safe for several threads while it grows.
public final class LineOffsets {

  /// Every so many rows of a stretch that was read one is marked.
  static final int EVERY = 16;

  public int[] rows = new int[16];

  /// Offsets in bytes of their lines.
  public long[] offsets = new long[16];

  /// The chain's values of the lines above them.
  public int[] above = new int[16];

  /// How many lines from there on belong to a batch that begins above.
  public int[] sure = new int[16];

  public int size;

  void add(int row, long offset, int above) {
    reserve(1);
    this.rows[size] = row;
    this.offsets[size] = offset;
    this.above[size++] = above;
  }

  /// Adds those of other rows, which come behind so many.
  public void addAll(LineOffsets others, int first) {
    reserve(others.size);
    for (int i = 0; i < others.size; i++) {
      rows[size + i] = first + others.rows[i];
    }
    System.arraycopy(others.offsets, 0, offsets, size, others.size);
    System.arraycopy(others.above, 0, above, size, others.size);
    System.arraycopy(others.sure, 0, sure, size, others.size);
    size += others.size;
  }

  private void reserve(int more) {
    if (size + more > rows.length) {
      int capacity = Math.max(2 * size, size + more);
      rows = Arrays.copyOf(rows, capacity);
      offsets = Arrays.copyOf(offsets, capacity);
      above = Arrays.copyOf(above, capacity);
      sure = Arrays.copyOf(sure, capacity);
    }
  }

  /// The last mark that is not behind a row.
  public int find(int row) {
    int mark = Arrays.binarySearch(rows, 0, size, row);
    return mark >= 0 ? mark : -mark - 2;
  }
}
