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

  private final int[] days;
  private final long[] exposed;
  private final int[] married;
  private final int[] died;
  private final int[] entered;
  private final int[] out;

  /// @param days ends of years, ascending, up to which is summed
  MarriageSums(History history, int[] days) {
    int ages = LAST + 1;
    this.days = days;
    this.exposed = new long[ages * days.length];
    this.married = new int[ages * days.length];
    this.died = new int[ages * days.length];
    this.entered = new int[days.length];
    this.out = new int[days.length];
    LifeTimes times = LifeTimes.of(history, TimeTo.FIRST_MARRIAGE, List.of());
    int lastIn = 0;
    int lastOut = 0;
    for (int row = 0; row < times.size(); row++) {
      int person = times.personId(row);
      if (times.exclusion(row) != null) {
        count(out, times.day(row), person == lastOut ? 0 : 1);
        lastOut = person;
      } else if (addTime(times, row, person == lastIn)) {
        lastIn = person;
      }
    }
    for (int age = FIRST; age < ages; age++) {
      for (int date = 0; date < days.length; date++) {
        int cell = age * days.length + date;
        if (exposed[cell] > 0 || married[cell] > 0 || died[cell] > 0) {
          marriages.add(age, days[date], Math.toIntExact(exposed[cell]), married[cell], died[cell]);
        }
      }
    }
    for (int date = 0; date < days.length; date++) {
      if (entered[date] > 0 || out[date] > 0) {
        marriers.add(days[date], entered[date], out[date]);
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

  private void count(int[] counts, int day, int n) {
    int date = date(day);
    if (date < days.length) {
      counts[date] += n;
    }
  }

  private static int birthday(int born, int age) {
    return born + (int) Math.round(age * YEAR);
  }

  /// @return whether she was at risk at an age that counts
  private boolean addTime(LifeTimes times, int row, boolean isCounted) {
    int born = times.born(row);
    int until = times.origin(row) + times.stop(row);
    int at = Math.max(birthday(born, FIRST), times.day(row));
    if (at >= until) {
      return false;
    }
    count(entered, at, isCounted ? 0 : 1);
    int age = (int) ((at - born) / YEAR);
    age = at < birthday(born, age + 1) ? age : age + 1;
    int date = date(at);
    int last = age;
    while (at < until && age <= LAST && date < days.length) {
      int next = Math.min(until, Math.min(birthday(born, age + 1), days[date] + 1));
      exposed[age * days.length + date] += next - at;
      last = age;
      at = next;
      age += at == birthday(born, age + 1) ? 1 : 0;
      date += at > days[date] ? 1 : 0;
    }
    // what happens on the day behind the last one at risk is of the age before it
    int end = date(until);
    if (at == until && last <= LAST && end < days.length) {
      married[last * days.length + end] += times.cause(row) == 1 ? 1 : 0;
      died[last * days.length + end] += times.cause(row) == 2 ? 1 : 0;
    }
    return true;
  }
}
