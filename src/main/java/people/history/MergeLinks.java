package people.history;

import module java.base;

import people.*;
import people.timeline.*;

/// Links between records that a merge ever had to do with together, whether it stands or not. So
/// one person's events can be read alone, with what decides whose they are.
final class MergeLinks {

  private final Map<Integer, Set<Integer>> others = new HashMap<>();

  /// The merges of a timeline.
  static MergeLinks of(EventTimeline timeline) {
    MergeLinks merges = new MergeLinks();
    for (RecordedEvent recorded : timeline.ofKind(Event.Kind.MERGE)) {
      merges.add(recorded.event().personId(), ((Event.Merge) recorded.event()).into());
    }
    return merges;
  }

  /// Adds a merge, by the identifiers of its records.
  void add(int absorbed, int into) {
    others.computeIfAbsent(absorbed, _ -> new TreeSet<>()).add(into);
    others.computeIfAbsent(into, _ -> new TreeSet<>()).add(absorbed);
  }

  /// The records that may ever have been one person's with a record, itself among them.
  SortedSet<Integer> cluster(int record) {
    SortedSet<Integer> cluster = new TreeSet<>(List.of(record));
    Deque<Integer> left = new ArrayDeque<>(cluster);
    while (!left.isEmpty()) {
      others.getOrDefault(left.pop(), Set.of()).stream().filter(cluster::add).forEach(left::push);
    }
    return cluster;
  }

  /// Gives by identifier of a record the first one of its cluster.
  IntUnaryOperator firsts() {
    Map<Integer, Integer> firsts = new HashMap<>();
    for (int record : others.keySet()) {
      if (!firsts.containsKey(record)) {
        SortedSet<Integer> cluster = cluster(record);
        cluster.forEach(each -> firsts.put(each, cluster.first()));
      }
    }
    return firsts.isEmpty() ? record -> record : record -> firsts.getOrDefault(record, record);
  }

  /// All that answers about some people need: the events of the records that ever were merged with
  /// theirs, and the merges of the other people whom these name.
  ///
  /// @param events of a record
  /// @return in no order
  List<RecordedEvent> events(Collection<Integer> people, IntFunction<List<RecordedEvent>> events) {
    SortedSet<Integer> records = new TreeSet<>();
    people.forEach(personId -> records.addAll(cluster(personId)));
    List<RecordedEvent> all = new ArrayList<>();
    records.forEach(record -> all.addAll(events.apply(record)));
    SortedSet<Integer> named = new TreeSet<>();
    all.stream()
        .flatMapToInt(event -> named(event.event()))
        .filter(others::containsKey)
        .forEach(other -> named.addAll(cluster(other)));
    named.removeAll(records);
    for (int other : named) {
      List<RecordedEvent> ofOther = events.apply(other);
      ofOther.stream().limit(1).forEach(all::add); // so that it is known that there is somebody
      ofOther.stream()
          .skip(1)
          .filter(event ->
              event.event() instanceof Event.Merge || event.event() instanceof Event.Retraction)
          .forEach(all::add);
    }
    return all;
  }

  /// The other people whom an event names.
  private static IntStream named(Event event) {
    return switch (event) {
      case Event.StatusChange e -> named(e.partner());
      case Event.Correction e -> named(e.to().partner());
      case Event.Parents e -> e.parentIds().stream().mapToInt(parent -> parent);
      default -> IntStream.empty();
    };
  }

  private static IntStream named(Partner partner) {
    return partner == null ? IntStream.empty() : IntStream.of(partner.personId());
  }
}
