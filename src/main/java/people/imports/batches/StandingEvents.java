package people.imports.batches;

import module java.base;

import people.*;
import people.timeline.*;

/// The events of a timeline that stand, read once: what was retracted does not, unless the
/// retraction was retracted, nor does an end of observation of people of whom a later one was
/// recorded.
final class StandingEvents {

  /// The ends of observation, in order.
  final List<RecordedEvent> ends;

  /// The positions of events that do not stand.
  final BitSet gone = new BitSet();

  /// By the position of an event, the retraction by which it is gone.
  private final NavigableMap<Integer, RecordedEvent> retractions = new TreeMap<>();

  private final BitSet isEnd = new BitSet();

  /// @param isKnown whether an event is to be reckoned with
  StandingEvents(EventTimeline timeline, Predicate<RecordedEvent> isKnown) {
    ends = timeline.ofKind(Event.Kind.OBSERVATION_END).stream().filter(isKnown).toList();
    Map<String, Long> last = new HashMap<>();
    for (RecordedEvent recorded : ends) {
      isEnd.set(index(recorded.position()));
      Long before = last.put(source(recorded), recorded.position());
      if (before != null) {
        gone.set(index(before));
      }
    }
    BitSet goneRetractions = new BitSet();
    // the last one first, since a retraction may be retracted by a later one
    for (RecordedEvent recorded : timeline.ofKind(Event.Kind.RETRACTION).reversed()) {
      int position = index(recorded.position());
      if (isKnown.test(recorded) && !goneRetractions.get(position)) {
        int target = index(((Event.Retraction) recorded.event()).retracts());
        gone.set(target);
        goneRetractions.set(target);
        retractions.put(target, recorded);
      }
    }
  }

  /// Of whom an end of observation is.
  static String source(RecordedEvent end) {
    return ((Event.ObservationEnd) end.event()).ofSource();
  }

  /// The last end of the observation of a source's people; null where there is none.
  Event.ObservationEnd lastEnd(String source) {
    return ends.reversed().stream()
        .map(recorded -> (Event.ObservationEnd) recorded.event())
        .filter(end -> source.equals(end.ofSource()))
        .findFirst()
        .orElse(null);
  }

  boolean isGone(long position) {
    return gone.get(index(position));
  }

  /// The retraction by which an event is gone; null where it is not.
  RecordedEvent retraction(long position) {
    return retractions.get(index(position));
  }

  /// How many events of an import are gone.
  int gone(long first, int events) {
    int from = index(first);
    return gone.get(from, from + events).cardinality();
  }

  /// When the last fact of an import was retracted by something else than a list of its series,
  /// which tells more exactly what an older one said.
  ///
  /// @param isOfSeries whether a source is of that series
  /// @return the position of that retraction; -1 where a fact stands, or there was none
  long undoneAt(RecordedImport batch, Predicate<String> isOfSeries) {
    int first = index(batch.first());
    int end = first + batch.events();
    for (int at = gone.nextClearBit(first); at < end; at = gone.nextClearBit(at + 1)) {
      if (!isEnd.get(at)) {
        return -1;
      }
    }
    return retractions.subMap(first, end).values().stream()
        .filter(by -> !isOfSeries.test(by.event().details().source()))
        .mapToLong(RecordedEvent::position)
        .max()
        .orElse(-1);
  }

  /// A position as that of a bit.
  ///
  /// @throws TimelineException when there are too many events
  static int index(long position) {
    if (position > Integer.MAX_VALUE) {
      throw new TimelineException(
          "event %d: what is retracted is known of 2,147,483,647 events, no more"
              .formatted(position));
    }
    return (int) position;
  }
}
