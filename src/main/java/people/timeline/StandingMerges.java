package people.timeline;

import module java.base;

import people.*;
import people.Event.Kind;
import people.columns.*;

/// Which records are one person by the merges of a timeline that stand, as `History.records` has
/// it: of these those are followed, in order of position, whose record was not absorbed by one
/// before and does not survive in itself.
final class StandingMerges {

  /// By record the one into which it was merged.
  private final Map<Integer, Integer> into = new HashMap<>();

  /// @param linked all merges and retractions of records that merges have to do with, or of those
  ///   that can be reached from some, in order of position
  StandingMerges(List<RecordedEvent> linked) {
    Map<Long, RecordedEvent> retractions = Retractions.in(linked);
    for (RecordedEvent event : linked) {
      if (event.event() instanceof Event.Merge e && !retractions.containsKey(event.position())) {
        if (!into.containsKey(e.personId()) && survivor(e.into()) != e.personId()) {
          into.put(e.personId(), e.into());
        }
      }
    }
  }

  /// The record whose facts those of a record are.
  int survivor(int record) {
    int survivor = record;
    while (into.containsKey(survivor)) {
      survivor = into.get(survivor);
    }
    return survivor;
  }

  /// The records that some merges link with a record, itself among them, whether they stand or not.
  static SortedSet<Integer> linked(int personId, List<Event> merges) {
    SortedSet<Integer> records = new TreeSet<>(Set.of(personId));
    for (int before = 0; before < records.size(); ) {
      before = records.size();
      for (Event event : merges) {
        if (event instanceof Event.Merge e
            && (records.contains(e.personId()) || records.contains(e.into()))) {
          records.add(e.personId());
          records.add(e.into());
        }
      }
    }
    return records;
  }

  /// All records of the people whose records some are. Where nobody was ever merged it costs
  /// nothing, else the reading of all merges, and of the events of whom these link with them.
  static SortedSet<Integer> records(ErasableEvents events, SortedSet<Integer> some) {
    List<Event> merges = events.ofKind(Kind.MERGE).stream().map(RecordedEvent::event).toList();
    if (merges.isEmpty()) {
      return some;
    }
    Set<Integer> linked = new TreeSet<>();
    some.forEach(record -> linked.addAll(linked(record, merges)));
    List<RecordedEvent> said = events.of(linked);
    Set<Integer> known =
        said.stream().map(each -> each.event().personId()).collect(Collectors.toSet());
    StandingMerges standing =
        new StandingMerges(
            said.stream()
                .filter(
                    each -> !(each.event() instanceof Event.Merge e) || known.contains(e.into()))
                .toList());
    SortedSet<Integer> records = new TreeSet<>(some);
    Set<Integer> people = some.stream().map(standing::survivor).collect(Collectors.toSet());
    linked.stream()
        .filter(record -> people.contains(standing.survivor(record)))
        .forEach(records::add);
    return records;
  }
}
