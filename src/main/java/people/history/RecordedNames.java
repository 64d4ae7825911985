package people.history;

import module java.base;

import people.*;
import people.Event.Kind;
import people.columns.*;
import people.disk.SimilarName;

/// The names of attributes and the keys that events give, found without reading the events again.
/// Safe for several threads.
final class RecordedNames {

  private final EventColumns events;
  private NavigableSet<String> attributes;

  RecordedNames(EventColumns events) {
    this.events = events;
  }

  /// The names of all attributes that were recorded, in alphabetical order; not to be changed.
  synchronized NavigableSet<String> attributes() {
    if (attributes == null) {
      int[] numbers = rows(Kind.ATTRIBUTE_CHANGE).map(events::attributeNumber).distinct().toArray();
      attributes =
          Arrays.stream(numbers)
              .mapToObj(number -> events.values.attributeInLine(number).name())
              .collect(Collectors.toCollection(TreeSet::new));
    }
    return attributes;
  }

  private IntStream rows(Kind kind) {
    return IntStream.range(0, events.size()).parallel().filter(row -> events.kind(row) == kind);
  }

  /// Refuses the name of an attribute that nobody has, whenever it is known.
  void requireAttribute(String name) {
    NavigableSet<String> names = attributes();
    if (!names.contains(name)) {
      String similar = SimilarName.of(name, names);
      throw new IllegalArgumentException(
          "nobody has an attribute '%s'%s; expected %s"
              .formatted(
                  name,
                  similar == null ? "" : " (did you mean '%s'?)".formatted(similar),
                  names.isEmpty()
                      ? "one that was recorded, and none was"
                      : "one of " + String.join(", ", names)));
    }
  }

  /// The rows of the events that give a key, ascending.
  int[] rows(Attribute key) {
    int number = events.values.find(key);
    return number == 0
        ? new int[0]
        : rows(Kind.KEY).filter(row -> events.attributeNumber(row) == number).toArray();
  }
}
