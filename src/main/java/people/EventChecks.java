package people;

import module java.base;

/// Refuses values that no event may have.
final class EventChecks {

  private EventChecks() {}

  static void amending(int personId, long position, String why) {
    person(personId);
    if (position < 0) {
      throw new IllegalArgumentException("position is %d; expected 0 or more".formatted(position));
    }
    why(why);
  }

  static void pair(int personId, int other, String what, String why) {
    person(personId);
    other(personId, other, what);
    why(why);
  }

  static void parents(int personId, List<Integer> parentIds) {
    person(personId);
    parentIds.forEach(parent -> other(personId, parent, "a parent"));
    if (Set.copyOf(parentIds).size() < parentIds.size()) {
      throw new IllegalArgumentException("parentIds has a person twice: " + parentIds);
    }
  }

  static void key(Attribute key) {
    if (key.value() == null) {
      throw new IllegalArgumentException("the key %s has no value".formatted(key.name()));
    }
  }

  static void why(String why) {
    if (why == null || why.isBlank()) {
      throw new IllegalArgumentException("why is empty; expected the reason");
    }
  }

  static void batch(String name, int events) {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("a batch with an empty name; expected one to find it by");
    }
    if (events < 1) {
      throw new IllegalArgumentException(
          "events is %d; expected how many of a batch, from 1 on".formatted(events));
    }
  }

  static void observed(EffectiveDate until) {
    if (until == null) {
      throw new IllegalArgumentException(
          "the end of an observation without a date; expected the last day that was observed");
    }
  }

  /// @param isMarked whether it changes what other events mean
  static void unrecognized(String type, boolean isKnown, boolean isMarked, int personId) {
    if (type.isBlank() || !type.equals(type.strip()) || isKnown) {
      throw new IllegalArgumentException(
          "type is '%s'; expected one that this version does not know".formatted(type));
    }
    if (isMarked) {
      throw new IllegalArgumentException(
          "type is '%s'; a kind that changes what other events mean can't be kept unread"
              .formatted(type));
    }
    if (personId < 0) {
      throw new IllegalArgumentException("personId is %d; expected 0 or more".formatted(personId));
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
