package people.cli;

import module java.base;

import people.*;
import people.history.*;

/// One person's history, and the way to those of others whom it names.
///
/// @param history of her events alone
/// @param everyone gives everyone's history; null where that would take long
/// @param others gives that of another one, as far as it reaches and as it was known likewise
record AskedPerson(
    int personId, History history, Supplier<History> everyone, IntFunction<History> others) {

  /// The same with each history as it is to be asked.
  AskedPerson as(UnaryOperator<History> asked) {
    return new AskedPerson(
        personId,
        asked.apply(history),
        () -> {
          History all = everyone.get();
          return all == null ? null : asked.apply(all);
        },
        other -> asked.apply(others.apply(other)));
  }

  /// The person on a date.
  Person at(LocalDate date) {
    return history.at(date).person(personId);
  }

  /// How another one is called on a date: `Ada King (1)`.
  String called(int other, LocalDate date) {
    try {
      Person person = others.apply(other).at(date).person(other);
      return person.erased()
          ? "person %d (erased)".formatted(other)
          : Story.called(other, person.name());
    } catch (UnknownPersonException e) {
      return Story.called(other, null); // named by a line written by hand, or not known then
    }
  }

  /// What others are called today, each looked for once.
  IntFunction<String> called() {
    LocalDate today = history.today().at();
    Map<Integer, String> known = new HashMap<>();
    return other -> known.computeIfAbsent(other, each -> called(each, today));
  }

  /// How a partner is called on a date.
  String called(Partner partner, LocalDate date) {
    return partner.name() == null ? called(partner.personId(), date) : partner.name().toString();
  }
}
