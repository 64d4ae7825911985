package people.history;

import module java.base;

import people.*;
import people.Event.Kind;

/// The rules by which a person is there: from birth, or the first day of which anything is known,
/// until she dies, is presumed dead, or is no longer observed; not while she is away. All functions
/// are about the person at whom a [FactCursor] stands; days are counted since 1970, and
/// [FactTable#NEVER] is none.
final class Presence {

  private static final int NEVER = FactTable.NEVER;
  private static final int UNKNOWN = Status.UNKNOWN.ordinal();

  /// Fewer days than any year has, for a look that needs no calendar.
  private static final int SHORT_YEAR = 365;

  private Presence() {}

  // ---- the beginning

  /// The first day: that of the first creation that says a birth or, without one, the first day
  /// from which a fact counts; NEVER where that is after the last day that is looked at, or someone
  /// took back that there is such a person.
  static int start(FactCursor cursor) {
    int first = cursor.isTakenBack() ? NEVER : firstDay(cursor);
    return first <= cursor.table.observation().until() ? first : NEVER;
  }

  private static int firstDay(FactCursor cursor) {
    int by = startBy(cursor);
    if (by != FactCursor.NONE) {
      return birth(cursor, by);
    }
    int first = NEVER;
    for (int i = 0; i < cursor.size; i++) {
      first = Math.min(first, cursor.day(i));
      if (cursor.creations == 0) {
        return first; // the others are later
      }
    }
    return first;
  }

  /// Whether that is the day of a birth.
  static boolean isBorn(FactCursor cursor) {
    return birthBy(cursor) != FactCursor.NONE;
  }

  /// Whether a creation says that day as the birth without a doubt.
  static boolean isBornExactly(FactCursor cursor, int day) {
    for (int i = 0; i < cursor.size; i++) {
      if (birth(cursor, i) == day) {
        int number = cursor.birthNumber(i);
        if (number == 0 ? cursor.isExact(i) : cursor.table.isExact(number)) {
          return true;
        }
      }
    }
    return false;
  }

  /// The day from which ages are counted.
  static int born(FactCursor cursor) {
    int by = birthBy(cursor);
    return by == FactCursor.NONE ? NEVER : birth(cursor, by);
  }

  /// The last day that the birth may have been; NEVER also where that is open.
  static int bornAtLatest(FactCursor cursor) {
    int by = birthBy(cursor);
    return by == FactCursor.NONE ? NEVER : birthAtLatest(cursor, by);
  }

  /// The date of the birth; null when it is not known.
  static EffectiveDate birthDate(FactCursor cursor) {
    int by = birthBy(cursor);
    if (by == FactCursor.NONE) {
      return null;
    }
    int number = cursor.birthNumber(by);
    return number > 0 ? cursor.table.date(number) : cursor.date(by);
  }

  /// The creation that says the birth: the last one that does, of her own record if one of it does;
  /// [FactCursor#NONE] for none.
  static int birthBy(FactCursor cursor) {
    return birthBy(cursor, cursor.size - 1, -1);
  }

  /// The creation that says the first day: the first one that says a birth, of her own record if
  /// one of it does; [FactCursor#NONE] for none.
  static int startBy(FactCursor cursor) {
    return birthBy(cursor, 0, 1);
  }

  private static int birthBy(FactCursor cursor, int from, int step) {
    int byEvidence = FactCursor.NONE;
    for (int i = cursor.creations > 0 ? from : -1; i >= 0 && i < cursor.size; i += step) {
      if (birth(cursor, i) != NEVER) {
        if (!cursor.isEvidence(i)) {
          return i;
        }
        byEvidence = byEvidence == FactCursor.NONE ? i : byEvidence;
      }
    }
    return byEvidence;
  }

  /// The day of the birth that a fact says; NEVER for one that says none.
  private static int birth(FactCursor cursor, int i) {
    if (!cursor.isCreation(i)) {
      return NEVER;
    }
    int number = cursor.birthNumber(i);
    if (number > 0) {
      int earliest = cursor.table.earliest()[number];
      return earliest == Integer.MIN_VALUE ? cursor.table.latest()[number] : earliest;
    }
    return cursor.isDated(i) && !cursor.isEntry(i) ? cursor.day(i) : NEVER;
  }

  /// Whether a fact is a creation that says the birth.
  static boolean saysBirth(FactCursor cursor, int i) {
    return birth(cursor, i) != NEVER;
  }

  /// The first day on which the birth may have been that a creation says.
  static int birthAtEarliest(FactCursor cursor, int creation) {
    int date = birthNumber(cursor, creation);
    return date > 0 ? cursor.table.earliest()[date] : cursor.day(creation);
  }

  /// The last one.
  static int birthAtLatest(FactCursor cursor, int creation) {
    int date = birthNumber(cursor, creation);
    return date > 0 ? cursor.table.latest()[date] : cursor.day(creation);
  }

  /// Number of the inexact, or separate, date of the birth that a creation says; 0 for none.
  static int birthNumber(FactCursor cursor, int creation) {
    int number = cursor.birthNumber(creation);
    return number > 0 ? number : cursor.dateNumber(creation);
  }

  /// The day from which is known what she was, even if only that no fact says it: the entry, or the
  /// start of somebody who is known from the start.
  static int entry(FactCursor cursor) {
    int entry = NEVER;
    for (int i = 0; i < cursor.size; i++) {
      if (cursor.isCreation(i)) {
        boolean saysNothing = cursor.isEvidence(i) && cursor.status(i) == UNKNOWN;
        if (!cursor.isEntry(i) && !saysNothing) {
          return start(cursor);
        }
        entry = cursor.isEntry(i) ? Math.min(entry, cursor.day(i)) : entry;
      }
    }
    int start = start(cursor);
    return entry == NEVER ? start : Math.max(entry, start);
  }

