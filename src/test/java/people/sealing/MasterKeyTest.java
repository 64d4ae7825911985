package people.sealing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;

/// Where a master key comes from, and what is refused, without a word of the key.
class MasterKeyTest {

  private static final String HEX = "a1".repeat(32);

  @TempDir private Path folder;

  private static String refusal(MasterKey.From from) {
    return assertThrows(TimelineException.class, from::read).getMessage();
  }

  private Path file(String text, String permissions) throws IOException {
    Path file = folder.resolve("master.key");
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }

  @Test
  void isReadFromAFileForItsOwnerOnly() throws IOException {
    String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(HEX));
    byte[] key = new MasterKey.From.FromFile(file(HEX + "\n", "rw-------")).read().key.getEncoded();
    assertArrayEquals(HexFormat.of().parseHex(HEX), key);
    assertArrayEquals(
        key, new MasterKey.From.FromFile(file(base64, "r--------")).read().key.getEncoded());
    Path wide = file(HEX, "rw-r-----");
    assertEquals(
        "%s: others may use the key (rw-r-----); expected mode 0600: chmod 600 %1$s"
            .formatted(wide),
        refusal(new MasterKey.From.FromFile(wide)));
    Path none = folder.resolve("none");
    assertEquals(
        none + ": can't read the key: no such file or folder",
        refusal(new MasterKey.From.FromFile(none)));
  }

  @Test
  void whatIsNoKeyIsRefusedWithoutAWordOfIt() throws IOException {
    String expected = ": is no key; expected 32 bytes: 64 hexadecimal digits, or base64";
    for (String bad : List.of("", "secret", HEX.substring(1), HEX + "a1", "AAAA")) {
      assertEquals(
          "$PEOPLE_KEY" + expected, refusal(new MasterKey.From.FromText("$PEOPLE_KEY", bad)));
      Path file = file(bad, "rw-------");
      assertEquals(file + expected, refusal(new MasterKey.From.FromFile(file)));
    }
  }

  @Test
  void theEnvironmentNamesOneSourceAtMost() {
    assertNull(MasterKey.of(Map.of("PEOPLE_KEY", " ", "HOME", "/")));
    assertEquals(
        new MasterKey.From.FromFile(Path.of("k")), MasterKey.of(Map.of("PEOPLE_KEY_FILE", "k")));
    assertEquals(
        new MasterKey.From.FromCommand("vault x"),
        MasterKey.of(Map.of("PEOPLE_KEY_COMMAND", "vault x")));
    assertEquals(
        "the master key is named by PEOPLE_KEY and PEOPLE_KEY_FILE; expected one of them",
        assertThrows(
                TimelineException.class,
                () -> MasterKey.of(Map.of("PEOPLE_KEY", HEX, "PEOPLE_KEY_FILE", "k")))
            .getMessage());
  }

  @Test
  @Tag("process")
  void aCommandPrintsIt() {
    byte[] key = new MasterKey.From.FromCommand("echo " + HEX).read().key.getEncoded();
    assertArrayEquals(HexFormat.of().parseHex(HEX), key);
    assertEquals(
        "the key command ended with 3; expected 0 and the key",
        refusal(new MasterKey.From.FromCommand("echo " + HEX + "; exit 3")));
    assertEquals(
        "the key command: is no key; expected 32 bytes: 64 hexadecimal digits, or base64",
        refusal(new MasterKey.From.FromCommand("true")));
  }
}
