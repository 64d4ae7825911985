package people.history;

import people.*;
import people.Event.Kind;
import people.columns.*;

/// A table of facts by person, with the moments between which each was believed, so that the same
/// facts answer for every moment of knowledge. The facts of one person stand together in order of
/// position, and what each says is in a row of some columns.
///
/// Moments of knowledge are counted in events: at a moment of `limit` those are known whose number
/// in the order of recording is smaller, see [RecordingOrder].
///
/// @param starts the facts of the person at `i` are from `starts[i]` up to `starts[i + 1]`,
///   exclusive
/// @param since the number of the event by which each became known
/// @param until the number of the event by which it was known no longer to be so, or the greatest
///   one; null where all facts are for good
/// @param rows where each fact is in `events`
/// @param recorded the row of the event, among all that were read, that says each fact
record FactRows(
    int[] starts, int[] since, int[] until, EventColumns events, int[] rows, int[] recorded) {

  boolean isKnown(int fact, int limit) {
    return since[fact] < limit && (until == null || until[fact] >= limit);
  }

  /// Whether events of a kind say what somebody was from a day on. Others say who she is, whenever
  /// that is asked.
  static boolean isFact(Kind kind) {
    return switch (kind) {
      case CREATION,
          STATUS_CHANGE,
          ADDRESS_CHANGE,
          NAME_CHANGE,
          DEATH,
          LEAVING,
          RETURN,
          ATTRIBUTE_CHANGE ->
          true;
      case CORRECTION,
          RETRACTION,
          OBSERVATION_END,
          PARENTS,
          KEY,
          MERGE,
          DISTINCTION,
          NAMED_BATCH,
          RESTRICTION,
          ERASURE,
          PROTECTION,
          UNRECOGNIZED ->
          false;
    };
  }

  /// By a number of [PackedKind] whether it is that of an entry.
  private static final boolean[] ENTRIES = new boolean[1 << PackedKind.BITS];

  static {
    for (int code = 0; code < ENTRIES.length; code++) {
      ENTRIES[code] = saysEntry(code);
    }
  }

  /// Likewise whether it says a status: an entry of which none is known says none.
  private static final boolean[] STATUSES = new boolean[ENTRIES.length];

  static {
    for (int code = 0; code < ENTRIES.length; code++) {
      int status = PackedKind.status(code);
      boolean isUnknown = ENTRIES[code] && status == Status.UNKNOWN.ordinal();
      STATUSES[code] = status != PackedKind.NO_STATUS && !isUnknown;
    }
  }

  private static boolean saysEntry(int code) {
    return PackedKind.kind(code) == Kind.CREATION
        && Event.Creation.isEntry(
            PackedKind.isBorn(code),
            PackedKind.isDated(code),
            Status.values()[PackedKind.status(code)]);
  }

  /// Whether an event is a creation that is an entry, see [Event.Creation#isEntry].
  ///
  /// @param code see [PackedKind]
  static boolean isEntry(int code) {
    return ENTRIES[code & ENTRIES.length - 1];
  }

  /// Whether an event says a status.
  static boolean saysStatus(int code) {
    return STATUSES[code & STATUSES.length - 1];
  }

  /// Codes and days of facts one behind the other: those of a person are all over the memory, and
  /// reading many of them at once waits once. Not safe for several threads.
  static final class Window {

    final FactRows facts;
    private int from;
    private int to;
    private short[] codes = {};
    private int[] days = {};

    Window(FactRows facts) {
      this.facts = facts;
    }

    /// Makes sure that some facts are here.
    ///
    /// @param ahead behind the last one of those that are read if any must be
    void read(int from, int behind, int ahead) {
      if (this.from <= from && behind <= this.to) {
        return;
      }
      int to = Math.max(behind, ahead);
      if (to - from > codes.length) {
        codes = new short[to - from];
        days = new int[to - from];
      }
      for (int fact = from; fact < to; fact++) {
        codes[fact - from] = facts.events.code(facts.rows[fact]);
        days[fact - from] = facts.events.epochDay(facts.rows[fact]);
      }
      this.from = from;
      this.to = to;
    }

    /// See [PackedKind].
    int code(int fact) {
      return codes[fact - from];
    }

    /// In days since 1970; they have 29 bits.
    int day(int fact) {
      return days[fact - from];
    }

    /// A number that is greater for a fact that comes later in order of effect, with the fact in
    /// its lower half.
    long effect(int fact) {
      int code = code(fact);
      boolean isFirst = PackedKind.kind(code) == Kind.CREATION && !isEntry(code);
      return (long) (isFirst ? day(fact) - (1 << 30) : day(fact)) << 32 | fact;
    }
  }
}
