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
  int owner(Attribute key) {
    return owners(key).stream().findFirst().orElse(0);
  }

  /// All people who have a key, which a line written by hand may give to a second one; the one who
  /// had it first comes first.
  synchronized List<Integer> owners(Attribute key) {
    return positions(key).entrySet().stream()
        .filter(owner -> !Retractions.in(timeline.of(owner.getValue())).containsKey(owner.getKey()))
        .map(Map.Entry::getValue)
        .distinct()
        .toList();
  }

  /// The people by position of the events that say so.
  private Map<Long, Integer> positions(Attribute key) {
    if (seen < 0 && asked < FEW) {
      asked++;
      SequencedMap<Long, Integer> found = new LinkedHashMap<>();
      timeline.ofKey(key).forEach(event -> found.put(event.position(), event.event().personId()));
      return found;
    }
    readOn();
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
