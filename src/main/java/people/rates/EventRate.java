package people.rates;

import module java.base;

/// A rate: the events of one group in some calendar years, over the time that its people were at
/// risk.
///
/// @param firstYear of the period; `lastYear` is included
/// @param groups what the people had in common, in the order of [EventRates#columns]; null for a
///   value that is not known
/// @param days at risk, of all of them together
/// @param uncertain of how many events the source doubts the day, or gives a month, a year or
///   longer
public record EventRate(
    int firstYear, int lastYear, List<String> groups, int events, long days, int uncertain) {

  /// The mean length of a year of the Gregorian calendar over four of them, in days; that of
  /// `pyears` in R's package survival.
  public static final double DAYS_A_YEAR = 365.25;

  /// Rates are of so many person-years.
  public static final int PEOPLE = 1000;

  private static final double MICRO = 1e6;

  public EventRate {
    groups = Collections.unmodifiableList(new ArrayList<>(groups));
  }

  /// `1990`, or `1990–1994`.
  public String period() {
    return span(firstYear, lastYear);
  }

  /// Years of a calendar or of age: `1990`, or `1990–1994`.
  ///
  /// @param last is included
  public static String span(int first, int last) {
    return first == last ? String.valueOf(first) : first + "–" + last;
  }

  public double personYears() {
    return days / DAYS_A_YEAR;
  }

  /// Events per 1,000 person-years; null where nobody was at risk for a day.
  public Double rate() {
    return perYears(events);
  }

  /// Where the 95 % confidence interval of the rate begins: exact, if events are independent
  /// ([Garwood 1936](https://doi.org/10.1093/biomet/28.3-4.437)).
  public Double lower() {
    return bound(PoissonInterval.of(events).lower());
  }

  /// Where it ends.
  public Double upper() {
    return bound(PoissonInterval.of(events).upper());
  }

  /// Six digits behind the point: those that are the same on every machine.
  private Double bound(double events) {
    Double bound = perYears(events);
    return bound == null ? null : Math.rint(bound * MICRO) / MICRO;
  }

  private Double perYears(double events) {
    return days == 0 ? null : PEOPLE * events / personYears();
  }
}
