package people.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;

public class LineChecksumTest {

  private static final String MISFIT =
      "does not fit its check: it was changed, or lines above it were changed, moved or removed";

  private static List<byte[]> sealed(String... lines) {
    LineChecksum chain = new LineChecksum();
    List<byte[]> sealed = new ArrayList<>();
    for (String line : lines) {
      sealed.add(sealed(chain, line.getBytes(UTF_8), sealed.size() % 3 == 2));
    }
    return sealed;
  }

  public static byte[] sealed(LineChecksum chain, byte[] line, boolean isTogether) {
    Bytes bytes = new Bytes();
    chain.seal(bytes.add(line), 0, isTogether);
    return Arrays.copyOf(bytes.array, bytes.length);
  }

  private static boolean pass(LineChecksum chain, byte[] line) throws BadLine {
    return chain.pass(line, 0, line.length);
  }

  private static String refusal(LineChecksum chain, byte[] line) {
    return assertThrows(BadLine.class, () -> pass(chain, line)).getMessage();
  }

  @Test
  void theCheckIsTheOneOfRfc3720() {
    // from its appendix B.4: 32 bytes of zeros, of ones, and 0 to 31
    assertEquals(0x8a9136aa, bitwise(new byte[32]));
    byte[] ones = new byte[32];
    byte[] ascending = new byte[32];
    for (int i = 0; i < 32; i++) {
      ones[i] = (byte) 0xff;
      ascending[i] = (byte) i;
    }
    assertEquals(0x62a8ab43, bitwise(ones));
    assertEquals(0x46dd794e, bitwise(ascending));
  }

  @Test
  void aCheckCoversTheLineTheOneAboveAndThePlus() {
    List<byte[]> lines = sealed("{\"a\":1}", "{\"b\":\"é\"}", "{\"c\":3}");
    int first = bitwise("{\"a\":1".getBytes(UTF_8), 0, 0);
    int second = bitwise("{\"b\":\"é\"".getBytes(UTF_8), first, 0);
    int third = bitwise("{\"c\":3".getBytes(UTF_8), second, 1);
    assertEquals(
        List.of(
            "{\"a\":1,\"_check\":\"%08x\"}".formatted(first),
            "{\"b\":\"é\",\"_check\":\"%08x\"}".formatted(second),
            "{\"c\":3,\"_check\":\"+%08x\"}".formatted(third)),
        lines.stream().map(line -> new String(line, UTF_8)).toList());
  }

  @Test
  void linesPassInTheirOrderOnly() throws BadLine {
    List<byte[]> lines = sealed("{\"a\":1}", "{\"b\":2}", "{\"c\":3}");
    LineChecksum chain = new LineChecksum();
    for (byte[] line : lines) {
      assertTrue(pass(chain, line));
    }
    assertEquals(MISFIT, refusal(chain, lines.get(0)));
    assertEquals(MISFIT, refusal(new LineChecksum(), lines.get(1)));
    LineChecksum below = LineChecksum.fromAnywhere();
    assertTrue(pass(below, lines.get(1)));
    assertTrue(pass(below, lines.get(2)));
  }

  @Test
  void aLineWithoutACheckIsPassedAndCoveredByTheNextOne() throws BadLine {
    byte[] byHand = "{\"by\":\"hand\"}".getBytes(UTF_8);
    LineChecksum writer = new LineChecksum();
    assertFalse(pass(writer, byHand));
    byte[] next = sealed(writer, "{\"a\":1}".getBytes(UTF_8), false);
    LineChecksum reader = new LineChecksum();
    assertFalse(pass(reader, byHand));
    assertTrue(pass(reader, next));
    LineChecksum another = new LineChecksum();
    assertFalse(pass(another, "{\"by\":\"Hand\"}".getBytes(UTF_8)));
    assertEquals(MISFIT, refusal(another, next));
  }

  @Test
  void everyByteThatChangesIsNoticed() {
    List<byte[]> lines = sealed("{\"a\":1}", "{\"b\":2}", "{\"c\":3}");
    int above = 0;
    for (byte[] line : lines) {
      for (int i = 0; i < line.length; i++) {
        byte good = line[i];
        for (int bad = 0; bad < 256; bad++) {
          if (bad != (good & 0xff)) {
            line[i] = (byte) bad;
            String refusal = refusal(new LineChecksum(above), line);
            assertTrue(
                refusal.equals(MISFIT) || refusal.startsWith("its check is damaged, "), refusal);
          }
        }
        line[i] = good;
      }
      LineChecksum chain = new LineChecksum(above);
      try {
        pass(chain, line);
      } catch (BadLine e) {
        throw new AssertionError(e);
      }
      above = chain.value();
    }
  }

  /// CRC32C as the RFC defines it, bit by bit.
  private static int bitwise(byte[] bytes) {
    int crc = -1;
    for (byte each : bytes) {
      crc ^= each & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) != 0 ? crc >>> 1 ^ 0x82f63b78 : crc >>> 1;
      }
    }
    return ~crc;
  }

  private static int bitwise(byte[] line, int above, int plus) {
    byte[] all = Arrays.copyOf(line, line.length + 5);
    for (int i = 0; i < 4; i++) {
      all[line.length + i] = (byte) (above >>> 24 - 8 * i);
    }
    all[line.length + 4] = (byte) plus;
    return bitwise(all);
  }
}
