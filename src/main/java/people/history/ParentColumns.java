package people.history;

import module java.base;

import people.Event.Kind;

/// The parents of everyone, in columns.
final class ParentColumns {

  private int size;
  private int[] pairs = new int[16];

  private ParentColumns() {}

  /// Each child's identifier, and behind it that of a parent; by identifier of the child.
  static int[] of(FactTable table) {
    return FactCursor.ofEveryone(
            table, _ -> new ParentColumns(), (person, cursor, to) -> to.add(person, cursor))
        .stream()
        .flatMapToInt(part -> Arrays.stream(part.pairs, 0, part.size))
        .toArray();
  }

  private void add(int person, FactCursor cursor) {
    for (int parent : of(cursor)) {
      if (size == pairs.length) {
        pairs = Arrays.copyOf(pairs, 2 * size);
      }
      pairs[size++] = cursor.table.personIds()[person];
      pairs[size++] = parent;
    }
  }

  /// The parents of the person at whom a cursor stands: those that were recorded last, as who they
  /// are by now.
  static List<Integer> of(FactCursor cursor) {
    int[] said = cursor.known(Kind.PARENTS);
    return said.length == 0
        ? List.of()
        : cursor.table.parentIds(cursor.attributeOfFact(said[said.length - 1])).stream()
            .map(cursor.table::survivor)
            .filter(parent -> !cursor.isPerson(parent))
            .distinct()
            .toList();
  }
}
