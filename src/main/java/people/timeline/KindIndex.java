package people.timeline;

import module java.base;

import people.*;
import people.Event.Kind;
import people.index.*;

/// What follows from the events of one kind, kept up with a timeline: who is restricted in it, or
/// was erased from it. Used by the one thread that appends.
///
/// @param <T> never changed
final class KindIndex<T> {

  private final IdIndex index;
  private final LongFunction<Iterable<RecordedEvent>> readAfter;
  private final Kind kind;
  private final T none;
  private final BiFunction<T, List<RecordedEvent>, T> with;
  private T found;

  /// How many events of the kind it was made of.
  private int read;

  /// @param readAfter reads the events behind a position
  /// @param none what follows from no event
  /// @param with what follows from further ones
  private KindIndex(
      IdIndex index,
      LongFunction<Iterable<RecordedEvent>> readAfter,
      Kind kind,
      T none,
      BiFunction<T, List<RecordedEvent>, T> with) {
    this.index = index;
    this.readAfter = readAfter;
    this.kind = kind;
    this.none = none;
    this.with = with;
    this.found = none;
  }

  static KindIndex<RestrictedRecords> ofRestrictions(
      IdIndex index, LongFunction<Iterable<RecordedEvent>> readAfter) {
    return new KindIndex<>(
        index, readAfter, Kind.RESTRICTION, RestrictedRecords.NONE, RestrictedRecords::with);
  }

  static KindIndex<ErasedPeople> ofErasures(
      IdIndex index, LongFunction<Iterable<RecordedEvent>> readAfter) {
    return new KindIndex<>(index, readAfter, Kind.ERASURE, ErasedPeople.NONE, ErasedPeople::with);
  }

  /// What follows from the first so many events. Where none is of the kind it costs nothing, and
  /// else the reading of those that are, once.
  T of(long size) {
    if (!index.has(kind)) {
      return none;
    }
    long[] positions = index.ofKind(kind).positionsBefore(size);
    if (positions.length < read) {
      found = none;
      read = 0;
    }
    if (read < positions.length) {
      List<RecordedEvent> more =
          Arrays.stream(positions, read, positions.length)
              .mapToObj(position -> readAfter.apply(position - 1).iterator().next())
              .toList();
      found = with.apply(found, more);
      read = positions.length;
    }
    return found;
  }
}
