package people.anonymity;

import module java.base;

/// What is kept of a timeline that is made anonymous.
///
/// @param dates how exactly dates and recorded times are kept
/// @param places what of a place stays, beside its country
/// @param attributes whose values are kept, beside the sex
/// @param least how many people must have a status, country, city, year of birth, sex and the kept
///   attributes in common, or stand out
/// @param isSuppressing whether those who stand out are left out
public record AnonymityOptions(
    DatePrecision dates,
    KeptPlace places,
    Set<String> attributes,
    int least,
    boolean isSuppressing) {

  /// With days and cities, without attributes, telling of groups of fewer than five.
  public static final AnonymityOptions DEFAULT =
      new AnonymityOptions(DatePrecision.DAY, new KeptPlace.OfCity(), Set.of(), 5, false);

  public AnonymityOptions {
    Objects.requireNonNull(dates, "dates");
    Objects.requireNonNull(places, "places");
    attributes = Set.copyOf(attributes);
    if (least < 1) {
      throw new IllegalArgumentException("k is %d; expected 1 or more".formatted(least));
    }
  }

  /// The same, with other parts of places.
  public AnonymityOptions places(KeptPlace places) {
    return new AnonymityOptions(dates, places, attributes, least, isSuppressing);
  }

  /// The same, without those who stand out.
  public AnonymityOptions suppressing() {
    return new AnonymityOptions(dates, places, attributes, least, true);
  }

  /// How exactly dates are kept.
  public enum DatePrecision {
    DAY,
    MONTH,
    YEAR
  }
}
