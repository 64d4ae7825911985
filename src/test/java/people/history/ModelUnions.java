package people.history;

import module java.base;

import people.*;
import people.history.Reason.Field;

/// The rules of unions once more, in the plainest way, see [ReferenceModel].
final class ModelUnions {

  private ModelUnions() {}

  /// The partner at the end of a day: of the union that was last entered and is not over.
  ///
  /// @param facts in order of effect
  static Partner partner(List<ModelFact> facts, LocalDate at, LocalDate until) {
    ModelFact fact = partnerBy(facts, at, until);
    return fact == null ? null : fact.partner();
  }

  /// The fact that names that partner; null for none.
  static ModelFact partnerBy(List<ModelFact> facts, LocalDate at, LocalDate until) {
    ModelFact partner = null;
    for (ModelFact fact : facts) {
      boolean isSeen = until == null || !fact.day().isAfter(until);
      boolean counts = fact.isFromStart() || isSeen && !fact.day().isAfter(at);
      Map<String, String> said = fact.said().get(Field.STATUS);
      if (counts && said != null) {
        boolean isUnion = Set.of("MARRIED", "PARTNERED", "SEPARATED").contains(said.get("status"));
        partner = !isUnion ? null : fact.partner() != null ? fact : partner;
      }
    }
    return partner;
  }
}
