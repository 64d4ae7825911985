package people;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Where days are among some ascending ones. As long as these are not too far apart, the place is
/// looked up and not searched.
final class Places {

  /// Longer stretches of days are searched.
  private static final int LONGEST = 1 << 20;

  /// Ascending, each once.
  final int[] days;

  /// By day from the first one on, how many are before it; null where these are too many.
  private final int[] before;

  /// @param days in any order
  Places(int... days) {
    this(List.of(days), List.of(days.length));
  }

  /// @param days in any order
  /// @param sizes how many of each count
  Places(List<int[]> days, List<Integer> sizes) {
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    for (int i = 0; i < days.size(); i++) {
      for (int j = 0; j < sizes.get(i); j++) {
        first = Math.min(first, days.get(i)[j]);
        last = Math.max(last, days.get(i)[j]);
      }
    }
    if ((long) last - first > LONGEST) {
      this.before = null;
      this.days = distinct(days, sizes);
      return;
    }
    int length = Math.max(0, last - first + 1);
    this.before = new int[length + 1];
    for (int i = 0; i < days.size(); i++) {
      for (int j = 0; j < sizes.get(i); j++) {
        before[days.get(i)[j] - first + 1] = 1;
      }
    }
    Arrays.parallelPrefix(before, Integer::sum);
    this.days = new int[before[length]];
    for (int day = 0; day < length; day++) {
      if (before[day + 1] > before[day]) {
        this.days[before[day]] = first + day;
      }
    }
  }

  private static int[] distinct(List<int[]> days, List<Integer> sizes) {
    int[] all =
        IntStream.range(0, days.size())
            .boxed()
            .flatMapToInt(i -> Arrays.stream(days.get(i), 0, sizes.get(i)))
            .toArray();
    Arrays.parallelSort(all);
    int count = 0;
    for (int day : all) {
      if (count == 0 || all[count - 1] != day) {
        all[count++] = day;
      }
    }
    return Arrays.copyOf(all, count);
  }

  int size() {
    return days.length;
  }

  /// How many are before a day.
  int of(int day) {
    if (before == null) {
      int at = Arrays.binarySearch(days, day);
      return at >= 0 ? at : -at - 1;
    }
    int first = days.length == 0 ? 0 : days[0];
    return before[Math.clamp(day, first, first + before.length - 1) - first];
  }
}
