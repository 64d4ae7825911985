package people.history;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import people.Address;
import people.EffectiveDate;
import people.Event;
import people.Name;
import people.RecordedEvent;
import people.Status;

/// Adds up one person's facts at the end of a day, and remembers which of them decide.
final class Fold {

  private final LocalDate at;
  private final List<RecordedEvent> facts;

  private Name name;
  private Status status = Status.UNKNOWN;
  private Address address;

  /// The facts that decide; null where none does.
  RecordedEvent creation;

  RecordedEvent firstnameBy;
  RecordedEvent lastnameBy;
  RecordedEvent statusBy;
  RecordedEvent addressBy;
  RecordedEvent death;

  /// @param facts in order of effect, see [History#facts]
  Fold(List<RecordedEvent> facts, LocalDate at) {
    this.facts = facts;
    this.at = at;
    for (RecordedEvent fact : facts) {
      boolean counts = !fact.day().isAfter(at);
      switch (fact.event()) {
        case Event.Creation e -> {
          creation = fact;
          take(e.name(), e.name(), fact);
          status = e.status();
          statusBy = fact;
          take(e.address(), fact);
        }
        case Event.NameChange e when counts -> take(e.newName(), e.newName().over(name), fact);
        case Event.StatusChange e when counts -> {
          status = e.newStatus();
          statusBy = fact;
        }
        case Event.AddressChange e when counts -> take(e.newAddress(), fact);
        case Event.Death _ when counts -> death = death == null ? fact : death;
        case Event.NameChange _, Event.StatusChange _, Event.AddressChange _, Event.Death _ -> {}
        case Event.Correction _, Event.Retraction _, Event.Unrecognized _ -> {}
      }
    }
  }

  /// @param said what the fact says of the name; null for nothing
  private void take(Name said, Name newName, RecordedEvent fact) {
    if (said == null) {
      return;
    }
    name = newName;
    boolean isWhole = fact.event() instanceof Event.Creation;
    firstnameBy = said.firstname() != null ? fact : isWhole ? null : firstnameBy;
    lastnameBy = said.lastname() != null ? fact : isWhole ? null : lastnameBy;
  }

  private void take(Address newAddress, RecordedEvent fact) {
    if (newAddress != null) {
      address = newAddress;
      addressBy = fact;
    }
  }

  Person person(int personId) {
    return new Person(
        personId,
        name,
        status,
        address,
        date(creation),
        death == null ? null : died(),
        isLiving(),
        isCertain(),
        creation == null ? null : creation.event().details().source());
  }

  private EffectiveDate died() {
    return date(death) != null ? date(death) : EffectiveDate.of(death.day());
  }

  private boolean isLiving() {
    LocalDate start = start(facts);
    return death == null && !start.equals(LocalDate.MAX) && !start.isAfter(at);
  }

  /// The day from which a person is there: her birth or, where that is not known, the first day
  /// from which an event counts; after all days when there is none.
  static LocalDate start(List<RecordedEvent> facts) {
    for (RecordedEvent fact : facts) {
      if (isBirth(fact)) {
        return fact.day();
      }
    }
    return facts.stream()
        .filter(fact -> !(fact.event() instanceof Event.Unrecognized))
        .map(RecordedEvent::day)
        .min(Comparator.naturalOrder())
        .orElse(LocalDate.MAX);
  }

  /// Whether the source does not doubt that first day.
  static boolean startsExactly(List<RecordedEvent> facts, LocalDate start) {
    boolean isBorn = facts.stream().anyMatch(Fold::isBirth);
    return facts.stream()
        .filter(fact -> isBorn ? isBirth(fact) : !(fact.event() instanceof Event.Unrecognized))
        .anyMatch(fact -> fact.day().equals(start) && isExact(fact));
  }

  private static boolean isBirth(RecordedEvent fact) {
    return fact.event() instanceof Event.Creation && date(fact) != null;
  }

  /// Whether the day from which it counts is one that the source does not doubt.
  static boolean isExact(RecordedEvent fact) {
    return date(fact) == null || date(fact).isExact();
  }

  /// Not certain is what a doubted date decides, and what a fact whose date is still open would
  /// change. In which order the dates of the past may have been is not looked at.
  private boolean isCertain() {
    for (RecordedEvent decider :
        new RecordedEvent[] {creation, firstnameBy, lastnameBy, statusBy, addressBy, death}) {
      if (isDoubtful(decider)) {
        return false;
      }
    }
    return facts.stream().noneMatch(fact -> isOpen(fact) && wouldChange(fact.event()));
  }

  private boolean wouldChange(Event event) {
    return switch (event) {
      case Event.NameChange e -> !e.newName().over(name).equals(name);
      case Event.StatusChange e -> e.newStatus() != status;
      case Event.AddressChange e -> !Objects.equals(e.newAddress(), address);
      case Event.Death _ -> death == null;
      case Event.Creation _, Event.Correction _, Event.Retraction _, Event.Unrecognized _ -> false;
    };
  }

  private boolean isDoubtful(RecordedEvent decider) {
    return decider != null
        && date(decider) != null
        && (date(decider).qualifier() != EffectiveDate.Qualifier.NONE || isOpen(decider));
  }

  private boolean isOpen(RecordedEvent fact) {
    return date(fact) != null && date(fact).isOpenOn(at);
  }

  private static EffectiveDate date(RecordedEvent fact) {
    return fact == null ? null : fact.event().details().effective();
  }
}
