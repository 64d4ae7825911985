package people.sequences;

import module java.base;

/// The measures of how unlike two sequences are:
///
/// ```java
/// DistanceMethod.optimalMatching().indel(1.5).withTransitionCosts()
/// ```
///
/// @param measure what is added up
/// @param costs where the costs of substitutions come from
/// @param cost of a substitution that is not said by `costs`
/// @param indel cost of an insertion or a deletion, of optimal matching
/// @param given the costs by state and state, null unless they are given
public record DistanceMethod(
    Dissimilarity measure, CostSource costs, double cost, double indel, List<List<Double>> given) {

  /// What is added up.
  public enum Dissimilarity {
    /// The costs of the cells that differ (R. Hamming, *Error-detecting and error-correcting
    /// codes*, 1950).
    HAMMING,
    /// The same, with costs of each cell by itself (L. Lesnard, *Setting cost in optimal matching
    /// to uncover contemporaneous socio-temporal patterns*, Sociological Methods & Research 38,
    /// [2010](https://doi.org/10.1177/0049124110362526)).
    DYNAMIC_HAMMING,
    /// The least that it costs to make the one of the other by substitutions, insertions and
    /// deletions (A. Abbott and A. Tsay, 2000). Cells before the first and behind the last one with
    /// a state are left out.
    OPTIMAL_MATCHING
  }

  /// Where the costs of substitutions come from.
  public enum CostSource {
    /// All are the same.
    CONSTANT,
    /// The more often people go from the one to the other, the less it costs: 2 - p(a→b) - p(b→a).
    /// Of each cell by itself: 4 less the rates into the cell and out of it, and of the first and
    /// the last one, which have one side only, twice the rates of that side.
    TRANSITIONS,
    /// Those that are given.
    GIVEN
  }

  public DistanceMethod {
    if (!(cost > 0) || Double.isInfinite(cost) || !(indel > 0) || Double.isInfinite(indel)) {
      throw new IllegalArgumentException(
          "a substitution for %s and an insertion for %s; expected costs above 0"
              .formatted(cost, indel));
    }
    if ((given != null) != (costs == CostSource.GIVEN)) {
      throw new IllegalArgumentException(
          "costs of %s; expected a table of costs for %s only".formatted(costs, CostSource.GIVEN));
    }
    given = given == null ? null : given.stream().map(List::copyOf).toList();
  }

  /// The number of cells that differ: TraMineR's `seqdist(method = "HAM")`. A missing one differs
  /// from every state.
  public static DistanceMethod hamming() {
    return new DistanceMethod(Dissimilarity.HAMMING, CostSource.CONSTANT, 1, 1, null);
  }

  /// Hamming's with costs of each cell by itself: `seqdist(method = "DHD")`. A missing cell costs
  /// 4.
  public static DistanceMethod dynamicHamming() {
    return new DistanceMethod(Dissimilarity.DYNAMIC_HAMMING, CostSource.TRANSITIONS, 4, 1, null);
  }

  /// Optimal matching with 2 for each substitution and 1 for each insertion or deletion:
  /// `seqdist(method = "OM", sm = "CONSTANT", indel = 1)`.
  public static DistanceMethod optimalMatching() {
    return new DistanceMethod(Dissimilarity.OPTIMAL_MATCHING, CostSource.CONSTANT, 2, 1, null);
  }

  /// The same with another cost of an insertion or deletion.
  public DistanceMethod indel(double indel) {
    return new DistanceMethod(measure, costs, cost, indel, given);
  }

  /// The same with the same cost for each substitution.
  public DistanceMethod withCost(double cost) {
    return new DistanceMethod(fixed(), CostSource.CONSTANT, cost, indel, null);
  }

  /// The same with costs from the rates of transition between the states: `sm = "TRATE"`.
  public DistanceMethod withTransitionCosts() {
    return new DistanceMethod(fixed(), CostSource.TRANSITIONS, 2, indel, null);
  }

  /// The same with costs that are given, by state and state in their order; a missing cell costs as
  /// much as the most expensive of them.
  public DistanceMethod withCosts(List<List<Double>> costs) {
    double most = costs.stream().flatMap(List::stream).mapToDouble(x -> x).max().orElse(0);
    return new DistanceMethod(fixed(), CostSource.GIVEN, most, indel, costs);
  }

  private Dissimilarity fixed() {
    if (measure == Dissimilarity.DYNAMIC_HAMMING) {
      throw new IllegalArgumentException(
          "dynamic Hamming distances have costs of each cell; expected other distances");
    }
    return measure;
  }
}
