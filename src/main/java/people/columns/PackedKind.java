package people.columns;

import people.Status;
import people.columns.EventColumns.Kind;

/// What an event says, as far as it fits into a byte: its kind, its status, and how its date is
/// given.
///
/// It stands in files, see [Segment]: another order of kinds or statuses is another format.
public final class PackedKind {

  /// Has an effective date of its own.
  static final int DATED = 8;

  /// That date is not a day which the source does not doubt.
  static final int INEXACT = 128;

  /// The number of the status that an event does not give.
  public static final int NO_STATUS = -1;

  private static final int KIND = 7;
  private static final int STATUS = 7;

  /// The status is above so many bits, as its ordinal and one more.
  private static final int STATUS_SHIFT = 4;

  private static final Kind[] KINDS = Kind.values();

  static {
    if (KINDS.length - 1 > KIND || Status.values().length > STATUS) {
      throw new AssertionError("a byte has no room for so many kinds or statuses");
    }
  }

  private PackedKind() {}

  /// @param flags [#DATED] and [#INEXACT], as far as they hold
  /// @param status ordinal, or [#NO_STATUS]
  static byte of(Kind kind, int flags, int status) {
    return (byte) (kind.ordinal() | flags | status - NO_STATUS << STATUS_SHIFT);
  }

  public static Kind kind(int code) {
    return KINDS[code & KIND];
  }

  /// The ordinal of the status; [#NO_STATUS] for none.
  public static int status(int code) {
    return (code >> STATUS_SHIFT & STATUS) + NO_STATUS;
  }

  public static boolean isDated(int code) {
    return (code & DATED) != 0;
  }

  /// Whether it has a date that is not a day which the source does not doubt.
  public static boolean isInexact(int code) {
    return (code & INEXACT) != 0;
  }
}
