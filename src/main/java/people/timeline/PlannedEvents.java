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

  boolean isMerging() {
    return events.stream().anyMatch(PlannedEvents::isMerge);
  }

  /// Adds all events of a person.
  void addAll(int personId, List<RecordedEvent> to) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).personId() == personId) {
        to.add(at(i));
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
