package people.history;

import module java.base;

import people.Event.Kind;
import people.history.HistoryColumns.ParentRows;

/// The parents of everyone, in columns.
final class ParentColumns {

  private int size;
  private int[] children = new int[16];
  private int[] parents = new int[16];

  private ParentColumns() {}

  static ParentRows of(FactTable table) {
    List<ParentColumns> parts =
        FactCursor.ofEveryone(
            table, _ -> new ParentColumns(), (person, cursor, to) -> to.add(person, cursor));
    int[] children = joined(parts, part -> part.children);
    int[] parents = joined(parts, part -> part.parents);
    return new ParentRows(children.length, row -> children[row], row -> parents[row]);
  }

  private static int[] joined(List<ParentColumns> parts, Function<ParentColumns, int[]> column) {
    return parts.stream()
        .flatMapToInt(part -> Arrays.stream(column.apply(part), 0, part.size))
        .toArray();
  }

  private void add(int person, FactCursor cursor) {
    for (int parent : of(cursor)) {
      if (size == children.length) {
        children = Arrays.copyOf(children, 2 * size);
        parents = Arrays.copyOf(parents, 2 * size);
      }
      children[size] = cursor.table.personIds()[person];
      parents[size++] = parent;
    }
  }

  /// The parents of the person at whom a cursor stands: those that were recorded last.
  static List<Integer> of(FactCursor cursor) {
    int[] said = cursor.known(Kind.PARENTS);
    return said.length == 0
        ? List.of()
        : cursor.table.parentIds(cursor.attributeOfFact(said[said.length - 1]));
  }
}
