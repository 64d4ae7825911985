package people.timeline;

import module java.base;

import people.*;

/// Records facts about people. To record something about a person you need only her identifier:
/// nothing here loads a person's state, and nothing is checked against it, since records disagree
/// and history keeps what was said.
///
/// ```java
/// var registry = new PersonRegistry(timeline);
/// int ada = registry.create(new Name("Ada", "Byron"), SINGLE, new Address("12 St James's Square", "London"), on("1815-12-10"));
/// registry.changeStatus(ada, MARRIED, on("1835-07-08"));
/// ```
///
/// An event with an id can be tried again when a network or a process fails: it is not recorded
/// twice, and gives what it gave the first time. An event that depends on what was read can say so,
/// and is refused when that has changed:
///
/// ```java
/// registry.changeStatus(ada, MARRIED, on("1835-07-08").withId("letter-17"));
/// registry.expecting(revision(ada, 1)).move(ada, new Address("Ockham Park", "Ockham"));
/// ```
///
/// Identifiers are 1, 2, 3, … and stay unique when the program starts again and when several
/// processes share the file. Every method may be called from any thread, and reads what others
/// added since the last one; each costs what the append does, see [EventTimeline]. All of them
/// throw [TimelineException] when the timeline can't be read or appended to.
public final class PersonRegistry extends FactRecorder {

  private final EventTimeline timeline;
  private final Expected[] expected;

  /// What this registry records into; null for the timeline.
  private final OpenBatch into;

  /// Who records through it, where the details don't say; null when that is not said.
  private final String by;

  /// The timeline's.
  private final AppendQueue queue;

  private final KeyIndex keys;

  public PersonRegistry(EventTimeline timeline) {
    this(timeline, new KeyIndex(timeline), null, null);
  }

  PersonRegistry(
      EventTimeline timeline, KeyIndex keys, OpenBatch into, String by, Expected... expected) {
    this.timeline = timeline;
    this.expected = expected;
    this.keys = keys;
    this.into = into;
    this.by = by;
    this.queue =
        switch (timeline) {
          case FileTimeline file -> file.queue;
          case MemoryTimeline memory -> memory.queue;
          case SharedTimeline shared -> shared.queue;
        };
  }

  /// A registry that records only while all of this, and all that this registry expects already, is
  /// so. What was recorded with the same id before is found, whatever is expected.
  ///
  /// @return one that throws [TimelineException.Conflict] when something is not as expected
  public PersonRegistry expecting(Expected... expected) {
    return new PersonRegistry(
        timeline,
        keys,
        into,
        by,
        Stream.of(this.expected, expected).flatMap(Stream::of).toArray(Expected[]::new));
  }

  /// The people who have a key in another system, such as `bioguide_id=B000944`: nobody or one, and
  /// more only where lines were written by hand. In the place of a record that was absorbed stands
  /// the one that survives.
  public List<Integer> withKey(Attribute key) {
    return keys.owners(key, Long.MAX_VALUE).stream()
        .map(personId -> NamedPeople.survivor(this, personId))
        .distinct()
        .toList();
  }

  @Override
  public int create(
      Name name, Status status, Address address, EffectiveDate born, Details details) {
    refuseInBatch();
    return into != null
        ? into.signed(by, batch -> batch.create(name, status, address, born, details))
        : append(
            new BatchWork<>(
                batch -> batch.create(name, status, address, born, details), this::held));
  }

  /// The error that no identifier is left.
  static TimelineException exhausted(EventTimeline timeline, String what) {
    String name =
        switch (timeline) {
          case FileTimeline it -> it.queue.timeline;
          case MemoryTimeline it -> it.queue.timeline;
          case SharedTimeline it -> it.queue.timeline;
        };
    return AppendPlan.exhausted(name, what);
  }

  private void refuseInBatch() {
    if (into == null && queue.isMaking()) {
      throw new IllegalStateException(
          "a batch is being made: record through it, not through the registry");
    }
  }

  @Override
  Event event(long position) {
    refuseInBatch();
    return into != null ? into.event(position) : NamedPeople.event(timeline, position);
  }

  @Override
  void require(int personId) {
    refuseInBatch();
    if (into != null) {
      into.require(personId);
    } else {
      requireRecorded(timeline, personId);
    }
  }

