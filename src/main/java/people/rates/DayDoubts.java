package people.rates;

import module java.base;

import people.history.HistoryColumns.PeriodRows;

/// Tells whether the day of something about a person is doubted, such as that of a death: by the
/// periods in which an answer about it depends on an uncertain date.
///
/// @param doubts as [people.history.HistoryColumns#doubts] has them
public record DayDoubts(PeriodRows<Boolean> doubts) {

  /// Whether a doubt begins or ends on a day, or is about it.
  public boolean isDoubtful(int personId, int day) {
    int low = 0;
    for (int high = doubts.size(); low < high; ) {
      int middle = (low + high) >>> 1;
      if (doubts.personId(middle) < personId) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = low; i < doubts.size() && doubts.personId(i) == personId; i++) {
      if (doubts.from(i) <= day && day <= doubts.until(i)) {
        return true;
      }
    }
    return false;
  }
}
