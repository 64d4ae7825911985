package people.timeline;

import module java.base;

import people.*;
import people.index.*;
import people.line.*;

/// The events that are about to be written behind those of a timeline, append by append: tells what
/// was recorded before from what is new, and refuses what is not as it was expected. Used by the
/// one thread that appends.
abstract class AppendPlan {

  /// The events of one append, made when it is known what is free: so identifiers need no lock of
  /// their own, see `docs/decisions/0017-identifiers.md`. Called by whichever thread appends, more
  /// than once.
  interface EventsMaker {

    /// @param position that the first of them gets
    /// @param lastPersonId the greatest identifier above; 0 for none
    /// @param planned the events directly above that are about to be written and can't be read yet
    List<? extends Event> events(long position, int lastPersonId, List<Event> planned);

    /// The events that it will make, as far as that is known before; so what is recorded of them
    /// can be looked up in time.
    default List<? extends Event> likely() {
      return List.of();
    }

    /// Whether it makes these events whatever is free, at the time that the clock says.
    default boolean isGiven() {
      return false;
    }

    /// The recorded time that one of the events last made is to have; null for that of the clock.
    default Instant recorded(int index) {
      return null;
    }

    /// The same events, each of which says who recorded it.
    ///
    /// @param by of those that do not say so
    default EventsMaker signed(String by) {
      EventsMaker maker = this;
      return new EventsMaker() {
        @Override
        public List<Event> events(long position, int lastPersonId, List<Event> planned) {
          List<? extends Event> made = maker.events(position, lastPersonId, planned);
          if (made instanceof HeldEvents held && held.isSpilled()) {
            return held; // signed as they were held
          }
          return made.stream().<Event>map(event -> EventsMaker.signed(event, by)).toList();
        }

        @Override
        public List<? extends Event> likely() {
          return maker.likely();
        }

        @Override
        public boolean isGiven() {
          return maker.isGiven();
        }

        @Override
        public Instant recorded(int index) {
          return maker.recorded(index);
        }
      };
    }

    private static Event signed(Event event, String by) {
      Details details = event.details();
      return details.recordedBy() != null ? event : event.with(details.by(by));
    }
  }

  /// The greatest identifier that may be chosen for somebody new. A registry gives those behind it
  /// as well, one by one; but whoever skips them may leave none for others.
  static final int GREATEST_CHOSEN = 2_000_000_000;

  /// The new events, in order; and where the ids among them are in the timeline.
  final JoinedEvents events = new JoinedEvents();

  private final Map<String, Long> positions = new HashMap<>();

  private final KnownEvents index;

  /// How many events the timeline holds.
  final long size;

  private final LongFunction<Iterable<RecordedEvent>> readAfter;

  /// Who is restricted, by the timeline and the plan.
  private RestrictedRecords restricted;

  /// Who was erased from the timeline.
  final ErasedPeople erased;

  /// The greatest identifier in the timeline and the plan.
  private int lastPersonId;

  /// The events that were to be appended and are in the timeline.
  final List<RecordedEvent> recordedBefore = new ArrayList<>();

  /// @param index of the first `size` events
  /// @param readAfter reads them
  /// @param restricted who is by then
  /// @param erased from them
  AppendPlan(
      KnownEvents index,
      long size,
      LongFunction<Iterable<RecordedEvent>> readAfter,
      RestrictedRecords restricted,
      ErasedPeople erased) {
    this.index = index;
    this.size = size;
    this.readAfter = readAfter;
    this.restricted = restricted;
    this.erased = erased;
    this.lastPersonId = index.lastPersonId();
  }

  /// Turns new events into what is written, all of them or none. They come behind [#events].
  ///
  /// @param times gives the recorded time of each; null for that of the clock
  abstract void write(List<? extends Event> batch, IntFunction<Instant> times);

  /// The recorded time of the next event.
  ///
  /// @param given null for that of the clock
  static Instant after(Instant last, Instant given, UnaryOperator<Instant> clock) {
    if (given == null) {
      return clock.apply(last);
    }
    if (!given.isAfter(last)) {
      throw new IllegalArgumentException(
          "recorded at %s, which is not after %s, that of the event above"
              .formatted(RecordedEvent.shown(given), RecordedEvent.shown(last)));
    }
    return given;
  }

  /// Adds an append, unless it is recorded already. An id that is known counts before what is
  /// expected: when an append is tried again, the first try has changed just that.
  ///
  /// @return the position of its first event
  /// @throws TimelineException.IdTaken when an id is known, but not with these events
  /// @throws TimelineException.Conflict when something is not as expected
  long add(EventsMaker maker, Expected... expected) {
    List<? extends Event> batch = maker.events(end(), lastPersonId, events);
    for (int i = 0; i < batch.size(); i++) {
      String id = HeldEvents.id(batch, i);
      long position = id == null ? -1 : position(id);
      if (position >= 0) {
        if (position < i || !isMadeAgainAt(position - i, maker, batch)) {
          throw new TimelineException.IdTaken(id, position, batch.size() > 1);
        }
        noteRecorded(position - i, batch.size());
        return position - i;
      }
    }
    refuseRepeatedIds(batch);
    if (!erased.isEmpty()) {
      batch.forEach(erased::refuse);
    }
    RestrictedRecords after = restricted.refuse(end(), batch);
    refuseUnexpected(expected);
    refuseSkippedIdentifiers(batch);
    write(batch, maker::recorded);
    long first = end();
    for (int i = 0; i < batch.size(); i++) {
      String id = HeldEvents.id(batch, i);
      if (id != null) {
        positions.put(id, first + i);
      }
    }
    restricted = after;
    lastPersonId = Math.max(lastPersonId, greatestPersonId(batch));
    events.join(batch);
    return first;
  }

