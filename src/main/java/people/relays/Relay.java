package people.relays;

import module java.base;

import people.*;
import people.exports.*;
import people.timeline.*;

/// Hands the events of a timeline to a target, at least once and in order, and goes on where it
/// stopped:
///
/// ```java
/// try (var timeline = EventTimeline.open(file);
///     var target = new FolderTarget(Path.of("out"), 10_000);
///     var relay = new Relay(timeline, CheckpointStore.beside(file).take("out"), target)) {
///   relay.run(false);
/// }
/// ```
///
/// How far it is gets noted after an event was taken, so one that is killed hands some on again,
/// and leaves none out. Each has its position as its id, by which those who get it drop doubles.
///
/// What is wrong with the target (it can't be reached, it says that it is busy) is waited for, as
/// the next event would fare no better. What is wrong with an event is tried some times; then the
/// event is laid aside, and the next one is handed on.
public final class Relay implements AutoCloseable {

  private static final Duration LONG = Duration.ofDays(1);

  /// How far it is gets noted so often at most, in nanoseconds, while there is more to hand on.
  private static final long BETWEEN_SAVES = 200_000_000;

  /// What was read may wait so long to be handed on, in nanoseconds, before it is looked whether
  /// somebody was erased meanwhile.
  private static final long BETWEEN_COUNTS = 1_000_000_000;

  private final EventTimeline timeline;
  private final CheckpointStore.Taken taken;
  private final RelayTarget target;
  private final StoppableFeed feed = new StoppableFeed();
  private final DeadLetters dead;

  private CloudEvents form = new CloudEvents("people.jsonl");
  private Predicate<RecordedEvent> choice = _ -> true;
  private RetryPolicy retries = RetryPolicy.USUAL;
  private Consumer<String> warnings = _ -> {};
  private long start = -1;

  private Checkpoint checkpoint;
  private long savedAt = System.nanoTime();
  private boolean isSaved = true;
  private long handedOn;
  private long laidAside;

  /// The last event that was looked at.
  private RecordedEvent lastRead;

  /// How many there were when it was read on, so that what is held has nothing of whom they erased.
  private int erasures;

  private long erasuresCountedAt;

  /// @param taken which is let go of with this
  public Relay(EventTimeline timeline, CheckpointStore.Taken taken, RelayTarget target) {
    this.timeline = timeline;
    this.taken = taken;
    this.target = target;
    this.dead = new DeadLetters(taken);
  }

  /// The form of events, with the members that are told.
  public Relay as(CloudEvents form) {
    this.form = form;
    return this;
  }

  /// The events that are handed on.
  public Relay only(Predicate<RecordedEvent> choice) {
    this.choice = choice;
    return this;
  }

  /// How often is tried what fails.
  public Relay retrying(RetryPolicy retries) {
    this.retries = retries;
    return this;
  }

  /// Who is told, in one line each, that the target takes nothing, that it does again, and what is
  /// laid aside.
  public Relay tellingWarnings(Consumer<String> warnings) {
    this.warnings = warnings;
    return this;
  }

  /// Behind which position a consumer begins that is new.
  public Relay beginningBehind(long position) {
    this.start = position;
    return this;
  }

  /// How many events this relay laid aside, of all its runs.
  public long laidAside() {
    return laidAside;
  }

  /// Hands on what is there, and then what comes, until it is stopped.
  ///
  /// @param isOnce whether to end with what is there now; a target that takes nothing is tried as
  ///   often as an event then
  /// @return how many events were handed on
  /// @throws TimelineException when the timeline can't be read, or is another one; when the
  ///   checkpoint can't be written; when the target takes nothing, and it was to be once
  public long run(boolean isOnce) throws InterruptedException {
    long end = isOnce ? timeline.size() - 1 : Long.MAX_VALUE;
    checkpoint = begin();
    try {
      while (!feed.isStopped() && checkpoint.position() < end) {
        try (EventTimeline.Feed open = feed.open(timeline, checkpoint.position())) {
          handOnFrom(open, end, isOnce);
        }
      }
    } finally {
      save(true);
    }
    return handedOn;
  }

  /// Ends also when somebody was erased since it was read on, so that all is read again.
  private void handOnFrom(EventTimeline.Feed open, long end, boolean isOnce)
      throws InterruptedException {
    erasures = countOfErasures();
    lastRead = null;
    boolean isFresh = true;
    while (isFresh && !feed.isStopped() && checkpoint.position() < end) {
      List<RecordedEvent> events = next(open, end);
      isFresh = events.isEmpty() || handOn(events, isOnce);
      if (isFresh) {
        passed();
      }
      save(false);
    }
  }

  private int countOfErasures() {
    int count = timeline.ofKind(Event.Kind.ERASURE).size();
    erasuresCountedAt = System.nanoTime();
    return count;
  }

  /// Where to go on.
  private Checkpoint begin() {
    Checkpoint found = taken.checkpoint();
    Checkpoint here =
        (found == null ? Checkpoint.at(taken.name(), start) : found).to(target.shown());
    if (found != null && found.line().in(timeline) == KnownLine.LineNow.ANOTHER) {
      String why =
          "the consumer %s is behind event %d, which is not there as it was: this is another timeline, or an older copy; expected 'consumers reset %s --to POSITION'"
              .formatted(found.name(), found.position(), found.name());
      taken.save(here.failing(why)); // its position alone looks as if nothing were left
      throw new TimelineException(why);
    }
    if (here.error() != null && here.position() == timeline.size() - 1) {
      here = here.failing(null);
    }
    if (!here.equals(found)) {
      taken.save(here);
    }
    return here;
  }

