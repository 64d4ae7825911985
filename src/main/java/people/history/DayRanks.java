package people.history;

import module java.base;

/// A lookup of the rank of a day among given days. As long as these are not too far apart, a table
/// has the rank; otherwise it is searched.
final class DayRanks {

  /// A table for so many days is always small, and one for more than all years of four digits never
  /// worth it.
  private static final int FEW = 1 << 16;

  private static final int MOST = 1 << 23;

  /// Ascending, each once.
  final int[] days;

  /// By day from the first one on, how many are before it; null where these are too many.
  private final int[] before;

  /// @param given in any order
  DayRanks(int[]... given) {
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    long size = 0;
    for (int[] some : given) {
      for (int day : some) {
        first = Math.min(first, day);
        last = Math.max(last, day);
      }
      size += some.length;
    }
    long length = Math.max(0, (long) last - first + 1);
    if (length > Math.clamp(4 * size, FEW, MOST)) {
      before = null;
      days = Arrays.stream(given).flatMapToInt(Arrays::stream).sorted().distinct().toArray();
      return;
    }
    before = new int[(int) length + 1];
    for (int[] some : given) {
      for (int day : some) {
        before[day - first + 1] = 1;
      }
    }
    Arrays.parallelPrefix(before, Integer::sum);
    days = new int[before[(int) length]];
    for (int day = 0; day < length; day++) {
      if (before[day + 1] > before[day]) {
        days[before[day]] = first + day;
      }
    }
  }

  /// How many of some days, which are all among these, are each of them.
  int[] counts(int[] some) {
    int[] counts = new int[days.length];
    for (int day : some) {
      counts[of(day)]++;
    }
    return counts;
  }

  /// The rank of a day: how many are before it.
  int of(int day) {
    if (before == null) {
      int at = Arrays.binarySearch(days, day);
      return at >= 0 ? at : -at - 1;
    }
    int first = days.length == 0 ? 0 : days[0];
    return before[Math.clamp((long) day - first, 0, before.length - 1)];
  }
}
