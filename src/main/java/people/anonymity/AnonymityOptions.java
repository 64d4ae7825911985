package people.anonymity;

import module java.base;

/// Options of an anonymous copy: what of the timeline is kept in it.
///
/// @param dates how exactly dates and recorded times are kept
/// @param places what of a place stays, beside its country
/// @param attributes whose values are kept, beside the sex
/// @param least how many people must have a status, country, city, year of birth, sex and the kept
///   attributes in common, or stand out
/// @param isSuppressing whether those who stand out are left out
/// @param isThroughout whether people stand out by what they ever were, and not only by what they
///   are at the end
public record AnonymityOptions(
    DatePrecision dates,
    KeptPlace places,
    Set<String> attributes,
    int least,
    boolean isSuppressing,
    boolean isThroughout) {

  /// With days and cities, without attributes, telling of groups of fewer than five.
  public static final AnonymityOptions DEFAULT =
      new AnonymityOptions(DatePrecision.DAY, new KeptPlace.OfCity(), Set.of(), 5, false, false);

  public AnonymityOptions {
    Objects.requireNonNull(dates, "dates");
    Objects.requireNonNull(places, "places");
    attributes = Set.copyOf(attributes);
    if (least < 1) {
      throw new IllegalArgumentException("k is %d; expected 1 or more".formatted(least));
    }
  }

  /// Of people who stand out by what they are at the end.
  public AnonymityOptions(
      DatePrecision dates,
      KeptPlace places,
      Set<String> attributes,
      int least,
      boolean isSuppressing) {
    this(dates, places, attributes, least, isSuppressing, false);
  }

  /// The same, where people stand out by what they ever were.
  public AnonymityOptions throughout() {
    return new AnonymityOptions(dates, places, attributes, least, isSuppressing, true);
  }

  /// The same, with other parts of places.
  public AnonymityOptions places(KeptPlace places) {
    return new AnonymityOptions(dates, places, attributes, least, isSuppressing, isThroughout);
  }

  /// The same, without those who stand out.
  public AnonymityOptions suppressing() {
    return new AnonymityOptions(dates, places, attributes, least, true, isThroughout);
  }

  /// How exactly dates are kept.
  public enum DatePrecision {
    DAY,
    MONTH,
    YEAR
  }
}
