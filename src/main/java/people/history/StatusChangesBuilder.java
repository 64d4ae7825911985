package people.history;

import module java.base;

import people.Event.Kind;
import people.columns.*;

/// Goes through lives as they became known, one fact after the other, and notes how each fact
/// changes the counts, see [StatusChanges]. Nearly every fact changes one stretch of a life; after
/// any other one the life is folded anew, and compared with what was thought before. A life for
/// which that would be done too often is left out. Not safe for several threads.
final class StatusChangesBuilder {

  /// So many steps may be looked at for each fact of a life.
  private static final int MOST_STEPS = 64;

  /// As many as this for a row, of which a life has no more than 16 for each fact.
  private static final int STEPS_A_ROW = 4;

  /// The changes, in no order.
  int[] days = new int[1024];

  int[] since = new int[1024];

  /// See [PeriodList#change], without a sign.
  byte[] changes = new byte[1024];

  private int size;

  /// The people of whom nothing is noted, by their place in the index; ascending.
  final int[] left;

  /// What is known so far.
  private final FactCursor cursor;

  /// The same life before the last fact that made it be folded, and after.
  private final Life before = new Life();

  private final Life after = new Life();

  // what is known of the life now: its first day, the day behind its last one, whether the first
  // one is a birth, and the last one a death; and whether she was ever away
  private int start;
  private int end;
  private boolean isBorn;
  private boolean isDead;
  private boolean wasAway;

  /// The changes of a life.
  private static final class Life {

    private final PeriodList statuses = new PeriodList(16);
    int[] days = new int[16];
    int[] changes = new int[16];
    int size;

    void fold(FactCursor cursor) {
      statuses.size = 0;
      statuses.addAll(0, cursor, PeriodField.STATUS);
      size = 0;
      statuses.forEachChange((day, change) -> {
        if (size == days.length) {
          days = Arrays.copyOf(days, 2 * size);
          changes = Arrays.copyOf(changes, 2 * size);
        }
        days[size] = day;
        changes[size++] = change;
      });
    }
  }

  /// How many steps may still be looked at; negative when it was too many.
  private long stepsLeft;

  /// The changes of the people at some places in the index.
  StatusChangesBuilder(FactTable table, int from, int to) {
    cursor = new FactCursor(table, to);
    IntStream.Builder left = IntStream.builder();
    for (int person = from; person < to; person++) {
      int first = size;
      takeDown(cursor.begin(person));
      if (stepsLeft < 0) {
        size = first;
        left.add(person);
      }
    }
    this.left = left.build().toArray();
    days = Arrays.copyOf(days, size);
  }

  private void takeDown(FactRows facts) {
    stepsLeft = MOST_STEPS * (4L + cursor.behind - cursor.first); // a few more where there are few
    wasAway = false;
    boolean isInOrder = facts.until() == null;
    for (int fact = cursor.first + 1; fact < cursor.behind; fact++) {
      isInOrder &= facts.since()[fact - 1] <= facts.since()[fact];
    }
    if (!isInOrder) {
      learnByTurns(facts);
      return;
    }
    for (int fact = cursor.first; fact < cursor.behind && stepsLeft >= 0; fact++) {
      learn(fact, facts.since()[fact]);
    }
  }

  /// The facts of a person who has some that are no longer believed, or that stand before others
  /// which were recorded earlier.
  private void learnByTurns(FactRows facts) {
    long[] turns = new long[2 * (cursor.behind - cursor.first)];
    for (int i = 0; i < turns.length; i += 2) {
      int fact = cursor.first + i / 2;
      long until = facts.until() == null ? Integer.MAX_VALUE : facts.until()[fact];
      turns[i] = (long) facts.since()[fact] << 32 | i;
      turns[i + 1] = until << 32 | i + 1;
    }
    Arrays.sort(turns);
    for (int i = 0; i < turns.length && stepsLeft >= 0; i++) {
      int moment = (int) (turns[i] >> 32);
      int fact = cursor.first + ((int) turns[i] >> 1);
      if ((turns[i] & 1) == 0) {
        learn(fact, moment);
      } else if (moment != Integer.MAX_VALUE && cursor.isObserved(fact)) {
        before.fold(cursor);
        cursor.remove(fact);
        compare(moment);
      }
    }
  }

