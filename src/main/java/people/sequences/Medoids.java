package people.sequences;

import module java.base;

/// Partitioning around medoids: as many sequences are found as there are to be clusters, so that
/// the sum of the distances of all people to the nearest one is as small as swapping one of them
/// for another can make it (L. Kaufman and P. Rousseeuw, *Finding groups in data*, 1990, chapter 2;
/// R's `cluster::pam`). All swaps of a candidate are looked at together (E. Schubert and P.
/// Rousseeuw, *Fast and eager k-medoids clustering*, Information Systems 101,
/// [2021](https://doi.org/10.1016/j.is.2021.101804)).
final class Medoids {

  private final Distances distances;
  private final double[] weights;
  private final int[] medoids;

  /// By sequence which medoid is the nearest and the second one, and how far they are.
  private final int[] nearest;

  private final double[] first;
  private final double[] second;

  private Medoids(Distances distances, int clusters) {
    this.distances = distances;
    this.weights = distances.weights();
    this.medoids = new int[clusters];
    this.nearest = new int[distances.size()];
    this.first = new double[distances.size()];
    this.second = new double[distances.size()];
  }

  /// Rows of the medoids, in order.
  static int[] of(Distances distances, int clusters) {
    Medoids medoids = new Medoids(distances, clusters);
    medoids.build();
    medoids.swap();
    return Arrays.stream(medoids.medoids).sorted().toArray();
  }

  /// One after the other the one that brings most.
  private void build() {
    int size = first.length;
    Arrays.fill(first, Double.POSITIVE_INFINITY);
    BitSet chosen = new BitSet();
    for (int i = 0; i < medoids.length; i++) {
      double[] costs = new double[size];
      IntStream.range(0, size)
          .parallel()
          .forEach(candidate -> {
            for (int row = 0; row < size; row++) {
              costs[candidate] +=
                  weights[row] * Math.min(first[row], distances.between(row, candidate));
            }
          });
      int best = -1;
      for (int candidate = 0; candidate < size; candidate++) {
        if (!chosen.get(candidate) && (best < 0 || costs[candidate] < costs[best])) {
          best = candidate;
        }
      }
      medoids[i] = best;
      chosen.set(best);
      for (int row = 0; row < size; row++) {
        first[row] = Math.min(first[row], distances.between(row, best));
      }
    }
  }

  /// Swaps as long as that makes the sum smaller.
  private void swap() {
    assign();
    int size = first.length;
    int since = 0; // candidates that were looked at since the last swap
    for (int candidate = 0; since < size; candidate = (candidate + 1) % size) {
      int at = bestToReplace(candidate);
      since++;
      if (at >= 0) {
        medoids[at] = candidate;
        assign();
        since = 0;
      }
    }
  }

  /// The place of the medoid whose place a candidate takes best; -1 when that makes nothing
  /// smaller.
  private int bestToReplace(int candidate) {
    if (first[candidate] == 0) {
      return -1; // it is a medoid
    }
    double[] changes = new double[medoids.length]; // when that one goes
    double all = 0; // whichever goes
    double sum = 0;
    for (int row = 0; row < first.length; row++) {
      double distance = distances.between(row, candidate);
      double weight = weights[row];
      sum += weight * first[row];
      if (distance < first[row]) {
        all += weight * (distance - first[row]);
      } else {
        changes[nearest[row]] += weight * (Math.min(distance, second[row]) - first[row]);
      }
    }
    int best = 0;
    for (int i = 1; i < changes.length; i++) {
      best = changes[i] < changes[best] ? i : best;
    }
    return all + changes[best] < -1e-12 * sum ? best : -1;
  }

  private void assign() {
    for (int row = 0; row < first.length; row++) {
      first[row] = Double.POSITIVE_INFINITY;
      second[row] = Double.POSITIVE_INFINITY;
      for (int i = 0; i < medoids.length; i++) {
        double distance = distances.between(row, medoids[i]);
        if (distance < first[row]) {
          second[row] = first[row];
          first[row] = distance;
          nearest[row] = i;
        } else if (distance < second[row]) {
          second[row] = distance;
        }
      }
    }
  }
}
