package people;

import java.util.Arrays;
import java.util.Set;
import people.EventColumns.Kind;

/// Which of what is known about people depends on an uncertain date, by the same rule as
/// [Fold#isCertain], over columns.
///
/// An answer costs a pass over the person's facts, and [#turns] are as many as these at most
/// thrice.
final class Doubts {

  private static final Kind[] KINDS = Kind.values();
  private static final int NONE = -1;

  private final Lives lives;

  Doubts(Lives lives) {
    this.lives = lives;
  }

  /// The days at which an answer about a person may become certain or uncertain, ascending.
  int[] turns(int person) {
    int from = lives.starts[person];
    int[] turns = new int[3 * (lives.ends[person] - from)];
    int count = 0;
    for (int fact = from; fact < lives.ends[person]; fact++) {
      turns[count++] = lives.days[fact];
      int date = lives.dates[fact];
      if (date > 0 && lives.earliest[date] != Integer.MIN_VALUE) {
        turns[count++] = lives.earliest[date];
      }
      if (date > 0 && lives.latest[date] != Lives.NEVER) {
        turns[count++] = lives.latest[date];
      }
    }
    return Arrays.stream(turns, 0, count).sorted().distinct().toArray();
  }

  /// @param fields of which one may be uncertain for the answer to be
  boolean isCertain(int person, int at, Set<Reason.Field> fields) {
    int creation = NONE;
    int firstname = NONE;
    int lastname = NONE;
    int status = NONE;
    int address = NONE;
    int death = NONE;
    int from = lives.starts[person];
    int to = lives.ends[person];
    for (int fact = from; fact < to; fact++) {
      Kind kind = kind(fact);
      if (kind == Kind.CREATION) {
        creation = fact;
      } else if (lives.days[fact] > at) {
        continue;
      } else if (kind == Kind.DEATH) {
        death = death == NONE ? fact : death;
      }
      if (lives.names[fact] != 0 && fields.contains(Reason.Field.NAME)) {
        // a creation gives the whole name, so it takes away the half that it does not give
        boolean isWhole = kind == Kind.CREATION;
        Name name = lives.name(lives.names[fact]);
        firstname = name.firstname() != null ? fact : isWhole ? NONE : firstname;
        lastname = name.lastname() != null ? fact : isWhole ? NONE : lastname;
      }
      status = lives.statuses[fact] != EventColumns.NO_STATUS ? fact : status;
      address = lives.addresses[fact] != 0 ? fact : address;
    }
    for (Reason.Field field : fields) {
      boolean isDoubtful =
          switch (field) {
            case CREATED -> isDoubtful(creation, at);
            case NAME -> isDoubtful(firstname, at) || isDoubtful(lastname, at);
            case STATUS -> isDoubtful(status, at);
            case ADDRESS -> isDoubtful(address, at);
            case DIED -> isDoubtful(death, at);
          };
      if (isDoubtful) {
        return false;
      }
    }
    for (int fact = from; fact < to; fact++) {
      if (isOpen(fact, at)) {
        boolean wouldChange =
            switch (kind(fact)) {
              case NAME_CHANGE ->
                  fields.contains(Reason.Field.NAME) && isOther(fact, firstname, lastname);
              case STATUS_CHANGE ->
                  fields.contains(Reason.Field.STATUS)
                      && lives.statuses[fact]
                          != (status == NONE ? Status.UNKNOWN.ordinal() : lives.statuses[status]);
              case ADDRESS_CHANGE ->
                  fields.contains(Reason.Field.ADDRESS)
                      && lives.addresses[fact] != (address == NONE ? 0 : lives.addresses[address]);
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

  private Kind kind(int fact) {
    return KINDS[lives.flags[fact] & EventColumns.KIND];
  }

  private boolean isOpen(int fact, int at) {
    int date = lives.dates[fact];
    return date > 0 && lives.earliest[date] <= at && lives.latest[date] > at;
  }

  private boolean isDoubtful(int fact, int at) {
    return fact != NONE
        && lives.dates[fact] > 0
        && (lives.isDoubted[lives.dates[fact]] || isOpen(fact, at));
  }

  /// Whether a change of name would make another name of that one.
  private boolean isOther(int change, int firstname, int lastname) {
    Name said = lives.name(lives.names[change]);
    return said.firstname() != null && !said.firstname().equals(half(firstname, true))
        || said.lastname() != null && !said.lastname().equals(half(lastname, false));
  }

  private String half(int fact, boolean isFirst) {
    Name name = fact == NONE ? null : lives.name(lives.names[fact]);
    return name == null ? null : isFirst ? name.firstname() : name.lastname();
  }
}
