package people.timeline;

import module java.base;

import people.disk.*;
import people.line.*;

/// The lines of a unit until they are in the timeline: in memory, or, when they are many, in a file
/// but for the last ones. Not safe for several threads.
final class UnitLines implements Closeable {

  private final SpillPlace place;

  /// The last lines; what is added to it is a part of these.
  final Bytes last = new Bytes();

  /// Null as long as it is not needed.
  private SpillFile spill;

  /// Where what was written to it together ends: each behind a line.
  private final Deque<Long> ends = new ArrayDeque<>();

  UnitLines(SpillPlace place) {
    this.place = place;
  }

  /// Takes whole lines one after the other.
  interface LineTaker {

    /// @param lines valid until this returns
    void take(ByteBuffer lines) throws IOException;
  }

  /// Bytes of all lines.
  long length() {
    return (spill == null ? 0 : spill.length) + last.length;
  }

  /// Makes room for so many more bytes.
  void expect(long more) {
    last.expect(Math.min(more, place.unit()));
  }

  /// Is called behind each line.
  void endLine() {
    if (last.length >= place.unit()) {
      spill = spill == null ? SpillFile.in(place) : spill;
      spillLast();
    }
  }

  /// Is called behind the last line of each append: where the file has no room for it, only that
  /// one is refused.
  void endAppend() {
    if (spill != null && last.length > 0) {
      spillLast();
    }
  }

  private void spillLast() {
    spill.append(last.array, last.length);
    ends.add(spill.length);
    last.length = 0;
  }

  /// Forgets what is behind a length.
  void cut(long length) {
    long spilled = spill == null ? 0 : spill.length;
    last.length = (int) Math.max(0, length - spilled);
    if (length < spilled) {
      spill.length = length;
      while (!ends.isEmpty() && ends.getLast() >= length) {
        ends.removeLast();
      }
      if (length > 0) {
        ends.add(length);
      }
    }
  }

  /// Gives all lines of whole appends: together, so that they can be written in one go, with
  /// nothing of another program between them. Only more than [Storage#longestPiece] come in several
  /// pieces.
  void forEach(LineTaker taker) throws IOException {
    forEach(place.storage().longestPiece(), taker);
  }

  /// The same in pieces of about so many bytes, where they are not in memory.
  void forEach(long longestPiece, LineTaker taker) throws IOException {
    if (spill != null) {
      forEachSpilled(longestPiece, taker);
    }
    if (last.length > 0) { // all, or those of appends before one that the file had no room for
      taker.take(ByteBuffer.wrap(last.array, 0, last.length));
    }
  }

  private void forEachSpilled(long longestPiece, LineTaker taker) throws IOException {
    try (Arena arena = Arena.ofShared()) {
      Deque<Long> left = new ArrayDeque<>(ends);
      for (long at = 0; !left.isEmpty(); ) {
        long end = left.removeFirst();
        while (!left.isEmpty() && left.getFirst() - at <= longestPiece) {
          end = left.removeFirst();
        }
        taker.take(spill.map(at, Math.toIntExact(end - at), arena));
        at = end;
      }
    }
  }

  @Override
  public void close() {
    if (spill != null) {
      spill.close();
    }
  }
}
