package people.timeline;

import module java.base;

import people.*;

/// A batch of a registry while its work runs.
final class OpenBatch extends PersonRegistry.Batch {

  private final EventTimeline timeline;
  private final KeyIndex keys;

  final int lastBefore;
  final BatchEvents made;
  private final NewPeople people;

  /// The people by keys of this batch, and of those that were asked for; null as long as nobody
  /// asks, since most who add keys don't.
  private Map<Attribute, Integer> keysHere;

  /// Keys as they are written, since the same come again and again.
  final Map<String, Attribute> keysByText = new HashMap<>();

  /// Who records, where the details don't say; null when that is not said.
  private String by;

  boolean isOver;

  /// Whether one of the first events has an id that was recorded before; and how many were looked
  /// at.
  private boolean isAgain;

  private int lookedAt;

  /// The recorded times that are given, by place in the batch.
  final Map<Integer, Instant> times = new HashMap<>();

  private final OpenBatch within;
  private final int again;

  /// @param lastBefore the greatest identifier above; 0 for none
  /// @param within the batch in which something of this one is recorded before; null for none
  /// @param again whom that created; 0 for nobody
  OpenBatch(
      EventTimeline timeline,
      KeyIndex keys,
      int lastBefore,
      BatchEvents made,
      OpenBatch within,
      int again) {
    this.timeline = timeline;
    this.keys = keys;
    this.lastBefore = lastBefore;
    this.made = made;
    this.within = within;
    this.again = again;
    this.people = within == null ? new NewPeople(lastBefore) : within.people;
  }

  private Map<Attribute, Integer> keysHere() {
    if (within != null) {
      return within.keysHere();
    }
    if (keysHere == null) {
      keysHere = new HashMap<>();
      made.planned.events().forEach(this::noteKey);
      made.events.forEach(this::noteKey);
    }
    return keysHere;
  }

  private void noteKey(Event event) {
    if (within != null) {
      within.noteKey(event);
    } else if (keysHere != null && event instanceof Event.Key e) {
      keysHere.put(e.key(), e.personId());
    }
  }

  @Override
  public int create(
      Name name, Status status, Address address, EffectiveDate born, Details details) {
    return created(again > 0 ? again : next(), name, status, address, born, details);
  }

  @Override
  public int create(
      int personId,
      Name name,
      Status status,
      Address address,
      EffectiveDate born,
      Details details) {
    if (personId != again && !isFree(personId)) {
      throw new IllegalArgumentException(
          "person %d is there already; expected no identifier, or one that is free"
              .formatted(personId));
    }
    return created(personId, name, status, address, born, details);
  }

  private int created(
      int personId,
      Name name,
      Status status,
      Address address,
      EffectiveDate born,
      Details details) {
    if (born != null && details.effective() == null && !status.isOfNewborn()) {
      throw new IllegalArgumentException(
          "a birth with the status %s needs the day from which that is known".formatted(status));
    }
    record(new Event.Creation(personId, name, status, address, born, details));
    if (personId != again) {
      people.take(personId);
    }
    return personId;
  }

  @Override
  public boolean isFree(int personId) {
    return !people.has(personId) && timeline.revision(personId) < 0;
  }

  @Override
  public int newPerson() {
    return newPerson(next());
  }

  @Override
  public int newPerson(int personId) {
    refuseLate();
    people.takeSilently(personId);
    return personId;
  }

  private int next() {
    int next = people.next();
    if (next == 0) {
      throw PersonRegistry.exhausted(timeline, "no identifier is left after " + Integer.MAX_VALUE);
    }
    return next;
  }

  private void refuseLate() {
    if (isOver) {
      throw new IllegalStateException("the batch is over: record through the registry");
    }
  }

  /// Or another batch would give the identifier away again.
  void refuseSilence() {
    if (people.firstSilent() > 0) {
      throw new IllegalStateException(
          "the batch took identifier %d and says nothing of that person"
              .formatted(people.firstSilent()));
    }
  }

  @Override
  public long firstPosition() {
    return made.first;
  }

  @Override
  public int size() {
    return made.events.size();
  }

  @Override
  public long add(Event event) {
    if (event.personId() > 0) {
      require(event.personId());
    }
    return record(event);
  }

  @Override
  public long add(Event event, Instant recorded) {
    times.put(size(), recorded.truncatedTo(ChronoUnit.MICROS));
    return add(event);
  }

  @Override
  public long add(Map<String, Object> members) {
    return WordedFact.add(this, members);
  }

