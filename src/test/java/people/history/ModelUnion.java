package people.history;

import module java.base;

import people.*;
import people.history.Reason.Field;

/// What somebody says of her union on a day, in the [ReferenceModel].
///
/// @param began the fact with which it began; null when she is in none
/// @param named the one that names the partner
/// @param last the one that says the status
/// @param changed the one since which the union has that status
record ModelUnion(ModelFact began, ModelFact named, ModelFact last, ModelFact changed) {

  static final ModelUnion NOTHING = new ModelUnion(null, null, null, null);

  /// By her own facts, and where these say no status by those of other records.
  ///
  /// @param facts in order of effect
  static ModelUnion of(List<ModelFact> facts, LocalDate at, LocalDate until) {
    ModelUnion own = of(facts, at, until, fact -> !fact.isEvidence());
    boolean isSaid =
        own.last != null && !(own.last.isFromStart() && own.last.knownStatus() == null);
    return isSaid
        ? own
        : of(facts, at, until, fact -> fact.isEvidence() && fact.knownStatus() != null);
  }

  private static ModelUnion of(
      List<ModelFact> facts, LocalDate at, LocalDate until, Predicate<ModelFact> asked) {
    ModelUnion said = NOTHING;
    for (ModelFact fact : facts) {
      boolean isSeen = until == null || !fact.day().isAfter(until);
      boolean counts = fact.isFromStart() || isSeen && !fact.day().isAfter(at);
      if (asked.test(fact) && counts && status(fact) != null) {
        said = said.then(fact);
      }
    }
    return said;
  }

  static Status status(ModelFact fact) {
    Map<String, String> said = fact == null ? null : fact.said().get(Field.STATUS);
    return said == null ? null : Status.valueOf(said.get("status"));
  }

  ModelUnion then(ModelFact fact) {
    Status status = status(fact);
    if (!status.isUnion()) {
      boolean isOfAnother =
          named != null && fact.partner() != null && !fact.partner().equals(named.partner());
      return isOfAnother ? this : new ModelUnion(null, null, fact, null);
    }
    boolean goesOn =
        began != null
            && (fact.partner() == null
                || (named != null
                    ? fact.partner().equals(named.partner())
                    : status == Status.SEPARATED
                        || status == Status.MARRIED && status(last) == Status.PARTNERED
                        || began.isEntry() && began.day().equals(fact.day())));
    ModelFact namedBy = fact.partner() != null ? fact : goesOn ? named : null;
    boolean isSame = goesOn && status == status(last);
    return new ModelUnion(goesOn ? began : fact, namedBy, fact, isSame ? changed : fact);
  }

  Partner partner() {
    return named == null ? null : named.partner();
  }

  boolean isWith(int id) {
    return partner() != null && partner().personId() == id;
  }

  LocalDate since() {
    return day(began);
  }

  /// Null for one that holds from the start.
  static LocalDate day(ModelFact fact) {
    return fact == null || fact.isFromStart() ? null : fact.day();
  }
}
