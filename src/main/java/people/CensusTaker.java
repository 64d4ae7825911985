package people;

import java.util.Arrays;
import people.EventColumns.Kind;

/// Goes through lives as they became known, one fact after the other, and notes how each fact
/// changes the counts, see [Census]. Nearly every fact changes one stretch of a life; after any
/// other one the life is folded anew, and compared with what was thought before. Not safe for
/// several threads.
final class CensusTaker {

  private static final int NOBODY = Census.NOBODY;
  private static final int UNKNOWN = Status.UNKNOWN.ordinal() + 1;

  /// The changes, in no order.
  int[] days = new int[1024];

  int[] since = new int[1024];
  byte[] changes = new byte[1024];
  int size;

  /// What is known so far.
  private final Life life;

  /// Its first day, and the day of the death; see [Life].
  private int start;

  private int death;

  private Steps before = new Steps();
  private Steps after = new Steps();

  /// The changes of one life, in order of the day.
  private static final class Steps {

    int[] days = new int[8];
    byte[] changes = new byte[8];
    int size;

    /// Adds one that is not before the others. Those of one day become one, so that they take less
    /// room.
    void add(int day, int less, int more) {
      int before = less;
      if (size > 0 && days[size - 1] == day) {
        before = Census.less(changes[--size]);
      }
      if (before != more) {
        if (size == days.length) {
          days = Arrays.copyOf(days, 2 * size);
          changes = Arrays.copyOf(changes, 2 * size);
        }
        days[size] = day;
        changes[size++] = Census.change(before, more);
      }
    }
  }

  /// @param from place of the first person in the index
  /// @param to behind the last one
  CensusTaker(Lives lives, int from, int to) {
    life = new Life(lives, to);
    for (int person = from; person < to; person++) {
      Facts facts = life.begin(person);
      if (isInOrder(facts)) {
        for (int fact = life.first(); fact < life.behind(); fact++) {
          learn(fact, facts.since[fact]);
        }
      } else {
        learnByTurns(facts);
      }
    }
  }

  private boolean isInOrder(Facts facts) {
    boolean isInOrder = facts.until == null;
    for (int fact = life.first() + 1; fact < life.behind(); fact++) {
      isInOrder &= facts.since[fact - 1] <= facts.since[fact];
    }
    return isInOrder;
  }

  /// The facts of a person who has some that are no longer believed, or that stand before others
  /// which were recorded earlier.
  private void learnByTurns(Facts facts) {
    int count = life.behind() - life.first();
    long[] turns = new long[2 * count];
    for (int i = 0; i < count; i++) {
      int fact = life.first() + i;
      turns[2 * i] = (long) facts.since[fact] << 32 | 2 * i;
      turns[2 * i + 1] =
          (facts.until == null ? Integer.MAX_VALUE : (long) facts.until[fact]) << 32 | 2 * i + 1;
    }
    Arrays.sort(turns);
    for (long turn : turns) {
      int moment = (int) (turn >> 32);
      int fact = life.first() + ((int) turn >> 1);
      if ((turn & 1) == 0) {
        learn(fact, moment);
      } else if (moment != Integer.MAX_VALUE && life.kindOf(fact) != Kind.UNRECOGNIZED) {
        fold(before);
        life.remove(fact);
        fold(after);
        compare(moment);
      }
    }
  }

  private void learn(int fact, int moment) {
    Kind kind = life.kindOf(fact);
    if (kind == Kind.UNRECOGNIZED) {
      return;
    }
    int place = life.placeOf(fact);
    int day = life.dayOf(fact);
    boolean isWithin = life.size > 0 && kind != Kind.CREATION && day >= start;
    if (isWithin && (kind != Kind.DEATH || place == life.size)) {
      life.insert(place, fact);
      if (day < death) {
        learnWithin(place, moment);
      }
    } else {
      fold(before);
      life.insert(place, fact);
      fold(after);
      compare(moment);
    }
  }

  /// Notes what a fact changes that leaves the first day as it is, and the last one too unless
  /// nothing is behind it.
  private void learnWithin(int place, int moment) {
    int day = life.day(place);
    int last = statusBefore(place);
    if (life.kind(place) == Kind.DEATH) {
      note(day, moment, last, NOBODY);
      death = day;
    } else if (life.status(place) != Code.NO_STATUS) {
      int next = life.status(place) + 1;
      int until = Math.min(death, nextDay(place));
      note(day, moment, last, next);
      if (until != Lives.NEVER) {
        note(until, moment, next, last);
      }
    }
  }

  private int statusBefore(int place) {
    for (int i = place - 1; i >= 0; i--) {
      if (life.status(i) != Code.NO_STATUS) {
        return life.status(i) + 1;
      }
    }
    return UNKNOWN;
  }

  /// The day of the next fact that gives a status; [Lives#NEVER] for none.
  private int nextDay(int place) {
    for (int i = place + 1; i < life.size; i++) {
      if (life.status(i) != Code.NO_STATUS) {
        return life.day(i);
      }
    }
    return Lives.NEVER;
  }

  /// The changes of the whole life, as far as is known.
  private void fold(Steps steps) {
    start = life.start();
    death = life.death();
    steps.size = 0;
    if (start >= death) {
      return;
    }
    int last = UNKNOWN;
    steps.add(start, NOBODY, last);
    for (int i = 0; i < life.size; i++) {
      int day = life.isCreation(i) ? start : Math.max(start, life.day(i));
      if (life.status(i) != Code.NO_STATUS && day < death) {
        steps.add(day, last, life.status(i) + 1);
        last = life.status(i) + 1;
      }
    }
    if (death != Lives.NEVER) {
      steps.add(death, last, NOBODY);
    }
  }

  /// Notes what is different [#after] from [#before].
  private void compare(int moment) {
    int i = 0;
    int j = 0;
    while (i < before.size || j < after.size) {
      int gone = i < before.size ? before.days[i] : Lives.NEVER;
      int come = j < after.size ? after.days[j] : Lives.NEVER;
      if (gone == come && before.changes[i] == after.changes[j]) {
        i++;
        j++;
      } else if (gone <= come) {
        byte change = before.changes[i++];
        note(gone, moment, Census.more(change), Census.less(change));
      } else {
        byte change = after.changes[j++];
        note(come, moment, Census.less(change), Census.more(change));
      }
    }
  }

  private void note(int day, int moment, int less, int more) {
    if (less == more) {
      return;
    }
    if (size == days.length) {
      int capacity = Math.addExact(size, size >> 1);
      days = Arrays.copyOf(days, capacity);
      since = Arrays.copyOf(since, capacity);
      changes = Arrays.copyOf(changes, capacity);
    }
    days[size] = day;
    since[size] = moment;
    changes[size++] = Census.change(less, more);
  }
}