  /// Notes what a fact changes: mostly the status of one stretch of the life, or its end.
  private void learn(int fact, int moment) {
    if (!cursor.isObserved(fact)) {
      return;
    }
    if (cursor.size == 0 && cursor.kindOf(fact) == Kind.CREATION && !cursor.isMerged) {
      create(fact, moment);
      return;
    }
    int place = cursor.placeOf(fact);
    int day = cursor.dayOf(fact);
    if (!changesOneStretch(fact, place, day)) {
      before.fold(cursor);
      cursor.insert(place, fact);
      compare(moment);
      return;
    }
    cursor.insert(place, fact);
    boolean isDeath = cursor.kindOf(fact) == Kind.DEATH;
    int next = isDeath ? 0 : cursor.status(place) + 1;
    int from = Math.max(start, day);
    int until = isDeath ? end : Math.min(end, Math.max(start, nextDay(place)));
    if (from < until && (isDeath || cursor.status(place) != PackedKind.NO_STATUS)) {
      int by = cursor.statusBy(0, place);
      stepsLeft -= place - 1 - by;
      int last = cursor.statusOf(by) + 1;
      note(from, moment, PeriodList.change(last, next));
      if (until != FactTable.NEVER) {
        note(until, moment, PeriodList.change(next, last));
      }
      if (isDeath) {
        end = day;
        isDead = true;
      }
    }
  }

  /// Notes what a creation changes that is the first fact: a stretch that is not known, if she was
  /// born before she entered, and one of the status.
  private void create(int fact, int moment) {
    cursor.insert(0, fact);
    readBounds();
    if (start < end) {
      int status = cursor.status(0) + 1;
      int unknown = cursor.statusOf(FactCursor.NONE) + 1;
      int entry = cursor.isEntry(0) ? Math.clamp(cursor.day(0), start, end) : start;
      int first = entry == start ? status : unknown;
      note(start, moment, PeriodList.change(0, first));
      if (start < entry && entry < end) {
        note(entry, moment, PeriodList.change(unknown, status));
      }
      if (end != FactTable.NEVER) {
        note(end, moment, PeriodList.change(entry < end ? status : first, 0));
      }
    }
  }

  private void readBounds() {
    start = Presence.start(cursor);
    end = Presence.end(cursor);
    isBorn = Presence.isBorn(cursor);
    isDead = cursor.firstDeath() != FactCursor.NONE;
  }

  /// Whether a fact leaves the start of the life, and whether she is there, as they are, or is a
  /// death behind all facts.
  private boolean changesOneStretch(int fact, int place, int day) {
    Kind kind = cursor.kindOf(fact);
    wasAway |= kind == Kind.LEAVING || kind == Kind.RETURN;
    boolean startsAsBefore = kind != Kind.CREATION && cursor.size > 0 && (isBorn || day >= start);
    boolean endsAsBefore =
        kind == Kind.DEATH ? place == cursor.size && day > start && day < end : isDead || day < end;
    return startsAsBefore && endsAsBefore && !wasAway && !cursor.isMerged;
  }

  /// The day of the next fact that gives a status; [FactTable#NEVER] for none.
  private int nextDay(int place) {
    for (int i = place + 1; i < cursor.size; i++, stepsLeft--) {
      if (cursor.saysStatus(i)) {
        return cursor.day(i);
      }
    }
    return FactTable.NEVER;
  }

  /// Notes what is different from [#before].
  private void compare(int moment) {
    after.fold(cursor);
    readBounds();
    stepsLeft -= cursor.size + before.size + after.size;
    int i = 0;
    int j = 0;
    while (i < before.size || j < after.size) {
      int goneDay = i < before.size ? before.days[i] : FactTable.NEVER;
      int comeDay = j < after.size ? after.days[j] : FactTable.NEVER;
      if (goneDay == comeDay && before.changes[i] == after.changes[j]) {
        i++;
        j++;
      } else if (goneDay <= comeDay) {
        int gone = before.changes[i++];
        note(goneDay, moment, PeriodList.change(PeriodList.more(gone), PeriodList.less(gone)));
      } else {
        note(comeDay, moment, after.changes[j++]);
      }
    }
  }

  private void note(int day, int moment, int change) {
    if (PeriodList.less(change) == PeriodList.more(change)) {
      return;
    }
    stepsLeft -= STEPS_A_ROW;
    if (size == days.length) {
      int capacity = Math.addExact(size, size >> 1);
      days = Arrays.copyOf(days, capacity);
      since = Arrays.copyOf(since, capacity);
      changes = Arrays.copyOf(changes, capacity);
    }
    days[size] = day;
    since[size] = moment;
    changes[size++] = (byte) change;
  }
}
