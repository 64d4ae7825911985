package people.timeline;

import module java.base;

import people.*;
import people.columns.*;

/// Checks of the other people whom a fact names.
final class NamedPeople {

  private NamedPeople() {}

  /// Refuses a partner whom nobody can have: who is unknown, or whose record was absorbed.
  ///
  /// @param partner null for none
  static void requirePartner(FactRecorder recorder, Partner partner, Details details) {
    if (partner != null && partner.name() == null) {
      recorder.require(partner.personId());
      if (!isAgain(recorder, details)) {
        refuseAbsorbed(recorder, partner.personId());
      }
    }
  }

  /// Records a status that two people have with each other, of each of them.
  static long couple(
      PersonRegistry.Batch batch, int one, int other, Status status, Details details) {
    if (status == Status.WIDOWED) {
      throw new IllegalArgumentException("both are widowed by each other; expected one who died");
    }
    for (int personId : new int[] {one, other}) {
      batch.require(personId);
      if (!isAgain(batch, details)) {
        refuseAbsorbed(batch, personId);
      }
    }
    long position = batch.record(new Event.StatusChange(one, status, Partner.of(other), details));
    batch.record(new Event.StatusChange(other, status, Partner.of(one), details.withId(null)));
    return position;
  }

  /// Records a death, and that somebody is widowed by it.
  static long widow(PersonRegistry.Batch batch, int dead, int survivor, Details details) {
    long position = batch.died(dead, details);
    batch.require(survivor);
    if (!isAgain(batch, details)) {
      refuseAbsorbed(batch, dead);
      refuseAbsorbed(batch, survivor);
    }
    batch.record(
        new Event.StatusChange(survivor, Status.WIDOWED, Partner.of(dead), details.withId(null)));
    return position;
  }

  /// Records that a record is absorbed by another one.
  static long merge(
      PersonRegistry.Batch batch, int absorbed, int into, String why, Details details) {
    Event.Merge merge = new Event.Merge(absorbed, into, why, details);
    batch.require(absorbed);
    batch.require(into);
    if (isAgain(batch, details)) {
      return batch.record(merge);
    }
    int survivor = survivor(batch, into);
    if (survivor == survivor(batch, absorbed)) {
      RecordedEvent by = merge(batch, survivor == absorbed ? into : absorbed);
      throw new IllegalArgumentException(
          "persons %d and %d are one already (event %d)".formatted(into, absorbed, by.position()));
    }
    refuseAbsorbed(batch, absorbed);
    refuseAbsorbed(batch, into);
    refuseToEachOther(batch, absorbed, into);
    refuseToEachOther(batch, into, absorbed);
    return batch.record(merge);
  }

  /// Refuses that two are one who are partners, or parent and child, or of whom somebody said that
  /// they are two people.
  private static void refuseToEachOther(PersonRegistry.Batch batch, int one, int other) {
    List<RecordedEvent> events = batch.known(one);
    Map<Long, RecordedEvent> retractions = Retractions.in(events);
    for (RecordedEvent event : events) {
      String what =
          switch (event.event()) {
            case Event.StatusChange e when e.partner() != null && e.partner().personId() == other ->
                "partners";
            case Event.Parents e when e.parentIds().contains(other) -> "child and parent";
            case Event.Distinction e when e.from() == other -> "two people";
            default -> null;
          };
      if (what != null && !retractions.containsKey(event.position())) {
        throw new IllegalArgumentException(
            "persons %d and %d are %s (event %d); retract that first"
                .formatted(one, other, what, event.position()));
      }
    }
  }

  /// Refuses that two records which are one are of two people.
  static void refuseOne(FactRecorder recorder, int one, int other, Details details) {
    int survivor = survivor(recorder, one);
    if (survivor == survivor(recorder, other) && !isAgain(recorder, details)) {
      throw new IllegalArgumentException(
          "persons %d and %d are one (event %d); retract that first"
              .formatted(one, other, merge(recorder, survivor == one ? other : one).position()));
    }
  }

  /// Refuses a parent whose record is one with the child's.
  static void refuseOwnParent(FactRecorder recorder, Event.Parents parents) {
    int survivor = survivor(recorder, parents.personId());
    for (int parent : parents.parentIds()) {
      if (survivor(recorder, parent) == survivor && !isAgain(recorder, parents.details())) {
        throw new IllegalArgumentException(
            "person %d is person %d by a merge; expected someone else as a parent"
                .formatted(parent, parents.personId()));
      }
    }
  }

