package people;

import java.util.Arrays;
import java.util.Comparator;
import people.EventColumns.Kind;

/// One person's facts as they are known, in order of effect: what [History#facts] says of one, for
/// a pass over everyone. It is moved from person to person, and is not safe for several threads.
final class Life {

  /// Insertion is as fast as any other way up to about so many.
  private static final int FEW = 32;

  final Lives lives;
  private final int limit;

  /// Where the facts are.
  private Facts facts;

  private int[] order = new int[8];

  /// How many facts there are.
  int size;

  Life(Lives lives) {
    this.lives = lives;
    this.limit = lives.limit;
  }

  /// Moves to a person.
  ///
  /// @param person place in the index
  Life read(int person) {
    read(lives.recorded, person);
    if (size == 0) {
      int place = Arrays.binarySearch(lives.amended.people, person);
      if (place >= 0) {
        read(lives.amended.facts, place);
      }
    }
    return this;
  }

  /// @param place of the person there
  private void read(Facts of, int place) {
    facts = of;
    size = 0;
    boolean isSorted = true;
    long last = Long.MIN_VALUE;
    for (int fact = of.starts[place]; fact < of.starts[place + 1]; fact++) {
      if (of.isKnown(fact, limit) && of.codes[fact] != Facts.NOTHING) {
        if (size == order.length) {
          order = Arrays.copyOf(order, 2 * size);
        }
        order[size++] = fact;
        long effect = of.effect(fact);
        isSorted &= effect >= last;
        last = effect;
      }
    }
    if (!isSorted) {
      sort();
    }
  }

  private void sort() {
    if (size > FEW) {
      int[] sorted =
          Arrays.stream(order, 0, size)
              .boxed()
              .sorted(Comparator.comparingLong(facts::effect))
              .mapToInt(Integer::intValue)
              .toArray();
      System.arraycopy(sorted, 0, order, 0, size);
      return;
    }
    for (int i = 1; i < size; i++) {
      int fact = order[i];
      long effect = facts.effect(fact);
      int at = i;
      for (; at > 0 && facts.effect(order[at - 1]) > effect; at--) {
        order[at] = order[at - 1];
      }
      order[at] = fact;
    }
  }

  Kind kind(int i) {
    return facts.kind(order[i]);
  }

  /// From which day it counts, in days since 1970.
  int day(int i) {
    return facts.days[order[i]];
  }

  /// Ordinal of the status; [EventColumns#NO_STATUS] for none.
  int status(int i) {
    return facts.status(order[i]) + EventColumns.NO_STATUS;
  }

  /// Number of the name, see [Lives#name]; 0 for none.
  int name(int i) {
    return lives.nameNumber(facts, order[i]);
  }

  /// Number of the address, see [Lives#address]; 0 for none.
  int address(int i) {
    return lives.addressNumber(facts, order[i]);
  }

  /// Number of an inexact date; 0 for other facts.
  int date(int i) {
    return isExact(i) ? 0 : lives.dateNumber(facts, order[i]);
  }

  boolean isCreation(int i) {
    return kind(i) == Kind.CREATION;
  }

  boolean isExact(int i) {
    return (facts.codes[order[i]] & EventColumns.INEXACT) == 0;
  }

  private boolean isBirth(int i) {
    return facts.isBirth(order[i]);
  }

  // ---- the whole life

  /// The day from which she is there, see [Fold#start].
  int start() {
    int first = Lives.NEVER;
    for (int i = 0; i < size; i++) {
      if (isBirth(i)) {
        return day(i);
      }
      first = Math.min(first, day(i));
    }
    return first;
  }

  /// Whether the source does not doubt that first day, see [Fold#startsExactly].
  boolean startsExactly(int start) {
    boolean isBorn = false;
    for (int i = 0; i < size; i++) {
      isBorn |= isBirth(i);
    }
    for (int i = 0; i < size; i++) {
      if ((!isBorn || isBirth(i)) && day(i) == start && isExact(i)) {
        return true;
      }
    }
    return false;
  }

  /// The day of the death; [Lives#NEVER] for none.
  int death() {
    for (int i = 0; i < size; i++) {
      if (kind(i) == Kind.DEATH) {
        return day(i);
      }
    }
    return Lives.NEVER;
  }

  /// The day from which ages are counted; [Lives#NEVER] when it is not known.
  int born() {
    int creation = creation();
    return creation < 0 || !isBirth(creation) ? Lives.NEVER : day(creation);
  }

  /// The last day that [#born] may have been; [Lives#NEVER] when it is not known, or open.
  int bornAtLatest() {
    int born = born();
    int date = born == Lives.NEVER ? 0 : date(creation());
    return date > 0 ? lives.latest[date] : born;
  }

  /// The creation that decides, which is the last one; negative for none.
  private int creation() {
    int last = -1;
    while (last + 1 < size && isCreation(last + 1)) {
      last++;
    }
    return last;
  }

  /// Ordinal of the status at the end of a day.
  int statusAt(int at) {
    int status = Status.UNKNOWN.ordinal();
    for (int i = 0; i < size; i++) {
      if (status(i) != EventColumns.NO_STATUS && (isCreation(i) || day(i) <= at)) {
        status = status(i);
      }
    }
    return status;
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
