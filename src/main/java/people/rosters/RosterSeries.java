package people.rosters;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.timeline.*;

/// The lists of one name that a timeline has. Each left the end of its observation with its date as
/// the source: `legislators#2018-01-31`. One that was undone is none of them.
///
/// @param name the source of the people whom the lists brought
/// @param days of the lists, since 1970
record RosterSeries(String name, NavigableSet<Integer> days) {

  private static final String PLACE = "#";

  /// The lists that a timeline has.
  static RosterSeries of(EventTimeline timeline, String name) {
    NavigableSet<Long> retracted = new TreeSet<>();
    for (RecordedEvent retraction : timeline.ofKind(Event.Kind.RETRACTION)) {
      // what a changed list took back is no sign that an older one was undone
      if (day(name, retraction.event().details().source()) == null) {
        retracted.add(((Event.Retraction) retraction.event()).retracts());
      }
    }
    List<RecordedImport> batches = new ArrayList<>();
    if (!retracted.isEmpty()) {
      batches.addAll(NamedBatches.in(timeline));
      batches.removeIf(
          batch -> retracted.subSet(batch.first(), batch.first() + batch.events()).isEmpty());
    }
    SequencedSet<Integer> days = new LinkedHashSet<>();
    List<RecordedEvent> ends = timeline.ofKind(Event.Kind.OBSERVATION_END);
    for (RecordedEvent end : ends) {
      if (!name.equals(((Event.ObservationEnd) end.event()).ofSource())) {
        continue;
      }
      Integer day = day(name, end.event().details().source());
      if (day == null) {
        days.clear(); // the first list was undone
      } else if (days.contains(day)) {
        // said again since the one behind it was undone
        if (!days.getLast().equals(day)) {
          days.removeLast();
        }
      } else if (!isUndone(end.position(), batches, ends)) {
        days.add(day);
      }
    }
    return new RosterSeries(name, new TreeSet<>(days));
  }

  private static boolean isUndone(
      long position, List<RecordedImport> batches, List<RecordedEvent> ends) {
    for (RecordedImport batch : batches) {
      if (batch.has(position)) {
        long facts =
            batch.events() - ends.stream().filter(end -> batch.has(end.position())).count();
        return facts > 0 && batch.events() - batch.stands() >= facts;
      }
    }
    return false;
  }

  private static Integer day(String name, String source) {
    if (source == null || !source.startsWith(name + PLACE)) {
      return null;
    }
    try {
      return RosterFact.day(LocalDate.parse(source.substring(name.length() + 1)));
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// The source of what a list of a day says.
  String source(int day) {
    return source(name, day);
  }

  static String source(String name, int day) {
    return name + PLACE + LocalDate.ofEpochDay(day);
  }

  /// Whether a list of the series says what has that source.
  boolean isOurs(String source) {
    return source != null
        && source.startsWith(name)
        && (source.length() == name.length() || source.startsWith(PLACE, name.length()));
  }

  /// The day of the list that says what has that source; null for none.
  Integer day(String source) {
    return day(name, source);
  }
}
