package people.sheets;

import module java.base;

import people.*;

/// A stream of unpacked bytes that ends with an error once it is implausibly longer than what was
/// packed.
public class BombGuard extends FilterInputStream {

  /// Bytes that may come of whatever is packed.
  private static final long HARMLESS = 100L << 20;

  private static final int LARGEST_RATIO = 200;

  private final String name;
  private final long packed;
  private final String expected;
  private long count;

  /// One of a table.
  BombGuard(String name, InputStream in, long packed) {
    this(name, in, packed, "a table, this is made to fill disks");
  }

  /// @param name of the file, for messages
  /// @param in what is unpacked; closed with this
  /// @param packed its bytes
  /// @param expected what the error says was expected, and what this is
  public BombGuard(String name, InputStream in, long packed, String expected) {
    super(in);
    this.name = name;
    this.packed = packed;
    this.expected = expected;
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
    if (count > HARMLESS && count / LARGEST_RATIO > packed) {
      throw new TimelineException(
          String.format(
              Locale.ROOT,
              "%s: its %,d bytes unpack to more than %d times as many; expected %s",
              name,
              packed,
              LARGEST_RATIO,
              expected));
    }
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    return n <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(n, 1 << 16)]));
  }
}
