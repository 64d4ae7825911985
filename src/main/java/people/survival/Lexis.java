package people.survival;

import module java.base;

import people.history.HistoryColumns;
import people.rates.*;

/// Occurrences and exposures by age and calendar year, the cells of a Lexis diagram (W. Lexis 1875;
/// S. Preston, P. Heuveline, M. Guillot, *Demography*, 2001, chapter 2): each day at risk in the
/// cell of its year and of the age in whole years, and an event in that of its own day, as
/// [EventRates] counts them.
///
/// Costs a step for each birthday and turn of a year of everyone.
public final class Lexis {

  /// Nobody is older.
  private static final int MOST_AGE = 150;

  private static final int MOST_YEARS = 5_000;

  private final LifeTimes times;
  private final int ageStep;
  private final int yearStep;
  private final int firstYear;
  private final int lastYear;

  /// The first day of each year from the first one on.
  private final int[] turns;

  // by cell: period after period, and age after age within it
  private final int ages;
  private final long[] days;
  private final int[] events;
  private final int[] uncertain;

  private Lexis(LifeTimes times, IntPredicate rows, int ageStep, int yearStep) {
    this.times = times;
    this.ageStep = ageStep;
    this.yearStep = yearStep;
    int[] there = IntStream.range(0, times.size()).filter(rows.and(this::isIn)).toArray();
    IntSummaryStatistics bounds =
        Arrays.stream(there)
            .flatMap(row -> IntStream.of(day(row, times.start(row)), day(row, times.stop(row))))
            .summaryStatistics();
    boolean isEmpty = there.length == 0;
    int first = isEmpty ? 0 : LocalDate.ofEpochDay(bounds.getMin()).getYear();
    firstYear = Math.floorDiv(first, yearStep) * yearStep;
    lastYear = isEmpty ? firstYear - 1 : LocalDate.ofEpochDay(bounds.getMax()).getYear();
    if (lastYear - firstYear > MOST_YEARS) {
      throw new IllegalArgumentException(
          "the years from %d to %d are too many for a diagram; expected up to %d"
              .formatted(firstYear, lastYear, MOST_YEARS));
    }
    turns =
        IntStream.rangeClosed(firstYear, lastYear + 2)
            .map(year -> (int) LocalDate.of(year, 1, 1).toEpochDay())
            .toArray();
    ages = MOST_AGE / ageStep + 1;
    int cells = ages * ((lastYear - firstYear) / yearStep + 1);
    days = new long[cells];
    events = new int[cells];
    uncertain = new int[cells];
    for (int row : there) {
      add(row);
    }
  }

  /// The rates by period and age: those cells in which anybody was at risk or anything happened, by
  /// period and age. The groups have one name, such as `20–24`.
  ///
  /// @param times of a [TimeTo] that is counted from the birth
  /// @param rows which of them are taken
  /// @param ageStep how many years of age a cell has, from 1
  /// @param yearStep how many calendar years; periods begin with a multiple of it
  public static List<EventRate> of(LifeTimes times, IntPredicate rows, int ageStep, int yearStep) {
    if (ageStep < 1 || yearStep < 1) {
      throw new IllegalArgumentException(
          "cells of %d years of age and %d calendar years; expected numbers from 1 on"
              .formatted(ageStep, yearStep));
    }
    return new Lexis(times, rows, ageStep, yearStep).rates();
  }

  private boolean isIn(int row) {
    return times.exclusion(row) == null && times.born(row) != HistoryColumns.NEVER;
  }

  private int day(int row, int time) {
    return times.origin(row) + time;
  }

  private void add(int row) {
    int at = day(row, times.start(row));
    int until = day(row, times.stop(row));
    int born = times.born(row);
    int year = LocalDate.ofEpochDay(at).getYear();
    LocalDate birth = LocalDate.ofEpochDay(born);
    int age = (int) ChronoUnit.YEARS.between(birth, LocalDate.ofEpochDay(at));
    int birthday = birthday(birth, age + 1);
    while (at < until) {
      int next = Math.min(until, Math.min(turns[year + 1 - firstYear], birthday));
      days[cell(year, age)] += next - at;
      if (next == turns[year + 1 - firstYear]) {
        year++;
      }
      if (next == birthday) {
        age++;
        birthday = birthday(birth, age + 1);
      }
      at = next;
    }
    if (times.cause(row) == 1) {
      events[cell(year, age)]++;
      uncertain[cell(year, age)] += times.isCertain(row) ? 0 : 1;
    }
  }

  /// Who was born on 29 February is a year older on 1 March.
  private int birthday(LocalDate birth, int years) {
    int year = birth.getYear() + years;
    int turn =
        year >= firstYear && year <= lastYear + 2
            ? turns[year - firstYear]
            : (int) LocalDate.of(year, 1, 1).toEpochDay();
    boolean isLeap = Year.isLeap(year);
    int before = birth.getMonth().firstDayOfYear(isLeap) - 1;
    return turn + before + birth.getDayOfMonth() - 1;
  }

  private int cell(int year, int age) {
    return (year - firstYear) / yearStep * ages + Math.min(age / ageStep, ages - 1);
  }

  private List<EventRate> rates() {
    List<EventRate> rates = new ArrayList<>();
    for (int cell = 0; cell < days.length; cell++) {
      if (days[cell] > 0 || events[cell] > 0) {
        int year = firstYear + cell / ages * yearStep;
        int age = cell % ages * ageStep;
        rates.add(
            new EventRate(
                year,
                year + yearStep - 1,
                List.of(EventRate.span(age, age + ageStep - 1)),
                events[cell],
                days[cell],
                uncertain[cell]));
      }
    }
    return rates;
  }
}
