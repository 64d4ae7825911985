package people.history;

import module java.base;

import people.*;
import people.columns.*;

/// The rules by which a child counts as living with a parent: there, at the same address with a
/// street on that day, see [Homes], and perhaps not of age, see [ComingOfAge].
final class Dependants {

  private Dependants() {}

  /// The children of a person who count on a day, by identifier.
  static List<Person> of(History history, int personId, LocalDate day) {
    Snapshot snapshot = history.at(day);
    Person parent = snapshot.person(personId);
    if (!isHome(parent)) {
      return List.of();
    }
    int date = EventColumns.day(day);
    return history.children(personId).stream()
        .map(snapshot::person)
        .filter(child -> isHome(child) && Homes.isSame(child.address(), parent.address()))
        .filter(child -> ComingOfAge.of(child.born()).mayBeChild(date))
        .map(child -> {
          boolean isUnsure = ComingOfAge.of(child.born()).isUnsure(date);
          return child.certain() && parent.certain() && !isUnsure ? child : child.uncertain();
        })
        .toList();
  }

  private static boolean isHome(Person person) {
    return person.living()
        && !person.beyond()
        && person.address() != null
        && person.address().street() != null;
  }
}
