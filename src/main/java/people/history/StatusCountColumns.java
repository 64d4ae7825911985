package people.history;

import module java.base;

import people.*;
import people.columns.*;

/// The counts of people by status at each of some dates, and those of the uncertain ones.
final class StatusCountColumns implements HistoryColumns.StatusCounts {

  private static final Set<Reason.Field> FIELDS =
      EnumSet.of(Reason.Field.CREATED, Reason.Field.DIED, Reason.Field.STATUS);

  private final FactTable table;

  private final DayRanks dates;

  /// By a status, see [PeriodList#change], and date.
  private final int[] people;

  /// How many are uncertain, once someone asks.
  private int[] uncertain;

  StatusCountColumns(FactTable table, StatusChanges changes, List<LocalDate> dates) {
    this.table = table;
    this.dates = new DayRanks(dates.stream().mapToInt(EventColumns::day).toArray());
    this.people = changes.count(this.dates, table);
  }

  /// Counts the stretches of a life in which the status, or whether the person is there, depends on
  /// an uncertain date: each adds one at its first date and takes one away behind its last.
  private void countUncertain(FactCursor cursor, int[] changes) {
    if (Uncertainty.isNone(cursor)) {
      return;
    }
    int start = cursor.start();
    int end = cursor.end();
    int[] turns = Uncertainty.turns(cursor);
    for (int i = 0; i < turns.length; i++) {
      int from = dates.of(Math.max(start, turns[i]));
      int until = dates.of(Math.min(end, i + 1 < turns.length ? turns[i + 1] : FactTable.NEVER));
      if (from < until && !Uncertainty.isCertain(cursor.at(turns[i]), FIELDS)) {
        int first = cell(cursor.statusOf(cursor.statusBy()), 0);
        changes[first + from]++;
        if (until < dates.days.length) {
          changes[first + until]--;
        }
      }
    }
  }

  @Override
  public int people(LocalDate date, Status status) {
    return people[cell(date, status)];
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
    return uncertain[cell(date, status)];
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
