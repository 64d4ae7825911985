package people.imports.copies;

import module java.base;

import people.*;
import people.history.*;
import people.imports.batches.*;
import people.timeline.*;

/// The events of a timeline with the dates on which they took effect there, so that a copy with
/// other times of recording answers as it does.
///
/// Behind the creation of somebody whose birth nobody said, and whose status a newborn may have,
/// goes a status of the day of its recording, which says from when on she is there: the creation
/// itself would be read as the birth if it had that day.
final class CopyDates {

  private final List<Event> copies;
  private final SortedMap<Integer, Event.StatusChange> entries;

  /// The indexes of creations behind which something goes, in order.
  private final int[] entered;

  private CopyDates(List<Event> copies, SortedMap<Integer, Event.StatusChange> entries) {
    this.copies = copies;
    this.entries = entries;
    this.entered = entries.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  /// Those of a copy that keeps the times of recording.
  static CopyDates kept(List<RecordedEvent> events) {
    return asTheyAre(events.stream().map(RecordedEvent::event).toList());
  }

  /// Those of events that have theirs already.
  static CopyDates asTheyAre(List<Event> events) {
    return new CopyDates(events, Collections.emptySortedMap());
  }

  /// The events with their dates, as many as there are.
  List<Event> copies() {
    return copies;
  }

  /// What goes behind the event of that index; null for nothing.
  Event.StatusChange entry(int index) {
    return entries.get(index);
  }

  /// All that goes between the events.
  Collection<Event.StatusChange> entries() {
    return entries.values();
  }

  /// How much further behind the first one a copy stands than its original.
  int shift(long position) {
    int at = Arrays.binarySearch(entered, Math.toIntExact(position));
    return at < 0 ? -at - 1 : at;
  }

  /// A copy, in which a name of a batch is that of so many events, and of those that went between
  /// them.
  Event copy(int index) {
    return copies.get(index) instanceof Event.NamedBatch e
        ? new Event.NamedBatch(
            e.name(), e.events() + shift(index) - shift(index - e.events()), e.details())
        : copies.get(index);
  }

  /// The history of each record by itself, since a merge may be taken back.
  private static History unmerged(List<RecordedEvent> events) {
    List<RecordedEvent> others = new ArrayList<>(events);
    others.removeIf(recorded -> recorded.event() instanceof Event.Merge);
    return History.of(others);
  }

  /// Gives the events the dates on which they took effect in the original.
  static CopyDates of(List<RecordedEvent> events, Findings findings) {
    History history = unmerged(events);
    SortedMap<Integer, Event.StatusChange> entries = new TreeMap<>();
    // by person, the day from which the first event after the creation counts; as corrected, since
    // what was taken back makes nobody be there
    Map<Integer, LocalDate> firstDays = new HashMap<>();
    // by position, likewise; without those that were taken back
    Map<Long, Event.Creation> creations = new HashMap<>();
    for (int person : history.personIds()) {
      for (RecordedEvent fact : history.facts(person)) {
        if (fact.event() instanceof Event.Creation creation) {
          creations.put(fact.position(), creation);
        } else if (!hasNoDate(fact.event())) {
          firstDays.merge(person, fact.day(), (a, b) -> a.isBefore(b) ? a : b);
        }
      }
    }
    List<Event> dated = new ArrayList<>(events.size());
    for (RecordedEvent recorded : events) {
      Event event = recorded.event();
      Details details = event.details().withId(null);
      LocalDate day = recorded.day();
      boolean staysUndated =
          event instanceof Event.Creation e
              ? e.born() == null
                  && !firstDays.getOrDefault(e.personId(), LocalDate.MAX).isAfter(day)
              : hasNoDate(event);
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
    return switch (event) {
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
      case Event.Creation _,
          Event.StatusChange _,
          Event.AddressChange _,
          Event.NameChange _,
          Event.Death _,
          Event.Leaving _,
          Event.Return _,
          Event.ObservationEnd _,
          Event.AttributeChange _ ->
          false;
    };
  }
}
