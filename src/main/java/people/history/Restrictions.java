package people.history;

import module java.base;

import people.*;

/// Tells who is restricted.
final class Restrictions {

  private Restrictions() {}

  /// The event that restricted one of a person's records last and was not lifted; null for none.
  ///
  /// @param events of all her records, as known
  static RecordedEvent last(List<RecordedEvent> events) {
    Map<Integer, RecordedEvent> since = new HashMap<>();
    events.stream()
        .filter(event -> event.event() instanceof Event.Restriction)
        .sorted(Comparator.comparingLong(RecordedEvent::position))
        .forEach(event -> {
          Event.Restriction restriction = (Event.Restriction) event.event();
          since.put(restriction.personId(), restriction.isLifted() ? null : event);
        });
    return since.values().stream()
        .filter(Objects::nonNull)
        .max(Comparator.comparingLong(RecordedEvent::position))
        .orElse(null);
  }
}
