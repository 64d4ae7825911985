package people.cli;

import module java.base;

import people.*;
import picocli.CommandLine.Option;

/// A command that records what became true, when, and where that is written.
abstract class FactCommand extends RecordingCommand {

  @Option(
      names = "--on",
      paramLabel = "DATE",
      description = "When it became true (default: when it is recorded, now).")
  private EffectiveDate on;

  @Option(names = "--source", paramLabel = "TEXT", description = "Where it is written.")
  private String source;

  /// Refuses two values of one attribute, of which one would be lost.
  final void refuseTwoValues(List<Attribute> attributes) {
    Map<String, Attribute> byName = new HashMap<>();
    for (Attribute attribute : attributes) {
      Attribute first = byName.putIfAbsent(attribute.name(), attribute);
      if (first != null && !first.equals(attribute)) {
        throw badUsage(
            "%s and %s; expected one value of '%s'".formatted(first, attribute, attribute.name()));
      }
    }
  }

  final Details details() {
    return identified(Details.on(on).from(source));
  }
}
