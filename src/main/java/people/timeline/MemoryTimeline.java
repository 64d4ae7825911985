package people.timeline;

import module java.base;

import people.*;
import people.index.*;
import people.line.*;
import people.timeline.AppendQueue.PendingAppend;

/// A timeline in memory. Its events pass through the same JSON as those of a file, so that both
/// keep the same things.
final class MemoryTimeline implements EventTimeline {

  final AppendQueue queue = new AppendQueue("memory");
  private final MonotonicClock clock;
  private final List<RecordedEvent> events = new ArrayList<>();
  private final IdIndex index = new IdIndex(position -> events.get((int) position));

  private final KindIndex<RestrictedRecords> restrictions =
      KindIndex.ofRestrictions(index, this::readAfter);
  private final KindIndex<ErasedPeople> erased = KindIndex.ofErasures(index, this::readAfter);

  MemoryTimeline(Clock clock) {
    this.clock = new MonotonicClock(queue.timeline, clock);
  }

  @Override
  public long addAll(List<? extends Event> batch, Expected... expected) {
    batch.forEach(TimelineSeal::refuse);
    return append((_, _, _) -> batch, expected);
  }

  /// Appends what is made of what is free. Those who read wait only while it is put in place.
  long append(AppendPlan.EventsMaker maker, Expected... expected) {
    PendingAppend append = new PendingAppend(maker, expected);
    queue.alone(() -> {
      Plan plan = new Plan(size());
      append.isAt(plan.add(maker, expected));
      synchronized (this) {
        events.addAll(plan.added);
        plan.added.forEach(event -> index.add(event.position(), event.event()));
        notifyAll(); // those who wait for more
      }
    });
    return append.position();
  }

  private final class Plan extends AppendPlan {

    private final List<RecordedEvent> added = new ArrayList<>();

    Plan(long size) {
      super(
          index,
          size,
          MemoryTimeline.this::readAfter,
          restrictions.of(size),
          MemoryTimeline.this.erased.of(size));
    }

    @Override
    void write(List<? extends Event> batch, IntFunction<Instant> times) {
      Instant last = size == 0 ? Instant.MIN : MemoryTimeline.this.events.getLast().recorded();
      for (Event event : batch) {
        last = after(last, times.apply(added.size()), clock::after);
        byte[] json = LineWriter.write(event, last, added.size(), batch.size());
        added.add(read(new String(json, StandardCharsets.UTF_8), size + added.size()));
      }
    }
  }

  private static RecordedEvent read(String json, long position) {
    try {
      return EventParser.read(json, position).event();
    } catch (BadLine e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public Iterable<RecordedEvent> readAfter(long position) {
    return () -> {
      synchronized (this) {
        int from = Math.clamp(position, -1, events.size() - 1) + 1;
        return List.copyOf(events.subList(from, events.size())).iterator();
      }
    };
  }

  @Override
  public Feed feed(long after) {
    return new MemoryFeed(after);
  }

  private final class MemoryFeed implements Feed {

    private int next;
    private boolean isClosed;

    MemoryFeed(long after) {
      next = Math.clamp(after, -1, Integer.MAX_VALUE - 1) + 1;
    }

    @Override
    public RecordedEvent next(Duration patience) throws InterruptedException {
      long start = System.nanoTime();
      long most = LiveSubscription.nanos(patience);
      synchronized (MemoryTimeline.this) {
        for (long left = most; next >= events.size(); left = most - (System.nanoTime() - start)) {
          if (isClosed || left <= 0) {
            return null;
          }
          TimeUnit.NANOSECONDS.timedWait(MemoryTimeline.this, left);
        }
        return isClosed ? null : events.get(next++);
      }
    }

    @Override
    public void close() {
      synchronized (MemoryTimeline.this) {
        isClosed = true;
        MemoryTimeline.this.notifyAll();
      }
    }
  }

  @Override
  public synchronized long size(LongConsumer progress) {
    return events.size();
  }

  @Override
  public synchronized RecordedEvent find(String eventId) {
    long position = index.position(eventId);
    return position < 0 ? null : events.get((int) position);
  }

  @Override
  public synchronized long revision(int personId) {
    return index.revision(personId);
  }

  @Override
  public synchronized List<RecordedEvent> of(int personId) {
    return events.stream().filter(event -> event.event().personId() == personId).toList();
  }

  @Override
  public synchronized Map<Integer, List<RecordedEvent>> of(Set<Integer> people) {
    return events.stream()
        .filter(event -> people.contains(event.event().personId()))
        .collect(Collectors.groupingBy(event -> event.event().personId()));
  }

  @Override
  public synchronized List<RecordedEvent> ofKind(Event.Kind kind) {
    return events.stream().filter(event -> event.event().kind() == kind).toList();
  }

  @Override
  public synchronized List<RecordedEvent> ofKey(Attribute key) {
    return events.stream()
        .filter(event -> event.event() instanceof Event.Key e && e.key().equals(key))
        .toList();
  }

  @Override
  public synchronized boolean has(Event.Kind kind) {
    return index.has(kind);
  }

  @Override
  public synchronized int firstPersonId() {
    return index.firstPersonId();
  }

  @Override
  public synchronized int lastPersonId() {
    return index.lastPersonId();
  }

  @Override
  public void sync() {
    // there is no disk
  }

  @Override
  public void close() {
    // nothing to let go of
  }
}
