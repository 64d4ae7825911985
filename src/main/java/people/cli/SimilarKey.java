package people.cli;

import module java.base;

import people.*;
import people.timeline.*;

/// Finds the key that somebody may have meant who typed one that nobody has.
final class SimilarKey {

  private SimilarKey() {}

  /// What to say behind such a key: ` (did you mean no=00101?)`, or nothing. Other letters' case,
  /// zeros at the beginning of the value and a typing error in the name of the system are forgiven;
  /// another value is somebody else's. Costs the reading of all keys.
  static String hint(EventTimeline timeline, Attribute key) {
    List<Attribute> alike =
        timeline.ofKind(Event.Kind.KEY).stream()
            .map(event -> ((Event.Key) event.event()).key())
            .filter(other -> !other.equals(key) && folded(other).equals(folded(key)))
            .toList();
    String system =
        alike.stream().map(Attribute::name).anyMatch(key.name()::equals)
            ? key.name()
            : BadUsage.like(key.name(), alike.stream().map(Attribute::name).toList());
    return alike.stream()
        .filter(other -> other.name().equals(system))
        .findFirst()
        .map(" (did you mean %s?)"::formatted)
        .orElse("");
  }

  private static String folded(Attribute key) {
    return key.value() == null
        ? ""
        : key.value().toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
  }
}
