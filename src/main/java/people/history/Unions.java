package people.history;

import module java.base;

import people.*;
import people.Event.Kind;
import people.history.Period.UnionPeriod;

/// The rules of the unions of one person, where a [FactCursor] stands: which fact begins the one
/// that goes on, who is in it with her, and how the ones before ended.
///
/// A union begins at a status that two people have together. It goes on while such statuses name
/// the same partner or none: a partnership that becomes a marriage, and a separation, are the same
/// union. It ends at any other status, or at a union with another partner. Of one that names no
/// partner so far, a separation, the marriage of partners, or a change on the day of her entry may
/// say who that is; any other union that is named is another one.
///
/// Goes with its cursor from day to day, and is not safe for several threads.
final class Unions {

  private static final Status[] STATUSES = Status.values();

  private final FactCursor cursor;
  private int personId;

  /// The fact with which the union of this day began; [FactCursor#NONE] for none, as below.
  int beganBy;

  /// The last fact of it that names the partner.
  int namedBy;

  /// The last fact that says a status, of a union or not.
  int statusBy;

  /// How the union ended that went on before the day of the cursor; null when it goes on.
  UnionPeriod.Ending ended;

  private int before;

  Unions(FactCursor cursor) {
    this.cursor = cursor;
  }

  /// Whether a person ever has a status that two people have together.
  static boolean isEver(FactCursor cursor) {
    for (int i = 0; i < cursor.size; i++) {
      if (cursor.saysStatus(i) && STATUSES[cursor.status(i)].isUnion()) {
        return true;
      }
    }
    return false;
  }

  /// Moves the cursor to the end of a day.
  Unions at(int personId, int day) {
    this.personId = personId;
    clear();
    cursor.at(day);
    follow(0);
    return this;
  }

  /// Moves the cursor on to the next day on which something holds that does not yet.
  void goOn() {
    int held = cursor.held;
    cursor.goOn(PeriodField.STATUS);
    follow(held);
  }

  private void follow(int from) {
    before = beganBy;
    ended = null;
    if (!cursor.isMerged) {
      follow(from, false);
    } else {
      clear();
      follow(0, false);
      if (statusBy == FactCursor.NONE || isFromStart(statusBy) && status() == Status.UNKNOWN) {
        follow(0, true);
      }
    }
    if (before != FactCursor.NONE && before != beganBy && ended == null) {
      ended = ending(status()); // another record said that there was one
    }
  }

  /// @param isEvidence whether those are asked that only count where nothing else is said
  private void follow(int from, boolean isEvidence) {
    for (int fact = from; fact < cursor.held; fact++) {
      if (cursor.saysStatus(fact) && cursor.isEvidence(fact) == isEvidence) {
        Status status = STATUSES[cursor.status(fact)];
        if (!isEvidence || status != Status.UNKNOWN) {
          follow(fact, status);
        }
      }
    }
  }

  private void clear() {
    beganBy = FactCursor.NONE;
    namedBy = FactCursor.NONE;
    statusBy = FactCursor.NONE;
  }

  private static UnionPeriod.Ending ending(Status status) {
    return switch (status) {
      case DIVORCED -> UnionPeriod.Ending.DIVORCED;
      case WIDOWED -> UnionPeriod.Ending.WIDOWED;
      case SINGLE, UNKNOWN -> UnionPeriod.Ending.STATUS;
      case MARRIED, PARTNERED, SEPARATED -> UnionPeriod.Ending.REPLACED;
    };
  }

  private void follow(int fact, Status status) {
    if (beganBy != FactCursor.NONE && !status.isUnion()) {
      end(ending(status));
    } else if (beganBy != FactCursor.NONE && isAnother(fact, status)) {
      end(UnionPeriod.Ending.REPLACED);
    }
    if (status.isUnion()) {
      beganBy = beganBy == FactCursor.NONE ? fact : beganBy;
      namedBy = isNaming(fact) ? fact : namedBy;
    }
    statusBy = fact;
  }

  private void end(UnionPeriod.Ending how) {
    if (beganBy == before && ended == null) {
      ended = how;
    }
    beganBy = FactCursor.NONE;
    namedBy = FactCursor.NONE;
  }

