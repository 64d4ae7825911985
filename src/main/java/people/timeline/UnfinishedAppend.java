package people.timeline;

import module java.base;

import people.disk.*;
import people.line.*;

/// The rest of an append that never returned, told from damage by what it leaves. It is the last
/// that was written with checks, so no line below it starts a unit; lines that other programs put
/// below it are whole and have no check.
///
/// - *A crash* leaves sectors out: a disk writes them whole or not at all, in any order, and those
///   that it did not write are NUL, to the end of a sector or of the file.
/// - *Another program's line* that came a moment before an append stands above it, where the append
///   did not expect it. So the check of its first line fits the line with a check above, as if
///   those between were not there.
/// - *A NUL in the place of its first byte* says that it is being taken back, see
///   [UnitWriter#takeBack].
final class UnfinishedAppend {

  private final LineReader.ByteSource bytes;
  private final LineReader lines;
  private final long length;

  /// @param lines of the bytes, to be read at any place
  /// @param length of the file in bytes, with what comes behind the last whole line
  UnfinishedAppend(LineReader.ByteSource bytes, LineReader lines, long length) {
    this.bytes = bytes;
    this.lines = lines;
    this.length = length;
  }

  /// Offset behind what an append left unfinished.
  ///
  /// @param start of its first line
  /// @param bad offset of a line in it that is not as it was written
  /// @return -1 when it is damage
  long end(long start, long bad) throws IOException {
    if (!isTakenBack(start) && !hasLostSectors(bad) && !isDisplaced(start)) {
      return -1;
    }
    try {
      long end = bad;
      for (long at = bad; at < lines.limit; ) {
        long behind = behind(at);
        int from = lines.index(at);
        int to = lines.index(behind - 1);
        if (at > bad && LineChecksum.startsUnit(lines.array(), from, to)) {
          return -1;
        }
        if (at == bad || !isByHand(from, to)) {
          end = behind;
        }
        at = behind;
      }
      return Math.min(end, lines.limit);
    } catch (BadLine e) {
      return -1;
    }
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

  /// Whether the lines directly above have no check, and the line there fits without them.
  private boolean isDisplaced(long start) throws IOException {
    try {
      long to = lines.end(start);
      byte[] line = Arrays.copyOfRange(lines.array(), lines.index(start), lines.index(to));
      if (!LineChecksum.isChecked(line, line.length)) {
        return false;
      }
      LineChecksum above = new LineChecksum();
      boolean isByHand = true;
      boolean isBelow = false;
      for (long end = start; isByHand && end > 0; ) {
        long begin = lineStart(end - 1);
        ByteBuffer found = bytes.read(begin, Math.toIntExact(end - 1 - begin));
        byte[] array = found.array();
        isByHand = !LineChecksum.isChecked(array, found.limit());
        isBelow |= isByHand && !LineReader.isBlank(array, 0, found.limit());
        if (!isByHand) {
          above = LineChecksum.fromAnywhere();
          above.pass(array, 0, found.limit());
        }
        end = begin;
      }
      above.pass(line, 0, line.length);
      return isBelow;
    } catch (BadLine | ArithmeticException e) {
      return false;
    }
  }

  /// Where the line starts that ends before an offset.
  private long lineStart(long end) throws IOException {
    for (long blockEnd = end; blockEnd > 0; ) {
      long blockStart = Math.max(0, blockEnd - 8192);
      ByteBuffer block = bytes.read(blockStart, (int) (blockEnd - blockStart));
      for (int i = block.limit() - 1; i >= 0; i--) {
        if (block.get(i) == LineReader.LF) {
          return blockStart + i + 1;
        }
      }
      blockEnd = blockStart;
    }
    return 0;
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
