package people.tables;

import module java.base;

import tech.tablesaw.api.Table;

/// A table of periods to look up in: by key, and by the day on which one holds.
final class KeyedPeriods {

  private static final int[] NONE = {};

  final PeriodDays days;

  /// Rows by key, in order of time.
  private final Map<List<Object>, int[]> rows = new HashMap<>();

  /// By row the latest end of those of its key up to it.
  private final int[] latest;

  /// The last day that anyone can know.
  private final int today = (int) LocalDate.now(Clock.systemUTC()).toEpochDay();

  /// Whether these are periods of records, as they say why they end: nobody knows the future.
  private final boolean isObserved;

  KeyedPeriods(Table periods, String... key) {
    days = new PeriodDays(periods);
    isObserved = periods.containsColumn("ends");
    latest = days.until.clone();
    IntFunction<List<Object>> keys = RowKeys.of(periods, key);
    Map<List<Object>, List<Integer>> byKey = new HashMap<>();
    for (int row = 0; row < latest.length; row++) {
      List<Object> each = keys.apply(row);
      if (each != null) {
        byKey.computeIfAbsent(each, _ -> new ArrayList<>(4)).add(row);
      }
    }
    byKey.forEach((each, of) -> rows.put(each, sorted(of)));
  }

  private int[] sorted(List<Integer> of) {
    int[] sorted =
        of.stream()
            .sorted(Comparator.comparingInt(row -> days.from[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 1; i < sorted.length; i++) {
      latest[sorted[i]] = Math.max(latest[sorted[i]], latest[sorted[i - 1]]);
    }
    return sorted;
  }

  /// @param key null for one that is missing
  int[] of(List<Object> key) {
    return key == null ? NONE : rows.getOrDefault(key, NONE);
  }

  /// The row that holds on a day; -1 when none does.
  int at(List<Object> key, LocalDate date) {
    int day = (int) date.toEpochDay();
    if (isObserved && day > today) {
      return -1;
    }
    int[] of = of(key);
    int low = 0;
    int high = of.length; // the first that begins after the day is in between
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (days.from[of[middle]] <= day) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = low - 1; i >= 0 && latest[of[i]] > day; i--) {
      if (days.until[of[i]] > day) {
        return of[i];
      }
    }
    return -1;
  }
}
