package people.history;

import module java.base;

import people.*;
import people.Event.Kind;
import people.columns.*;

/// The columns of a history as known at a moment, made on demand. Everything that a [History] says
/// comes from here. Safe for several threads.
final class KnownColumns implements HistoryColumns {

  /// All that was read, also what is not known yet.
  private final ReadEvents read;

  /// The last moment at which this was known; [Instant#MAX] for all that was read.
  private final Instant known;

  /// What ends lives, but for the ends that the events say.
  private final Observation observation;

  private int[] personIds;
  private PeriodRows<Status> statusPeriods;
  private PeriodRows<Address> addressPeriods;
  private ParentRows parents;

  private final SharedLives shared = new SharedLives(this::facts);

  KnownColumns(EventColumns recorded) {
    this(
        recorded,
        new Observation(
            Observation.LIFESPAN,
            EventColumns.day(LocalDate.now(Clock.systemUTC())),
            FactTable.NEVER));
  }

  private KnownColumns(EventColumns recorded, Observation observation) {
    this(new ReadEvents(recorded, observation), Instant.MAX, observation);
  }

  private KnownColumns(ReadEvents read, Instant known, Observation observation) {
    this.read = read;
    this.known = known;
    this.observation = observation;
  }

  KnownColumns at(Instant known) {
    return new KnownColumns(read, known, observation);
  }

  /// The same with other ends of lives.
  KnownColumns with(UnaryOperator<Observation> other) {
    return new KnownColumns(read, known, other.apply(observation));
  }

  /// What attributes and keys there are, whenever they are known.
  RecordedNames names() {
    return read.names;
  }

  // ---- what is known

  @Override
  public EventRows events() {
    return TableRows.events(known == Instant.MAX ? read.events : read.events.knownAt(known));
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
    return ParentColumns.of(cursor(personId));
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
    FactCursor cursor = cursor(personId);
    return Arrays.stream(cursor.known(Kind.KEY))
        .mapToObj(fact -> cursor.table.attribute(cursor.attributeOfFact(fact)))
        .distinct()
        .toList();
  }

  /// See [History#personOfKey].
  int personOfKey(Attribute key) {
    int limit = limit();
    RecordingOrder order = read.order();
    return Arrays.stream(names().rows(key))
        .filter(row -> order.number(row) < limit)
        .map(row -> survivor(read.events.personId(row)))
        .filter(person -> keys(person).contains(key))
        .findFirst()
        .orElse(0);
  }

  @Override
  public HouseholdRows householdPeriods() {
    return TableRows.households(facts(), shared.householdPeriods());
  }

  @Override
  public PeriodRows<Period.HouseholdPeriod.Composition> householdLives() {
    return TableRows.compositions(facts(), shared.householdLives());
  }

  /// See [Snapshot#households].
  List<Period.HouseholdPeriod> households(LocalDate at) {
    return shared.households(at);
  }

  @Override
  public UnionRows unionPeriods() {
    return TableRows.unions(facts(), shared.unions());
  }

  /// The same as numbers.
  UnionList unions() {
    return shared.unions();
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
    AttributeNames names = read.facts().attributeNames();
    BitSet asked =
        attributes.stream().mapToInt(names::of).collect(BitSet::new, BitSet::set, BitSet::or);
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
    return new StatusCountColumns(facts, () -> read.changes(facts.observation().ofEach()), dates);
  }

  // ---- for History and Snapshot

  /// Everyone's facts, as they are known.
  FactTable facts() {
    int limit = limit();
    Observation known = observation;
    for (ObservationEndRow row : read.observationEnds()) {
      if (row.number() < limit) {
        known = known.and(row.end());
      }
    }
    return read.facts().knownAt(limit, known);
  }

  /// How many events are known.
  private int limit() {
    return read.order().limit(EventColumns.micros(known));
  }

  /// The identifiers of all people of whom something is known, ascending; not to be changed.
  synchronized int[] personIds() {
    if (personIds == null) {
      boolean isAll = known == Instant.MAX && read.isOfAll();
      personIds = isAll ? read.index().personIds : knownIds();
    }
    return personIds;
  }

