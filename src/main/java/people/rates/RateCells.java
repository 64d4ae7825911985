package people.rates;

import module java.base;

/// Counts of one group by period.
final class RateCells {

  /// The first day of each period, and the one behind the last, since 1970.
  private final int[] starts;

  final int[] events;
  final int[] uncertain;
  final long[] days;

  RateCells(int[] starts) {
    this.starts = starts;
    this.events = new int[starts.length - 1];
    this.uncertain = new int[events.length];
    this.days = new long[events.length];
  }

  /// Adds the days of one person from one to another, which is no more among them, as far as they
  /// are in the periods.
  void addDays(int from, int until) {
    int first = Math.max(from, starts[0]);
    int end = Math.min(until, starts[events.length]);
    if (first >= end) {
      return;
    }
    for (int period = period(first); first < end; period++) {
      int next = Math.min(end, starts[period + 1]);
      days[period] += next - first;
      first = next;
    }
  }

  void addEvent(int day, boolean isCertain) {
    int period = period(day);
    if (period >= 0 && period < events.length) {
      events[period]++;
      uncertain[period] += isCertain ? 0 : 1;
    }
  }

  /// -1 for a day before all periods.
  private int period(int day) {
    int at = Arrays.binarySearch(starts, day);
    return at >= 0 ? at : -at - 2;
  }
}
