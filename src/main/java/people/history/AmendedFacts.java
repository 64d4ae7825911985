package people.history;

import module java.base;

import people.*;
import people.Event.Kind;
import people.columns.*;

/// The facts of people whose events were corrected or retracted, or whose records were merged, at
/// every moment of knowledge. Whatever an event was read to say stands there with the moments
/// between which that was believed. Amendments and the events that they are about are read again
/// from the file.
final class AmendedFacts {

  /// So many rows are worth a task of their own, up to so many tasks.
  private static final int FEW_ROWS = 64;

  private static final int MOST_PARTS = 64;

  /// Of so many people the amended events are held at once.
  private static final int MOST_PEOPLE = 1 << 16;

  /// Their facts, in the order of their places in the index.
  final FactRows facts;

  /// Their places in the index.
  private final BitSet isAmended = new BitSet();

  /// The same, ascending.
  private final int[] people;

  private final EventColumns events;
  private final PersonIndex index;
  private final RecordingOrder order;

  /// A reading of an event, from one moment of knowledge up to another.
  ///
  /// @param fact null for what stands in the event's row
  private record Belief(int row, RecordedEvent fact, int since, int until) {}

  AmendedFacts(EventColumns events, PersonIndex index, RecordingOrder order, Merges merges) {
    this.events = events;
    this.index = index;
    this.order = order;
    int[] amendments =
        IntStream.range(0, events.size()).parallel().filter(this::isAmendment).toArray();
    Arrays.stream(amendments)
        .map(row -> index.find(events.personId(row)))
        .filter(person -> person >= 0)
        .forEach(isAmended::set);
    merges.places().forEach(isAmended::set);
    this.people = isAmended.stream().toArray();
    List<List<Belief>> byRecord = new ArrayList<>(people.length);
    Map<Integer, RecordedEvent> read = read(amendments);
    for (int from = 0; from < people.length; from += MOST_PEOPLE) {
      int to = Math.min(people.length, from + MOST_PEOPLE);
      byRecord.addAll(beliefs(Arrays.copyOfRange(people, from, to), read));
    }
    List<List<Belief>> byPerson =
        IntStream.range(0, people.length)
            .mapToObj(i ->
                merges.belongings(people[i]) == null
                    ? byRecord.get(i)
                    : merged(people[i], merges, record -> byRecord.get(find(record))))
            .toList();
    int[] starts = new int[people.length + 1];
    for (int i = 0; i < people.length; i++) {
      starts[i + 1] = starts[i] + byPerson.get(i).size();
    }
    List<Belief> all = byPerson.stream().flatMap(List::stream).toList();
    this.facts =
        new FactRows(
            starts,
            all.stream().mapToInt(Belief::since).toArray(),
            all.stream().mapToInt(Belief::until).toArray(),
            columns(all),
            IntStream.range(0, all.size()).toArray(),
            all.stream().mapToInt(Belief::row).toArray());
  }

  /// Place of a person among these; negative when nothing of hers was amended.
  ///
  /// @param person place in the index
  int find(int person) {
    return isAmended.get(person) ? Arrays.binarySearch(people, person) : -1;
  }

  /// What is believed of a person from all records that ever were hers: of each what is believed of
  /// it, while it is hers.
  ///
  /// @param byRecord what is believed of the record at a place
  private static List<Belief> merged(
      int person, Merges merges, IntFunction<List<Belief>> byRecord) {
    List<Belief> beliefs = new ArrayList<>();
    for (int record : merges.records(person)) {
      for (Merges.Belonging belonging : merges.belongings(record)) {
        if (belonging.person() != person) {
          continue;
        }
        for (Belief belief : byRecord.apply(record)) {
          int since = Math.max(belief.since, belonging.since());
          int until = Math.min(belief.until, belonging.until());
          boolean isNeverBelieved = belief.since == belief.until && since == belief.since;
          if (since < until || isNeverBelieved && since <= belonging.until()) {
            beliefs.add(new Belief(belief.row, belief.fact, since, Math.max(since, until)));
          }
        }
      }
    }
    beliefs.sort(Comparator.comparingInt(Belief::row)); // stable, so of one event in order of time
    return beliefs;
  }

  /// The columns of what the beliefs say, with numbers as in [FactTable].
  private EventColumns columns(List<Belief> beliefs) {
    ValueDictionaries values = new ValueDictionaries();
    EventColumnsBuilder rows = new EventColumnsBuilder(values);
    beliefs.stream().filter(each -> each.fact != null).forEach(each -> rows.add(each.fact));
    EventColumns corrected = new EventColumns(rows, null);
    ValueDictionaries given = events.values;
    EventColumnsBuilder all = new EventColumnsBuilder(values);
    int[] recorded = beliefs.stream().mapToInt(Belief::row).toArray();
    Map<Integer, RecordedEvent> far = new HashMap<>();
    int next = 0;
    for (Belief belief : beliefs) {
      if (belief.fact == null) {
        all.addRow(events, belief.row);
      } else {
        if (corrected.isBeyond(next)) {
          far.put(all.size, belief.fact); // its date is in no column
        }
        all.addRow(
            corrected,
            next,
            number(values.names, corrected.nameNumber(next), given, given.names),
            number(values.addresses, corrected.addressNumber(next), given, given.addresses),
            number(values.dates, corrected.dateNumber(next), given, given.dates),
            number(values.dates, corrected.birthNumber(next), given, given.dates),
            number(values.sources, corrected.sourceNumber(next), given, given.sources),
            number(values.attributes, corrected.attributeNumber(next), given, given.attributes));
        next++;
      }
    }
    return new EventColumns(
        all, row -> far.containsKey(row) ? far.get(row) : events.event(recorded[row]));
  }

