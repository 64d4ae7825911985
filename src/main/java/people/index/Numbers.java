package people.index;

import module java.base;

/// Pairs of numbers, as many as come. Not safe for several threads.
final class Numbers {

  int[] ones = new int[16];
  int[] others = new int[16];
  int size;

  void add(int one, int other) {
    if (size == ones.length) {
      int capacity = Math.multiplyExact(2, size);
      ones = Arrays.copyOf(ones, capacity);
      others = Arrays.copyOf(others, capacity);
    }
    ones[size] = one;
    others[size++] = other;
  }
}
