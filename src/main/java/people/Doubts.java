package people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import people.EventColumns.Kind;

/// Which of what is known about people depends on an uncertain date, by the same rule as
/// [Fold#isCertain], over columns.
///
/// Not safe for several threads.
final class Doubts {

  private static final Kind[] KINDS = Kind.values();
  private static final int NONE = -1;

  private final Lives lives;

  /// By number of an inexact date, its first and its last day; open sides are beyond all days.
  private final int[] earliest;

  private final int[] latest;

  /// Whether its source doubts it.
  private final boolean[] isDoubted;

  Doubts(Lives lives) {
    this.lives = lives;
    int count = lives.dates();
    earliest = new int[count + 1];
    latest = new int[count + 1];
    isDoubted = new boolean[count + 1];
    for (int number = 1; number <= count; number++) {
      EffectiveDate date = lives.date(number);
      earliest[number] = day(date.earliest(), Integer.MIN_VALUE);
      latest[number] = day(date.latest(), Integer.MAX_VALUE);
      isDoubted[number] = date.qualifier() != EffectiveDate.Qualifier.NONE;
    }
  }

  private static int day(LocalDate day, int open) {
    return day == null ? open : EventColumns.day(day);
  }

  /// The days at which an answer about a person may become certain or uncertain, ascending.
  int[] turns(int person) {
    int from = lives.starts[person];
    int[] turns = new int[3 * (lives.ends[person] - from)];
    int count = 0;
    for (int fact = from; fact < lives.ends[person]; fact++) {
      turns[count++] = lives.days[fact];
      int date = lives.dates[fact];
      if (date > 0 && earliest[date] != Integer.MIN_VALUE) {
        turns[count++] = earliest[date];
      }
      if (date > 0 && latest[date] != Integer.MAX_VALUE) {
        turns[count++] = latest[date];
      }
    }
    Arrays.sort(turns, 0, count);
    return Arrays.copyOf(turns, count);
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
    return date > 0 && earliest[date] <= at && latest[date] > at;
  }

  private boolean isDoubtful(int fact, int at) {
    return fact != NONE
        && lives.dates[fact] > 0
        && (isDoubted[lives.dates[fact]] || isOpen(fact, at));
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
