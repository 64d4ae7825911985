package people.timeline;

import module java.base;

import people.*;
import people.columns.*;

/// The lines that an append has for whoever opened the timeline, kept until it is over: others
/// still wait for it then. Used by the one thread that appends.
final class AppendWarnings {

  private final String timeline;
  private final Consumer<String> told;
  private final List<String> waiting = new ArrayList<>();

  /// @param timeline its name
  AppendWarnings(String timeline, Consumer<String> told) {
    this.timeline = timeline;
    this.told = told;
  }

  void add(String warning) {
    waiting.add(timeline + ": " + warning);
  }

  /// Tells of events that are recorded far ahead of the clock, as they come later than those above.
  ///
  /// @param now what the clock said
  void addIfAhead(Instant recorded, Instant now) {
    if (isFarAhead(recorded, now)) {
      add(
          "recorded as of %s, since what is above is, though the clock says %s: see docs/two-clocks.md"
              .formatted(RecordedEvent.shown(recorded), RecordedEvent.shown(now)));
    }
  }

  /// Whether a recorded time is more than a day ahead.
  static boolean isFarAhead(Instant recorded, Instant now) {
    return Duration.between(now, recorded).compareTo(RecordedEvent.FAR_AHEAD) > 0;
  }

  /// Tells of the events of an append that was made before, as far as they were retracted since.
  ///
  /// @param about all events of those people of whom there are others, in the order of recording
  void addIfRetracted(List<RecordedEvent> appended, List<RecordedEvent> about) {
    Map<Long, RecordedEvent> retractions = Retractions.in(about);
    for (RecordedEvent recorded : appended) {
      RecordedEvent by = retractions.get(recorded.position());
      if (by != null) {
        String id = recorded.event().details().id();
        add(
            "event %d%s was recorded before and retracted by event %d: nothing was recorded, and it stays retracted"
                .formatted(
                    recorded.position(),
                    id == null ? "" : " with the id '" + id + "'",
                    by.position()));
      }
    }
  }

  /// Tells of people who have the name of somebody who was erased.
  ///
  /// @param position of the first event
  void addNamesakes(long position, List<Event> events, ErasedPeople erased) {
    for (int i = 0; !erased.isEmpty() && i < events.size(); i++) {
      Event event = events.get(i);
      RecordedEvent erasure = erased.namesake(event);
      if (erasure != null) {
        add(
            "event %d: person %d has the name of %s, and may be her: then erase her again"
                .formatted(position + i, event.personId(), ErasedPeople.told(erasure)));
      }
    }
  }

  /// Tells all. What whoever is told throws is not the append's.
  void tell() {
    List<String> lines = List.copyOf(waiting);
    waiting.clear();
    try {
      lines.forEach(told);
    } catch (RuntimeException | Error e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }
}
