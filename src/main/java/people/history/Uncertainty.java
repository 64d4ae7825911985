package people.history;

import module java.base;

import people.*;

/// The rules by which an answer about a person depends on an uncertain date: what a doubted date
/// decides, and what a fact whose date is still open would change. The order in which the dates of
/// the past may have been is not looked at.
///
/// An answer costs a pass over the person's facts, each of which has at most three [#turns].
final class Uncertainty {

  private static final Set<Reason.Field> ALL = EnumSet.allOf(Reason.Field.class);

  private Uncertainty() {}

  /// Whether all dates are days that the source does not doubt.
  static boolean isNone(FactCursor cursor) {
    for (int fact = 0; fact < cursor.size; fact++) {
      if (!cursor.isExact(fact)) {
        return false;
      }
    }
    return true;
  }

  /// The days at which an answer about a person may become certain or uncertain, ascending.
  static int[] turns(FactCursor cursor) {
    int[] turns = new int[3 * cursor.size];
    for (int fact = 0; fact < cursor.size; fact++) {
      int date = cursor.dateNumber(fact);
      turns[3 * fact] = cursor.day(fact);
      turns[3 * fact + 1] = date > 0 ? cursor.table.earliest()[date] : cursor.day(fact);
      turns[3 * fact + 2] = date > 0 ? cursor.table.latest()[date] : cursor.day(fact);
    }
    return Arrays.stream(turns)
        .filter(day -> day != Integer.MIN_VALUE && day != FactTable.NEVER)
        .sorted()
        .distinct()
        .toArray();
  }

  /// Whether everything about a person is certain on the day where the cursor stands.
  static boolean isCertain(FactCursor cursor) {
    return isNone(cursor) || isCertain(cursor, ALL);
  }

  /// Whether these fields of a person are certain on that day.
  static boolean isCertain(FactCursor cursor, Set<Reason.Field> fields) {
    for (Reason.Field field : fields) {
      if (field.isDecided(cursor, fact -> isDoubtful(cursor, fact))) {
        return false;
      }
    }
    for (int fact = 0; fact < cursor.size; fact++) {
      if (isOpen(cursor, fact) && wouldChange(cursor, fact, fields)) {
        return false;
      }
    }
    return true;
  }

  private static boolean wouldChange(FactCursor cursor, int fact, Set<Reason.Field> fields) {
    return switch (cursor.kind(fact)) {
      case NAME_CHANGE -> fields.contains(Reason.Field.NAME) && isOtherName(cursor, fact);
      case STATUS_CHANGE ->
          fields.contains(Reason.Field.STATUS)
              && cursor.status(fact) != cursor.statusOf(cursor.statusBy());
      case ADDRESS_CHANGE ->
          fields.contains(Reason.Field.ADDRESS)
              && cursor.address(fact) != cursor.addressOf(cursor.addressBy());
      case DEATH -> fields.contains(Reason.Field.DIED) && cursor.death() == FactCursor.NONE;
      case CREATION, CORRECTION, RETRACTION, LEAVING, RETURN, OBSERVATION_END, UNRECOGNIZED ->
          false;
    };
  }

  private static boolean isOpen(FactCursor cursor, int fact) {
    int date = cursor.dateNumber(fact);
    return date > 0
        && cursor.table.earliest()[date] <= cursor.day
        && cursor.table.latest()[date] > cursor.day;
  }

  private static boolean isDoubtful(FactCursor cursor, int fact) {
    int date = fact == FactCursor.NONE ? 0 : cursor.dateNumber(fact);
    return date > 0 && (cursor.table.isDoubted()[date] || isOpen(cursor, fact));
  }

  /// Whether a change of name would make another name of the one that is known.
  private static boolean isOtherName(FactCursor cursor, int change) {
    Name known =
        cursor.table.name(cursor.nameOf(cursor.firstnameBy()), cursor.nameOf(cursor.lastnameBy()));
    Name said = cursor.table.name(cursor.name(change));
    return !said.over(known).equals(known);
  }
}
