package people.timeline;

import module java.base;

import people.*;
import people.Event.Kind;
import people.index.*;

/// Keeps up with who was erased from a timeline. Used by the one thread that appends.
final class ErasedIndex {

  private final IdIndex index;
  private final LongFunction<Iterable<RecordedEvent>> readAfter;
  private ErasedPeople people = ErasedPeople.NONE;

  /// How many events it was made of.
  private int read;

  /// @param readAfter reads the events behind a position
  ErasedIndex(IdIndex index, LongFunction<Iterable<RecordedEvent>> readAfter) {
    this.index = index;
    this.readAfter = readAfter;
  }

  /// Those that were erased by the first so many events. Where nobody was it costs nothing.
  ErasedPeople people(long size) {
    if (!index.has(Kind.ERASURE)) {
      return ErasedPeople.NONE;
    }
    long[] positions = index.ofKind(Kind.ERASURE).positionsBefore(size);
    if (positions.length != read) {
      List<RecordedEvent> events = new ArrayList<>();
      for (long position : positions) {
        events.add(readAfter.apply(position - 1).iterator().next());
      }
      people = new ErasedPeople(events);
      read = positions.length;
    }
    return people;
  }
}