  // ---- the end

  /// The first day on which she is no longer there for good, as far as is known by today.
  static int end(FactCursor cursor) {
    return Math.min(lifeEnd(cursor, start(cursor)), observed(cursor));
  }

  /// The same if she was observed all the time.
  ///
  /// @param start see [#start]
  static int lifeEnd(FactCursor cursor, int start) {
    int death = cursor.firstDeath();
    if (death != FactCursor.NONE) {
      return cursor.day(death);
    }
    int presumed = presumed(cursor, start);
    return presumed <= cursor.table.observation().today() ? presumed : NEVER;
  }

  /// Whether she may live and nothing be known of her yet: before her first day, with a birth that
  /// is not known.
  static boolean mayLiveUnseen(FactCursor cursor) {
    int start = start(cursor);
    return cursor.day < start && birthBy(cursor) == FactCursor.NONE && start != NEVER;
  }

  /// What ends the last period.
  ///
  /// @param end see [#end]
  /// @param life see [#lifeEnd]
  static Period.End ends(FactCursor cursor, int end, int life) {
    return end == NEVER || end < life
        ? Period.End.OBSERVATION
        : cursor.firstDeath() != FactCursor.NONE ? Period.End.DEATH : Period.End.PRESUMED;
  }

  /// The day from which she is presumed dead: so many years after the first day, or the last one on
  /// which she may have been born, or behind the last fact of which a living person is capable;
  /// NEVER where a death is known.
  static int presumed(FactCursor cursor) {
    return presumed(cursor, start(cursor));
  }

  private static int presumed(FactCursor cursor, int start) {
    int years = cursor.table.observation().lifespan();
    if (years == NEVER || start == NEVER || cursor.firstDeath() != FactCursor.NONE) {
      return NEVER;
    }
    int sign = lastSign(cursor);
    int latest = bornAtLatest(cursor);
    int from = latest == NEVER ? start : Math.max(start, latest);
    long soon = from + (long) years * SHORT_YEAR;
    if (sign < soon && cursor.day < soon && cursor.table.observation().today() < soon) {
      return NEVER; // later than anyone asks
    }
    LocalDate last = LocalDate.ofEpochDay(from).plusYears(years);
    int day = (int) Math.min(last.toEpochDay(), NEVER - 1);
    return Math.max(day, sign + 1);
  }

  /// The day of the last fact of which only the living are capable; before all days for none. A
  /// creation or an attribute without a date says when it was recorded, which may be long after;
  /// and nobody was seen in the future.
  private static int lastSign(FactCursor cursor) {
    int today = cursor.table.observation().today();
    for (int i = cursor.size - 1; i >= 0; i--) {
      boolean isEntry = cursor.isCreation(i) && cursor.isEntry(i) && cursor.isDated(i);
      boolean isSign =
          isSign(cursor.kind(i)) && (cursor.isDated(i) || cursor.kind(i) != Kind.ATTRIBUTE_CHANGE);
      if ((isEntry || isSign) && cursor.day(i) <= today) {
        return cursor.day(i);
      }
    }
    return Integer.MIN_VALUE;
  }

  private static boolean isSign(Kind kind) {
    return switch (kind) {
      case STATUS_CHANGE, ADDRESS_CHANGE, NAME_CHANGE, LEAVING, RETURN, ATTRIBUTE_CHANGE -> true;
      case DEATH,
          CREATION,
          CORRECTION,
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

  /// The first day on which she is no longer observed; NEVER where that is today.
  static int observed(FactCursor cursor) {
    Observation observation = cursor.table.observation();
    if (!observation.isLimited()) {
      return NEVER;
    }
    int creation = observation.bySource().isEmpty() ? FactCursor.NONE : cursor.lastCreation();
    int last = observation.lastDay(creation == FactCursor.NONE ? null : cursor.source(creation));
    for (int i = 0; cursor.isMerged && i < cursor.size; i++) {
      if (cursor.isEvidence(i)) { // she is, as long as one of her records is
        last = Math.max(last, observation.lastDay(cursor.source(i)));
      }
    }
    return last < observation.today() ? last + 1 : NEVER;
  }

  // ---- on the day where the cursor stands

  /// Whether she is there: born or entered, not dead, not presumed to be, and not away; as far as
  /// is known of somebody who is no longer observed.
  static boolean isThere(FactCursor cursor) {
    return isAlive(cursor) && !cursor.isAway();
  }

  private static boolean isAlive(FactCursor cursor) {
    int start = start(cursor);
    return start <= cursor.day
        && cursor.death() == FactCursor.NONE
        && presumed(cursor, start) > cursor.day;
  }

  static boolean isPresumedDead(FactCursor cursor) {
    return presumed(cursor) <= cursor.day;
  }

  /// Whether she is there, and someone looked.
  static boolean isCounted(FactCursor cursor) {
    return isThere(cursor) && isObserved(cursor);
  }

  /// Whether nobody knows how she is by then, since she is no longer observed.
  static boolean isBeyond(FactCursor cursor) {
    return isAlive(cursor) && !isObserved(cursor);
  }

  private static boolean isObserved(FactCursor cursor) {
    return cursor.day <= cursor.table.observation().lastDay() && cursor.day < observed(cursor);
  }
}
