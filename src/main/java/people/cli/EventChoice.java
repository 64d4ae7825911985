package people.cli;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;
import picocli.CommandLine.Option;

/// The options by which a command that goes through events as they come chooses among them.
final class EventChoice {

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      split = ",",
      converter = TypeConverter.class,
      description = "Only events of these types, such as PERSON_DEATH.")
  private Set<String> types = Set.of();

  @Option(
      names = "--person",
      paramLabel = "ID",
      description = "Only this person's events, and those of records that are merged with hers.")
  private PersonArgument person;

  /// Reads the type of an event as the file has it.
  static final class TypeConverter extends StatingConverter<String> {
    TypeConverter() {
      super(TypeConverter::parse);
    }

    private static String parse(String text) {
      List<String> words =
          Arrays.stream(Event.Kind.values())
              .map(Event.Kind::word)
              .filter(Objects::nonNull)
              .toList();
      return words.stream()
          .filter(word -> word.replace("!", "").equalsIgnoreCase(text.replace("!", "")))
          .findFirst()
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "'%s' is not a type of events; expected one of %s"
                      .formatted(text, String.join(", ", words).replace("!", ""))));
    }
  }

  /// What tells those that are wanted.
  ///
  /// @throws IllegalArgumentException when nobody has that identifier or key
  Predicate<RecordedEvent> in(EventTimeline timeline) {
    Set<Integer> records = person == null ? Set.of() : records(timeline);
    return event ->
        (types.isEmpty() || types.contains(event.event().type()))
            && (person == null || records.contains(event.event().personId()));
  }

  private Set<Integer> records(EventTimeline timeline) {
    int personId = person.in(timeline, Instant.MAX);
    return Set.copyOf(History.of(timeline, personId).records(personId));
  }
}
