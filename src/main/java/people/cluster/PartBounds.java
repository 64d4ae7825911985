package people.cluster;

import module java.base;

/// The ranges of people that are the parts of each timeline, by a sample of the lines. Every
/// timeline has parts of its own, each a range of people; they are numbered in order of timelines
/// and people. Immutable.
///
/// @param firstParts by timeline the number of its first part
/// @param bounds by timeline the first person of each of its parts but the first one, ascending
record PartBounds(int[] firstParts, int[][] bounds) implements Serializable {

  /// What was seen of the lines of a stretch.
  ///
  /// @param lines how many were looked at
  /// @param bytes how long they are together
  /// @param people whom they are about
  record LineSample(int file, long lines, long bytes, int[] people) implements Serializable {}

  /// How many parts there are.
  int parts() {
    int last = firstParts.length - 1;
    return last < 0 ? 0 : firstParts[last] + bounds[last].length + 1;
  }

  int part(int file, int person) {
    int at = Arrays.binarySearch(bounds[file], person);
    return firstParts[file] + (at >= 0 ? at + 1 : -at - 1);
  }

  /// Which timeline a part is of.
  int file(int part) {
    int at = Arrays.binarySearch(firstParts, part);
    return at >= 0 ? at : -at - 2;
  }

  static PartBounds of(
      List<TimelineInput> inputs, List<LineSample> samples, ClusterSizes sizes, int cores) {
    List<List<LineSample>> byFile =
        IntStream.range(0, inputs.size())
            .mapToObj(file -> samples.stream().filter(each -> each.file == file).toList())
            .toList();
    double[] events =
        IntStream.range(0, inputs.size())
            .mapToDouble(file -> events(inputs.get(file), byFile.get(file)))
            .toArray();
    double all = Arrays.stream(events).sum();
    long most = sizes.partEvents((long) all);
    int[] firstParts = new int[inputs.size()];
    int[][] bounds = new int[inputs.size()][];
    for (int file = 0, part = 0; file < bounds.length; file++) {
      long least = all == 0 ? 1 : (long) (sizes.parts(cores) * events[file] / all);
      bounds[file] =
          bounds(byFile.get(file), Math.max(least, (long) Math.ceil(events[file] / most)));
      firstParts[file] = part;
      part += bounds[file].length + 1;
    }
    return new PartBounds(firstParts, bounds);
  }

  private static double events(TimelineInput input, List<LineSample> samples) {
    double lines = samples.stream().mapToLong(LineSample::lines).sum();
    double bytes = samples.stream().mapToLong(LineSample::bytes).sum();
    return input.isShared() || bytes == 0 ? input.length() : input.length() * lines / bytes;
  }

  private static int[] bounds(List<LineSample> samples, long wanted) {
    int[] people =
        samples.stream().flatMapToInt(each -> Arrays.stream(each.people)).sorted().toArray();
    long parts = Math.min(wanted, people.length);
    return LongStream.range(1, parts)
        .mapToInt(i -> people[(int) (i * people.length / parts)])
        .filter(bound -> bound > people[0])
        .distinct()
        .toArray();
  }
}
