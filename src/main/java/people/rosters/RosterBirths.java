package people.rosters;

import module java.base;

import people.*;

/// Records the births that lists tell, where none is known.
final class RosterBirths {

  private RosterBirths() {}

  /// @param born null when the list does not say
  static void learn(
      RosterEdit edit, RosterLife life, EffectiveDate born, RosterTally tally, String place) {
    RosterFact creation = creation(life);
    if (born == null || creation == null) {
      return;
    }
    EffectiveDate known = known(creation);
    if (born.equals(known)) {
      return;
    }
    if (known != null) {
      Integer last = edit.series().days().isEmpty() ? null : edit.series().days().last();
      if (!creation.isOurs || last != null && last > edit.day) {
        if (isWithin(known, born)) {
          return; // what is known is more exact
        }
        tally.doubt("another birth is known than %s".formatted(known), place + ": " + born);
        return;
      }
    }
    RosterFact entry = life.entry();
    boolean isMarked = entry != null && entry != creation;
    Amendment birth = Amendment.ofBirth(born);
    edit.amend(creation, isMarked ? birth.on(entry.event.details().effective()) : birth);
    tally.made("births");
  }

  private static RosterFact creation(RosterLife life) {
    RosterFact creation = null;
    for (RosterFact fact : life.facts()) {
      creation = fact.event instanceof Event.Creation ? fact : creation;
    }
    return creation;
  }

  private static EffectiveDate known(RosterFact creation) {
    Event.Creation said = (Event.Creation) creation.event;
    return said.born() != null || said.isEntry() ? said.born() : said.details().effective();
  }

  /// The birth that is known; null for none.
  static EffectiveDate known(RosterLife life) {
    RosterFact creation = creation(life);
    return creation == null ? null : known(creation);
  }

  private static LocalDate first(EffectiveDate date) {
    return date.earliest() == null ? LocalDate.MIN : date.earliest();
  }

  private static LocalDate last(EffectiveDate date) {
    return date.latest() == null ? LocalDate.MAX : date.latest();
  }

  private static boolean isWithin(EffectiveDate date, EffectiveDate other) {
    return !first(date).isBefore(first(other)) && !last(date).isAfter(last(other));
  }

  /// Whether there is a day that both dates allow.
  static boolean mayBeSame(EffectiveDate date, EffectiveDate other) {
    return !first(date).isAfter(last(other)) && !first(other).isAfter(last(date));
  }
}
