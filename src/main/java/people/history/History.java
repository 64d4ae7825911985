package people.history;

import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import people.Address;
import people.EffectiveDate;
import people.Event;
import people.RecordedEvent;
import people.Status;
import people.UnknownPersonException;
import people.columns.EventColumns;
import people.columns.PersonIndex;
import people.timeline.EventTimeline;

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
/// Immutable and safe for several threads; it does not see what is added later. Reading costs a
/// pass over the timeline and about 22 bytes an event; the first question about everyone finds out
/// whose each event is, and the first count by status how every event changes the counts, which is
/// another pass and 11 bytes an event. After that a count costs a pass over the changes up to its
/// date, whatever moment it is about; any other question about everyone one over all events; and a
/// question about one person the reading of her events. What gives everyone as objects
/// ([Snapshot#people] and the like, [#contradictions]) reads all events again, and keeps them, with
/// some 500 bytes each, as long as there is room.
public final class History {

  private static final Comparator<RecordedEvent> BY_EFFECT =
      Comparator.comparing((RecordedEvent e) -> !(e.event() instanceof Event.Creation))
          .thenComparing(RecordedEvent::day)
          .thenComparingLong(RecordedEvent::position);

  /// What was read, also what is not known, and what is made of it once it is asked for.
  private static final class Recorded {

    final EventColumns columns;

    private PersonIndex index;
    private RecordingOrder order;
    private FactTable lives;
    private StatusChanges census;

    /// All events, as long as there is room for them.
    private SoftReference<RecordedEvent[]> events = new SoftReference<>(null);

    Recorded(EventColumns columns) {
      this.columns = columns;
    }

    synchronized PersonIndex index() {
      if (index == null) {
        index = columns.people();
      }
      return index;
    }

    synchronized RecordingOrder order() {
      if (order == null) {
        order = new RecordingOrder(columns);
      }
      return order;
    }

    synchronized FactTable lives() {
      if (lives == null) {
        lives = new FactTable(columns, index(), order());
      }
      return lives;
    }

    synchronized StatusChanges census() {
      if (census == null) {
        census = new StatusChanges(lives());
      }
      return census;
    }

    /// Null when they were not asked for, or there was no room.
    synchronized RecordedEvent[] events() {
      return events.get();
    }

    synchronized RecordedEvent[] readEvents() {
      RecordedEvent[] all = events.get();
      if (all == null) {
        all = columns.events();
        events = new SoftReference<>(all);
      }
      return all;
    }
  }

  private final Recorded recorded;

  private final Instant known;

  /// The people of whom something is known, ascending, once they are asked for.
  private List<Integer> personIds;

  private PeriodColumns<Status> statusPeriods;
  private PeriodColumns<Address> addressPeriods;

  private History(Recorded recorded, Instant known) {
    this.recorded = recorded;
    this.known = known;
  }

  /// Reads the timeline as it is now. One in a file is read on all cores, into columns; an event by
  /// itself is read again when it is asked for, for which the file stays open as long as the
  /// history is in use.
  ///
  /// @param timeline an [EventTimeline], or its events in order of position
  /// @throws TimelineException at damage, with its place
  public static History of(Iterable<RecordedEvent> timeline) {
    return timeline instanceof EventTimeline whole
        ? of(whole, _ -> {})
        : of(EventColumns.of(timeline));
  }

  /// The same, for whoever shows how far it is.
  ///
  /// @param progress is told how many more events were read, from any thread
  public static History of(EventTimeline timeline, LongConsumer progress) {
    return of(timeline.columns(progress));
  }

  /// Only what is known of one person, which costs the reading of her events.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  /// @throws TimelineException at damage, with its place
  public static History of(EventTimeline timeline, int personId) {
    List<RecordedEvent> events = timeline.of(personId);
    if (events.isEmpty()) {
      throw new UnknownPersonException(personId, timeline.firstPersonId(), timeline.lastPersonId());
    }
    return of(events);
  }

  private static History of(EventColumns events) {
    return new History(new Recorded(events), Instant.MAX);
  }

  // ---- what is known

  /// The same history as it was known at an instant, of all that was read.
  public History knownAt(Instant instant) {
    return new History(recorded, Objects.requireNonNull(instant, "instant"));
  }

  /// The same at an instant such as `2015-02-14T09:30:00Z`, or at the end (UTC) of a day, a month,
  /// a year or `today`.
  ///
  /// @throws IllegalArgumentException when the text is neither
  public History knownAt(String instant) {
    return knownAt(instant(instant));
  }

  /// How many events are known.
  private int limit() {
    return recorded.order().limit(EventColumns.micros(known));
  }

