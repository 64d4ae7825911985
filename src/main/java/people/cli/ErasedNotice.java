package people.cli;

import module java.base;

import people.*;
import people.engine.*;
import people.history.*;
import people.timeline.*;

/// Says of people that they were erased: in the place of answers about one of them, and beside
/// answers about many.
final class ErasedNotice {

  private ErasedNotice() {}

  /// Refuses to ask about somebody who was erased.
  static void refuse(History history, int personId) {
    RecordedEvent erasure = history.erasures().get(personId);
    if (erasure != null) {
      throw new IllegalArgumentException(told(erasure));
    }
  }

  /// The event by which a record was erased; null where it was not. Costs a look where nobody was.
  static RecordedEvent erasure(EventTimeline timeline, int personId) {
    return !timeline.has(Event.Kind.ERASURE)
        ? null
        : timeline.of(personId).stream()
            .filter(each -> each.event() instanceof Event.Erasure e && e.erased() != null)
            .findFirst()
            .orElse(null);
  }

  /// In words: `person 7 was erased at 2026-11-30T… by clerk7: asked by letter (event 12; …)`.
  static String told(RecordedEvent erasure) {
    Event.Erasure event = (Event.Erasure) erasure.event();
    Erased erased = event.erased();
    String by = event.details().recordedBy();
    return erased == null
        ? "person %d was erased".formatted(event.personId())
        : "person %d was erased at %s%s: %s (event %d; %s)"
            .formatted(
                event.personId(),
                RecordedEvent.shown(erasure.recorded()),
                by == null ? "" : " by " + by,
                erased.why(),
                erasure.position(),
                kept(erased.keep()));
  }

  /// What is left, in words.
  static String kept(Erased.Keep keep) {
    return switch (keep) {
      case STATISTICS -> "her status, dates by month and city still count";
      case NOTHING -> "she counts nowhere";
    };
  }

  /// Says of an answer about everyone what it has of people who were erased.
  static void tell(History history, Consumer<String> warnings) {
    Map<Erased.Keep, Long> people =
        history.erasures().values().stream()
            .map(each -> ((Event.Erasure) each.event()).erased())
            .filter(Objects::nonNull)
            .collect(Collectors.groupingBy(Erased::keep, TreeMap::new, Collectors.counting()));
    people.forEach((keep, count) ->
        warnings.accept(
            "%s erased: %s"
                .formatted(
                    count == 1 ? "1 record was" : count + " records were",
                    switch (keep) {
                      case STATISTICS -> "status, dates by month and city still count";
                      case NOTHING -> "no longer counted";
                    })));
  }

  /// Says which erasures were made since the timeline is as it is: it was put back from a copy.
  static void tellMissed(EventTimeline timeline, TimelineAddress place, Consumer<String> warnings) {
    if (!(place instanceof TimelineAddress.InFile(Path file)) || Files.exists(file)) {
      Erasing.tellMissed(timeline, place, warnings);
    }
  }
}
