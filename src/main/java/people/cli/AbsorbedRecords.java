package people.cli;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;

/// Warnings about what was just recorded of somebody who is not there, or is somebody else.
final class AbsorbedRecords {

  private AbsorbedRecords() {}

  /// Says of whom something was recorded though all that created her is retracted, or though her
  /// record was absorbed.
  ///
  /// @param size that the timeline had before
  static void warn(Session session, EventTimeline timeline, long size) {
    Set<Integer> merged = ofKind(timeline, Event.Kind.MERGE);
    Set<Integer> retracted = ofKind(timeline, Event.Kind.RETRACTION);
    if (merged.isEmpty() && retracted.isEmpty()) {
      return;
    }
    Map<Integer, Boolean> people = new TreeMap<>();
    for (RecordedEvent recorded : timeline.readAfter(size - 1)) {
      Event event = recorded.event();
      if (event.personId() > 0
          && !(event instanceof Event.Creation
              || event instanceof Event.Retraction
              || event instanceof Event.Restriction)) {
        people.merge(event.personId(), event instanceof Event.Merge, Boolean::logicalAnd);
      }
    }
    people.forEach((personId, isMergedOnly) -> {
      if (!isMergedOnly && merged.contains(personId)) {
        warnOfMerge(session, timeline, personId);
      }
      if (retracted.contains(personId)) {
        warnOfRetractedCreation(session, timeline, personId);
      }
    });
  }

  private static Set<Integer> ofKind(EventTimeline timeline, Event.Kind kind) {
    return timeline.has(kind)
        ? timeline.ofKind(kind).stream().map(e -> e.event().personId()).collect(Collectors.toSet())
        : Set.of();
  }

  private static void warnOfMerge(Session session, EventTimeline timeline, int personId) {
    int survivor = History.of(timeline, personId).survivor(personId);
    if (survivor != personId) {
      session.warn(
          "%s: person %d is person %d: what is recorded about %d counts for %d"
              .formatted(session.timeline(), personId, survivor, personId, survivor));
    }
  }

  private static void warnOfRetractedCreation(
      Session session, EventTimeline timeline, int personId) {
    History history = History.of(timeline, personId);
    int survivor = history.survivor(personId);
    boolean isCreated = history.facts(survivor).stream().anyMatch(AbsorbedRecords::isCreation);
    Optional<RecordedEvent> creation =
        history.events(survivor).stream().filter(AbsorbedRecords::isCreation).findFirst();
    if (!isCreated && creation.isPresent()) {
      session.warn(
          "%s: person %d: the creation (event %d) was retracted, so nothing that is recorded about her counts"
              .formatted(session.timeline(), personId, creation.get().position()));
    }
  }

  private static boolean isCreation(RecordedEvent recorded) {
    return recorded.event() instanceof Event.Creation;
  }
}
