package people.index;

import module java.base;

import people.index.Segment.Damaged;

/// The blocks of a file, each of which has a check: a block is checked whenever it is read. Those
/// that something was looked up in last stay in memory. Safe for several threads.
final class CheckedBlocks {

  /// Bytes of each but the last.
  static final int SIZE = 1 << 16;

  /// At most so many stay in memory.
  static final int MOST_IN_MEMORY = 1 << 8;

  /// Where the bytes are.
  interface ByteReader {

    /// Fills a buffer, unless the bytes end before.
    void read(ByteBuffer into, long offset) throws IOException;
  }

  /// Is given bytes, piece by piece.
  interface Piece {

    /// @param offset of the first one, from where the bytes begin
    /// @return whether to go on
    boolean take(ByteBuffer bytes, long offset);
  }

  /// A block in memory.
  private record CheckedBlock(int number, ByteBuffer bytes) {}

  private final ByteReader file;
  private final long start;
  private final long length;
  private final int[] checks;

  /// Each at its number modulo their count; a block that is read takes the place of another one.
  private final CheckedBlock[] inMemory;

  /// @param start offset of the first one; all others count from there
  /// @param checks of each
  CheckedBlocks(ByteReader file, long start, long length, int[] checks) {
    this.file = file;
    this.start = start;
    this.length = length;
    this.checks = checks;
    this.inMemory = new CheckedBlock[Math.min(MOST_IN_MEMORY, checks.length)];
  }

  int getInt(long offset) {
    return block((int) (offset / SIZE)).getInt((int) (offset % SIZE));
  }

  long getLong(long offset) {
    return block((int) (offset / SIZE)).getLong((int) (offset % SIZE));
  }

  /// A block, from memory or read into it.
  private ByteBuffer block(int number) {
    CheckedBlock block = inMemory[number % inMemory.length];
    if (block == null || block.number != number) {
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(SIZE, length - (long) number * SIZE));
      block = new CheckedBlock(number, read(number, bytes));
      inMemory[number % inMemory.length] = block;
    }
    return block.bytes;
  }

  private ByteBuffer read(int number, ByteBuffer into) {
    read(file, into.clear(), start + (long) number * SIZE);
    if (crc(into) != checks[number]) {
      throw new Damaged("block " + number);
    }
    return into;
  }

  /// Goes through the bytes from one offset up to another one.
  void pass(long from, long to, Piece piece) {
    try (Arena arena = Arena.ofConfined()) {
      ByteBuffer direct = null;
      boolean goesOn = true;
      for (long at = from; goesOn && at < to; ) {
        int number = (int) (at / SIZE);
        long behind = Math.min(to, (number + 1L) * SIZE);
        boolean isWhole = behind - at == SIZE;
        if (isWhole && direct == null) {
          direct = arena.allocate(SIZE).asByteBuffer();
        }
        // what is at the ends of a column is soon read with its neighbours
        ByteBuffer bytes = isWhole ? read(number, direct) : block(number);
        goesOn = piece.take(bytes.slice((int) (at % SIZE), (int) (behind - at)), at - from);
        at = behind;
      }
    }
  }

  /// Fills a buffer, and makes it ready to be looked at.
  ///
  /// @throws Damaged when that is not possible
  static ByteBuffer read(ByteReader file, ByteBuffer into, long offset) {
    try {
      file.read(into, offset);
    } catch (IOException e) {
      throw new Damaged("can't be read");
    }
    if (into.hasRemaining()) {
      throw new Damaged("cut");
    }
    return into.flip().order(ByteOrder.nativeOrder());
  }

  static int crc(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice());
    return (int) crc.getValue();
  }
}
