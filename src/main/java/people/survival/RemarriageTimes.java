package people.survival;

import module java.base;

import people.*;
import people.history.*;
import people.survival.TimeTo.Exclusion;

/// The time from the end of each marriage, as far as it is known, to the next one.
final class RemarriageTimes extends PeriodTimes<Status> {

  private static final Set<Status> ENDED = EnumSet.of(Status.DIVORCED, Status.WIDOWED);

  /// What ends these needs no wedding in between.
  private static final Set<Status> OF_A_PARTNERSHIP =
      EnumSet.of(Status.PARTNERED, Status.SEPARATED);

  RemarriageTimes(History history, TimeRows rows) {
    super(history, history.columns().statusPeriods(), rows);
  }

  private Status status(int row) {
    return Status.values()[number(row)];
  }

  @Override
  void add(int first, int next) {
    int origin = HistoryColumns.NEVER;
    boolean isCertain = true;
    int from = -1;
    int added = rows.size;
    for (int row = first; row < next; row++) {
      Status status = status(row);
      if (ENDED.contains(status) && from < 0) {
        boolean isNew = begins(row) == Period.Begin.EVENT && isContinued(row);
        if (isNew && status(row - 1) != Status.UNKNOWN) {
          origin = periods.from(row);
          isCertain = periods.certain().test(row);
          added = rows.size;
        } else if (begins(row) != Period.Begin.RETURN) {
          origin = HistoryColumns.NEVER;
        }
        if (origin == HistoryColumns.NEVER) {
          leaveOut(row, Exclusion.BEGIN_UNKNOWN);
        } else {
          from = row;
        }
      } else if (from < 0) {
        origin = HistoryColumns.NEVER; // married when she came back, or not known what
      }
      if (from < 0) {
        continue;
      }
      boolean isChange = row + 1 < next && periods.continued().test(row + 1);
      Status after = isChange ? status(row + 1) : null;
      if (after == Status.MARRIED) {
        addEvent(from, row, origin, 1, isCertain);
      } else if (FirstTimes.AFTERWARDS.contains(after) && !OF_A_PARTNERSHIP.contains(status)) {
        rows.size = added;
        leaveOut(from, Exclusion.UNSEEN);
      } else if (!isChange || after == Status.UNKNOWN) {
        addEnd(from, row, origin, 2, 0, isCertain);
      } else {
        continue;
      }
      from = -1;
    }
  }

  private boolean isContinued(int row) {
    return periods.continued().test(row);
  }
}
