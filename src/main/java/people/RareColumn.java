package people;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// A column of numbers of which most rows have none (0), filled from the first row on. As long as
/// that is so, only those that are there take room; else each row does. Not safe for several
/// threads while it grows.
final class RareColumn {

  /// From one in so many rows on, each row takes room.
  private static final int RARE = 4;

  private static final int FEW = 1024;

  /// Of the numbers, ascending; null when each row has one, maybe 0.
  private int[] rows = new int[0];

  private int[] numbers = new int[0];

  /// How many numbers there are.
  private int size;

  RareColumn() {}

  /// The one that [#rows] and [#numbers] were of.
  RareColumn(int[] rows, int[] numbers) {
    this.rows = rows.length == 0 && numbers.length > 0 ? null : rows;
    this.numbers = numbers;
    this.size = numbers.length;
  }

  /// Sets the number of a row behind all others that have one; not 0.
  void add(int row, int number) {
    if (rows != null && size >= FEW && size > row / RARE) {
      spread(row);
    }
    int at = rows == null ? row : size;
    if (at >= numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(16, Math.addExact(at, at >> 1)));
      rows = rows == null ? null : Arrays.copyOf(rows, numbers.length);
    }
    numbers[at] = number;
    if (rows != null) {
      rows[at] = row;
    }
    size = at + 1;
  }

  private void spread(int behind) {
    int[] all = new int[behind + 1];
    for (int i = 0; i < size; i++) {
      all[rows[i]] = numbers[i];
    }
    rows = null;
    numbers = all;
    size = behind;
  }

  /// Adds those of other rows, which come behind so many.
  ///
  /// @param renumbered by number there, the number here
  void addAll(RareColumn others, int first, int[] renumbered) {
    for (int i = 0; i < others.size; i++) {
      if (others.numbers[i] != 0) {
        add(first + (others.rows == null ? i : others.rows[i]), renumbered[others.numbers[i]]);
      }
    }
  }

  int get(int row) {
    if (rows == null) {
      return row < size ? numbers[row] : 0;
    }
    int at = Arrays.binarySearch(rows, 0, size, row);
    return at < 0 ? 0 : numbers[at];
  }

  /// The numbers of rows one behind the other, for which none is searched.
  ///
  /// @param from the first row
  /// @param into from its start on
  void read(int from, int[] into, int count) {
    if (rows == null) {
      int there = Math.clamp(size - from, 0, count);
      System.arraycopy(numbers, Math.min(from, size), into, 0, there);
      Arrays.fill(into, there, count, 0);
      return;
    }
    Arrays.fill(into, 0, count, 0);
    int at = Arrays.binarySearch(rows, 0, size, from);
    for (int i = at < 0 ? -1 - at : at; i < size && rows[i] - from < count; i++) {
      into[rows[i] - from] = numbers[i];
    }
  }

  /// Forgets all rows from that one on.
  void cut(int row) {
    if (rows == null) {
      if (row < size) {
        Arrays.fill(numbers, row, size, 0);
        size = row;
      }
    } else {
      while (size > 0 && rows[size - 1] >= row) {
        size--;
      }
    }
  }

  /// Not to be changed; none when each row has a number.
  MemorySegment rows() {
    return SegmentWriter.ints(rows == null ? new int[0] : rows, rows == null ? 0 : size);
  }

  /// Not to be changed.
  MemorySegment numbers() {
    return SegmentWriter.ints(numbers, size);
  }
}
