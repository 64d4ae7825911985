package people.imports;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;

/// The events of a timeline with the dates on which they took effect there, so that a copy with
/// other times of recording answers as it does.
///
/// @param copies as many as there are events
/// @param entries by the index of a creation, what goes behind it: a creation without a birth whose
///   status a newborn may have would be read as the birth if it had the day of its recording, so a
///   status of that day says from when on she is there
record CopyDates(List<Event> copies, SortedMap<Integer, Event.StatusChange> entries) {

  /// Those of a copy that keeps the times of recording.
  static CopyDates kept(List<RecordedEvent> events) {
    return new CopyDates(
        events.stream().map(RecordedEvent::event).toList(), Collections.emptySortedMap());
  }

  /// The indexes of creations behind which something goes, in order.
  int[] entered() {
    return entries.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  /// The history of each record by itself, since a merge may be taken back.
  private static History unmerged(List<RecordedEvent> events) {
    List<RecordedEvent> others = new ArrayList<>(events);
    others.removeIf(recorded -> recorded.event() instanceof Event.Merge);
    return History.of(others);
  }

  /// By person, the day from which the first event after the creation counts; as corrected, since
  /// what was taken back makes nobody be there.
  private static Map<Integer, LocalDate> firstDays(History history) {
    Map<Integer, LocalDate> firstDays = new HashMap<>();
    for (int person : history.personIds()) {
      for (RecordedEvent fact : history.facts(person)) {
        if (!(fact.event() instanceof Event.Creation || hasNoDate(fact.event()))) {
          firstDays.merge(person, fact.day(), (a, b) -> a.isBefore(b) ? a : b);
        }
      }
    }
    return firstDays;
  }

  /// Creations by position, as they are corrected; without those that were taken back.
  private static Map<Long, Event.Creation> creations(History history) {
    Map<Long, Event.Creation> creations = new HashMap<>();
    for (int person : history.personIds()) {
      for (RecordedEvent fact : history.facts(person)) {
        if (fact.event() instanceof Event.Creation creation) {
          creations.put(fact.position(), creation);
        }
      }
    }
    return creations;
  }

  /// Gives the events the dates on which they took effect in the original.
  static CopyDates of(List<RecordedEvent> events, Findings findings) {
    History history = unmerged(events);
    SortedMap<Integer, Event.StatusChange> entries = new TreeMap<>();
    Map<Integer, LocalDate> firstDays = firstDays(history);
    Map<Long, Event.Creation> creations = creations(history);
    List<Event> dated = new ArrayList<>(events.size());
    for (RecordedEvent recorded : events) {
      Event event = recorded.event();
      Details details = event.details().withId(null);
      LocalDate day = recorded.day();
      boolean staysUndated =
          switch (event) {
            case Event.Creation e ->
                e.born() == null
                    && !firstDays.getOrDefault(e.personId(), LocalDate.MAX).isAfter(day);
            case Event.Correction _,
                Event.Retraction _,
                Event.Parents _,
                Event.Key _,
                Event.Merge _,
                Event.Distinction _,
                Event.NamedBatch _,
                Event.Restriction _,
                Event.Erasure _,
                Event.Protection _,
                Event.Unrecognized _ ->
                true;
            case Event.StatusChange _,
                Event.AddressChange _,
                Event.NameChange _,
                Event.Death _,
                Event.Leaving _,
                Event.Return _,
                Event.ObservationEnd _,
                Event.AttributeChange _ ->
                false;
          };
      if (details.effective() == null && !staysUndated) {
        EffectiveDate date = EffectiveDate.of(day);
        Event.Creation known =
            event instanceof Event.Creation e
                ? creations.getOrDefault(recorded.position(), e)
                : null;
        boolean isBirth = known != null && known.status().isOfNewborn();
        boolean isEntry =
            isBirth
                && known.born() == null
                && known.details().effective() == null
                && creations.containsKey(recorded.position());
        if (!isBirth) {
          details = details.at(date);
        } else if (isEntry) {
          Details entry = Details.on(date).from(details.source());
          entries.put(
              dated.size(), new Event.StatusChange(known.personId(), known.status(), entry));
        }
        if (!isBirth || isEntry) {
          findings.doubt(
              "events",
              "no effective date: dated by the day of recording in the original",
              TimelineCopy.line(recorded));
        }
      }
      dated.add(event.with(details));
    }
    return new CopyDates(dated, entries);
  }

  /// Whether an effective date would mean nothing.
  private static boolean hasNoDate(Event event) {
    return event instanceof Event.Correction
        || event instanceof Event.Retraction
        || event instanceof Event.Parents
        || event instanceof Event.Key
        || event instanceof Event.Merge
        || event instanceof Event.Distinction
        || event instanceof Event.NamedBatch
        || event instanceof Event.Restriction
        || event instanceof Event.Erasure
        || event instanceof Event.Protection
        || event instanceof Event.Unrecognized;
  }
}
