package people.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import people.Event;
import people.Expected;
import people.RecordedEvent;
import people.TimelineException;
import people.index.IdIndex;
import people.line.EventFormat;

/// What is about to be written behind the events of a timeline, batch by batch: tells what was
/// recorded before from what is new, and refuses what is not as it was expected.
final class AppendPlan {

  private final IdIndex index;

  /// How many events the timeline holds.
  private final long size;

  private final LongFunction<Iterable<RecordedEvent>> readAfter;

  /// Of this draft, and where their ids are in the timeline.
  private final List<Event> events = new ArrayList<>();

  private final Map<String, Long> positions = new HashMap<>();

  /// @param index of the first `size` events
  /// @param readAfter reads them
  AppendPlan(IdIndex index, long size, LongFunction<Iterable<RecordedEvent>> readAfter) {
    this.index = index;
    this.size = size;
    this.readAfter = readAfter;
  }

  /// Position of the next event that is added.
  long end() {
    return size + events.size();
  }

  /// What is to be done with a batch. An id that is known counts before what is expected: when an
  /// append is tried again, the first try has changed just that.
  ///
  /// @return position of the first event when all of them are recorded; -1 when they are new, and
  ///   as expected
  /// @throws TimelineException.IdTaken when an id is known, but not with these events
  /// @throws TimelineException.Conflict when something is not as expected
  long find(List<? extends Event> batch, Expected... expected) {
    for (int i = 0; i < batch.size(); i++) {
      String id = batch.get(i).details().id();
      long position = id == null ? -1 : position(id);
      if (position >= 0) {
        if (position < i || !isAt(position - i, batch)) {
          throw new TimelineException.IdTaken(id, position, batch.size() > 1);
        }
        return position - i;
      }
    }
    refuseRepeatedIds(batch);
    for (Expected each : expected) {
      switch (each) {
        case Expected.Size e -> {
          if (e.size() != end()) {
            throw new TimelineException.Conflict(e, end());
          }
        }
        case Expected.Revision e -> {
          long revision = revision(e.personId());
          if (e.revision() != revision) {
            throw new TimelineException.Conflict(e, revision);
          }
        }
      }
    }
    return -1;
  }

  /// Adds a batch that is new.
  void add(List<? extends Event> batch) {
    for (Event event : batch) {
      if (event.details().id() != null) {
        positions.put(event.details().id(), end());
      }
      events.add(event);
    }
  }

  private static void refuseRepeatedIds(List<? extends Event> batch) {
    Set<String> ids = new HashSet<>();
    for (Event event : batch) {
      String id = event.details().id();
      if (id != null && !ids.add(id)) {
        throw new IllegalArgumentException(
            "the event id '%s' is there twice in one batch".formatted(id));
      }
    }
  }

  private long position(String id) {
    Long position = positions.get(id);
    return position != null ? position : index.position(id);
  }

  private long revision(int personId) {
    return index.revision(personId)
        + events.stream().filter(event -> event.personId() == personId).count();
  }

  /// Whether just these events are there from a position on.
  private boolean isAt(long position, List<? extends Event> batch) {
    Iterator<RecordedEvent> recorded = readAfter.apply(position - 1).iterator();
    for (Event event : batch) {
      Event there;
      if (position >= size) {
        there = position < end() ? events.get((int) (position - size)) : null;
      } else {
        there = recorded.next().event();
      }
      if (there == null || !isSame(event, there)) {
        return false;
      }
      position++;
    }
    return true;
  }

  /// Whether they are the same line; what others may have put in can be the same in many forms.
  private static boolean isSame(Event one, Event other) {
    return one.equals(other)
        || Arrays.equals(
            EventFormat.write(one, Instant.EPOCH, 0, 1),
            EventFormat.write(other, Instant.EPOCH, 0, 1));
  }
}
