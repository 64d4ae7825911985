package people;

/// Refuses values that no event may have.
final class EventChecks {

  private EventChecks() {}

  static void position(long position) {
    if (position < 0) {
      throw new IllegalArgumentException("position is %d; expected 0 or more".formatted(position));
    }
  }

  static void why(String why) {
    if (why == null || why.isBlank()) {
      throw new IllegalArgumentException("why is empty; expected the reason");
    }
  }

  static void name(String name) {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("a batch with an empty name; expected one to find it by");
    }
  }

  static void other(int personId, int other, String what) {
    person(other);
    if (other == personId) {
      throw new IllegalArgumentException(
          "%s of person %d is herself; expected someone else".formatted(what, personId));
    }
  }

  static void person(int personId) {
    if (personId < 1) {
      throw new IllegalArgumentException(
          "personId is %d; expected a whole number from 1 to %d"
              .formatted(personId, Integer.MAX_VALUE));
    }
  }
}
