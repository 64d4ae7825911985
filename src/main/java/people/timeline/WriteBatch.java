package people.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import people.Event;
import people.line.Bytes;
import people.line.LineChecksum;
import people.line.LinePlace;
import people.line.LineReader;
import people.line.LineWriter;

/// Lines that are written together, on their way to the file, and what is to be remembered of them
/// once they are there. Not safe for several threads.
final class WriteBatch {

  /// There is a mark at every so many events.
  static final int MARK_EVERY = 256;

  final Bytes lines = new Bytes();

  /// Of these lines.
  final List<Event> events = new ArrayList<>();

  /// Where the lines go, as far as is known yet: the line above may lack its line feed.
  private final LinePlace above;

  /// Whether they are the same unit as the lines above.
  private final boolean goesOn;

  private final List<Mark> marks = new ArrayList<>();
  private LineChecksum chain;
  private Instant recorded;

  /// Where the last line starts.
  private int last;

  /// A place before a line, of which the offset counts from the unit's start.
  private record Mark(int start, int index, int sure, int check) {

    LinePlace in(LinePlace above, long unit) {
      long offset = above.offset() + start;
      return new LinePlace(offset, above.position() + index, sure, check, offset, unit);
    }
  }

  /// @param recorded latest recorded time above
  WriteBatch(LinePlace above, boolean goesOn, Instant recorded) {
    this.above = above;
    this.goesOn = goesOn;
    this.recorded = recorded;
    this.chain = new LineChecksum(above.check());
  }

  /// Adds a batch: all of it or nothing.
  ///
  /// @param stamps gives the recorded time that follows another
  void add(List<? extends Event> batch, UnaryOperator<Instant> stamps) {
    int length = lines.length;
    int size = events.size();
    int count = marks.size();
    int check = chain.value();
    boolean isAdded = false;
    try {
      for (int i = 0; i < batch.size(); i++) {
        add(batch.get(i), stamps, i, batch.size());
      }
      isAdded = true;
    } finally {
      if (!isAdded) {
        lines.length = length;
        events.subList(size, events.size()).clear();
        marks.subList(count, marks.size()).clear();
        chain = new LineChecksum(check);
      }
    }
  }

  private void add(Event event, UnaryOperator<Instant> stamps, int index, int batch) {
    int start = lines.length;
    if ((above.position() + events.size()) % MARK_EVERY == 0) {
      int sure = index == 0 ? 0 : batch - index;
      marks.add(new Mark(start, events.size(), sure, chain.value()));
    }
    recorded = stamps.apply(recorded);
    LineWriter.write(event, recorded, index, batch, lines);
    chain.seal(lines, start, goesOn || start > 0);
    lines.add((char) LineReader.LF);
    events.add(event);
    last = start;
  }

  /// Whether they are the same unit as the lines above.
  boolean goesOn() {
    return goesOn;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  /// Recorded time of the last line.
  Instant recorded() {
    return recorded;
  }

  /// The place behind these lines.
  ///
  /// @param start where they were written
  LinePlace behind(LinePlace start) {
    return new LinePlace(
        start.offset() + lines.length,
        start.position() + events.size(),
        0,
        chain.value(),
        start.offset() + last,
        unit(start));
  }

  /// The places to read again from.
  ///
  /// @param start where these lines were written
  List<LinePlace> marks(LinePlace start) {
    return marks.stream().map(mark -> mark.in(start, unit(start))).toList();
  }

  private long unit(LinePlace start) {
    return goesOn ? start.unit() : start.offset();
  }
}
