package people.history;

import module java.base;

import people.*;
import people.Event.Kind;
import people.columns.*;

/// The people who were erased, the same ones for every moment that is asked about: what is gone was
/// not known before either. Safe for several threads.
///
/// @param events by record the event that says so
/// @param dropped those of whom nothing was kept
record Erasures(Map<Integer, RecordedEvent> events, Set<Integer> dropped) {

  /// Costs a look at the kind of each event.
  static Erasures of(EventColumns events) {
    int[] rows =
        IntStream.range(0, events.size())
            .parallel()
            .filter(row -> events.kind(row) == Kind.ERASURE)
            .toArray();
    Map<Integer, RecordedEvent> erasures = new TreeMap<>();
    Set<Integer> dropped = new HashSet<>();
    for (RecordedEvent event : events.events(rows)) {
      Erased erased = ((Event.Erasure) event.event()).erased();
      erasures.merge(
          event.event().personId(), event, (before, now) -> erased == null ? before : now);
      if (erased != null && erased.keep() == Erased.Keep.NOTHING) {
        dropped.add(event.event().personId());
      }
    }
    return new Erasures(erasures, dropped);
  }

  boolean isErased(int personId) {
    return events.containsKey(personId);
  }
}
