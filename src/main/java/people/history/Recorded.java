package people.history;

import java.time.Instant;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import people.RecordedEvent;
import people.columns.EventColumns;
import people.columns.PersonIndex;

/// What was read of a timeline, also what is not known at some moment, and what is made of it once
/// it is asked for. Safe for several threads.
final class Recorded {

  final EventColumns columns;

  private PersonIndex index;
  private RecordingOrder order;
  private FactTable facts;
  private StatusChanges changes;

  Recorded(EventColumns columns) {
    this.columns = columns;
  }

  synchronized PersonIndex index() {
    if (index == null) {
      index = columns.people();
    }
    return index;
  }

  synchronized RecordingOrder order() {
    if (order == null) {
      order = new RecordingOrder(columns);
    }
    return order;
  }

  /// Everyone's, as they were known at a moment.
  synchronized FactTable facts(Instant known) {
    if (facts == null) {
      facts = FactTable.of(columns, index(), order());
    }
    return facts.knownAt(order().limit(EventColumns.micros(known)));
  }

  synchronized StatusChanges changes() {
    if (changes == null) {
      changes = new StatusChanges(facts(Instant.MAX));
    }
    return changes;
  }

  /// The identifiers of the people of whom something was known at a moment, ascending.
  int[] personIds(Instant known) {
    if (known == Instant.MAX) {
      return index().personIds;
    }
    int limit = order().limit(EventColumns.micros(known));
    return IntStream.range(0, index().personIds.length)
        .parallel()
        .filter(person -> rows(person).anyMatch(row -> order.number(row) < limit))
        .map(person -> index.personIds[person])
        .toArray();
  }

  /// One person's rows, in order of position.
  ///
  /// @param person place in the index
  IntStream rows(int person) {
    return IntStream.range(index().starts[person], index.starts[person + 1])
        .map(i -> index.rows[i]);
  }

  /// One person's events, each read anew, that were recorded at some times, in microseconds since
  /// 1970.
  List<RecordedEvent> events(int person, LongPredicate times) {
    return rows(person)
        .filter(row -> times.test(columns.recordedMicros(row)))
        .mapToObj(columns::event)
        .toList();
  }
}
