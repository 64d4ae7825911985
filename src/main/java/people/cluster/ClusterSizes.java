package people.cluster;

import module java.base;

/// The sizes by which work is cut into tasks.
///
/// @param splitBytes how much of a timeline a task reads at most; 0 for what suits
/// @param partEvents how many events a task folds, about, and holds meanwhile: what it needs of
///   memory goes with it; 0 for what suits
/// @param least how many tasks fold at least, if there are enough people; 0 for two for each core
record ClusterSizes(long splitBytes, long partEvents, int least) {

  private static final long LEAST_SPLIT = 4 << 20;
  private static final long MOST_SPLIT = 128 << 20;
  private static final int TASKS_A_CORE = 3;

  /// Pieces of the shuffle are stretches times parts: beyond so many of either they get larger.
  private static final long MOST_TASKS = 8192;

  private static final long USUAL_PART = 1 << 17;

  static final ClusterSizes USUAL = new ClusterSizes(0, 0, 0);

  /// Those that settings say: `spark.people.splitBytes`, `partEvents` and `leastParts`.
  ///
  /// @throws IllegalArgumentException for one that is no number
  static ClusterSizes of(Map<String, String> settings) {
    return new ClusterSizes(
        number(settings, "splitBytes", USUAL.splitBytes),
        number(settings, "partEvents", USUAL.partEvents),
        (int) number(settings, "leastParts", USUAL.least));
  }

  private static long number(Map<String, String> settings, String name, long usual) {
    String text = settings.get("spark.people." + name);
    if (text == null) {
      return usual;
    }
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException(
          "spark.people.%s is '%s'; expected a whole number from 1 on".formatted(name, text));
    }
    return Long.parseLong(text);
  }

  /// @param bytes of all files together
  long splitBytes(long bytes, int cores) {
    return splitBytes > 0
        ? splitBytes
        : Math.clamp(
            bytes / (TASKS_A_CORE * (long) cores),
            LEAST_SPLIT,
            Math.max(MOST_SPLIT, bytes / MOST_TASKS));
  }

  /// @param events of all timelines together
  long partEvents(long events) {
    return partEvents > 0 ? partEvents : Math.max(USUAL_PART, events / MOST_TASKS);
  }

  int parts(int cores) {
    return least > 0 ? least : 2 * cores;
  }
}