  private int[] knownIds() {
    PersonIndex index = recorded.index();
    RecordingOrder order = recorded.order();
    int limit = limit();
    return IntStream.range(0, index.personIds.length)
        .parallel()
        .filter(person -> {
          int at = index.starts[person];
          while (at < index.starts[person + 1] && order.number(index.rows[at]) >= limit) {
            at++;
          }
          return at < index.starts[person + 1];
        })
        .map(person -> index.personIds[person])
        .toArray();
  }

  private IntStream rows(int person) {
    PersonIndex index = recorded.index();
    return Arrays.stream(index.rows, index.starts[person], index.starts[person + 1]);
  }

  private boolean isKnown(int row) {
    return recorded.columns.recordedMicros(row) <= EventColumns.micros(known);
  }

  /// A list that takes no more room than its numbers.
  private static List<Integer> view(int[] numbers) {
    return new Numbers(numbers);
  }

  private static final class Numbers extends AbstractList<Integer> implements RandomAccess {

    private final int[] numbers;

    Numbers(int[] numbers) {
      this.numbers = numbers;
    }

    @Override
    public Integer get(int i) {
      return numbers[i];
    }

    @Override
    public int size() {
      return numbers.length;
    }
  }

  /// The identifiers of all people of whom something is known, ascending.
  public synchronized List<Integer> personIds() {
    if (personIds == null) {
      personIds = view(known == Instant.MAX ? recorded.index().personIds : knownIds());
    }
    return personIds;
  }

  boolean knows(int personId) {
    return Collections.binarySearch(personIds(), personId) >= 0;
  }

