package people.history;

import java.util.Arrays;
import java.util.Set;
import people.Name;
import people.Status;
import people.columns.EventColumns.Kind;
import people.columns.PackedKind;

/// Which of what is known about people depends on an uncertain date, by the same rule as
/// [Fold#isCertain], over columns.
///
/// An answer costs a pass over the person's facts, and [#turns] are as many as these at most
/// thrice.
final class Uncertainty {

  private static final int NONE = -1;

  private Uncertainty() {}

  /// The days at which an answer about a person may become certain or uncertain, ascending.
  static int[] turns(FactCursor life) {
    FactTable lives = life.lives;
    int[] turns = new int[3 * life.size];
    int count = 0;
    for (int fact = 0; fact < life.size; fact++) {
      turns[count++] = life.day(fact);
      int date = life.date(fact);
      if (date > 0 && lives.earliest[date] != Integer.MIN_VALUE) {
        turns[count++] = lives.earliest[date];
      }
      if (date > 0 && lives.latest[date] != FactTable.NEVER) {
        turns[count++] = lives.latest[date];
      }
    }
    return Arrays.stream(turns, 0, count).sorted().distinct().toArray();
  }

  /// @param fields of which one may be uncertain for the answer to be
  static boolean isCertain(FactCursor life, int at, Set<Reason.Field> fields) {
    int creation = NONE;
    int firstname = NONE;
    int lastname = NONE;
    int status = NONE;
    int address = NONE;
    int death = NONE;
    for (int fact = 0; fact < life.size; fact++) {
      Kind kind = life.kind(fact);
      if (kind == Kind.CREATION) {
        creation = fact;
      } else if (life.day(fact) > at) {
        continue;
      } else if (kind == Kind.DEATH) {
        death = death == NONE ? fact : death;
      }
      if (life.name(fact) != 0 && fields.contains(Reason.Field.NAME)) {
        // a creation gives the whole name, so it takes away the half that it does not give
        boolean isWhole = kind == Kind.CREATION;
        int name = life.name(fact);
        firstname = life.lives.hasFirstname(name) ? fact : isWhole ? NONE : firstname;
        lastname = life.lives.hasLastname(name) ? fact : isWhole ? NONE : lastname;
      }
      status = life.status(fact) != PackedKind.NO_STATUS ? fact : status;
      address = life.address(fact) != 0 ? fact : address;
    }
    for (Reason.Field field : fields) {
      boolean isDoubtful =
          switch (field) {
            case CREATED -> isDoubtful(life, creation, at);
            case NAME -> isDoubtful(life, firstname, at) || isDoubtful(life, lastname, at);
            case STATUS -> isDoubtful(life, status, at);
            case ADDRESS -> isDoubtful(life, address, at);
            case DIED -> isDoubtful(life, death, at);
          };
      if (isDoubtful) {
        return false;
      }
    }
    for (int fact = 0; fact < life.size; fact++) {
      if (isOpen(life, fact, at)) {
        boolean wouldChange =
            switch (life.kind(fact)) {
              case NAME_CHANGE ->
                  fields.contains(Reason.Field.NAME) && isOther(life, fact, firstname, lastname);
              case STATUS_CHANGE ->
                  fields.contains(Reason.Field.STATUS)
                      && life.status(fact)
                          != (status == NONE ? Status.UNKNOWN.ordinal() : life.status(status));
              case ADDRESS_CHANGE ->
                  fields.contains(Reason.Field.ADDRESS)
                      && life.address(fact) != (address == NONE ? 0 : life.address(address));
              case DEATH -> fields.contains(Reason.Field.DIED) && death == NONE;
              case CREATION, CORRECTION, RETRACTION, UNRECOGNIZED -> false;
            };
        if (wouldChange) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isOpen(FactCursor life, int fact, int at) {
    int date = life.date(fact);
    return date > 0 && life.lives.earliest[date] <= at && life.lives.latest[date] > at;
  }

  private static boolean isDoubtful(FactCursor life, int fact, int at) {
    int date = fact == NONE ? 0 : life.date(fact);
    return date > 0 && (life.lives.isDoubted[date] || isOpen(life, fact, at));
  }

  /// Whether a change of name would make another name of that one.
  private static boolean isOther(FactCursor life, int change, int firstname, int lastname) {
    Name said = life.lives.name(life.name(change));
    return said.firstname() != null && !said.firstname().equals(half(life, firstname, true))
        || said.lastname() != null && !said.lastname().equals(half(life, lastname, false));
  }

  private static String half(FactCursor life, int fact, boolean isFirst) {
    Name name = fact == NONE ? null : life.lives.name(life.name(fact));
    return name == null ? null : isFirst ? name.firstname() : name.lastname();
  }
}
