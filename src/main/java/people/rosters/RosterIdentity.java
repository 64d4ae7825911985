package people.rosters;

import module java.base;

import people.*;
import people.sheets.*;

/// Whether a row can be of whom its key says. A total below a list is nobody, and a number that a
/// club gives again is not that of the one who had it.
final class RosterIdentity {

  /// What a line for people has in its only cell, such as `Members: 37`, and a name has not.
  private static final Pattern TOTAL = Pattern.compile("[0-9:]");

  /// What stands in the place of a key in a line with a total, in plain form without digits.
  private static final Set<String> TOTALS =
      Set.of(
          "total",
          "totals",
          "grandtotal",
          "subtotal",
          "sum",
          "count",
          "summe",
          "gesamt",
          "gesamtsumme",
          "zwischensumme",
          "insgesamt",
          "anzahl",
          "totaal",
          "somme",
          "soustotal",
          "suma",
          "totale",
          "razem",
          "ogolem",
          "ialt",
          "summa",
          "totalt",
          "yhteensa",
          "celkem");

  /// Digits, and no letter.
  private static final Pattern NO_NAME = Pattern.compile("\\P{L}*\\d\\P{L}*");

  private static final Set<String> SEXES = Set.of("male", "female");

  private final RosterColumns columns;
  private final RosterEdit edit;

  /// Whether rows have no keys, and are matched.
  private final boolean isMatched;

  private final Sheet sheet;
  private final RosterTally tally;

  RosterIdentity(
      RosterColumns columns, RosterEdit edit, boolean isMatched, Sheet sheet, RosterTally tally) {
    this.columns = columns;
    this.edit = edit;
    this.isMatched = isMatched;
    this.sheet = sheet;
    this.tally = tally;
  }

  /// Refuses a row of somebody new that is a total, or has no name where the list has names.
  void refuseNobody(RosterRow row, SheetRow place) throws BadCell {
    if (row.name() != null) {
      refuseTotal(row, place);
      return;
    }
    boolean hasNames =
        columns.has(RosterRole.NAME)
            || columns.has(RosterRole.FIRST)
            || columns.has(RosterRole.LAST);
    if (hasNames) {
      throw new BadCell(
          isMatched
              ? "has no name; expected one; is it a total?"
              : "has no name, and nobody has the key '%s'; expected the name of somebody new; is it a total?"
                  .formatted(row.key()));
    }
  }

  private void refuseTotal(RosterRow row, SheetRow place) throws BadCell {
    if (!isMatched && TOTALS.contains(RosterWords.plain(row.key()).replaceAll("\\d", ""))) {
      throw new BadCell("'%s' is no key; expected one; is it a total?".formatted(row.key()));
    }
    String name = row.name().toString();
    boolean isAlone = isMatched && place.countFilled() == 1 && sheet.header().size() > 2;
    if (NO_NAME.matcher(name).matches() || isAlone && TOTAL.matcher(name).find()) {
      throw new BadCell("'%s' is no name; expected one; is it a total?".formatted(name));
    }
  }

  /// Refuses a row whose key is that of somebody of another name, who also has another birth; or,
  /// where no birth tells, another sex, or is on none of the lists around. Else a name of which no
  /// word is known is told only.
  void refuseSomebodyElse(RosterRow row, RosterLife life, SheetRow place) throws BadCell {
    if (isMatched || row.name() == null || isAlike(row.name(), life)) {
      return;
    }
    EffectiveDate born = RosterBirths.known(life);
    if (born != null && row.born() != null) {
      if (!RosterBirths.mayBeSame(born, row.born())) {
        throw givenAgain(row, life, "born " + born, "born " + row.born());
      }
      return;
    }
    String sex = life.value(new RosterField.OfAttribute(Attribute.SEX), edit.day);
    boolean areSaid =
        SEXES.contains(String.valueOf(sex)) && SEXES.contains(String.valueOf(row.sex()));
    if (areSaid && !sex.equals(row.sex())) {
      throw givenAgain(row, life, sex, row.sex());
    }
    if (!isAround(life)) {
      throw givenAgain(row, life, "who is not on the lists around this one", null);
    }
    tally.doubt("no word of its name is known of the one who has its key", sheet.place(place));
  }

  /// Whether the list of the series before this one has her, or the next one; also where this list
  /// is read again.
  private boolean isAround(RosterLife life) {
    Integer previous = edit.previous();
    Integer next = edit.next();
    return edit.isAgain // a list that is corrected may have had it wrong
        || previous != null && life.isThere(previous)
        || next != null && life.isThere(next);
  }

  private BadCell givenAgain(RosterRow row, RosterLife life, String hers, String said) {
    return new BadCell(
        "the key %s=%s is that of %s (%d), %s; expected her, not %s%s; was it given again?"
            .formatted(
                columns.system,
                row.key(),
                name(life),
                life.personId,
                hers,
                row.name(),
                said == null ? "" : ", " + said));
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
