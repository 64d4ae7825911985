package people.history;

import java.util.Set;
import java.util.function.IntFunction;
import people.Address;
import people.Status;
import people.columns.ParallelRanges;
import people.history.HistoryColumns.PeriodRows;
import people.history.HistoryColumns.ValueColumn;

/// Finds the periods of everyone, in columns of about 17 bytes a period.
final class PeriodColumns {

  private static final Status[] STATUSES = Status.values();

  private PeriodColumns() {}

  /// Adds the periods of one person.
  private interface PeriodWork {
    void add(int person, FactCursor life, PeriodList to);
  }

  static PeriodRows<Status> ofStatuses(FactTable lives) {
    return of(
        lives,
        number -> STATUSES[number],
        STATUSES.length - 1,
        (person, life, rows) -> rows.add(person, life, true));
  }

  static PeriodRows<Address> ofAddresses(FactTable lives) {
    return of(
        lives,
        lives::address,
        lives.addresses(),
        (person, life, rows) -> rows.add(person, life, false));
  }

  static PeriodRows<Boolean> ofDoubts(FactTable lives, Set<Reason.Field> fields) {
    return of(
        lives,
        _ -> false,
        0,
        (person, life, rows) -> {
          if (!life.isExactlyKnown()) {
            rows.addDoubts(person, life, fields);
          }
        });
  }

  private static <T> PeriodRows<T> of(
      FactTable lives, IntFunction<T> values, int greatest, PeriodWork work) {
    PeriodList rows =
        new PeriodList(
            ParallelRanges.of(
                lives.personIds.length,
                (from, to) -> {
                  PeriodList some = new PeriodList(Math.clamp(to - from, 16, 1024));
                  FactCursor life = new FactCursor(lives, to);
                  for (int person = from; person < to; person++) {
                    work.add(person, life.read(person), some);
                  }
                  return some;
                }));
    return new PeriodRows<>(
        rows.size,
        row -> lives.personIds[rows.people[row]],
        row -> rows.starts[row],
        row -> rows.ends[row],
        row -> rows.certain[row],
        row -> row > 0 && rows.people[row - 1] == rows.people[row],
        ValueColumn.of(greatest, values, rows.values),
        row -> new FactCursor(lives, 0).read(rows.people[row]).born(),
        row -> new FactCursor(lives, 0).read(rows.people[row]).bornAtLatest());
  }
}
