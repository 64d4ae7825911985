package people.history;

import module java.base;

import people.history.FactCursor.PersonWork;

/// Finds of whom an answer about everyone on one day hangs on an uncertain date: who is counted and
/// uncertain, and who is left out and may be there. Costs a pass over everyone's facts.
final class DoubtfulPeople {

  /// What says whether somebody is there.
  private static final Set<Reason.Field> PRESENCE =
      EnumSet.of(Reason.Field.CREATED, Reason.Field.DIED, Reason.Field.LEFT);

  /// How many are counted and uncertain, by an array of one; and who may be there.
  private record PeopleFound(int[] counted, List<Integer> absent) {}

  private DoubtfulPeople() {}

  /// @param day since 1970
  /// @param field what the answer is by; null when it is only who is there
  /// @param attributes names, where that is an attribute
  static Snapshot.Doubted of(FactTable table, int day, Reason.Field field, Set<String> attributes) {
    BitSet names = new BitSet();
    attributes.forEach(name -> names.set(table.attributeNames().of(name)));
    Set<Reason.Field> fields = EnumSet.copyOf(PRESENCE);
    if (field != null) {
      fields.add(field);
    }
    PersonWork<PeopleFound> work =
        (person, cursor, found) -> {
          if (Uncertainty.isNone(cursor)) {
            return;
          }
          cursor.at(day);
          if (Presence.isCounted(cursor)) {
            found.counted[0] += Uncertainty.isCertain(cursor, fields, names::get) ? 0 : 1;
          } else if (!Presence.isBeyond(cursor) && !Uncertainty.isCertain(cursor, PRESENCE)) {
            found.absent.add(table.personIds()[person]);
          }
        };
    List<PeopleFound> parts =
        FactCursor.ofEveryone(table, _ -> new PeopleFound(new int[1], new ArrayList<>()), work);
    return new Snapshot.Doubted(
        parts.stream().mapToInt(part -> part.counted[0]).sum(),
        parts.stream().flatMap(part -> part.absent.stream()).toList());
  }
}
