package people.rosters;

import module java.base;

/// The roles that a column of a list may have.
enum RosterRole {
  KEY,
  FIRST,
  LAST,
  NAME,
  BORN,
  SEX,
  STATUS,
  SINCE,
  PARTNER,
  STREET,
  CITY,
  POSTCODE,
  COUNTRY,
  ADDRESS,
  JOINED,
  LEFT;

  /// The word for it in a mapping.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The role of a word; null when there is none.
  static RosterRole of(String word) {
    for (RosterRole role : values()) {
      if (role.word().equals(word)) {
        return role;
      }
    }
    return null;
  }

  /// All words, as they are told.
  static String words() {
    return Arrays.stream(values()).map(RosterRole::word).collect(Collectors.joining(", "));
  }
}
