package people.timeline;

import module java.base;

import people.*;

/// Events that are about to be written and can't be read yet, directly above or within a batch.
///
/// @param first position that the first of them gets
record PlannedEvents(long first, List<Event> events) {

  /// Whether an event merges a record, or may take a merge back.
  static boolean isMerge(Event event) {
    return event instanceof Event.Merge || event instanceof Event.Retraction;
  }

  /// Adds the merges of a record, and the retractions of its events.
  void addMerges(int personId, List<RecordedEvent> merges) {
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (event.personId() == personId && isMerge(event)) {
        merges.add(at(i));
      }
    }
  }

  /// The event with an id; null when there is none.
  RecordedEvent find(String eventId) {
    for (int i = 0; i < events.size(); i++) {
      if (eventId.equals(events.get(i).details().id())) {
        return at(i);
      }
    }
    return null;
  }

  private RecordedEvent at(int i) {
    return new RecordedEvent(first + i, Instant.MAX, events.get(i), null);
  }
}
