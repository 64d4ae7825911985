package people.timeline;

import module java.base;

import people.*;
import people.Event.Kind;
import people.columns.*;

/// The keys that people have in other systems, by key; kept up with a timeline. Safe for several
/// threads.
final class KeyIndex {

  private final EventTimeline timeline;

  /// The people who have each key, with the positions of the events that say so.
  private final Map<Attribute, NavigableMap<Long, Integer>> owners = new HashMap<>();

  private final Map<Long, Attribute> keys = new HashMap<>();

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
    readOn();
    NavigableMap<Long, Integer> found = owners.getOrDefault(key, Collections.emptyNavigableMap());
    return found.entrySet().stream()
        .filter(owner -> !Retractions.in(timeline.of(owner.getValue())).containsKey(owner.getKey()))
        .map(Map.Entry::getValue)
        .distinct()
        .toList();
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

  private void add(RecordedEvent event) {
    if (event.event() instanceof Event.Key e
        && keys.putIfAbsent(event.position(), e.key()) == null) {
      owners.computeIfAbsent(e.key(), _ -> new TreeMap<>()).put(event.position(), e.personId());
    }
  }
}
