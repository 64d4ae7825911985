package people.timeline;

import module java.base;

import people.*;
import people.Event.Kind;
import people.index.*;

/// Keeps up with who is restricted in a timeline. Used by the one thread that appends.
final class RestrictionIndex {

  private final IdIndex index;
  private final LongFunction<Iterable<RecordedEvent>> readAfter;
  private RestrictedRecords records = RestrictedRecords.NONE;

  /// How many restrictions and liftings it was made of.
  private int read;

  /// @param readAfter reads the events behind a position
  RestrictionIndex(IdIndex index, LongFunction<Iterable<RecordedEvent>> readAfter) {
    this.index = index;
    this.readAfter = readAfter;
  }

  /// Those that are restricted after so many events. Where nobody ever was it costs nothing, and
  /// else the reading of what restricts somebody or lifts that, once.
  RestrictedRecords records(long size) {
    if (!index.has(Kind.RESTRICTION)) {
      return RestrictedRecords.NONE;
    }
    long[] positions = index.ofKind(Kind.RESTRICTION).positionsBefore(size);
    if (positions.length < read) {
      records = RestrictedRecords.NONE;
      read = 0;
    }
    if (read < positions.length) {
      records =
          records.with(
              Arrays.stream(positions, read, positions.length)
                  .mapToObj(position -> readAfter.apply(position - 1).iterator().next())
                  .toList());
      read = positions.length;
    }
    return records;
  }
}
