package people.imports.trees;

import module java.base;

import people.*;
import people.imports.trees.MaritalHistory.Fact;
import people.imports.trees.MaritalHistory.MaritalChange;

/// Narrows what happened to a couple after a day (`AFT 1837`) to the days that are proved of one of
/// the two, so that both have the same date.
final class NarrowedFacts {

  private NarrowedFacts() {}

  /// Narrows the facts of all couples.
  ///
  /// @param changes of status of a person, as far as they are known so far
  static void tell(
      Couples couples, List<TreePerson> told, Function<TreePerson, List<MaritalChange>> changes) {
    Map<FamilyFact, List<EffectiveDate>> proved = new LinkedHashMap<>();
    for (TreePerson life : told) {
      boolean isAny =
          couples.unionsOf(life).stream()
              .flatMap(union -> union.facts().stream())
              .anyMatch(said -> isOpen(said.fact));
      for (MaritalChange change : isAny ? changes.apply(life) : List.<MaritalChange>of()) {
        FamilyFact said = couples.facts().get(change.fact().number());
        EffectiveDate date = change.date();
        boolean isProved =
            said != null
                && isOpen(said.fact)
                && change.isSure()
                && date.earliest() != null
                && !date.equals(said.fact.date())
                && date.qualifier() == said.fact.date().qualifier();
        if (isProved) {
          proved.computeIfAbsent(said, _ -> new ArrayList<>()).add(date);
        }
      }
    }
    proved.forEach(FamilyFact::within);
  }

  private static boolean isOpen(Fact fact) {
    return fact.isSaid() && fact.date().latest() == null;
  }
}
