package people.history;

import java.util.Arrays;
import java.util.List;

/// Where days are among some ascending ones. As long as these are not too far apart, the place is
/// looked up and not searched.
final class DayRanks {

  /// A table for so many days is always small, and one for more than all years of four digits never
  /// worth it.
  private static final int FEW = 1 << 16;

  private static final int MOST = 1 << 23;

  /// Ascending, each once.
  final int[] days;

  /// By day from the first one on, how many are before it; null where these are too many.
  private final int[] before;

  /// @param days in any order
  DayRanks(int[] days) {
    this(List.of(days), new int[] {days.length});
  }

  /// @param days in any order
  /// @param sizes how many of each count
  DayRanks(List<int[]> days, int[] sizes) {
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    for (int i = 0; i < sizes.length; i++) {
      for (int j = 0; j < sizes[i]; j++) {
        first = Math.min(first, days.get(i)[j]);
        last = Math.max(last, days.get(i)[j]);
      }
    }
    long size = Arrays.stream(sizes).asLongStream().sum();
    long length = Math.max(0, (long) last - first + 1);
    if (length > Math.clamp(4 * size, FEW, MOST)) {
      this.before = null;
      this.days = distinct(days, sizes);
      return;
    }
    this.before = new int[(int) length + 1];
    for (int i = 0; i < sizes.length; i++) {
      for (int j = 0; j < sizes[i]; j++) {
        before[days.get(i)[j] - first + 1] = 1;
      }
    }
    Arrays.parallelPrefix(before, Integer::sum);
    this.days = new int[before[(int) length]];
    for (int day = 0; day < length; day++) {
      if (before[day + 1] > before[day]) {
        this.days[before[day]] = first + day;
      }
    }
  }

  private static int[] distinct(List<int[]> days, int[] sizes) {
    int[] all = {};
    for (int i = 0; i < sizes.length; i++) {
      int[] some = distinct(Arrays.copyOf(days.get(i), sizes[i]));
      int size = all.length;
      all = Arrays.copyOf(all, size + some.length);
      System.arraycopy(some, 0, all, size, some.length);
    }
    return distinct(all);
  }

  /// @param days is sorted
  private static int[] distinct(int[] days) {
    Arrays.parallelSort(days);
    int count = 0;
    for (int day : days) {
      if (count == 0 || days[count - 1] != day) {
        days[count++] = day;
      }
    }
    return Arrays.copyOf(days, count);
  }

  /// How many are before a day.
  int of(int day) {
    if (before == null) {
      int at = Arrays.binarySearch(days, day);
      return at >= 0 ? at : -at - 1;
    }
    int first = days.length == 0 ? 0 : days[0];
    return before[Math.clamp((long) day - first, 0, before.length - 1)];
  }
}
