package people.tables;

import module java.base;

import people.*;
import people.history.*;
import people.rates.*;
import tech.tablesaw.aggregate.AggregateFunction;
import tech.tablesaw.api.Table;

/// A history as Tablesaw tables, to be filtered, summarized and joined like any others:
///
/// ```java
/// var history = History.of(timeline);
/// Table married = statusPeriods(history).where(t -> t.stringColumn("status").isEqualTo("MARRIED"));
/// ```
///
/// A row is one thing, a column one property of it. In every table, `person` is the identifier
/// (INTEGER, from 1), a day is a LOCAL_DATE, what is not known is missing, and `certain` is false
/// where the row hangs on a date that the source doubts or gives as a month, a year or longer. A
/// day is the one from which a fact counts ([RecordedEvent#day]). StringColumns are trimmed.
///
/// The functions are stateless and safe for several threads; a table is new each time and the
/// caller's own. Cost: a pass over the events, and the room of the columns.
public final class Tables {

  static {
    TablesawStart.await(); // before its first table
  }

  private Tables() {}

  /// All events that are known, as they were recorded, in order of position. Keeps the history as
  /// long as no column of texts was asked for many of them:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | position | LONG | place in the timeline, from 0 |
  /// | person | INTEGER | missing where the event names nobody |
  /// | type | STRING | `PERSON_CREATION`, … as in the file |
  /// | recorded | INSTANT | when it entered the timeline, UTC, cut to the millisecond |
  /// | day | LOCAL_DATE | from which day it counts |
  /// | effective | STRING | the effective date as written (EDTF); missing when none is given |
  /// | status | STRING | what a creation, or a change of status, says |
  /// | firstname, lastname | STRING | what a creation, or a change of name, says; of a change of status the partner who is not in the register |
  /// | street, city, postcode, country | STRING | what a creation, or a move, says |
  /// | source | STRING | where it is written |
  /// | about | LONG | position of the event that is corrected or retracted |
  /// | recordedBy | STRING | the person or program that recorded it |
  /// | other | STRING | identifier of another person: the partner, or whom a merge or a distinction is about; of the parents all, with spaces between |
  /// | attribute, value | STRING | what a change of an attribute says, or a key |
  public static Table events(History history) {
    return EventTable.of(history.columns().events());
  }

  /// The people who are there on a date, see [Snapshot#people], by identifier:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | person | INTEGER | |
  /// | firstname, lastname | STRING | |
  /// | status | STRING | in the words of [Status] |
  /// | partner | INTEGER | the identifier of the one with whom she has that status |
  /// | partnerName | STRING | of a partner who is not in the register |
  /// | street, city, postcode, country | STRING | |
  /// | born | LOCAL_DATE | the first day that the birth's date allows |
  /// | age | INTEGER | whole years on that date |
  /// | certain | BOOLEAN | whether nothing but `born` and `age` depends on an uncertain date |
  public static Table people(Snapshot snapshot) {
    return PersonTable.living(snapshot.columns(), snapshot.at());
  }

  /// Everyone who is known, whether they are there or not, by identifier: the table that an
  /// analysis of lives starts from.
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | person | INTEGER | |
  /// | firstname, lastname | STRING | the last ones that are known |
  /// | born | LOCAL_DATE | the first day that the birth's date allows |
  /// | entered | LOCAL_DATE | the day from which is known what she was; the birth for those who are known from birth on |
  /// | died | LOCAL_DATE | |
  /// | left | LOCAL_DATE | of those who are away at the end |
  /// | cohort | INTEGER | the year of birth |
  /// | firstStatus, lastStatus | STRING | the first and the last one that is known; missing for none |
  /// | observedFrom | LOCAL_DATE | first day on which she was observed |
  /// | observedUntil | LOCAL_DATE | first day on which she no longer was; missing when she is today |
  /// | ends | STRING | why that is, in the words of [Period.End]; all but `DEATH` are censored |
  public static Table persons(History history) {
    return PersonTable.everyone(history.columns().lives());
  }

