package people.history;

import module java.base;

import people.*;
import people.columns.*;

/// The counts of people by status at each of some dates, and those of the uncertain ones and of the
/// ones who are no longer observed.
final class StatusCountColumns implements HistoryColumns.StatusCounts {

  private static final Set<Reason.Field> FIELDS =
      EnumSet.of(Reason.Field.CREATED, Reason.Field.DIED, Reason.Field.LEFT, Reason.Field.STATUS);

  private final FactTable table;

  private final DayRanks dates;

  private final Supplier<StatusChanges> all;

  /// By a status, see [PeriodList#change], and date, once someone asks.
  private int[] people;

  /// The first of the dates on which nobody is observed yet.
  private final int future;

  /// How many are uncertain, once someone asks.
  private int[] uncertain;

  /// How many are no longer observed, likewise.
  private int[] beyond;

  StatusCountColumns(FactTable table, Supplier<StatusChanges> all, List<LocalDate> dates) {
    this.table = table;
    this.dates = new DayRanks(dates.stream().mapToInt(EventColumns::day).toArray());
    this.all = all;
    this.future = this.dates.of(table.observation().lastDay() + 1);
  }

  /// Counts the stretches of a life in which the status, or whether the person is there, depends on
  /// an uncertain date: each adds one at its first date and takes one away behind its last.
  private void countUncertain(FactCursor cursor, int[] changes) {
    if (Uncertainty.isNone(cursor)) {
      return;
    }
    int start = Presence.start(cursor);
    int end = Presence.end(cursor);
    int[] turns = Uncertainty.turns(cursor);
    int[] doubts = Uncertainty.doubtTurns(cursor);
    int next = 0;
    boolean isCertain = true;
    cursor.at(Integer.MIN_VALUE);
    for (int i = 0; i < turns.length; i++) {
      boolean isTurn = next < doubts.length && doubts[next] <= turns[i];
      next += isTurn ? 1 : 0;
      isCertain = isTurn ? Uncertainty.isCertain(cursor.on(turns[i]), FIELDS) : isCertain;
      int from = dates.of(Math.max(start, turns[i]));
      int until = dates.of(Math.min(end, i + 1 < turns.length ? turns[i + 1] : FactTable.NEVER));
      if (from < until && !isCertain && !cursor.on(turns[i]).isAway()) {
        int first = cell(cursor.statusOf(cursor.statusBy()), 0);
        changes[first + from]++;
        if (until < dates.days.length) {
          changes[first + until]--;
        }
      }
    }
  }

  /// Counts the last known statuses of somebody who is no longer observed, until she is presumed
  /// dead.
  private void countBeyond(PeriodList statuses, FactCursor cursor, int[] changes) {
    statuses.size = 0;
    statuses.addBeyond(0, cursor, PeriodField.STATUS);
    cursor.at(dates.days[dates.days.length - 1]);
    int presumed = Presence.presumed(cursor);
    for (int row = 0; row < statuses.size; row++) {
      int from = dates.of(statuses.starts[row]);
      int until = Math.min(dates.of(Math.min(statuses.ends[row], presumed)), future);
      if (from < until) {
        int first = cell(statuses.values[row], 0);
        changes[first + from]++;
        if (until < dates.days.length) {
          changes[first + until]--;
        }
      }
    }
    for (int date = future; date < dates.days.length; date++) {
      if (Presence.isThere(cursor.at(dates.days[date]))) {
        int cell = cell(cursor.statusOf(cursor.statusBy()), date);
        changes[cell]++;
        if (date + 1 < dates.days.length) {
          changes[cell + 1]--;
        }
      }
    }
  }

  @Override
  public synchronized int people(LocalDate date, Status status) {
    if (people == null) {
      people = all.get().count(dates, table);
    }
    int cell = cell(date, status);
    return cell % dates.days.length < future ? people[cell] : 0;
  }

  @Override
  public synchronized int beyond(LocalDate date, Status status) {
    if (beyond == null) {
      boolean isNone = future == dates.days.length && table.observation().bySource().isEmpty();
      List<int[]> changes =
          isNone
              ? List.of()
              : FactCursor.ofEveryone(
                  table,
                  _ -> new int[PeriodList.STATUSES * dates.days.length],
                  (_, cursor, some) -> countBeyond(new PeriodList(2), cursor, some));
      beyond = StatusChanges.sums(changes, dates.days.length);
    }
    return beyond[cell(date, status)];
  }

  @Override
  public synchronized int uncertain(LocalDate date, Status status) {
    if (uncertain == null) {
      List<int[]> changes =
          FactCursor.ofEveryone(
              table,
              _ -> new int[PeriodList.STATUSES * dates.days.length],
              (_, cursor, some) -> countUncertain(cursor, some));
      uncertain = StatusChanges.sums(changes, dates.days.length);
    }
    int cell = cell(date, status);
    return cell % dates.days.length < future ? uncertain[cell] : 0;
  }

  private int cell(LocalDate date, Status status) {
    int place = Arrays.binarySearch(dates.days, EventColumns.day(date));
    if (place < 0) {
      throw new IllegalArgumentException(
          "nobody was counted on %s; expected one of the %d dates that were asked about"
              .formatted(date, dates.days.length));
    }
    return cell(status.ordinal(), place);
  }

  private int cell(int status, int date) {
    return (status + 1) * dates.days.length + date;
  }
}
