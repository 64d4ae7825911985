package people.survival;

import module java.base;

import people.history.*;
import people.survival.TimeTo.Censoring;
import people.survival.TimeTo.Exclusion;

/// A list of rows of [LifeTimes] in an array that grows.
final class TimeRows {

  /// The numbers of a row.
  enum TimeCell {
    PERSON,
    PARTNER,
    BORN,
    ORIGIN,
    START,
    STOP,
    CAUSE,
    /// The ordinal of a [Censoring] plus one; 0 for none.
    CENSORING,
    /// The ordinal of a [Exclusion] plus one; 0 for none.
    EXCLUSION,
    /// 1 where a day that it hangs on is doubted.
    DOUBTED,
    /// The first day of the row.
    DAY
  }

  private static final int COLUMNS = TimeCell.values().length;
  private static final Censoring[] CENSORINGS = Censoring.values();
  private static final Exclusion[] EXCLUSION = Exclusion.values();

  int size;
  private int[] numbers = new int[64 * COLUMNS];

  int get(int row, TimeCell cell) {
    return numbers[COLUMNS * Objects.checkIndex(row, size) + cell.ordinal()];
  }

  Censoring censoring(int row) {
    int code = get(row, TimeCell.CENSORING);
    return code == 0 ? null : CENSORINGS[code - 1];
  }

  Exclusion exclusion(int row) {
    int code = get(row, TimeCell.EXCLUSION);
    return code == 0 ? null : EXCLUSION[code - 1];
  }

  /// Adds somebody, or a couple, who is in no estimate.
  ///
  /// @param day on which that is so
  void leaveOut(int person, int partner, int born, int day, Exclusion why) {
    add(person, partner, born, HistoryColumns.NEVER, 0, 0, 0, 0, why.ordinal() + 1, 0, day);
  }

  /// Adds time at risk, from one day up to another one.
  ///
  /// @param cause 0 for none
  /// @param censoring null where there is a cause
  void add(
      int person,
      int partner,
      int born,
      int origin,
      int from,
      int until,
      int cause,
      Censoring censoring,
      boolean isCertain) {
    add(
        person,
        partner,
        born,
        origin,
        from - origin,
        until - origin,
        cause,
        censoring == null ? 0 : censoring.ordinal() + 1,
        0,
        isCertain ? 0 : 1,
        from);
  }

  private void add(int... row) {
    if (COLUMNS * (size + 1) > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.multiplyExact(2, numbers.length));
    }
    System.arraycopy(row, 0, numbers, COLUMNS * size++, COLUMNS);
  }
}