  private boolean isAnother(int fact, Status status) {
    if (!isNaming(fact)) {
      return false;
    }
    if (namedBy == FactCursor.NONE) {
      boolean isWedding = status == Status.MARRIED && status() == Status.PARTNERED;
      boolean isOfEntry = cursor.isEntry(beganBy) && cursor.day(beganBy) == cursor.day(fact);
      return status != Status.SEPARATED && !isWedding && !isOfEntry;
    }
    return partnerId(fact) != partnerId(namedBy)
        || partnerId(fact) == 0 && !cursor.partner(fact).equals(cursor.partner(namedBy));
  }

  private boolean isNaming(int fact) {
    return cursor.kind(fact) == Kind.STATUS_CHANGE
        && (partnerId(fact) != 0 || cursor.other(fact) == 0 && cursor.name(fact) != 0);
  }

  /// Nobody is the partner of herself, which a merge may make of her.
  private int partnerId(int fact) {
    int other = cursor.table.survivor(cursor.other(fact));
    return other == personId ? 0 : other;
  }

  // ---- the union that goes on

  boolean isNone() {
    return beganBy == FactCursor.NONE;
  }

  /// Whether it is with someone.
  boolean isWith(int partnerId) {
    return partnerId() == partnerId;
  }

  /// Identifier of the partner; 0 for none, and for one who is not in the register.
  int partnerId() {
    return namedBy == FactCursor.NONE ? 0 : partnerId(namedBy);
  }

  /// Number of the name of a partner who is not in the register; 0 for none.
  int partnerName() {
    return partnerId() != 0 || namedBy == FactCursor.NONE ? 0 : cursor.name(namedBy);
  }

  /// The last status that was said.
  Status status() {
    return STATUSES[cursor.statusOf(statusBy)];
  }

  /// The day from which that counts; before all days for none.
  int statusDay() {
    return dayOf(statusBy);
  }

  /// The day from which the union counts; before all days where that is not known.
  int since() {
    return dayOf(beganBy);
  }

  /// Number of that day as an inexact date; 0 for none.
  int sinceDate() {
    return isFromStart(beganBy) ? 0 : cursor.dateNumber(beganBy);
  }

  private int dayOf(int fact) {
    return fact == FactCursor.NONE || isFromStart(fact) ? Integer.MIN_VALUE : cursor.day(fact);
  }

  private boolean isFromStart(int fact) {
    return cursor.isCreation(fact) && !cursor.isEntry(fact);
  }

  /// Why its first period begins: one that is first heard of by a creation, or by a separation, was
  /// there before.
  Period.Begin begins() {
    boolean isHeardOf =
        cursor.isCreation(beganBy) || STATUSES[cursor.status(beganBy)] == Status.SEPARATED;
    return isHeardOf ? Period.Begin.ENTRY : Period.Begin.EVENT;
  }

  /// Whether no status, leaving or return that counts from this very day is of an uncertain date.
  boolean isDayCertain() {
    for (int i = 0; i < cursor.held; i++) {
      boolean isOfDay = cursor.day(i) == cursor.day && !isFromStart(i);
      boolean isAbsence = cursor.kind(i) == Kind.LEAVING || cursor.kind(i) == Kind.RETURN;
      if (isOfDay && (isAbsence || cursor.saysStatus(i)) && !cursor.isExact(i)) {
        return false;
      }
    }
    return true;
  }

  /// What this person says of a union in which another one is with her.
  ///
  /// @param since the day from which the other one says so
  UnionPeriod.Agreement agreement(int partnerId, int since) {
    if (!isNone()) {
      return isWith(partnerId)
          ? UnionPeriod.Agreement.MUTUAL
          : namedBy == FactCursor.NONE
              ? UnionPeriod.Agreement.ONE_SIDED
              : UnionPeriod.Agreement.CONTRADICTED;
    }
    // what was said before it says nothing of it
    return status() == Status.UNKNOWN || statusDay() < since || statusDay() == Integer.MIN_VALUE
        ? UnionPeriod.Agreement.ONE_SIDED
        : UnionPeriod.Agreement.CONTRADICTED;
  }
}
