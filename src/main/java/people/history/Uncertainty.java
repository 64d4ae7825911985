package people.history;

import module java.base;

import people.*;
import people.Event.Kind;

/// The rules by which an answer about a person depends on an uncertain date: what a doubted date
/// decides, and what a fact whose date is still open would change. The order in which the dates of
/// the past may have been is not looked at.
///
/// An answer costs a pass over the person's facts, each of which has at most five [#turns].
final class Uncertainty {

  private static final Set<Reason.Field> ALL = EnumSet.allOf(Reason.Field.class);

  private Uncertainty() {}

  /// Whether all dates are days that the source does not doubt, and no records may disagree.
  static boolean isNone(FactCursor cursor) {
    return !cursor.isMerged && areAllExact(cursor);
  }

  private static boolean areAllExact(FactCursor cursor) {
    for (int fact = 0; fact < cursor.size; fact++) {
      int birth = cursor.birthNumber(fact);
      if (!cursor.isExact(fact) || birth > 0 && !cursor.table.isExact(birth)) {
        return false;
      }
    }
    return true;
  }

  /// The days at which an answer about a person may become certain or uncertain, ascending.
  static int[] doubtTurns(FactCursor cursor) {
    if (areAllExact(cursor)) {
      return cursor.isMerged ? MergedRecords.turns(cursor) : new int[0];
    }
    return turns(cursor);
  }

  /// The same, and those at which it may become another one.
  static int[] turns(FactCursor cursor) {
    int[] turns = new int[5 * cursor.size];
    for (int fact = 0; fact < cursor.size; fact++) {
      int day = cursor.day(fact);
      turns[5 * fact] = day;
      addBounds(cursor, cursor.dateNumber(fact), day, turns, 5 * fact + 1);
      addBounds(cursor, cursor.birthNumber(fact), day, turns, 5 * fact + 3);
    }
    return Arrays.stream(turns)
        .filter(day -> day != Integer.MIN_VALUE && day != FactTable.NEVER)
        .sorted()
        .distinct()
        .toArray();
  }

  private static void addBounds(FactCursor cursor, int date, int day, int[] turns, int at) {
    turns[at] = date > 0 ? cursor.table.earliest()[date] : day;
    turns[at + 1] = date > 0 ? cursor.table.latest()[date] : day;
  }

  /// Whether everything about a person is certain on the day where the cursor stands.
  static boolean isCertain(FactCursor cursor) {
    return isNone(cursor) || isCertain(cursor, ALL);
  }

  /// Whether these fields of a person are certain on that day.
  static boolean isCertain(FactCursor cursor, Set<Reason.Field> fields) {
    return isCertain(cursor, fields, _ -> true);
  }

  /// The same, of some attributes only.
  ///
  /// @param names of attributes, by number
  static boolean isCertain(FactCursor cursor, Set<Reason.Field> fields, IntPredicate names) {
    if (cursor.isMerged && MergedRecords.disagree(cursor, fields)) {
      return false;
    }
    if (fields.contains(Reason.Field.CREATED) && isDoubtfulBirth(cursor)) {
      return false;
    }
    for (Reason.Field field : fields) {
      IntPredicate isAsked =
          fact -> field != Reason.Field.ATTRIBUTE || names.test(attributeName(cursor, fact));
      if (field.isDecided(cursor, fact -> isDoubtful(cursor, fact) && isAsked.test(fact))) {
        return false;
      }
    }
    if (fields.contains(Reason.Field.STATUS) && isDoubtful(cursor, cursor.partnerBy())) {
      return false; // what names the partner may be another fact than what says the status
    }
    for (int fact = 0; fact < cursor.size; fact++) {
      if (isOpen(cursor, fact) && wouldChange(cursor, fact, fields, names)) {
        return false;
      }
    }
    return true;
  }

