package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Questions about a protected timeline by somebody without its key: what hangs on names is
/// refused, since "none" would be taken for an answer.
class WithoutKeyTest extends PeopleCommandFixture {

  private static final String NEEDED =
      "the master key is needed: PEOPLE_KEY_FILE, PEOPLE_KEY or PEOPLE_KEY_COMMAND\n";

  @BeforeEach
  void protect() throws IOException {
    ada();
    assertEquals(0, people(words("identify 1 --key payroll=4711")).exit());
    Path key = file.resolveSibling("master.key");
    Files.writeString(
        Files.createFile(
            key,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
        "a1".repeat(32));
    CommandOutput done = people("protect", "--master-key", key.toString());
    assertEquals(0, done.exit(), done.err());
    assertEquals(0, people("find", "byron", "--was", "--master-key", key.toString()).exit());
  }

  private void assertKeyIsNeeded(String what, String... command) {
    CommandOutput refused = people(command);
    assertTrue(
        refused.err().endsWith(file + ": is protected; to " + what + " it " + NEEDED),
        refused.err());
    assertEquals("", refused.out());
    assertEquals(1, refused.exit());
  }

  @Test
  void wordsKeysAndDuplicatesNeedIt() {
    assertKeyIsNeeded("search", "find", "byron", "--was");
    assertKeyIsNeeded("find a key in", "show", "payroll=4711");
    assertKeyIsNeeded("compare records in", "duplicates");
  }

  @Test
  void aCopyWithoutItsFileOfKeysIsProtectedToo() throws IOException {
    Files.delete(file.resolveSibling(file.getFileName() + ".keys"));
    wordsKeysAndDuplicatesNeedIt();
    assertEquals(
        "people: " + file + ": is protected, and no key is given: names read as •••\n",
        people("show", "1").err());
  }
}
