package people.history;

import module java.base;

import people.*;
import people.columns.*;
import people.timeline.*;

/// Everyone's events, read from a timeline once. From it comes the state at any date, as it is
/// known now or as it was known at any moment:
///
/// ```java
/// var history = History.of(timeline);
/// history.at("2014-12-31").person(ada);
/// history.knownAt("2015-02-14").at("2014-12-31").person(ada);
/// ```
///
/// Corrections and retractions are applied first, as far as they are known. What a person's
/// creation says then holds from the start; the other events follow by the day from which they
/// count ([RecordedEvent#day]), and those of one day in the order in which they were recorded.
///
/// Bounds, here and everywhere: a date asked about means its end, and a month or a year its last
/// day. An event counts from its day on, that day included. Known at an instant is what was
/// recorded up to then, that instant included.
///
/// Immutable and safe for several threads; it does not see what is added later. Whatever is about
/// one person throws an [UnknownPersonException] when nobody is known by that identifier.
///
/// Reading costs a pass over the timeline, and about 22 bytes an event. What else is needed is made
/// once it is asked for: whose each event is (another pass, for the first question about everyone)
/// and how each event changes the counts by status (another pass and 11 bytes an event). From then
/// on
///
/// - a count costs a pass over the changes up to its date, whatever moment it is about;
/// - anything else about everyone a pass over all facts;
/// - anything about one person the reading of her events.
public final class History {

  private final KnownColumns columns;

  private History(KnownColumns columns) {
    this.columns = columns;
  }

  /// Reads the timeline as it is now. One in a file is read on all cores, into columns; an event by
  /// itself is read again when it is asked for, for which the file stays open as long as the
  /// history is in use.
  ///
  /// @param timeline an [EventTimeline], or its events in order of position
  /// @throws TimelineException at damage, with its place
  public static History of(Iterable<RecordedEvent> timeline) {
    return new History(new KnownColumns(ColumnSource.read(timeline, _ -> {})));
  }

  /// The same, with the progress shown.
  ///
  /// @param progress is told how many more events were read, from any thread
  public static History of(EventTimeline timeline, LongConsumer progress) {
    return new History(new KnownColumns(ColumnSource.read(timeline, progress)));
  }

  /// Reads one person's events alone, and those of the records that ever were merged with hers.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  /// @throws TimelineException at damage, with its place
  public static History of(EventTimeline timeline, int personId) {
    List<RecordedEvent> events = MergeLinks.of(timeline).events(Set.of(personId), timeline::of);
    if (events.stream().noneMatch(event -> event.event().personId() == personId)) {
      throw new UnknownPersonException(personId, timeline.firstPersonId(), timeline.lastPersonId());
    }
    return of(events, timeline.ofKind(Event.Kind.OBSERVATION_END));
  }

  /// Finds those of whom something was recorded, ever, that has words of a question, in what is
  /// kept beside a timeline as it is now. Costs a look at the different words of all names and
  /// addresses, and at the rows that have some of the question.
  ///
  /// @param found is told what was recorded of each group that says all words
  /// @return null where nothing is kept of it, so that all of it has to be read
  /// @throws TimelineException at damage, with its place
  public static WordSearch search(
      EventTimeline timeline, WordSearch.Query query, WordSearch.Bounds found) {
    return TextSearch.in(timeline, query, found);
  }

  /// The way to those who were found. Records that ever were merged are a group, whether the merge
  /// stands or not, by its first identifier.
  public sealed interface WordSearch permits TextSearch {

    /// What is looked for.
    interface Query extends TextQuery {}

    /// Takes what is found.
    interface Bounds extends TextQuery.TextTaker {}

    /// The history of some groups alone.
    History history(Collection<Integer> groups);

    /// The people whose records those of a group are, as a history knows them; ascending.
    SortedSet<Integer> people(int group, History history);
  }

  /// @param ends of observation, all there are
  static History of(List<RecordedEvent> events, List<RecordedEvent> ends) {
    events.addAll(ends);
    events.sort(Comparator.comparingLong(RecordedEvent::position));
    return of(events);
  }

  // ---- what is known

  /// The same history as it was known at an instant, of all that was read.
  public History knownAt(Instant instant) {
    return new History(columns.at(Objects.requireNonNull(instant, "instant")));
  }

  /// The same at the end of a day (UTC).
  public History knownAt(LocalDate day) {
    return knownAt(Moments.endOf(day));
  }

  /// The same at a moment in words, see [#instant].
  public History knownAt(String instant) {
    return knownAt(instant(instant));
  }

