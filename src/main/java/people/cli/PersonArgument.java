package people.cli;

import module java.base;

import people.*;
import people.history.*;
import people.output.*;
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
            "'%s' is not an identifier; expected a whole number up to %d, or a key such as bioguide_id=B000944%s"
                .formatted(text, Integer.MAX_VALUE, searched(text)));
      }
    }
    return new PersonArgument(0, key(text));
  }

  /// How to look for what may be a name; empty for what is none.
  private static String searched(String text) {
    return text.codePoints().noneMatch(Character::isLetter)
        ? ""
        : "; '%s find %s' looks for a name"
            .formatted(
                CalledAs.of("people"),
                text.codePoints().allMatch(Character::isLetterOrDigit)
                    ? text
                    : '"' + text.replace("\"", "") + '"');
  }

  /// Reads a key, which has a value.
  static Attribute key(String text) {
    if (text.indexOf('=') < 1) {
      throw new IllegalArgumentException(
          "'%s' is not a key; expected SYSTEM=VALUE, such as bioguide_id=B000944".formatted(text));
    }
    Attribute key = Attribute.parse(text);
    return new Event.Key(1, key, Details.NONE).key(); // refuses what is none
  }

  /// Her identifier as it was known at a moment.
  ///
  /// @throws IllegalArgumentException when nobody has the key, or several people have it
  int in(EventTimeline timeline, Instant known) {
    return key == null ? personId : owners(timeline, known).getFirst().person();
  }

  /// The record that has the key, which may have been absorbed; of several the survivor.
  ///
  /// @throws IllegalArgumentException likewise
  int record(EventTimeline timeline, Instant known) {
    if (key == null) {
      return personId;
    }
    List<Owner> owners = owners(timeline, known);
    return owners.stream()
        .filter(owner -> owner.record() == owner.person())
        .findFirst()
        .orElse(owners.getFirst())
        .record();
  }

  /// Whether somebody had the key by then; true of an identifier.
  boolean isThere(EventTimeline timeline, Instant known) {
    return key == null || !allOwners(timeline, known).isEmpty();
  }

  /// A record that has a key, and whose it is.
  private record Owner(int record, int person) {}

  private List<Owner> owners(EventTimeline timeline, Instant known) {
    List<Owner> owners = allOwners(timeline, known);
    List<Integer> people = owners.stream().map(Owner::person).distinct().toList();
    RecordedEvent erasure = people.isEmpty() ? Erasing.ofKey(timeline, key) : null;
    if (erasure != null) {
      throw new IllegalArgumentException(
          "the key %s is of an erased person: %s".formatted(key, ErasedNotice.told(erasure)));
    }
    if (people.size() != 1) {
      throw new IllegalArgumentException(
          people.isEmpty()
              ? "nobody has the key %s%s".formatted(key, SimilarKey.hint(timeline, key))
              : "the key %s is of persons %s; expected it of one: where they are one person, merge them"
                  .formatted(
                      key,
                      people.stream().map(String::valueOf).collect(Collectors.joining(" and "))));
    }
    return owners;
  }

  private List<Owner> allOwners(EventTimeline timeline, Instant known) {
    return timeline.ofKey(key).stream()
        .filter(event -> !event.recorded().isAfter(known))
        .map(event -> event.event().personId())
        .distinct()
        .flatMap(record -> owner(timeline, record, known).stream())
        .toList();
  }

  /// Empty where the key was taken back by then.
  private Optional<Owner> owner(EventTimeline timeline, int record, Instant known) {
    History history = History.of(timeline, record).knownAt(known);
    int person = history.survivor(record);
    boolean isKept =
        history.facts(person).stream()
            .map(RecordedEvent::event)
            .anyMatch(event ->
                event instanceof Event.Key e && e.personId() == record && e.key().equals(key));
    return isKept ? Optional.of(new Owner(record, person)) : Optional.empty();
  }

  /// As it is typed.
  @Override
  public String toString() {
    return key == null ? String.valueOf(personId) : key.toString();
  }
}
