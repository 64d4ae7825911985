package people.history;

import module java.base;

import people.*;
import people.history.Reason.Field;
import people.history.ReferenceModel.ModelAnswer;

/// Whether an answer of the [ReferenceModel] depends on an uncertain date, in the plainest way.
///
/// @param fields of which this is asked
record ModelCertainty(ModelAnswer answer, LocalDate at, Set<Field> fields) {

  /// @param birth the creation that says the birth; null for none
  /// @param named the fact that names the partner; null for none
  boolean isCertain(List<ModelFact> facts, ModelFact birth, ModelFact named) {
    for (Field field : fields) {
      Set<ModelFact> deciders = answer.by().getOrDefault(field, Set.of());
      if (deciders.stream().anyMatch(decider -> isDoubtful(decider.date()))) {
        return false;
      }
    }
    if (birth != null && isDoubtful(birth.birth())) {
      return false;
    }
    if (named != null && isDoubtful(named.date())) {
      return false;
    }
    return facts.stream().noneMatch(fact -> !fact.isFromStart() && isOther(fact, named));
  }

  /// Whether a fact whose date is open would change anything.
  private boolean isOther(ModelFact fact, ModelFact named) {
    if (fact.isEvidence()) {
      return isOpen(fact.date())
          && ModelMerges.wouldEnter(fact, answer.state(), answer.by(), fields);
    }
    for (Field field : fact.said().keySet()) {
      Map<String, String> is = answer.state().getOrDefault(field, Map.of());
      boolean namesElse =
          field == Field.STATUS
              && fact.partner() != null
              && Status.valueOf(fact.said().get(field).get("status")).isUnion()
              && (named == null || !fact.partner().equals(named.partner()));
      boolean saysElse =
          field != Field.CREATED
              && (namesElse || !ReferenceModel.next(fact, field, answer.state()).equals(is));
      boolean diesNow = field == Field.DIED && !answer.by().containsKey(field);
      if (fields.contains(field) && isOpen(fact.date()) && (saysElse || diesNow)) {
        return true;
      }
    }
    return false;
  }

  private boolean isDoubtful(EffectiveDate date) {
    return isDoubtful(date, at);
  }

  /// Whether what is of that date may not have been by a day, or not be so at all.
  static boolean isDoubtful(EffectiveDate date, LocalDate at) {
    boolean hasSign = date != null && date.qualifier() != EffectiveDate.Qualifier.NONE;
    return hasSign || isOpen(date, at);
  }

  /// Whether a fact may be still to come on a day.
  ///
  /// @param isOfEnds see [ReferenceModel#asIfNotYet]
  static boolean isNotYet(ModelFact fact, LocalDate at, boolean isOfEnds) {
    Map<String, String> status = fact.said().get(Field.STATUS);
    Map<String, String> left = fact.said().get(Field.LEFT);
    boolean isEnd =
        fact.said().containsKey(Field.DIED)
            || left != null && left.get("away").equals("yes")
            || status != null && !Status.valueOf(status.get("status")).isUnion();
    boolean isAsked =
        isEnd || status != null || left != null || fact.said().containsKey(Field.ADDRESS);
    return !fact.isCreation() && isAsked && (isEnd || !isOfEnds) && isOpen(fact.date(), at);
  }

  private boolean isOpen(EffectiveDate date) {
    return isOpen(date, at);
  }

  /// Whether it may have been by then, and may also come later.
  static boolean isOpen(EffectiveDate date, LocalDate at) {
    return date != null
        && (date.earliest() == null || !date.earliest().isAfter(at))
        && (date.latest() == null || date.latest().isAfter(at));
  }
}
