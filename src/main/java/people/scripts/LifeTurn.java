package people.scripts;

import module java.base;

import people.*;
import people.history.*;

/// A day on which somebody came, moved, left or was no longer there.
///
/// @param from where she lived before; null when it is not known, and for one who comes
/// @param to where she lives then; null when it is not known, and for one who goes
/// @param certain whether the day is one that the source does not doubt
public record LifeTurn(
    LocalDate day, int personId, TurnKind what, Address from, Address to, boolean certain) {

  /// The kinds, in the order in which those of one day are listed.
  public enum TurnKind {
    BORN,
    /// Is known from then on; what was before is not.
    CAME,
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

  /// All there are, in order of their days. Costs [HistoryColumns#addressPeriods], and for each who
  /// left or died a look at her events.
  public static List<LifeTurn> of(History history) {
    List<LifeTurn> turns = new ArrayList<>();
    Period<Address> before = null;
    for (Period<Address> stay : history.columns().addressPeriods().periods()) {
      turns.add(
          new LifeTurn(
              stay.from(),
              stay.personId(),
              beginning(stay),
              stay.begins() == Period.Begin.EVENT && before != null ? before.value() : null,
              stay.value(),
              stay.certain()));
      ending(stay, history).ifPresent(turns::add);
      before = stay;
    }
    turns.sort(
        Comparator.comparing(LifeTurn::day)
            .thenComparing(LifeTurn::what)
            .thenComparing(LifeTurn::personId));
    return turns;
  }

  private static TurnKind beginning(Period<Address> stay) {
    return switch (stay.begins()) {
      case BIRTH -> TurnKind.BORN;
      case ENTRY -> TurnKind.CAME;
      case RETURN -> TurnKind.RETURNED;
      case EVENT -> TurnKind.MOVED;
    };
  }

  /// Empty where the next address follows, or she is still there.
  private static Optional<LifeTurn> ending(Period<Address> stay, History history) {
    if (stay.until() == null || stay.ends() == Period.End.EVENT) {
      return Optional.empty();
    }
    Person gone = history.at(stay.until()).person(stay.personId());
    TurnKind what =
        switch (stay.ends()) {
          case DEATH -> TurnKind.DIED;
          case LEFT -> TurnKind.LEFT;
          case PRESUMED -> TurnKind.PRESUMED_DEAD;
          case OBSERVATION, EVENT -> TurnKind.LAST_OBSERVED;
        };
    boolean isCertain =
        switch (stay.ends()) {
          case DEATH -> gone.died() != null && gone.died().isExact();
          case LEFT -> gone.left() != null && gone.left().isExact();
          case PRESUMED -> false;
          case OBSERVATION, EVENT -> true;
        };
    return Optional.of(
        new LifeTurn(stay.until(), stay.personId(), what, stay.value(), null, isCertain));
  }
}
