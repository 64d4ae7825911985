package people.survival;

import module java.base;

/// Stretches of time at risk, as a counting process has them: somebody is at risk behind `start` up
/// to `stop`, that included, and what happened then is the cause. A late entry is a start that is
/// not 0 (left truncation), a cause of 0 says that nobody looked any more (right censoring). What
/// happens at a time happens to those who are still at risk then, and is before what is censored
/// then, as in R's `Surv(start, stop, event)`.
///
/// The arrays are taken as they are; nobody may change them later.
///
/// @param starts whole units of time, such as days, from 0
/// @param stops later than the start, and up to 10 million
/// @param causes 0 for none, from 1 on what happened
public record RiskTimes(int[] starts, int[] stops, int[] causes) {

  /// Times are counted by their number, so that they need not be sorted.
  private static final int MOST = 10_000_000;

  public RiskTimes {
    if (starts.length != stops.length || stops.length != causes.length) {
      throw new IllegalArgumentException(
          "%d starts, %d stops and %d causes; expected one of each for a row"
              .formatted(starts.length, stops.length, causes.length));
    }
    for (int row = 0; row < starts.length; row++) {
      if (starts[row] < 0 || starts[row] >= stops[row] || stops[row] > MOST || causes[row] < 0) {
        throw new IllegalArgumentException(
            "from %d to %d with the cause %d in row %d; expected 0 <= start < stop <= %d, and a cause from 0 on"
                .formatted(starts[row], stops[row], causes[row], row, MOST));
      }
    }
  }

  /// Of those who are at risk from 0 on.
  public static RiskTimes of(int[] stops, int[] causes) {
    return new RiskTimes(new int[stops.length], stops, causes);
  }

  public int size() {
    return starts.length;
  }

  int greatestStop() {
    return Arrays.stream(stops).max().orElse(0);
  }

  int greatestCause() {
    return Arrays.stream(causes).max().orElse(0);
  }

  /// How many rows end with a cause.
  public int events(int cause) {
    return (int) Arrays.stream(causes).filter(each -> each == cause).count();
  }

  /// Some of the rows, in their order.
  public RiskTimes where(IntPredicate rows) {
    int[] kept = IntStream.range(0, size()).filter(rows).toArray();
    return new RiskTimes(picked(starts, kept), picked(stops, kept), picked(causes, kept));
  }

  /// The same from a time on: of those who were still at risk then, as if they had entered then.
  /// Where few are at risk early, one event among them would decide all that follows.
  public RiskTimes from(int time) {
    RiskTimes later = where(row -> stops[row] > time);
    Arrays.setAll(later.starts, row -> Math.max(time, later.starts[row]));
    return later;
  }

  private static int[] picked(int[] numbers, int[] rows) {
    return Arrays.stream(rows).map(row -> numbers[row]).toArray();
  }
}
