package people.sequences;

import module java.base;

/// A few sequences that stand for all: of those with most others near them one after the other that
/// is not near one that was taken, until enough people are near one (A. Gabadinho and G. Ritschard,
/// *Searching for typical life trajectories*, 2013; TraMineR's `seqrep` with the criterion
/// "density").
///
/// @param radius within which a sequence is near, as a distance
/// @param rows in the order in which they were taken
/// @param coverage the share of people who are near one of them
/// @param quality by how much the people are nearer to their representative than to the centre of
///   all, as a share: 1 when each is one; negative when the centre stands for them better
public record Representatives(
    double radius, List<Representative> rows, double coverage, double quality) {

  /// One representative.
  ///
  /// @param person number of the first one who has that sequence
  /// @param assigned how many people it is the nearest representative of, by weight
  /// @param near how many of these are near it
  /// @param meanDistance of those who are assigned
  public record Representative(int person, double assigned, double near, double meanDistance) {}

  /// Near is a tenth of the greatest distance, and a quarter of the people is enough.
  public static Representatives of(Distances distances) {
    return of(distances, 0.25, 0.1);
  }

  /// @param coverage the share of the people who have to be near one, from 0 to 1
  /// @param radius within which a sequence is near, as a share of the greatest distance
  public static Representatives of(Distances distances, double coverage, double radius) {
    if (!(coverage >= 0 && coverage <= 1 && radius >= 0 && radius <= 1)) {
      throw new IllegalArgumentException(
          "a coverage of %s and a radius of %s; expected shares from 0 to 1"
              .formatted(coverage, radius));
    }
    double near = radius * distances.greatest();
    double[] weights = distances.weights();
    double all = Arrays.stream(weights).sum();
    int size = distances.size();
    double[] density =
        IntStream.range(0, size)
            .parallel()
            .mapToDouble(row ->
                IntStream.range(0, size)
                    .filter(other -> isNear(distances, row, other, near))
                    .mapToDouble(other -> weights[other])
                    .sum())
            .toArray();
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer row) -> -density[row]))
            .mapToInt(row -> row)
            .toArray();
    List<Integer> taken = new ArrayList<>();
    double covered = 0;
    for (int i = 0; i < size && covered < coverage; i++) {
      int row = order[i];
      if (taken.stream().allMatch(each -> distances.between(row, each) > near)) {
        taken.add(row);
        covered =
            IntStream.range(0, size)
                    .filter(other ->
                        taken.stream().anyMatch(each -> isNear(distances, each, other, near)))
                    .mapToDouble(other -> weights[other])
                    .sum()
                / all;
      }
    }
    return of(distances, taken, near, covered, weights);
  }

  /// Equal ones are near, also where all are.
  private static boolean isNear(Distances distances, int row, int other, double near) {
    return row == other || distances.between(row, other) < near;
  }

  private static Representatives of(
      Distances distances, List<Integer> taken, double near, double covered, double[] weights) {
    double[] assigned = new double[taken.size()];
    double[] nearby = new double[taken.size()];
    double[] sums = new double[taken.size()];
    for (int row = 0; row < weights.length && !taken.isEmpty(); row++) {
      int best = 0;
      for (int i = 1; i < taken.size(); i++) {
        boolean isNearer =
            distances.between(row, taken.get(i)) < distances.between(row, taken.get(best));
        best = isNearer ? i : best;
      }
      assigned[best] += weights[row];
      nearby[best] += isNear(distances, row, taken.get(best), near) ? weights[row] : 0;
      sums[best] += weights[row] * distances.between(row, taken.get(best));
    }
    List<Representative> rows = new ArrayList<>();
    for (int i = 0; i < taken.size(); i++) {
      int person = distances.patterns().rows().get(taken.get(i)).person();
      rows.add(new Representative(person, assigned[i], nearby[i], sums[i] / assigned[i]));
    }
    double around = Discrepancy.within(distances, _ -> 0, 1);
    return new Representatives(
        near, List.copyOf(rows), covered, 1 - Arrays.stream(sums).sum() / around);
  }
}
