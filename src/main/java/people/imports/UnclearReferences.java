package people.imports;

import module java.base;

import people.*;
import people.EffectiveDate.Qualifier;

/// Doubts what hangs on references of which nobody knows what they mean: to people and families of
/// one identifier, and to families that are not there or name others.
final class UnclearReferences {

  private static final String EITHER = "another record has the same identifier, and may be meant";
  private static final String NO_FAMILY = "refers to a family that does not say so";

  private UnclearReferences() {}

  /// Doubts the statuses of all of one identifier, and of those with whom they are in a family. The
  /// others than the first one, whom references are taken to mean, may have any; so may those who
  /// refer to a family as a spouse that does not say so.
  ///
  /// @param bound the last day of what has no date
  static void tell(List<TreePerson> lives, Couples couples, LocalDate bound) {
    Map<String, TreePerson> firsts = new HashMap<>();
    Set<TreePerson> doubted = new LinkedHashSet<>();
    for (TreePerson life : lives) {
      TreePerson first = firsts.putIfAbsent(life.record.id(), life);
      if (first != null && !couples.unionsOf(first).isEmpty()) {
        for (Couples.Union union : couples.unionsOf(first)) {
          doubted.addAll(union.members());
        }
        life.events.add(unknown(life, bound, EITHER));
      }
    }
    for (Couples.Union union : couples.unions()) {
      if (couples.isShared(union)) {
        doubted.addAll(union.members());
      }
    }
    for (TreePerson life : couples.unclear()) {
      doubted.add(life);
      life.events.add(unknown(life, bound, NO_FAMILY));
    }
    doubted.forEach(life -> life.events.replaceAll(LifeEvent::doubtedStatus));
  }

  private static LifeEvent unknown(TreePerson life, LocalDate bound, String why) {
    EffectiveDate by = new EffectiveDate(null, bound, Qualifier.UNCERTAIN);
    return LifeEvent.change(
        Status.UNKNOWN, null, new Details(by, life.record.id(), Map.of("note", why)));
  }
}
