package people.survival;

import module java.base;

/// The risk sets: how many are at risk, and what happens to them, at each time at which anything
/// does. Made in one pass over the rows and one over the units of time, without sorting.
///
/// Where some enter late, nobody may be at risk for a while. What happened meanwhile is not known,
/// so the times end there; and they end before a time at which it happens to all who are there
/// while others are yet to come, since it did not happen to these.
final class RiskSets {

  /// The times at which a row ends, ascending.
  final int[] times;

  /// By place of the time, how many entered before it and had not ended before it.
  final int[] atRisk;

  /// By cause, from 0 for what is censored, and place of the time.
  final int[][] events;

  /// How many rows were ever at risk.
  final int rows;

  /// The first time at which anybody is at risk.
  final int first;

  /// How many are from then on.
  final int firstAtRisk;

  RiskSets(RiskTimes of) {
    this(RiskCounts.of(of));
  }

  RiskSets(RiskCounts of) {
    int[] entered = of.entered();
    int[][] ended = of.ended();
    int last = entered.length - 1;
    int causes = ended.length;
    rows = Arrays.stream(entered).sum();
    first = IntStream.rangeClosed(0, last).filter(time -> entered[time] > 0).findFirst().orElse(0);
    firstAtRisk = last < 0 ? 0 : entered[first];
    int[] when = IntStream.rangeClosed(0, last).filter(time -> isAny(ended, time)).toArray();
    int[] risk = new int[when.length];
    int there = 0;
    int next = 0;
    int size = 0;
    for (boolean isGap = false; size < when.length && !isGap; ) {
      int time = when[size];
      for (; next < time; next++) {
        there += entered[next];
      }
      risk[size] = there;
      boolean isLast = size + 1 == when.length;
      if (!isLast && happened(ended, time) == there) {
        break;
      }
      there -= happened(ended, time) + ended[0][time];
      isGap = !isLast && there == 0 && entered[time] == 0;
      size++;
    }
    times = Arrays.copyOf(when, size);
    atRisk = Arrays.copyOf(risk, size);
    events = new int[causes][];
    for (int cause = 0; cause < causes; cause++) {
      int each = cause;
      events[cause] = Arrays.stream(times).map(time -> ended[each][time]).toArray();
    }
  }

  private static int happened(int[][] ended, int time) {
    return IntStream.range(1, ended.length).map(cause -> ended[cause][time]).sum();
  }

  private static boolean isAny(int[][] ended, int time) {
    for (int[] ofCause : ended) {
      if (ofCause[time] > 0) {
        return true;
      }
    }
    return false;
  }

  /// How many are at risk at each of some other times.
  static int[] atRisk(RiskTimes of, int[] times) {
    int[] starts = sorted(of.starts());
    int[] stops = sorted(of.stops());
    return Arrays.stream(times).map(time -> below(starts, time) - below(stops, time)).toArray();
  }

  private static int[] sorted(int[] numbers) {
    int[] sorted = numbers.clone();
    Arrays.parallelSort(sorted);
    return sorted;
  }

  /// How many are less.
  private static int below(int[] sorted, int number) {
    int low = 0;
    for (int high = sorted.length; low < high; ) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
