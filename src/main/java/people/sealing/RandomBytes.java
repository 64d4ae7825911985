package people.sealing;

import module java.base;

/// Random bytes of the system, some thousand at a time, of which each is given once.
final class RandomBytes {

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final ThreadLocal<ByteBuffer> LEFT =
      ThreadLocal.withInitial(() -> ByteBuffer.allocate(4096).position(4096));

  private RandomBytes() {}

  static byte[] of(int count) {
    byte[] bytes = new byte[count];
    fill(bytes, count);
    return bytes;
  }

  /// Fills the first so many bytes.
  static void fill(byte[] bytes, int count) {
    ByteBuffer left = LEFT.get();
    if (left.remaining() < count) {
      RANDOM.nextBytes(left.array());
      left.clear();
    }
    int at = left.position();
    left.get(bytes, 0, count);
    Arrays.fill(left.array(), at, at + count, (byte) 0);
  }
}
