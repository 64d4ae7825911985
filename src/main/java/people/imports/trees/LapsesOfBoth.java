package people.imports.trees;

import module java.base;

import people.*;
import people.imports.trees.Couples.Union;
import people.imports.trees.MaritalHistory.FactKind;
import people.imports.trees.MaritalWalk.Lapse;

/// Marriages that ended, nobody says how, since one of the couple married again. What each of the
/// two says is gathered before any of it is told to the other one, so that it does not depend on
/// who is asked first.
///
/// Where both married again, and either may have been the first to, it ended for both by one date:
/// from the first day on which one of them may have married to the last one by which one had.
final class LapsesOfBoth {

  private static final String REMARRIED =
      "by what is recorded of the other one it ended, and nobody says how";

  private final Couples couples;
  private final Map<Union, Map<TreePerson, Lapse>> said = new IdentityHashMap<>();

  /// The unions of these, in the order in which they were added.
  private final List<Union> unions = new ArrayList<>();

  LapsesOfBoth(Couples couples) {
    this.couples = couples;
  }

  /// Adds what one of a couple says; of several the first.
  ///
  /// @param lapse with a date
  void add(TreePerson life, Union union, Lapse lapse) {
    Map<TreePerson, Lapse> lapses = said.computeIfAbsent(union, _ -> new LinkedHashMap<>());
    if (lapses.isEmpty()) {
      unions.add(union);
    }
    lapses.putIfAbsent(life, lapse);
  }

  /// Tells the others what was added, as far as they were not told before, and forgets it.
  void tell() {
    for (Union union : unions) {
      Map<TreePerson, Lapse> lapses = said.get(union);
      EffectiveDate common = common(union, lapses);
      lapses.forEach((life, lapse) -> tell(union, life, lapse, common));
    }
    said.clear();
    unions.clear();
  }

  private void tell(Union union, TreePerson life, Lapse lapse, EffectiveDate common) {
    String family = couples.facts().get(lapse.by().number()).family;
    EffectiveDate date = common == null ? lapse.date() : common;
    for (TreePerson other : union.members()) {
      if (other != life && !union.lapses().containsKey(other)) {
        union.lapses().put(other, couples.conclude(FactKind.LAPSE, family, date, REMARRIED));
      }
    }
  }

  /// Null where one of the two alone ended it.
  private static EffectiveDate common(Union union, Map<TreePerson, Lapse> lapses) {
    if (union.members().size() != 2 || lapses.size() != 2) {
      return null;
    }
    Iterator<Lapse> both = lapses.values().iterator();
    EffectiveDate one = both.next().date();
    EffectiveDate other = both.next().date();
    boolean isOpen = one.earliest() == null || other.earliest() == null;
    LocalDate from = isOpen ? null : min(one.earliest(), other.earliest());
    LocalDate to = min(one.latest(), other.latest());
    boolean isEither = !isBefore(one, other) && !isBefore(other, one);
    return isEither ? new EffectiveDate(from, to, one.qualifier().and(other.qualifier())) : null;
  }

  private static boolean isBefore(EffectiveDate one, EffectiveDate other) {
    return one.latest() != null
        && other.earliest() != null
        && one.latest().isBefore(other.earliest());
  }

  /// Null where both are open.
  private static LocalDate min(LocalDate one, LocalDate other) {
    return one == null || other != null && other.isBefore(one) ? other : one;
  }
}
