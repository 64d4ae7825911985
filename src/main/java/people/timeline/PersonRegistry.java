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

  /// The timeline's.
  private final AppendQueue queue;

  private final KeyIndex keys;

  public PersonRegistry(EventTimeline timeline) {
    this(timeline, new KeyIndex(timeline));
  }

  private PersonRegistry(EventTimeline timeline, KeyIndex keys, Expected... expected) {
    this.timeline = timeline;
    this.expected = expected;
    this.keys = keys;
    this.queue =
        switch (timeline) {
          case FileTimeline file -> file.queue;
          case MemoryTimeline memory -> memory.queue;
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
        Stream.of(this.expected, expected).flatMap(Stream::of).toArray(Expected[]::new));
  }

  /// The people who have a key in another system, such as `bioguide_id=B000944`: nobody or one, and
  /// more only where lines were written by hand. In the place of a record that was absorbed stands
  /// the one that survives.
  public List<Integer> withKey(Attribute key) {
    return keys.owners(key).stream()
        .map(personId -> NamedPeople.survivor(this, personId))
        .distinct()
        .toList();
  }

  @Override
  public int create(
      Name name, Status status, Address address, EffectiveDate born, Details details) {
    refuseInBatch();
    return append(new BatchWork<>(batch -> batch.create(name, status, address, born, details)));
  }

  private void refuseInBatch() {
    if (queue.isMaking()) {
      throw new IllegalStateException(
          "a batch is being made: record through it, not through the registry");
    }
  }

  @Override
  Event event(long position) {
    refuseInBatch();
    return NamedPeople.event(timeline, position);
  }

  @Override
  void require(int personId) {
    refuseInBatch();
    requireRecorded(personId);
  }

  private void requireRecorded(int personId) {
    if (timeline.revision(personId) < 0) {
      throw new UnknownPersonException(personId, timeline.firstPersonId(), timeline.lastPersonId());
    }
  }

  @Override
  RecordedEvent find(String eventId) {
    return timeline.find(eventId);
  }

  @Override
  List<RecordedEvent> merges(int personId) {
    return timeline.has(Event.Kind.MERGE)
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
    return timeline.addAll(List.of(event), expected);
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
    BatchWork<T> made = new BatchWork<>(work);
    long size = queue.making(timeline::size);
    int last = queue.making(timeline::lastPersonId);
    made.run(size, last, List.of());
    return append(made);
  }

  /// What the work of a batch would record now, see [#inOneBatch]; nothing is recorded.
  public List<Event> rehearse(Function<Batch, ?> work) {
    refuseInBatch();
    BatchWork<?> made = new BatchWork<>(work);
    return made.events(
        queue.making(timeline::size), queue.making(timeline::lastPersonId), List.of());
  }

  private <T> T append(BatchWork<T> work) {
    switch (timeline) {
      case FileTimeline file -> file.append(work, expected);
      case MemoryTimeline memory -> memory.append(work, expected);
    }
    return work.result;
  }

  /// The work of a batch, and what it gave when it was last run.
  private final class BatchWork<T> implements AppendPlan.EventsMaker {

    private final Function<Batch, T> work;
    private Batch batch;
    private List<Event> events;
    private T result;

    BatchWork(Function<Batch, T> work) {
      this.work = work;
    }

    @Override
    public List<Event> events(long position, int lastPersonId, List<Event> planned) {
      if (batch == null || batch.firstPosition != position || batch.lastBefore != lastPersonId) {
        try {
          run(position, lastPersonId, planned);
        } catch (Error e) { // of this work, not of who appends it
          throw new TimelineException("a batch was not recorded: " + e, e);
        }
      }
      return events;
    }

    void run(long position, int lastPersonId, List<Event> planned) {
      Batch made = new Batch(position, lastPersonId, List.copyOf(planned));
      try {
        result = queue.making(() -> work.apply(made));
      } finally {
        made.isOver = true;
      }
      made.refuseSilence();
      events = List.copyOf(made.events);
      batch = made;
    }
  }

  /// Facts on their way into the timeline, see [#inOneBatch]. Not safe for several threads.
  public final class Batch extends FactRecorder {

    private final List<Event> events = new ArrayList<>();
    private final long firstPosition;
    private final int lastBefore;
    private int last;
    private int created;
    private final Map<Attribute, Integer> keysHere = new HashMap<>();
    private boolean isMerging;
    private boolean isOver;

    /// What is about to be written directly above.
    private final PlannedEvents planned;

    private Batch(long firstPosition, int lastBefore, List<Event> planned) {
      this.planned = new PlannedEvents(firstPosition - planned.size(), planned);
      planned.forEach(event -> {
        if (event instanceof Event.Key e) {
          keysHere.put(e.key(), e.personId());
        }
      });
      this.firstPosition = firstPosition;
      this.lastBefore = lastBefore;
      this.last = lastBefore;
    }

    @Override
    public int create(
        Name name, Status status, Address address, EffectiveDate born, Details details) {
      if (born != null && details.effective() == null && !status.isOfNewborn()) {
        throw new IllegalArgumentException(
            "a birth with the status %s needs the day from which that is known".formatted(status));
      }
      int personId = next();
      record(new Event.Creation(personId, name, status, address, born, details));
      last = personId;
      created++;
      return personId;
    }

    /// Gives away the next identifier, for someone whose events were recorded elsewhere and are
    /// copied here.
    ///
    /// @return the identifier, of which [#add] must be told something in this batch
    public int newPerson() {
      refuseLate();
      last = next();
      return last;
    }

    private int next() {
      if (last == Integer.MAX_VALUE) {
        throw AppendPlan.exhausted(queue.timeline, "no identifier is left after " + last);
      }
      return last + 1;
    }

    private void refuseLate() {
      if (isOver) {
        throw new IllegalStateException("the batch is over: record through the registry");
      }
    }

    /// Or another batch would give the identifier away again.
    private void refuseSilence() {
      if (created == last - lastBefore) {
        return;
      }
      BitSet told = new BitSet();
      for (Event event : events) {
        if (event.personId() > lastBefore && event.personId() <= last) {
          told.set(event.personId() - lastBefore - 1);
        }
      }
      int spoken = lastBefore + told.nextClearBit(0);
      if (spoken < last) {
        throw new IllegalStateException(
            "the batch took identifier %d and says nothing of that person".formatted(spoken + 1));
      }
    }

    /// The position that the first event of this batch will have.
    public long firstPosition() {
      return firstPosition;
    }

    /// How many events this batch has by now.
    public int size() {
      return events.size();
    }

    /// Adds a fact about someone who is in the timeline, or new in this batch; or one that names
    /// nobody.
    ///
    /// @return the position that it will have
    /// @throws UnknownPersonException when nobody has that identifier
    public long add(Event event) {
      if (event.personId() > 0) {
        require(event.personId());
      }
      return record(event);
    }

    @Override
    void require(int personId) {
      boolean createdHere = personId > lastBefore && personId <= last;
      if (!createdHere) {
        requireRecorded(personId);
      }
    }

    @Override
    RecordedEvent find(String eventId) {
      RecordedEvent found = planned.find(eventId);
      return found != null ? found : timeline.find(eventId);
    }

    /// Whether a batch with one of these ids was recorded before: a new person of this one is then
    /// the one who has her key.
    private boolean isAgain() {
      return events.stream().anyMatch(event -> NamedPeople.isAgain(this, event.details()));
    }

    @Override
    List<RecordedEvent> merges(int personId) {
      boolean areAny = isMerging || planned.isMerging() || timeline.has(Event.Kind.MERGE);
      return areAny
          ? known(personId).stream().filter(each -> PlannedEvents.isMerge(each.event())).toList()
          : List.of();
    }

    /// The events of a person that are recorded, or about to be.
    List<RecordedEvent> known(int personId) {
      List<RecordedEvent> known =
          personId > lastBefore ? new ArrayList<>() : new ArrayList<>(timeline.of(personId));
      known.removeIf(each -> each.position() >= planned.first());
      planned.addAll(personId, known);
      new PlannedEvents(firstPosition, events).addAll(personId, known);
      return known;
    }

    @Override
    <T> T together(Function<Batch, T> work) {
      return work.apply(this);
    }

    @Override
    public long identify(int personId, Attribute key, Details details) {
      require(personId);
      int owner = keysHere.getOrDefault(key, keys.owner(key));
      boolean isTaken =
          owner != 0
              && owner != personId
              && NamedPeople.survivor(this, owner) != NamedPeople.survivor(this, personId);
      if (isTaken && !NamedPeople.isAgain(this, details) && !isAgain()) {
        throw new IllegalArgumentException(
            "person %d has the key %s; where both are one person, merge them"
                .formatted(owner, key));
      }
      keysHere.put(key, personId);
      return record(new Event.Key(personId, key, details));
    }

    @Override
    long record(Event event) {
      refuseLate();
      isMerging |= PlannedEvents.isMerge(event);
      events.add(event);
      return firstPosition + events.size() - 1;
    }

    @Override
    Event event(long position) {
      if (position < firstPosition) {
        return NamedPeople.event(timeline, position);
      }
      if (position >= firstPosition + events.size()) {
        throw NamedPeople.noEvent(position, firstPosition + events.size());
      }
      return events.get((int) (position - firstPosition));
    }
  }
}
