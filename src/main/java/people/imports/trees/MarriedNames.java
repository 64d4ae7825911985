package people.imports.trees;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.imports.trees.TreePerson.Wedding;

/// Names that people got by a wedding: a further NAME of the type `married`, or `_MARNM` below a
/// name. They are changes of name on the day of the wedding: with the partner who has that surname,
/// or the only wedding that there is.
final class MarriedNames {

  private static final String NAMES = RecordKind.NAME.plural;

  private MarriedNames() {}

  /// Tells the changes of name of everyone whose weddings are told.
  static void tell(List<TreePerson> lives, Findings findings) {
    for (TreePerson life : lives) {
      for (MarriedName married : life.record.marriedNames()) {
        Wedding wedding = wedding(life, married.name());
        String where = "%s: '%s'".formatted(married.line().at(life.record.id()), married.name());
        if (wedding == null) {
          String why =
              life.weddings.isEmpty()
                  ? "further name, and not said from when on"
                  : "of a marriage, and it is not known of which";
          if (married.isPart()) {
            findings.doubt(NAMES, "not kept beside it: " + why, where);
          } else {
            findings.unused(NAMES, why, where);
          }
          continue;
        }
        if (!married.isPart()) {
          findings.used(NAMES);
        }
        Details details = new Details(wedding.date(), life.record.id(), Map.of());
        life.events.add(LifeEvent.rename(married.name(), details));
      }
    }
  }

  private static Wedding wedding(TreePerson life, Name name) {
    List<Wedding> with =
        life.weddings.stream().filter(wedding -> wedding.isWith(name.lastname())).toList();
    if (!with.isEmpty()) {
      return with.getFirst();
    }
    return life.weddings.size() == 1 ? life.weddings.getFirst() : null;
  }
}