  /// Everyone's statuses, from birth, or the entry from which on they are known, to death, or until
  /// she is presumed dead or no longer observed; without overlaps, and without gaps but for those
  /// during which she was away; by person and time:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | person | INTEGER | |
  /// | status | STRING | in the words of [Status] |
  /// | from | LOCAL_DATE | first day of the period |
  /// | begins | STRING | why it begins, in the words of [Period.Begin]; after `ENTRY` or `RETURN` it may have begun before |
  /// | until | LOCAL_DATE | first day behind it; missing when it still holds today |
  /// | ends | STRING | why it ends, in the words of [Period.End]; after `OBSERVATION`, `LEFT` or `PRESUMED` it may have gone on |
  /// | age | INTEGER | whole years at `from`, counted from the first day that the birth's date allows; missing where the birth is not known |
  /// | certain | BOOLEAN | whether `from` is a day that the source does not doubt |
  public static Table statusPeriods(History history) {
    return PeriodTables.statuses(history.columns().statusPeriods());
  }

  /// Everyone's addresses, likewise, with the columns `street`, `city`, `postcode` and `country`
  /// (STRING) in the place of `status`; all missing where no address is known.
  public static Table addressPeriods(History history) {
    return PeriodTables.addresses(history.columns().addressPeriods());
  }

  /// Everyone's values of an attribute, likewise, with a column that is called as the attribute is
  /// (STRING) in the place of `status`; missing where none is known. One that is called as another
  /// column of the table has `2` behind its name.
  ///
  /// @throws IllegalArgumentException when nobody has an attribute of that name, naming those that
  ///   there are
  public static Table attributePeriods(History history, String attribute) {
    return PeriodTables.attributes(history.columns().attributePeriods(attribute), attribute);
  }

  /// Everyone's changes of status, by person and time:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | person | INTEGER | |
  /// | before, after | STRING | in the words of [Status] |
  /// | date | LOCAL_DATE | first day of what came after |
  /// | age | INTEGER | whole years on that date; missing where the birth is not known |
  /// | certain | BOOLEAN | whether the date is a day that the source does not doubt |
  public static Table transitions(History history) {
    return PeriodTables.transitions(history.columns().statusPeriods());
  }

  /// Everyone's changes of an attribute, likewise; `before` and `after` are missing where no value
  /// is known.
  ///
  /// @throws IllegalArgumentException when nobody has an attribute of that name, naming those that
  ///   there are
  public static Table transitions(History history, String attribute) {
    return PeriodTables.attributeTransitions(history.columns().attributePeriods(attribute));
  }

  /// Everyone's changes of address, by person and time; the first known address of somebody whose
  /// address was not known is one of them:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | person | INTEGER | |
  /// | fromStreet, fromCity, fromPostcode, fromCountry | STRING | all missing where none was known |
  /// | toStreet, toCity, toPostcode, toCountry | STRING | |
  /// | date | LOCAL_DATE | first day at the new address |
  /// | age | INTEGER | whole years on that date; missing where the birth is not known |
  /// | certain | BOOLEAN | whether the date is a day that the source does not doubt |
  public static Table moves(History history) {
    return PeriodTables.moves(history.columns().addressPeriods());
  }

  /// How many people there are at each of some dates, by group: a row for each date and each group
  /// that has anyone at any of them, so that it can be drawn as it is.
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | date | LOCAL_DATE | |
  /// | status, city, ageGroup, … | STRING | those of [By] that were asked for, in this order; attributes last, as they were asked for |
  /// | people | INTEGER | how many are in the group at the end of that day; may be 0 |
  /// | uncertain | INTEGER | of these, whose life, or what they are grouped by, depends on an uncertain date |
  /// | beyond | INTEGER | how many more were in the group when they were last observed, before that day |
  ///
  /// Costs one pass over the periods, for however many dates, and room for every group at every
  /// date. A date on which nobody is observed any more has no rows, and so has one in the future.
  /// People who are known to have been born, and who entered later, are in the group of status
  /// `UNKNOWN` until then. An age is uncertain while the birth may have been in the one ten years
  /// or in the other.
  ///
  /// @param dates in any order, see [Dates]; the table is in order of time
  /// @param by groups; none for everyone
  /// @throws IllegalArgumentException when that would be too many rows to make sense of (50
  ///   million), a date is in a year that a table can't hold (beyond 32767), or nobody has an
  ///   attribute of that name
  public static Table population(History history, List<LocalDate> dates, By... by) {
    Set<By> groups = new LinkedHashSet<>(Arrays.asList(by));
    return new Population(history, List.copyOf(new TreeSet<>(dates)), groups).table();
  }

  /// The same at one date.
  ///
  /// @param date see [History#day]
  public static Table population(History history, String date, By... by) {
    return population(history, History.day(date), by);
  }

  public static Table population(History history, LocalDate date, By... by) {
    return population(history, List.of(date), by);
  }

