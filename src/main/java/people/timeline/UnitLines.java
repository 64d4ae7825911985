package people.timeline;

import module java.base;

import people.line.*;

/// The lines of a unit until they are in the timeline: in memory, or, when they are long, in a file
/// but for the last ones. Not safe for several threads.
final class UnitLines implements Closeable {

  /// Bytes that are in memory and written to the timeline together.
  private static final int BLOCK = 16 << 20;

  private final Path timeline;

  /// The last lines; what is added to it is a part of these.
  final Bytes last = new Bytes();

  /// Null as long as it is not needed.
  private SpillFile spill;

  UnitLines(Path timeline) {
    this.timeline = timeline;
  }

  /// Takes lines one after the other.
  interface LineTaker {
    void take(Bytes lines) throws IOException;
  }

  /// Bytes of all lines.
  long length() {
    return (spill == null ? 0 : spill.length) + last.length;
  }

  /// Makes room for so many more bytes.
  void expect(long more) {
    last.expect(Math.min(more, BLOCK));
  }

  /// Is called behind each line.
  void endLine() {
    if (last.length >= BLOCK) {
      spill = spill == null ? SpillFile.beside(timeline) : spill;
      spill.append(last.array, last.length);
      last.length = 0;
    }
  }

  /// Forgets what is behind a length.
  void cut(long length) {
    long spilled = spill == null ? 0 : spill.length;
    last.length = (int) Math.max(0, length - spilled);
    if (length < spilled) {
      spill.length = length;
    }
  }

  /// Gives all lines in pieces.
  void forEach(LineTaker taker) throws IOException {
    long spilled = spill == null ? 0 : spill.length;
    for (long at = 0; at < spilled; ) {
      Bytes piece = new Bytes();
      piece.array = spill.read(at, (int) Math.min(BLOCK, spilled - at));
      piece.length = piece.array.length;
      taker.take(piece);
      at += piece.length;
    }
    taker.take(last);
  }

  @Override
  public void close() {
    if (spill != null) {
      spill.close();
    }
  }
}
