package people.exports;

import module java.base;

import people.history.*;
import people.history.HistoryColumns.PeriodRows;
import people.rates.*;

/// Periods in the forms that the tools of the field read.
///
/// @param <T> of what held
/// @param word what a value is called in the file; null for none
/// @param observedUntil the last day on which people are observed
public record Spells<T>(PeriodRows<T> periods, Function<T, String> word, LocalDate observedUntil) {

  private static final String CENSORED = "censored";
  private static final int MONTHS = 12;

  /// The forms.
  public enum SpellForm {
    /// SPELL data of the R package TraMineR (`seqformat(from = "SPELL")`): what held at the end of
    /// each year or month from `begin` to `end`, both included, so spells of one person share none.
    /// `censored` says on which side nobody looked.
    TRAMINER("person int, begin int, end int, status text, censored text"),
    /// Counting process of the R package survival (`Surv(start, stop, event)`): from an age to
    /// another in days, without the first of them; `event` is 1 where the period ended with a
    /// change or a death, `to` which one, or `censored`.
    SURVIVAL(
        "person int, status text, start int, stop int, event int, to text, from date, until date"),
    /// The days of each person in each calendar year and at each age in whole years, as
    /// [EventRates] counts them; an event on the first day of a cell stands there without a day.
    PERSON_YEARS("person int, year int, age int, status text, days int, event int, to text");

    private final String columns;

    SpellForm(String columns) {
      this.columns = columns;
    }

    public List<ExportColumn> columns() {
      return ExportColumn.list(columns);
    }
  }

  /// The rows of a form, made as they are read.
  ///
  /// @param isByMonth for [SpellForm#TRAMINER]: whether `begin` and `end` are months, counted from
  ///   January of the year 0, and not years
  public Iterable<Object[]> rows(SpellForm form, boolean isByMonth) {
    IntFunction<Stream<Object[]>> rows =
        switch (form) {
          case TRAMINER -> row -> traminer(row, isByMonth);
          case SURVIVAL -> this::survival;
          case PERSON_YEARS -> this::personYears;
        };
    return () -> IntStream.range(0, periods.size()).boxed().flatMap(rows::apply).iterator();
  }

  /// How many people have no known birth, so that they have no age and are left out of
  /// [SpellForm#SURVIVAL].
  public int peopleWithoutBirth() {
    int people = 0;
    for (int row = 0; row < periods.size(); row++) {
      boolean isFirst = row == 0 || periods.personId(row - 1) != periods.personId(row);
      people += isFirst && periods.born().applyAsInt(row) == HistoryColumns.NEVER ? 1 : 0;
    }
    return people;
  }

  private Stream<Object[]> traminer(int row, boolean isByMonth) {
    int begin = unit(periods.from(row), isByMonth);
    int end = unit(until(row), isByMonth) - 1; // the last one that ended before
    if (begin > end) {
      return Stream.empty();
    }
    return row(periods.personId(row), begin, end, value(row), censored(row));
  }

  private static int unit(int epochDay, boolean isByMonth) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    return isByMonth ? MONTHS * day.getYear() + day.getMonthValue() - 1 : day.getYear();
  }

  private String censored(int row) {
    boolean isLeft =
        switch (periods.begins().apply(row)) {
          case BIRTH, EVENT -> false;
          case ENTRY, RETURN -> true;
        };
    boolean isRight = to(row) == null;
    return isLeft ? isRight ? "both" : "left" : isRight ? "right" : "no";
  }

  private Stream<Object[]> survival(int row) {
    int born = periods.born().applyAsInt(row);
    if (born == HistoryColumns.NEVER) {
      return Stream.empty();
    }
    String to = to(row);
    return row(
        periods.personId(row),
        value(row),
        periods.from(row) - born,
        until(row) - born,
        to == null ? 0 : 1,
        to == null ? CENSORED : to,
        LocalDate.ofEpochDay(periods.from(row)),
        periods.until(row) == HistoryColumns.NEVER
            ? null
            : LocalDate.ofEpochDay(periods.until(row)));
  }

  private Stream<Object[]> personYears(int row) {
    List<Object[]> cells = new ArrayList<>();
    int born = periods.born().applyAsInt(row);
    int until = until(row);
    String to = to(row);
    for (int at = periods.from(row); at < until; ) {
      int next = Math.min(until, nextCell(at, born));
      boolean isLast = next == until && (to == null || next != nextCell(at, born));
      cells.add(cell(row, at, born, next - at, isLast ? to : null));
      if (next == until && to != null && !isLast) {
        cells.add(cell(row, until, born, 0, to));
      }
      at = next;
    }
    return cells.stream();
  }

  private Object[] cell(int row, int day, int born, int days, String to) {
    LocalDate date = LocalDate.ofEpochDay(day);
    Integer age = born == HistoryColumns.NEVER ? null : (Integer) age(date, born);
    return new Object[] {
      periods.personId(row), date.getYear(), age, value(row), days, to == null ? 0 : 1, to
    };
  }

  private static int age(LocalDate day, int born) {
    return (int) ChronoUnit.YEARS.between(LocalDate.ofEpochDay(born), day);
  }

  /// The first day behind one on which a year begins, of the calendar or of the life.
  private static int nextCell(int day, int born) {
    LocalDate date = LocalDate.ofEpochDay(day);
    int year = (int) LocalDate.of(date.getYear() + 1, 1, 1).toEpochDay();
    return born == HistoryColumns.NEVER
        ? year
        : Math.min(year, AgeGroups.birthday(born, age(date, born) + 1L));
  }

  private Stream<Object[]> row(Object... cells) {
    return Stream.<Object[]>of(cells);
  }

  private int until(int row) {
    return Math.min(periods.until(row), (int) observedUntil.toEpochDay() + 1);
  }

  private String value(int row) {
    return word.apply(periods.values().value(periods.values().number(row)));
  }

  /// What ended the period; null when it was censored.
  private String to(int row) {
    return switch (periods.endings().apply(row)) {
      case EVENT -> {
        String next = value(row + 1);
        yield next == null ? "unknown" : next;
      }
      case DEATH -> "DEATH";
      case PRESUMED, LEFT, OBSERVATION -> null;
    };
  }
}
