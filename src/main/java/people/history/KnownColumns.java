package people.history;

import module java.base;

import people.*;
import people.Event.Kind;
import people.columns.*;

/// The columns of a history as known at a moment, made on demand. Everything that a [History] says
/// comes from here. Safe for several threads.
final class KnownColumns implements HistoryColumns {

  private static final int MOST_CHANGES = 2;

  /// All that was read, also what is not known yet.
  private final EventColumns recorded;

  /// The same as it is known now, where what does not depend on the moment is made.
  private final KnownColumns all;

  private final RecordedNames names;

  /// The last moment at which this was known; [Instant#MAX] for all that was read.
  private final Instant known;

  /// What ends lives, but for the ends that the events say.
  private final Observation observation;

  private int[] personIds;
  private PeriodRows<Status> statusPeriods;
  private PeriodRows<Address> addressPeriods;
  private ParentRows parents;

  private PersonIndex index;
  private RecordingOrder order;
  private FactTable facts;
  private List<ObservationEndRow> observationEnds;

  private final SharedLives shared = new SharedLives(this::facts);

  /// How each event changes the counts, by what ends lives; only the last few.
  private final Map<Observation, StatusChanges> changes =
      new LinkedHashMap<>(4, 1, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Observation, StatusChanges> eldest) {
          return size() > MOST_CHANGES;
        }
      };

  KnownColumns(EventColumns recorded) {
    this(
        recorded,
        new Observation(
            Observation.LIFESPAN,
            EventColumns.day(LocalDate.now(Clock.systemUTC())),
            FactTable.NEVER));
  }

  private KnownColumns(EventColumns recorded, Observation observation) {
    this.recorded = recorded;
    this.names = new RecordedNames(recorded);
    this.all = this;
    this.known = Instant.MAX;
    this.observation = observation;
  }

  private KnownColumns(KnownColumns all, Instant known, Observation observation) {
    this.recorded = all.recorded;
    this.names = all.names;
    this.all = all;
    this.known = known;
    this.observation = observation;
  }

  KnownColumns at(Instant known) {
    return new KnownColumns(all, known, observation);
  }

  /// The same with other ends of lives.
  KnownColumns with(UnaryOperator<Observation> other) {
    return new KnownColumns(all, known, other.apply(observation));
  }

  // ---- of all that was read

  /// What attributes and keys there are, whenever they are known.
  RecordedNames names() {
    return names;
  }

  private synchronized PersonIndex index() {
    if (index == null) {
      index = recorded.people();
    }
    return index;
  }

  private synchronized RecordingOrder order() {
    if (order == null) {
      order = new RecordingOrder(recorded);
    }
    return order;
  }

  private synchronized FactTable allFacts() {
    if (facts == null) {
      facts = FactTable.of(recorded, index(), order(), observation);
    }
    return facts;
  }

  private synchronized StatusChanges changes(Observation observation) {
    return changes.computeIfAbsent(
        observation, ends -> new StatusChanges(allFacts().knownAt(recorded.size(), ends)));
  }

  /// The events that end observation, in order of recording; each is read once.
  private synchronized List<ObservationEndRow> observationEnds() {
    if (observationEnds == null) {
      observationEnds = ObservationEndRow.of(recorded, order());
    }
    return observationEnds;
  }

  /// The rows of the person at a place in the index, in order of position.
  private static IntStream rows(PersonIndex index, int person) {
    return IntStream.range(index.starts[person], index.starts[person + 1]).map(i -> index.rows[i]);
  }

  /// One person's events, each read anew, that were recorded at some times, in microseconds since
  /// 1970.
  private List<RecordedEvent> recorded(int person, LongPredicate times) {
    IntStream rows = rows(all.index(), person);
    return recorded.events(rows.filter(row -> times.test(recorded.recordedMicros(row))).toArray());
  }

  // ---- what is known

  @Override
  public EventRows events() {
    return TableRows.events(known == Instant.MAX ? recorded : recorded.knownAt(known));
  }

  @Override
  public PersonRows people(LocalDate at) {
    return PersonColumns.of(facts(), EventColumns.day(at));
  }

  /// The day on which it was read.
  LocalDate readOn() {
    return LocalDate.ofEpochDay(observation.today());
  }

  @Override
  public LocalDate observedUntil() {
    return LocalDate.ofEpochDay(observation.lastDay());
  }

  @Override
  public synchronized PeriodRows<Status> statusPeriods() {
    if (statusPeriods == null) {
      statusPeriods = TableRows.statuses(facts(), TableRows.observed(PeriodField.STATUS));
    }
    return statusPeriods;
  }

  @Override
  public synchronized PeriodRows<Address> addressPeriods() {
    if (addressPeriods == null) {
      addressPeriods = TableRows.addresses(facts(), TableRows.observed(PeriodField.ADDRESS));
    }
    return addressPeriods;
  }

  @Override
  public PeriodRows<Status> statusLives() {
    return TableRows.statuses(facts(), TableRows.lives(PeriodField.STATUS));
  }

  @Override
  public PeriodRows<Address> addressLives() {
    return TableRows.addresses(facts(), TableRows.lives(PeriodField.ADDRESS));
  }

  // ---- attributes, parents and keys

  @Override
  public PeriodRows<String> attributePeriods(String attribute) {
    names().requireAttribute(attribute);
    return ownAttributePeriods(attribute);
  }

  /// The same; nobody need have the attribute.
  PeriodRows<String> ownAttributePeriods(String attribute) {
    FactTable table = facts();
    return TableRows.attributes(table, TableRows.observed(field(table, attribute)));
  }

  @Override
  public PeriodRows<String> attributeLives(String attribute) {
    names().requireAttribute(attribute);
    FactTable table = facts();
    return TableRows.attributes(table, TableRows.lives(field(table, attribute)));
  }

  private static PeriodField field(FactTable table, String attribute) {
    return new PeriodField(table.attributeNames().of(attribute));
  }

  @Override
  public synchronized ParentRows parents() {
    if (parents == null) {
      parents = TableRows.parents(facts());
    }
    return parents;
  }

  /// See [History#parents].
  List<Integer> parents(int personId) {
    return ParentColumns.of(new FactCursor(only(personId).facts(), 0).read(0));
  }

  /// See [History#children].
  List<Integer> children(int personId) {
    find(personId); // refuses somebody who is not known
    ParentRows rows = parents();
    return IntStream.range(0, rows.size())
        .filter(row -> rows.parentIds().applyAsInt(row) == personId)
        .mapToObj(row -> rows.childIds().applyAsInt(row))
        .toList();
  }

  /// See [History#keys].
  List<Attribute> keys(int personId) {
    FactTable facts = only(personId).facts();
    FactCursor cursor = new FactCursor(facts, 0).read(0);
    return Arrays.stream(cursor.known(Kind.KEY))
        .mapToObj(fact -> facts.attribute(cursor.attributeOfFact(fact)))
        .distinct()
        .toList();
  }

  /// See [History#personOfKey].
  int personOfKey(Attribute key) {
    int limit = limit();
    RecordingOrder order = all.order();
    return Arrays.stream(names().rows(key))
        .filter(row -> order.number(row) < limit)
        .map(recorded::personId)
        .filter(person -> keys(person).contains(key))
        .findFirst()
        .orElse(0);
  }

  @Override
  public UnionRows unionPeriods() {
    return TableRows.unions(facts(), shared.unions());
  }

  /// See [Snapshot#couples].
  List<Period.UnionPeriod> couples(LocalDate at) {
    return shared.couples(at);
  }

  @Override
  public LifeRows lives() {
    return TableRows.lives(facts(), personIds());
  }

  @Override
  public PeriodRows<Boolean> doubts(Set<Reason.Field> fields) {
    return doubts(fields, _ -> true);
  }

  @Override
  public PeriodRows<Boolean> doubts(Set<Reason.Field> fields, Set<String> attributes) {
    attributes.forEach(names()::requireAttribute);
    AttributeNames names = all.allFacts().attributeNames();
    BitSet asked = attributes.stream().mapToInt(names::of).collect(BitSet::new, BitSet::set, BitSet::or);
    return doubts(fields, asked::get);
  }

  private PeriodRows<Boolean> doubts(Set<Reason.Field> fields, IntPredicate attributes) {
    return TableRows.periods(
        facts(),
        _ -> false,
        0,
        (person, cursor, to) -> to.addDoubts(person, cursor, fields, attributes));
  }

  @Override
  public StatusCounts countByStatus(List<LocalDate> dates) {
    FactTable facts = facts();
    return new StatusCountColumns(facts, () -> all.changes(facts.observation().ofEach()), dates);
  }

  // ---- for History and Snapshot

  /// Everyone's facts, as they are known.
  FactTable facts() {
    int limit = limit();
    Observation known = observation;
    for (ObservationEndRow row : all.observationEnds()) {
      if (row.number() < limit) {
        known = known.and(row.end());
      }
    }
    return all.allFacts().knownAt(limit, known);
  }

  /// How many events are known.
  private int limit() {
    return all.order().limit(EventColumns.micros(known));
  }

  /// The identifiers of all people of whom something is known, ascending; not to be changed.
  synchronized int[] personIds() {
    if (personIds == null) {
      personIds = known == Instant.MAX ? all.index().personIds : knownIds();
    }
    return personIds;
  }

  private int[] knownIds() {
    PersonIndex index = all.index();
    RecordingOrder order = all.order();
    int limit = limit();
    return IntStream.range(0, index.personIds.length)
        .parallel()
        .filter(person -> rows(index, person).anyMatch(row -> order.number(row) < limit))
        .map(person -> index.personIds[person])
        .toArray();
  }

  /// See [History#couples]; costs the reading of the events of those who name her and whom she does.
  List<Period.UnionPeriod> couples(int personId) {
    return only(UnionColumns.around(recorded, all.index(), find(personId)))
        .shared
        .couples(personId);
  }

  /// The columns of one person alone, which cost the reading of her events.
  KnownColumns only(int personId) {
    return only(IntStream.of(find(personId)));
  }

  private KnownColumns only(IntStream people) {
    int[] places = people.toArray();
    if (all.index().personIds.length == places.length) {
      return this;
    }
    List<RecordedEvent> events = new ArrayList<>();
    for (int person : places) {
      events.addAll(recorded(person, _ -> true));
    }
    all.observationEnds().forEach(row -> events.add(row.event()));
    events.sort(Comparator.comparingLong(RecordedEvent::position));
    return new KnownColumns(EventColumns.of(events), observation).at(known);
  }

  /// A cursor at one person, at the end of a day.
  FactCursor cursor(int personId, LocalDate at) {
    return new FactCursor(only(personId).facts(), 0).read(0).at(EventColumns.day(at));
  }

  /// The known events of one person, in order of position.
  List<RecordedEvent> events(int personId) {
    long limit = EventColumns.micros(known);
    return recorded(find(personId), micros -> micros <= limit);
  }

  /// The events of one person that are not known yet, in order of position.
  List<RecordedEvent> laterEvents(int personId) {
    long limit = EventColumns.micros(known);
    return recorded(find(personId), micros -> micros > limit);
  }

  private int find(int personId) {
    int person = all.index().find(personId);
    int[] ids = personIds();
    if (Arrays.binarySearch(ids, personId) >= 0) {
      return person;
    }
    if (person < 0) {
      boolean nobody = ids.length == 0;
      throw new UnknownPersonException(
          personId, nobody ? 0 : ids[0], nobody ? 0 : ids[ids.length - 1]);
    }
    long first = rows(all.index(), person).mapToLong(recorded::recordedMicros).min().getAsLong();
    throw new UnknownPersonException(personId, known, Instant.EPOCH.plus(first, ChronoUnit.MICROS));
  }

  /// The number of people, for a look in a shell.
  @Override
  public String toString() {
    String until = known == Instant.MAX ? "" : ", known at " + known;
    return "History of " + personIds().length + " people" + until;
  }
}
