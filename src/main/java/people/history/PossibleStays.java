package people.history;

import module java.base;

import people.Event.Kind;

/// The days on which somebody may be at an address though she counts as being elsewhere, or not at
/// all: she may not have moved yet, or have died or left, or may have moved already. Goes by the
/// facts that may be still to come, see [NotYet]. Not safe for several threads.
final class PossibleStays {

  private final FactCursor cursor;

  /// The same person as if something was still to come.
  private final FactCursor asIf;

  /// The days on which the lives end that were looked at last.
  private final List<Integer> ends = new ArrayList<>();

  PossibleStays(FactTable table) {
    this.cursor = new FactCursor(table, 0);
    this.asIf = new FactCursor(table, 0);
  }

  /// Adds those of a person. Costs some readings of her facts for each day on which a date begins
  /// or ceases to be open.
  ///
  /// @param homes by number of an address that of the one which stands for it; 0 for no home
  void addTo(PeriodList list, int person, int[] homes) {
    int[] days = days(cursor.read(person));
    for (int i = 0; i + 1 < days.length; i++) {
      int until = days[i + 1];
      for (int from = days[i]; from < until; ) {
        int day = from;
        int[] stays = stays(person, day, homes).toArray();
        int next = next(until); // when the lives that this looked at end
        Arrays.stream(stays).forEach(home -> list.addPossible(person, home, day, next));
        from = next;
      }
    }
  }

  /// The days on which a fact or a date begins or ceases to matter, ascending.
  private static int[] days(FactCursor cursor) {
    int first = FactTable.NEVER;
    int last = Integer.MIN_VALUE;
    for (int fact = 0; fact < cursor.size; fact++) {
      int date = cursor.dateNumber(fact);
      if (date > 0 && NotYet.isAsked(cursor.kind(fact))) {
        first = Math.min(first, cursor.table.earliest()[date]);
        last = Math.max(last, cursor.table.latest()[date]);
      }
    }
    int start = Math.max(first, Presence.start(cursor));
    int end = last;
    return start >= end
        ? new int[0]
        : IntStream.concat(
                IntStream.of(start, end),
                Arrays.stream(Uncertainty.turns(cursor)).filter(day -> start < day && day < end))
            .sorted()
            .distinct()
            .toArray();
  }

  private void addEnds(FactCursor of) {
    ends.addAll(List.of(Presence.presumed(of), Presence.observed(of), Presence.end(of)));
  }

  /// The first day behind that of the cursor on which a life ends that was looked at.
  private int next(int until) {
    return ends.stream()
        .filter(day -> day > cursor.day)
        .mapToInt(day -> day)
        .reduce(until, Math::min);
  }

  private IntStream stays(int person, int day, int[] homes) {
    cursor.at(day);
    ends.clear();
    addEnds(cursor);
    boolean isThere = Presence.isCounted(cursor);
    int counted = isThere ? homes[cursor.addressOf(cursor.addressBy())] : 0;
    boolean mayBeThere = isThere;
    IntStream.Builder stays = IntStream.builder();
    for (boolean isOfEnds : new boolean[] {true, false}) {
      asIf.notYet = new NotYet(day, isOfEnds);
      asIf.read(person).at(day);
      addEnds(asIf);
      if (Presence.isCounted(asIf)) {
        mayBeThere = true;
        stays.add(homes[asIf.addressOf(asIf.addressBy())]);
      }
    }
    for (int fact = 0; mayBeThere && fact < cursor.size; fact++) {
      int date = cursor.dateNumber(fact);
      boolean isOpen =
          date > 0 && cursor.table.earliest()[date] <= day && day < cursor.table.latest()[date];
      if (isOpen && cursor.kind(fact) == Kind.ADDRESS_CHANGE) {
        stays.add(homes[cursor.address(fact)]);
      }
    }
    return stays.build().filter(home -> home != 0 && home != counted).distinct();
  }
}
