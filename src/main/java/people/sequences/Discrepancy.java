package people.sequences;

import module java.base;

/// Tells how much of the differences between sequences is between groups, such as cohorts: an
/// analysis of variance of distances (M. Studer, G. Ritschard, A. Gabadinho, N. S. Müller,
/// *Discrepancy analysis of state sequences*, Sociological Methods & Research 40,
/// [2011](https://doi.org/10.1177/0049124111415372); TraMineR's `dissassoc`).
///
/// The sum of squares of people is the sum of the distances of each two of them, over how many they
/// are; the discrepancy is that over how many they are.
///
/// @param groups in the order of their names
/// @param total sum of squares of all, and `within` that within the groups
/// @param f pseudo-F: what is between groups over what is within, each over its degrees of freedom
/// @param explained pseudo-R²: the share that is between groups
/// @param p how often people who are put into groups of these sizes at random have so great an F,
///   the observed one among them; NaN without permutations
/// @param permutations how many times that was done
public record Discrepancy(
    List<GroupSpread> groups,
    double total,
    double within,
    double f,
    double explained,
    double p,
    int permutations) {

  /// One group.
  ///
  /// @param weight of its people
  /// @param discrepancy see above
  /// @param uncertain how many of its people hang on an uncertain date
  public record GroupSpread(
      String name, int people, double weight, double discrepancy, int uncertain) {}

  /// Costs a pass over all distances of sequences that differ, for each permutation one more.
  ///
  /// @param group by number of a person the name of her group; null for one who is left out
  /// @param permutations 0 for no test; 999 is usual
  /// @throws IllegalArgumentException when all are in one group
  public static Discrepancy of(
      Distances distances, IntFunction<String> group, int permutations, long seed) {
    if (permutations < 0) {
      throw new IllegalArgumentException(
          "%d permutations; expected a number from 0 on".formatted(permutations));
    }
    Sequences sequences = distances.sequences();
    int[] people =
        IntStream.range(0, sequences.size()).filter(each -> group.apply(each) != null).toArray();
    List<String> names = Arrays.stream(people).mapToObj(group).distinct().sorted().toList();
    if (names.size() < 2) {
      throw new IllegalArgumentException("groups are %s; expected at least two".formatted(names));
    }
    int[] of = Arrays.stream(people).map(each -> names.indexOf(group.apply(each))).toArray();
    GroupedPeople grouped = new GroupedPeople(distances, people, names.size());
    double all = Arrays.stream(people).mapToDouble(sequences::weight).sum();
    double total = grouped.squares(new int[people.length])[0];
    double[] squares = grouped.squares(of);
    double within = Arrays.stream(squares).sum();
    long greater =
        IntStream.range(0, permutations)
            .parallel()
            .filter(i -> {
              int[] shuffled = shuffled(of, new SplittableRandom(seed + i));
              return Arrays.stream(grouped.squares(shuffled)).sum() <= within * (1 + 1e-12);
            })
            .count();
    List<GroupSpread> groups = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int number = i;
      int[] members =
          IntStream.range(0, people.length)
              .filter(each -> of[each] == number)
              .map(each -> people[each])
              .toArray();
      double weight = Arrays.stream(members).mapToDouble(sequences::weight).sum();
      groups.add(
          new GroupSpread(
              names.get(i),
              members.length,
              weight,
              squares[i] / weight,
              (int) Arrays.stream(members).filter(each -> !sequences.isCertain(each)).count()));
    }
    return new Discrepancy(
        List.copyOf(groups),
        total,
        within,
        (total - within) / (names.size() - 1) / (within / (all - names.size())),
        1 - within / total,
        permutations == 0 ? Double.NaN : (greater + 1.0) / (permutations + 1),
        permutations);
  }

  private static int[] shuffled(int[] groups, SplittableRandom random) {
    int[] shuffled = groups.clone();
    for (int i = shuffled.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int each = shuffled[i];
      shuffled[i] = shuffled[other];
      shuffled[other] = each;
    }
    return shuffled;
  }

  /// The sums of squares of people by group.
  private record GroupedPeople(Distances distances, int[] people, int groups) {

    double[] squares(int[] of) {
      double[][] weights = new double[groups][distances.size()];
      for (int i = 0; i < people.length; i++) {
        int row = distances.patterns().of()[people[i]];
        weights[of[i]][row] += distances.sequences().weight(people[i]);
      }
      return Arrays.stream(weights)
          .mapToDouble(each -> Discrepancy.squares(distances, each))
          .toArray();
    }
  }

  /// The sum of squares within groups of sequences.
  static double within(Distances distances, IntUnaryOperator group, int groups) {
    double[][] weights = new double[groups][distances.size()];
    double[] all = distances.weights();
    for (int row = 0; row < all.length; row++) {
      weights[group.applyAsInt(row)][row] = all[row];
    }
    return Arrays.stream(weights).mapToDouble(each -> squares(distances, each)).sum();
  }

  /// The sum of squares of all sequences.
  static double total(Distances distances) {
    return within(distances, _ -> 0, 1);
  }

  /// @param weights by row
  private static double squares(Distances distances, double[] weights) {
    int[] rows = IntStream.range(0, weights.length).filter(row -> weights[row] > 0).toArray();
    double sum = 0;
    for (int i = 1; i < rows.length; i++) {
      double part = 0;
      for (int j = 0; j < i; j++) {
        part += weights[rows[j]] * distances.between(rows[i], rows[j]);
      }
      sum += weights[rows[i]] * part;
    }
    double all = Arrays.stream(weights).sum();
    return all > 0 ? sum / all : 0;
  }
}
