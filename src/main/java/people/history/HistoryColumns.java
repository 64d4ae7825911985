package people.history;

import module java.base;

import people.*;

/// The columns of a [History], for code that looks at millions of events, people or periods: a row
/// is one of them, and a method gives the value of one column in a row, in constant time and
/// without making an object unless it returns one. Tables and charts are made from these; a script
/// about a few people is shorter with [History] and [Snapshot].
///
/// Columns are functions of the row, of which there are `size`; identifiers of people count from 1,
/// and days since 1970. Values that many rows share, such as addresses, are numbered from 1, with 0
/// for none, except statuses, whose number is their ordinal: equal numbers are equal values.
/// Everything is immutable and safe for several threads.
public sealed interface HistoryColumns permits KnownColumns {

  /// Stands in a column of days where there is none.
  int NEVER = FactTable.NEVER;

  /// All events that are known, as they were recorded, in order of position.
  EventRows events();

  /// Who is there at the end of a day, see [Snapshot#people]; costs a pass over everyone's facts.
  PersonRows people(LocalDate at);

  /// The last day on which people are observed: the one that was asked for, else the day (UTC) on
  /// which it was read. The people of whom the timeline says that they were observed shorter have
  /// an end of their own.
  LocalDate observedUntil();

  /// Everyone's [History#statusPeriods], in order of person and time; costs such a pass once, and
  /// 17 bytes a period.
  PeriodRows<Status> statusPeriods();

  /// Everyone's [History#addressPeriods], likewise.
  PeriodRows<Address> addressPeriods();

  /// Everyone's [History#attributePeriods], likewise.
  ///
  /// @throws IllegalArgumentException when nobody has an attribute of that name, naming those that
  ///   there are
  PeriodRows<String> attributePeriods(String attribute);

  /// Everyone's whole life by status: the periods, and before them, from birth to entry, one with
  /// [Status#UNKNOWN], and behind them what was last known of those who are no longer observed
  /// ([PeriodRows#beyond]); without those during which they were away. Costs as much.
  PeriodRows<Status> statusLives();

  /// Everyone's whole life by address, likewise.
  PeriodRows<Address> addressLives();

  /// Everyone's whole life by an attribute, likewise.
  ///
  /// @throws IllegalArgumentException when nobody has an attribute of that name, here and below
  PeriodRows<String> attributeLives(String attribute);

  /// Everyone's [History#parents], by identifier of the child; costs such a pass once.
  ParentRows parents();

  /// Everyone's unions, put together of what both say: one row for each stretch of days during
  /// which status, partner and agreement were the same, in order of the smaller identifier and
  /// time; costs such a pass once, and 32 bytes a row.
  UnionRows unionPeriods();

  /// Who lived with whom, by address and time; costs such a pass once, and 28 bytes a row.
  HouseholdRows householdPeriods();

  /// The same by person and time; none without a known street. Certain where all of it is.
  PeriodRows<Period.HouseholdPeriod.Composition> householdLives();

  /// One row for each known person, by identifier, with what bounds her life and its observation;
  /// without those whose creation was taken back.
  LifeRows lives();

  /// The periods in which one of these fields of a person depends on an uncertain date, as
  /// [Person#certain] says of all fields; only these, so there are gaps. Their value is always
  /// false. Costs a pass over everyone's facts, and for a person with an uncertain date one for
  /// each of her dates.
  PeriodRows<Boolean> doubts(Set<Reason.Field> fields);

  /// The same, where [Reason.Field#ATTRIBUTE] stands for some attributes only.
  ///
  /// @param attributes names
  PeriodRows<Boolean> doubts(Set<Reason.Field> fields, Set<String> attributes);

  /// Counts people by status at the end of each of some days. Costs one pass over the changes of
  /// counts up to the last day, for however many days.
  StatusCounts countByStatus(List<LocalDate> dates);

