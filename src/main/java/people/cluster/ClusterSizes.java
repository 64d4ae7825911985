package people.cluster;

import module java.base;

/// The sizes by which work is cut into tasks.
///
/// @param splitBytes how much of a file a task reads at most; 0 for what suits
/// @param partEvents how many events a task folds, about
/// @param least how many tasks fold at least, if there are enough people; 0 for two for each core
/// @param batchEvents how many events are folded at a time, about: what a task needs of memory goes
///   with it
record ClusterSizes(long splitBytes, long partEvents, int least, int batchEvents) {

  private static final long LEAST_SPLIT = 4 << 20;
  private static final long MOST_SPLIT = 128 << 20;
  private static final int TASKS_A_CORE = 3;

  static final ClusterSizes USUAL = new ClusterSizes(0, 1 << 19, 0, 1 << 16);

  /// Those that settings say: `spark.people.splitBytes`, `partEvents`, `leastParts` and
  /// `batchEvents`.
  ///
  /// @throws IllegalArgumentException for one that is no number
  static ClusterSizes of(Map<String, String> settings) {
    return new ClusterSizes(
        number(settings, "splitBytes", USUAL.splitBytes),
        number(settings, "partEvents", USUAL.partEvents),
        (int) number(settings, "leastParts", USUAL.least),
        (int) number(settings, "batchEvents", USUAL.batchEvents));
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
        : Math.clamp(bytes / (TASKS_A_CORE * (long) cores), LEAST_SPLIT, MOST_SPLIT);
  }

  int parts(int cores) {
    return least > 0 ? least : 2 * cores;
  }
}
