package people.line;

import module java.base;

/// Finds the lines of a file, each of which is then whole in memory.
public final class LineReader {

  /// Longest line that is read or written, in bytes, without its check; so that a file of another
  /// kind can't fill the memory.
  public static final int LONGEST = 16 << 20;

  public static final byte LF = '\n';

  private static final int BLOCK = 1 << 16;

  /// Gives bytes of the file: as many as are asked for, fewer only at its end.
  public interface ByteSource {
    ByteBuffer read(long offset, int length) throws IOException;
  }

  private final ByteSource bytes;

  /// Offset behind the last whole line.
  public final long limit;

  private ByteBuffer block = ByteBuffer.allocate(0);
  private long blockOffset;

  public LineReader(ByteSource bytes, long limit) {
    this.bytes = bytes;
    this.limit = limit;
  }

  /// Offset of the first line from there on that is not blank, or the limit. A blank line is
  /// nothing, wherever it stands: it has no event and no check.
  ///
  /// @param start of a line
  public long skipBlank(long start) throws IOException {
    long line = start;
    for (long at = start; at < limit; at++) {
      if (at < blockOffset || at >= blockOffset + block.limit()) {
        load(at, BLOCK);
      }
      byte each = block.get((int) (at - blockOffset));
      if (each == LF) {
        line = at + 1;
      } else if (!isBlank(each)) {
        return line;
      }
    }
    return limit;
  }

  /// Whether a line may hold that byte and be blank.
  public static boolean isBlank(byte each) {
    return each == ' ' || each == '\t' || each == '\r';
  }

  /// Whether a line is blank.
  public static boolean isBlank(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isBlank(bytes[at])) {
      at++;
    }
    return at == to;
  }

  private void load(long start, long length) throws IOException {
    block = bytes.read(start, (int) Math.min(length, limit - start));
    blockOffset = start;
    if (!block.hasRemaining()) {
      throw new IOException("another program cut it while it was read");
    }
  }

  /// Offset of the line feed that ends the line at that offset, or the limit. The whole line is in
  /// [#array] then.
  ///
  /// @throws BadLine when it is too long
  public long end(long start) throws IOException, BadLine {
    long at = start;
    while (true) {
      long blockEnd = blockOffset + block.limit();
      while (at >= blockOffset
          && at < blockEnd
          && at < limit
          && block.get((int) (at - blockOffset)) != LF) {
        at++;
      }
      if (isTooLong(at - start)) {
        throw new BadLine("longer than %d bytes, expected one event".formatted(LONGEST));
      }
      if (at >= limit || at >= blockOffset && at < blockEnd) {
        return Math.min(at, limit);
      }
      load(start, Math.max(BLOCK, 2 * (at - start)));
      if (blockOffset + block.limit() <= at) {
        throw new IOException("another program cut it while it was read");
      }
    }
  }

  /// Whether a line of so many bytes, with a check, is one that is not read.
  public static boolean isTooLong(long length) {
    return length > LONGEST + LineChecksum.LONGEST;
  }

  /// The bytes in memory.
  public byte[] array() {
    return block.array();
  }

  /// The place of a byte in [#array].
  public int index(long offset) {
    return (int) (offset - blockOffset);
  }
}