  /// A column of values that rows share, numbered.
  ///
  /// @param <T> of a value
  /// @param greatest number of a value
  /// @param values the value of a number; null for 0, except in a column of statuses
  /// @param numbers the number of the value in a row; 0 for none
  /// @param stretches the same of many rows, faster than one by one
  record ValueColumn<T>(
      int greatest, IntFunction<T> values, IntUnaryOperator numbers, NumberReader stretches) {

    static <T> ValueColumn<T> of(int greatest, IntFunction<T> values, int[] numbers) {
      return new ValueColumn<>(
          greatest,
          values,
          row -> numbers[row],
          (from, into, count) -> System.arraycopy(numbers, from, into, 0, count));
    }

    public T value(int number) {
      return values.apply(number);
    }

    public int number(int row) {
      return numbers.applyAsInt(row);
    }
  }

  /// Reads the numbers of many rows from a first one on, into the start of an array.
  interface NumberReader {
    void read(int from, int[] into, int count);
  }

  /// A table of events.
  ///
  /// @param positions place in the timeline
  /// @param personIds whom the event is about; 0 when it names nobody
  /// @param typeNumbers from 0 and less than `types`; -1 for a type that is not known
  /// @param typeNames in the words of the file: `PERSON_CREATION`; one that is not known is read
  ///   anew
  /// @param types how many are known
  /// @param recorded when it was recorded, in microseconds since 1970 (UTC)
  /// @param days from which day it counts
  /// @param effective the effective date; null when none is given
  /// @param exact whether an effective date is given that is a day which the source does not doubt
  /// @param statusNumbers ordinal of the [Status] that a creation or a change of status gives; -1
  ///   for other events
  /// @param names what creations and changes of name say, and of changes of status the partner's
  /// @param addresses what creations and moves say
  /// @param dates the effective dates that are not exact
  /// @param births what creations say of the birth by itself, exact or not
  /// @param sources where events are written, in the user's words
  /// @param recorders who recorded them
  /// @param correctedNames what corrections put in the place of `names`; likewise `addresses`
  /// @param others identifier of another person whom it names: a partner, or whom a merge or a
  ///   distinction is about; 0 for none
  /// @param attributes attributes and keys; the numbers are those of `parents` too, where there is
  ///   no attribute
  /// @param parents lists of parents
  /// @param about position of the event that this one corrects or retracts, for which it is read
  ///   anew; -1 for other events
  /// @param events the event itself, read anew; a TimelineException when the file is no longer
  ///   there
  /// @param nameTexts by the number of a name, from 1, the object of JSON in UTF-8 that it is read
  ///   from, as the file has it, for a look at millions of names
  /// @param addressTexts the same of addresses
  record EventRows(
      int size,
      IntToLongFunction positions,
      IntUnaryOperator personIds,
      IntUnaryOperator typeNumbers,
      IntFunction<String> typeNames,
      int types,
      IntToLongFunction recorded,
      IntUnaryOperator days,
      IntFunction<EffectiveDate> effective,
      IntPredicate exact,
      IntUnaryOperator statusNumbers,
      ValueColumn<Name> names,
      ValueColumn<Address> addresses,
      ValueColumn<EffectiveDate> dates,
      ValueColumn<EffectiveDate> births,
      ValueColumn<String> sources,
      ValueColumn<String> recorders,
      ValueColumn<Name> correctedNames,
      ValueColumn<Address> correctedAddresses,
      IntUnaryOperator others,
      ValueColumn<Attribute> attributes,
      ValueColumn<List<Integer>> parents,
      IntToLongFunction about,
      IntFunction<RecordedEvent> events,
      IntFunction<byte[]> nameTexts,
      IntFunction<byte[]> addressTexts) {}

