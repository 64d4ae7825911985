package people.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import people.Address;
import people.Event.Kind;
import people.RecordedEvent;
import people.Status;
import people.UnknownPersonException;
import people.columns.Dictionary;
import people.columns.EventColumns;
import people.columns.ParallelRanges;
import people.columns.PersonIndex;
import people.columns.SparseColumn;
import people.columns.ValueDictionaries;

/// What was recorded, as far as it was known at a moment: everything that a [History] says comes
/// from here.
final class KnownColumns implements HistoryColumns {

  /// The last moment at which this was known; [Instant#MAX] for all that was read.
  final Instant known;

  private final Recorded recorded;

  // what is made once it is asked for
  private int[] personIds;
  private PeriodRows<Status> statusPeriods;
  private PeriodRows<Address> addressPeriods;

  private KnownColumns(Recorded recorded, Instant known) {
    this.recorded = recorded;
    this.known = known;
  }

  static KnownColumns of(EventColumns events) {
    return new KnownColumns(new Recorded(events), Instant.MAX);
  }

  KnownColumns at(Instant known) {
    return new KnownColumns(recorded, known);
  }

  // ---- everyone

  @Override
  public EventRows events() {
    EventColumns all = recorded.columns;
    EventColumns rows = known == Instant.MAX ? all : all.knownAt(known);
    ValueDictionaries values = rows.values;
    return new EventRows(
        rows.size(),
        rows::position,
        rows::personId,
        rows::typeNumber,
        rows::type,
        Kind.values().length,
        rows::recordedMicros,
        rows::epochDay,
        rows::effective,
        rows::isExact,
        rows::statusNumber,
        column(rows, values.names, values::name, rows::nameNumber, rows.names),
        column(rows, values.addresses, values::address, rows::addressNumber, rows.addresses),
        column(rows, values.dates, values::date, rows::dateNumber, rows.dates),
        column(rows, values.sources, values::source, rows::sourceNumber, rows.sources),
        rows::about,
        rows::event);
  }

  private static <T> ValueColumn<T> column(
      EventColumns rows,
      Dictionary of,
      IntFunction<T> values,
      IntUnaryOperator number,
      SparseColumn numbers) {
    return new ValueColumn<>(
        of.size(), values, number, (from, into, count) -> rows.read(numbers, from, into, count));
  }

  @Override
  public PersonRows people(LocalDate at) {
    return PersonColumns.of(facts(), at).rows();
  }

  @Override
  public synchronized PeriodRows<Status> statusPeriods() {
    if (statusPeriods == null) {
      statusPeriods = PeriodColumns.ofStatuses(facts());
    }
    return statusPeriods;
  }

  @Override
  public synchronized PeriodRows<Address> addressPeriods() {
    if (addressPeriods == null) {
      addressPeriods = PeriodColumns.ofAddresses(facts());
    }
    return addressPeriods;
  }

  @Override
  public PeriodRows<Boolean> doubts(Set<Reason.Field> fields) {
    return PeriodColumns.ofDoubts(facts(), fields);
  }

  @Override
  public StatusCounts countByStatus(List<LocalDate> dates) {
    return new StatusCountColumns(facts(), recorded.changes(), dates);
  }

  FactTable facts() {
    return recorded.facts(limit());
  }

  /// How many events are known.
  private int limit() {
    return recorded.order().limit(EventColumns.micros(known));
  }

  /// The identifiers of all people of whom something is known, ascending; not to be changed.
  synchronized int[] personIds() {
    if (personIds == null) {
      personIds = known == Instant.MAX ? recorded.index().personIds : knownIds();
    }
    return personIds;
  }

  boolean knows(int personId) {
    return Arrays.binarySearch(personIds(), personId) >= 0;
  }

  private int[] knownIds() {
    PersonIndex index = recorded.index();
    RecordingOrder order = recorded.order();
    int limit = limit();
    return IntStream.range(0, index.personIds.length)
        .parallel()
        .filter(person -> recorded.rows(person).anyMatch(row -> order.number(row) < limit))
        .map(person -> index.personIds[person])
        .toArray();
  }

  /// Something about some of the people, found out with a cursor of their own.
  interface LifeWork<T> {

    /// @param life to be moved to each of them
    /// @param from place of the first person in the index
    /// @param to behind the last one
    T on(FactCursor life, int from, int to);
  }

  /// Asks about everyone, on all cores.
  ///
  /// @return the results, in order of people
  <T> List<T> ofEveryone(LifeWork<T> work) {
    FactTable facts = facts();
    return ParallelRanges.of(
        facts.personIds.length, (from, to) -> work.on(new FactCursor(facts, to), from, to));
  }

  // ---- one person

  /// The columns of one person alone, which cost the reading of her events.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  KnownColumns only(int personId) {
    int person = find(personId);
    return recorded.index().personIds.length == 1
        ? this
        : of(EventColumns.of(recorded.events(recorded.rows(person)))).at(known);
  }

  /// A cursor at one person.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  FactCursor life(int personId) {
    return new FactCursor(only(personId).facts()).read(0);
  }

  /// What is known of one person, in order of position.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  List<RecordedEvent> events(int personId) {
    return events(find(personId), true);
  }

  /// What is not known yet of one person, in order of position.
  List<RecordedEvent> laterEvents(int personId) {
    return events(find(personId), false);
  }

  private List<RecordedEvent> events(int person, boolean isKnown) {
    long micros = EventColumns.micros(known);
    return recorded.events(
        recorded
            .rows(person)
            .filter(row -> recorded.columns.recordedMicros(row) <= micros == isKnown));
  }

  private int find(int personId) {
    int person = recorded.index().find(personId);
    int[] ids = personIds();
    if (knows(personId)) {
      return person;
    }
    if (person < 0) {
      boolean nobody = ids.length == 0;
      throw new UnknownPersonException(
          personId, nobody ? 0 : ids[0], nobody ? 0 : ids[ids.length - 1]);
    }
    long first =
        recorded.rows(person).mapToLong(recorded.columns::recordedMicros).min().getAsLong();
    throw new UnknownPersonException(personId, known, Instant.EPOCH.plus(first, ChronoUnit.MICROS));
  }

  /// How much was read, for whoever looks at it in a shell.
  @Override
  public String toString() {
    return "History of "
        + personIds().length
        + " people"
        + (known == Instant.MAX ? "" : ", known at " + known);
  }
}
