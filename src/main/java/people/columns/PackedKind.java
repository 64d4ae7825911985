package people.columns;

import people.*;
import people.Event.Kind;
import people.line.*;

/// A number for what an event says: its kind, its status, and how its date is given.
///
/// The kind and the status are its lower byte. The three bits of the dates are kept beside the day,
/// so that all of it takes no more than a byte and an int, with room for 64 kinds and 64 statuses:
///
/// ```
/// 00kkkkkk   a kind that gives no status, by its ordinal
/// 01ssssss   the first kind that gives a status, with the status by its ordinal
/// 10ssssss   the second one
/// 11ssssss   the third, and last, one
/// ```
///
/// It stands in files, see [people.index.Segment]: another order of kinds or statuses is another
/// format.
public final class PackedKind {

  /// The event has an effective date of its own.
  static final int DATED = 1 << 8;

  /// The date is a stretch of days, or doubted.
  static final int INEXACT = 1 << 9;

  /// The event is a creation that says the birth by itself.
  static final int BORN = 1 << 10;

  /// The number of the status that an event does not give.
  public static final int NO_STATUS = -1;

  /// How many bits are kept beside the day, and from which bit of the number on they are.
  private static final int DATE_BITS = 3;

  private static final int DATE_SHIFT = 8;

  /// How many bits a number has.
  public static final int BITS = DATE_SHIFT + DATE_BITS;

  /// Days that are farther away can't be told from each other: seven hundred thousand years.
  static final int LAST_DAY = Integer.MAX_VALUE >> DATE_BITS;

  private static final int ROOM = 64;

  private static final Kind[] KINDS = new Kind[256];
  private static final byte[] STATUSES = new byte[256];

  /// By the ordinal of the kind, its number without a status, or with the first one.
  private static final int[] NUMBERS = new int[Kind.values().length];

  static {
    int giving = 0;
    for (Kind kind : Kind.values()) {
      boolean givesStatus = EventFormat.givesStatus(kind);
      int first = givesStatus ? ROOM * ++giving : kind.ordinal();
      NUMBERS[kind.ordinal()] = first;
      int count = givesStatus ? Status.values().length : 1;
      if (kind.ordinal() >= ROOM || count > ROOM || first + count > KINDS.length) {
        throw new AssertionError("a byte has no room for so many kinds or statuses");
      }
      for (int i = 0; i < count; i++) {
        KINDS[first + i] = kind;
        STATUSES[first + i] = (byte) (givesStatus ? i : NO_STATUS);
      }
    }
  }

  private PackedKind() {}

  /// @param flags [#DATED], [#INEXACT] and [#BORN], as far as they hold
  /// @param status ordinal, or [#NO_STATUS]
  static int of(Kind kind, int flags, int status) {
    return NUMBERS[kind.ordinal()] + Math.max(status, 0) | flags;
  }

  public static Kind kind(int code) {
    return KINDS[code & 0xff];
  }

  /// The ordinal of the status; [#NO_STATUS] for none.
  public static int status(int code) {
    return STATUSES[code & 0xff];
  }

  public static boolean isDated(int code) {
    return (code & DATED) != 0;
  }

  /// Whether the date is a stretch of days, or doubted.
  public static boolean isInexact(int code) {
    return (code & INEXACT) != 0;
  }

  /// Whether it is a creation that says the birth by itself.
  public static boolean isBorn(int code) {
    return (code & BORN) != 0;
  }

  // ---- in two columns

  /// A day with what a number says of its date.
  static int dayAndDate(int day, int code) {
    return day << DATE_BITS | code >>> DATE_SHIFT;
  }

  static int day(int dayAndDate) {
    return dayAndDate >> DATE_BITS;
  }

  /// The number of a lower byte and a date.
  static short of(byte kindAndStatus, int dayAndDate) {
    return (short) (kindAndStatus & 0xff | (dayAndDate & (1 << DATE_BITS) - 1) << DATE_SHIFT);
  }
}