  /// What is next, as many as the target takes; waits for one.
  ///
  /// @return those that are chosen; none where others were passed
  private List<RecordedEvent> next(EventTimeline.Feed open, long end) throws InterruptedException {
    RecordedEvent event = open.next(Duration.ZERO);
    if (event == null) {
      save(true);
      event = open.next(LONG);
    }
    List<RecordedEvent> events = new ArrayList<>();
    while (event != null && event.position() <= end) {
      lastRead = event;
      if (choice.test(event)) {
        events.add(event);
      }
      boolean isEnough = events.size() == target.most() || event.position() >= end;
      event = isEnough ? null : open.next(Duration.ZERO);
    }
    return events;
  }

  /// Is done with all that was read.
  private void passed() {
    if (lastRead != null && lastRead.position() > checkpoint.position()) {
      isDoneWith(lastRead);
    }
  }

  private void isDoneWith(RecordedEvent event) {
    checkpoint = checkpoint.behind(event);
    isSaved = false;
  }

  private void save(boolean isNow) {
    if (!isSaved && (isNow || System.nanoTime() - savedAt > BETWEEN_SAVES)) {
      taken.save(checkpoint);
      savedAt = System.nanoTime();
      isSaved = true;
    }
  }

  // ---- handing on

  /// @return false when it was stopped before all were taken, or somebody was erased
  private boolean handOn(List<RecordedEvent> recorded, boolean isOnce) throws InterruptedException {
    List<OutgoingEvent> left =
        new ArrayList<>(recorded.stream().map(event -> OutgoingEvent.of(event, form)).toList());
    int failed = 0; // in a row, of the first that is left
    boolean isAlone = false;
    while (!left.isEmpty() && !feed.isStopped()) {
      if (isErasedSince(failed > 0)) {
        return false;
      }
      List<OutgoingEvent> now = isAlone ? left.subList(0, 1) : left;
      try {
        target.deliver(List.copyOf(now));
        taken(now);
        isAlone = false;
        if (failed > 0) {
          warnings.accept(target.shown() + ": takes events again");
        }
        failed = 0;
      } catch (DeliveryException e) {
        if (e.delivered() > 0) {
          taken(left.subList(0, e.delivered()));
          failed = 0;
        }
        if (target.isOver()) {
          stop();
          return false;
        }
        failed++;
        isAlone = e.isOfEvent();
        boolean isLast = (e.isOfEvent() || isOnce) && failed >= retries.tries();
        if (failed == 1 && !isLast) {
          warnings.accept(e.getMessage() + "; trying again");
        }
        if (isLast && e.isOfEvent()) {
          layAside(left.getFirst(), failed, e);
          left.removeFirst();
          failed = 0;
          isAlone = false;
        } else if (isLast) {
          failing(e);
          long waiting = timeline.size() - 1 - checkpoint.position();
          throw new TimelineException(
              "%s; tried %s, %d %s not handed on"
                  .formatted(
                      e.getMessage(),
                      failed == 1 ? "once" : failed + " times",
                      waiting,
                      waiting == 1 ? "event is" : "events are"),
              e);
        } else {
          failing(e);
          Duration pause = retries.pause(failed, e.pause(), ThreadLocalRandom.current());
          feed.await(pause);
        }
      }
    }
    return left.isEmpty();
  }

  /// Whether somebody was erased since it was read on: what is held may have her name.
  ///
  /// @param isTriedAgain whether it was held for long
  private boolean isErasedSince(boolean isTriedAgain) {
    boolean isToBeLookedAt = isTriedAgain || System.nanoTime() - erasuresCountedAt > BETWEEN_COUNTS;
    return isToBeLookedAt && countOfErasures() != erasures;
  }

  private void taken(List<OutgoingEvent> events) {
    isDoneWith(events.getLast().recorded());
    handedOn += events.size();
    events.clear();
  }

  private void failing(DeliveryException e) {
    if (!e.getMessage().equals(checkpoint.error())) {
      checkpoint = checkpoint.failing(e.getMessage());
      isSaved = false;
      save(true);
    }
  }

  /// On disk before it is passed; one that is killed between lays it aside twice.
  private void layAside(OutgoingEvent event, int tries, DeliveryException why) {
    dead.add(event, isStillSo(event.recorded()), tries, why.getMessage());
    warnings.accept(
        "%s; event %s is laid aside in %s".formatted(why.getMessage(), event.id(), taken.aside()));
    checkpoint = checkpoint.behind(event.recorded()).withDead(checkpoint.dead() + 1);
    laidAside++;
    isSaved = false;
    save(true);
  }

  /// Whether the timeline has an event as it was read: it may have been tried for long.
  private boolean isStillSo(RecordedEvent event) {
    try {
      var there = timeline.readAfter(event.position() - 1).iterator();
      return there.hasNext() && there.next().event().equals(event.event());
    } catch (TimelineException e) {
      return false; // replaced as a whole, as an erasure does
    }
  }

  /// Ends it, from any thread; what the target is given at the moment is waited for by whoever runs
  /// it.
  public void stop() {
    feed.stop();
  }

  @Override
  public void close() {
    stop();
    taken.close();
  }
}
