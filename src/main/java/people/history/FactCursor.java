package people.history;

import people.Event.Kind;
import people.Name;
import people.Status;
import people.columns.PackedKind;

/// One person's facts as they are known, in order of effect, and the facts that decide her state at
/// the end of a day. All that is told of people is a view of it: [Person], [Period], [Reason],
/// [Contradiction], columns and counts.
///
/// What a creation says holds from the start; every other fact holds from its day on. Of the facts
/// that hold, the last one that says something of a field decides it, but for the death, which the
/// first one decides: nobody dies twice. The facts of one day are in the order of recording.
///
/// It is moved from person to person and from day to day, and is not safe for several threads.
final class FactCursor extends PersonFacts {

  /// Stands for a fact where there is none.
  static final int NONE = -1;

  /// How many facts hold on [#day]: the first ones.
  private int held;

  /// The day where this stands, in days since 1970.
  int day;

  /// For one person or some, of whom nothing is read ahead.
  FactCursor(FactTable lives) {
    super(lives, 0);
  }

  /// For all people up to a place in the index, one after the other.
  FactCursor(FactTable lives, int to) {
    super(lives, to);
  }

  @Override
  FactCursor read(int person) {
    super.read(person);
    return this;
  }

  // ---- the state at the end of a day

  /// Moves to the end of a day.
  FactCursor at(int day) {
    held = 0;
    return on(day);
  }

  private FactCursor on(int day) {
    this.day = day;
    while (held < size && (isCreation(held) || day(held) <= day)) {
      held++;
    }
    return this;
  }

  /// Moves on to the end of the next day on which something holds that does not yet; behind all
  /// days when there is none.
  ///
  /// @return the fact that decides the status, or the address, if one of that day does; else
  ///   [#NONE]
  int goOn(boolean isStatus) {
    int before = held;
    on(held < size ? day(held) : FactTable.NEVER);
    return isStatus ? statusBy(before, held) : addressBy(before, held);
  }

  /// Whether a fact of this person holds on that day.
  boolean holds(int i) {
    return i < held;
  }

  /// Whether the person is there: born, or recorded, by then and not dead.
  boolean isLiving() {
    return start() <= day && death() == NONE;
  }

  /// The creation that decides; [#NONE] for none, here and below.
  int creation() {
    int last = NONE;
    while (last + 1 < size && isCreation(last + 1)) {
      last++;
    }
    return last;
  }

  int statusBy() {
    return statusBy(0, held);
  }

  /// The last one of some facts that gives a status.
  int statusBy(int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (status(i) != PackedKind.NO_STATUS) {
        return i;
      }
    }
    return NONE;
  }

  int addressBy() {
    return addressBy(0, held);
  }

  private int addressBy(int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      // others are not looked up
      if ((kind(i) == Kind.ADDRESS_CHANGE || isCreation(i)) && address(i) != 0) {
        return i;
      }
    }
    return NONE;
  }

  int firstnameBy() {
    return nameBy(true);
  }

  int lastnameBy() {
    return nameBy(false);
  }

  private int nameBy(boolean isFirst) {
    for (int i = held - 1; i >= 0; i--) {
      int name = kind(i) == Kind.NAME_CHANGE || isCreation(i) ? name(i) : 0;
      if (name != 0 && (isFirst ? lives.hasFirstname(name) : lives.hasLastname(name))) {
        return i;
      } else if (name != 0 && isCreation(i)) {
        return NONE; // it gives the whole name, so also that there is no such half
      }
    }
    return NONE;
  }

  int death() {
    return firstDeath(held);
  }

  private int firstDeath(int to) {
    for (int i = 0; i < to; i++) {
      if (kind(i) == Kind.DEATH) {
        return i;
      }
    }
    return NONE;
  }

  /// Ordinal of the status that one of the facts gives, or none.
  int statusOf(int i) {
    return i == NONE ? Status.UNKNOWN.ordinal() : status(i);
  }

  /// Number of the address that one of the facts gives, or none.
  int addressOf(int i) {
    return i == NONE ? 0 : address(i);
  }

  /// Number of the name that one of the facts gives, or none.
  int nameOf(int i) {
    return i == NONE ? 0 : name(i);
  }

  /// The name of which the halves were said last; null for none.
  Name knownName() {
    int first = nameOf(firstnameBy());
    int last = nameOf(lastnameBy());
    if (first == last || last == 0) {
      Name name = lives.name(first);
      return first == last ? name : new Name(name.firstname(), null);
    }
    return new Name(first == 0 ? null : lives.name(first).firstname(), lives.name(last).lastname());
  }

  // ---- the whole life

  /// The day from which she is there: that of the first creation with a date or, without one, the
  /// first day from which a fact counts; [FactTable#NEVER] when there is none.
  int start() {
    int first = FactTable.NEVER;
    for (int i = 0; i < size; i++) {
      if (isBirth(i)) {
        return day(i);
      }
      first = Math.min(first, day(i));
      if (!isCreation(i)) {
        return first; // the others are later
      }
    }
    return first;
  }

  /// Whether that is the day of a birth.
  boolean isBorn() {
    for (int i = 0; i < size && isCreation(i); i++) {
      if (isBirth(i)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the source does not doubt that first day.
  boolean startsExactly(int start) {
    boolean isBorn = isBorn();
    for (int i = 0; i < size && (isCreation(i) || day(i) <= start); i++) {
      if ((!isBorn || isBirth(i)) && day(i) == start && isExact(i)) {
        return true;
      }
    }
    return false;
  }

  /// The day of the death; [FactTable#NEVER] for none.
  int end() {
    int death = firstDeath(size);
    return death == NONE ? FactTable.NEVER : day(death);
  }

  /// The day from which ages are counted; [FactTable#NEVER] when it is not known.
  int born() {
    int creation = creation();
    return creation == NONE || !isBirth(creation) ? FactTable.NEVER : day(creation);
  }

  /// The last day that [#born] may have been; [FactTable#NEVER] when it is not known, or open.
  int bornAtLatest() {
    int born = born();
    int date = born == FactTable.NEVER ? 0 : dateNumber(creation());
    return date > 0 ? lives.latest[date] : born;
  }

  /// Whether all dates are days that the source does not doubt.
  boolean isExactlyKnown() {
    for (int i = 0; i < size; i++) {
      if (!isExact(i)) {
        return false;
      }
    }
    return true;
  }
}