  private int[] knownIds() {
    PersonIndex index = read.index();
    RecordingOrder order = read.order();
    Merges merges = read.merges();
    int limit = limit();
    return IntStream.range(0, index.personIds.length)
        .parallel()
        .filter(person -> !read.erasures().dropped().contains(index.personIds[person]))
        .filter(person ->
            merges
                .records(person, limit)
                .anyMatch(each -> read.rows(each).anyMatch(row -> order.number(row) < limit)))
        .map(person -> index.personIds[person])
        .toArray();
  }

  /// The identifier of the person whose record it is by now.
  int survivor(int personId) {
    return read.merges().survivorId(personId, limit());
  }

  /// The identifiers of the records that are a person's, her own among them, ascending.
  int[] records(int personId) {
    PersonIndex index = read.index();
    return read.merges()
        .records(find(personId), limit())
        .map(place -> index.personIds[place])
        .toArray();
  }

  /// The columns of one person alone, of the records that ever were merged with hers, and of the
  /// merges of those whom she names; they cost the reading of these events.
  KnownColumns only(int personId) {
    find(personId);
    return only(Set.of(personId));
  }

  /// See [History#couples]; costs the reading of the events of those who name her and whom she
  /// does.
  List<Period.UnionPeriod> couples(int personId) {
    return around(personId).couples(personId);
  }

  /// Those of a day, see [Snapshot#couples(int)]; costs the same.
  List<Period.UnionPeriod> couples(int personId, LocalDate at) {
    return around(personId).couples(at).stream()
        .filter(union -> union.personId() == personId || union.partnerId() == personId)
        .toList();
  }

  private SharedLives around(int personId) {
    find(personId);
    return only(UnionColumns.around(read.facts(), read.mergeLinks().cluster(personId))).shared;
  }

  private KnownColumns only(Set<Integer> people) {
    PersonIndex index = read.index();
    if (index.personIds.length == 1) {
      return this;
    }
    List<RecordedEvent> events =
        read.mergeLinks()
            .events(
                people,
                record -> {
                  int place = index.find(record);
                  return place < 0 ? List.of() : read.events(place, _ -> true);
                });
    read.observationEnds().forEach(row -> events.add(row.event()));
    events.sort(Comparator.comparingLong(RecordedEvent::position));
    return new KnownColumns(EventColumns.of(events), observation).at(known);
  }

  /// A cursor at one person, at the end of a day.
  FactCursor cursor(int personId, LocalDate at) {
    return cursor(personId).at(EventColumns.day(at));
  }

  private FactCursor cursor(int personId) {
    KnownColumns only = only(personId);
    return new FactCursor(only.facts(), 0).read(only.read.index().find(personId));
  }

  /// The known events of one person, of all her records, in order of position.
  List<RecordedEvent> events(int personId) {
    long limit = EventColumns.micros(known);
    return ofRecords(personId, micros -> micros <= limit);
  }

  /// The events of one person that are not known yet, in order of position.
  List<RecordedEvent> laterEvents(int personId) {
    long limit = EventColumns.micros(known);
    return ofRecords(personId, micros -> micros > limit);
  }

  private List<RecordedEvent> ofRecords(int personId, LongPredicate times) {
    return read.merges()
        .records(find(personId), limit())
        .mapToObj(record -> read.events(record, times))
        .flatMap(List::stream)
        .sorted(Comparator.comparingLong(RecordedEvent::position))
        .toList();
  }

  private int find(int personId) {
    int person = read.index().find(personId);
    int[] ids = personIds();
    if (Arrays.binarySearch(ids, personId) >= 0) {
      return person;
    }
    if (person < 0) {
      boolean nobody = ids.length == 0;
      throw new UnknownPersonException(
          personId, nobody ? 0 : ids[0], nobody ? 0 : ids[ids.length - 1]);
    }
    RecordedEvent merge = read.merges().merge(person, limit());
    if (merge != null) {
      throw new UnknownPersonException(personId, survivor(personId), merge.position());
    }
    long first = read.rows(person).mapToLong(read.events::recordedMicros).min().getAsLong();
    throw new UnknownPersonException(personId, known, Instant.EPOCH.plus(first, ChronoUnit.MICROS));
  }

  /// The number of people, for a look in a shell.
  @Override
  public String toString() {
    String until = known == Instant.MAX ? "" : ", known at " + known;
    return "History of " + personIds().length + " people" + until;
  }
}
