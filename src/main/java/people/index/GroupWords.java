package people.index;

import module java.base;

/// By identifier of a group of records the words of a question that are in any of them, as bits: a
/// hash table, linear probing, a power of two, at most half full. Not safe for several threads.
final class GroupWords {

  /// 0 is nobody.
  private int[] groups = new int[1 << 10];

  private int[] words = new int[1 << 10];
  private int size;

  /// Adds words of a group.
  void add(int group, int more) {
    int slot = slot(group);
    if (groups[slot] == 0) {
      if (2 * size >= groups.length) {
        grow();
        slot = slot(group);
      }
      groups[slot] = group;
      size++;
    }
    words[slot] |= more;
  }

  /// The words of a group.
  int of(int group) {
    return words[slot(group)];
  }

  private void grow() {
    int[] before = groups;
    int[] wordsBefore = words;
    groups = new int[Math.multiplyExact(2, before.length)];
    words = new int[groups.length];
    for (int i = 0; i < before.length; i++) {
      if (before[i] != 0) {
        int slot = slot(before[i]);
        groups[slot] = before[i];
        words[slot] = wordsBefore[i];
      }
    }
  }

  /// Where a group is, or would be.
  private int slot(int group) {
    int slot = group * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(groups.length - 1);
    while (groups[slot] != 0 && groups[slot] != group) {
      slot = slot + 1 & groups.length - 1;
    }
    return slot;
  }
}