  // ---- how far it reaches

  /// The same history as if nobody had looked after a day: facts that count later are left out, and
  /// whatever is asked about a later date is marked as beyond what was observed ([Person#beyond]).
  /// Without it people are observed until today, unless the timeline says that they were observed
  /// shorter.
  public History observedUntil(LocalDate day) {
    int until = EventColumns.day(day);
    return new History(columns.with(o -> o.withUntil(until)));
  }

  /// The same until a date, see [#day].
  public History observedUntil(String date) {
    return observedUntil(day(date));
  }

  /// The last day that is looked at: the one that was asked for, else the day (UTC) on which it was
  /// read. The timeline may say that people were observed shorter.
  public LocalDate observedUntil() {
    return columns.observedUntil();
  }

  /// The same history with another span after which somebody is presumed dead of whom no death is
  /// known; 110 years unless it is said. It runs from the first day of which anything is known
  /// about her, and a later fact of hers shows that she lived still.
  ///
  /// @param years whole years, from 1; null to presume nobody dead
  public History lifespan(Integer years) {
    int span = Observation.span(years);
    return new History(columns.with(o -> o.withLifespan(span)));
  }

  // ---- whose events

  /// The identifiers of all people of whom something is known, ascending.
  public List<Integer> personIds() {
    int[] ids = columns.personIds();

    // takes no more room than its numbers
    final class PersonIds extends AbstractList<Integer> implements RandomAccess {

      @Override
      public Integer get(int i) {
        return ids[i];
      }

      @Override
      public int size() {
        return ids.length;
      }
    }
    return new PersonIds();
  }

