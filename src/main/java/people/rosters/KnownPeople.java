package people.rosters;

import module java.base;

import people.*;
import people.Event.Kind;
import people.history.*;
import people.history.HistoryColumns.EventRows;
import people.history.HistoryColumns.ValueColumn;
import people.timeline.*;

/// The people of a timeline as lists are compared with them: by key, and each with her facts. Read
/// once; takes 4 bytes an event and 13 a person, and 12 for each key. Not for several threads.
final class KnownPeople {

  private static final Kind[] KINDS = Kind.values();

  private final History history;
  private final EventRows events;
  private final RosterSeries series;

  /// By person, where her events are among the rows.
  private final int[] starts;

  private final int[] rows;

  /// Those of whom something was corrected, taken back or merged.
  private final BitSet amended = new BitSet();

  /// Those of whom a list of the series said something.
  private final BitSet members = new BitSet();

  /// Those of whom it was ever recorded that they are restricted.
  private final BitSet restricted = new BitSet();

  /// By the number of a source, whether it is one of the series: 0 not asked, 1 no, 2 yes.
  private final byte[] ours;

  KnownPeople(History history, RosterSeries series) {
    this.history = history;
    this.events = history.columns().events();
    this.series = series;
    this.ours = new byte[events.sources().greatest() + 1];
    int last = 0;
    for (int row = 0; row < events.size(); row++) {
      last = Math.max(last, events.personIds().applyAsInt(row));
    }
    starts = new int[last + 2];
    for (int row = 0; row < events.size(); row++) {
      starts[events.personIds().applyAsInt(row) + 1]++;
    }
    for (int person = 0; person <= last; person++) {
      starts[person + 1] += starts[person];
    }
    rows = new int[events.size()];
    int[] next = Arrays.copyOf(starts, starts.length);
    for (int row = 0; row < events.size(); row++) {
      int person = events.personIds().applyAsInt(row);
      rows[next[person]++] = row;
      Kind kind = kind(row);
      if (kind == Kind.CORRECTION || kind == Kind.RETRACTION || kind == Kind.MERGE) {
        amended.set(person);
        if (kind == Kind.MERGE) {
          amended.set(events.others().applyAsInt(row));
        }
      }
      if (kind == Kind.RESTRICTION) {
        restricted.set(person);
      }
      if (person > 0 && isOurs(row)) {
        members.set(person);
      }
    }
  }

  /// What a timeline knows; nothing, where there is none yet.
  static History history(EventTimeline timeline) {
    try {
      return History.of(timeline);
    } catch (TimelineException.NoSuchTimeline _) {
      return History.of(List.of());
    }
  }

  /// The greatest identifier of a person.
  int lastPersonId() {
    return starts.length - 2;
  }

  /// The people of whom a list of the series said something, ascending.
  IntStream members() {
    return members.stream().filter(person -> survivor(person) == person);
  }

  /// Those of them of whom something was corrected, taken back or merged.
  IntStream amendedMembers() {
    return members().filter(amended::get);
  }

  /// Whose facts those of a record are.
  int survivor(int personId) {
    return amended.get(personId) ? history.survivor(personId) : personId;
  }

  /// The event since which nothing is recorded about a person; null where something may be.
  RecordedEvent restriction(int personId) {
    return restricted.get(personId) ? history.restriction(personId) : null;
  }

  EventRows events() {
    return events;
  }

  Kind kind(int row) {
    int number = events.typeNumbers().applyAsInt(row);
    return number < 0 ? Kind.UNRECOGNIZED : KINDS[number];
  }

  private boolean isOurs(int row) {
    int number = events.sources().number(row);
    if (number == 0) {
      return false;
    }
    if (ours[number] == 0) {
      ours[number] = (byte) (series.isOurs(events.sources().value(number)) ? 2 : 1);
    }
    return ours[number] == 2;
  }

