package people.line;

import module java.base;

/// The forms of values: those in quotes, then the others.
public enum MemberType {
  TEXT,
  STATUS,
  DATE,
  TIME,
  HASH,
  CHECK,
  NAME,
  ADDRESS,
  ATTRIBUTE,
  AMENDMENT,
  OTHERS,
  OBJECT,
  POSITION,
  PERSON,
  PEOPLE,
  COUNT;

  /// Those that [LineScan] finds, each at most once in a line.
  static final Set<MemberType> SCANNED =
      EnumSet.of(NAME, ADDRESS, STATUS, DATE, PERSON, PEOPLE, ATTRIBUTE);
}