  @Override
  public boolean addOnce(String id, Consumer<PersonRegistry.Batch> fact) {
    RecordedEvent before = id == null ? null : find(id);
    if (id != null && before == null) {
      before = made.find(id);
    }
    if (before == null) {
      fact.accept(this);
      return true;
    }
    boolean isCreation = before.event() instanceof Event.Creation;
    int created = isCreation ? before.event().personId() : 0;
    BatchEvents events = new BatchEvents(before.position(), List.of());
    fact.accept(new OpenBatch(timeline, keys, lastBefore, events, this, created));
    for (int i = 0; i < events.events.size(); i++) {
      long position = before.position() + i;
      if (position >= made.first + size()
          || !AppendPlan.isSame(events.events.get(i), event(position))) {
        throw new TimelineException.IdTaken(id, before.position(), events.events.size() > 1);
      }
    }
    return false;
  }

  @Override
  public PersonRegistry asRegistry(String recordedBy) {
    return new PersonRegistry(timeline, keys, this, recordedBy);
  }

  @Override
  public long revision(int personId) {
    return timeline.revision(personId) + made.countOf(personId);
  }

  @Override
  public int recordWithKey(Attribute key) {
    return keysHere()
        .computeIfAbsent(
            key, _ -> NamedPeople.record(this, key, keys.owners(key, made.planned.first())));
  }

  @Override
  public int personWithKey(Attribute key) {
    return NamedPeople.survivor(this, recordWithKey(key));
  }

  @Override
  void require(int personId) {
    if (!people.has(personId) && personId != again) {
      PersonRegistry.requireRecorded(timeline, personId);
    }
  }

  @Override
  RecordedEvent find(String eventId) {
    RecordedEvent found = made.planned.find(eventId);
    if (found == null && within != null) {
      found = within.made.find(eventId);
      return found != null ? found : within.find(eventId);
    }
    return found != null ? found : timeline.find(eventId);
  }

  /// Whether a batch with one of these ids was recorded before: a new person of this one is then
  /// the one who has her key.
  private boolean isAgain() {
    for (; !isAgain && lookedAt < size(); lookedAt++) {
      String id = made.events.id(lookedAt);
      isAgain = id != null && find(id) != null;
    }
    return isAgain;
  }

  @Override
  List<RecordedEvent> merges(int personId) {
    boolean areAny =
        made.isMerging()
            || within != null && within.made.isMerging()
            || timeline.has(Event.Kind.MERGE);
    return areAny
        ? known(personId).stream().filter(each -> PlannedEvents.isMerge(each.event())).toList()
        : List.of();
  }

  @Override
  List<RecordedEvent> known(int personId) {
    if (within != null) {
      return within.known(personId);
    }
    List<RecordedEvent> known =
        personId > lastBefore ? new ArrayList<>() : new ArrayList<>(timeline.of(personId));
    made.addAll(personId, known);
    return known;
  }

  @Override
  SortedSet<Integer> everMerged(int personId) {
    if (within != null) {
      return within.everMerged(personId);
    }
    List<Event> merges = new ArrayList<>();
    if (timeline.has(Event.Kind.MERGE)) {
      timeline.ofKind(Event.Kind.MERGE).forEach(merge -> merges.add(merge.event()));
    }
    made.addMerges(merges);
    return StandingMerges.linked(personId, merges);
  }

  @Override
  <T> T together(Function<PersonRegistry.Batch, T> work) {
    return work.apply(this);
  }

  /// Does work of somebody.
  <T> T signed(String recordedBy, Function<PersonRegistry.Batch, T> work) {
    String before = by;
    by = recordedBy;
    try {
      return work.apply(this);
    } finally {
      by = before;
    }
  }

  long record(Event event, String recordedBy) {
    return signed(recordedBy, _ -> record(event));
  }

  @Override
  public long identify(int personId, Attribute key, Details details) {
    require(personId);
    Integer here = keysHere().get(key);
    int owner = here != null ? here : keys.owner(key, made.planned.first());
    boolean isTaken =
        owner != 0
            && owner != personId
            && NamedPeople.survivor(this, owner) != NamedPeople.survivor(this, personId);
    if (isTaken && !NamedPeople.isAgain(this, details) && !isAgain()) {
      throw new IllegalArgumentException(
          "person %d has the key %s; where both are one person, merge them".formatted(owner, key));
    }
    return record(new Event.Key(personId, key, details));
  }

  @Override
  long record(Event event) {
    refuseLate();
    long position =
        made.add( // first: it may be refused
            by == null || event.details().recordedBy() != null
                ? event
                : event.with(event.details().by(by)));
    noteKey(event);
    people.tell(event.personId());
    return position;
  }

  @Override
  Event event(long position) {
    if (position < made.first) {
      return within != null ? within.event(position) : NamedPeople.event(timeline, position);
    }
    if (position >= made.first + size()) {
      throw NamedPeople.noEvent(position, made.first + size());
    }
    return made.events.get((int) (position - made.first));
  }
}
