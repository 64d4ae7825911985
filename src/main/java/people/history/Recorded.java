package people.history;

import java.util.List;
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

  /// Everyone's, as they are known after so many events.
  synchronized FactTable facts(int limit) {
    if (facts == null) {
      facts = new FactTable(columns, index(), order());
    }
    return facts.knownAt(limit);
  }

  synchronized StatusChanges changes() {
    if (changes == null) {
      changes = new StatusChanges(facts(columns.size()));
    }
    return changes;
  }

  /// One person's rows, in order of position.
  ///
  /// @param person place in the index
  IntStream rows(int person) {
    return IntStream.range(index().starts[person], index.starts[person + 1])
        .map(i -> index.rows[i]);
  }

  /// The events of some rows, each of which is read anew.
  List<RecordedEvent> events(IntStream rows) {
    return rows.mapToObj(columns::event).toList();
  }
}
