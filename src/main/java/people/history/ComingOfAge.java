package people.history;

import module java.base;

import people.*;

/// The rule by which somebody is of age: from the day on which she is 18, on 1 March when she was
/// born on 29 February. With an uncertain birth that counts as everywhere from its first day, and
/// somebody whose birth is not known counts as of age, though she may be a child.
///
/// @param earliest the first day on which she may be of age; before all days where that is open
/// @param counted that from which she counts as such
/// @param latest the first one on which she surely is; behind all days where that is open
record ComingOfAge(int earliest, int counted, int latest) {

  private static final int YEARS = 18;

  private static final ComingOfAge UNKNOWN =
      new ComingOfAge(Integer.MIN_VALUE, Integer.MIN_VALUE, FactTable.NEVER);

  /// Of the person at whom a cursor stands.
  static ComingOfAge of(FactCursor cursor) {
    int by = Presence.birthBy(cursor);
    if (by == FactCursor.NONE) {
      return UNKNOWN;
    }
    int date = Presence.birthNumber(cursor, by);
    boolean isOpen = date > 0 && cursor.table.earliest()[date] == Integer.MIN_VALUE;
    return of(isOpen, Presence.born(cursor), Presence.bornAtLatest(cursor));
  }

  /// @param born null where it is not known
  static ComingOfAge of(EffectiveDate born) {
    if (born == null) {
      return UNKNOWN;
    }
    int latest = born.latest() == null ? FactTable.NEVER : (int) born.latest().toEpochDay();
    return born.earliest() == null
        ? of(true, latest, latest)
        : of(false, (int) born.earliest().toEpochDay(), latest);
  }

  private static ComingOfAge of(boolean isOpen, int born, int latest) {
    int counted = birthday(born);
    return new ComingOfAge(isOpen ? Integer.MIN_VALUE : counted, counted, birthday(latest));
  }

  private static int birthday(int born) {
    if (born == FactTable.NEVER) {
      return born;
    }
    LocalDate birth = LocalDate.ofEpochDay(born);
    LocalDate birthday = birth.plusYears(YEARS);
    boolean isMissing = birthday.getDayOfMonth() != birth.getDayOfMonth();
    return (int) Math.min(birthday.toEpochDay() + (isMissing ? 1 : 0), FactTable.NEVER);
  }

  /// Whether she may be a child on a day.
  boolean mayBeChild(int day) {
    return day < latest;
  }

  /// Whether she may be of age on a day, and may not be.
  boolean isUnsure(int day) {
    return earliest <= day && day < latest;
  }
}