  /// Records that all records of a person are restricted, or that this is lifted.
  static long restrict(
      PersonRegistry.Batch batch, int personId, boolean isLifted, String why, Details details) {
    Event first = new Event.Restriction(personId, isLifted, why, details);
    batch.require(personId);
    int survivor = survivor(batch, personId);
    List<Integer> records =
        batch.everMerged(personId).stream()
            .filter(record -> survivor(batch, record) == survivor)
            .toList();
    boolean isVain = isLifted && records.stream().noneMatch(record -> isRestricted(batch, record));
    if (isVain && !isAgain(batch, details)) {
      throw new IllegalArgumentException("person %d is not restricted".formatted(personId));
    }
    long position = batch.record(first);
    for (int record : records) {
      if (record != personId) {
        batch.record(new Event.Restriction(record, isLifted, why, details.withId(null)));
      }
    }
    return position;
  }

  private static boolean isRestricted(PersonRegistry.Batch batch, int record) {
    boolean isRestricted = false;
    for (RecordedEvent event : batch.known(record)) {
      if (event.event() instanceof Event.Restriction e) {
        isRestricted = !e.isLifted();
      }
    }
    return isRestricted;
  }

  /// Whether a fact with this id was recorded before. Then it is tried again, and what was so at
  /// the first time is no longer asked: the first try, or a later event, may have changed just
  /// that.
  static boolean isAgain(FactRecorder recorder, Details details) {
    return details.id() != null && recorder.find(details.id()) != null;
  }

  private static void refuseAbsorbed(FactRecorder recorder, int personId) {
    int survivor = survivor(recorder, personId);
    if (survivor != personId) {
      throw new IllegalArgumentException(
          "person %d is person %d since event %d; expected person %d"
              .formatted(personId, survivor, merge(recorder, personId).position(), survivor));
    }
  }

  /// The person whose facts those of a record are by now. Merges that stand may go round in a
  /// circle, as only a retraction that is retracted leaves them; then all that can be reached are
  /// looked at, see [StandingMerges].
  static int survivor(FactRecorder recorder, int personId) {
    Set<Integer> passed = new HashSet<>();
    int survivor = personId;
    for (RecordedEvent merge = merge(recorder, survivor);
        merge != null;
        merge = merge(recorder, survivor)) {
      if (!passed.add(survivor)) {
        return new StandingMerges(mergesFrom(recorder, personId)).survivor(personId);
      }
      survivor = ((Event.Merge) merge.event()).into();
    }
    return survivor;
  }

  /// The merges of a record, and of all into which these ever merged it, in order of position.
  private static List<RecordedEvent> mergesFrom(FactRecorder recorder, int personId) {
    List<RecordedEvent> merges = new ArrayList<>();
    Set<Integer> reached = new HashSet<>(Set.of(personId));
    Deque<Integer> left = new ArrayDeque<>(reached);
    while (!left.isEmpty()) {
      for (RecordedEvent event : recorder.merges(left.pop())) {
        merges.add(event);
        if (event.event() instanceof Event.Merge e && reached.add(e.into())) {
          left.push(e.into());
        }
      }
    }
    merges.sort(Comparator.comparingLong(RecordedEvent::position));
    return merges;
  }

  /// The one of the records with a key that is meant by it: that which survives.
  ///
  /// @param owners all records that have the key
  static int record(FactRecorder recorder, Attribute key, List<Integer> owners) {
    List<Integer> survivors =
        owners.stream().map(owner -> survivor(recorder, owner)).distinct().toList();
    if (survivors.size() != 1) {
      throw new IllegalArgumentException(
          survivors.isEmpty()
              ? "nobody has the key %s".formatted(key)
              : "the key %s is of persons %s; expected it of one: where they are one person, merge them"
                  .formatted(
                      key,
                      survivors.stream()
                          .map(String::valueOf)
                          .collect(Collectors.joining(" and "))));
    }
    return owners.contains(survivors.getFirst()) ? survivors.getFirst() : owners.getFirst();
  }

  /// The merge by which a record is absorbed; null for none.
  private static RecordedEvent merge(FactRecorder recorder, int personId) {
    List<RecordedEvent> events = recorder.merges(personId);
    Map<Long, RecordedEvent> retractions = Retractions.in(events);
    return events.stream()
        .filter(event -> event.event() instanceof Event.Merge)
        .filter(event -> !retractions.containsKey(event.position()))
        .findFirst()
        .orElse(null);
  }

  /// The event at a position.
  ///
  /// @throws IllegalArgumentException when there is none
  static Event event(EventTimeline timeline, long position) {
    if (position >= 0) {
      for (RecordedEvent recorded : timeline.readAfter(position - 1)) {
        return recorded.event();
      }
    }
    throw noEvent(position, timeline.size());
  }

  static IllegalArgumentException noEvent(long position, long size) {
    return new IllegalArgumentException(
        size == 0
            ? "no event %d: the timeline is empty".formatted(position)
            : "no event %d: the timeline has events 0 to %d".formatted(position, size - 1));
  }
}