  /// One person's known events as they were recorded, in order of effect; corrections and
  /// retractions stand behind the event that they are about.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  public List<RecordedEvent> events(int personId) {
    return events(personId, LocalDate.MAX);
  }

  /// The same, without what counts only after a day, and without what corrects or takes back such
  /// an event.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  public List<RecordedEvent> events(int personId, LocalDate until) {
    List<RecordedEvent> known = known(personId);
    Map<Long, RecordedEvent> facts = new HashMap<>();
    facts(personId).forEach(fact -> facts.put(fact.position(), fact));
    Map<Long, RecordedEvent> places = new HashMap<>();
    for (RecordedEvent event : known) {
      long about =
          switch (event.event()) {
            case Event.Correction e -> e.corrects();
            case Event.Retraction e -> e.retracts();
            default -> -1;
          };
      RecordedEvent itself = facts.getOrDefault(event.position(), event);
      places.put(event.position(), places.getOrDefault(about, itself));
    }
    return known.stream()
        .filter(event -> !places.get(event.position()).day().isAfter(until))
        .sorted(
            Comparator.comparing((RecordedEvent event) -> places.get(event.position()), BY_EFFECT)
                .thenComparingLong(RecordedEvent::position))
        .toList();
  }

  /// One person's events as they are to be read: corrected, without those that were taken back, in
  /// order of effect.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  public List<RecordedEvent> facts(int personId) {
    return factsOf(known(personId));
  }

  /// @param events one person's events in the order of recording
  static List<RecordedEvent> factsOf(List<RecordedEvent> events) {
    return new Corrections(events).facts().stream().sorted(BY_EFFECT).toList();
  }

  private List<RecordedEvent> known(int personId) {
    if (!knows(personId)) {
      int person = recorded.index().find(personId);
      if (person >= 0) {
        long first = rows(person).mapToLong(recorded.columns::recordedMicros).min().getAsLong();
        throw new UnknownPersonException(
            personId, known, Instant.EPOCH.plus(first, ChronoUnit.MICROS));
      }
      List<Integer> personIds = personIds();
      boolean nobody = personIds.isEmpty();
      throw new UnknownPersonException(
          personId, nobody ? 0 : personIds.getFirst(), nobody ? 0 : personIds.getLast());
    }
    return events(rows(recorded.index().find(personId)).filter(this::isKnown));
  }

  private List<RecordedEvent> events(IntStream rows) {
    RecordedEvent[] all = recorded.events();
    return rows.mapToObj(row -> all != null ? all[row] : recorded.columns.event(row)).toList();
  }

  /// Reads all events at once, for a question that needs everyone's: one by one that takes longer.
  ///
  /// @return what has to be held on to until the question is answered
  RecordedEvent[] readAhead() {
    return recorded.readEvents();
  }

  /// How much was read, for whoever looks at it in a shell.
  @Override
  public String toString() {
    return "History of "
        + personIds().size()
        + " people"
        + (known == Instant.MAX ? "" : ", known at " + known);
  }

  // ---- the state at a date

  /// The state at the end of a day, of the last day of a month (`2014-12`) or of a year (`2014`),
  /// or `today`.
  ///
  /// @throws IllegalArgumentException when the text is not a date
  public Snapshot at(String date) {
    return at(day(date));
  }

  /// The state at the end of that day.
  public Snapshot at(LocalDate day) {
    return new Snapshot(this, day);
  }

  /// The state today (UTC).
  public Snapshot today() {
    return at("today");
  }

  /// Which of a person's events decide her state at a date, which do not, and what overruled them;
  /// in order of effect.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  public List<Reason> why(int personId, LocalDate at) {
    List<RecordedEvent> known = known(personId);
    List<RecordedEvent> all = events(rows(recorded.index().find(personId)));
    return new Reasons(all, known, facts(personId), at).of(events(personId));
  }

  // ---- a whole life

  /// A person's statuses from birth (or the first day of which anything is known) to death, without
  /// gaps or overlaps.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  public List<Period<Status>> statusPeriods(int personId) {
    return Periods.of(
        personId,
        facts(personId),
        Status.UNKNOWN,
        event ->
            switch (event) {
              case Event.Creation e -> e.status();
              case Event.StatusChange e -> e.newStatus();
              default -> null;
            });
  }

  /// A person's addresses, likewise; null where none is known.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  public List<Period<Address>> addressPeriods(int personId) {
    return Periods.of(
        personId,
        facts(personId),
        null,
        event ->
            switch (event) {
              case Event.Creation e -> e.address();
              case Event.AddressChange e -> e.newAddress();
              default -> null;
            });
  }

  /// A person's changes of status, in order of time.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  public List<Period.Change<Status>> transitions(int personId) {
    return Periods.changes(statusPeriods(personId), facts(personId));
  }

  /// A person's changes of address, in order of time; the first known one of somebody whose address
  /// was not known is among them.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  public List<Period.Change<Address>> moves(int personId) {
    return Periods.changes(addressPeriods(personId), facts(personId));
  }

  /// What can't be true together: listed, and left as it is, since records disagree.
  public List<Contradiction> contradictions() {
    List<Contradiction> found = new ArrayList<>();
    RecordedEvent[] all = readAhead();
    personIds().forEach(id -> Contradiction.find(id, known(id), facts(id), found));
    Reference.reachabilityFence(all);
    found.sort(Comparator.comparingLong(Contradiction::position));
    return found;
  }

  // ---- everyone, in columns

  /// All events that are known, in columns.
  public EventColumns columns() {
    return known == Instant.MAX ? recorded.columns : recorded.columns.knownAt(known);
  }

  /// Everyone's [#statusPeriods(int)].
  public synchronized PeriodColumns<Status> statusPeriods() {
    if (statusPeriods == null) {
      statusPeriods = PeriodColumns.ofStatuses(lives());
    }
    return statusPeriods;
  }

  /// Everyone's [#addressPeriods(int)].
  public synchronized PeriodColumns<Address> addressPeriods() {
    if (addressPeriods == null) {
      addressPeriods = PeriodColumns.ofAddresses(lives());
    }
    return addressPeriods;
  }

  /// The stretches of people's lives in which one of these fields depends on an uncertain date, as
  /// [Person#certain] says of all of them; only these, so there are gaps. Costs a pass over
  /// everyone's facts, and for a person with an uncertain date one for each of her dates.
  public PeriodColumns<Boolean> doubts(Set<Reason.Field> fields) {
    return PeriodColumns.ofDoubts(lives(), fields);
  }

  /// How many people have each status at the end of each of some days, see
  /// [Snapshot#countByStatus]. Costs one pass over the changes of counts up to the last day, for
  /// however many days.
  public StatusCounts countByStatus(List<LocalDate> dates) {
    return new StatusCounts(lives(), recorded.census(), dates);
  }

  /// Everyone's facts.
  FactTable lives() {
    return recorded.lives().knownAt(limit());
  }

  // ---- moments in words

  /// The day that a question about a date is about: the last day of a month or a year, and for
  /// `today` the day it is (UTC, as the recorded times are, so that an answer does not depend on
  /// where it is asked).
  ///
  /// @throws IllegalArgumentException when the text is not a date, or has no last day
  public static LocalDate day(String date) {
    if (date.equalsIgnoreCase("today")) {
      return LocalDate.now(Clock.systemUTC());
    }
    LocalDate day = EffectiveDate.parse(date).latest();
    if (day == null) {
      throw new IllegalArgumentException(
          "'%s' has no last day; expected one up to which to look".formatted(date));
    }
    return day;
  }

  /// The instant that a question about what was known is about: an RFC 3339 time in any zone, or
  /// the end of a [#day].
  ///
  /// @throws IllegalArgumentException when the text is neither
  public static Instant instant(String text) {
    try {
      if (text.indexOf('T') == 10) {
        return OffsetDateTime.parse(text).toInstant();
      }
      return day(text).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusNanos(1);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is not a moment; expected a time (2015-02-14T09:30:00Z), a day (2015-02-14), a month or a year"
              .formatted(text));
    }
  }
}
