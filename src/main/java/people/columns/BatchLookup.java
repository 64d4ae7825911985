package people.columns;

/// Texts of some rows that are still to be numbered. Where they are looked up in a dictionary one
/// after the other, each waits for the memory; together they wait once.
final class BatchLookup {

  private static final int MOST = 256;

  private final Dictionary dictionary;
  private final int[] rows = new int[MOST];

  /// Where the text of each begins, and behind which byte it ends.
  private final int[] from = new int[MOST];

  private final int[] to = new int[MOST];
  private final int[] numbers = new int[MOST];
  private int size;

  /// Whether there is a text behind these for which there is no row yet.
  private boolean isHeld;

  BatchLookup(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /// Forgets the text that was not given to a row.
  void start() {
    isHeld = false;
  }

  /// Holds a text for the row that may come.
  void hold(int from, int to) {
    this.from[size] = from;
    this.to[size] = to;
    isHeld = true;
  }

  /// Gives a row the text that is held, if there is one.
  void give(int row) {
    if (isHeld) {
      rows[size++] = row;
      isHeld = false;
    }
  }

  boolean isFull() {
    return size == MOST;
  }

  /// Numbers all texts of rows, the new ones too.
  ///
  /// @param text the bytes in which they are
  /// @param column is given their numbers
  void end(byte[] text, SparseColumn column) {
    dictionary.add(text, from, to, size, numbers);
    column.add(rows, numbers, size);
    size = 0;
  }
}
