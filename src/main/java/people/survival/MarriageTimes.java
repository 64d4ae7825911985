package people.survival;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.PeriodRows;
import people.history.HistoryColumns.UnionRows;
import people.history.Period.UnionPeriod.Agreement;
import people.history.Period.UnionPeriod.Ending;
import people.rates.*;
import people.survival.TimeTo.Censoring;
import people.survival.TimeTo.Exclusion;

/// The time from each wedding until the marriage ends, of couples. The stretches of a union that
/// follow each other are one marriage, with a separation, and until the two disagree.
final class MarriageTimes {

  private static final int DIVORCED = 1;
  private static final int WIDOWED = 2;

  private final UnionRows unions;
  private final PeriodRows<Status> statuses;
  private final DayDoubts deaths;
  private final TimeRows rows;
  private final int end;

  /// The unions whose end was reached already.
  private final BitSet done = new BitSet();

  /// Those that are married again behind a separation which nothing is known before.
  private final BitSet reunited = new BitSet();

  MarriageTimes(History history, TimeRows rows) {
    this.unions = history.columns().unionPeriods();
    this.statuses = history.columns().statusPeriods();
    this.deaths = new DayDoubts(history.columns().doubts(EnumSet.of(Reason.Field.DIED)));
    this.rows = rows;
    this.end = (int) history.observedUntil().toEpochDay() + 1;
  }

  void add() {
    for (int row = 0; row < unions.size(); row++) {
      if (!done.get(row)) {
        switch (unions.statuses().apply(row)) {
          case MARRIED -> addMarriage(row);
          case SEPARATED -> {
            int next = next(row);
            if (next >= 0) {
              reunited.set(next);
            }
          }
          case SINGLE, PARTNERED, DIVORCED, WIDOWED, UNKNOWN -> {}
        }
      }
    }
  }

  private void addMarriage(int first) {
    int last = first;
    for (int next = next(last); next >= 0 && !isDenied(next); next = next(last)) {
      last = next;
    }
    for (int each = first; each >= 0; each = next(each)) {
      done.set(each);
    }
    int person = unions.personIds().applyAsInt(first);
    int partner = unions.partnerIds().applyAsInt(first);
    int from = unions.starts().applyAsInt(first);
    int born = born(person);
    EffectiveDate wedding = unions.statusSince().apply(first);
    Ending ending = unions.endings().apply(last);
    Exclusion exclusion =
        isDenied(first)
            ? Exclusion.CONTRADICTED
            : isOlder(first, wedding)
                ? Exclusion.BEGIN_UNKNOWN
                : ending == Ending.REPLACED ? Exclusion.UNSEEN : null;
    if (exclusion != null) {
      rows.leaveOut(person, partner, born, from, exclusion);
      return;
    }
    int until = Math.min(unions.ends().applyAsInt(last), end);
    int cause =
        switch (ending) {
          case DIVORCED -> DIVORCED;
          case WIDOWED, DEATH -> WIDOWED;
          case STATUS, REPLACED, PRESUMED, LEFT, OBSERVATION, GOES_ON -> 0;
        };
    rows.add(
        person,
        partner,
        born,
        (int) wedding.day().toEpochDay(),
        from,
        until,
        cause,
        cause == 0 ? censoring(ending, last) : null,
        wedding.isExact()
            && unions.certain().test(first)
            && (cause == 0 || isCertain(person, until) && isCertain(partner, until)));
  }

  /// Whether the wedding was before all that is known of it. Who enters as married is married since
  /// that day, as far as is known.
  private boolean isOlder(int first, EffectiveDate wedding) {
    int from = unions.starts().applyAsInt(first);
    boolean isEntry = unions.begins().apply(first) == Period.Begin.ENTRY;
    return wedding == null
        || reunited.get(first)
        || wedding.day().toEpochDay() > from
        || isEntry && wedding.day().toEpochDay() == from;
  }

  private Censoring censoring(Ending ending, int last) {
    return switch (ending) {
      case STATUS -> Censoring.UNKNOWN;
      case PRESUMED -> Censoring.PRESUMED;
      case LEFT -> Censoring.LEFT;
      case GOES_ON -> next(last) < 0 ? Censoring.UNKNOWN : Censoring.CONTRADICTED;
      case DIVORCED, WIDOWED, DEATH, REPLACED, OBSERVATION -> Censoring.OBSERVATION;
    };
  }

  private boolean isDenied(int row) {
    return unions.agreements().apply(row) == Agreement.CONTRADICTED;
  }

  /// The stretch in which a union goes on; -1 for none.
  private int next(int row) {
    if (unions.endings().apply(row) == Ending.GOES_ON) {
      int person = unions.personIds().applyAsInt(row);
      int until = unions.ends().applyAsInt(row);
      for (int next = row + 1; next < unions.size(); next++) {
        if (unions.personIds().applyAsInt(next) != person) {
          return -1;
        }
        boolean isSame =
            unions.partnerIds().applyAsInt(next) == unions.partnerIds().applyAsInt(row)
                && unions.partners().number(next) == unions.partners().number(row);
        if (isSame && unions.starts().applyAsInt(next) == until) {
          return next;
        }
      }
    }
    return -1;
  }

  /// The first row of somebody's statuses; of somebody with a larger identifier where she has none.
  private int firstStatus(int person) {
    int low = 0;
    for (int high = statuses.size(); low < high; ) {
      int middle = (low + high) >>> 1;
      if (statuses.personId(middle) < person) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int born(int person) {
    int row = firstStatus(person);
    return row < statuses.size() && statuses.personId(row) == person
        ? statuses.born().applyAsInt(row)
        : HistoryColumns.NEVER;
  }

  /// Whether nothing that is said of somebody on a day, or of her death, is doubted.
  private boolean isCertain(int person, int day) {
    for (int row = firstStatus(person);
        row < statuses.size() && statuses.personId(row) == person;
        row++) {
      if (statuses.from(row) == day && !statuses.certain().test(row)) {
        return false;
      }
    }
    return !deaths.isDoubtful(person, day);
  }
}
