package people.report;

import module java.base;

import people.history.*;
import people.rates.*;
import people.survival.*;

/// First marriages of many people as sums: those of each year of age up to each date, and the days
/// during which people of that age might have married.
final class MarriageSums {

  private static final int FIRST = 14;
  private static final int LAST = 70;
  private static final double YEAR = EventRate.DAYS_A_YEAR;

  /// What happened behind the date before up to that of `from`.
  final Rectangles marriages = new Rectangles("age", "from", "days", "married", "died");

  /// How many came under risk then (`n`), and of how many was known then that they can't be
  /// counted.
  final Rectangles marriers = new Rectangles("from", "n", "out");

  private final LifeTimes times;
  private final int[] days;

  /// How many cells there are for each kind of count of an age and a date.
  private final int cells;

  // where the counts of each kind begin: days at risk, marriages and deaths by age and date, then
  // people who come under risk, and who are left out, by date

  private final int married;
  private final int died;
  private final int entered;
  private final int out;

  /// @param days ends of years, ascending, up to which is summed
  MarriageSums(History history, int[] days) {
    this.times = LifeTimes.of(history, TimeTo.FIRST_MARRIAGE, List.of());
    this.days = days;
    this.cells = (LAST + 1) * days.length;
    this.married = cells;
    this.died = 2 * cells;
    this.entered = 3 * cells;
    this.out = entered + days.length;
    int[] counts = RowCounts.of(times.size(), out + days.length, this::add);
    for (int cell = 0; cell < cells; cell++) {
      if (counts[cell] + counts[married + cell] + counts[died + cell] > 0) {
        marriages.add(
            cell / days.length,
            days[cell % days.length],
            counts[cell],
            counts[married + cell],
            counts[died + cell]);
      }
    }
    for (int date = 0; date < days.length; date++) {
      if (counts[entered + date] + counts[out + date] > 0) {
        marriers.add(days[date], counts[entered + date], counts[out + date]);
      }
    }
    marriages.close();
    marriers.close();
  }

  /// The first of the dates on or behind a day; as many as there are for none.
  private int date(int day) {
    int place = Arrays.binarySearch(days, day);
    return place < 0 ? -1 - place : place;
  }

  private void add(int row, int[] counts) {
    if (times.exclusion(row) == null) {
      addTime(row, counts);
    } else if (!isCounted(row, before -> times.exclusion(before) != null)) {
      count(counts, out, times.day(row));
    }
  }

  /// Whether a person has a row of a kind before this one, which counts for her.
  private boolean isCounted(int row, IntPredicate kind) {
    for (int i = row - 1; i >= 0 && times.personId(i) == times.personId(row); i--) {
      if (kind.test(i)) {
        return true;
      }
    }
    return false;
  }

  private void count(int[] counts, int kind, int day) {
    int date = date(day);
    if (date < days.length) {
      counts[kind + date]++;
    }
  }

  private int until(int row) {
    return times.origin(row) + times.stop(row);
  }

  private boolean isAtRisk(int row) {
    return times.exclusion(row) == null && birthday(times.born(row), FIRST) < until(row);
  }

  private static int birthday(int born, int age) {
    return born + (int) Math.round(age * YEAR);
  }

  private void addTime(int row, int[] counts) {
    if (!isAtRisk(row)) {
      return;
    }
    int born = times.born(row);
    int until = until(row);
    int at = Math.max(birthday(born, FIRST), times.day(row));
    if (!isCounted(row, this::isAtRisk)) {
      count(counts, entered, at);
    }
    int age = (int) ((at - born) / YEAR);
    age = at < birthday(born, age + 1) ? age : age + 1;
    int date = date(at);
    int last = age;
    while (at < until && age <= LAST && date < days.length) {
      int next = Math.min(until, Math.min(birthday(born, age + 1), days[date] + 1));
      counts[age * days.length + date] += next - at;
      last = age;
      at = next;
      age += at == birthday(born, age + 1) ? 1 : 0;
      date += at > days[date] ? 1 : 0;
    }
    // what happens on the day behind the last one at risk is of the age before it
    int end = date(until);
    if (at == until && last <= LAST && end < days.length && times.cause(row) > 0) {
      int kind = times.cause(row) == 1 ? married : died;
      counts[kind + last * days.length + end]++;
    }
  }
}
