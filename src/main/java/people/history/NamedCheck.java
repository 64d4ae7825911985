package people.history;

import module java.base;

import people.Event.Kind;
import people.history.Contradiction.Flaw;

/// Looks for partners who are nobody in the timeline, and for keys that two people have. Costs a
/// pass over everyone's facts.
final class NamedCheck {

  private final List<Contradiction> nobodies = new ArrayList<>();

  /// A key's number, and the event that gives it to somebody.
  private record Given(int key, long position, int personId) {}

  private final List<Given> keys = new ArrayList<>();

  private NamedCheck() {}

  /// All of them.
  ///
  /// @param known identifiers of all who are known, ascending
  static List<Contradiction> of(FactTable table, int[] known) {
    List<NamedCheck> parts =
        FactCursor.ofEveryone(
            table,
            _ -> new NamedCheck(),
            (person, cursor, part) -> part.look(table.personIds()[person], cursor, known));
    List<Contradiction> found = new ArrayList<>();
    parts.forEach(part -> found.addAll(part.nobodies));
    List<Given> keys =
        parts.stream()
            .flatMap(part -> part.keys.stream())
            .sorted(Comparator.comparingInt(Given::key).thenComparingLong(Given::position))
            .toList();
    Given first = null;
    for (Given given : keys) {
      first = first == null || first.key != given.key ? given : first;
      if (first.personId != given.personId) {
        found.add(
            new Contradiction(
                given.personId,
                given.position,
                Flaw.KEY_OF_TWO,
                "key %s, which person %d has by event %d"
                    .formatted(table.attribute(given.key), first.personId, first.position)));
      }
    }
    return found;
  }

  private void look(int personId, FactCursor cursor, int[] known) {
    for (int fact = 0; fact < cursor.size; fact++) {
      boolean isNaming = cursor.saysStatus(fact) && !cursor.isCreation(fact);
      int other = isNaming ? cursor.table.survivor(cursor.other(fact)) : 0;
      if (other != 0 && Arrays.binarySearch(known, other) < 0) {
        nobodies.add(
            new Contradiction(
                personId,
                cursor.position(fact),
                Flaw.NAMES_NOBODY,
                "names person %d, who is nobody in the timeline".formatted(other)));
      }
    }
    for (int fact : cursor.known(Kind.KEY)) {
      keys.add(new Given(cursor.attributeOfFact(fact), cursor.positionOfFact(fact), personId));
    }
  }
}
