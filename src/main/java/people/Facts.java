package people;

import people.EventColumns.Kind;

/// What is said of people, in columns: a row is a fact, and the facts of one person stand together
/// in order of position. When each was believed is kept with it, so that one set of columns answers
/// for every moment of knowledge.
///
/// Moments of knowledge are counted in events: at a moment of `limit` those are known whose number
/// in the order of recording is smaller, see [RecordingOrder].
final class Facts {

  private static final Kind[] KINDS = Kind.values();

  /// Where the status is in a code, as its ordinal and one more; 0 where the fact gives none.
  private static final int STATUS_SHIFT = 5;

  /// A code that says nothing, which goes with the day [Lives#NEVER].
  static final byte NOTHING = (byte) Kind.UNRECOGNIZED.ordinal();

  static {
    if (Status.values().length + 1 << STATUS_SHIFT > 256) {
      throw new AssertionError("a code has no room for so many statuses");
    }
  }

  /// The facts of the person at `i` are from `starts[i]` up to `starts[i + 1]`, exclusive.
  final int[] starts;

  /// The number of the event by which each became known.
  final int[] since;

  /// The number of the event by which it was known no longer to be so, or the greatest one; null
  /// where all facts are for good.
  final int[] until;

  /// From which day each counts, in days since 1970.
  final int[] days;

  /// The bits of [EventColumns#flags], and the status.
  final byte[] codes;

  Facts(int[] starts, int[] since, int[] until) {
    this.starts = starts;
    this.since = since;
    this.until = until;
    this.days = new int[since.length];
    this.codes = new byte[since.length];
  }

  /// Takes kind, status and day of an event.
  void set(int fact, EventColumns events, int row) {
    int status = events.statusNumber(row) - EventColumns.NO_STATUS;
    codes[fact] = (byte) (events.flags(row) | status << STATUS_SHIFT);
    days[fact] = events.epochDay(row);
  }

  void setNothing(int fact) {
    codes[fact] = NOTHING;
    days[fact] = Lives.NEVER;
  }

  boolean isKnown(int fact, int limit) {
    return since[fact] < limit && (until == null || until[fact] >= limit);
  }

  Kind kind(int fact) {
    return KINDS[codes[fact] & EventColumns.KIND];
  }

  /// Whether it is a creation with a date.
  boolean isBirth(int fact) {
    return (codes[fact] & (EventColumns.KIND | EventColumns.DATED))
        == (Kind.CREATION.ordinal() | EventColumns.DATED);
  }

  /// Ordinal of the status and one more; 0 where none is given.
  int status(int fact) {
    return (codes[fact] & 0xff) >> STATUS_SHIFT;
  }

  /// By effect, as [History] does: creations come first, then all others by day.
  long effect(int fact) {
    return (kind(fact) == Kind.CREATION ? 0 : 1L << 40) + days[fact];
  }
}
