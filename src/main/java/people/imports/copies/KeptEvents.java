package people.imports.copies;

import module java.base;

import people.*;
import people.timeline.*;

/// The parts of events that a copy of a timeline keeps: identifiers and event ids that are free,
/// and recorded times.
final class KeptEvents {

  private KeptEvents() {}

  /// Keeps an identifier where it is free.
  static boolean keep(int personId, PersonRegistry.Batch batch) {
    if (batch.isFree(personId)) {
      batch.newPerson(personId);
      return true;
    }
    return false;
  }

  /// An event of ours that has the id keeps it.
  static Event withFreeId(Event event, EventTimeline timeline) {
    String id = event.details().id();
    return id == null || timeline.find(id) == null
        ? event
        : event.with(event.details().withId(null));
  }

  /// Refuses to keep times that would come before those that are recorded.
  static void refuseOlder(EventTimeline timeline, Path file, List<RecordedEvent> events) {
    RecordedEvent last = null;
    long size = timeline.size();
    for (RecordedEvent each : timeline.readAfter(size - 2)) {
      last = each;
    }
    RecordedEvent first = events.getFirst();
    if (last != null && !first.recorded().isAfter(last.recorded())) {
      throw new TimelineException(
          "%s: can't keep the times of recording: its first event is of %s, and the last one here of %s; expected it in an empty timeline, or without --keep"
              .formatted(file, shown(first), shown(last)));
    }
    for (RecordedEvent each : events) {
      if (each != first && !each.recorded().isAfter(first.recorded())) {
        throw new TimelineException(
            "%s, line %d: can't keep the times of recording: %s is not after %s, that of the event before; expected it without --keep"
                .formatted(file, each.position() + 1, shown(each), shown(first)));
      }
      first = each;
    }
  }

  private static String shown(RecordedEvent event) {
    return RecordedEvent.shown(event.recorded());
  }
}
