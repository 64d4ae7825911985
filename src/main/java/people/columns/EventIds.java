package people.columns;

import module java.base;

/// The rows of events that have an id, by a number made of the id: a search for an id finds the few
/// rows that may have it. Not safe for several threads while it grows.
public final class EventIds {

  /// The number of the id in the upper half, the row in the lower.
  private long[] entries;

  private int size;

  public EventIds() {
    this(new long[0]);
  }

  /// @param entries as [#sorted] gave them
  public EventIds(long[] entries) {
    this.entries = entries;
    this.size = entries.length;
  }

  /// The number of an id.
  public static int hash(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return (int) (Dictionary.hash(bytes, 0, bytes.length) >>> Integer.SIZE);
  }

  public static long entry(int hash, int row) {
    return (long) hash << Integer.SIZE | row;
  }

  public static int hash(long entry) {
    return (int) (entry >> Integer.SIZE);
  }

  public static int row(long entry) {
    return (int) entry;
  }

  public void add(String id, int row) {
    reserve(1);
    entries[size++] = entry(hash(id), row);
  }

  /// Adds those of other rows, which come behind so many.
  public void addAll(EventIds others, int first) {
    reserve(others.size);
    for (int i = 0; i < others.size; i++) {
      entries[size++] = others.entries[i] + first;
    }
  }

  private void reserve(int more) {
    if (size + more > entries.length) {
      entries = Arrays.copyOf(entries, Math.max(size + more, 2 * size));
    }
  }

  /// Only those of rows before that one.
  void cut(int behind) {
    int left = 0;
    for (int i = 0; i < size; i++) {
      if (row(entries[i]) < behind) {
        entries[left++] = entries[i];
      }
    }
    size = left;
  }

  /// All entries, by number and row.
  public long[] sorted() {
    long[] sorted = Arrays.copyOf(entries, size);
    Arrays.parallelSort(sorted);
    return sorted;
  }
}
