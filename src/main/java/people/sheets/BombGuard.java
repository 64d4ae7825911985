package people.sheets;

import module java.base;

import people.*;

/// A stream of unpacked bytes that ends with an error once it is implausibly longer than what was
/// packed.
final class BombGuard extends FilterInputStream {

  /// Bytes that may come of whatever is packed.
  static final long HARMLESS = 100L << 20;

  static final int LARGEST_RATIO = 200;

  private final String name;
  private final long packed;
  private long count;

  /// @param name of the file, for messages
  /// @param packed its bytes
  BombGuard(String name, InputStream in, long packed) {
    super(in);
    this.name = name;
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    count += Math.max(0, read);
    if (isBomb(count, packed)) {
      throw bomb(name, packed);
    }
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    return n <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(n, 1 << 16)]));
  }

  static boolean isBomb(long unpacked, long packed) {
    return unpacked > HARMLESS && unpacked / LARGEST_RATIO > packed;
  }

  static TimelineException bomb(String name, long packed) {
    return new TimelineException(
        String.format(
            Locale.ROOT,
            "%s: its %,d bytes unpack to more than %d times as many; expected a table, this is made"
                + " to fill disks",
            name,
            packed,
            LARGEST_RATIO));
  }
}
