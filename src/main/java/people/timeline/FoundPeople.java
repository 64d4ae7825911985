package people.timeline;

import module java.base;

import people.*;

/// The facts that a timeline has of people who are to be erased.
///
/// @param people their records
/// @param wanted what is to be done
/// @param events of the timeline
/// @param hers all their events, in order of position
/// @param mentions of them in the events of others
/// @param redaction what is left of theirs
/// @param before who was erased before
/// @param progress is told how many more events were looked at
record FoundPeople(
    SortedSet<Integer> people,
    WantedErasure wanted,
    ErasableEvents events,
    List<RecordedEvent> hers,
    Mentions mentions,
    Redaction redaction,
    ErasedPeople before,
    LongConsumer progress) {

  /// Progress is told every so many events.
  private static final int SOME = 4096;

  /// What is to be done, see `Erasing.Request`.
  ///
  /// @param words that are recorded of it
  record WantedErasure(SortedSet<Integer> people, Erased words, String by, List<String> mentions) {}

  /// Costs a pass over all events.
  ///
  /// @throws IllegalArgumentException see `Erasing.plan`
  static FoundPeople in(ErasableEvents events, WantedErasure wanted, LongConsumer progress)
      throws IOException {
    SortedSet<Integer> people =
        Collections.unmodifiableSortedSet(StandingMerges.records(events, wanted.people()));
    List<RecordedEvent> hers = events.of(people);
    ErasedPeople before = new ErasedPeople(events.ofKind(Event.Kind.ERASURE));
    for (int person : people) {
      if (hers.stream().noneMatch(each -> each.event().personId() == person)) {
        throw new UnknownPersonException(person, events.firstPersonId(), events.lastPersonId());
      }
    }
    RestrictedRecords restricted =
        RestrictedRecords.NONE.with(events.ofKind(Event.Kind.RESTRICTION));
    for (int person : people) {
      if (restricted.since().containsKey(person)) {
        throw new TimelineException.Restricted(restricted.since().get(person));
      }
    }
    Mentions mentions = new Mentions(hers, wanted.mentions());
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
    Redaction redaction = new Redaction(wanted.words().keep(), hers, mentions, others);
    RecordedEvent done = before.erasure(people.first());
    boolean isLeft =
        !wanted.mentions().isEmpty()
            || people.stream().anyMatch(events::hasKey) // a crash came before it was destroyed
            || hers.stream().anyMatch(each -> !redaction.of(each).equals(each.event()));
    if (done != null && !isLeft) {
      throw new IllegalArgumentException("nothing is left to erase of " + ErasedPeople.told(done));
    }
    String named =
        mentions.isNamedIn(wanted.words().why())
            ? wanted.words().why()
            : mentions.isNamedIn(wanted.by()) ? wanted.by() : null;
    if (named != null) {
      throw new IllegalArgumentException(
          "'%s' names who is erased, and would stay; expected words that don't".formatted(named));
    }
    return new FoundPeople(people, wanted, events, hers, mentions, redaction, before, progress);
  }

  /// The positions of their events.
  Set<Long> positions() {
    return hers.stream().map(RecordedEvent::position).collect(Collectors.toSet());
  }

  boolean isHers(RecordedEvent recorded) {
    return people.contains(recorded.event().personId());
  }

  /// What an event is to say; the same object where it stays.
  Event of(RecordedEvent recorded) {
    Event now = isHers(recorded) ? redaction.of(recorded) : mentions.without(recorded.event());
    return now.equals(recorded.event()) ? recorded.event() : now;
  }

  /// Those of their events that go on saying something, or nothing, when they are erased.
  private Stream<Event> left(boolean isNothing) {
    return hers.stream()
        .filter(each -> !(each.event() instanceof Event.Erasure e && e.erased() != null))
        .map(redaction::of)
        .filter(each -> isNothing == (each instanceof Event.Erasure e && e.erased() == null));
  }

  /// Of how many of their events nothing is kept.
  long emptied() {
    return left(true).count();
  }

  /// Of how many something is.
  long kept() {
    return left(false).count();
  }

  /// Adds the events that say what was done behind all lines.
  ///
  /// @param last the latest recorded time of these
  /// @param clock gives the recorded time that follows another
  /// @return their lines, each with its line feed
  byte[] addErasures(
      RewrittenLines lines, String headBefore, Instant last, UnaryOperator<Instant> clock) {
    String salt = before.salt();
    String headAfter = lines.headAfter();
    List<Event> said = new ArrayList<>();
    List<Instant> recorded = new ArrayList<>();
    Instant time = last;
    for (int person : people) {
      List<RecordedEvent> record =
          hers.stream().filter(each -> each.event().personId() == person).toList();
      List<String> hashes = ErasedPeople.hashes(salt, record);
      Erased erased =
          new Erased(wanted.words().keep(), wanted.words().why(), headBefore, headAfter, hashes);
      said.add(new Event.Erasure(person, erased, Details.NONE.by(wanted.by())));
      time = clock.apply(time);
      recorded.add(time);
    }
    return lines.add(said, recorded);
  }

  /// Something that is done with each event.
  interface EventWork {
    void on(RecordedEvent event) throws IOException;
  }

  void forEach(EventWork work) throws IOException {
    forEach(events, work, progress);
  }

  private static void forEach(ErasableEvents events, EventWork work, LongConsumer progress)
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
