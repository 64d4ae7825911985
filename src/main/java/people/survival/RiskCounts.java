package people.survival;

import module java.base;

/// The number of rows of [RiskTimes] that begin and end at each time: all that an estimate needs of
/// them, and what adds up over people who are in different places. The arrays are taken as they
/// are; nobody may change them later.
///
/// @param entered by time, up to the last one at which a row ends
/// @param ended by cause, 0 for what is censored, and time
public record RiskCounts(int[] entered, int[][] ended) {

  public RiskCounts {
    for (int[] ofCause : ended) {
      if (ofCause.length != entered.length) {
        throw new IllegalArgumentException(
            "%d times of a cause; expected %d".formatted(ofCause.length, entered.length));
      }
    }
  }

  static RiskCounts of(RiskTimes times) {
    int last = times.greatestStop();
    int[] entered = new int[last + 1];
    int[][] ended = new int[times.greatestCause() + 1][last + 1];
    for (int row = 0; row < times.size(); row++) {
      entered[times.starts()[row]]++;
      ended[times.causes()[row]][times.stops()[row]]++;
    }
    return new RiskCounts(entered, ended);
  }
}
