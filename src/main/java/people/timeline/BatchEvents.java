package people.timeline;

import module java.base;

import people.*;

/// The events of a batch that is being made, and those that are about to be written above it. Finds
/// them by person and by id, whatever their number. Not safe for several threads.
final class BatchEvents {

  final long first;
  final HeldEvents events;

  /// What is about to be written directly above.
  final PlannedEvents planned;

  /// Where the events of each person are; null as long as nobody asks.
  private Map<Integer, List<Integer>> byPerson;

  private final Map<String, Integer> ids = new HashMap<>();
  private boolean isMerging;

  /// @param first position of the first event
  BatchEvents(long first, List<Event> planned) {
    this(first, planned, HeldEvents.inMemory());
  }

  /// @param events where they are held
  BatchEvents(long first, List<Event> planned, HeldEvents events) {
    this.events = events;
    this.first = first;
    this.planned = new PlannedEvents(first - planned.size(), planned);
  }

  /// @return the position that it will have
  long add(Event event) {
    int at = events.size();
    events.add(event); // first: it may be refused
    isMerging |= PlannedEvents.isMerge(event);
    if (event.details().id() != null) {
      ids.putIfAbsent(event.details().id(), at);
    }
    if (byPerson != null) {
      note(at, event);
    }
    return first + events.size() - 1;
  }

  private void note(int at, Event event) {
    byPerson.computeIfAbsent(event.personId(), _ -> new ArrayList<>(2)).add(at);
  }

  /// Adds all merges to those that are recorded.
  void addMerges(List<Event> to) {
    if (isMerging()) {
      Stream.concat(planned.events().stream(), events.stream())
          .filter(event -> event instanceof Event.Merge)
          .forEach(to::add);
    }
  }

  /// Whether one of them merges a record, or may take a merge back.
  boolean isMerging() {
    return isMerging || planned.isMerging();
  }

  /// The event of this batch with an id; null when there is none.
  RecordedEvent find(String eventId) {
    Integer at = ids.get(eventId);
    return at == null ? null : at(at);
  }

  /// Adds all events of a person to those that are recorded.
  void addAll(int personId, List<RecordedEvent> known) {
    known.removeIf(each -> each.position() >= planned.first());
    planned.addAll(personId, known);
    of(personId).forEach(at -> known.add(at(at)));
  }

  /// How many events of a person are not recorded yet.
  int countOf(int personId) {
    List<RecordedEvent> above = new ArrayList<>();
    planned.addAll(personId, above);
    return above.size() + of(personId).size();
  }

  private List<Integer> of(int personId) {
    if (byPerson == null) {
      byPerson = new HashMap<>();
      for (int i = 0; i < events.size(); i++) {
        note(i, events.get(i));
      }
    }
    return byPerson.getOrDefault(personId, List.of());
  }

  private RecordedEvent at(int at) {
    return new RecordedEvent(first + at, Instant.MAX, events.get(at), null);
  }
}
