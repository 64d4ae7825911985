package people.cli;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;

/// A person as the command line names her: by her identifier or, as in `bioguide_id=B000944`, by
/// her key in another system.
///
/// @param personId 0 where a key is given
/// @param key null where an identifier is given
record PersonArgument(int personId, Attribute key) {

  /// Reads a word of the command line.
  ///
  /// @throws IllegalArgumentException when it is neither
  static PersonArgument parse(String text) {
    if (text.indexOf('=') < 0) {
      try {
        return new PersonArgument(Integer.parseInt(text), null);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "'%s' is not an identifier; expected a whole number up to %d, or a key such as bioguide_id=B000944"
                .formatted(text, Integer.MAX_VALUE));
      }
    }
    return new PersonArgument(0, key(text));
  }

  /// Reads a key, which has a value.
  static Attribute key(String text) {
    Attribute key = Attribute.parse(text);
    return new Event.Key(1, key, Details.NONE).key(); // refuses what is none
  }

  /// Her identifier.
  ///
  /// @throws IllegalArgumentException when nobody has the key, or several people have it
  int in(PersonRegistry registry) {
    if (key == null) {
      return personId;
    }
    return only(registry.withKey(key));
  }

  /// Her identifier as it was known at a moment.
  int in(EventTimeline timeline, Instant known) {
    return key == null
        ? personId
        : only(
            timeline.ofKey(key).stream()
                .filter(event -> !event.recorded().isAfter(known))
                .map(event -> owner(timeline, event.event().personId(), known))
                .filter(owner -> owner > 0)
                .distinct()
                .toList());
  }

  /// Whose key it was by then, of those who have the record; 0 where it was taken back.
  private int owner(EventTimeline timeline, int record, Instant known) {
    History history = History.of(timeline, record).knownAt(known);
    int owner = history.survivor(record);
    return history.keys(owner).contains(key) ? owner : 0;
  }

  private int only(List<Integer> owners) {
    if (owners.size() == 1) {
      return owners.getFirst();
    }
    throw new IllegalArgumentException(
        owners.isEmpty()
            ? "nobody has the key %s".formatted(key)
            : "the key %s is of persons %s; expected it of one: where they are one person, merge them"
                .formatted(
                    key,
                    owners.stream().map(String::valueOf).collect(Collectors.joining(" and "))));
  }

  /// As it is typed.
  @Override
  public String toString() {
    return key == null ? String.valueOf(personId) : key.toString();
  }
}
