package people.survival;

import module java.base;

import people.*;
import people.history.*;
import people.survival.TimeTo.Exclusion;

/// The time at each known address, from the day of the move there.
final class MoveTimes extends PeriodTimes<Address> {

  MoveTimes(History history, TimeRows rows) {
    super(history, history.columns().addressPeriods(), rows);
  }

  @Override
  void add(int first, int next) {
    for (int row = first; row < next; row++) {
      if (number(row) == 0) {
        continue; // nobody knows where
      }
      boolean isMove = row > first && periods.continued().test(row) && number(row - 1) != 0;
      if (!isMove && begins(row) != Period.Begin.BIRTH) {
        leaveOut(row, Exclusion.BEGIN_UNKNOWN);
        continue;
      }
      int origin = periods.from(row);
      if (row + 1 < next && periods.continued().test(row + 1)) {
        addEvent(row, row, origin, 1, true);
      } else {
        addEnd(row, row, origin, 2, 0, true);
      }
    }
  }
}
