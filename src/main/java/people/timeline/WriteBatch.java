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

/// The lines that are written together to a file, and what is to be remembered of them once they
/// are there.
final class WriteBatch extends AppendPlan {

  /// There is a mark at every so many events.
  static final int MARK_EVERY = 256;

  final Bytes lines = new Bytes();

  /// Where the lines go, as far as is known yet: the line above may lack its line feed.
  final LinePlace above;

  /// Whether they are the same unit as the lines above.
  private final boolean goesOn;

  private final UnaryOperator<Instant> stamps;
  private final List<LineMark> marks = new ArrayList<>();
  private LineChecksum chain;
  private Instant recorded;

  /// Where the last line starts.
  private int last;

  /// A place before a line, of which the offset counts from the unit's start.
  private record LineMark(int start, int index, int sure, int check) {

    LinePlace in(LinePlace above, long unit) {
      long offset = above.offset() + start;
      return new LinePlace(offset, above.position() + index, sure, check, offset, unit);
    }
  }

  /// @param file what the lines go into
  /// @param stamps gives the recorded time that follows another
  WriteBatch(FileEvents file, boolean goesOn, UnaryOperator<Instant> stamps) {
    super(file.index, file.end().position(), file::readAfter);
    this.above = file.end();
    this.goesOn = goesOn;
    this.recorded = file.last();
    this.stamps = stamps;
    this.chain = new LineChecksum(above.check());
  }

  @Override
  void write(List<? extends Event> batch) {
    int length = lines.length;
    int count = marks.size();
    int check = chain.value();
    int line = last;
    boolean isWritten = false;
    try {
      for (int i = 0; i < batch.size(); i++) {
        write(batch.get(i), i, batch.size());
      }
      isWritten = true;
    } finally {
      if (!isWritten) {
        lines.length = length;
        marks.subList(count, marks.size()).clear();
        chain = new LineChecksum(check);
        last = line;
      }
    }
  }

  private void write(Event event, int index, int batch) {
    int start = lines.length;
    int inUnit = events.size() + index;
    if ((above.position() + inUnit) % MARK_EVERY == 0) {
      int sure = index == 0 ? 0 : batch - index;
      marks.add(new LineMark(start, inUnit, sure, chain.value()));
    }
    recorded = stamps.apply(recorded);
    LineWriter.write(event, recorded, index, batch, lines);
    chain.seal(lines, start, goesOn || start > 0);
    lines.add((char) LineReader.LF);
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
