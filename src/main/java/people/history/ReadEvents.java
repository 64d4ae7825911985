package people.history;

import module java.base;

import people.*;
import people.Event.Kind;
import people.columns.*;

/// All events that a history was read from, with what is made of them once, whatever moment is
/// asked about. Safe for several threads.
final class ReadEvents {

  private static final int MOST_CHANGES = 2;

  final EventColumns events;

  /// What attributes and keys there are.
  final RecordedNames names;

  private final Observation observation;
  private PersonIndex index;
  private RecordingOrder order;
  private Merges merges;
  private MergeLinks mergeLinks;
  private FactTable facts;
  private List<ObservationEndRow> observationEnds;
  private Erasures erasures;

  /// How each event changes the counts, by what ends lives; only the last few.
  private final Map<Observation, StatusChanges> changes =
      new LinkedHashMap<>(4, 1, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Observation, StatusChanges> eldest) {
          return size() > MOST_CHANGES;
        }
      };

  /// @param observation what ends lives, but for the ends that the events say
  ReadEvents(EventColumns events, Observation observation) {
    this.events = events;
    this.names = new RecordedNames(events);
    this.observation = observation;
  }

  synchronized PersonIndex index() {
    if (index == null) {
      index = events.people();
    }
    return index;
  }

  synchronized RecordingOrder order() {
    if (order == null) {
      order = new RecordingOrder(events);
    }
    return order;
  }

  synchronized Merges merges() {
    if (merges == null) {
      merges = new Merges(events, index(), order());
    }
    return merges;
  }

  synchronized MergeLinks mergeLinks() {
    if (mergeLinks == null) {
      mergeLinks = new MergeLinks();
      IntStream.range(0, events.size())
          .filter(row -> events.kind(row) == Kind.MERGE)
          .forEach(row -> mergeLinks.add(events.personId(row), events.otherId(row)));
    }
    return mergeLinks;
  }

  /// Everyone's facts as they are known now.
  synchronized FactTable facts() {
    if (facts == null) {
      facts = FactTable.of(events, index(), order(), merges(), erasures(), observation);
    }
    return facts;
  }

  synchronized StatusChanges changes(Observation observation) {
    return changes.computeIfAbsent(
        observation, ends -> new StatusChanges(facts().knownAt(events.size(), ends)));
  }

  /// The events that end observation, in order of recording; each is read once.
  synchronized List<ObservationEndRow> observationEnds() {
    if (observationEnds == null) {
      observationEnds = ObservationEndRow.of(events, order());
    }
    return observationEnds;
  }

  synchronized Erasures erasures() {
    if (erasures == null) {
      erasures = Erasures.of(events);
    }
    return erasures;
  }

  /// Whether each record is of a person by herself, and of one who counts.
  boolean isOfAll() {
    return merges().places().isEmpty() && erasures().dropped().isEmpty();
  }

  /// The rows of the record at a place in the index, in order of position.
  IntStream rows(int place) {
    PersonIndex index = index();
    return IntStream.range(index.starts[place], index.starts[place + 1]).map(i -> index.rows[i]);
  }

  /// One record's events, each read anew, that were recorded at some times, in microseconds since
  /// 1970.
  List<RecordedEvent> events(int place, LongPredicate times) {
    return events.events(
        rows(place).filter(row -> times.test(events.recordedMicros(row))).toArray());
  }
}
