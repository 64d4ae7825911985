package people.columns;

import module java.base;

import people.*;

/// A timeline that reads its events into columns faster than one by one.
public interface ColumnSource {

  /// All events.
  ///
  /// @param progress is told how many more events were read, from any thread
  /// @return null where they are to be read one by one, which says what is wrong
  EventColumns columns(LongConsumer progress);

  /// All events of a timeline, the fast way if it has one.
  ///
  /// @throws people.TimelineException at the first damaged event, with its place
  static EventColumns read(Iterable<RecordedEvent> timeline, LongConsumer progress) {
    EventColumns columns =
        timeline instanceof ColumnSource source ? source.columns(progress) : null;
    if (columns == null) {
      columns = EventColumns.of(timeline);
      progress.accept(columns.size());
    }
    return columns;
  }
}
