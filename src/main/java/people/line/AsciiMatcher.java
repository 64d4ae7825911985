package people.line;

import static java.nio.charset.StandardCharsets.US_ASCII;

import module java.base;

/// A text that is looked for at a place, eight bytes at a step.
public final class AsciiMatcher {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;

  /// The same, eight bytes each; what is left over is looked at with the last eight.
  private final long[] parts;

  private final long last;

  /// @param text ASCII, not empty
  public AsciiMatcher(String text) {
    bytes = text.getBytes(US_ASCII);
    parts = new long[bytes.length / Long.BYTES];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = at(bytes, Long.BYTES * i);
    }
    last = parts.length == 0 ? 0 : at(bytes, bytes.length - Long.BYTES);
  }

  /// The eight bytes at a place, the first one lowest.
  public static long at(byte[] bytes, int index) {
    return (long) LONG.get(bytes, index);
  }

  public int length() {
    return bytes.length;
  }

  /// Whether the text is there, before the end.
  public boolean isAt(byte[] line, int at, int end) {
    int length = bytes.length;
    if (end - at < length) {
      return false;
    }
    if (length < Long.BYTES) {
      return isEqual(bytes, 0, line, at, length);
    }
    for (int i = 0; i < parts.length; i++) {
      if (at(line, at + Long.BYTES * i) != parts[i]) {
        return false;
      }
    }
    return at(line, at + length - Long.BYTES) == last;
  }

  /// Whether two stretches of bytes of the same length are equal.
  public static boolean isEqual(byte[] one, int from, byte[] other, int otherFrom, int length) {
    int at = 0;
    for (; at <= length - Long.BYTES; at += Long.BYTES) {
      if (at(one, from + at) != at(other, otherFrom + at)) {
        return false;
      }
    }
    if (length >= Long.BYTES) {
      int last = length - Long.BYTES;
      return at(one, from + last) == at(other, otherFrom + last);
    }
    for (; at < length; at++) {
      if (one[from + at] != other[otherFrom + at]) {
        return false;
      }
    }
    return true;
  }
}