  private static int greatestPersonId(List<? extends Event> batch) {
    return batch instanceof HeldEvents held
        ? held.greatestPersonId()
        : batch.stream().mapToInt(Event::personId).max().orElse(0);
  }

  private void noteRecorded(long position, int count) {
    if (position < size) { // or they are new as well, in another append of this unit
      Iterator<RecordedEvent> recorded = readAfter.apply(position - 1).iterator();
      for (long at = position; at < Math.min(size, position + count); at++) {
        recordedBefore.add(recorded.next());
      }
    }
  }

  /// Refuses an identifier of somebody new that leaves too few behind it. As new people of a
  /// registry are numbered without gaps, theirs are within so many as there are events.
  private void refuseSkippedIdentifiers(List<? extends Event> batch) {
    long greatest = Math.max(GREATEST_CHOSEN, (long) lastPersonId + batch.size());
    if (greatestPersonId(batch) <= greatest) {
      return;
    }
    for (int i = 0; i < batch.size(); i++) {
      int personId = HeldEvents.personId(batch, i);
      if (personId > greatest) {
        throw new IllegalArgumentException(
            "event %d: personId is %d; expected %d at most of somebody new, or none is left for others"
                .formatted(end() + i, personId, GREATEST_CHOSEN));
      }
    }
  }

  /// The error that a timeline has no more of something that each append needs.
  static TimelineException exhausted(String timeline, String what) {
    return new TimelineException(
        "%s: %s: import this timeline into a new one, and go on there; see docs/durability.md"
            .formatted(timeline, what));
  }

  private long end() {
    return size + events.size();
  }

  private void refuseUnexpected(Expected... expected) {
    Set<Integer> people = new HashSet<>();
    for (Expected each : expected) {
      if (each instanceof Expected.Revision e) {
        people.add(e.personId());
      }
    }
    Map<Integer, Long> planned = events.counts(people);
    for (Expected each : expected) {
      switch (each) {
        case Expected.Size e -> {
          if (e.size() != end()) {
            throw new TimelineException.Conflict(e, end());
          }
        }
        case Expected.Revision e -> {
          long revision = index.revision(e.personId()) + planned.getOrDefault(e.personId(), 0L);
          if (e.revision() != revision) {
            throw new TimelineException.Conflict(e, revision);
          }
        }
      }
    }
  }

  private static void refuseRepeatedIds(List<? extends Event> batch) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < batch.size(); i++) {
      String id = HeldEvents.id(batch, i);
      if (id != null && !ids.add(id)) {
        throw new IllegalArgumentException(
            "the event id '%s' is there twice in one batch".formatted(id));
      }
    }
  }

  private long position(String id) {
    Long position = positions.get(id);
    return position != null ? position : index.position(id);
  }

  /// Whether an append would have made just what is there from a position on, of what was free
  /// then. That is told by the first new person: as far as she is behind the last one now, she was
  /// then.
  private boolean isMadeAgainAt(long position, EventsMaker maker, List<? extends Event> batch) {
    int lastThen = lastThen(position, batch);
    if (position + batch.size() > end() || lastThen < 0) {
      return false;
    }
    List<Event> above = events.subList(0, (int) Math.max(0, position - size));
    List<? extends Event> again = maker.events(position, lastThen, above);
    Iterator<Event> recorded = from(position);
    return again.size() == batch.size()
        && again.stream().allMatch(event -> isSame(event, recorded.next()));
  }

  /// The greatest identifier when a batch was appended at a position.
  private int lastThen(long position, List<? extends Event> batch) {
    Iterator<Event> recorded = from(position);
    for (int i = 0; i < batch.size() && recorded.hasNext(); i++) {
      int personId = recorded.next().personId();
      int behind = HeldEvents.personId(batch, i) - lastPersonId;
      if (behind > 0) {
        return personId - behind;
      }
    }
    return lastPersonId;
  }

  /// The events of the timeline and the plan from a position on.
  private Iterator<Event> from(long position) {
    Iterator<RecordedEvent> recorded = readAfter.apply(position - 1).iterator();
    Iterator<Event> planned = events.stream().skip(Math.max(0, position - size)).iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return recorded.hasNext() || planned.hasNext();
      }

      @Override
      public Event next() {
        return recorded.hasNext() ? recorded.next().event() : planned.next();
      }
    };
  }

  /// Whether they are the same line, but for who recorded it: somebody else may try again. What
  /// others may have put in can be the same in many forms.
  static boolean isSame(Event event, Event recorded) {
    Event one = unsigned(event);
    Event other = unsigned(recorded);
    return one.equals(other)
        || Arrays.equals(
            LineWriter.write(one, Instant.EPOCH, 0, 1),
            LineWriter.write(other, Instant.EPOCH, 0, 1));
  }

  private static Event unsigned(Event event) {
    Details details = event.details();
    return details.recordedBy() == null ? event : event.with(details.by(null));
  }
}
