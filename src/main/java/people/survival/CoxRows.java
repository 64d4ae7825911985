package people.survival;

import module java.base;

/// The rows of a Cox model in the order in which their times end, and the likelihood of
/// coefficients. Covariates are centred and divided by their standard deviation meanwhile, so that
/// a year of birth makes no number too large.
final class CoxRows {

  /// The logarithm of the partial likelihood with Efron's ties, its slope, and minus its curvature.
  record Likelihood(double value, double[] score, double[][] information) {}

  private final int size;
  private final int width;
  private final int[] starts;
  private final int[] stops;
  private final boolean[] isEvent;

  /// Row after row.
  private final double[] values;

  private final double[] scales;

  /// Rows in descending order of the stop, and of the start.
  private final int[] byStop;

  private final int[] byStart;

  CoxRows(RiskTimes times, int cause, CoxDesign design) {
    if (design.rows() != times.size()) {
      throw new IllegalArgumentException(
          "%d rows of covariates for %d rows of times; expected as many"
              .formatted(design.rows(), times.size()));
    }
    int[] complete = design.complete();
    size = complete.length;
    width = design.names().size();
    starts = new int[size];
    stops = new int[size];
    isEvent = new boolean[size];
    values = new double[size * width];
    scales = new double[width];
    for (int i = 0; i < size; i++) {
      starts[i] = times.starts()[complete[i]];
      stops[i] = times.stops()[complete[i]];
      isEvent[i] = times.causes()[complete[i]] == cause;
    }
    for (int column = 0; column < width; column++) {
      fill(column, design, complete);
    }
    byStop = descending(stops);
    byStart = descending(starts);
  }

  private void fill(int column, CoxDesign design, int[] complete) {
    double sum = 0;
    for (int row : complete) {
      sum += design.value(column, row);
    }
    double mean = sum / size;
    double square = 0;
    for (int row : complete) {
      double far = design.value(column, row) - mean;
      square += far * far;
    }
    scales[column] = square == 0 ? 1 : 1 / Math.sqrt(square / size);
    for (int i = 0; i < size; i++) {
      values[i * width + column] = (design.value(column, complete[i]) - mean) * scales[column];
    }
  }

  private static int[] descending(int[] times) {
    long[] keys = new long[times.length];
    Arrays.setAll(keys, row -> (long) -times[row] << Integer.SIZE | row);
    Arrays.parallelSort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  int size() {
    return size;
  }

  int events() {
    return (int) IntStream.range(0, size).filter(row -> isEvent[row]).count();
  }

  /// By what a covariate was multiplied.
  double scale(int column) {
    return scales[column];
  }

  /// Sums of weights, of covariates, and of their products, over some rows.
  private final class Sums {

    double weight;
    int rows;
    final double[] first = new double[width];
    final double[] second = new double[width * width];

    void add(int row, double risk) {
      weight += risk;
      rows += risk < 0 ? -1 : 1;
      for (int i = 0; i < width; i++) {
        double each = risk * values[row * width + i];
        first[i] += each;
        for (int j = 0; j <= i; j++) {
          second[i * width + j] += each * values[row * width + j];
        }
      }
      if (rows == 0) {
        clear(); // what rounding left
      }
    }

    void clear() {
      weight = 0;
      rows = 0;
      Arrays.fill(first, 0);
      Arrays.fill(second, 0);
    }
  }

  /// Goes back in time: rows come in at their stop, and go out at their start.
  Likelihood at(double[] coefficients) {
    double[] linear = new double[size];
    for (int row = 0; row < size; row++) {
      for (int i = 0; i < width; i++) {
        linear[row] += coefficients[i] * values[row * width + i];
      }
    }
    Sums all = new Sums();
    Sums dead = new Sums();
    double value = 0;
    double[] score = new double[width];
    double[][] information = new double[width][width];
    int out = 0;
    for (int in = 0; in < size; ) {
      int time = stops[byStop[in]];
      for (; out < size && starts[byStart[out]] >= time; out++) {
        all.add(byStart[out], -Math.exp(linear[byStart[out]]));
      }
      dead.clear();
      for (; in < size && stops[byStop[in]] == time; in++) {
        int row = byStop[in];
        double risk = Math.exp(linear[row]);
        all.add(row, risk);
        if (isEvent[row]) {
          dead.add(row, risk);
          value += linear[row];
          for (int i = 0; i < width; i++) {
            score[i] += values[row * width + i];
          }
        }
      }
      for (int tie = 0; tie < dead.rows; tie++) {
        value -= add(all, dead, (double) tie / dead.rows, score, information);
      }
    }
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < i; j++) {
        information[j][i] = information[i][j];
      }
    }
    return new Likelihood(value, score, information);
  }

  /// Adds one of those to whom it happens at the same time, with a share of them taken out.
  private double add(Sums all, Sums dead, double share, double[] score, double[][] information) {
    double weight = all.weight - share * dead.weight;
    for (int i = 0; i < width; i++) {
      double mean = (all.first[i] - share * dead.first[i]) / weight;
      score[i] -= mean;
      for (int j = 0; j <= i; j++) {
        double other = (all.first[j] - share * dead.first[j]) / weight;
        double both = (all.second[i * width + j] - share * dead.second[i * width + j]) / weight;
        information[i][j] += both - mean * other;
      }
    }
    return Math.log(weight);
  }
}
