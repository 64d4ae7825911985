package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;

/// Copies that are refused, each in one line: nothing is left behind.
class BackupRefusalTest extends BackupFixture {

  @Test
  void aDamagedTimelineIsNotCopied() throws IOException {
    add(1, 2, 3);
    Files.writeString(file, Files.readString(file).replaceFirst("2,\"newStatus", "7,\"newStatus"));
    assertEquals(
        file
            + ", line 2: does not fit its check: it was changed, or lines above it were changed,"
            + " moved or removed",
        refusal(() -> Backup.of(file, backup)));
    assertEquals("[backup.jsonl.lock, people.jsonl, people.jsonl.lock]", names().toString());
  }

  @Test
  void aDamagedBackupIsNotRestored() throws IOException {
    Files.writeString(backup, "{}\n");
    String expected = backup + ", line 1: ";
    String message = refusal(() -> restore(file));
    assertTrue(message.startsWith(expected), message);
    assertFalse(Files.exists(file));
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    add(1);
    String expected = ": is there already, expected a name that is free: nothing is overwritten";
    for (String there : List.of("", "x")) {
      Files.writeString(backup, there);
      assertEquals(backup + expected, refusal(() -> Backup.of(file, backup)));
      assertEquals(there, Files.readString(backup));
    }
    Files.delete(backup);
    Backup.of(file, backup);
    assertEquals(file + expected, refusal(() -> restore(file)));
    assertEquals(file + expected, refusal(() -> Backup.of(file, file)), "onto itself");
  }

  @Test
  void aLinkThatLeadsNowhereIsNotOverwritten() throws IOException {
    add(1);
    Files.createSymbolicLink(backup, folder.resolve("nowhere"));
    assertEquals(
        backup + ": is there already, expected a name that is free: nothing is overwritten",
        refusal(() -> Backup.of(file, backup)));
    assertFalse(Files.exists(folder.resolve("nowhere")));
  }

  @Test
  void foldersAndWhatIsMissingAreNamed() throws IOException {
    add(1);
    Path missing = folder.resolve("missing");
    assertEquals(
        folder + ": is a folder, expected a name that is free",
        refusal(() -> Backup.of(file, folder)));
    assertEquals(
        missing + "/b.jsonl: can't write: no such file or folder: " + missing,
        refusal(() -> Backup.of(file, missing.resolve("b.jsonl"))));
    assertEquals(missing + ": no such timeline", refusal(() -> Backup.of(missing, backup)));
    assertEquals(
        folder + ": is a folder, expected a timeline file",
        refusal(() -> Backup.of(folder, backup)));
    assertEquals("[backup.jsonl.lock, people.jsonl, people.jsonl.lock]", names().toString());
  }
}
