package people;

import java.util.HashMap;
import java.util.Map;

/// What a timeline knows of its events without reading them again: where each event id is, and how
/// many events each person has. Takes about 16 bytes a person, and the ids, each with an entry of a
/// hash map. Every method may be called from any thread.
final class Index {

  private final Map<String, Long> positions = new HashMap<>();

  /// A hash table of people, linear probing, a power of two, at most half full; 0 is nobody.
  private int[] people = new int[64];

  /// How many events each of them has.
  private int[] counts = new int[64];

  private int size;

  /// Is told of each event once, in order.
  synchronized void add(long position, Event event) {
    String id = event.details().id();
    if (id != null) {
      positions.putIfAbsent(id, position); // a file that others wrote may repeat one
    }
    if (event.personId() > 0) {
      count(event.personId());
    }
  }

  private void count(int personId) {
    int slot = slot(personId);
    if (people[slot] == 0) {
      if (2 * size >= people.length) {
        grow();
        slot = slot(personId);
      }
      people[slot] = personId;
      size++;
    }
    counts[slot]++;
  }

  private void grow() {
    int[] before = people;
    int[] countsBefore = counts;
    people = new int[Math.multiplyExact(2, before.length)];
    counts = new int[people.length];
    for (int i = 0; i < before.length; i++) {
      if (before[i] != 0) {
        int slot = slot(before[i]);
        people[slot] = before[i];
        counts[slot] = countsBefore[i];
      }
    }
  }

  /// Where a person is, or would be.
  private int slot(int personId) {
    int slot = personId * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(people.length - 1);
    while (people[slot] != 0 && people[slot] != personId) {
      slot = slot + 1 & people.length - 1;
    }
    return slot;
  }

  /// Position of the event with that id; -1 when there is none.
  synchronized long position(String id) {
    return positions.getOrDefault(id, -1L);
  }

  /// Revision of a person's last event; -1 when she has none.
  synchronized long revision(int personId) {
    return counts[slot(personId)] - 1L;
  }
}
