package people.columns;

import java.util.function.LongConsumer;
import people.RecordedEvent;

/// A timeline that reads its events into columns faster than one by one.
public interface ColumnSource {

  /// All events.
  ///
  /// @param progress is told how many more events were read, from any thread
  /// @throws people.TimelineException at the first damaged event, with its place
  EventColumns columns(LongConsumer progress);

  /// All events of a timeline, the fast way if it has one.
  static EventColumns read(Iterable<RecordedEvent> timeline, LongConsumer progress) {
    return timeline instanceof ColumnSource source
        ? source.columns(progress)
        : oneByOne(timeline, progress);
  }

  /// The same the slow way.
  static EventColumns oneByOne(Iterable<RecordedEvent> timeline, LongConsumer progress) {
    EventColumns columns = EventColumns.of(timeline);
    progress.accept(columns.size());
    return columns;
  }
}
