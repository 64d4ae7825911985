package people.anonymity;

import module java.base;

/// What is kept of a timeline that is made anonymous.
///
/// @param dates how exactly dates and recorded times are kept
/// @param keepsCities whether cities stay; else only countries do
/// @param attributes whose values are kept, beside the sex
/// @param least how many people must have a status, country, city, year of birth, sex and the kept
///   attributes in common, or stand out
/// @param isSuppressing whether those who stand out are left out
public record AnonymityOptions(
    DatePrecision dates,
    boolean keepsCities,
    Set<String> attributes,
    int least,
    boolean isSuppressing) {

  /// With days and cities, without attributes, telling of groups of fewer than five.
  public static final AnonymityOptions DEFAULT =
      new AnonymityOptions(DatePrecision.DAY, true, Set.of(), 5, false);

  public AnonymityOptions {
    Objects.requireNonNull(dates, "dates");
    attributes = Set.copyOf(attributes);
    if (least < 1) {
      throw new IllegalArgumentException("k is %d; expected 1 or more".formatted(least));
    }
  }

  /// How exactly dates are kept.
  public enum DatePrecision {
    DAY,
    MONTH,
    YEAR
  }
}
