package people.survival;

import module java.base;

import people.*;
import people.history.*;
import people.survival.TimeTo.Exclusion;

/// The time, by age, that everyone was known to have come to no status of a kind yet.
final class FirstTimes extends PeriodTimes<Status> {

  /// Nobody comes to these without having been married, or a partner, before.
  static final Set<Status> AFTERWARDS =
      EnumSet.of(Status.SEPARATED, Status.DIVORCED, Status.WIDOWED);

  private final TimeTo what;

  FirstTimes(History history, TimeTo what, TimeRows rows) {
    super(history, history.columns().statusPeriods(), rows);
    this.what = what;
  }

  private Status status(int row) {
    return Status.values()[number(row)];
  }

  @Override
  void add(int first, int next) {
    if (born(first) == HistoryColumns.NEVER) {
      leaveOut(first, Exclusion.BIRTH_UNKNOWN);
      return;
    }
    int added = rows.size;
    int from = -1;
    boolean wasPartner = false;
    for (int row = first; row < next; row++) {
      Status status = status(row);
      wasPartner = status != Status.SINGLE && (wasPartner || status == Status.PARTNERED);
      if (status == Status.SINGLE && from < 0) {
        from = row;
      } else if (from < 0 && (status == what.target || isUnseen(status, wasPartner))) {
        if (rows.size == added) {
          boolean isEntry = row == first && begins(row) == Period.Begin.ENTRY;
          leaveOut(row, isEntry ? Exclusion.HAPPENED_BEFORE : Exclusion.PAST_UNKNOWN);
        }
        return;
      }
      if (from < 0) {
        continue; // nothing is known of before
      }
      boolean isChange = row + 1 < next && periods.continued().test(row + 1);
      Status after = isChange ? status(row + 1) : null;
      if (after == what.target && isChange) {
        addEvent(from, row, born(first), 1, isBornExactly(first));
        return;
      }
      if (isChange && isUnseen(after, wasPartner)) {
        rows.size = added;
        leaveOut(from, Exclusion.UNSEEN);
        return;
      }
      if (!isChange || after == Status.UNKNOWN) {
        addEnd(from, row, born(first), 2, 0, isBornExactly(first));
        from = -1;
      }
    }
    if (rows.size == added) {
      leaveOut(first, Exclusion.PAST_UNKNOWN);
    }
  }

  /// Whether a status says that it happened on a day which nobody recorded.
  private boolean isUnseen(Status after, boolean wasPartner) {
    return what == TimeTo.FIRST_MARRIAGE && AFTERWARDS.contains(after) && !wasPartner;
  }
}
