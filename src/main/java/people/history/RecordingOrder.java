package people.history;

import module java.base;

import people.columns.*;

/// The order of recording, which turns a moment of knowledge into a number of events. Events are
/// recorded one after the other, so that what is known at a moment is the first rows; only in a
/// file that was edited by hand time may not go with the position, and events are numbered by time
/// then.
final class RecordingOrder {

  private final EventColumns events;

  /// All recorded times, ascending; null where they are as they stand.
  private final long[] times;

  RecordingOrder(EventColumns events) {
    this.events = events;
    int size = events.size();
    boolean isOrdered = !ParallelRanges.of(size, this::isOrdered).contains(false);
    LongStream recorded = IntStream.range(0, size).mapToLong(events::recordedMicros);
    times = isOrdered ? null : recorded.parallel().sorted().toArray();
  }

  private boolean isOrdered(int from, int to) {
    for (int row = Math.max(1, from); row < to; row++) {
      if (events.recordedMicros(row) < events.recordedMicros(row - 1)) {
        return false;
      }
    }
    return true;
  }

  /// The numbers of some rows; the same array where these are the rows themselves.
  int[] numbers(int[] rows) {
    return times == null ? rows : Arrays.stream(rows).parallel().map(this::number).toArray();
  }

  /// The number of a row: how many events were recorded before, or the row itself.
  int number(int row) {
    return times == null ? row : before(events.recordedMicros(row));
  }

  /// How many events are known at a moment, in microseconds since 1970.
  int limit(long known) {
    return known == Long.MAX_VALUE ? events.size() : before(known + 1);
  }

  private int before(long micros) {
    return Search.first(
        events.size(), i -> (times == null ? events.recordedMicros(i) : times[i]) >= micros);
  }
}
