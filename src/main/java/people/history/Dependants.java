package people.history;

import module java.base;

import people.*;

/// The rules by which a child counts as living with a parent: under age, there, and at the same
/// address with a street on that day, in whatever spelling.
final class Dependants {

  /// Years from which on somebody is of age.
  private static final int OF_AGE = 18;

  private Dependants() {}

  /// The children of a person who count on a day, by identifier.
  static List<Person> of(History history, int personId, LocalDate day) {
    Snapshot snapshot = history.at(day);
    Person parent = snapshot.person(personId);
    if (!isHome(parent)) {
      return List.of();
    }
    Address home = parent.address().folded();
    return history.children(personId).stream()
        .map(snapshot::person)
        .filter(child -> isHome(child) && child.address().folded().equals(home))
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
    return born != null && (born.latest() == null || isUnderAge(born.latest(), day));
  }

  /// Whether somebody under age may be of age.
  private static boolean isInDoubt(EffectiveDate born, LocalDate day) {
    return born.qualifier() != EffectiveDate.Qualifier.NONE
        || born.earliest() == null
        || !isUnderAge(born.earliest(), day);
  }

  /// Who was born on 29 February is of age on 1 March.
  private static boolean isUnderAge(LocalDate born, LocalDate day) {
    return ChronoUnit.YEARS.between(born, day) < OF_AGE;
  }
}
