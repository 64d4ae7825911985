package people.timeline;

import module java.base;

import people.*;
import people.columns.*;
import people.disk.*;
import people.engine.*;
import people.engine.LineEngine.Choice;
import people.line.*;
import people.timeline.AppendQueue.PendingAppend;

/// A timeline in an engine that many machines share, line by line as a file has it. The engine
/// keeps the lines and gives each program its turn; which lines they are is decided here, as for a
/// file: appends of several threads that come together are recorded in one turn. Recorded times
/// come from the engine's clock, which is one for all machines, unless another clock is asked for.
///
/// Questions about a person, a kind, an id or a key read only the lines that they are about.
/// Columns are read from a copy of the lines, see [EngineCopy] and [KeptCopy].
final class SharedTimeline implements EventTimeline, ColumnSource {

  /// How often an append is made again because a connection was lost before it was recorded.
  private static final int MOST_TRIES = 10;

  /// So many turns others are kept waiting from the beginning, once they were quicker. Otherwise
  /// nobody waits for what is thought here, which takes long in a program that has just begun.
  private static final int CROWDED_TURNS = 32;

  private static final String RESTRICTION = Event.Kind.RESTRICTION.word();

  private final LineEngine engine;
  final AppendQueue queue;
  private final AppendWarnings warnings;
  private final SingleAppends singles;
  private final String recordedBy;
  private final MonotonicClock clock;
  private final TurnClock turnClock;
  private final SpillPlace place;
  private final EngineCopy copy;

  /// Who is restricted, by so many events; used by the one thread that appends.
  private RestrictedRecords restricted = RestrictedRecords.NONE;

  private long restrictions;

  /// Who was erased by so many erasures; null before the first append.
  private ErasedPeople erased;

  private long erasures;

  /// How many turns are still begun so; used by the one thread that appends.
  private int crowded;

  /// @param columns the folder in which columns are kept for the next program; null for none
  SharedTimeline(LineEngine engine, Path columns, TimelineOptions options) {
    String name = engine.name();
    this.engine = engine;
    this.queue = new AppendQueue(name);
    this.warnings = new AppendWarnings(name, options.warnings());
    this.singles = new SingleAppends(engine, queue, warnings);
    this.recordedBy = options.recordedBy();
    boolean isOwnClock = !options.clock().equals(TimelineOptions.DEFAULTS.clock());
    this.turnClock = isOwnClock ? null : new TurnClock();
    this.clock = new MonotonicClock(name, isOwnClock ? options.clock() : turnClock);
    // in files without a name; sent in parts that an engine takes at once
    Path beside = Path.of(System.getProperty("java.io.tmpdir"), "people");
    this.place = new SpillPlace(Disk.DISK, beside, 10_000, 64, 1 << 20, 4 << 20);
    this.copy = new EngineCopy(engine, place, columns);
    if (options.durability() == Durability.NONE) {
      engine.relax();
    }
  }

  // ---- appending

  @Override
  public long addAll(List<? extends Event> events, Expected... expected) {
    events.forEach(TimelineSeal::refuse);
    return append(new GivenEvents(events), expected);
  }

  /// Events that are the same wherever they come.
  private record GivenEvents(List<? extends Event> likely) implements AppendPlan.EventsMaker {

    @Override
    public List<? extends Event> events(long position, int lastPersonId, List<Event> planned) {
      return likely;
    }

    @Override
    public boolean isGiven() {
      return true;
    }
  }

  /// Appends what is made of what is free.
  long append(AppendPlan.EventsMaker maker, Expected... expected) {
    PendingAppend append =
        new PendingAppend(recordedBy == null ? maker : maker.signed(recordedBy), expected);
    queue.refuseWithin();
    queue.appendInGroup(append, this::appendTogether);
    return append.position();
  }

  /// The events of a batch that is made for this timeline.
  HeldEvents hold() {
    return new HeldEvents(place, recordedBy);
  }

