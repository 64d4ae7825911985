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

  /// The last fact that says a status, of the union or of none.
  int statusBy;

  /// The one since which the union that goes on has that status.
  private int statusBeganBy;

  /// How the union ended that went on before the day of the cursor; null when it goes on.
  UnionPeriod.Ending ended;

  /// The facts that say how a union ended, with somebody other than the partner of then, each with
  /// the one that names that partner. They end nothing.
  List<int[]> strays = List.of();

  /// What her own facts say, and those of other records that only count where nothing else is said.
  private final Said own = new Said();

  private final Said evidence = new Said();

  Unions(FactCursor cursor) {
    this.cursor = cursor;
  }

  /// Whether a person ever has a status that two people have together.
  static boolean isEver(FactCursor cursor) {
    for (int i = 0; i < cursor.size; i++) {
      if (cursor.saysStatus(i) && cursor.isUnion(i)) {
        return true;
      }
    }
    return false;
  }

  /// Moves the cursor to the end of a day.
  Unions at(int personId, int day) {
    this.personId = personId;
    beganBy = FactCursor.NONE;
    statusBeganBy = FactCursor.NONE;
    strays = List.of();
    own.clear();
    evidence.clear();
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

  /// Moves the cursor on to the end of a later day.
  void goOn(int day) {
    int held = cursor.held;
    cursor.on(day);
    follow(held);
  }

  private void follow(int from) {
    int before = beganBy;
    own.ended = null;
    evidence.ended = null;
    for (int fact = from; fact < cursor.held; fact++) {
      if (cursor.saysStatus(fact)) {
        Status status = STATUSES[cursor.status(fact)];
        if (!cursor.isEvidence(fact)) {
          own.follow(fact, status, before);
        } else if (status != Status.UNKNOWN) {
          evidence.follow(fact, status, before);
        }
      }
    }
    Said said = own.isSilent() && evidence.statusBy != FactCursor.NONE ? evidence : own;
    beganBy = said.beganBy;
    namedBy = said.namedBy;
    statusBy = said.statusBy;
    statusBeganBy = said.statusBeganBy;
    ended = said.ended;
    if (before != FactCursor.NONE && before != beganBy && ended == null) {
      ended = ending(status()); // another record said that there was one
    }
  }

  private static UnionPeriod.Ending ending(Status status) {
    return switch (status) {
      case DIVORCED -> UnionPeriod.Ending.DIVORCED;
      case WIDOWED -> UnionPeriod.Ending.WIDOWED;
      case SINGLE, UNKNOWN -> UnionPeriod.Ending.STATUS;
      case MARRIED, PARTNERED, SEPARATED -> UnionPeriod.Ending.REPLACED;
    };
  }

  /// What some of the facts say, up to the day of the cursor.
  private final class Said {

    private int beganBy;
    private int namedBy;
    private int statusBy;
    private int statusBeganBy;
    private UnionPeriod.Ending ended;

    private void clear() {
      beganBy = FactCursor.NONE;
      namedBy = FactCursor.NONE;
      statusBy = FactCursor.NONE;
      statusBeganBy = FactCursor.NONE;
    }

    private boolean isSilent() {
      return statusBy == FactCursor.NONE || isFromStart(statusBy) && status() == Status.UNKNOWN;
    }

    private Status status() {
      return STATUSES[cursor.statusOf(statusBy)];
    }

    /// @param before the union that went on before, of which it is asked how it ended
    private void follow(int fact, Status status, int before) {
      if (beganBy != FactCursor.NONE && !status.isUnion()) {
        if (isNaming(fact) && namedBy != FactCursor.NONE && isWithAnother(fact)) {
          strays = strays.isEmpty() ? new ArrayList<>() : strays;
          strays.add(new int[] {fact, namedBy});
          return;
        }
        end(ending(status), before);
      } else if (beganBy != FactCursor.NONE && isAnother(fact, status)) {
        end(UnionPeriod.Ending.REPLACED, before);
      }
      if (status.isUnion()) {
        boolean goesOn = beganBy != FactCursor.NONE && status == status();
        statusBeganBy = goesOn ? statusBeganBy : fact;
        beganBy = beganBy == FactCursor.NONE ? fact : beganBy;
        namedBy = isNaming(fact) ? fact : namedBy;
      }
      statusBy = fact;
    }

    private void end(UnionPeriod.Ending how, int before) {
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
      return isWithAnother(fact);
    }

    private boolean isWithAnother(int fact) {
      return partnerId(fact) != partnerId(namedBy)
          || partnerId(fact) == 0 && !cursor.partner(fact).equals(cursor.partner(namedBy));
    }
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

  /// The day from which it has its status, likewise.
  int statusSince() {
    return dayOf(statusBeganBy);
  }

  /// Number of that day as an inexact date; 0 for none.
  int statusSinceDate() {
    return isFromStart(statusBeganBy) ? 0 : cursor.dateNumber(statusBeganBy);
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
    for (int i = cursor.held - 1; i >= 0 && cursor.day(i) == cursor.day; i--) {
      boolean isAbsence = cursor.kind(i) == Kind.LEAVING || cursor.kind(i) == Kind.RETURN;
      boolean isChange = isAbsence || cursor.saysStatus(i);
      if (isChange && !isFromStart(i) && !cursor.isExact(i)) {
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
