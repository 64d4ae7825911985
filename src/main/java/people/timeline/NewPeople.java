package people.timeline;

import module java.base;

/// The identifiers that a batch gives to new people: the next free ones, or chosen ones.
final class NewPeople {

  /// The first identifier of each run of given ones, with the last one.
  private final NavigableMap<Integer, Integer> runs = new TreeMap<>();

  /// Those of whom something has to be said yet.
  private final NavigableSet<Integer> silent = new TreeSet<>();

  private int last;

  /// @param last the greatest identifier in the timeline; 0 for none
  NewPeople(int last) {
    this.last = last;
  }

  /// The next free identifier, which is not taken by that; 0 when none is left.
  int next() {
    return last == Integer.MAX_VALUE ? 0 : last + 1;
  }

  void take(int personId) {
    last = Math.max(last, personId);
    Map.Entry<Integer, Integer> before = runs.lowerEntry(personId);
    int first = before != null && before.getValue() == personId - 1 ? before.getKey() : personId;
    runs.put(first, personId);
  }

  /// Takes an identifier of which something is to be said before the batch is over.
  void takeSilently(int personId) {
    take(personId);
    silent.add(personId);
  }

  boolean has(int personId) {
    Map.Entry<Integer, Integer> run = runs.floorEntry(personId);
    return run != null && run.getValue() >= personId;
  }

  /// Something is said of a person.
  void tell(int personId) {
    if (!silent.isEmpty()) {
      silent.remove(personId);
    }
  }

  /// The least identifier of which nothing was said; 0 for none.
  int firstSilent() {
    return silent.isEmpty() ? 0 : silent.first();
  }
}
