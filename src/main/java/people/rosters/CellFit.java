package people.rosters;

import module java.base;

import people.*;

/// Whether the cells of a column may be of a role that only its name says: a column `Status` may
/// hold `active` and `passive`. Not safe for several threads.
final class CellFit {

  private boolean hasSome;
  private boolean hasFitting;

  /// Looks at a cell that is not blank.
  ///
  /// @param words for a status, in plain form
  void add(RosterRole role, String text, Map<String, Status> words) {
    hasSome = true;
    hasFitting |=
        switch (role) {
          case STATUS -> RosterWords.status(text, words) != null;
          case SEX -> RosterWords.sex(text) != null;
          case BORN, SINCE, JOINED, LEFT -> text.chars().anyMatch(Character::isDigit);
          case KEY, FIRST, LAST, NAME, PARTNER, STREET, CITY, POSTCODE, COUNTRY, ADDRESS -> true;
        };
  }

  /// Whether there are cells, none of which may be of the role.
  boolean isNone() {
    return hasSome && !hasFitting;
  }
}
