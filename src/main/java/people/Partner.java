package people;

import module java.base;

/// The other one of a couple: someone in the register, or a name where she is not in it.
///
/// @param personId 0 where a name is given
/// @param name null where an identifier is given
public record Partner(int personId, Name name) {
  public Partner {
    if ((personId == 0) == (name == null)) {
      throw new IllegalArgumentException(
          "a partner is either an identifier or a name; expected one of them");
    }
    if (personId != 0) {
      EventChecks.person(personId);
    }
  }

  /// Someone in the register.
  public static Partner of(int personId) {
    return new Partner(personId, null);
  }

  /// Someone who is not in the register.
  public static Partner named(Name name) {
    return new Partner(0, Objects.requireNonNull(name, "name"));
  }

  /// The reason why a person can't have a status with this partner; null when she can.
  public String misfit(int personId, Status status) {
    return status.isOfNewborn()
        ? "%s with a partner; expected a status that somebody has with another".formatted(status)
        : this.personId == personId
            ? "the partner of person %d is herself; expected someone else".formatted(personId)
            : null;
  }

  /// In words: `person 2`, or the name.
  @Override
  public String toString() {
    return name == null ? "person " + personId : name.toString();
  }
}
