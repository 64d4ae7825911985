package people.sequences;

import module java.base;

/// People whose lives are alike: clusters of sequences, each with its medoid, the sequence whose
/// distances to all others of the cluster have the least sum.
///
/// @param of by row of the distances' patterns the number of its cluster, from 0; the largest
///   cluster comes first
/// @param rows one for each cluster
/// @param silhouette the mean of all people, see [Cluster]
/// @param explained the share of the discrepancy that is between clusters, see [Discrepancy]
public record Clusters(
    Distances distances, int[] of, List<Cluster> rows, double silhouette, double explained) {

  /// One cluster.
  ///
  /// @param medoid number of the first person who has that sequence
  /// @param people how many are in it, and `weight` what they weigh
  /// @param share of all, by weight
  /// @param meanDistance of its people to the medoid
  /// @param silhouette the mean of its people: (b - a) / max(a, b), where a is the mean distance to
  ///   the others of the cluster and b that to those of the nearest other one; from -1 to 1, and
  ///   NaN where there is one cluster only (P. Rousseeuw, *Silhouettes*, J. Comput. Appl. Math. 20,
  ///   [1987](https://doi.org/10.1016/0377-0427(87)90125-7); R's `cluster::silhouette`)
  /// @param uncertain how many of its people hang on an uncertain date
  public record Cluster(
      int medoid,
      int people,
      double weight,
      double share,
      double meanDistance,
      double silhouette,
      int uncertain) {}

  /// Ward's, see [WardTree].
  public static Clusters ward(Distances distances, int clusters) {
    return of(distances, WardTree.of(distances).cut(clusters), Discrepancy.total(distances));
  }

  /// Those around medoids (PAM), see [Medoids].
  public static Clusters aroundMedoids(Distances distances, int clusters) {
    requireNumber(clusters, distances.size());
    int[] medoids = Medoids.of(distances, clusters);
    int[] of = new int[distances.size()];
    for (int row = 0; row < of.length; row++) {
      for (int i = 1; i < medoids.length; i++) {
        boolean isNearer =
            distances.between(row, medoids[i]) < distances.between(row, medoids[of[row]]);
        of[row] = isNearer ? i : of[row];
      }
    }
    return of(distances, of, Discrepancy.total(distances));
  }

  /// Ward's clusters for several numbers of them, from one tree: to choose by their silhouettes and
  /// what they explain.
  ///
  /// @param from least number of clusters, and `to` the greatest one
  public static List<Clusters> ward(Distances distances, int from, int to) {
    WardTree tree = WardTree.of(distances);
    double total = Discrepancy.total(distances);
    return IntStream.rangeClosed(from, Math.min(to, distances.size()))
        .mapToObj(clusters -> of(distances, tree.cut(clusters), total))
        .toList();
  }

  static void requireNumber(int clusters, int size) {
    if (clusters < 1 || clusters > size) {
      throw new IllegalArgumentException(
          "%d clusters of %d different sequences; expected from 1 to %d"
              .formatted(clusters, size, size));
    }
  }

  /// The number of a person's cluster.
  public int cluster(int person) {
    return of[distances.patterns().of()[person]];
  }

  // ---- made

  /// @param of by row a number of its cluster, from 0 without gaps
  /// @param total what [Discrepancy#total] gives
  private static Clusters of(Distances distances, int[] of, double total) {
    double[] weights = distances.weights();
    int count = Arrays.stream(of).max().orElse(-1) + 1;
    double[] sums = new double[count];
    for (int row = 0; row < of.length; row++) {
      sums[of[row]] += weights[row];
    }
    List<Integer> order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer cluster) -> -sums[cluster]))
            .toList();
    int[] places = new int[count];
    order.forEach(cluster -> places[cluster] = order.indexOf(cluster));
    int[] numbers = Arrays.stream(of).map(cluster -> places[cluster]).toArray();
    List<BitSet> members = Stream.generate(BitSet::new).limit(count).toList();
    for (int row = 0; row < numbers.length; row++) {
      members.get(numbers[row]).set(row);
    }
    double[] silhouettes = silhouettes(distances, numbers, members, weights);
    double all = Arrays.stream(weights).sum();
    List<Cluster> rows =
        members.stream().map(each -> cluster(distances, each, weights, silhouettes, all)).toList();
    double silhouette =
        IntStream.range(0, numbers.length)
            .mapToDouble(row -> weights[row] * silhouettes[row])
            .sum();
    return new Clusters(
        distances,
        numbers,
        rows,
        silhouette / all,
        1 - Discrepancy.within(distances, row -> numbers[row], count) / total);
  }

  private static Cluster cluster(
      Distances distances, BitSet members, double[] weights, double[] silhouettes, double all) {
    double weight = members.stream().mapToDouble(row -> weights[row]).sum();
    int[] rows = members.stream().toArray();
    double[] sums =
        Arrays.stream(rows)
            .parallel()
            .mapToDouble(row -> distances.sum(row, members, weights))
            .toArray();
    int best = 0;
    for (int i = 1; i < rows.length; i++) {
      best = sums[i] < sums[best] ? i : best;
    }
    List<SequencePatterns.Pattern> patterns = distances.patterns().rows();
    return new Cluster(
        patterns.get(rows[best]).person(),
        members.stream().map(row -> patterns.get(row).people()).sum(),
        weight,
        weight / all,
        sums[best] / weight,
        members.stream().mapToDouble(row -> weights[row] * silhouettes[row]).sum() / weight,
        members.stream().map(row -> patterns.get(row).uncertain()).sum());
  }

  /// By row; people with the same sequence are each other's others. 0 of one who is alone.
  private static double[] silhouettes(
      Distances distances, int[] of, List<BitSet> members, double[] weights) {
    double[] sizes =
        members.stream()
            .mapToDouble(all -> all.stream().mapToDouble(row -> weights[row]).sum())
            .toArray();
    return IntStream.range(0, of.length)
        .parallel()
        .mapToDouble(row -> {
          double[] sums = new double[sizes.length];
          for (int other = 0; other < of.length; other++) {
            sums[of[other]] += weights[other] * distances.between(row, other);
          }
          double others = sizes[of[row]] - 1;
          double nearest = Double.POSITIVE_INFINITY;
          for (int cluster = 0; cluster < sums.length; cluster++) {
            if (cluster != of[row]) {
              nearest = Math.min(nearest, sums[cluster] / sizes[cluster]);
            }
          }
          if (nearest == Double.POSITIVE_INFINITY) {
            return Double.NaN;
          }
          double within = others > 0 ? sums[of[row]] / others : 0;
          double greater = Math.max(within, nearest);
          return others > 0 && greater > 0 ? (nearest - within) / greater : 0;
        })
        .toArray();
  }
}