  /// The number that an event gave the value, else one behind all of these.
  private static int number(
      Dictionary amended, int number, ValueDictionaries values, Dictionary given) {
    if (number == 0) {
      return 0;
    }
    int known = values.find(given, amended.get(number));
    return known > 0 ? known : given.size() + number;
  }

  /// All beliefs of each person's events, in order of position.
  ///
  /// @param some places in the index
  /// @param amendments by row
  private List<List<Belief>> beliefs(int[] some, Map<Integer, RecordedEvent> amendments) {
    List<List<List<Integer>>> groups =
        Arrays.stream(some).parallel().mapToObj(person -> groups(person, amendments)).toList();
    Map<Integer, RecordedEvent> read =
        read(
            groups.stream()
                .flatMap(List::stream)
                .filter(group -> group.size() > 1)
                .mapToInt(List::getFirst)
                .sorted()
                .toArray());
    read.putAll(amendments);
    return groups.stream().parallel().map(each -> beliefs(each, read)).toList();
  }

  /// A person's events, each with what amends it, and what amends that: it has nothing to do with
  /// the others.
  private List<List<Integer>> groups(int person, Map<Integer, RecordedEvent> amendments) {
    int[] rows = Arrays.copyOfRange(index.rows, index.starts[person], index.starts[person + 1]);
    Map<Long, List<Integer>> groupAt = new HashMap<>();
    List<List<Integer>> groups = new ArrayList<>();
    for (int row : rows) {
      List<Integer> group =
          isAmendment(row) ? groupAt.get(Corrections.about(amendments.get(row))) : null;
      if (group == null) {
        group = new ArrayList<>();
        groups.add(group);
      }
      group.add(row);
      groupAt.put(events.position(row), group);
    }
    return groups;
  }

  private List<Belief> beliefs(List<List<Integer>> groups, Map<Integer, RecordedEvent> read) {
    List<Belief> beliefs = new ArrayList<>();
    for (List<Integer> group : groups) {
      int first = group.getFirst();
      if (isAmendment(first) || events.kind(first) == Kind.UNRECOGNIZED) {
        continue;
      }
      if (group.size() > 1) {
        addBeliefs(group, read, beliefs);
      } else {
        beliefs.add(new Belief(first, null, order.number(first), Integer.MAX_VALUE));
      }
    }
    return beliefs;
  }

  /// The events of some rows, ascending: read in the order of the file, on all cores.
  private Map<Integer, RecordedEvent> read(int[] rows) {
    Map<Integer, RecordedEvent> read = HashMap.newHashMap(rows.length);
    List<List<RecordedEvent>> parts =
        ParallelRanges.in(
            Math.clamp(rows.length / FEW_ROWS, 1, MOST_PARTS),
            rows.length,
            (from, to) -> events.events(Arrays.copyOfRange(rows, from, to)));
    int at = 0;
    for (List<RecordedEvent> part : parts) {
      for (RecordedEvent event : part) {
        read.put(rows[at++], event);
      }
    }
    return read;
  }

  /// @param group the rows of an event and its amendments, in the order of position
  /// @param read the events of these rows
  private void addBeliefs(
      List<Integer> group, Map<Integer, RecordedEvent> read, List<Belief> beliefs) {
    int first = group.getFirst();
    int[] moments = group.stream().mapToInt(order::number).toArray();
    boolean isInOrder =
        IntStream.range(1, moments.length).allMatch(i -> moments[i - 1] <= moments[i]);
    Readings readings = new Readings(group.stream().map(read::get).toList(), isInOrder);
    int[] byMoment =
        IntStream.range(0, moments.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> moments[i]))
            .mapToInt(i -> i)
            .toArray();
    RecordedEvent believed = null;
    int since = 0;
    for (int i = 0; i < byMoment.length; i++) {
      int moment = moments[byMoment[i]];
      readings.know(byMoment[i]);
      if (i + 1 < byMoment.length && moments[byMoment[i + 1]] == moment) {
        continue; // they become known together
      }
      RecordedEvent fact = readings.now();
      boolean isNew = moment == moments[0];
      if (fact == null && isNew && events.kind(first) == Kind.CREATION) {
        beliefs.add(new Belief(first, null, moment, moment)); // never believed, but known
      }
      if (!Objects.equals(fact, believed)) {
        if (believed != null) {
          beliefs.add(new Belief(first, believed, since, moment));
        }
        believed = fact;
        since = moment;
      }
    }
    if (believed != null) {
      beliefs.add(new Belief(first, believed, since, Integer.MAX_VALUE));
    }
  }

  private boolean isAmendment(int row) {
    Kind kind = events.kind(row);
    return kind == Kind.CORRECTION || kind == Kind.RETRACTION;
  }
}
