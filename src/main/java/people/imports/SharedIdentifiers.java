package people.imports;

import module java.base;

import people.*;
import people.EffectiveDate.Qualifier;

/// Doubts what is told of people and families of one identifier, of whom nobody knows which one a
/// reference means.
final class SharedIdentifiers {

  private static final String EITHER = "another record has the same identifier, and may be meant";

  private SharedIdentifiers() {}

  /// Doubts the statuses of all of them, and of those with whom they are in a family. The others
  /// than the first one, whom references are taken to mean, may have any.
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
        EffectiveDate by = new EffectiveDate(null, bound, Qualifier.UNCERTAIN);
        Details details = new Details(by, life.record.id(), Map.of("note", EITHER));
        life.events.add(LifeEvent.change(Status.UNKNOWN, null, details));
      }
    }
    for (Couples.Union union : couples.unions()) {
      if (couples.isShared(union)) {
        doubted.addAll(union.members());
      }
    }
    doubted.forEach(life -> life.events.replaceAll(LifeEvent::doubtedStatus));
  }
}