  /// Events per 1,000 person-years at risk, by calendar years and group; see [EventRates] for what
  /// is at risk. Years in which nobody of a group was have no row.
  ///
  /// ```java
  /// rates(history, RateQuestion.changesTo(MARRIED).among(SINGLE).every(5), By.attribute("sex"))
  /// ```
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | period | STRING | `1990`, or `1990–1994` |
  /// | status, city, ageGroup, … | STRING | those of [By] that were asked for, in this order; attributes last, as they were asked for |
  /// | events | INTEGER | how many there were |
  /// | personYears | DOUBLE | for how long people were at risk, in years of 365.25 days |
  /// | rate | DOUBLE | events per 1,000 person-years |
  /// | lower, upper | DOUBLE | its 95 % confidence interval, exact for a Poisson distribution |
  /// | uncertain | INTEGER | on how many of the events' days the source has doubts |
  ///
  /// @param by groups; none for everyone
  /// @throws IllegalArgumentException when that would be too many rows to make sense of, or nobody
  ///   has an attribute of that name
  public static Table rates(History history, RateQuestion question, By... by) {
    return RateTables.rates(history, question, Arrays.asList(by));
  }

  // ---- who is with whom, and who lives with whom

  /// The couples at the end of a day, see [Snapshot#couples], by the smaller identifier:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | person, partner | INTEGER | the smaller identifier, and the other one; that is missing where the partner is not in the register, or not known |
  /// | partnerName | STRING | of one who is not in the register |
  /// | status | STRING | `MARRIED`, `PARTNERED` or `SEPARATED` |
  /// | statusSince | STRING | when it got that status, as written (EDTF); missing when that is not known |
  /// | since | STRING | when the union began, likewise |
  /// | sinceDay | LOCAL_DATE | the day from which that counts |
  /// | agreement | STRING | `MUTUAL`, `ONE_SIDED`, `CONTRADICTED` as in [Period.UnionPeriod.Agreement] |
  /// | saidBy | INTEGER | who says so where the other one does not; else missing |
  /// | certain | BOOLEAN | whether none of this depends on an uncertain date |
  public static Table couples(History history, LocalDate at) {
    return CoupleTables.couples(history.at(at).couples());
  }

  /// The same on a date, see [History#day].
  public static Table couples(History history, String at) {
    return couples(history, History.day(at));
  }

  /// Everyone's unions, a row for each stretch of days during which status, partner and agreement
  /// were the same, with the columns of [#couples] and, before `agreement`:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | from | LOCAL_DATE | first day of the stretch |
  /// | begins | STRING | why it begins, in the words of [Period.Begin]; after `ENTRY` or `RETURN` the union was there before |
  /// | until | LOCAL_DATE | first day behind it; missing when it goes on today |
  /// | ends | STRING | why it ends: `DIVORCED`, `DEATH`, … as in [Period.UnionPeriod.Ending]; after `GOES_ON` the next stretch of the union follows |
  ///
  /// and `certain` is whether `from` is a day that no source doubts.
  public static Table couplePeriods(History history) {
    return CoupleTables.couplePeriods(history.columns().unionPeriods());
  }

  /// The households at the end of a day, see [Snapshot#households], by address:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | street, city, postcode, country | STRING | |
  /// | people | INTEGER | how many are there |
  /// | couples | INTEGER | how many pairs of them are married or partners |
  /// | kind | STRING | `COUPLE_WITH_CHILDREN`, … as in [Period.HouseholdPeriod.Composition] |
  /// | members | STRING | their identifiers, ascending: `1 2 7` |
  /// | certain | BOOLEAN | whether none of this depends on an uncertain date, or on a union that the other one denies |
  public static Table households(History history, LocalDate at) {
    return CoupleTables.households(history.at(at).households());
  }

  /// The same on a date, see [History#day].
  public static Table households(History history, String at) {
    return households(history, History.day(at));
  }

  /// All households, a row for each stretch of days during which the same people lived at an
  /// address: the columns of [#households] but for `members`, and behind the address `from` and
  /// `until` (LOCAL_DATE, missing when it goes on today). Joined with [#addressPeriods] over time
  /// it tells who they were.
  public static Table householdPeriods(History history) {
    return CoupleTables.householdPeriods(history.columns().householdPeriods());
  }

