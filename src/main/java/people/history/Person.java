package people.history;

import module java.base;

import people.*;

/// A person at a date: the sum of the events up to then. Always derived, never stored.
///
/// @param personId from 1
/// @param name null when no event gave one
/// @param status UNKNOWN when no event gave one
/// @param partner with whom she is in a union, also where the status is how one with somebody else
///   ended, see [Period.UnionPeriod]; null when not said, or in none
/// @param address null when unknown
/// @param attributes further ones by name, in alphabetical order, as far as they are known; never
///   null
/// @param born date of the birth; null when not known
/// @param created effective date of the creation: from then on she is known, which may be from
///   birth on; null when not known
/// @param died effective date of the death, the day of its recording when it has none; null when
///   not dead at that date
/// @param left effective date of her leaving, likewise; null when she is not away at that date
/// @param living whether the person is there at that date: born or entered by then, not dead or
///   presumed to be, and not away
/// @param presumed whether she is presumed dead: no death is known, and nobody lives that long, see
///   [History#lifespan]
/// @param beyond whether she is no longer observed at that date, see [History#observedUntil]: all
///   else is what was last known
/// @param certain false when she is presumed dead or beyond observation, when she is not there yet
///   and her birth is not known, since she may have lived before anything is known of her, and when
///   any of this depends on a date that is uncertain: one with `?` or `~` that decides it, or one
///   that allows days before and after the date asked about
/// @param source where the creation says the person is written; null when it does not say
/// @param erased whether what identified her is gone, see [History#erasures]: nothing else of her
///   is known than what counts are made of
public record Person(
    int personId,
    Name name,
    Status status,
    Partner partner,
    Address address,
    SortedMap<String, String> attributes,
    EffectiveDate born,
    EffectiveDate created,
    EffectiveDate died,
    EffectiveDate left,
    boolean living,
    boolean presumed,
    boolean beyond,
    boolean certain,
    String source,
    boolean erased) {

  public Person {
    attributes =
        attributes.isEmpty()
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /// The person at whom a cursor stands, on the day where it stands.
  static Person of(int personId, FactCursor cursor) {
    int creation = cursor.creation();
    int death = cursor.death();
    boolean isPresumed = Presence.isPresumedDead(cursor);
    boolean isBeyond = Presence.isBeyond(cursor);
    return new Person(
        personId,
        cursor.calledName(),
        Status.values()[cursor.statusOf(cursor.statusBy())],
        cursor.partner(cursor.partnerBy()),
        cursor.table.address(cursor.addressOf(cursor.addressBy())),
        attributes(cursor),
        Presence.birthDate(cursor),
        creation == FactCursor.NONE ? null : cursor.date(creation),
        death == FactCursor.NONE || cursor.isTakenBack() ? null : date(cursor, death),
        cursor.isAway() && !cursor.isTakenBack() ? date(cursor, cursor.presenceBy()) : null,
        Presence.isThere(cursor),
        isPresumed,
        isBeyond,
        !isPresumed
            && !isBeyond
            && !Presence.mayLiveUnseen(cursor)
            && Uncertainty.isCertain(cursor),
        creation == FactCursor.NONE ? null : cursor.source(creation),
        cursor.table.erasures().isErased(personId));
  }

  private static SortedMap<String, String> attributes(FactCursor cursor) {
    SortedMap<String, String> attributes = new TreeMap<>();
    for (int fact : cursor.attributesBy()) {
      Attribute attribute = cursor.table.attribute(cursor.attribute(fact));
      if (attribute.value() != null) {
        attributes.put(attribute.name(), attribute.value());
      }
    }
    return attributes;
  }

  private static EffectiveDate date(FactCursor cursor, int fact) {
    EffectiveDate date = cursor.date(fact);
    return date != null ? date : EffectiveDate.of(LocalDate.ofEpochDay(cursor.day(fact)));
  }

  /// The same, and not certain.
  Person uncertain() {
    return new Person(
        personId,
        name,
        status,
        partner,
        address,
        attributes,
        born,
        created,
        died,
        left,
        living,
        presumed,
        beyond,
        false,
        source,
        erased);
  }

  /// The birth where it is not the date of the creation as well; else null.
  public EffectiveDate bornApart() {
    return Objects.equals(born, created) ? null : born;
  }

  /// The person on one line: `Ada King (1), MARRIED, Ockham Park, Ockham, created 1815-12-10`.
  @Override
  public String toString() {
    return Stream.of(
            (erased ? "erased" : name == null ? "nameless" : name) + " (" + personId + ")",
            status.name(),
            address == null ? null : address.toString(),
            created == null ? null : "created " + created,
            bornApart() == null ? null : "born " + born,
            died == null ? null : "died " + died,
            left == null ? null : "left " + left,
            presumed ? "presumed dead" : null,
            beyond ? "no longer observed" : null,
            living || died != null || left != null || presumed ? null : "not there yet",
            certain ? null : "about")
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }
}
