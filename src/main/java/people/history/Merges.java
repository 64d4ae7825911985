package people.history;

import module java.base;

import people.*;
import people.Event.Kind;
import people.columns.*;

/// Tells whose facts the events of a record are, at every moment of knowledge: merges give the
/// facts of one record to another, and their retractions give them back.
///
/// Of the merges that stand at a moment those are followed, in order of position, whose record was
/// not absorbed by one before and does not survive in itself. Moments are counted in events, see
/// [FactRows].
///
/// Costs a look at the kind of each event, and for the records that ever were merged the reading of
/// their merges and retractions. Safe for several threads.
final class Merges {

  /// The stretch of knowledge in which a record's facts are a person's.
  ///
  /// @param person her place in the index
  /// @param since number of the event by which that became known; -1 for always
  /// @param until of the one by which it was known no longer to be so, or the greatest number
  record Belonging(int person, int since, int until) {

    boolean isKnown(int limit) {
      return since < limit && until >= limit;
    }
  }

  private final EventColumns events;
  private final PersonIndex index;
  private final RecordingOrder order;

  /// By place of a record that ever was merged.
  private final Map<Integer, List<Belonging>> belongings = new HashMap<>();

  /// By place of a person the records that ever were hers, her own among them, ascending.
  private final Map<Integer, SortedSet<Integer>> records = new HashMap<>();

  /// By place of a record its merges and what takes them back, in order of position.
  private final Map<Integer, List<MergeStep>> steps = new HashMap<>();

  /// A merge of a record, or a retraction.
  ///
  /// @param number of the event, see [RecordingOrder]
  private record MergeStep(int place, int number, RecordedEvent event) {}

  Merges(EventColumns events, PersonIndex index, RecordingOrder order) {
    this.events = events;
    this.index = index;
    this.order = order;
    int[] rows =
        IntStream.range(0, events.size())
            .parallel()
            .filter(row -> events.kind(row) == Kind.MERGE)
            .toArray();
    int[] parents = rows.length == 0 ? null : new int[index.personIds.length];
    if (parents != null) {
      BitSet merged = new BitSet();
      Arrays.setAll(parents, place -> place);
      for (int row : rows) {
        int absorbed = index.find(events.personId(row));
        int into = index.find(events.otherId(row));
        steps.computeIfAbsent(absorbed, this::steps);
        merged.set(absorbed);
        if (into >= 0) {
          merged.set(into);
          parents[root(parents, absorbed)] = root(parents, into);
        }
      }
      Map<Integer, List<Integer>> clusters = new TreeMap<>();
      merged.stream()
          .forEach(place ->
              clusters.computeIfAbsent(root(parents, place), _ -> new ArrayList<>()).add(place));
      clusters.values().forEach(this::follow);
    }
  }

  private static int root(int[] parents, int of) {
    int place = of;
    while (parents[place] != place) {
      parents[place] = parents[parents[place]];
      place = parents[place];
    }
    return place;
  }

