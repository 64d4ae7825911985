package people.timeline;

import module java.base;

import people.*;
import people.line.*;

/// The lines that are written together to a file, and what is to be remembered of them once they
/// are there.
final class WriteBatch extends AppendPlan {

  /// There is a mark at every so many events.
  static final int MARK_EVERY = 256;

  /// So many bytes are enough for most lines.
  private static final int USUAL_LINE = 300;

  final Bytes lines = new Bytes();

  /// Where the lines go, as far as is known yet: the line above may lack its line feed.
  final LinePlace above;

  /// Whether they are the same unit as the lines above.
  final boolean goesOn;

  private final UnaryOperator<Instant> clock;

  /// Places before lines, of which offsets and positions count from the start of this batch.
  private final List<LinePlace> marks = new ArrayList<>();

  private LineChecksum checksum;
  private Instant recorded;

  /// Where the last line starts.
  private int last;

  /// @param file what the lines go into
  /// @param clock gives the recorded time that follows another
  WriteBatch(FileEvents file, boolean goesOn, UnaryOperator<Instant> clock) {
    super(file.index, file.end().position(), file::readAfter);
    this.above = file.end();
    this.goesOn = goesOn;
    this.recorded = file.last();
    this.clock = clock;
    this.checksum = new LineChecksum(above.check());
  }

  @Override
  void write(List<? extends Event> batch, IntFunction<Instant> times) {
    lines.expect(batch.size() * (long) USUAL_LINE);
    int length = lines.length;
    int count = marks.size();
    int check = checksum.value();
    int line = last;
    Instant time = recorded;
    try {
      for (int i = 0; i < batch.size(); i++) {
        write(batch.get(i), i, batch.size(), times.apply(i));
      }
    } catch (RuntimeException | Error e) {
      lines.length = length;
      marks.subList(count, marks.size()).clear();
      checksum = new LineChecksum(check);
      last = line;
      recorded = time;
      throw e;
    }
  }

  private void write(Event event, int index, int batch, Instant given) {
    int start = lines.length;
    int inUnit = events.size() + index;
    if ((above.position() + inUnit) % MARK_EVERY == 0) {
      int sure = index == 0 ? 0 : batch - index;
      marks.add(new LinePlace(start, inUnit, sure, checksum.value(), start, 0));
    }
    recorded = after(recorded, given, clock);
    LineWriter.write(event, recorded, index, batch, lines);
    checksum.seal(lines, start, goesOn || start > 0);
    lines.add((char) LineReader.LF);
    last = start;
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
        checksum.value(),
        start.offset() + last,
        unit(start));
  }

  /// The places to read again from.
  ///
  /// @param start where these lines were written
  List<LinePlace> marks(LinePlace start) {
    return marks.stream()
        .map(mark ->
            new LinePlace(
                start.offset() + mark.offset(),
                start.position() + mark.position(),
                mark.sure(),
                mark.check(),
                start.offset() + mark.line(),
                unit(start)))
        .toList();
  }

  private long unit(LinePlace start) {
    return goesOn ? start.unit() : start.offset();
  }
}
