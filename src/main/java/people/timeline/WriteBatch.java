package people.timeline;

import module java.base;

import people.*;
import people.line.*;

/// The lines that are written together to a file, and what is to be remembered of them once they
/// are there.
final class WriteBatch extends AppendPlan implements Closeable {

  /// There is a mark at every so many events.
  static final int MARK_EVERY = 256;

  /// So many bytes are enough for most lines.
  private static final int USUAL_LINE = 300;

  final UnitLines lines;

  /// So many bytes are written in one piece.
  private final int longestPiece;

  /// Where the lines go, as far as is known yet: the line above may lack its line feed.
  final LinePlace above;

  /// Whether they are the same unit as the lines above.
  final boolean goesOn;

  private final UnaryOperator<Instant> clock;

  /// Places before lines, of which offsets and positions count from the start of this batch.
  private final List<LinePlace> marks = new ArrayList<>();

  /// Seals what is personal; null to write it as it is.
  private final LineSeal seal;

  private LineChecksum checksum;
  private Instant recorded;

  /// Where the last line starts.
  private long last;

  /// @param place where lines are kept that are long
  /// @param file what the lines go into
  /// @param erased from that
  /// @param clock gives the recorded time that follows another
  /// @param seal seals what is personal; null to write it as it is
  WriteBatch(
      SpillPlace place,
      FileEvents file,
      KindIndex<ErasedPeople> erased,
      boolean goesOn,
      UnaryOperator<Instant> clock,
      LineSeal seal) {
    super(
        file.index,
        file.end().position(),
        file::readAfter,
        file.restrictions.of(file.end().position()),
        erased.of(file.end().position()));
    this.lines = new UnitLines(place);
    this.longestPiece = place.storage().longestPiece();
    this.above = file.end();
    this.goesOn = goesOn;
    this.recorded = file.last();
    this.seal = seal;
    this.clock = clock;
    this.checksum = new LineChecksum(above.check());
  }

  /// Thrown when an append is to be written later. One that is written in several pieces is written
  /// alone: of several, readers could see the first ones, which are taken back when another
  /// program's line comes between two pieces.
  static final class Full extends RuntimeException {

    private static final long serialVersionUID = 1;
  }

  /// @throws Full when that would come in several pieces together with those before
  @Override
  void write(List<? extends Event> batch, IntFunction<Instant> times) {
    lines.expect(batch.size() * (long) USUAL_LINE);
    long length = lines.length();
    int count = marks.size();
    int check = checksum.value();
    long line = last;
    Instant time = recorded;
    try {
      SealedBlocks sealed =
          seal == null ? null : new SealedBlocks(batch, seal, above.position() + events.size());
      for (int i = 0; i < batch.size(); i++) {
        write(batch, sealed, i, times.apply(i));
      }
      lines.endAppend();
      if (length > 0 && lines.length() > longestPiece) {
        throw new Full();
      }
    } catch (RuntimeException | Error e) {
      lines.cut(length);
      marks.subList(count, marks.size()).clear();
      checksum = new LineChecksum(check);
      last = line;
      recorded = time;
      throw e;
    }
  }

  /// @param sealed lines of the batch; null to write it as it is
  private void write(List<? extends Event> batch, SealedBlocks sealed, int index, Instant given) {
    long start = lines.length();
    Bytes out = lines.last;
    int from = out.length;
    int inUnit = events.size() + index;
    if ((above.position() + inUnit) % MARK_EVERY == 0) {
      int sure = index == 0 ? 0 : batch.size() - index;
      marks.add(new LinePlace(start, inUnit, sure, checksum.value(), start, 0));
    }
    recorded = after(recorded, given, clock);
    if (sealed != null) {
      sealed.write(index, recorded, out);
    } else if (batch instanceof HeldEvents held && held.isSpilled()) {
      held.copyTo(index, out);
      LineWriter.end(recorded, index, batch.size(), out);
    } else {
      LineWriter.write(batch.get(index), recorded, index, batch.size(), out);
    }
    checksum.seal(out, from, goesOn || start > 0);
    out.add((char) LineReader.LF);
    lines.endLine();
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
        start.offset() + lines.length(),
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

  /// Lets go of the lines.
  @Override
  public void close() {
    lines.close();
  }

  private long unit(LinePlace start) {
    return goesOn ? start.unit() : start.offset();
  }
}
