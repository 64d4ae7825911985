package people.sequences;

import module java.base;

/// The tree of Ward's hierarchical clusters: the two are joined that add least to the squared
/// distances within (J. Ward, *Hierarchical grouping to optimize an objective function*, 1963), as
/// R's `hclust(method = "ward.D2")` has it. A sequence that several people have counts as often;
/// the tree is that of all people, without the joins at height 0.
///
/// @param one and `other`, by join: the clusters that are joined; less than the number of sequences
///   for one sequence, from there on for the cluster of an earlier join
/// @param heights of the joins, ascending
public record WardTree(int[] one, int[] other, double[] heights) {

  /// Costs room of 8 bytes and time of some nanoseconds for each two sequences that differ
  /// (nearest-neighbour chains, F. Murtagh 1983, with the update of G. Lance and W. Williams 1967).
  public static WardTree of(Distances distances) {
    int size = distances.size();
    double[] weights = distances.weights();
    double[] squares = new double[Distances.place(size, 0)];
    for (int row = 1; row < size; row++) {
      for (int less = 0; less < row; less++) {
        double distance = distances.between(row, less);
        double sum = weights[row] + weights[less];
        squares[Distances.place(row, less)] =
            sum == 0 ? 0 : 2 * weights[row] * weights[less] / sum * distance * distance;
      }
    }
    return sorted(joins(size, weights, squares), size);
  }

  /// A join of two clusters, each named by one of its sequences.
  private record Join(int one, int other, double height) {}

  private static List<Join> joins(int size, double[] weights, double[] squares) {
    List<Join> joins = new ArrayList<>();
    boolean[] isGone = new boolean[size];
    int[] chain = new int[size];
    int length = 0;
    int start = 0;
    while (joins.size() < size - 1) {
      if (length == 0) {
        while (isGone[start]) {
          start++;
        }
        chain[length++] = start;
      }
      int last = chain[length - 1];
      int nearest = length > 1 ? chain[length - 2] : -1;
      double least = nearest < 0 ? Double.POSITIVE_INFINITY : at(squares, last, nearest);
      for (int each = 0; each < size; each++) {
        if (each != last && !isGone[each]) {
          double square = at(squares, last, each);
          if (square < least) {
            least = square;
            nearest = each;
          }
        }
      }
      if (length > 1 && nearest == chain[length - 2]) {
        length -= 2;
        join(
            Math.min(last, nearest),
            Math.max(last, nearest),
            least,
            size,
            weights,
            squares,
            isGone);
        joins.add(new Join(Math.min(last, nearest), Math.max(last, nearest), Math.sqrt(least)));
      } else {
        chain[length++] = nearest;
      }
    }
    return joins;
  }

  private static double at(double[] squares, int one, int other) {
    return squares[Distances.place(Math.max(one, other), Math.min(one, other))];
  }

  /// The cluster of two stays at the place of the first one.
  private static void join(
      int one,
      int other,
      double square,
      int size,
      double[] weights,
      double[] squares,
      boolean[] isGone) {
    isGone[other] = true;
    double both = weights[one] + weights[other];
    for (int each = 0; each < size; each++) {
      if (each != one && !isGone[each]) {
        double weight = weights[each];
        double sum = both + weight;
        double joined =
            (weights[one] + weight) * at(squares, each, one)
                + (weights[other] + weight) * at(squares, each, other)
                - weight * square;
        squares[Distances.place(Math.max(each, one), Math.min(each, one))] =
            sum == 0 ? 0 : Math.max(0, joined / sum);
      }
    }
    weights[one] = both;
  }

  /// The joins by height, and the clusters numbered by that.
  private static WardTree sorted(List<Join> joins, int size) {
    List<Join> sorted = joins.stream().sorted(Comparator.comparingDouble(Join::height)).toList();
    int[] roots = IntStream.range(0, size).toArray(); // union-find
    int[] numbers = IntStream.range(0, size).toArray(); // by root that of the cluster
    int[] one = new int[sorted.size()];
    int[] other = new int[sorted.size()];
    for (int i = 0; i < sorted.size(); i++) {
      int first = root(roots, sorted.get(i).one);
      int second = root(roots, sorted.get(i).other);
      one[i] = Math.min(numbers[first], numbers[second]);
      other[i] = Math.max(numbers[first], numbers[second]);
      roots[second] = first;
      numbers[first] = size + i;
    }
    return new WardTree(one, other, sorted.stream().mapToDouble(Join::height).toArray());
  }

  private static int root(int[] roots, int of) {
    int root = of;
    while (roots[root] != root) {
      roots[root] = roots[roots[root]];
      root = roots[root];
    }
    return root;
  }

  /// By sequence the number of its cluster when there are so many; the first sequence is in cluster
  /// 0, the first one that is not in it in 1, and so on.
  ///
  /// @param clusters from 1 to the number of sequences
  public int[] cut(int clusters) {
    int size = heights.length + 1;
    Clusters.requireNumber(clusters, size);
    int[] of = new int[size + heights.length];
    Arrays.fill(of, -1);
    for (int i = heights.length - 1; i >= 0; i--) {
      boolean isCut = i >= size - clusters;
      int cluster = isCut ? -1 : of[size + i] >= 0 ? of[size + i] : size + i;
      of[one[i]] = cluster;
      of[other[i]] = cluster;
    }
    int[] numbers = new int[of.length];
    Arrays.fill(numbers, -1);
    int next = 0;
    int[] cut = new int[size];
    for (int row = 0; row < size; row++) {
      int cluster = of[row] < 0 ? row : of[row];
      if (numbers[cluster] < 0) {
        numbers[cluster] = next++;
      }
      cut[row] = numbers[cluster];
    }
    return cut;
  }
}
