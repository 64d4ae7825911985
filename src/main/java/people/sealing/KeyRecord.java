package people.sealing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import module java.base;

/// A line of a [KeyFile]: whose key it is, and the key, wrapped.
///
/// @param person 0 for nobody
/// @param wrapped nonce, ciphertext and tag; empty for a key that was destroyed, and one byte for
///   one that is damaged, which nothing opens
record KeyRecord(int person, byte[] wrapped) {

  private static final int DIGITS = 10;
  private static final int WRAPPED = 80;

  /// Length in bytes, with the line feed.
  static final int LENGTH = DIGITS + 1 + WRAPPED + 1;

  /// Where the key is in it.
  static final int KEY = DIGITS + 1;

  /// Stands in the place of a key that was destroyed. No base64 has a dash, so where a crash left
  /// the half of them, that is one too.
  static final byte[] DESTROYED = "-".repeat(WRAPPED).getBytes(ISO_8859_1);

  private static final byte[] DAMAGED = new byte[1];

  /// Reads a line.
  ///
  /// @param from where it begins
  /// @return null for what a crash left of one with which nothing was sealed yet
  static KeyRecord read(byte[] bytes, int from) {
    int person = person(bytes, from);
    if (person < 0) {
      return null;
    }
    if (isDestroyed(bytes, from)) {
      return new KeyRecord(person, new byte[0]);
    }
    try {
      byte[] key = Arrays.copyOfRange(bytes, from + KEY, from + KEY + WRAPPED);
      return new KeyRecord(person, Base64.getDecoder().decode(key));
    } catch (IllegalArgumentException e) {
      return new KeyRecord(person, DAMAGED); // or another key would be made for her
    }
  }

  /// Whose line it is; -1 for what a crash left.
  static int person(byte[] bytes, int from) {
    long person = 0;
    for (int i = from; i < from + DIGITS; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return -1;
      }
      person = 10 * person + bytes[i] - '0';
    }
    for (int i = from + KEY; i < from + KEY + WRAPPED; i++) {
      if (bytes[i] == 0) {
        return -1; // a block that was not written
      }
    }
    return person > Integer.MAX_VALUE ? -1 : (int) person;
  }

  /// Whether the key in a line was destroyed, if only by half.
  static boolean isDestroyed(byte[] bytes, int from) {
    for (int i = from + KEY; i < from + KEY + WRAPPED; i++) {
      if (bytes[i] == '-') {
        return true;
      }
    }
    return false;
  }

  boolean isDestroyed() {
    return wrapped.length == 0;
  }

  /// Writes it as a line.
  ///
  /// @throws IllegalStateException when it is damaged
  void write(byte[] into, int at) {
    byte[] key = isDestroyed() ? DESTROYED : Base64.getEncoder().encode(wrapped);
    if (key.length != WRAPPED) {
      throw new IllegalStateException("a key of %d characters".formatted(key.length));
    }
    long rest = person;
    for (int i = DIGITS - 1; i >= 0; i--) {
      into[at + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    into[at + DIGITS] = ' ';
    System.arraycopy(key, 0, into, at + KEY, WRAPPED);
    into[at + LENGTH - 1] = '\n';
  }
}
