package people.index;

import module java.base;

import people.*;
import people.columns.*;
import people.line.*;

/// An index of a timeline's events, so that they need not be read again: where each event id is,
/// and how many events each person has. Of what is kept in segments it looks there; for the events
/// behind these it takes about 16 bytes a person, and the ids, each with an entry of a hash map.
/// Every method may be called from any thread.
public final class IdIndex implements KnownEvents {

  /// Reads the event at a position.
  private final LongFunction<RecordedEvent> reader;

  private volatile List<Segment> segments = List.of();

  /// Of the events behind the segments.
  private final Map<String, Long> positions = new HashMap<>();

  /// How many events each person has.
  private PersonNumbers counts = new PersonNumbers();

  private int first;
  private int last;

  /// How many events there are of each kind, by its ordinal.
  private final int[] kinds = new int[Event.Kind.values().length];

  /// Those of which there are few, and which are asked for before others are added.
  private static final Set<Event.Kind> FEW =
      EnumSet.of(
          Event.Kind.NAMED_BATCH,
          Event.Kind.OBSERVATION_END,
          Event.Kind.RESTRICTION,
          Event.Kind.ERASURE,
          Event.Kind.PROTECTION);

  /// Where events of these kinds are, by kind, ascending.
  private final Map<Event.Kind, List<Long>> ofFew = new EnumMap<>(Event.Kind.class);

  public IdIndex(LongFunction<RecordedEvent> reader) {
    this.reader = reader;
    startBehind(List.of());
  }

  /// Forgets all events; those that are in segments need not be added.
  public synchronized void startBehind(List<Segment> segments) {
    int least =
        segments.stream().mapToInt(Segment::firstPersonId).filter(id -> id > 0).min().orElse(0);
    int greatest = segments.stream().mapToInt(Segment::lastPersonId).max().orElse(0);
    this.segments = List.copyOf(segments);
    positions.clear();
    counts = new PersonNumbers();
    Arrays.fill(kinds, 0);
    ofFew.clear();
    first = least;
    last = greatest;
  }

  /// Puts other segments of the same events in the place of some, unless these were left already.
  public synchronized void exchange(List<Segment> before, List<Segment> after) {
    if (segments == before) {
      segments = List.copyOf(after);
    }
  }

  /// The segments in use, in order.
  public List<Segment> segments() {
    return segments;
  }

  /// Adds events behind those so far, see [#add].
  public synchronized void addAll(long position, List<? extends Event> events) {
    for (int i = 0; i < events.size(); i++) {
      add(position + i, events.get(i));
    }
  }

  /// Adds the event behind those so far; each is added once, in order.
  public synchronized void add(long position, Event event) {
    String id = event.details().id();
    if (id != null) {
      positions.putIfAbsent(id, position); // a file that others wrote may repeat one
    }
    Event.Kind kind = event.kind();
    kinds[kind.ordinal()]++;
    if (FEW.contains(kind)) {
      ofFew.computeIfAbsent(kind, _ -> new ArrayList<>()).add(position);
    }
    int personId = event.personId();
    if (personId > 0) {
      counts.merge(personId, 1, Integer::sum);
      first = first == 0 ? personId : Math.min(first, personId);
      last = Math.max(last, personId);
    }
  }

  @Override
  public long position(String id) {
    while (true) {
      List<Segment> all = segments;
      long kept = keptPosition(all, id); // reads, so not with the monitor held
      synchronized (this) {
        if (segments == all) { // or it may have moved into a segment meanwhile
          return kept >= 0 ? kept : positions.getOrDefault(id, -1L);
        }
      }
    }
  }

  private long keptPosition(List<Segment> all, String id) {
    int hash = all.isEmpty() ? 0 : EventIds.hash(id);
    for (Segment segment : all) {
      for (long position : segment.positionsOfId(hash)) {
        if (id.equals(reader.apply(position).event().details().id())) {
          return position;
        }
      }
    }
    return -1;
  }

  @Override
  public synchronized long revision(int personId) {
    long count = countBehind(personId);
    for (Segment segment : segments) {
      count += segment.count(personId);
    }
    return count - 1;
  }

  private int countBehind(int personId) {
    return counts.get(personId);
  }

  /// The places of some events, as far as they are known.
  ///
  /// @param positions of those in the segments, and of those that are known behind, ascending
  /// @param behind position behind the segments
  /// @param countBehind how many others there are from there on
  public record Known(long[] positions, long behind, int countBehind) {

    /// Without what another thread has read since.
    public long[] positionsBefore(long size) {
      return LongStream.of(positions).takeWhile(position -> position < size).toArray();
    }
  }

  /// Where the events of some people are.
  public synchronized Known of(Set<Integer> people) {
    return known(
        segment ->
            people.stream()
                .flatMapToLong(person -> LongStream.of(segment.positions(person)))
                .sorted()
                .toArray(),
        people.stream().mapToInt(this::countBehind).sum());
  }

  /// Whether there are events of a kind.
  public synchronized boolean has(Event.Kind kind) {
    return kinds[kind.ordinal()] > 0 || segments.stream().anyMatch(segment -> segment.has(kind));
  }

  /// Where the events of a kind are.
  public synchronized Known ofKind(Event.Kind kind) {
    if (!FEW.contains(kind)) {
      return known(segment -> segment.ofKind(kind), kinds[kind.ordinal()]);
    }
    Known kept = known(segment -> segment.ofKind(kind), 0);
    LongStream behind = ofFew.getOrDefault(kind, List.of()).stream().mapToLong(Long::longValue);
    long[] positions = LongStream.concat(LongStream.of(kept.positions), behind).toArray();
    return new Known(positions, kept.behind, 0);
  }

  /// Where the events are that give a key; behind the segments, those that give any.
  ///
  /// @param keys forms in which a line may give it
  public synchronized Known ofKey(Attribute... keys) {
    return known(
        segment ->
            Stream.of(keys)
                .flatMapToLong(key -> LongStream.of(KeyRows.of(segment, key)))
                .sorted()
                .toArray(),
        kinds[Event.Kind.KEY.ordinal()]);
  }

  private Known known(Function<Segment, long[]> places, int countBehind) {
    long[] positions =
        segments.stream().flatMapToLong(each -> LongStream.of(places.apply(each))).toArray();
    long behind = segments.isEmpty() ? 0 : segments.getLast().header.end().position();
    return new Known(positions, behind, countBehind);
  }

  /// Least identifier of a person; 0 when nobody is named.
  public synchronized int firstPersonId() {
    return first;
  }

  @Override
  public synchronized int lastPersonId() {
    return last;
  }
}