  /// A table of the people who are there on a date.
  ///
  /// @param statuses never null
  /// @param partners identifier of the partner whom the status is with; 0 for none, and for one who
  ///   is not in the register
  /// @param partnerNames of those who are not in the register
  /// @param firstnames the names that the first names are half of
  /// @param lastnames the same for the last names
  /// @param addresses where they live
  /// @param born the day of the birth; [#NEVER] when it is not known
  /// @param certain whether nothing about the person depends on an uncertain date, see
  ///   [Person#certain]
  record PersonRows(
      int size,
      IntUnaryOperator personIds,
      IntFunction<Status> statuses,
      IntUnaryOperator partners,
      ValueColumn<Name> partnerNames,
      ValueColumn<Name> firstnames,
      ValueColumn<Name> lastnames,
      ValueColumn<Address> addresses,
      IntUnaryOperator born,
      IntPredicate certain) {}

  /// A table of periods of people's lives, in order of person and time.
  ///
  /// @param <T> of the value that held
  /// @param starts first day
  /// @param begins why it begins then
  /// @param ends the first day on which it no longer holds, or is no longer observed; [#NEVER] when
  ///   it still holds today
  /// @param endings why it ends then
  /// @param certain see [Period#certain]
  /// @param continued whether the row before is of the same person, and ends when this one begins
  /// @param beyond whether it is only what was last known of somebody who is no longer observed
  /// @param values what held; a status has its ordinal for a number, and an address that is not
  ///   known 0
  /// @param born the first day that the person's birth may have been; [#NEVER] when it is not known
  /// @param bornAtLatest the last day that it may have been; [#NEVER] when it is not known, or open
  record PeriodRows<T>(
      int size,
      IntUnaryOperator personIds,
      IntUnaryOperator starts,
      IntFunction<Period.Begin> begins,
      IntUnaryOperator ends,
      IntFunction<Period.End> endings,
      IntPredicate certain,
      IntPredicate continued,
      IntPredicate beyond,
      ValueColumn<T> values,
      IntUnaryOperator born,
      IntUnaryOperator bornAtLatest) {

    public int personId(int row) {
      return personIds.applyAsInt(row);
    }

    public int from(int row) {
      return starts.applyAsInt(row);
    }

    public int until(int row) {
      return ends.applyAsInt(row);
    }

    /// The person's whole years at the start of the period, counted from `born`; -1 when the birth
    /// is not known or later.
    public int age(int row) {
      LocalDate birth = day(born.applyAsInt(row));
      long years =
          birth == null ? -1 : ChronoUnit.YEARS.between(birth, LocalDate.ofEpochDay(from(row)));
      return (int) Math.max(-1, years);
    }

    /// All rows as objects.
    public List<Period<T>> periods() {
      return IntStream.range(0, size).mapToObj(this::period).toList();
    }

    /// The periods of one person, in order.
    List<Period<T>> periods(int person) {
      return IntStream.range(0, size)
          .filter(row -> personId(row) == person)
          .mapToObj(this::period)
          .toList();
    }

    /// The changes from each period of a person to her next one.
    public List<Period.Change<T>> changes() {
      return changes(_ -> true);
    }

    /// The changes of one person, in order.
    List<Period.Change<T>> changes(int person) {
      return changes(row -> personId(row) == person);
    }

    private List<Period.Change<T>> changes(IntPredicate rows) {
      return IntStream.range(0, size).filter(continued.and(rows)).mapToObj(this::change).toList();
    }

    /// The change to a row that goes on with the one before.
    public Period.Change<T> change(int row) {
      return period(row - 1).to(period(row), day(born.applyAsInt(row)));
    }

    public Period<T> period(int row) {
      return new Period<>(
          personId(row),
          values.value(values.number(row)),
          LocalDate.ofEpochDay(from(row)),
          begins.apply(row),
          day(until(row)),
          endings.apply(row),
          certain.test(row));
    }

    private static LocalDate day(int day) {
      return day == NEVER ? null : LocalDate.ofEpochDay(day);
    }
  }