  /// The person whose facts those of a record are, as far as is known: herself, unless her record
  /// was merged into another one.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  public int survivor(int personId) {
    int survivor = columns.survivor(personId);
    columns.records(survivor);
    return survivor;
  }

  /// The same; empty when nobody is known by that identifier.
  public OptionalInt survivorIfKnown(int personId) {
    int survivor = columns.survivor(personId);
    return Arrays.binarySearch(columns.personIds(), survivor) < 0
        ? OptionalInt.empty()
        : OptionalInt.of(survivor);
  }

  /// The identifiers of the records whose facts are a person's, her own among them, ascending.
  public List<Integer> records(int personId) {
    return Arrays.stream(columns.records(personId)).boxed().toList();
  }

  /// The event since which a person is restricted, see `PersonRegistry.restrict`; null when she is
  /// not, as far as is known. It changes no other answer.
  public RecordedEvent restriction(int personId) {
    return Restrictions.last(columns.events(personId));
  }

  /// By record that was erased the event that says so. Only what counts is told of her, or nothing.
  public Map<Integer, RecordedEvent> erasures() {
    return Collections.unmodifiableMap(columns.facts().erasures().events());
  }

  /// One person's known events as they were recorded, in order of effect; corrections and
  /// retractions stand behind the event that they are about.
  public List<RecordedEvent> events(int personId) {
    return events(personId, LocalDate.MAX);
  }

  /// The same, without what counts only after a day, and without what corrects or takes back such
  /// an event.
  public List<RecordedEvent> events(int personId, LocalDate until) {
    return new Corrections(columns.events(personId)).inOrderOfEffect(until);
  }

  /// The same up to a date, see [#day].
  public List<RecordedEvent> events(int personId, String until) {
    return events(personId, day(until));
  }

  /// One person's events as they are to be read: corrected, without those that were taken back, in
  /// order of effect.
  public List<RecordedEvent> facts(int personId) {
    return new Corrections(columns.events(personId)).facts();
  }

  /// The events that can't be true, by themselves or together: listed, and left as they are, since
  /// records disagree.
  public List<Contradiction> contradictions() {
    return contradictions(Contradiction.Limits.usual());
  }

  /// The same with other limits of what may be true.
  public List<Contradiction> contradictions(Contradiction.Limits limits) {
    return Contradictions.of(columns, columns.facts(), limits);
  }

  /// The same in columns, for tables and for other programs that go through millions of rows.
  public HistoryColumns columns() {
    return columns;
  }

  /// The size of what was read, for a look in a shell.
  @Override
  public String toString() {
    return columns.toString();
  }

  // ---- the state at a date

  /// The state at the end of a date such as `2014-12-31`, `2014-12`, `2014` or `today`, see [#day].
  public Snapshot at(String date) {
    return date.equalsIgnoreCase("today") ? today() : at(day(date));
  }

  /// The state at the end of that day.
  public Snapshot at(LocalDate day) {
    return new Snapshot(columns, day);
  }

  /// The state on the day (UTC) on which it was read.
  public Snapshot today() {
    return at(columns.readOn());
  }

  /// A person's events with their roles in her state at a date: which decide it, which do not, and
  /// what overruled them; in order of effect.
  public List<Reason> why(int personId, LocalDate at) {
    return Reason.of(
        columns.events(personId), columns.laterEvents(personId), columns.cursor(personId, at));
  }

  /// The same at a date, see [#day].
  public List<Reason> why(int personId, String at) {
    return why(personId, day(at));
  }

  // ---- a whole life

  /// A person's statuses from birth, or the entry from which on they are known, to death, or until
  /// she is presumed dead or no longer observed; without overlaps, and without gaps but for those
  /// during which she was away.
  public List<Period<Status>> statusPeriods(int personId) {
    return columns.only(personId).statusPeriods().periods(personId);
  }

  /// A person's addresses, likewise; null where none is known.
  public List<Period<Address>> addressPeriods(int personId) {
    return columns.only(personId).addressPeriods().periods(personId);
  }

  /// The values that a person's attribute had, likewise; null where none is known.
  ///
  /// @throws IllegalArgumentException when nobody has an attribute of that name, naming those that
  ///   there are
  public List<Period<String>> attributePeriods(int personId, String attribute) {
    columns.names().requireAttribute(attribute);
    return columns.only(personId).ownAttributePeriods(attribute).periods(personId);
  }

  /// A person's changes of status, in order of time.
  public List<Period.Change<Status>> transitions(int personId) {
    return columns.only(personId).statusPeriods().changes(personId);
  }

  /// A person's changes of address, in order of time; the first known one of somebody whose address
  /// was not known is among them.
  public List<Period.Change<Address>> moves(int personId) {
    return columns.only(personId).addressPeriods().changes(personId);
  }

  /// A person's changes of an attribute, likewise.
  ///
  /// @throws IllegalArgumentException when nobody has an attribute of that name
  public List<Period.Change<String>> transitions(int personId, String attribute) {
    columns.names().requireAttribute(attribute);
    return columns.only(personId).ownAttributePeriods(attribute).changes(personId);
  }

  /// The names of all attributes that were recorded, in alphabetical order, whenever they are
  /// known.
  public List<String> attributeNames() {
    return List.copyOf(columns.names().attributes());
  }

  // ---- families, and numbers elsewhere

  /// The identifiers of a person's parents, those that are known: what was recorded last counts, as
  /// far as it was not taken back.
  public List<Integer> parents(int personId) {
    return columns.parents(personId);
  }

  /// The identifiers of those who have a person as a parent, ascending. Costs a pass over
  /// everyone's facts once.
  public List<Integer> children(int personId) {
    return columns.children(personId);
  }

  /// The children of a person who depended on her on a day: under 18, there, and at her address
  /// (one with a street) at its end; by identifier. One who may have been of age by then is among
  /// them, and not [Person#certain]. Empty when she was not there herself.
  public List<Person> dependants(int personId, LocalDate at) {
    return Dependants.of(this, personId, at);
  }

  /// The same on a date, see [#day].
  public List<Person> dependants(int personId, String at) {
    return dependants(personId, day(at));
  }

  /// A person's keys in other systems, in the order in which they were recorded, without those that
  /// were taken back.
  public List<Attribute> keys(int personId) {
    return columns.keys(personId);
  }

  /// The person who has a key in another system; 0 for nobody. Of several, the one for whom it was
  /// recorded first.
  public int personOfKey(Attribute key) {
    return columns.personOfKey(key);
  }

  /// A person's unions in order of time, each with how it ended; of one that changed while it went
  /// on there are several stretches. They are those of her own facts and of the ones of people who
  /// name her.
  public List<Period.UnionPeriod> couples(int personId) {
    return columns.couples(personId);
  }

  // ---- moments in words

  /// The day that a question about a date is about: the last day of a month or a year, and for
  /// `today` the day it is (UTC, as the recorded times are, so that an answer does not depend on
  /// where it is asked).
  ///
  /// @throws IllegalArgumentException when the text is not a date, or has no last day
  public static LocalDate day(String date) {
    return Moments.day(date);
  }

  /// The instant that a question about what was known is about: an RFC 3339 time in any zone, such
  /// as `2015-02-14T09:30:00Z`, or the end (UTC) of a [#day].
  ///
  /// @throws IllegalArgumentException when the text is neither
  public static Instant instant(String text) {
    return Moments.instant(text);
  }
}
