package people.survival;

import module java.base;

import people.*;
import people.history.*;
import people.survival.TimeTo.Exclusion;

/// The time that everyone was there and observed, by age, until a death or a leaving.
final class PresenceTimes extends PeriodTimes<Status> {

  private final TimeTo what;

  PresenceTimes(History history, TimeTo what, TimeRows rows) {
    super(history, history.columns().statusPeriods(), rows);
    this.what = what;
  }

  @Override
  void add(int first, int next) {
    if (born(first) == HistoryColumns.NEVER) {
      leaveOut(first, Exclusion.BIRTH_UNKNOWN);
      return;
    }
    for (int from = first, row = first; row < next; row++) {
      if (row + 1 == next || !periods.continued().test(row + 1)) {
        boolean isLeaving = what == TimeTo.LEAVING;
        addEnd(from, row, born(first), isLeaving ? 2 : 1, isLeaving ? 1 : 0, isBornExactly(first));
        from = row + 1;
      }
    }
  }
}
