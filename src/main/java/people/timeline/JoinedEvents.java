package people.timeline;

import module java.base;

import people.*;

/// The events of several appends one behind the other; those of a large batch stay where they are.
/// Not safe for several threads.
final class JoinedEvents extends AbstractList<Event> {

  /// Some of them, and the index of the first.
  private record JoinedPart(int first, List<Event> events) {}

  private final List<JoinedPart> parts = new ArrayList<>();
  private int size;

  /// Whether a large batch is among them.
  boolean isSpilled;

  @Override
  public int size() {
    return size;
  }

  @Override
  public Event get(int index) {
    Objects.checkIndex(index, size);
    int at = parts.size() - 1;
    while (parts.get(at).first > index) {
      at--;
    }
    JoinedPart part = parts.get(at);
    return part.events.get(index - part.first);
  }

  /// How many events there are of each of some people; those who have none are left out.
  Map<Integer, Long> counts(Set<Integer> people) {
    Map<Integer, Long> counts = new HashMap<>();
    for (JoinedPart part : people.isEmpty() ? List.<JoinedPart>of() : parts) {
      for (int i = 0; i < part.events.size(); i++) {
        int personId = HeldEvents.personId(part.events, i);
        if (people.contains(personId)) {
          counts.merge(personId, 1L, Long::sum);
        }
      }
    }
    return counts;
  }

  /// Adds the events of an append.
  void join(List<? extends Event> batch) {
    if (batch instanceof HeldEvents held && held.isSpilled()) {
      parts.add(new JoinedPart(size, held));
      isSpilled = true;
    } else {
      if (parts.isEmpty() || parts.getLast().events instanceof HeldEvents) {
        parts.add(new JoinedPart(size, new ArrayList<>()));
      }
      parts.getLast().events.addAll(batch);
    }
    size += batch.size();
  }
}