  /// Whether the key that an event gave is not taken back.
  boolean hasKey(int row) {
    int person = events.personIds().applyAsInt(row);
    return !amended.get(person)
        || history.facts(survivor(person)).stream()
            .anyMatch(fact -> fact.position() == events.positions().applyAsLong(row));
  }

  /// A person's facts. Those of somebody of whom nothing was amended are read from columns.
  RosterLife life(int personId) {
    List<RosterFact> facts = new ArrayList<>();
    SequencedMap<Integer, RosterFact> memberships = new TreeMap<>();
    if (amended.get(personId)) {
      for (RecordedEvent fact : history.facts(personId)) {
        String source = fact.event().details().source();
        add(
            new RosterFact(
                fact.position(), fact.event(), RosterFact.day(fact.day()), series.isOurs(source)),
            facts,
            memberships);
      }
    } else {
      for (int i = starts[personId]; i < starts[personId + 1]; i++) {
        Event event = event(rows[i]);
        if (event != null) {
          add(
              new RosterFact(
                  events.positions().applyAsLong(rows[i]),
                  event,
                  events.days().applyAsInt(rows[i]),
                  isOurs(rows[i])),
              facts,
              memberships);
        }
      }
    }
    boolean isOurs =
        facts.stream().anyMatch(fact -> fact.isOurs && fact.event instanceof Event.Creation);
    return new RosterLife(personId, facts, isOurs ? new TreeMap<>() : memberships);
  }

  private void add(
      RosterFact fact, List<RosterFact> facts, SequencedMap<Integer, RosterFact> memberships) {
    facts.add(fact);
    if (fact.isOurs && fact.event instanceof Event.Key) {
      Integer day = series.day(fact.event.details().source());
      if (day != null) {
        memberships.put(day, fact);
      }
    }
  }

  /// The event of a row, from columns; null for one that lists say nothing of.
  private Event event(int row) {
    int person = events.personIds().applyAsInt(row);
    return switch (kind(row)) {
      case CREATION ->
          new Event.Creation(
              person,
              value(events.names(), row),
              status(row),
              value(events.addresses(), row),
              value(events.births(), row),
              details(row));
      case STATUS_CHANGE -> new Event.StatusChange(person, status(row), partner(row), details(row));
      case ADDRESS_CHANGE ->
          new Event.AddressChange(person, value(events.addresses(), row), details(row));
      case NAME_CHANGE -> new Event.NameChange(person, value(events.names(), row), details(row));
      case DEATH -> new Event.Death(person, details(row));
      case LEAVING -> new Event.Leaving(person, null, details(row));
      case RETURN -> new Event.Return(person, details(row));
      case ATTRIBUTE_CHANGE ->
          new Event.AttributeChange(person, value(events.attributes(), row), details(row));
      case KEY -> new Event.Key(person, value(events.attributes(), row), details(row));
      case CORRECTION,
          RETRACTION,
          OBSERVATION_END,
          PARENTS,
          MERGE,
          DISTINCTION,
          NAMED_BATCH,
          RESTRICTION,
          ERASURE,
          PROTECTION,
          UNRECOGNIZED ->
          null;
    };
  }

  private static <T> T value(ValueColumn<T> column, int row) {
    int number = column.number(row);
    return number == 0 ? null : column.value(number);
  }

  private Status status(int row) {
    return STATUSES[events.statusNumbers().applyAsInt(row)];
  }

  private static final Status[] STATUSES = Status.values();

  private Partner partner(int row) {
    int other = events.others().applyAsInt(row);
    int name = events.names().number(row);
    int survivor = other == 0 ? 0 : survivor(other);
    return survivor != 0 && survivor != events.personIds().applyAsInt(row)
        ? Partner.of(survivor)
        : other == 0 && name > 0 ? Partner.named(events.names().value(name)) : null;
  }

  private Details details(int row) {
    int source = events.sources().number(row);
    return new Details(
        events.effective().apply(row), source == 0 ? null : events.sources().value(source), null);
  }
}