  private List<MergeStep> steps(int place) {
    int[] rows =
        Arrays.stream(index.rows, index.starts[place], index.starts[place + 1])
            .filter(row -> events.kind(row) == Kind.MERGE || events.kind(row) == Kind.RETRACTION)
            .toArray();
    List<RecordedEvent> read = events.events(rows);
    Set<Long> merging = new HashSet<>();
    List<MergeStep> steps = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      RecordedEvent event = read.get(i);
      if (event.event() instanceof Event.Merge
          || event.event() instanceof Event.Retraction e && merging.contains(e.retracts())) {
        merging.add(event.position());
        steps.add(new MergeStep(place, order.number(rows[i]), event));
      }
    }
    return steps;
  }

  /// Goes through the moments at which the merges of some records change.
  ///
  /// @param places of records that ever had to do with each other, ascending
  private void follow(List<Integer> places) {
    int[] all = places.stream().mapToInt(place -> place).toArray();
    List<MergeStep> merges =
        places.stream()
            .flatMap(place -> steps.getOrDefault(place, List.of()).stream())
            .filter(step -> step.event.event() instanceof Event.Merge)
            .sorted(Comparator.comparingLong(step -> step.event.position()))
            .toList();
    int[] absorbed =
        merges.stream().mapToInt(step -> Arrays.binarySearch(all, step.place)).toArray();
    int[] into =
        merges.stream()
            .map(step -> index.find(((Event.Merge) step.event.event()).into()))
            .mapToInt(place -> Arrays.binarySearch(all, place))
            .toArray();
    SortedMap<Integer, Set<Integer>> moments = new TreeMap<>();
    for (int place : places) {
      for (MergeStep step : steps.getOrDefault(place, List.of())) {
        moments.computeIfAbsent(step.number, _ -> new TreeSet<>()).add(place);
      }
    }
    int[] survivors = IntStream.range(0, all.length).toArray();
    int[] since = new int[all.length];
    Arrays.fill(since, -1);
    Map<Long, Integer> numbers = new HashMap<>();
    for (int i = 0; i < absorbed.length; i++) {
      numbers.put(merges.get(i).event.position(), i);
    }
    BitSet standing = new BitSet(absorbed.length);
    moments.forEach((moment, changed) -> {
      changed.forEach(place -> {
        steps.get(place).stream()
            .map(step -> numbers.get(step.event.position()))
            .filter(Objects::nonNull)
            .forEach(standing::clear);
        standing(place, moment + 1)
            .forEach(step -> standing.set(numbers.get(step.event.position())));
      });
      int[] now = IntStream.range(0, all.length).toArray();
      for (int i = standing.nextSetBit(0); i >= 0; i = standing.nextSetBit(i + 1)) {
        if (into[i] >= 0 && now[absorbed[i]] == absorbed[i] && root(now, into[i]) != absorbed[i]) {
          now[absorbed[i]] = into[i];
        }
      }
      for (int i = 0; i < all.length; i++) {
        int survivor = root(now, i);
        if (survivor != survivors[i]) {
          add(all[i], new Belonging(all[survivors[i]], since[i], moment));
          survivors[i] = survivor;
          since[i] = moment;
        }
      }
    });
    for (int i = 0; i < all.length; i++) {
      add(all[i], new Belonging(all[survivors[i]], since[i], Integer.MAX_VALUE));
    }
  }

  private void add(int place, Belonging belonging) {
    belongings.computeIfAbsent(place, _ -> new ArrayList<>()).add(belonging);
    records.computeIfAbsent(belonging.person, _ -> new TreeSet<>()).add(place);
  }

  /// The merges of a record that are known at a moment and not taken back.
  private Stream<MergeStep> standing(int place, int limit) {
    List<MergeStep> known =
        steps.getOrDefault(place, List.of()).stream().filter(step -> step.number < limit).toList();
    Map<Long, RecordedEvent> retractions =
        Retractions.in(known.stream().map(MergeStep::event).toList());
    return known.stream()
        .filter(step -> step.event.event() instanceof Event.Merge)
        .filter(step -> !retractions.containsKey(step.event.position()));
  }

  // ---- answers

  /// Places of all records with which a merge has to do.
  Set<Integer> places() {
    return belongings.keySet();
  }

  /// The records that ever were a person's with whom a merge has to do, by their places in the
  /// index.
  SortedSet<Integer> records(int place) {
    return records.get(place);
  }

  /// The records that are a person's at a moment.
  IntStream records(int place, int limit) {
    if (!belongings.containsKey(place)) {
      return IntStream.of(place); // as nearly always
    }
    return records(place).stream()
        .mapToInt(record -> record)
        .filter(record -> survivor(record, limit) == place);
  }

  /// Whose the facts of a record were, in order of knowledge; null where no merge has to do with
  /// it.
  List<Belonging> belongings(int place) {
    return belongings.get(place);
  }

  /// The place of the person whose the facts of a record are at a moment.
  int survivor(int place, int limit) {
    for (Belonging each : belongings.getOrDefault(place, List.of())) {
      if (each.isKnown(limit)) {
        return each.person;
      }
    }
    return place;
  }

  /// The identifier of the person whose record it is at a moment; the same for nobody who is known.
  int survivorId(int personId, int limit) {
    if (belongings.isEmpty()) {
      return personId;
    }
    int place = index.find(personId);
    return place < 0 ? personId : index.personIds[survivor(place, limit)];
  }

  /// The merge by which a record is absorbed at a moment; null where it is not.
  RecordedEvent merge(int place, int limit) {
    return survivor(place, limit) == place
        ? null
        : standing(place, limit).findFirst().orElseThrow().event;
  }
}
