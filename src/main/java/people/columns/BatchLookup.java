package people.columns;

/// Texts of some rows that are still to be numbered. Where they are looked up in a dictionary one
/// after the other, each waits for the memory; together they wait once.
final class BatchLookup {

  static final int MOST = 256;

  private final Dictionary dictionary;
  private final int[] rows = new int[MOST];

  /// Where the text of each begins, and behind which byte it ends.
  private final int[] from = new int[MOST];

  private final int[] to = new int[MOST];
  private final int[] numbers = new int[MOST];
  private int size;

  BatchLookup(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /// Adds the text of a row, which is behind those so far.
  void add(int row, int from, int to) {
    this.rows[size] = row;
    this.from[size] = from;
    this.to[size++] = to;
  }

  boolean isFull() {
    return size == MOST;
  }

  /// Numbers the texts of all rows, the new ones too.
  ///
  /// @param text the bytes in which they are
  /// @param column is given their numbers
  void end(byte[] text, SparseColumn column) {
    dictionary.add(text, from, to, size, numbers);
    column.add(rows, numbers, size);
    size = 0;
  }
}
