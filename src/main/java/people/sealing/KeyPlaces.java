package people.sealing;

import people.line.*;

/// Where in a [KeyFile] the key of each person is, as the number of its line: some 20 bytes a
/// person, since a register may have millions. Not safe for several threads.
final class KeyPlaces {

  /// There is no key of her.
  static final int NONE = -1;

  /// It was destroyed.
  static final int DESTROYED = -2;

  /// Lines with 1 added, since 0 is none there.
  private final PersonNumbers lines = new PersonNumbers();

  private int greatest;

  int size() {
    return lines.size();
  }

  /// The greatest identifier of a person; 0 for none but nobody.
  int greatest() {
    return greatest;
  }

  /// The line of a person's key, [#NONE] or [#DESTROYED].
  int of(int person) {
    return lines.get(person) + NONE;
  }

  boolean has(int person) {
    return lines.has(person);
  }

  /// @param line its number, or [#DESTROYED]; the last one counts
  void put(int person, int line) {
    lines.put(person, line - NONE);
    greatest = Math.max(greatest, person);
  }

  /// All people, ascending.
  int[] people() {
    return lines.ids();
  }
}
