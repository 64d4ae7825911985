package people.history;

import module java.base;

import people.*;

/// A person at a date: the sum of the events up to then. Always derived, never stored.
///
/// @param personId from 1
/// @param name null when no event gave one
/// @param status UNKNOWN when no event gave one
/// @param address null when no event gave one
/// @param created effective date of the creation (birth, or entry in the roll); null when not known
/// @param died effective date of the death, the day of its recording when it has none; null when
///   not dead at that date
/// @param living whether the person is there at that date: created by then, and not dead
/// @param certain false when any of this depends on a date that is uncertain: one with `?` or `~`
///   that decides it, or one that allows days before and after the date asked about
/// @param source where the creation says the person is written; null when it does not say
public record Person(
    int personId,
    Name name,
    Status status,
    Address address,
    EffectiveDate created,
    EffectiveDate died,
    boolean living,
    boolean certain,
    String source) {

  /// The person at whom a cursor stands, on the day where it stands.
  static Person of(int personId, FactCursor cursor) {
    int creation = cursor.creation();
    int death = cursor.death();
    return new Person(
        personId,
        cursor.table.name(cursor.nameOf(cursor.firstnameBy()), cursor.nameOf(cursor.lastnameBy())),
        Status.values()[cursor.statusOf(cursor.statusBy())],
        cursor.table.address(cursor.addressOf(cursor.addressBy())),
        creation == FactCursor.NONE ? null : cursor.date(creation),
        death == FactCursor.NONE ? null : died(cursor, death),
        cursor.isLiving(),
        Uncertainty.isCertain(cursor),
        creation == FactCursor.NONE ? null : cursor.source(creation));
  }

  private static EffectiveDate died(FactCursor cursor, int death) {
    EffectiveDate date = cursor.date(death);
    return date != null ? date : EffectiveDate.of(LocalDate.ofEpochDay(cursor.day(death)));
  }

  /// The person on one line: `Ada King (1), MARRIED, Ockham Park, Ockham, created 1815-12-10`.
  @Override
  public String toString() {
    return Stream.of(
            (name == null ? "nameless" : name) + " (" + personId + ")",
            status.name(),
            address == null ? null : address.toString(),
            created == null ? null : "created " + created,
            died == null ? null : "died " + died,
            living || died != null ? null : "not there yet",
            certain ? null : "about")
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }
}
