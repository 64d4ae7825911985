package people.rosters;

import module java.base;

import people.*;

/// Records the births that lists tell, where none is known.
final class RosterBirths {

  private RosterBirths() {}

  /// @param born null when the list does not say
  static void learn(
      RosterEdit edit, RosterLife life, EffectiveDate born, RosterTally tally, String place) {
    RosterFact creation = null;
    for (RosterFact fact : life.facts()) {
      creation = fact.event instanceof Event.Creation ? fact : creation;
    }
    if (born == null || creation == null) {
      return;
    }
    Event.Creation said = (Event.Creation) creation.event;
    EffectiveDate known =
        said.born() != null || said.isEntry() ? said.born() : said.details().effective();
    if (born.equals(known)) {
      return;
    }
    if (known != null) {
      Integer last = edit.series().days().isEmpty() ? null : edit.series().days().last();
      if (!creation.isOurs || last != null && last > edit.day) {
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
}
