package people.scripts;

import module java.base;

import people.*;
import people.history.*;

/// Looks up the facts behind a day on which something of a life begins or ends: whether it is a
/// date at all, or only the day on which somebody recorded it. Reads the events of each who is
/// asked about, and is quickest where all questions about one person follow each other. Not safe
/// for several threads.
final class LifeFacts {

  private final History history;
  private int personId;
  private List<RecordedEvent> facts = List.of();

  LifeFacts(History history) {
    this.history = history;
  }

  /// The facts of a person that count from a day on, in order of effect.
  List<Event> on(int personId, LocalDate day) {
    if (this.personId != personId) {
      facts = history.facts(personId);
      this.personId = personId;
    }
    return facts.stream().filter(fact -> fact.day().equals(day)).map(RecordedEvent::event).toList();
  }

  /// The date of the last fact of some kinds that counts from a day on; empty where there is none,
  /// or it has no date.
  Optional<EffectiveDate> date(int personId, LocalDate day, Set<Event.Kind> kinds) {
    return on(personId, day).stream()
        .filter(fact -> kinds.contains(fact.kind()))
        .reduce((_, last) -> last)
        .map(fact -> fact.details().effective());
  }

  /// The date of the birth that is said of a day.
  Optional<EffectiveDate> birth(int personId, LocalDate day) {
    return Optional.ofNullable(history.at(day).person(personId).born());
  }

  /// Whether a fact says that a union became a marriage on that day. The day on which it was
  /// recorded is none, nor is that of an entry, which says that somebody was married by then.
  boolean saysWedding(Period.UnionPeriod union) {
    return union.statusSince() != null
        && IntStream.of(union.personId(), union.partnerId())
            .filter(id -> id > 0)
            .anyMatch(id -> saysWedding(id, union.statusSince().day()));
  }

  private boolean saysWedding(int personId, LocalDate day) {
    return on(personId, day).stream()
        .filter(LifeFacts::saysMarried)
        .findFirst()
        .filter(fact -> fact instanceof Event.StatusChange && fact.details().effective() != null)
        .isPresent();
  }

  private static boolean saysMarried(Event fact) {
    return fact instanceof Event.StatusChange change && change.newStatus() == Status.MARRIED
        || fact instanceof Event.Creation creation && creation.status() == Status.MARRIED;
  }
}
