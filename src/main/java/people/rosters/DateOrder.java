package people.rosters;

import module java.base;

/// Whether days come before months in those dates of a list that allow both, such as `3/4/2018`:
/// told by its other dates, where these agree. Not safe for several threads.
final class DateOrder {

  private boolean areDaysFirst;
  private boolean areMonthsFirst;

  /// Looks at a date.
  void learn(String text) {
    Boolean isDayFirst = DateCell.isDayFirst(text);
    areDaysFirst |= Boolean.TRUE.equals(isDayFirst);
    areMonthsFirst |= Boolean.FALSE.equals(isDayFirst);
  }

  /// Whether a date told something, be it against another one.
  boolean isSeen() {
    return areDaysFirst || areMonthsFirst;
  }

  /// Whether dates contradict each other.
  boolean isMixed() {
    return areDaysFirst && areMonthsFirst;
  }

  /// Null where no date tells, or not all the same.
  Boolean isDayFirst() {
    return isSeen() && !isMixed() ? (Boolean) areDaysFirst : null;
  }

  /// In words, where it is known.
  String described() {
    return areDaysFirst ? "with the day before the month" : "with the month before the day";
  }
}
