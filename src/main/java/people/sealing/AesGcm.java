package people.sealing;

import module java.base;

/// AES with a key of 256 bits in Galois/Counter Mode (NIST SP 800-38D), as the JDK has it: with a
/// nonce of 96 bits and a tag of 128. A nonce must never be used twice with the same key; those
/// here are random, which is safe for 2^32 texts a key.
final class AesGcm {

  static final int KEY = 32;
  static final int NONCE = 12;
  static final int TAG = 16;

  private static final ThreadLocal<Cipher> CIPHERS =
      ThreadLocal.withInitial(() -> {
        try {
          return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException(e); // every Java has it
        }
      });

  private AesGcm() {}

  static SecretKey key(byte[] bytes) {
    if (bytes.length != KEY) {
      throw new IllegalArgumentException("a key of %d bytes; expected 32".formatted(bytes.length));
    }
    return new SecretKeySpec(bytes, "AES");
  }

  /// Encrypts a text.
  ///
  /// @param bound is authenticated with it, and not part of what is given
  /// @return nonce, ciphertext and tag
  static byte[] seal(SecretKey key, byte[] text, byte[] bound) {
    return seal(key, text, text.length, bound);
  }

  /// The same of the first bytes of an array.
  static byte[] seal(SecretKey key, byte[] text, int length, byte[] bound) {
    byte[] sealed = new byte[NONCE + length + TAG];
    RandomBytes.fill(sealed, NONCE);
    seal(key, text, length, bound, sealed);
    return sealed;
  }

  /// Puts ciphertext and tag behind the nonce that is there.
  static void seal(SecretKey key, byte[] text, int length, byte[] bound, byte[] into) {
    try {
      Cipher cipher = CIPHERS.get();
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, into, 0, NONCE));
      cipher.updateAAD(bound);
      cipher.doFinal(text, 0, length, into, NONCE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Decrypts what [#seal] gave.
  ///
  /// @return null when it was made with another key, bound to something else, or changed
  static byte[] open(SecretKey key, byte[] sealed, byte[] bound) {
    if (sealed.length < NONCE + TAG) {
      return null;
    }
    try {
      Cipher cipher = CIPHERS.get();
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(8 * TAG, sealed, 0, NONCE));
      cipher.updateAAD(bound);
      return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
    } catch (AEADBadTagException e) {
      return null;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
