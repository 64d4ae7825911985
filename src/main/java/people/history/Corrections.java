package people.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import people.Event;
import people.RecordedEvent;

/// What corrections and retractions make of one person's events.
///
/// A retraction takes effect unless it is retracted itself, and so does a correction; several
/// corrections of one event follow each other in the order of recording, each saying over what the
/// ones before left. One that refers to no earlier event of its person, or to one that it does not
/// fit, changes nothing.
final class Corrections {

  private static final Comparator<RecordedEvent> BY_EFFECT =
      Comparator.comparing((RecordedEvent e) -> !(e.event() instanceof Event.Creation))
          .thenComparing(RecordedEvent::day)
          .thenComparingLong(RecordedEvent::position);

  private final List<RecordedEvent> events;

  /// By the position of a retracted event, the retraction that counts.
  private final Map<Long, RecordedEvent> retractions = new TreeMap<>();

  /// By the position of a corrected event, the corrections that count, in the order of recording.
  private final Map<Long, List<RecordedEvent>> corrections = new TreeMap<>();

  private final List<RecordedEvent> facts;

  /// @param events one person's events in the order of recording
  Corrections(List<RecordedEvent> events) {
    this.events = events;
    boolean none = events.stream().allMatch(event -> about(event) < 0);
    facts = (none ? events : read()).stream().sorted(BY_EFFECT).toList();
  }

  /// Position of the event that an amendment is about; -1 for other events.
  static long about(RecordedEvent event) {
    return switch (event.event()) {
      case Event.Correction e -> e.corrects();
      case Event.Retraction e -> e.retracts();
      default -> -1;
    };
  }

  private List<RecordedEvent> read() {
    Map<Long, RecordedEvent> byPosition = new TreeMap<>();
    events.forEach(event -> byPosition.put(event.position(), event));
    // Backwards, as only what comes later can take something back: what is looked at is settled.
    Set<Long> effective = new HashSet<>();
    for (RecordedEvent recorded : events.reversed()) {
      if (retractions.containsKey(recorded.position())) {
        continue;
      }
      effective.add(recorded.position());
      if (recorded.event() instanceof Event.Retraction retraction
          && retraction.retracts() < recorded.position()
          && byPosition.containsKey(retraction.retracts())) {
        retractions.put(retraction.retracts(), recorded);
      }
    }
    for (RecordedEvent recorded : events) {
      if (recorded.event() instanceof Event.Correction correction
          && effective.contains(recorded.position())
          && correction.corrects() < recorded.position()) {
        RecordedEvent target = byPosition.get(correction.corrects());
        if (target != null && correction.to().misfit(target.event()) == null) {
          corrections.computeIfAbsent(target.position(), _ -> new ArrayList<>()).add(recorded);
        }
      }
    }
    List<RecordedEvent> facts = new ArrayList<>();
    for (RecordedEvent recorded : events) {
      if (about(recorded) < 0 && effective.contains(recorded.position())) {
        Event event = recorded.event();
        for (RecordedEvent correction : corrections.getOrDefault(recorded.position(), List.of())) {
          event = ((Event.Correction) correction.event()).to().applyTo(event);
        }
        facts.add(
            new RecordedEvent(recorded.position(), recorded.recorded(), event, recorded.json()));
      }
    }
    return facts;
  }

  /// The events as they are to be read: without those that are retracted, the others as corrected,
  /// and without corrections and retractions themselves; in order of effect.
  List<RecordedEvent> facts() {
    return facts;
  }

  /// The events as they were recorded, in order of effect, up to a day: those that amend an event
  /// stand behind it.
  List<RecordedEvent> inOrderOfEffect(LocalDate until) {
    Map<Long, RecordedEvent> read = new HashMap<>();
    facts.forEach(fact -> read.put(fact.position(), fact));
    Map<Long, RecordedEvent> places = new HashMap<>();
    for (RecordedEvent event : events) {
      RecordedEvent itself = read.getOrDefault(event.position(), event);
      places.put(event.position(), places.getOrDefault(about(event), itself));
    }
    return events.stream()
        .filter(event -> !places.get(event.position()).day().isAfter(until))
        .sorted(
            Comparator.comparing((RecordedEvent event) -> places.get(event.position()), BY_EFFECT)
                .thenComparingLong(RecordedEvent::position))
        .toList();
  }

  /// The retraction that counts of the event at that position; null when there is none.
  RecordedEvent retractionOf(long position) {
    return retractions.get(position);
  }

  /// The corrections that count of the event at that position, in the order of recording.
  List<RecordedEvent> correctionsOf(long position) {
    return corrections.getOrDefault(position, List.of());
  }
}
