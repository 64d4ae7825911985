package people.history;

import java.util.Arrays;
import people.Status;
import people.columns.PackedKind;

/// How one life changes the counts as far as it is known, in order of the day; see [StatusChanges].
/// Folded anew for another life or another moment; not safe for several threads.
final class StatusDeltas {

  private static final int UNKNOWN = Status.UNKNOWN.ordinal() + 1;

  int[] days = new int[8];
  byte[] changes = new byte[8];
  int size;

  // the same life in short, see [FactCursor]
  int start;
  int death;
  boolean isBorn;

  void fold(FactCursor life) {
    isBorn = life.isBorn();
    start = life.start();
    death = life.death();
    size = 0;
    if (start >= death) {
      return;
    }
    int last = UNKNOWN;
    add(start, StatusChanges.NOBODY, last);
    for (int i = 0; i < life.size; i++) {
      int day = life.isCreation(i) ? start : Math.max(start, life.day(i));
      if (life.status(i) != PackedKind.NO_STATUS && day < death) {
        add(day, last, life.status(i) + 1);
        last = life.status(i) + 1;
      }
    }
    if (death != FactTable.NEVER) {
      add(death, last, StatusChanges.NOBODY);
    }
  }

  /// Adds one that is not before the others. Those of one day become one, so that they take less
  /// room.
  private void add(int day, int less, int more) {
    int before = less;
    if (size > 0 && days[size - 1] == day) {
      before = StatusChanges.less(changes[--size]);
    }
    if (before != more) {
      if (size == days.length) {
        days = Arrays.copyOf(days, 2 * size);
        changes = Arrays.copyOf(changes, 2 * size);
      }
      days[size] = day;
      changes[size++] = StatusChanges.change(before, more);
    }
  }
}