  static void requireRecorded(EventTimeline timeline, int personId) {
    if (timeline.revision(personId) < 0) {
      throw new UnknownPersonException(personId, timeline.firstPersonId(), timeline.lastPersonId());
    }
  }

  @Override
  RecordedEvent find(String eventId) {
    return into != null ? into.find(eventId) : timeline.find(eventId);
  }

  @Override
  List<RecordedEvent> merges(int personId) {
    return into != null
        ? into.merges(personId)
        : timeline.has(Event.Kind.MERGE)
            ? timeline.of(personId).stream()
                .filter(each -> PlannedEvents.isMerge(each.event()))
                .toList()
            : List.of();
  }

  @Override
  <T> T together(Function<Batch, T> work) {
    return inOneBatch(work);
  }

  @Override
  public long identify(int personId, Attribute key, Details details) {
    return inOneBatch(batch -> batch.identify(personId, key, details));
  }

  @Override
  long record(Event event) {
    refuseInBatch();
    return into != null ? into.record(event, by) : timeline.addAll(List.of(event), expected);
  }

  /// Records many facts at once: all of them or none, with one write to the disk.
  ///
  /// Where an event of them has an id that the timeline knows, the work is run once more as it was
  /// then, with the identifiers and positions that were free then. When that gives just what was
  /// recorded, nothing is recorded and its result is given; so work that makes the same of the same
  /// can be tried again.
  ///
  /// @param work what to record. Run by this thread, with nobody waiting for it. When someone else
  ///   appended meanwhile, it is run again from the start by the thread that appends, while others
  ///   wait; so it must do nothing else
  /// @return what the work returned
  /// @throws IllegalStateException when the work took an identifier and said nothing of that
  ///   person, or recorded something on the side
  /// @throws TimelineException.IdTaken when an id is known and the events are others
  public <T> T inOneBatch(Function<Batch, T> work) {
    refuseInBatch();
    if (into != null) {
      return into.signed(by, work);
    }
    try (BatchWork<T> made = new BatchWork<>(work, this::held)) {
      long size = queue.making(timeline::size);
      int last = queue.making(timeline::lastPersonId);
      made.run(size, last, List.of());
      return append(made);
    }
  }

  /// What the work of a batch would record now, see [#inOneBatch]; nothing is recorded. All of it
  /// is in memory.
  ///
  /// @throws TimelineException.Restricted when it would be refused
  public List<Event> rehearse(Function<Batch, ?> work) {
    refuseInBatch();
    BatchWork<?> made = new BatchWork<>(work, HeldEvents::inMemory);
    long size = queue.making(timeline::size);
    List<Event> events = made.events(size, queue.making(timeline::lastPersonId), List.of());
    queue.making(() -> {
      boolean isAny = timeline.has(Event.Kind.RESTRICTION);
      List<RecordedEvent> all = isAny ? timeline.ofKind(Event.Kind.RESTRICTION) : List.of();
      return RestrictedRecords.NONE.with(all).refuse(size, events);
    });
    return events;
  }

  private HeldEvents held() {
    return switch (timeline) {
      case FileTimeline file -> file.hold();
      case MemoryTimeline _ -> HeldEvents.inMemory();
      case SharedTimeline shared -> shared.hold();
    };
  }

  private <T> T append(BatchWork<T> work) {
    switch (timeline) {
      case FileTimeline file -> file.append(work, expected);
      case MemoryTimeline memory -> memory.append(work, expected);
      case SharedTimeline shared -> shared.append(work, expected);
    }
    return work.result;
  }

  /// The work of a batch, and what it gave when it was last run.
  private final class BatchWork<T> implements AppendPlan.EventsMaker, Closeable {

    private final Function<Batch, T> work;
    private final Supplier<HeldEvents> holder;
    private OpenBatch batch;
    private List<Event> events;
    private T result;

    BatchWork(Function<Batch, T> work, Supplier<HeldEvents> holder) {
      this.work = work;
      this.holder = holder;
    }

    @Override
    public List<Event> events(long position, int lastPersonId, List<Event> planned) {
      if (batch == null || batch.made.first != position || batch.lastBefore != lastPersonId) {
        try {
          run(position, lastPersonId, planned);
        } catch (Error e) { // of this work, not of who appends it
          throw new TimelineException("a batch was not recorded: " + e, e);
        }
      }
      return events;
    }