  /// How many households there are at each of some dates, by kind and size:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | date | LOCAL_DATE | |
  /// | kind | STRING | as in [Period.HouseholdPeriod.Composition] |
  /// | size | INTEGER | how many people each has |
  /// | households | INTEGER | how many there are; those that nobody is in have no row |
  /// | uncertain | INTEGER | of these, which depend on an uncertain date, or on a union that the other one denies |
  ///
  /// @param dates in any order; one on which nobody is observed any more has no rows
  public static Table householdCounts(History history, List<LocalDate> dates) {
    return CoupleTables.householdCounts(
        history.columns().householdPeriods(), new TreeSet<>(dates), history.observedUntil());
  }

  // ---- two moments, and why

  /// What is different in a later snapshot, see [Snapshot#differencesTo], by person:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | person | INTEGER | |
  /// | name | STRING | in the later snapshot, where there is one |
  /// | what | STRING | `STATUS`, `ADDRESS`, … as in [Snapshot.Difference.What] |
  /// | before, after | STRING | missing for somebody who is not there, and for what is not known |
  public static Table differences(Snapshot before, Snapshot after) {
    return ReasonTables.differences(before.differencesTo(after));
  }

  /// How many people changed from each date to the next one, a row for each kind of change that
  /// there was; `Charts.counts` draws it:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | date | LOCAL_DATE | the later one; the first date has no rows |
  /// | change | STRING | `JOINED`, `RETURNED`, `LEFT`, `DIED`, then `ADDRESS`, … as in [Snapshot.Difference.What]; of changes like these last, only those of people who are there at that date |
  /// | people | INTEGER | how many; each once for a kind of change |
  /// | uncertain | INTEGER | of these, whose state at that date depends on an uncertain date |
  ///
  /// Costs two snapshots of everyone for each date.
  ///
  /// @param dates in any order, such as those of yearly lists
  public static Table turnover(History history, List<LocalDate> dates) {
    return Turnover.of(history, dates);
  }

  /// Which of a person's events decide her state at a date, see [History#why]; in order of effect:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | position | LONG | of the event, as in [#events] |
  /// | effective | STRING | as written (EDTF); missing when none is given |
  /// | recorded | INSTANT | when it entered the timeline, UTC, cut to the millisecond |
  /// | role | STRING | `DECIDES`, `NOT_YET`, … as in [Reason.Role] |
  /// | decides | STRING | what of the answer: `STATUS, ADDRESS`; missing where it decides nothing |
  /// | by | LONG | position of the event that overrules or takes it back, or that it is about |
  /// | source | STRING | where it is written |
  /// | why | STRING | the reason that a correction or a retraction gives |
  ///
  /// @throws people.UnknownPersonException when nobody has that identifier
  public static Table reasons(History history, int personId, LocalDate at) {
    return ReasonTables.reasons(history.why(personId, at));
  }

  /// The same at a date in words.
  ///
  /// @param date see [History#day]
  public static Table reasons(History history, int personId, String date) {
    return reasons(history, personId, History.day(date));
  }

  // ---- rows of any table, where Tablesaw's own calls mislead (docs/tables.md)

  /// How many rows have each value, of columns of any type, as `count` (INTEGER), in the order of
  /// the values: months, ages and statuses as they follow each other.
  public static Table counts(Table rows, String... groups) {
    return RowGroups.counts(rows, groups);
  }

  /// A number of a column for each group, likewise: `summary(moves, "age", median, "toCity")` has
  /// the columns `toCity` and `median age` (DOUBLE).
  public static Table summary(
      Table rows, String column, AggregateFunction<?, ?> of, String... groups) {
    return RowGroups.summary(rows, column, of, groups);
  }

  /// The rows in the order of the values of some columns, likewise; missing ones last.
  public static Table sorted(Table rows, String... columns) {
    return RowGroups.sorted(rows, columns);
  }

  /// Each row with the columns of the one row of another table that has the same key; they are
  /// missing where none has. No row is dropped or doubled, and a missing key matches nothing. Names
  /// as for [Temporal#stateAt].
  ///
  /// @throws IllegalArgumentException also when a key is there twice in the other table
  public static Table joined(Table rows, Table others, String... key) {
    return Lookup.joined(rows, others, key);
  }

  /// Writes a table: `.csv`, `.json`, `.jsonl` or `.xlsx`. A file that is there is replaced as a
  /// whole; a new one may be read by its owner only.
  ///
  /// @throws IllegalArgumentException when the name ends otherwise
  public static void write(Table table, Path file) throws IOException {
    TableFile.write(table, file);
  }
}
