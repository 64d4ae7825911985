package people.timeline;

import module java.base;

import people.*;
import people.Event.Kind;
import people.columns.*;

/// The keys that people have in other systems, by key; kept up with a timeline. A few are looked up
/// in the timeline, and all are read when there are more. Safe for several threads.
final class KeyIndex {

  /// As many look-ups take less than to read all keys of a long timeline.
  private static final int FEW = 8;

  private final EventTimeline timeline;
  private int asked;

  /// The people who have each key, with the positions of the events that say so.
  private final Map<Attribute, NavigableMap<Long, Integer>> owners = new HashMap<>();

  /// How many events were looked at.
  private long seen = -1;

  KeyIndex(EventTimeline timeline) {
    this.timeline = timeline;
  }

  /// The person who has a key; 0 for nobody.
  ///
  /// @param size of the timeline by which she has it, at least
  int owner(Attribute key, long size) {
    List<Integer> owners = owners(key, size);
    return owners.isEmpty() ? 0 : owners.getFirst();
  }

  /// All people who have a key, which a line written by hand may give to a second one; the one who
  /// had it first comes first.
  synchronized List<Integer> owners(Attribute key, long size) {
    Map<Long, Integer> positions = positions(key, size);
    if (positions.isEmpty() || !timeline.has(Kind.RETRACTION)) {
      return List.copyOf(new LinkedHashSet<>(positions.values()));
    }
    return positions.entrySet().stream()
        .filter(owner -> !Retractions.in(timeline.of(owner.getValue())).containsKey(owner.getKey()))
        .map(Map.Entry::getValue)
        .distinct()
        .toList();
  }

  /// The people by position of the events that say so.
  private Map<Long, Integer> positions(Attribute key, long size) {
    if (seen < 0 && asked < FEW) {
      asked++;
      SequencedMap<Long, Integer> found = new LinkedHashMap<>();
      timeline.ofKey(key).forEach(event -> found.put(event.position(), event.event().personId()));
      return found;
    }
    if (seen < size) {
      readOn();
    }
    return owners.getOrDefault(key, Collections.emptyNavigableMap());
  }

  private void readOn() {
    if (seen < 0) {
      seen = timeline.size();
      timeline.ofKind(Kind.KEY).forEach(this::add);
    }
    for (RecordedEvent event : timeline.readAfter(seen - 1)) {
      add(event);
      seen = event.position() + 1;
    }
  }

  /// Adds a key once, however often it is read.
  private void add(RecordedEvent event) {
    if (event.event() instanceof Event.Key e) {
      owners.computeIfAbsent(e.key(), _ -> new TreeMap<>()).put(event.position(), e.personId());
    }
  }
}
