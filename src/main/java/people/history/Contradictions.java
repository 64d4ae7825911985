package people.history;

import module java.base;

import people.*;
import people.columns.*;
import people.history.Contradiction.Flaw;

/// Looks through all that is known for what can't be true.
final class Contradictions {

  private final LifeCheck lives;
  private final CityCheck cities = new CityCheck();

  private Contradictions(Contradiction.Limits limits) {
    this.lives = new LifeCheck(limits);
  }

  /// All of them, in order of position.
  ///
  /// @param facts of everyone
  static List<Contradiction> of(
      KnownColumns columns, FactTable facts, Contradiction.Limits limits) {
    int[] known = columns.personIds();
    List<Contradictions> parts =
        FactCursor.ofEveryone(
            facts,
            _ -> new Contradictions(limits),
            (person, cursor, part) -> {
              int id = facts.personIds()[person];
              part.lives.facts(id, cursor);
              part.cities.facts(id, cursor);
              if (cursor.isAmended() && Arrays.binarySearch(known, id) >= 0) {
                part.lives.amendments(id, columns.events(id), columns::survivor);
              }
            });
    CityCheck cities = new CityCheck();
    parts.forEach(part -> cities.addAll(part.cities));
    return Stream.of(
            parts.stream().flatMap(part -> part.lives.found().stream()),
            cities.found(facts).stream(),
            UnionCheck.of(facts, columns.unions()).stream(),
            ParentCheck.of(facts, known).stream(),
            NamedCheck.of(facts, known).stream(),
            inFuture(columns.events(), limits.now()).stream())
        .flatMap(found -> found)
        .sorted(
            Comparator.comparingLong(Contradiction::position).thenComparing(Contradiction::flaw))
        .toList();
  }

  /// Events that were recorded when it was later than now, or by a clock that was wrong.
  private static List<Contradiction> inFuture(HistoryColumns.EventRows events, Instant now) {
    long last = EventColumns.micros(now.plus(RecordedEvent.FAR_AHEAD));
    List<Contradiction> found = new ArrayList<>();
    for (int row = 0; row < events.size(); row++) {
      long recorded = events.recorded().applyAsLong(row);
      if (recorded > last) {
        found.add(
            new Contradiction(
                events.personIds().applyAsInt(row),
                events.positions().applyAsLong(row),
                Flaw.RECORDED_IN_FUTURE,
                "recorded as of %s, in the future"
                    .formatted(RecordedEvent.shown(EventReader.instant(recorded)))));
      }
    }
    return found;
  }
}
