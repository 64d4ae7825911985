package people.cli;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;
import picocli.CommandLine.Option;

/// A command that asks a timeline, as it is known now or was known then. It writes nothing.
abstract class AskingCommand extends PrintingCommand {

  @Option(
      names = "--known",
      paramLabel = "INSTANT",
      description = {
        "As it was known then: at a time (2015-02-14T09:30:00Z, included)",
        "or at the end of a day, month or year (default: all that is recorded)."
      })
  private Instant known;

  /// Asks everyone's history.
  final <T> T ask(Function<History, T> question) {
    return session().ask(history -> question.apply(asKnown(history)));
  }

  /// Asks everyone's history and the timeline that it is of.
  final <T> T ask(BiFunction<EventTimeline, History, T> question) {
    return session().ask((timeline, history) -> question.apply(timeline, asKnown(history)));
  }

  /// Asks a timeline about some whom it finds.
  ///
  /// @param question is given what makes of a history that which is asked
  final <T> T askTimeline(BiFunction<EventTimeline, UnaryOperator<History>, T> question) {
    return session().askTimeline(timeline -> question.apply(timeline, this::asKnown));
  }

  /// Asks one person's history.
  final <T> T ask(PersonArgument person, Function<AskedPerson, T> question) {
    return session().ask(person, moment(), asked -> question.apply(asked.as(this::asKnown)));
  }

  /// Asks everyone's history about one person, where it takes more than her own events.
  final <T> T askAmongAll(PersonArgument person, Function<AskedPerson, T> question) {
    return session()
        .askAmongAll(person, moment(), asked -> question.apply(asked.as(this::asKnown)));
  }

  private Instant moment() {
    return known == null ? Instant.MAX : known;
  }

  private History asKnown(History history) {
    return within(known == null ? history : history.knownAt(known));
  }

  /// The history as far as it is to reach.
  History within(History history) {
    return history;
  }

  /// Refuses a word that is neither the name of an attribute which was recorded nor another one
  /// that may be given.
  static void requireAttribute(History history, String name, String... others) {
    List<String> names = history.attributeNames();
    if (!names.contains(name)) {
      List<String> all = Stream.concat(Stream.of(others), names.stream()).toList();
      String similar = BadUsage.like(name, all);
      throw new IllegalArgumentException(
          "nobody has an attribute '%s'%s; expected one of %s"
              .formatted(
                  name,
                  similar == null ? "" : " (did you mean '%s'?)".formatted(similar),
                  String.join(", ", all)));
    }
  }

  final boolean isKnown(RecordedEvent event) {
    return isKnown(event, known);
  }

  /// @param known null for now
  static boolean isKnown(RecordedEvent event, Instant known) {
    return known == null || !event.recorded().isAfter(known);
  }
}
