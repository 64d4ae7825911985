package people.line;

import module java.base;

/// Numbers by identifiers of people, or of groups of them, of which there may be millions: a hash
/// table, linear probing, a power of two, at most half full, of some 20 bytes each. Not safe for
/// several threads.
public final class PersonNumbers {

  /// By slot an identifier with 1 added; 0 for an empty one.
  private int[] ids = new int[64];

  private int[] numbers = new int[64];
  private int size;

  /// How many have a number.
  public int size() {
    return size;
  }

  /// @param id from 0 on, here and below
  public boolean has(int id) {
    return ids[slot(id)] != 0;
  }

  /// The number of somebody; 0 for one who has none.
  public int get(int id) {
    return numbers[slot(id)];
  }

  /// Gives somebody a number.
  public void put(int id, int number) {
    int slot = slotOf(id); // first: it may make another array
    numbers[slot] = number;
  }

  /// Gives somebody what is made of the number so far, 0 for none, and another one.
  public void merge(int id, int number, IntBinaryOperator how) {
    int slot = slotOf(id);
    numbers[slot] = how.applyAsInt(numbers[slot], number);
  }

  /// All who have a number, ascending.
  public int[] ids() {
    return Arrays.stream(ids).filter(each -> each != 0).map(each -> each - 1).sorted().toArray();
  }

  /// The slot of somebody, who has one from then on.
  private int slotOf(int id) {
    int slot = slot(id);
    if (ids[slot] == 0) {
      if (2 * size >= ids.length) {
        grow();
        slot = slot(id);
      }
      ids[slot] = id + 1;
      size++;
    }
    return slot;
  }

  /// Where somebody is, or would be.
  private int slot(int id) {
    int slot = id * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(ids.length - 1);
    while (ids[slot] != 0 && ids[slot] != id + 1) {
      slot = slot + 1 & ids.length - 1;
    }
    return slot;
  }

  private void grow() {
    int[] before = ids;
    int[] numbersBefore = numbers;
    ids = new int[Math.multiplyExact(2, before.length)];
    numbers = new int[ids.length];
    for (int i = 0; i < before.length; i++) {
      if (before[i] != 0) {
        int slot = slot(before[i] - 1);
        ids[slot] = before[i];
        numbers[slot] = numbersBefore[i];
      }
    }
  }
}
