package people.columns;

import module java.base;

import people.*;

/// Finds which events of a person were taken back.
public final class Retractions {

  private Retractions() {}

  /// The retractions that count, by the position of the event that each takes back: those of an
  /// earlier event of the same person, that were not taken back themselves. Of several about the
  /// same event the first one counts.
  ///
  /// @param events all of a person, or of several, that are known, in the order of recording
  public static Map<Long, RecordedEvent> in(List<RecordedEvent> events) {
    Map<Long, RecordedEvent> retractions = new HashMap<>();
    Map<Long, Integer> known = new HashMap<>();
    events.forEach(event -> known.put(event.position(), event.event().personId()));
    // backwards, as only what comes later can take something back: what is looked at is settled
    for (RecordedEvent recorded : events.reversed()) {
      if (recorded.event() instanceof Event.Retraction retraction
          && !retractions.containsKey(recorded.position())
          && retraction.retracts() < recorded.position()
          && Objects.equals(known.get(retraction.retracts()), retraction.personId())) {
        retractions.put(retraction.retracts(), recorded);
      }
    }
    return retractions;
  }
}
