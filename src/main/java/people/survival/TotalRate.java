package people.survival;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.PeriodRows;
import people.rates.*;
import people.survival.ConfidenceBand.Interval;
import people.survival.TimeTo.Exclusion;

/// First events of a period put together over all ages, as if one cohort lived through it.
///
/// @param firstYear of the period; `lastYear` is included
/// @param events first events that were counted
/// @param uncertain how many of them are on a day that is doubted
/// @param reduced first events per person if everyone went through the ages at the rates of all
///   people of that age, whatever they are (the total first marriage rate): the sum over ages of
///   events by person-years. It can be above 1, where those of several cohorts marry at once
/// @param share of people to whom it would happen at the rates of those to whom it had not happened
///   yet: a nuptiality table of the period
public record TotalRate(
    int firstYear, int lastYear, int events, int uncertain, Interval reduced, Interval share) {

  /// What cells of one period and age tell: of those to whom it had not happened, null where there
  /// are none, and the person-years of all.
  private record Both(EventRate free, double years) {

    Both plus(Both other) {
      return new Both(free == null ? other.free : free, years + other.years);
    }
  }

  /// By period. One in which nobody of an age was observed has no sums.
  ///
  /// People of whom it is not known whether it had happened are in no part of it, see [Exclusion],
  /// and those of whom it is not known any more are in none from then on.
  ///
  /// @param what a first event
  /// @param ageStep how many years of age are put together, from 1
  /// @param yearStep how many calendar years
  /// @param fromAge and up to an age, which is not included; both multiples of `ageStep`
  public static List<TotalRate> of(
      History history, TimeTo what, int ageStep, int yearStep, int fromAge, int untilAge) {
    if (what.target == null || !what.isByAge()) {
      throw new IllegalArgumentException(
          "%s is no first event; expected FIRST_MARRIAGE, FIRST_DIVORCE or FIRST_WIDOWHOOD"
              .formatted(what));
    }
    if (ageStep < 1 || fromAge % ageStep != 0 || untilAge % ageStep != 0 || fromAge >= untilAge) {
      throw new IllegalArgumentException(
          "ages from %d to %d in steps of %d; expected multiples of the step"
              .formatted(fromAge, untilAge, ageStep));
    }
    LifeTimes free = LifeTimes.of(history, what, List.of());
    Set<Integer> unknown = new HashSet<>();
    for (int row = 0; row < free.size(); row++) {
      Exclusion exclusion = free.exclusion(row);
      if (exclusion != null && exclusion != Exclusion.HAPPENED_BEFORE) {
        unknown.add(free.personId(row));
      }
    }
    Set<Integer> lost = lost(history, free);
    unknown.addAll(lost);
    LifeTimes all = LifeTimes.of(history, TimeTo.DEATH, List.of());
    Map<Integer, Map<String, Both>> cells = new TreeMap<>();
    for (EventRate each :
        Lexis.of(all, row -> !unknown.contains(all.personId(row)), ageStep, yearStep)) {
      add(cells, each, new Both(null, each.personYears()));
    }
    for (EventRate each :
        Lexis.of(free, row -> lost.contains(free.personId(row)), ageStep, yearStep)) {
      add(cells, each, new Both(null, each.personYears()));
    }
    for (EventRate each : Lexis.of(free, _ -> true, ageStep, yearStep)) {
      add(cells, each, new Both(each, 0));
    }
    List<String> ages =
        IntStream.iterate(fromAge, age -> age < untilAge, age -> age + ageStep)
            .mapToObj(age -> EventRate.span(age, age + ageStep - 1))
            .toList();
    return cells.entrySet().stream()
        .map(each -> sum(each.getKey(), yearStep, ageStep, ages, each.getValue()))
        .toList();
  }

  private static void add(Map<Integer, Map<String, Both>> cells, EventRate cell, Both both) {
    cells
        .computeIfAbsent(cell.firstYear(), _ -> new HashMap<>())
        .merge(cell.groups().getFirst(), both, Both::plus);
  }

  /// Those of whom it is not known any more whether it has happened: their status is not known on a
  /// later day than those on which it is known that it had not, and they are not seen to come to it
  /// before.
  private static Set<Integer> lost(History history, LifeTimes free) {
    Map<Integer, Integer> since = new HashMap<>();
    for (int row = 0; row < free.size(); row++) {
      if (free.exclusion(row) == null) {
        boolean isEvent = free.cause(row) == 1;
        since.put(
            free.personId(row), isEvent ? Integer.MAX_VALUE : free.origin(row) + free.start(row));
      }
    }
    PeriodRows<Status> statuses = history.columns().statusPeriods();
    return IntStream.range(0, statuses.size())
        .filter(row -> statuses.values().number(row) == Status.UNKNOWN.ordinal())
        .filter(row ->
            since.getOrDefault(statuses.personId(row), Integer.MAX_VALUE) < statuses.from(row))
        .mapToObj(statuses::personId)
        .collect(Collectors.toSet());
  }

  private static TotalRate sum(
      int year, int yearStep, int ageStep, List<String> ages, Map<String, Both> cells) {
    int events = 0;
    int uncertain = 0;
    double reduced = 0;
    double reducedVariance = 0;
    double hazard = 0;
    double hazardVariance = 0;
    for (String age : ages) {
      Both both = cells.get(age);
      if (both == null) {
        reduced = Double.NaN;
        hazard = Double.NaN;
      } else if (both.free != null) {
        double count = both.free.events();
        events += both.free.events();
        uncertain += both.free.uncertain();
        double exposed = both.years;
        reduced += ageStep * rate(count, exposed);
        reducedVariance += ageStep * ageStep * count / (exposed * exposed);
        double free = both.free.personYears();
        hazard += ageStep * rate(count, free);
        hazardVariance += count == 0 ? 0 : ageStep * ageStep * count / (free * free);
      }
    }
    Interval sum = Interval.plain(hazard, Math.sqrt(hazardVariance));
    double rest = Math.exp(-hazard);
    return new TotalRate(
        year,
        year + yearStep - 1,
        events,
        uncertain,
        Interval.plain(reduced, Math.sqrt(reducedVariance)),
        new Interval(
            1 - rest,
            rest * sum.standardError(),
            1 - Math.exp(-sum.lower()),
            1 - Math.exp(-sum.upper())));
  }

  /// Not known of those who were not there for a day, such as one who marries on a birthday.
  private static double rate(double count, double years) {
    return count == 0 ? 0 : years == 0 ? Double.NaN : count / years;
  }
}
