package people.scripts;

import module java.base;

import people.*;
import people.history.*;

/// A day on which somebody was born, moved, left, or was first or last heard of.
///
/// @param day the first day that its date allows, or the day of the recording where it has none
/// @param latest the last day that its date allows; null where that is open
/// @param from where she lived before; null when it is not known, and for one who comes
/// @param to where she lives then; null when it is not known, and for one who goes
/// @param certain whether a fact says that it was that day, and does not doubt it
public record LifeTurn(
    LocalDate day,
    LocalDate latest,
    int personId,
    TurnKind what,
    Address from,
    Address to,
    boolean certain) {

  /// The kinds, in the order in which those of one day are listed.
  public enum TurnKind {
    BORN,
    /// Is known from then on; what was before is not. No day on which anything happened, so never
    /// certain.
    FIRST_KNOWN,
    RETURNED,
    MOVED,
    LEFT,
    DIED,
    /// No death is known, and nobody lives that long; never certain.
    PRESUMED_DEAD,
    /// Nobody looked any more. What she did later is not known.
    LAST_OBSERVED;

    /// As it is read: `presumed dead`.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /// All there are, in order of their days, see [#since].
  public static List<LifeTurn> of(History history) {
    return since(history, LocalDate.MIN);
  }

  /// Those that may have been on a day or later, in order of their days. Costs
  /// [HistoryColumns#addressPeriods], and the reading of the events of each who left, died, moved
  /// since, or moved on an uncertain date.
  public static List<LifeTurn> since(History history, LocalDate day) {
    LifeFacts facts = new LifeFacts(history);
    List<LifeTurn> turns = new ArrayList<>();
    Period<Address> before = null;
    for (Period<Address> stay : history.columns().addressPeriods().periods()) {
      if (!stay.certain() || !stay.from().isBefore(day)) {
        turns.add(beginning(stay, before, facts));
      }
      ending(stay, facts).ifPresent(turns::add);
      before = stay;
    }
    turns.removeIf(turn -> turn.latest != null && turn.latest.isBefore(day));
    turns.sort(
        Comparator.comparing(LifeTurn::day)
            .thenComparing(LifeTurn::what)
            .thenComparing(LifeTurn::personId));
    return turns;
  }

  /// @param before the stay before it in the list, if only of somebody else; null for none
  private static LifeTurn beginning(Period<Address> stay, Period<Address> before, LifeFacts facts) {
    Address from =
        stay.begins() == Period.Begin.EVENT
                && before != null
                && before.personId() == stay.personId()
            ? before.value()
            : null;
    TurnKind what =
        switch (stay.begins()) {
          case BIRTH -> TurnKind.BORN;
          case ENTRY -> TurnKind.FIRST_KNOWN;
          case RETURN -> TurnKind.RETURNED;
          case EVENT -> TurnKind.MOVED;
        };
    return of(stay, stay.from(), what, stay.certain(), facts).between(from, stay.value());
  }

  /// Empty where the next address follows, or she is still there.
  private static Optional<LifeTurn> ending(Period<Address> stay, LifeFacts facts) {
    if (stay.until() == null || stay.ends() == Period.End.EVENT) {
      return Optional.empty();
    }
    TurnKind what =
        switch (stay.ends()) {
          case DEATH -> TurnKind.DIED;
          case LEFT -> TurnKind.LEFT;
          case PRESUMED -> TurnKind.PRESUMED_DEAD;
          case OBSERVATION, EVENT -> TurnKind.LAST_OBSERVED;
        };
    return Optional.of(of(stay, stay.until(), what, true, facts).between(stay.value(), null));
  }

  /// A turn without its addresses.
  ///
  /// @param isSure false where something else than the date makes it uncertain
  private static LifeTurn of(
      Period<Address> stay, LocalDate day, TurnKind what, boolean isSure, LifeFacts facts) {
    int id = stay.personId();
    Optional<EffectiveDate> date =
        switch (what) {
          case BORN -> isSure ? Optional.of(EffectiveDate.of(day)) : facts.birth(id, day);
          case FIRST_KNOWN ->
              isSure ? Optional.empty() : facts.date(id, day, EnumSet.allOf(Event.Kind.class));
          case RETURNED -> facts.date(id, day, EnumSet.of(Event.Kind.RETURN));
          case MOVED ->
              facts.date(id, day, EnumSet.of(Event.Kind.ADDRESS_CHANGE, Event.Kind.CREATION));
          case LEFT -> facts.date(id, day, EnumSet.of(Event.Kind.LEAVING));
          case DIED -> facts.date(id, day, EnumSet.of(Event.Kind.DEATH));
          case PRESUMED_DEAD -> Optional.empty();
          case LAST_OBSERVED -> Optional.of(EffectiveDate.of(day));
        };
    boolean isCertain =
        isSure && what != TurnKind.FIRST_KNOWN && date.filter(EffectiveDate::isExact).isPresent();
    LocalDate latest = date.isPresent() ? date.get().latest() : day;
    return new LifeTurn(day, latest, id, what, null, null, isCertain);
  }

  private LifeTurn between(Address from, Address to) {
    return new LifeTurn(day, latest, personId, what, from, to, certain);
  }
}