    @Override
    public List<? extends Event> likely() {
      return events == null ? List.of() : events;
    }

    @Override
    public Instant recorded(int index) {
      return batch.times.get(index);
    }

    void run(long position, int lastPersonId, List<Event> planned) {
      close();
      batch = null;
      BatchEvents above = new BatchEvents(position, List.copyOf(planned), holder.get());
      OpenBatch made = new OpenBatch(timeline, keys, lastPersonId, above, null, 0);
      boolean isDone = false;
      try {
        result = queue.making(() -> work.apply(made));
        made.refuseSilence();
        isDone = true;
      } finally {
        made.isOver = true;
        if (!isDone) {
          above.events.close();
        }
      }
      events = above.events.isSpilled() ? above.events : List.copyOf(above.events);
      batch = made;
    }

    @Override
    public void close() {
      if (batch != null) {
        batch.made.events.close();
      }
    }
  }

  /// Facts on their way into the timeline, see [#inOneBatch]. Not safe for several threads.
  public abstract static sealed class Batch extends FactRecorder permits OpenBatch {

    /// Creates somebody whose identifier was chosen before.
    ///
    /// @param personId that nobody has
    /// @throws IllegalArgumentException when somebody has it
    public abstract int create(
        int personId,
        Name name,
        Status status,
        Address address,
        EffectiveDate born,
        Details details);

    /// Whether nobody has an identifier, in the timeline or in this batch.
    public abstract boolean isFree(int personId);

    /// Gives away the next identifier, for someone whose events were recorded elsewhere and are
    /// copied here.
    ///
    /// @return the identifier, of which [#add] must be told something in this batch
    public abstract int newPerson();

    /// Gives away an identifier that is free, likewise.
    public abstract int newPerson(int personId);

    /// The position that the first event of this batch will have.
    public abstract long firstPosition();

    /// How many events this batch has by now.
    public abstract int size();

    /// Adds a fact about someone who is in the timeline, or new in this batch; or one that names
    /// nobody.
    ///
    /// @return the position that it will have
    /// @throws UnknownPersonException when nobody has that identifier
    public abstract long add(Event event);

    /// Adds a copy of an event that was recorded elsewhere, with its recorded time. That must be
    /// after all that are above, or the batch is refused.
    ///
    /// @return the position that it will have
    /// @throws UnknownPersonException when nobody has that identifier
    public abstract long add(Event event, Instant recorded);

    /// Adds a fact in the words of the file, see [WordedFact].
    ///
    /// @param members of its object of JSON, as [#membersOf] gives them
    /// @return the position that it will have, the first one where there are several
    /// @throws IllegalArgumentException when it is no fact, or names somebody who is not there
    public abstract long add(Map<String, Object> members);

    /// Records what has an id, unless it was recorded before.
    ///
    /// @param id of the first event that the fact records; null for none
    /// @param fact records through the batch that it is given
    /// @return whether it is new
    /// @throws TimelineException.IdTaken when the event that has the id says something else
    public abstract boolean addOnce(String id, Consumer<Batch> fact);

    /// A registry that records into this batch, for what records through a registry.
    ///
    /// @param recordedBy who records, where the details don't say; null when that is not said
    public abstract PersonRegistry asRegistry(String recordedBy);

    /// The place of a person's last event among her events, with those of this batch, from 0; -1
    /// when she has none.
    public abstract long revision(int personId);

    /// The record that has a key, in the timeline or in this batch, also where it is absorbed; of
    /// several the one that survives.
    ///
    /// @throws IllegalArgumentException when nobody has it, or several people
    public abstract int recordWithKey(Attribute key);

    /// The person who has a key: the survivor.
    ///
    /// @throws IllegalArgumentException likewise
    public abstract int personWithKey(Attribute key);

    /// The events of a person that are recorded, or about to be.
    abstract List<RecordedEvent> known(int personId);

    /// The records that were ever merged with a record, itself among them.
    abstract SortedSet<Integer> everMerged(int personId);
  }

  /// The members of an object of JSON, as [Details#others] has values.
  ///
  /// @return a map that may be changed
  /// @throws IllegalArgumentException when the text is none
  public static Map<String, Object> membersOf(String json) {
    return WordedFact.members(json);
  }
}
