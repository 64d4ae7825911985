package people.history;

import module java.base;

import people.*;

/// The readings of one event while its amendments become known, one after the other: what it says
/// as corrected, or nothing while it is taken back. Not safe for several threads.
///
/// Amendments are a tree below the event, since a retraction may be retracted. Where a retraction
/// is the only one of its target, it turns over all above it as far as that is so; such a chain is
/// a *path*, of which only the uppermost one has a state. The corrections that count are composed
/// in pairs, in pairs of pairs, and so on. So an amendment costs time by the number of paths above
/// it and the logarithm of the number of all, but not by the number of those before it.
final class Readings {

  /// The event, and its amendments by position.
  private final List<RecordedEvent> group;

  /// By place in the group: the place of what the amendment is about.
  private final int[] about;

  /// The uppermost one of its path.
  private final int[] top;

  private final boolean[] isKnown;

  /// Whether it takes effect, of the uppermost one of a path.
  private final boolean[] counts;

  /// How many retractions of it take effect that are on other paths.
  private final int[] retractions;

  /// The corrections that take effect as a heap: what is at `i` is composed of what is at `2 i` and
  /// `2 i + 1`, and the first one of the group is in the middle; null for none.
  private final Amendment[] composed;

  /// @param group an event and all its amendments, of which each is about one before it
  /// @param isInOrder whether they become known in the order of the group
  Readings(List<RecordedEvent> group, boolean isInOrder) {
    int size = group.size();
    this.group = group;
    about = new int[size];
    top = new int[size];
    isKnown = new boolean[size];
    counts = new boolean[size];
    retractions = new int[size];
    composed = new Amendment[2 * Integer.highestOneBit(2 * size - 1)];
    Map<Long, Integer> places = new HashMap<>();
    int[] retracted = new int[size];
    for (int i = 0; i < size; i++) {
      RecordedEvent each = group.get(i);
      places.put(each.position(), i);
      about[i] = i == 0 ? 0 : places.get(Corrections.about(each));
      retracted[about[i]] += isRetraction(i) ? 1 : 0;
    }
    for (int i = 0; i < size; i++) {
      boolean goesOn = isInOrder && isRetraction(i) && retracted[about[i]] == 1;
      top[i] = goesOn ? top[about[i]] : i;
    }
  }

  private boolean isRetraction(int i) {
    return group.get(i).event() instanceof Event.Retraction;
  }

  /// Goes on to when one more of the group is known.
  ///
  /// @param i its place
  void know(int i) {
    isKnown[i] = true;
    if (retractions[i] == 0) {
      turn(top[i]);
    }
  }

  /// What the event says as far as is known; null for nothing.
  RecordedEvent now() {
    RecordedEvent event = group.getFirst();
    if (!counts[0] || composed[1] == null) {
      return counts[0] ? event : null;
    }
    return new RecordedEvent(
        event.position(), event.recorded(), composed[1].applyTo(event.event()), event.json());
  }

  /// Turns over whether a path takes effect, and what hangs on that.
  private void turn(int path) {
    int upper = path;
    boolean hasTurned = true;
    while (hasTurned) {
      counts[upper] = !counts[upper];
      hasTurned = upper > 0 && isRetraction(upper);
      if (hasTurned) {
        int target = about[upper];
        int before = retractions[target];
        retractions[target] += counts[upper] ? 1 : -1;
        hasTurned = isKnown[target] && before + retractions[target] == 1;
        upper = top[target];
      }
    }
    if (upper > 0 && group.get(upper).event() instanceof Event.Correction correction) {
      compose(upper, correction.to());
    }
  }

  private void compose(int i, Amendment amendment) {
    if (about[i] > 0 || amendment.misfit(group.getFirst().event()) != null) {
      return;
    }
    int at = composed.length / 2 + i;
    composed[at] = counts[i] ? amendment : null;
    for (at /= 2; at > 0; at /= 2) {
      Amendment later = composed[2 * at + 1];
      composed[at] = later == null ? composed[2 * at] : later.over(composed[2 * at]);
    }
  }
}