  /// Each of them is done afterwards.
  private void appendTogether(List<PendingAppend> appends) {
    try {
      Set<String> ids = new LinkedHashSet<>();
      Set<Integer> people = new LinkedHashSet<>();
      for (PendingAppend append : appends) {
        addAsked(append, ids, people);
      }
      for (int tries = 1; !isMade(appends, ids, people, tries == MOST_TRIES); tries++) {
        // nothing was recorded, and the engine is there again
      }
    } catch (TimelineException e) {
      refuse(appends, e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      refuse(appends, "%s: not appended: %s".formatted(engine.name(), e), e);
      throw e;
    } finally {
      warnings.tell();
    }
  }

  /// What is asked about the events of an append.
  private static void addAsked(PendingAppend append, Set<String> ids, Set<Integer> people) {
    List<? extends Event> likely = append.maker.likely();
    for (int i = 0; i < likely.size(); i++) {
      String id = likely.get(i) == null ? null : HeldEvents.id(likely, i);
      if (id != null) {
        ids.add(id);
      }
    }
    for (Expected each : append.expected) {
      if (each instanceof Expected.Revision revision) {
        people.add(revision.personId());
      }
    }
  }

  private static void refuse(List<PendingAppend> appends, String message, Throwable cause) {
    for (PendingAppend append : appends) {
      append.refuse(new TimelineException(message, cause)); // each thread throws its own
    }
  }

  /// @return false when the connection was lost, and it is to be tried again
  private boolean isMade(
      List<PendingAppend> appends, Set<String> ids, Set<Integer> people, boolean isLast) {
    try {
      if (turnClock != null && singles.isMade(appends)) {
        return true;
      }
      return isMadeInTurn(appends, ids, people);
    } catch (LineEngine.Overtaken e) {
      crowded = CROWDED_TURNS;
      return false;
    } catch (LineEngine.NotRecorded e) {
      if (isLast) {
        throw e;
      }
      queue.putOffInterrupt(); // it may be why the connection was lost, and would end the next one
      return false;
    }
  }

  private boolean isMadeInTurn(List<PendingAppend> appends, Set<String> ids, Set<Integer> people) {
    List<Runnable> answers = new ArrayList<>();
    try (LineEngine.AppendTurn turn = engine.turn(crowded > 0, ids, people, RESTRICTION)) {
      if (turnClock != null) {
        turnClock.set(SharedPlan.instant(turn.now()));
      }
      try (SharedPlan plan =
          new SharedPlan(
              turn,
              restricted(turn),
              erased(turn),
              place,
              at -> after(at, turn.head()),
              clock::after)) {
        for (PendingAppend append : appends) {
          try {
            long position = plan.add(append.maker, append.expected);
            answers.add(() -> append.isAt(position));
          } catch (LineEngine.NotRecorded e) {
            throw e;
          } catch (RuntimeException e) {
            answers.add(() -> append.refuse(e));
          }
        }
        queue.putOffInterrupt(); // for others may wait for what is recorded now
        plan.commit();
        crowded = Math.max(0, crowded - 1);
        answers.forEach(Runnable::run);
        warn(plan);
        return true;
      }
    }
  }

  /// Who is restricted by what is recorded before a turn.
  private RestrictedRecords restricted(LineEngine.AppendTurn turn) {
    if (turn.countOfType() != restrictions) {
      long size = turn.head().size();
      List<RecordedEvent> all =
          ofKind(Event.Kind.RESTRICTION).stream().filter(each -> each.position() < size).toList();
      engine.lastingHead(); // what is remembered is not lost when the server crashes
      restricted = RestrictedRecords.NONE.with(all);
      restrictions = all.size();
    }
    return restricted;
  }

  /// Who was erased before a turn, also before it was shared.
  private ErasedPeople erased(LineEngine.AppendTurn turn) {
    if (erased == null || turn.head().erasures() != erasures) {
      erased = new ErasedPeople(ofKind(Event.Kind.ERASURE));
      engine.lastingHead();
      erasures = turn.head().erasures();
    }
    return erased;
  }

  /// The lines of erasures that are kept in the engine.
  List<String> keptErasures() {
    return engine.keptErasures();
  }

  /// Tells what is odd about an append that was made. It stays made whatever goes wrong here.
  private void warn(SharedPlan plan) {
    try {
      if (!plan.events.isEmpty()) {
        warnings.addIfAhead(plan.recorded(), clock.now());
        warnings.addNamesakes(plan.size, plan.events, plan.erased);
      }
      if (!plan.recordedBefore.isEmpty()) {
        Set<Integer> people =
            plan.recordedBefore.stream()
                .map(each -> each.event().personId())
                .collect(Collectors.toSet());
        warnings.addIfRetracted(plan.recordedBefore, read(new Choice.OfPeople(people)));
      }
    } catch (RuntimeException e) {
      warnings.add(
          "recorded, but whether anything is odd about it can't be told: " + e.getMessage());
    }
  }

  @Override
  public void sync() {
    queue.alone(engine::sync);
  }

  /// Puts the lines of a timeline that was elsewhere into this one, which is empty.
  ///
  /// @param lines one after the other
  /// @param erasures that were kept beside it
  void restore(Iterator<RecordedEvent> lines, List<String> erasures) {
    queue.alone(() -> engine.restore(new RestoredLines(lines), erasures));
  }

  // ---- reading

  private Iterable<RecordedEvent> after(long position, LineEngine.TimelineHead head) {
    long from = position == Long.MAX_VALUE ? position : Math.max(0, position + 1);
    return () -> new EngineEvents(engine, from, head);
  }

  @Override
  public Iterable<RecordedEvent> readAfter(long position) {
    return () -> after(position, engine.head()).iterator();
  }

  @Override
  public Feed feed(long after) {
    EngineFeed events = new EngineFeed(engine.again(), after);
    return new Feed() {
      @Override
      public RecordedEvent next(Duration patience) throws InterruptedException {
        return events.next(patience);
      }

      @Override
      public void close() {
        events.close();
      }
    };
  }

  @Override
  public long size(LongConsumer progress) {
    return engine.head().size();
  }

  /// The lines of some events, each with what it says of itself.
  List<RecordedEvent> read(Choice choice) {
    List<RecordedEvent> events = new ArrayList<>();
    engine.read(
        choice,
        0,
        Long.MAX_VALUE,
        (position, line) -> {
          EventReader reader = new EventReader(LineChecksum.fromAnywhere());
          events.add(EngineEvents.event(engine, reader, position, line));
        });
    return events;
  }

  @Override
  public RecordedEvent find(String eventId) {
    List<RecordedEvent> found = read(new Choice.WithId(eventId));
    return found.isEmpty() ? null : found.getFirst();
  }

  @Override
  public long revision(int personId) {
    return personId <= 0 ? -1 : engine.count(personId) - 1;
  }

  @Override
  public List<RecordedEvent> of(int personId) {
    return read(new Choice.OfPeople(Set.of(personId)));
  }

  @Override
  public Map<Integer, List<RecordedEvent>> of(Set<Integer> people) {
    return people.isEmpty()
        ? Map.of()
        : read(new Choice.OfPeople(people)).stream()
            .collect(Collectors.groupingBy(event -> event.event().personId()));
  }

  @Override
  public List<RecordedEvent> ofKind(Event.Kind kind) {
    return read(choice(kind));
  }

  private static Choice choice(Event.Kind kind) {
    if (kind != Event.Kind.UNRECOGNIZED) {
      return new Choice.OfTypes(Set.of(kind.word()), false);
    }
    Set<String> known =
        Stream.of(Event.Kind.values())
            .filter(each -> each != Event.Kind.UNRECOGNIZED)
            .map(Event.Kind::word)
            .collect(Collectors.toSet());
    return new Choice.OfTypes(known, true);
  }

  @Override
  public List<RecordedEvent> ofKey(Attribute key) {
    return read(new Choice.OfKey(key.toString())).stream()
        .filter(event -> event.event() instanceof Event.Key e && e.key().equals(key))
        .toList();
  }

  @Override
  public boolean has(Event.Kind kind) {
    return engine.has(choice(kind));
  }

  @Override
  public int firstPersonId() {
    return engine.head().firstPersonId();
  }

  @Override
  public int lastPersonId() {
    return engine.head().lastPersonId();
  }

  @Override
  public EventColumns columns(LongConsumer progress) {
    return copy.columns(progress);
  }

  @Override
  public void close() {
    copy.close();
    queue.alone(engine::close);
  }
}