  private static boolean wouldChange(
      FactCursor cursor, int fact, Set<Reason.Field> fields, IntPredicate names) {
    return switch (cursor.kind(fact)) {
      case NAME_CHANGE -> fields.contains(Reason.Field.NAME) && isOtherName(cursor, fact);
      case STATUS_CHANGE -> fields.contains(Reason.Field.STATUS) && isOtherStatus(cursor, fact);
      case ADDRESS_CHANGE -> fields.contains(Reason.Field.ADDRESS) && isOtherAddress(cursor, fact);
      case DEATH -> fields.contains(Reason.Field.DIED) && cursor.death() == FactCursor.NONE;
      case LEAVING -> fields.contains(Reason.Field.LEFT) && !cursor.isAway();
      case RETURN -> fields.contains(Reason.Field.LEFT) && cursor.isAway();
      case CREATION ->
          cursor.isEntry(fact)
              && (cursor.isEvidence(fact)
                  ? MergedRecords.wouldEnter(cursor, fact, fields)
                  : wouldEnter(cursor, fact, fields));
      case ATTRIBUTE_CHANGE ->
          fields.contains(Reason.Field.ATTRIBUTE)
              && names.test(attributeName(cursor, fact))
              && isOtherAttribute(cursor, fact);
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

  /// Whether an entry would change what is known; its name replaces all of another.
  private static boolean wouldEnter(FactCursor cursor, int entry, Set<Reason.Field> fields) {
    Name known = cursor.calledName();
    boolean isOtherName = cursor.name(entry) != 0 && !name(cursor, entry).equals(known);
    return fields.contains(Reason.Field.NAME) && isOtherName
        || fields.contains(Reason.Field.STATUS)
            && cursor.saysStatus(entry)
            && isOtherStatus(cursor, entry)
        || fields.contains(Reason.Field.ADDRESS)
            && cursor.address(entry) != 0
            && isOtherAddress(cursor, entry);
  }

  /// Whether it would be another status, or the same with another partner: a union that names
  /// nobody goes on with the same, and what ends one may end that of the partner, or not yet have.
  private static boolean isOtherStatus(FactCursor cursor, int fact) {
    if (cursor.status(fact) != cursor.statusOf(cursor.statusBy())) {
      return true;
    }
    if (cursor.kind(fact) != Kind.STATUS_CHANGE) {
      return false;
    }
    Partner partner = cursor.partner(fact);
    Partner known = cursor.partner(cursor.partnerBy());
    if (cursor.isUnion(fact)) {
      return partner != null && !partner.equals(known);
    }
    return known == null
        ? cursor.partnerBy(fact) != FactCursor.NONE
        : partner == null || partner.equals(known);
  }

  private static boolean isOtherAddress(FactCursor cursor, int fact) {
    return cursor.address(fact) != cursor.addressOf(cursor.addressBy());
  }

  private static boolean isOtherAttribute(FactCursor cursor, int fact) {
    int by = cursor.attributeBy(attributeName(cursor, fact));
    return cursor.attributeOf(fact) != cursor.attributeOf(by);
  }

  private static int attributeName(FactCursor cursor, int fact) {
    return cursor.table.attributeName(cursor.attribute(fact));
  }

  private static boolean isOpen(FactCursor cursor, int fact) {
    return isOpenDate(cursor, cursor.dateNumber(fact));
  }

  /// @param date number; 0 for none
  private static boolean isOpenDate(FactCursor cursor, int date) {
    return date > 0
        && cursor.table.earliest()[date] <= cursor.day
        && cursor.table.latest()[date] > cursor.day;
  }

  /// Whether what a fact decides on that day depends on its date; false for [FactCursor#NONE].
  static boolean isDoubtful(FactCursor cursor, int fact) {
    return fact != FactCursor.NONE && isDoubtfulDate(cursor, cursor.dateNumber(fact));
  }

  /// Whether the birth, or the day from which somebody is there, which another creation may say,
  /// depends on an uncertain date of birth.
  private static boolean isDoubtfulBirth(FactCursor cursor) {
    int by = Presence.birthBy(cursor);
    return by != FactCursor.NONE
        && (isDoubtfulBirth(cursor, by) || isDoubtfulBirth(cursor, Presence.startBy(cursor)));
  }

  private static boolean isDoubtfulBirth(FactCursor cursor, int creation) {
    return isDoubtfulDate(cursor, Presence.birthNumber(cursor, creation));
  }

  private static boolean isDoubtfulDate(FactCursor cursor, int date) {
    return date > 0 && (cursor.table.isDoubted()[date] || isOpenDate(cursor, date));
  }

  /// Whether a change of name would make another name of the one that is known.
  private static boolean isOtherName(FactCursor cursor, int change) {
    Name known = cursor.calledName();
    return !name(cursor, change).over(known).equals(known);
  }

  private static Name name(FactCursor cursor, int fact) {
    return cursor.table.name(cursor.name(fact));
  }
}
