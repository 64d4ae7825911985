package people.columns;

import module java.base;

/// A column of numbers of which many rows have none (0), filled from the first row on: a bit for
/// each row tells whether it has one, and only those that are there take room. Not safe for several
/// threads while it grows.
public final class SparseColumn {

  /// By row, whether it has a number.
  private long[] bits;

  /// By word of bits, how many numbers are before it.
  private int[] before;

  /// How many words there are.
  private int words;

  private int[] numbers;

  /// How many numbers there are.
  private int size;

  /// The first row that may still be given one.
  private int next;

  SparseColumn() {
    this(new long[0], new int[0]);
  }

  /// The column that [#rows] and [#numbers] were of.
  public SparseColumn(long[] bits, int[] numbers) {
    this.bits = bits;
    this.numbers = numbers;
    before = new int[bits.length];
    for (; words < bits.length; words++) {
      before[words] = size;
      size += Long.bitCount(bits[words]);
      next = bits[words] == 0 ? next : (words + 1 << 6) - Long.numberOfLeadingZeros(bits[words]);
    }
  }

  /// Makes room for that many rows, of which as many have a number as of those so far.
  void expect(int rows, int capacity) {
    int words = (capacity >> 6) + 1;
    if (words > bits.length) {
      bits = Arrays.copyOf(bits, words);
      before = Arrays.copyOf(before, words);
    }
    int most = (int) Math.min(capacity, 1.02 * size * capacity / Math.max(1, rows));
    if (most > numbers.length) {
      numbers = Arrays.copyOf(numbers, most);
    }
  }

  /// Sets the number of a row behind all others that have one; not 0.
  void add(int row, int number) {
    makeRoom(row, 1);
    put(row, number);
  }

  /// The same for many rows, ascending.
  ///
  /// @param rows and `numbers` are taken from their start on
  void add(int[] rows, int[] numbers, int count) {
    if (count > 0) {
      makeRoom(rows[count - 1], count);
      for (int i = 0; i < count; i++) {
        put(rows[i], numbers[i]);
      }
    }
  }

  /// @param last the greatest of the rows
  private void makeRoom(int last, int count) {
    int word = last >> 6;
    if (word >= bits.length) {
      int capacity = Math.max(word + 1, bits.length + (bits.length >> 1));
      bits = Arrays.copyOf(bits, capacity);
      before = Arrays.copyOf(before, capacity);
    }
    if (count > numbers.length - size) {
      int capacity = Math.max(Math.addExact(size, count), Math.max(16, size + (size >> 1)));
      numbers = Arrays.copyOf(numbers, capacity);
    }
  }

  private void put(int row, int number) {
    if (row < next) {
      throw new IllegalStateException("row %d has its number too late".formatted(row));
    }
    next = row + 1;
    int word = row >> 6;
    while (words <= word) {
      before[words++] = size;
    }
    bits[word] |= 1L << row;
    numbers[size++] = number;
  }

  /// Adds those of other rows, which come behind so many.
  ///
  /// @param renumbered by number there, the number here
  void addAll(SparseColumn others, int first, int[] renumbered) {
    if (others.size > 0) {
      makeRoom(first + (others.words << 6) - 1, others.size);
    }
    for (int word = 0, i = 0; word < others.words; word++) {
      for (long left = others.bits[word]; left != 0; left &= left - 1) {
        int row = (word << 6) + Long.numberOfTrailingZeros(left);
        int number = others.numbers[i++];
        put(first + row, renumbered == null ? number : renumbered[number]);
      }
    }
  }

  /// The number of a row; 0 for none.
  public int get(int row) {
    int word = row >> 6;
    return word < words && (bits[word] & 1L << row) != 0 ? numbers[before(row)] : 0;
  }

  /// How many numbers are before a row.
  private int before(int row) {
    int word = row >> 6;
    return word < words ? before[word] + Long.bitCount(bits[word] & (1L << row) - 1) : size;
  }

  /// The numbers of rows one behind the other, faster than one by one.
  ///
  /// @param from the first row
  /// @param into from its start on
  void read(int from, int[] into, int count) {
    Arrays.fill(into, 0, count, 0);
    int next = before(from);
    for (int i = 0; i < count; ) {
      int row = from + i;
      int end = Math.min(count, i + 64 - (row & 63)); // of the word
      long left = row >> 6 < words ? bits[row >> 6] >>> row : 0;
      left &= -1L >>> 64 - (end - i);
      for (; left != 0; left &= left - 1) {
        into[i + Long.numberOfTrailingZeros(left)] = numbers[next++];
      }
      i = end;
    }
  }

  /// Forgets all rows from that one on.
  void cut(int row) {
    size = before(row);
    next = Math.min(next, row);
    words = Math.min(words, (row >> 6) + 1);
    if (row >> 6 < words) {
      bits[row >> 6] &= (1L << row) - 1;
    }
    Arrays.fill(bits, words, bits.length, 0);
  }

  /// The greatest number; 0 for none.
  int greatest() {
    return Arrays.stream(numbers, 0, size).max().orElse(0);
  }

  /// Gives back the room that is not used.
  void trim() {
    if (bits.length > words) {
      bits = Arrays.copyOf(bits, words);
      before = Arrays.copyOf(before, words);
    }
    if (numbers.length > size) {
      numbers = Arrays.copyOf(numbers, size);
    }
  }

  /// A bit for each row, not to be changed.
  public MemorySegment rows() {
    return MemorySegment.ofArray(bits).asSlice(0, Long.BYTES * (long) words);
  }

  /// The numbers, not to be changed.
  public MemorySegment numbers() {
    return MemorySegment.ofArray(numbers).asSlice(0, Integer.BYTES * (long) size);
  }
}
