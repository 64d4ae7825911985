package people.history;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import people.Status;
import people.columns.EventColumns;
import people.columns.ParallelRanges;

/// How many people have each status at each of some dates.
final class StatusCountColumns implements HistoryColumns.StatusCounts {

  private static final Set<Reason.Field> FIELDS =
      EnumSet.of(Reason.Field.CREATED, Reason.Field.DIED, Reason.Field.STATUS);

  private static final int STATUSES = Status.values().length;

  private final FactTable lives;

  /// The dates, in days since 1970, ascending.
  private final int[] days;

  /// By ordinal of a status and date.
  private final int[] people;

  /// How many are uncertain, once someone asks.
  private int[] uncertain;

  StatusCountColumns(FactTable lives, StatusChanges census, List<LocalDate> dates) {
    this.lives = lives;
    this.days = dates.stream().mapToInt(EventColumns::day).sorted().distinct().toArray();
    this.people = census.count(days, lives);
  }

  /// Counts the stretches of lives in which the status, or whether the person is there, depends on
  /// an uncertain date: each adds one at its first date and takes one away behind its last.
  private int[] countUncertain() {
    DayRanks places = new DayRanks(days);
    List<int[]> counts =
        ParallelRanges.in(
            Runtime.getRuntime().availableProcessors(),
            lives.personIds.length,
            (from, to) -> {
              int[] changes = new int[STATUSES * days.length];
              FactCursor life = new FactCursor(lives, to);
              for (int person = from; person < to; person++) {
                if (!Uncertainty.isNone(life.read(person))) {
                  countUncertain(life, places, changes);
                }
              }
              return changes;
            });
    return StatusChanges.sums(counts, days.length);
  }

  private void countUncertain(FactCursor life, DayRanks places, int[] changes) {
    int start = life.start();
    int end = life.end();
    int[] turns = Uncertainty.turns(life);
    for (int i = 0; i < turns.length; i++) {
      int from = places.of(Math.max(start, turns[i]));
      int until = places.of(Math.min(end, i + 1 < turns.length ? turns[i + 1] : FactTable.NEVER));
      if (from < until && !Uncertainty.isCertain(life.at(turns[i]), FIELDS)) {
        int status = life.statusOf(life.statusBy()) * days.length;
        changes[status + from]++;
        if (until < days.length) {
          changes[status + until]--;
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
      uncertain = countUncertain();
    }
    return uncertain[cell(date, status)];
  }

  @Override
  public Map<Status, Integer> at(LocalDate date) {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    for (Status status : Status.values()) {
      if (people(date, status) > 0) {
        counts.put(status, people(date, status));
      }
    }
    return counts;
  }

  private int cell(LocalDate date, Status status) {
    int place = Arrays.binarySearch(days, EventColumns.day(date));
    if (place < 0) {
      throw new IllegalArgumentException(
          "nobody was counted on %s; expected one of the %d dates that were asked about"
              .formatted(date, days.length));
    }
    return status.ordinal() * days.length + place;
  }
}
