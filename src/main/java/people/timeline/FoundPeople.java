package people.timeline;

import module java.base;

import people.*;
import people.disk.*;

/// The facts that a timeline has of people who are to be erased.
///
/// @param people their records
/// @param events of the file
/// @param hers all their events, in order of position
/// @param mentions of them in the events of others
/// @param redaction what is left of theirs
/// @param before who was erased before
/// @param beside the files beside it
/// @param progress is told how many more events were looked at
record FoundPeople(
    SortedSet<Integer> people,
    FileEvents events,
    List<RecordedEvent> hers,
    Mentions mentions,
    Redaction redaction,
    ErasedPeople before,
    FilesBeside beside,
    LongConsumer progress) {

  /// Progress is told every so many events.
  private static final int SOME = 4096;

  /// Costs a pass over all events.
  ///
  /// @throws IllegalArgumentException see [Erasing#plan]
  static FoundPeople in(TimelineFile file, Erasing.Request request, LongConsumer progress)
      throws IOException {
    FileEvents events = new FileEvents(file);
    events.refuseMissing();
    SortedSet<Integer> people =
        Collections.unmodifiableSortedSet(StandingMerges.records(events, request.people()));
    List<RecordedEvent> hers = events.of(people);
    ErasedPeople before = new ErasedIndex(events.index, events::readAfter).people(Long.MAX_VALUE);
    for (int person : people) {
      if (hers.stream().noneMatch(each -> each.event().personId() == person)) {
        throw new UnknownPersonException(
            person, events.index.firstPersonId(), events.index.lastPersonId());
      }
    }
    RestrictedRecords restricted = events.restrictions.records(Long.MAX_VALUE);
    for (int person : people) {
      if (restricted.since().containsKey(person)) {
        throw new TimelineException.Restricted(restricted.since().get(person));
      }
    }
    Mentions mentions = new Mentions(hers);
    Redaction.OthersFacts others = new Redaction.OthersFacts(people, hers);
    forEach(
        events,
        recorded -> {
          if (!people.contains(recorded.event().personId())) {
            mentions.addOther(recorded.event());
            others.add(recorded.event());
          }
        },
        progress);
    Redaction redaction = new Redaction(request.keep(), hers, mentions, others);
    RecordedEvent done = before.erasure(people.first());
    if (done != null && hers.stream().allMatch(each -> redaction.of(each).equals(each.event()))) {
      throw new IllegalArgumentException("nothing is left to erase of " + ErasedPeople.told(done));
    }
    for (String said : Arrays.asList(request.why(), request.by())) {
      if (mentions.isIn(said)) {
        throw new IllegalArgumentException(
            "'%s' names who is erased, and would stay; expected words that don't".formatted(said));
      }
    }
    return new FoundPeople(
        people,
        events,
        hers,
        mentions,
        redaction,
        before,
        new FilesBeside(
            file,
            people,
            mentions.texts(),
            hers.stream().map(RecordedEvent::position).collect(Collectors.toSet())),
        progress);
  }

  boolean isHers(RecordedEvent recorded) {
    return people.contains(recorded.event().personId());
  }

  /// What an event is to say; the same object where it stays.
  Event of(RecordedEvent recorded) {
    Event now = isHers(recorded) ? redaction.of(recorded) : mentions.without(recorded.event());
    return now.equals(recorded.event()) ? recorded.event() : now;
  }

  /// Something that is done with each event.
  interface EventWork {
    void on(RecordedEvent event) throws IOException;
  }

  void forEach(EventWork work) throws IOException {
    forEach(events, work, progress);
  }

  private static void forEach(FileEvents events, EventWork work, LongConsumer progress)
      throws IOException {
    long more = 0;
    for (RecordedEvent recorded : events.readAfter(-1)) {
      work.on(recorded);
      if (++more == SOME) {
        progress.accept(more);
        more = 0;
      }
    }
    progress.accept(more);
  }
}
