package people.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import people.Event;
import people.RecordedEvent;
import people.columns.EventReader;
import people.columns.Search;
import people.index.IdIndex;
import people.index.Segment;
import people.index.Segments;
import people.line.LinePlace;

/// What is remembered of the events of a file that were read: where they end, and from where to
/// read them again. Not safe for several threads.
final class ReadEvents {

  private final IdIndex index;

  private LinePlace end = LinePlace.START;

  private Instant last = Instant.MIN;

  /// Before the events at positions 0, 256, 512, … of those behind what is kept.
  private final List<LinePlace> marks = new ArrayList<>();

  /// @param index is told of them, too
  ReadEvents(IdIndex index) {
    this.index = index;
  }

  /// Behind the last one.
  LinePlace end() {
    return end;
  }

  /// Their latest recorded time; [Instant#MIN] for none.
  Instant last() {
    return last;
  }

  /// The last known place that is not behind a position.
  LinePlace place(long position) {
    if (position >= end.position()) {
      return end;
    }
    for (Segment segment : index.segments()) {
      if (position < segment.end().position()) {
        return segment.place(position);
      }
    }
    int behind = Search.first(marks.size(), i -> marks.get(i).position() > position);
    return marks.get(behind - 1);
  }

  /// Knows what is kept and nothing behind it, unless more was read already.
  void goOnFrom(List<Segment> kept) {
    LinePlace behind = Segments.end(kept);
    if (behind.position() < end.position()) {
      return;
    }
    index.startBehind(kept); // first: it may find that they are damaged
    end = behind;
    last = Instant.MIN;
    marks.clear();
    if (!kept.isEmpty()) {
      marks.add(end);
      long micros = kept.stream().mapToLong(Segment::lastRecorded).max().getAsLong();
      last = EventReader.instant(micros);
    }
  }

  /// Adds the event behind the end, unless another thread has read it by now.
  ///
  /// @param start offset in bytes of its line
  void add(RecordedEvent event, long start, LinePlace behind) {
    if (event.position() != end.position()) {
      return;
    }
    if (end.position() % WriteBatch.MARK_EVERY == 0) {
      marks.add(
          new LinePlace(start, end.position(), end.sure(), end.check(), end.line(), end.unit()));
    }
    index.add(event.position(), event.event());
    end = behind;
    last = event.recorded().isAfter(last) ? event.recorded() : last;
  }

  /// Adds what was written behind the end, unless another thread has read it by now.
  ///
  /// @param start where
  void add(WriteBatch unit, LinePlace start) {
    if (end.position() != start.position()) {
      return;
    }
    marks.addAll(unit.marks(start));
    long position = start.position();
    for (Event event : unit.events) {
      index.add(position++, event);
    }
    end = unit.behind(start);
    last = unit.recorded();
  }

  /// The line feed that the last line lacked is there by now.
  void passLineFeed() {
    end =
        new LinePlace(
            end.offset() + 1, end.position(), end.sure(), end.check(), end.line(), end.unit());
  }
}
