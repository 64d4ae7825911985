package people.rosters;

import module java.base;

import people.*;
import people.sheets.*;

/// Whether a row can be of whom its key says. A total below a list is nobody, and a number that a
/// club gives again is not that of the one who had it.
final class RosterIdentity {

  /// What a line for people has in its only cell, such as `Members: 37`, and a name has not.
  private static final Pattern TOTAL = Pattern.compile("[0-9:]");

  private final RosterColumns columns;

  /// Whether rows have no keys, and are matched.
  private final boolean isMatched;

  private final Sheet sheet;
  private final RosterTally tally;

  RosterIdentity(RosterColumns columns, boolean isMatched, Sheet sheet, RosterTally tally) {
    this.columns = columns;
    this.isMatched = isMatched;
    this.sheet = sheet;
    this.tally = tally;
  }

  /// Refuses a row of somebody new who has no name, where the list has names.
  void refuseNobody(RosterRow row, SheetRow place) throws BadCell {
    boolean isAlone = place.countFilled() == 1 && sheet.header().size() > 2;
    if (isMatched && isAlone && row.name() != null && TOTAL.matcher(row.name().toString()).find()) {
      throw new BadCell("'%s' is no name; expected one; is it a total?".formatted(row.name()));
    }
    boolean hasNames =
        columns.has(RosterRole.NAME)
            || columns.has(RosterRole.FIRST)
            || columns.has(RosterRole.LAST);
    if (hasNames && row.name() == null) {
      throw new BadCell(
          isMatched
              ? "has no name; expected one; is it a total?"
              : "has no name, and nobody has the key '%s'; expected the name of somebody new; is it a total?"
                  .formatted(row.key()));
    }
  }

  /// Refuses a row whose key is that of somebody of another name and another birth. Where no birth
  /// tells, a name of which no word is known is told only.
  void refuseSomebodyElse(RosterRow row, RosterLife life, SheetRow place) throws BadCell {
    if (isMatched || row.name() == null || isAlike(row.name(), life)) {
      return;
    }
    EffectiveDate born = RosterBirths.known(life);
    if (born == null || row.born() == null) {
      tally.doubt("no word of its name is known of the one who has its key", sheet.place(place));
    } else if (!RosterBirths.mayBeSame(born, row.born())) {
      throw new BadCell(
          "the key %s=%s is that of %s (%d), born %s; expected her, not %s, born %s; was it given again?"
              .formatted(
                  columns.system,
                  row.key(),
                  name(life),
                  life.personId,
                  born,
                  row.name(),
                  row.born()));
    }
  }

  /// Whether a name has a word of one that she has or had; also where none is known.
  private static boolean isAlike(Name name, RosterLife life) {
    Set<String> known = new HashSet<>();
    for (RosterFact fact : life.facts()) {
      known.addAll(words(name(fact.event)));
    }
    return known.isEmpty() || words(name).stream().anyMatch(known::contains);
  }

  private static Name name(Event event) {
    return event instanceof Event.Creation e
        ? e.name()
        : event instanceof Event.NameChange e ? e.newName() : null;
  }

  private static Name name(RosterLife life) {
    return RosterField.NAME.value(
        life.facts().stream().filter(fact -> name(fact.event) != null).toList());
  }

  private static List<String> words(Name name) {
    return name == null
        ? List.of()
        : Stream.of(name.firstname(), name.lastname())
            .filter(Objects::nonNull)
            .flatMap(half -> Arrays.stream(half.split("[\\s-]+")))
            .map(RosterWords::plain)
            .filter(word -> !word.isEmpty())
            .toList();
  }
}
