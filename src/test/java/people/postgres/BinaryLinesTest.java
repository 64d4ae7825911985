package people.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;

/// Rows come out whole, however what the server sends is cut into pieces.
class BinaryLinesTest {

  private static byte[] sent(String extension, List<String> rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(new byte[] {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0});
    out.writeInt(0);
    out.writeInt(extension.length());
    out.writeBytes(extension);
    for (String row : rows) {
      byte[] text = row.getBytes(StandardCharsets.UTF_8);
      out.writeShort(1);
      out.writeInt(text.length);
      out.write(text);
    }
    out.writeShort(-1);
    return bytes.toByteArray();
  }

  @Test
  void inPiecesOfAnySize() throws IOException {
    List<String> rows = List.of("{\"a\":1}", "", "é王", "x".repeat(300));
    for (String extension : List.of("", "later")) {
      byte[] sent = sent(extension, rows);
      for (int size = 1; size <= sent.length; size++) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try (BinaryLines out = new BinaryLines(lines)) {
          for (int at = 0; at < sent.length; at += size) {
            out.write(sent, at, Math.min(size, sent.length - at));
          }
        }
        assertEquals(
            String.join("\n", rows) + "\n", lines.toString(StandardCharsets.UTF_8), "" + size);
      }
    }
    ByteArrayOutputStream none = new ByteArrayOutputStream();
    try (BinaryLines out = new BinaryLines(none)) {
      out.write(sent("", List.of()));
    }
    assertEquals(0, none.size());
  }
}
