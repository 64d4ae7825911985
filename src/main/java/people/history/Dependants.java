package people.history;

import module java.base;

import people.*;

/// The rules by which a child counts as living with a parent: under age, there, and at the same
/// address with a street on that day.
final class Dependants {

  /// Years from which on somebody is of age.
  static final int OF_AGE = 18;

  private Dependants() {}

  /// The children of a person who count on a day, by identifier.
  static List<Person> of(History history, int personId, LocalDate day) {
    Snapshot snapshot = history.at(day);
    Person parent = snapshot.person(personId);
    if (!isHome(parent)) {
      return List.of();
    }
    return history.children(personId).stream()
        .map(snapshot::person)
        .filter(child -> isHome(child) && child.address().equals(parent.address()))
        .filter(child -> isUnderAge(child.born(), day))
        .map(child ->
            child.certain() && parent.certain() && !isInDoubt(child.born(), day)
                ? child
                : child.uncertain())
        .toList();
  }

  private static boolean isHome(Person person) {
    return person.living()
        && !person.beyond()
        && person.address() != null
        && person.address().street() != null;
  }

  /// Whether somebody may be under age.
  private static boolean isUnderAge(EffectiveDate born, LocalDate day) {
    return born != null && (born.latest() == null || born.latest().plusYears(OF_AGE).isAfter(day));
  }

  /// Whether somebody under age may be of age.
  private static boolean isInDoubt(EffectiveDate born, LocalDate day) {
    return born.qualifier() != EffectiveDate.Qualifier.NONE
        || born.earliest() == null
        || !born.earliest().plusYears(OF_AGE).isAfter(day);
  }
}
