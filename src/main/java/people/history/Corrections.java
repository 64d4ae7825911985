package people.history;

import module java.base;

import people.*;
import people.columns.*;

/// The effect of corrections and retractions on one person's events.
///
/// A retraction takes effect unless it is retracted itself, and so does a correction; several
/// corrections of one event follow each other in the order of recording, each saying over what the
/// ones before left. One that refers to no earlier event of its person, or to one that it does not
/// fit, changes nothing.
final class Corrections {

  private static final Comparator<RecordedEvent> BY_EFFECT =
      Comparator.comparing(
              (RecordedEvent e) -> !(e.event() instanceof Event.Creation c) || c.isEntry())
          .thenComparing(RecordedEvent::day)
          .thenComparingLong(RecordedEvent::position);

  private final List<RecordedEvent> events;
  private final Map<Long, RecordedEvent> byPosition = new HashMap<>();

  /// By the position of a retracted event, the retraction that counts.
  private final Map<Long, RecordedEvent> retractions;

  /// By the position of a corrected event, the corrections that count, in the order of recording.
  private final Map<Long, List<RecordedEvent>> corrections = new HashMap<>();

  /// The positions of all of these.
  private final Set<Long> correcting = new HashSet<>();

  /// By position, in order of effect.
  private final Map<Long, RecordedEvent> facts = new LinkedHashMap<>();

  /// @param events one person's events in the order of recording
  Corrections(List<RecordedEvent> events) {
    this.events = events;
    events.forEach(event -> byPosition.put(event.position(), event));
    retractions = Retractions.in(events);
    for (RecordedEvent recorded : events) {
      if (recorded.event() instanceof Event.Correction correction
          && refersBack(recorded)
          && correction.to().misfit(known(correction.corrects()).event()) == null) {
        corrections.computeIfAbsent(correction.corrects(), _ -> new ArrayList<>()).add(recorded);
        correcting.add(recorded.position());
      }
    }
    events.stream()
        .filter(event -> about(event) < 0 && retractionOf(event.position()) == null)
        .map(this::corrected)
        .sorted(BY_EFFECT)
        .forEach(fact -> facts.put(fact.position(), fact));
  }

  /// Whether an amendment was not taken back, and is about an earlier event of its person.
  private boolean refersBack(RecordedEvent event) {
    long about = about(event);
    return retractionOf(event.position()) == null
        && about < event.position()
        && known(about) != null
        && known(about).event().personId() == event.event().personId();
  }

  private RecordedEvent corrected(RecordedEvent recorded) {
    Event event = recorded.event();
    for (RecordedEvent correction : correctionsOf(recorded.position())) {
      event = ((Event.Correction) correction.event()).to().applyTo(event);
    }
    return new RecordedEvent(recorded.position(), recorded.recorded(), event, recorded.json());
  }

  /// Position of the event that an amendment is about; -1 for other events.
  static long about(RecordedEvent event) {
    return switch (event.event()) {
      case Event.Correction e -> e.corrects();
      case Event.Retraction e -> e.retracts();
      default -> -1;
    };
  }

  /// The events as they are to be read: without those that are retracted, the others as corrected,
  /// and without corrections and retractions themselves; in order of effect.
  List<RecordedEvent> facts() {
    return List.copyOf(facts.values());
  }

  /// One of [#facts]; null where none has that position.
  RecordedEvent fact(long position) {
    return facts.get(position);
  }

  /// The event at that position as it was recorded; null when it is not known, or not the person's.
  RecordedEvent known(long position) {
    return byPosition.get(position);
  }

  /// The events as they were recorded, in order of effect, up to a day: those that amend an event
  /// stand behind it.
  List<RecordedEvent> inOrderOfEffect(LocalDate until) {
    Map<Long, RecordedEvent> places = new HashMap<>();
    for (RecordedEvent event : events) {
      RecordedEvent itself = facts.getOrDefault(event.position(), event);
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

  /// Whether an amendment changes how the event is read that it is about.
  boolean takesEffect(RecordedEvent amendment) {
    RecordedEvent retraction = retractionOf(about(amendment));
    return retraction == null
        ? correcting.contains(amendment.position())
        : retraction.position() == amendment.position();
  }
}
