package people.sequences;

import module java.base;

import people.rates.*;

/// Says in which cell of a grid a day is, of one person after the other. Days are counted since
/// 1970.
final class CellClock {

  private final SequenceGrid grid;

  /// The day from which units are counted: of the calendar, or the birth.
  private LocalDate origin;

  private long originDay;

  /// The same as a number of months since the year 0, and the day of the month.
  private long originMonth;

  private int originDayOfMonth;

  /// How many units the first cell is behind the origin.
  private final long offset;

  CellClock(SequenceGrid grid) {
    this.grid = grid;
    this.offset =
        !grid.isByAge()
            ? 0
            : switch (grid.unit()) {
              case YEARS -> grid.first();
              case MONTHS -> 12L * grid.first();
              default -> 0;
            };
    if (!grid.isByAge()) {
      start(LocalDate.of(grid.first(), 1, 1));
    }
  }

  /// Goes to a person who was born on a day; of the calendar it changes nothing.
  void born(int day) {
    if (grid.isByAge()) {
      boolean isByDay = grid.unit() == ChronoUnit.DAYS;
      start(LocalDate.ofEpochDay(isByDay ? AgeGroups.birthday(day, grid.first()) : day));
    }
  }

  private void start(LocalDate day) {
    origin = day;
    originDay = day.toEpochDay();
    originMonth = day.getLong(ChronoField.PROLEPTIC_MONTH);
    originDayOfMonth = day.getDayOfMonth();
  }

  /// The cell of a day, also beyond the grid: negative before it.
  long cell(int day) {
    return Math.floorDiv(units(day) - offset, (long) grid.step());
  }

  /// The first cell that begins on a day or later.
  long cellFrom(int day) {
    return cell(day - 1) + 1;
  }

  /// The first day of a cell; that of a month that lacks the day of the birth is the first of the
  /// next one, as birthdays are.
  long firstDay(long cell) {
    long units = offset + cell * grid.step();
    if (grid.unit() == ChronoUnit.DAYS) {
      return originDay + units;
    }
    LocalDate day = origin.plus(units, grid.unit());
    return day.toEpochDay() + (day.getDayOfMonth() < originDayOfMonth ? 1 : 0);
  }

  private long units(int day) {
    if (grid.unit() == ChronoUnit.DAYS) {
      return day - originDay;
    }
    LocalDate date = LocalDate.ofEpochDay(day);
    long months = date.getLong(ChronoField.PROLEPTIC_MONTH) - originMonth;
    months -= date.getDayOfMonth() < originDayOfMonth ? 1 : 0;
    return grid.unit() == ChronoUnit.MONTHS ? months : Math.floorDiv(months, 12L);
  }
}
