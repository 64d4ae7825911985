package people.history;

import people.*;
import people.Event.Kind;

/// The rule by which facts are taken as still to come: those whose date allows days up to one that
/// is asked about, and days behind it. So is found out who may still be together on that day, or
/// still live somewhere, though she counts otherwise from the first day of the date on.
///
/// @param day in days since 1970
/// @param isOfEnds whether that is asked of what ends something only: a union, a life, or a stay in
///   the register
record NotYet(int day, boolean isOfEnds) {

  private static final Status[] STATUSES = Status.values();

  /// Whether a fact of that kind may be still to come, and it matters who is where, or with whom.
  static boolean isAsked(Kind kind) {
    return switch (kind) {
      case STATUS_CHANGE, ADDRESS_CHANGE, DEATH, LEAVING, RETURN -> true;
      case CREATION,
          NAME_CHANGE,
          CORRECTION,
          RETRACTION,
          OBSERVATION_END,
          ATTRIBUTE_CHANGE,
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

  /// @param status ordinal, of a change of status
  /// @param earliest the first day that its date allows
  /// @param latest the last one
  boolean isLeftOut(Kind kind, int status, int earliest, int latest) {
    boolean isOpen = earliest <= day && day < latest;
    boolean isEnd =
        kind == Kind.DEATH
            || kind == Kind.LEAVING
            || kind == Kind.STATUS_CHANGE && !STATUSES[status].isUnion();
    return isOpen && isAsked(kind) && (isEnd || !isOfEnds);
  }
}