  /// A table of children with their parents; somebody with two parents has two rows.
  record ParentRows(int size, IntUnaryOperator childIds, IntUnaryOperator parentIds) {}

  /// A table of everyone who is known, whether they are there or not.
  ///
  /// @param firstnames the names that the last known first names are half of
  /// @param lastnames the same for the last names
  /// @param born the first day that the birth may have been; [#NEVER] where a day is not known,
  ///   here and below
  /// @param entered the day from which is known what she was
  /// @param died the day of the death
  /// @param left the day of the last leaving of somebody who is away at the end
  /// @param firstStatuses the first one that is known; UNKNOWN for none
  /// @param lastStatuses the last one that is known; UNKNOWN for none
  /// @param observedFrom the first day on which she was observed
  /// @param observedUntil the first day on which she no longer was: died, was presumed to be, left,
  ///   or nobody looked; NEVER when she is today
  /// @param ends why that is
  record LifeRows(
      int size,
      IntUnaryOperator personIds,
      ValueColumn<Name> firstnames,
      ValueColumn<Name> lastnames,
      IntUnaryOperator born,
      IntUnaryOperator entered,
      IntUnaryOperator died,
      IntUnaryOperator left,
      IntFunction<Status> firstStatuses,
      IntFunction<Status> lastStatuses,
      IntUnaryOperator observedFrom,
      IntUnaryOperator observedUntil,
      IntFunction<Period.End> ends) {}

  /// A table of stretches of unions, with the columns of [Period.UnionPeriod].
  ///
  /// @param partners the names of those who are not in the register
  /// @param statusSince when it got its status, as said; null when not known
  /// @param since when the union began, likewise
  /// @param sinceDays the day of that; [#NEVER] when not known
  /// @param starts first day of the stretch
  /// @param ends the first day behind it; [#NEVER] when it goes on today
  record UnionRows(
      int size,
      IntUnaryOperator personIds,
      IntUnaryOperator partnerIds,
      ValueColumn<Name> partners,
      IntFunction<Status> statuses,
      IntFunction<EffectiveDate> statusSince,
      IntFunction<EffectiveDate> since,
      IntUnaryOperator sinceDays,
      IntUnaryOperator starts,
      IntFunction<Period.Begin> begins,
      IntUnaryOperator ends,
      IntFunction<Period.UnionPeriod.Ending> endings,
      IntFunction<Period.UnionPeriod.Agreement> agreements,
      IntUnaryOperator saidBy,
      IntPredicate certain) {}

  /// A table of periods of households, with the columns of [Period.HouseholdPeriod].
  record HouseholdRows(
      int size,
      ValueColumn<Address> addresses,
      IntUnaryOperator starts,
      IntUnaryOperator ends,
      IntUnaryOperator people,
      IntUnaryOperator couples,
      IntFunction<Period.HouseholdPeriod.Composition> compositions,
      IntPredicate certain) {}

  /// Counts of people by status at each of some dates, all made in one pass.
  sealed interface StatusCounts permits StatusCountColumns {

    /// The number of the living who have a status.
    ///
    /// @throws IllegalArgumentException when the date is none of those that were asked about, here
    ///   and below
    int people(LocalDate date, Status status);

    /// The number of these whose status, or being there, depends on an uncertain date, see
    /// [Person#certain]. The first call costs a pass over everyone's facts.
    int uncertain(LocalDate date, Status status);

    /// The number of people who are no longer observed by then, and whose last known status that
    /// is; they are counted nowhere else. The first call costs such a pass where there may be any.
    int beyond(LocalDate date, Status status);

    /// The number of the living by status; statuses that nobody has are left out.
    default Map<Status, Integer> at(LocalDate date) {
      Map<Status, Integer> counts = new EnumMap<>(Status.class);
      Arrays.stream(Status.values()).forEach(each -> counts.put(each, people(date, each)));
      counts.values().removeIf(count -> count == 0);
      return counts;
    }
  }
}
