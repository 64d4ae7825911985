package people.sequences;

import module java.base;

/// The cells of time in which people's states are looked at, in a row: of ages, or of the calendar.
///
/// ```java
/// SequenceGrid.ages(16, 49).monthly().taking(LONGEST).with(DEAD)
/// ```
///
/// @param isByAge whether cells are counted from the birth, and not from the year 0
/// @param first the first year, or age in whole years
/// @param last the last one, which is included
/// @param unit of a cell
/// @param step how many units a cell has; the last one is left out where it would be shorter
/// @param rule which state of several in a cell is that of the cell
/// @param kept reasons for which no state is known, that are states of their own; in the others a
///   cell is missing
public record SequenceGrid(
    boolean isByAge,
    int first,
    int last,
    ChronoUnit unit,
    int step,
    CellRule rule,
    Set<Absence> kept) {

  /// The ways to take one state of a cell in which there are several.
  public enum CellRule {
    /// What she was at the end of the cell's first day.
    AT_START,
    /// What she was at the end of its last day, as everywhere where a year or a month is asked
    /// about.
    AT_END,
    /// What she was on most of its days, of those on which she was observed; of two that are as
    /// long the earlier.
    LONGEST
  }

  /// The reasons for which there is no state.
  public enum Absence {
    /// She was not born, or not observed yet (left-censored).
    BEFORE,
    /// She was away, and came back.
    AWAY,
    /// She was observed, and what she was is not known.
    UNKNOWN,
    /// She had died.
    DEAD,
    /// She was no longer observed, was presumed dead, or had left (right-censored).
    AFTER;

    /// As a state: `unknown`.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int MOST_CELLS = 10_000;
  private static final int MOST_YEARS = 32_767;

  public SequenceGrid {
    Objects.requireNonNull(rule, "rule");
    kept = Collections.unmodifiableSet(kept.isEmpty() ? Set.of() : EnumSet.copyOf(kept));
    String what = isByAge ? "age" : "year";
    if (last < first) {
      throw new IllegalArgumentException(
          "from %s %d to %d goes backwards; expected the earlier one first"
              .formatted(what, first, last));
    }
    if (Math.abs(first) > MOST_YEARS || Math.abs(last) > MOST_YEARS || isByAge && first < 0) {
      throw new IllegalArgumentException(
          "from %s %d to %d; expected one from %d to %d"
              .formatted(what, first, last, isByAge ? 0 : -MOST_YEARS, MOST_YEARS));
    }
    if (unit != ChronoUnit.DAYS && unit != ChronoUnit.MONTHS && unit != ChronoUnit.YEARS) {
      throw new IllegalArgumentException(
          "cells of %s; expected days, months or years".formatted(unit));
    }
    if (step < 1) {
      throw new IllegalArgumentException(
          "cells of %d %s; expected a number from 1 on"
              .formatted(step, unit.toString().toLowerCase(Locale.ROOT)));
    }
    long cells = units(first, last, unit) / step;
    if (cells < 1 || cells > MOST_CELLS) {
      throw new IllegalArgumentException(
          "%,d cells; expected from 1 to %,d: take longer ones, or fewer years"
              .formatted(cells, MOST_CELLS));
    }
  }

  private static long units(int first, int last, ChronoUnit unit) {
    return unit.between(LocalDate.of(first, 1, 1), LocalDate.of(last, 1, 1).plusYears(1));
  }

  /// Ages in whole years, both included, with a cell for each year. People whose birth is not known
  /// have none.
  public static SequenceGrid ages(int first, int last) {
    return new SequenceGrid(true, first, last, ChronoUnit.YEARS, 1, CellRule.AT_END, Set.of());
  }

  /// Calendar years, both included, with a cell for each.
  public static SequenceGrid years(int first, int last) {
    return new SequenceGrid(false, first, last, ChronoUnit.YEARS, 1, CellRule.AT_END, Set.of());
  }

  /// The same with a cell for each month.
  public SequenceGrid monthly() {
    return every(1, ChronoUnit.MONTHS);
  }

  /// The same with a cell for each day; by age so many as from the first of January on.
  public SequenceGrid daily() {
    return every(1, ChronoUnit.DAYS);
  }

  /// The same with cells of several days, months or years.
  public SequenceGrid every(int step, ChronoUnit unit) {
    return new SequenceGrid(isByAge, first, last, unit, step, rule, kept);
  }

  /// The same with another rule for the state of a cell; without one it is that at its end.
  public SequenceGrid taking(CellRule rule) {
    return new SequenceGrid(isByAge, first, last, unit, step, rule, kept);
  }

  /// The same, where these reasons are states of their own, and no other ones.
  public SequenceGrid with(Absence... kept) {
    return new SequenceGrid(isByAge, first, last, unit, step, rule, Set.of(kept));
  }

  /// How many cells there are.
  public int cells() {
    return (int) (units(first, last, unit) / step);
  }

  /// What a cell is called: `1990`, `1990-03`, `1990-03-15`; of ages `16`, `16+3` three months
  /// later, or so many days.
  public String name(int cell) {
    long at = (long) cell * step;
    if (isByAge) {
      long year = first + (unit == ChronoUnit.YEARS ? at : unit == ChronoUnit.MONTHS ? at / 12 : 0);
      long rest = unit == ChronoUnit.YEARS ? 0 : unit == ChronoUnit.MONTHS ? at % 12 : at;
      return year + (rest == 0 ? "" : "+" + rest);
    }
    LocalDate day = firstDay(cell);
    return switch (unit) {
      case YEARS -> String.valueOf(day.getYear());
      case MONTHS -> YearMonth.from(day).toString();
      default -> day.toString();
    };
  }

  /// The first day of a cell of the calendar.
  public LocalDate firstDay(int cell) {
    return LocalDate.of(first, 1, 1).plus((long) cell * step, unit);
  }

  /// Where a cell begins as a number: a year, or an age in years, with its fraction.
  public double start(int cell) {
    double at = (double) cell * step;
    return first
        + switch (unit) {
          case YEARS -> at;
          case MONTHS -> at / 12;
          default -> at / 365.25;
        };
  }

  /// A cell in words: `year`, `3 months`.
  public String cellWord() {
    String plural = unit.toString().toLowerCase(Locale.ROOT);
    return step == 1 ? plural.substring(0, plural.length() - 1) : step + " " + plural;
  }
}
