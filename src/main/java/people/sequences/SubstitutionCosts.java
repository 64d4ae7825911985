package people.sequences;

import module java.base;

import people.sequences.DistanceMethod.CostSource;
import people.sequences.DistanceMethod.Dissimilarity;

/// The costs of substitutions as whole numbers of a small unit, so that sums are exact and the same
/// on every machine. The state behind the last one is a missing cell.
///
/// @param unit what 1 stands for
/// @param indel of an insertion or deletion
/// @param of by cell, state and state; one cell only where all are the same
record SubstitutionCosts(double unit, int indel, int[][][] of) {

  private static final double FINEST = 1e6;

  /// Sums have to stay below it.
  private static final double MOST = 1 << 30;

  static SubstitutionCosts of(Sequences sequences, DistanceMethod method) {
    double[][][] costs = costs(sequences, method);
    double dearest = method.measure() == Dissimilarity.OPTIMAL_MATCHING ? method.indel() : 0;
    for (double[][] cell : costs) {
      for (double[] row : cell) {
        dearest = Math.max(dearest, Arrays.stream(row).max().orElse(0));
      }
    }
    double perUnit = FINEST;
    while (perUnit > 1 && 2.0 * sequences.grid().cells() * dearest * perUnit > MOST) {
      perUnit /= 10;
    }
    double scale = perUnit;
    int[][][] rounded =
        Arrays.stream(costs)
            .map(cell ->
                Arrays.stream(cell)
                    .map(row ->
                        Arrays.stream(row)
                            .mapToInt(each -> Math.toIntExact(Math.round(each * scale)))
                            .toArray())
                    .toArray(int[][]::new))
            .toArray(int[][][]::new);
    return new SubstitutionCosts(
        1 / scale, Math.toIntExact(Math.round(method.indel() * scale)), rounded);
  }

  private static double[][][] costs(Sequences sequences, DistanceMethod method) {
    int states = sequences.states().size();
    if (method.measure() == Dissimilarity.DYNAMIC_HAMMING) {
      TransitionRates rates = TransitionRates.of(sequences, 1);
      double[][][] costs = new double[sequences.grid().cells()][][];
      for (int cell = 0; cell < costs.length; cell++) {
        costs[cell] = dynamic(rates, cell, costs.length, states, method.cost());
      }
      return costs;
    }
    TransitionRates rates =
        method.costs() == CostSource.TRANSITIONS ? TransitionRates.of(sequences) : null;
    return new double[][][] {
      table(
          states,
          method.cost(),
          (one, other) ->
              switch (method.costs()) {
                case CONSTANT -> method.cost();
                case TRANSITIONS ->
                    method.cost() - rates.rate(0, one, other) - rates.rate(0, other, one);
                case GIVEN -> given(method.given(), states, one, other);
              })
    };
  }

  /// A pair of cells counts in the stretch of its second one: the rates into a cell are its own.
  private static double[][] dynamic(
      TransitionRates rates, int cell, int cells, int states, double cost) {
    boolean isFirst = cell == 0;
    boolean isLast = cell == cells - 1;
    return table(
        states,
        cost,
        (one, other) -> {
          double into = isFirst ? 0 : rates.rate(cell, one, other) + rates.rate(cell, other, one);
          double out =
              isLast ? 0 : rates.rate(cell + 1, one, other) + rates.rate(cell + 1, other, one);
          return Math.max(0, cost - (isFirst || isLast ? 2 : 1) * (into + out));
        });
  }

  private interface PairCost {
    double of(int one, int other);
  }

  private static double[][] table(int states, double missing, PairCost cost) {
    double[][] table = new double[states + 1][states + 1];
    for (int one = 0; one <= states; one++) {
      for (int other = 0; other <= states; other++) {
        table[one][other] =
            one == other ? 0 : Math.max(one, other) == states ? missing : cost.of(one, other);
      }
    }
    return table;
  }

  private static double given(List<List<Double>> costs, int states, int one, int other) {
    if (costs.size() != states || costs.stream().anyMatch(row -> row.size() != states)) {
      throw new IllegalArgumentException(
          "costs of %d states; expected %d rows of as many".formatted(costs.size(), states));
    }
    double cost = costs.get(one).get(other);
    if (!(cost >= 0) || cost != costs.get(other).get(one)) {
      throw new IllegalArgumentException(
          "the cost between state %d and %d is %s and %s; expected the same from 0 on"
              .formatted(one, other, cost, costs.get(other).get(one)));
    }
    return cost;
  }
}
