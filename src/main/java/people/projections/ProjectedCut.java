package people.projections;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;

/// The people whose rows a stretch of new events changes, and their history up to its end.
///
/// @param people all whose rows are to be replaced
/// @param history of these people alone, with the new events among theirs
record ProjectedCut(SortedSet<Integer> people, History history) {

  /// @param links with those of the new events
  /// @param general events about nobody in particular that bear on everyone, of all times
  static ProjectedCut of(
      EventTimeline timeline,
      List<RecordedEvent> events,
      PersonLinks links,
      Collection<RecordedEvent> general) {
    long end = events.getLast().position();
    Set<Integer> touched =
        events.stream()
            .map(event -> event.event().personId())
            .filter(person -> person != 0)
            .collect(Collectors.toSet());
    SortedSet<Integer> people = links.around(touched);
    SortedMap<Long, RecordedEvent> all = new TreeMap<>();
    timeline
        .of(people)
        .values()
        .forEach(each -> each.forEach(event -> all.put(event.position(), event)));
    Stream.concat(general.stream(), events.stream())
        .forEach(event -> all.put(event.position(), event));
    return new ProjectedCut(people, History.of(all.headMap(end + 1).values()));
  }

  /// Whether an event bears on everyone: on how long they were observed.
  static boolean isGeneral(Event event) {
    return event.personId() == 0
        && event.kind() != Event.Kind.NAMED_BATCH
        && event.kind() != Event.Kind.UNRECOGNIZED;
  }
}
