package people.survival;

import module java.base;

import people.history.*;
import people.history.HistoryColumns.PeriodRows;
import people.rates.*;
import people.survival.TimeTo.Censoring;
import people.survival.TimeTo.Exclusion;

/// Goes through everyone's periods of one kind, person by person, and adds the times at risk that
/// they are. Those who make times of statuses, presence and moves say what a person's periods
/// become.
///
/// @param <T> of what held
abstract class PeriodTimes<T> {

  final PeriodRows<T> periods;
  final TimeRows rows;

  private final DayDoubts deaths;
  private final DayDoubts leavings;
  private final int end;

  PeriodTimes(History history, PeriodRows<T> periods, TimeRows rows) {
    this.periods = periods;
    this.rows = rows;
    this.end = (int) history.observedUntil().toEpochDay() + 1;
    this.deaths = new DayDoubts(history.columns().doubts(EnumSet.of(Reason.Field.DIED)));
    this.leavings = new DayDoubts(history.columns().doubts(EnumSet.of(Reason.Field.LEFT)));
  }

  final void add() {
    for (int first = 0, next; first < periods.size(); first = next) {
      next = first + 1;
      while (next < periods.size() && periods.personId(next) == periods.personId(first)) {
        next++;
      }
      add(first, next);
    }
  }

  /// Adds the times of one person, whose periods are those in the rows from one on up to another.
  abstract void add(int first, int next);

  final int number(int row) {
    return periods.values().number(row);
  }

  final int born(int row) {
    return periods.born().applyAsInt(row);
  }

  /// Whether the birth is a day that is not doubted.
  final boolean isBornExactly(int row) {
    return born(row) == periods.bornAtLatest().applyAsInt(row);
  }

  final Period.Begin begins(int row) {
    return periods.begins().apply(row);
  }

  final Period.End ends(int row) {
    return periods.endings().apply(row);
  }

  /// The day behind the last one of a period that was observed.
  final int until(int row) {
    return Math.min(periods.until(row), end);
  }

  final void leaveOut(int row, Exclusion why) {
    rows.leaveOut(periods.personId(row), 0, born(row), periods.from(row), why);
  }

  /// Adds time at risk that an event ends.
  ///
  /// @param first of the periods; `last` is the one behind which it happens
  /// @param isCertain of the origin
  final void addEvent(int first, int last, int origin, int cause, boolean isCertain) {
    rows.add(
        periods.personId(first),
        0,
        born(first),
        origin,
        periods.from(first),
        until(last),
        cause,
        null,
        isCertain && periods.certain().test(first) && periods.certain().test(last + 1));
  }

  /// Adds time at risk that ends for another reason than an event, or goes on.
  ///
  /// @param death the cause that is a death; 0 where a death is what is waited for no longer
  /// @param left the cause that is a leaving; 0 where it is none
  final void addEnd(int first, int last, int origin, int death, int left, boolean isCertain) {
    int person = periods.personId(first);
    int until = until(last);
    int cause =
        switch (ends(last)) {
          case DEATH -> death;
          case LEFT -> left;
          case EVENT, PRESUMED, OBSERVATION -> 0;
        };
    Censoring censoring =
        switch (ends(last)) {
          case EVENT -> Censoring.UNKNOWN;
          case DEATH -> null;
          case PRESUMED -> Censoring.PRESUMED;
          case LEFT -> cause == 0 ? Censoring.LEFT : null;
          case OBSERVATION -> Censoring.OBSERVATION;
        };
    boolean isEndCertain =
        switch (ends(last)) {
          case EVENT -> periods.certain().test(last + 1);
          case DEATH -> !deaths.isDoubtful(person, until);
          case LEFT -> !leavings.isDoubtful(person, until);
          case PRESUMED, OBSERVATION -> true;
        };
    rows.add(
        person,
        0,
        born(first),
        origin,
        periods.from(first),
        until,
        cause,
        censoring,
        isCertain && periods.certain().test(first) && isEndCertain);
  }
}
