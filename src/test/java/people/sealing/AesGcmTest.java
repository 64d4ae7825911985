package people.sealing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The cipher against published vectors: test cases 13 to 16 of McGrew and Viega, "The
/// Galois/Counter Mode of Operation", which NIST SP 800-38D refers to.
class AesGcmTest {

  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @CsvSource({
    "0000000000000000000000000000000000000000000000000000000000000000,000000000000000000000000,'','','',530f8afbc74536b9a963b4f1c4cb738b",
    "0000000000000000000000000000000000000000000000000000000000000000,000000000000000000000000,00000000000000000000000000000000,'',cea7403d4d606b6e074ec5d3baf39d18,d0d1c8a799996bf0265b98b5d48ab919",
    "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308,cafebabefacedbaddecaf888,d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255,'',522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad,b094dac5d93471bdec1a502270e3cc6c",
    "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308,cafebabefacedbaddecaf888,d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39,feedfacedeadbeeffeedfacedeadbeefabaddad2,522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662,76fc6ece0f4e1768cddf8853bb2d551b"
  })
  void givesWhatIsPublished(
      String key, String nonce, String text, String bound, String ciphertext, String tag) {
    SecretKey secret = AesGcm.key(HEX.parseHex(key));
    byte[] plain = HEX.parseHex(text);
    byte[] sealed = Arrays.copyOf(HEX.parseHex(nonce), 12 + plain.length + 16);
    AesGcm.seal(AesGcm.key(new byte[32]), new byte[0], new byte[0]); // Java refuses a nonce twice
    AesGcm.seal(secret, plain, plain.length, HEX.parseHex(bound), sealed);
    assertEquals(nonce + ciphertext + tag, HEX.formatHex(sealed));
    assertArrayEquals(plain, AesGcm.open(secret, sealed, HEX.parseHex(bound)));
  }

  @Test
  void opensNothingThatIsOneBitAnotherOneOrShorterOrBoundToSomethingElse() {
    SecretKey key = AesGcm.key(new byte[32]);
    byte[] bound = {1, 2, 3};
    byte[] sealed = AesGcm.seal(key, "Ada".getBytes(), bound);
    for (int bit = 0; bit < 8 * sealed.length; bit++) {
      byte[] other = sealed.clone();
      other[bit / 8] ^= (byte) (1 << bit % 8);
      assertNull(AesGcm.open(key, other, bound), "bit " + bit);
    }
    for (int length = 0; length < sealed.length; length++) {
      assertNull(AesGcm.open(key, Arrays.copyOf(sealed, length), bound), "length " + length);
    }
    assertNull(AesGcm.open(key, sealed, new byte[] {1, 2, 4}));
    assertNull(AesGcm.open(key, sealed, new byte[0]));
    byte[] another = new byte[32];
    another[31] = 1;
    assertNull(AesGcm.open(AesGcm.key(another), sealed, bound));
  }

  @Test
  void neverUsesANonceTwice() {
    SecretKey key = AesGcm.key(new byte[32]);
    Set<String> nonces = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      byte[] sealed = AesGcm.seal(key, new byte[1], new byte[0]);
      assertEquals(true, nonces.add(HEX.formatHex(sealed, 0, 12)));
    }
    assertNotEquals(0, nonces.size());
  }
}
