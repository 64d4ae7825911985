package people.history;

import java.util.Arrays;
import java.util.stream.IntStream;
import people.Event.Kind;
import people.columns.PackedKind;

/// Goes through lives as they became known, one fact after the other, and notes how each fact
/// changes the counts, see [StatusChanges]. Nearly every fact changes one stretch of a life; after
/// any other one the life is folded anew, and compared with what was thought before. A life for
/// which that is done too often is left to whoever counts. Not safe for several threads.
final class StatusChangesBuilder {

  /// So many steps may be looked at for each fact of a life.
  private static final int MOST_STEPS = 16;

  /// The changes, in no order.
  int[] days = new int[1024];

  int[] since = new int[1024];

  /// See [PeriodList#change].
  byte[] changes = new byte[1024];

  private int size;

  /// Of whom nothing is noted, by their place in the index; ascending.
  final int[] left;

  /// What is known so far.
  private final FactCursor life;

  /// The same life before the last fact that made it be folded, and after.
  private final PeriodList before = new PeriodList(16);

  private final PeriodList after = new PeriodList(16);

  // the first day and the last one that are known now, and whether the first one is a birth
  private int start;
  private int end;
  private boolean isBorn;

  /// How many steps may still be looked at; negative when it was too many.
  private long stepsLeft;

  /// @param from place of the first person in the index
  /// @param to behind the last one
  StatusChangesBuilder(FactTable lives, int from, int to) {
    life = new FactCursor(lives, to);
    IntStream.Builder left = IntStream.builder();
    for (int person = from; person < to; person++) {
      int first = size;
      takeDown(life.begin(person));
      if (stepsLeft < 0) {
        size = first;
        left.add(person);
      }
    }
    this.left = left.build().toArray();
    days = Arrays.copyOf(days, size);
  }

  private void takeDown(FactRows facts) {
    stepsLeft = MOST_STEPS * (4L + life.behind - life.first); // a few more where there are few
    if (isInOrder(facts)) {
      for (int fact = life.first; fact < life.behind && stepsLeft >= 0; fact++) {
        learn(fact, facts.since()[fact]);
      }
    } else {
      learnByTurns(facts);
    }
  }

  private boolean isInOrder(FactRows facts) {
    boolean isInOrder = facts.until() == null;
    for (int fact = life.first + 1; fact < life.behind; fact++) {
      isInOrder &= facts.since()[fact - 1] <= facts.since()[fact];
    }
    return isInOrder;
  }

  /// The facts of a person who has some that are no longer believed, or that stand before others
  /// which were recorded earlier.
  private void learnByTurns(FactRows facts) {
    int count = life.behind - life.first;
    long[] turns = new long[2 * count];
    for (int i = 0; i < count; i++) {
      int fact = life.first + i;
      turns[2 * i] = (long) facts.since()[fact] << 32 | 2 * i;
      turns[2 * i + 1] =
          (facts.until() == null ? Integer.MAX_VALUE : (long) facts.until()[fact]) << 32 | 2 * i + 1;
    }
    Arrays.sort(turns);
    for (int i = 0; i < turns.length && stepsLeft >= 0; i++) {
      int moment = (int) (turns[i] >> 32);
      int fact = life.first + ((int) turns[i] >> 1);
      if ((turns[i] & 1) == 0) {
        learn(fact, moment);
      } else if (moment != Integer.MAX_VALUE && life.kindOf(fact) != Kind.UNRECOGNIZED) {
        fold(before);
        life.remove(fact);
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
    boolean staysAsLong =
        kind != Kind.CREATION && life.size > 0 && (isBorn || life.dayOf(fact) >= start);
    if (staysAsLong && kind != Kind.DEATH) {
      life.insert(place, fact);
      learnStatus(place, moment);
    } else if (staysAsLong && place == life.size && life.dayOf(fact) > start) {
      life.insert(place, fact);
      learnDeath(place, moment);
    } else {
      fold(before);
      life.insert(place, fact);
      compare(moment);
    }
  }

  /// Notes what a fact changes that leaves the first day as it is, and the last one.
  private void learnStatus(int place, int moment) {
    int from = Math.max(start, life.day(place));
    int until = Math.min(end, Math.max(start, nextDay(place)));
    if (life.status(place) != PackedKind.NO_STATUS && from < until) {
      int last = statusBefore(place);
      int next = life.status(place) + 1;
      note(from, moment, PeriodList.change(last, next));
      if (until != FactTable.NEVER) {
        note(until, moment, PeriodList.change(next, last));
      }
    }
  }

  /// Notes a death behind all facts.
  private void learnDeath(int place, int moment) {
    int day = life.day(place);
    if (day < end) {
      note(day, moment, PeriodList.change(statusBefore(place), 0));
      end = day;
    }
  }

  private int statusBefore(int place) {
    int by = life.statusBy(0, place);
    stepsLeft -= place - 1 - by;
    return life.statusOf(by) + 1;
  }

  /// The day of the next fact that gives a status; [FactTable#NEVER] for none.
  private int nextDay(int place) {
    for (int i = place + 1; i < life.size; i++, stepsLeft--) {
      if (life.status(i) != PackedKind.NO_STATUS) {
        return life.day(i);
      }
    }
    return FactTable.NEVER;
  }

  private void fold(PeriodList statuses) {
    statuses.size = 0;
    statuses.add(0, life, true);
  }

  /// Notes what is different from [#before].
  private void compare(int moment) {
    fold(after);
    start = life.start();
    end = life.end();
    isBorn = life.isBorn();
    int going = before.changes();
    int coming = after.changes();
    stepsLeft -= life.size + going + coming;
    int i = 0;
    int j = 0;
    while (i < going || j < coming) {
      int goneDay = i < going ? before.day(i) : FactTable.NEVER;
      int comeDay = j < coming ? after.day(j) : FactTable.NEVER;
      if (goneDay == comeDay && before.change(i) == after.change(j)) {
        i++;
        j++;
      } else if (goneDay <= comeDay) {
        byte gone = before.change(i++);
        note(goneDay, moment, PeriodList.change(PeriodList.more(gone), PeriodList.less(gone)));
      } else {
        note(comeDay, moment, after.change(j++));
      }
    }
  }

  private void note(int day, int moment, byte change) {
    if (PeriodList.less(change) == PeriodList.more(change)) {
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
    changes[size++] = change;
  }
}
