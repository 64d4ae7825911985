package people.survival;

import module java.base;

/// The covariates of a Cox model: numbers as they are, and factors as a column of 0 and 1 for each
/// level but the first, which the others are compared with. A row of which one is missing is left
/// out of the model.
public final class CoxDesign {

  private final int rows;
  private final List<String> names = new ArrayList<>();
  private final List<double[]> columns = new ArrayList<>();
  private final boolean[] isMissing;

  /// @param rows how many there are
  public CoxDesign(int rows) {
    this.rows = rows;
    this.isMissing = new boolean[rows];
  }

  /// Adds a number.
  ///
  /// @param values NaN where it is missing
  public CoxDesign number(String name, double[] values) {
    requireRows(name, values.length);
    for (int row = 0; row < rows; row++) {
      isMissing[row] |= Double.isNaN(values[row]);
    }
    names.add(name);
    columns.add(values.clone());
    return this;
  }

  /// Adds a factor.
  ///
  /// @param levels by row; null where it is missing
  /// @param order of the levels, of which the first is the one that the others are compared with; a
  ///   level that no row has is left out
  public CoxDesign factor(String name, List<String> levels, List<String> order) {
    requireRows(name, levels.size());
    for (int row = 0; row < rows; row++) {
      isMissing[row] |= levels.get(row) == null;
    }
    List<String> there = order.stream().filter(new HashSet<>(levels)::contains).toList();
    for (String level : there.stream().skip(1).toList()) {
      names.add(name + " " + level);
      columns.add(levels.stream().mapToDouble(each -> level.equals(each) ? 1 : 0).toArray());
    }
    return this;
  }

  private void requireRows(String name, int count) {
    if (count != rows) {
      throw new IllegalArgumentException(
          "%d values of %s for %d rows; expected one for each".formatted(count, name, rows));
    }
  }

  int rows() {
    return rows;
  }

  List<String> names() {
    return List.copyOf(names);
  }

  /// The rows that lack nothing.
  public int[] complete() {
    return IntStream.range(0, rows).filter(row -> !isMissing[row]).toArray();
  }

  double value(int column, int row) {
    return columns.get(column)[row];
  }
}
