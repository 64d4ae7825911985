package people.timeline;

import module java.base;

import people.*;

/// What a timeline was asked to append and what it answered, and so what has to be found in it.
final class Ledger {

  /// What an append said of a batch, each worth more than the one before.
  enum Promise {

    /// It threw: the batch is there or not.
    FAILED,

    /// It has not returned yet.
    NONE,

    /// It returned: whatever becomes of the program, the batch is there.
    RETURNED,

    /// It is on disk: the batch is there after a power loss.
    SAFE
  }

  /// Events that are there together or not at all.
  static final class AskedBatch {

    private final List<Event> events;
    private Promise answer = Promise.NONE;

    /// Whether it may have been refused by now though those behind it are appended.
    BooleanSupplier mayBeRefused = () -> false;

    /// Where its first event is; -1 when nobody said so.
    private long position = -1;

    private AskedBatch(List<Event> events) {
      this.events = events;
    }

    void returned(long position, boolean isSafe) {
      if (this.position >= 0 && this.position != position) {
        throw new Violation(
            "%s was at %d, and is now at %d".formatted(name(this), this.position, position));
      }
      this.position = position;
      if (answer != Promise.SAFE) {
        answer = isSafe ? Promise.SAFE : Promise.RETURNED;
      }
    }

    void isSafe() {
      answer = Promise.SAFE;
    }

    void failed() {
      answer = Promise.FAILED;
    }
  }

  /// Something was found that must not be, or the other way round.
  static final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final long lost;

    Violation(String message) {
      this(message, 0);
    }

    private Violation(String message, long lost) {
      super(message);
      this.lost = lost;
    }

    /// How many acknowledged events are not there.
    long lost() {
      return lost;
    }
  }

  /// Whom lines are about that another program appends, from that identifier on.
  static final int BY_HAND = 1_000_000_000;

  private final List<AskedBatch> batches = new ArrayList<>();

  /// How many lines another program has appended.
  private int byHand;

  void isByHand() {
    byHand++;
  }

  private static boolean isByHand(RecordedEvent event) {
    return event.event().personId() / BY_HAND == 1;
  }

  AskedBatch ask(List<Event> events) {
    AskedBatch batch = new AskedBatch(events);
    batches.add(batch);
    return batch;
  }

  /// The last time that this was asked; null for never.
  AskedBatch last(List<Event> events) {
    return batches.reversed().stream()
        .filter(batch -> batch.events.equals(events))
        .findFirst()
        .orElse(null);
  }

  /// That is not another one, but the same as one before or behind.
  void takeBack(AskedBatch batch) {
    batches.remove(batch);
  }

  /// Notes that a batch returned while others are being appended: these come behind it, unless they
  /// are there already.
  ///
  /// @param found what is in the timeline
  void returnedMeanwhile(AskedBatch batch, long position, List<RecordedEvent> found) {
    batch.returned(position, true);
    batches.remove(batch);
    int at = batches.size();
    while (at > 0
        && batches.get(at - 1).answer == Promise.NONE
        && !isIn(batches.get(at - 1), found.subList(0, (int) position))) {
      at--;
    }
    batches.add(at, batch);
  }

  /// Whether it is there by itself, and not only as the same events that were asked before.
  private boolean isIn(AskedBatch batch, List<RecordedEvent> found) {
    return IntStream.range(0, found.size())
        .filter(at -> isAt(batch, found, at))
        .anyMatch(at -> batches.stream().noneMatch(each -> each.position == at));
  }

  /// How many events have to be there.
  long promised(Promise promise) {
    return batches.stream()
        .filter(batch -> batch.answer.compareTo(promise) >= 0)
        .mapToLong(batch -> batch.events.size())
        .sum();
  }

  /// What has to be found from now on, given what was found after a crash.
  Ledger after(List<RecordedEvent> found, Promise promise) {
    Ledger after = new Ledger();
    after.byHand = (int) found.stream().filter(Ledger::isByHand).count();
    int at = 0;
    for (AskedBatch batch : batches) {
      at = behindByHand(found, at);
      if (isAt(batch, found, at)) {
        AskedBatch there = after.ask(batch.events);
        there.position = at;
        boolean isSafe = promise == Promise.SAFE || batch.answer == Promise.SAFE;
        there.answer = isSafe ? Promise.SAFE : Promise.RETURNED;
        at += batch.events.size();
      }
    }
    return after;
  }

  /// Finds each batch whole or not at all, in the order in which they were appended, at the
  /// position that was said, none of those that were promised missing, and nothing behind one that
  /// is missing, unless its append failed.
  void check(List<RecordedEvent> found, Promise promise) {
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).position() != i) {
        throw new Violation(
            "the event at %d says that it is at %d".formatted(i, found.get(i).position()));
      }
      boolean isByHand = isByHand(found.get(i)) || i > 0 && isByHand(found.get(i - 1));
      if (i > 0 && !isByHand && !found.get(i).recorded().isAfter(found.get(i - 1).recorded())) {
        throw new Violation("the event at %d is not recorded after the one before".formatted(i));
      }
    }
    int at = 0;
    long lost = 0;
    AskedBatch missing = null;
    for (AskedBatch batch : batches) {
      at = behindByHand(found, at);
      if (isAt(batch, found, at)) {
        if (missing != null) {
          throw new Violation(
              "%s is there, but %s, which came before, is not"
                  .formatted(name(batch), name(missing)));
        }
        if (batch.position >= 0 && batch.position != at) {
          throw new Violation(
              "%s is at %d, but its append said %d".formatted(name(batch), at, batch.position));
        }
        at += batch.events.size();
      } else if (batch.answer.compareTo(promise) >= 0) {
        lost += batch.events.size();
      } else if (batch.answer != Promise.FAILED && !batch.mayBeRefused.getAsBoolean()) {
        missing = batch;
      }
    }
    if (lost > 0) {
      throw new Violation(
          "%d acknowledged events are lost, of %d; %d are there"
              .formatted(lost, promised(promise), found.size()),
          lost);
    }
    at = behindByHand(found, at);
    long lines = found.stream().filter(Ledger::isByHand).count();
    if (promise != Promise.SAFE && lines < byHand) { // nobody forced them
      throw new Violation("%d lines by hand are lost".formatted(byHand - lines), byHand - lines);
    }
    if (at < found.size()) {
      throw new Violation(
          "at %d is something that was not appended there, or half a batch: %s"
              .formatted(at, found.get(at).json()));
    }
  }

  private static int behindByHand(List<RecordedEvent> found, int at) {
    int behind = at;
    while (behind < found.size() && isByHand(found.get(behind))) {
      behind++;
    }
    return behind;
  }

  private static boolean isAt(AskedBatch batch, List<RecordedEvent> found, int at) {
    int end = at + batch.events.size();
    if (end > found.size()) {
      return false;
    }
    for (int i = at; i < end; i++) {
      if (!found.get(i).event().equals(batch.events.get(i - at))) {
        return false;
      }
    }
    return true;
  }

  private static String name(AskedBatch batch) {
    int first = batch.events.getFirst().personId();
    return batch.events.size() == 1
        ? "event " + first
        : "batch %d to %d".formatted(first, first + batch.events.size() - 1);
  }
}
