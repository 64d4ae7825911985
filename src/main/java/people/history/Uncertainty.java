package people.history;

import module java.base;

import people.*;

/// Tells which of what is known about a person depends on an uncertain date: what a doubted date
/// decides, and what a fact whose date is still open would change. In which order the dates of the
/// past may have been is not looked at.
///
/// An answer costs a pass over the person's facts, and [#turns] are as many as these at most
/// thrice.
final class Uncertainty {

  private static final Set<Reason.Field> ALL = EnumSet.allOf(Reason.Field.class);

  private Uncertainty() {}

  /// Whether all dates are days that the source does not doubt.
  static boolean isNone(FactCursor life) {
    for (int fact = 0; fact < life.size; fact++) {
      if (!life.isExact(fact)) {
        return false;
      }
    }
    return true;
  }

  /// The days at which an answer about a person may become certain or uncertain, ascending.
  static int[] turns(FactCursor life) {
    int[] turns = new int[3 * life.size];
    for (int fact = 0; fact < life.size; fact++) {
      int date = life.dateNumber(fact);
      turns[3 * fact] = life.day(fact);
      turns[3 * fact + 1] = date > 0 ? life.lives.earliest()[date] : life.day(fact);
      turns[3 * fact + 2] = date > 0 ? life.lives.latest()[date] : life.day(fact);
    }
    return Arrays.stream(turns)
        .filter(day -> day != Integer.MIN_VALUE && day != FactTable.NEVER)
        .sorted()
        .distinct()
        .toArray();
  }

  /// Whether everything about a person is certain on the day where the cursor stands.
  static boolean isCertain(FactCursor life) {
    return isNone(life) || isCertain(life, ALL);
  }

  /// Whether some of it is.
  ///
  /// @param fields of which one may be uncertain for the answer to be
  static boolean isCertain(FactCursor life, Set<Reason.Field> fields) {
    for (Reason.Field field : fields) {
      if (field.isDecided(life, fact -> isDoubtful(life, fact))) {
        return false;
      }
    }
    for (int fact = 0; fact < life.size; fact++) {
      if (isOpen(life, fact) && wouldChange(life, fact, fields)) {
        return false;
      }
    }
    return true;
  }

  private static boolean wouldChange(FactCursor life, int fact, Set<Reason.Field> fields) {
    return switch (life.kind(fact)) {
      case NAME_CHANGE -> fields.contains(Reason.Field.NAME) && isOtherName(life, fact);
      case STATUS_CHANGE ->
          fields.contains(Reason.Field.STATUS)
              && life.status(fact) != life.statusOf(life.statusBy());
      case ADDRESS_CHANGE ->
          fields.contains(Reason.Field.ADDRESS)
              && life.address(fact) != life.addressOf(life.addressBy());
      case DEATH -> fields.contains(Reason.Field.DIED) && life.death() == FactCursor.NONE;
      case CREATION, CORRECTION, RETRACTION, UNRECOGNIZED -> false;
    };
  }

  private static boolean isOpen(FactCursor life, int fact) {
    int date = life.dateNumber(fact);
    return date > 0
        && life.lives.earliest()[date] <= life.day
        && life.lives.latest()[date] > life.day;
  }

  private static boolean isDoubtful(FactCursor life, int fact) {
    int date = fact == FactCursor.NONE ? 0 : life.dateNumber(fact);
    return date > 0 && (life.lives.isDoubted()[date] || isOpen(life, fact));
  }

  /// Whether a change of name would make another name of the one that is known.
  private static boolean isOtherName(FactCursor life, int change) {
    Name known = life.lives.name(life.nameOf(life.firstnameBy()), life.nameOf(life.lastnameBy()));
    Name said = life.lives.name(life.name(change));
    return !said.over(known).equals(known);
  }
}
