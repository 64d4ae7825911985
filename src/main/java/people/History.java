package people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Everyone's events, read from a timeline once and put in the order in which they took effect.
/// From it comes the state at any date:
///
/// ```java
/// var history = History.of(timeline);
/// history.at("2014-12-31").person(ada);
/// history.at("2014").countByStatus();
/// ```
///
/// The order within a person: what her creation says holds from the start; then the other events by
/// the day from which they count ([RecordedEvent#day]), and those of one day in the order in which
/// they were recorded.
///
/// Immutable and safe for several threads; it does not see what is added later. Reading costs a
/// pass over the timeline and memory for all its events, a question about everyone a pass over
/// them.
public final class History {

  private static final Comparator<RecordedEvent> BY_EFFECT =
      Comparator.comparing((RecordedEvent e) -> !(e.event() instanceof Event.Creation))
          .thenComparing(RecordedEvent::day)
          .thenComparingLong(RecordedEvent::position);

  private final NavigableMap<Integer, List<RecordedEvent>> eventsByPerson = new TreeMap<>();

  private History(EventTimeline timeline) {
    for (RecordedEvent recorded : timeline) {
      int personId = recorded.event().personId();
      if (personId > 0) {
        eventsByPerson.computeIfAbsent(personId, _ -> new ArrayList<>(4)).add(recorded);
      }
    }
    for (List<RecordedEvent> events : eventsByPerson.values()) {
      events.sort(BY_EFFECT);
    }
  }

  /// Reads the timeline as it is now.
  ///
  /// @throws TimelineException at damage, with its place
  public static History of(EventTimeline timeline) {
    return new History(timeline);
  }

  /// The identifiers of all people that the timeline names, ascending.
  public List<Integer> personIds() {
    return List.copyOf(eventsByPerson.keySet());
  }

  /// One person's events in order of effect, those of a later version included.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  public List<RecordedEvent> events(int personId) {
    List<RecordedEvent> events = eventsByPerson.get(personId);
    if (events == null) {
      boolean empty = eventsByPerson.isEmpty();
      throw new UnknownPersonException(
          personId, empty ? 0 : eventsByPerson.firstKey(), empty ? 0 : eventsByPerson.lastKey());
    }
    return List.copyOf(events);
  }

  /// The state at the end of a day, of the last day of a month (`2014-12`) or of a year (`2014`),
  /// or `today`.
  ///
  /// @throws IllegalArgumentException when the text is not a date
  public Snapshot at(String date) {
    return at(day(date));
  }

  /// The state at the end of that day.
  public Snapshot at(LocalDate day) {
    return new Snapshot(this, day);
  }

  /// The state today (UTC).
  public Snapshot today() {
    return at("today");
  }

  /// The day that a question about a date is about: the last day of a month or a year, and for
  /// `today` the day it is (UTC, as the recorded times are, so that an answer does not depend on
  /// where it is asked).
  ///
  /// @throws IllegalArgumentException when the text is not a date, or has no last day
  public static LocalDate day(String date) {
    if (date.equalsIgnoreCase("today")) {
      return LocalDate.now(Clock.systemUTC());
    }
    LocalDate day = EffectiveDate.parse(date).latest();
    if (day == null) {
      throw new IllegalArgumentException(
          "'%s' has no last day; expected one up to which to look".formatted(date));
    }
    return day;
  }

  Map<Integer, List<RecordedEvent>> eventsByPerson() {
    return eventsByPerson;
  }
}
