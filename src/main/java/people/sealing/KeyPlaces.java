package people.sealing;

import module java.base;

/// Where in a [KeyFile] the key of each person is, as the number of its line: some 20 bytes a
/// person, since a register may have millions. Not safe for several threads.
final class KeyPlaces {

  /// There is no key of her.
  static final int NONE = -1;

  /// It was destroyed.
  static final int DESTROYED = -2;

  /// By slot a person with 1 added, 0 for an empty one; a power of two of them.
  private int[] people = new int[64];

  private int[] lines = new int[64];
  private int size;
  private int greatest;

  int size() {
    return size;
  }

  /// The greatest identifier of a person; 0 for none but nobody.
  int greatest() {
    return greatest;
  }

  /// The line of a person's key, [#NONE] or [#DESTROYED].
  int of(int person) {
    int slot = slot(person);
    return people[slot] == 0 ? NONE : lines[slot];
  }

  boolean has(int person) {
    return people[slot(person)] != 0;
  }

  /// @param line its number, or [#DESTROYED]; the last one counts
  void put(int person, int line) {
    if (2 * size >= people.length) {
      grow();
    }
    int slot = slot(person);
    size += people[slot] == 0 ? 1 : 0;
    people[slot] = person + 1;
    lines[slot] = line;
    greatest = Math.max(greatest, person);
  }

  /// All people, ascending.
  int[] people() {
    return Arrays.stream(people).filter(each -> each != 0).map(each -> each - 1).sorted().toArray();
  }

  private int slot(int person) {
    int slot = person * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(people.length) + 1;
    while (people[slot] != 0 && people[slot] != person + 1) {
      slot = slot + 1 & people.length - 1;
    }
    return slot;
  }

  private void grow() {
    int[] before = people;
    int[] linesBefore = lines;
    people = new int[2 * before.length];
    lines = new int[people.length];
    for (int i = 0; i < before.length; i++) {
      if (before[i] != 0) {
        int slot = slot(before[i] - 1);
        people[slot] = before[i];
        lines[slot] = linesBefore[i];
      }
    }
  }
}
