package people.simulation;

import module java.base;

import people.*;

/// Facts that are on their way to the office, by the day on which they are recorded.
final class Outbox {

  /// A fact on its way.
  ///
  /// @param about whose identifier it gets; null for a fact that has one
  /// @param fact makes the event for the identifier that the person has by then
  /// @param goesOn whether the next one is written in the same batch
  /// @param isDrawn whether chance says when on its day it is recorded; what is said beside a
  ///   change takes no chance away from the lives, which stay what they are without it
  record PendingFact(Resident about, IntFunction<Event> fact, boolean goesOn, boolean isDrawn) {

    /// Takes its chance and is nothing else: the fact comes later.
    static final PendingFact CHANCE = new PendingFact(null, null, false, true);

    PendingFact undrawn() {
      return new PendingFact(about, fact, goesOn, false);
    }
  }

  private final int firstDay;

  /// By days since the first; null for nothing.
  private final List<List<PendingFact>> days = new ArrayList<>();

  Outbox(int firstDay) {
    this.firstDay = firstDay;
  }

  /// What is to be recorded on a day, to be added to.
  List<PendingFact> on(int day) {
    while (days.size() <= day - firstDay) {
      days.add(null);
    }
    List<PendingFact> facts = days.get(day - firstDay);
    if (facts == null) {
      facts = new ArrayList<>();
      days.set(day - firstDay, facts);
    }
    return facts;
  }

  /// What is to be recorded on a day, once.
  List<PendingFact> take(int day) {
    List<PendingFact> facts = day < end() ? days.set(day - firstDay, null) : null;
    return facts == null ? List.of() : facts;
  }

  /// The day behind the last one on which something is to be recorded.
  int end() {
    return firstDay + days.size();
  }
}
