package people.timeline;

import module java.base;

import people.disk.*;
import people.line.*;

/// The rest of an append that never returned, told from damage by what it leaves. It is the last
/// that was written with checks, so no line below it starts a unit; lines that other programs put
/// below it are whole and have no check. Such lines may also stand in it, where it was too long to
/// be written in one piece: each of its pieces is left out by itself then, and taken back from the
/// last one on, so that the first one tells what the others are.
///
/// - *A crash* leaves sectors out: a disk writes them whole or not at all, in any order, and those
///   that it did not write are NUL, to the end of a sector or of the file.
/// - *Another program's line* that came a moment before an append stands above it, where the append
///   did not expect it. So the check of its first line fits a line further up, as if those between,
///   which have no check, were not there.
/// - *Another program's line* within a batch, and what goes on with the batch fits without it, or
///   is taken back, or was never written.
/// - *A NUL in the place of its first byte* says that it is being taken back, see
///   [UnitWriter#takeBack].
final class UnfinishedAppend {

  /// So many lines may come between the planning of an append and the append.
  private static final int MOST_BETWEEN = 10_000;

  private final LineReader.ByteSource bytes;
  private final LineReader lines;
  private final long length;
  private final int longestPiece;
  private final boolean isBelowAnother;

  /// @param lines of the bytes, to be read at any place
  /// @param length of the file in bytes, with what comes behind the last whole line
  /// @param longestPiece so many bytes are written together, at most
  /// @param isBelowAnother whether one was left out above
  UnfinishedAppend(
      LineReader.ByteSource bytes,
      LineReader lines,
      long length,
      int longestPiece,
      boolean isBelowAnother) {
    this.bytes = bytes;
    this.lines = lines;
    this.length = length;
    this.longestPiece = longestPiece;
    this.isBelowAnother = isBelowAnother;
  }

  /// Offset behind what an append left unfinished, or behind the piece of it that another program's
  /// line stands below.
  ///
  /// @param above offset of the first line of the unit that the line above is in
  /// @param start of its first line
  /// @param bad offset of a line in it that is not as it was written, or should not be there
  /// @return -1 when it is damage
  long end(long above, long start, long bad) throws IOException {
    try {
      if (!isTakenBack(start)
          && !hasLostSectors(bad)
          && !isDisplaced(start)
          && !isNextPiece(bad)
          && !(bad > start && isBetweenPieces(above, start, bad))) {
        return -1;
      }
      long end = bad;
      boolean isBehind = false;
      for (long at = bad; at < lines.limit; ) {
        long behind = behind(at);
        int from = lines.index(at);
        int to = lines.index(behind - 1);
        if (at > start && isByHand(from, to)) {
          isBehind |= !LineReader.isBlank(lines.array(), from, to);
        } else if (at > bad
            && LineChecksum.startsUnit(lines.array(), from, to)
            && !isDisplaced(at)) {
          return -1; // otherwise nobody had forced what is above it
        } else if (!isBehind) {
          end = behind;
        }
        at = behind;
      }
      return Math.min(end, lines.limit);
    } catch (BadLine e) {
      return -1;
    }
  }

  /// Whether a line goes on with what was left out above.
  private boolean isNextPiece(long start) throws IOException, BadLine {
    return isBelowAnother && !startsUnit(start);
  }

  /// Whether the lines of other programs from an offset on came between two pieces.
  private boolean isBetweenPieces(long above, long start, long offset) throws IOException, BadLine {
    for (long at = offset; at < lines.limit; ) {
      long behind = behind(at);
      if (!isByHand(lines.index(at), lines.index(behind - 1))) {
        return at > offset && (isTakenBack(at) || isLong(above, start) && isDisplaced(at));
      }
      at = behind;
    }
    return false;
  }

  /// Whether the unit of a line is too long to have been written in one piece.
  private boolean isLong(long above, long start) throws IOException, BadLine {
    return lines.limit - (startsUnit(start) ? start : above) > longestPiece;
  }

  private boolean startsUnit(long start) throws IOException, BadLine {
    long end = lines.end(start);
    return LineChecksum.startsUnit(lines.array(), lines.index(start), lines.index(end));
  }

  /// Whether all lines from there on are whole and have no check.
  boolean areByHand(long start) throws IOException {
    try {
      for (long at = start; at < lines.limit; ) {
        long behind = behind(at);
        if (!isByHand(lines.index(at), lines.index(behind - 1))) {
          return false;
        }
        at = behind;
      }
      return true;
    } catch (BadLine e) {
      return false;
    }
  }

  private long behind(long at) throws IOException, BadLine {
    return lines.end(at) + 1;
  }

  private boolean isByHand(int from, int to) {
    byte[] array = lines.array();
    if (LineReader.isBlank(array, from, to)) {
      return true;
    }
    if (LineChecksum.goesOnWithUnit(array, from, to)) {
      return false; // as nearly all lines of a large batch
    }
    try {
      return !EventParser.read(array, from, to, 0, LineChecksum.fromAnywhere()).hasCheck();
    } catch (BadLine e) {
      return false;
    }
  }

  private boolean isTakenBack(long start) throws IOException {
    ByteBuffer first = bytes.read(start, 1);
    return first.hasRemaining() && first.get() == 0;
  }

  /// Whether the line there fits without some of the lines above that have no check, down to the
  /// one directly above.
  private boolean isDisplaced(long start) throws IOException {
    try {
      long to = lines.end(start);
      byte[] line = Arrays.copyOfRange(lines.array(), lines.index(start), lines.index(to));
      if (!LineChecksum.isChecked(line, line.length)) {
        return false;
      }
      int byHand = 0;
      boolean isByHand = true;
      for (long end = start; isByHand && byHand < MOST_BETWEEN; ) {
        long begin = end == 0 ? 0 : TimelineFile.lastLineEnd(bytes, 0, end - 1);
        byte[] above = bytes.read(begin, Math.toIntExact(Math.max(0, end - 1 - begin))).array();
        isByHand = end > 0 && !LineChecksum.isChecked(above, above.length);
        if (!isByHand || !LineReader.isBlank(above, 0, above.length)) {
          if (byHand > 0 && fits(line, end == 0 ? null : above)) {
            return true;
          }
          byHand++;
        }
        end = begin;
      }
      return false;
    } catch (BadLine | ArithmeticException e) {
      return false;
    }
  }

  /// @param above null for the start of the file
  private static boolean fits(byte[] line, byte[] above) throws BadLine {
    LineChecksum chain = new LineChecksum();
    if (above != null) {
      chain = LineChecksum.fromAnywhere();
      chain.pass(above, 0, above.length);
    }
    try {
      chain.pass(line, 0, line.length);
      return true;
    } catch (BadLine e) {
      return false;
    }
  }

  /// Whether something is missing from there on as a disk leaves it.
  private boolean hasLostSectors(long from) throws IOException {
    long first = -1; // of the NULs that are being read
    for (long at = from; at < length; ) {
      var block = bytes.read(at, (int) Math.min(1 << 16, length - at));
      if (!block.hasRemaining()) {
        return false;
      }
      for (; block.hasRemaining(); at++) {
        if (block.get() == 0) {
          first = first < 0 ? at : first;
          continue;
        }
        if (first >= 0 && at % Storage.SECTOR == 0) {
          return true;
        }
        first = -1;
      }
    }
    return first >= 0;
  }
}
