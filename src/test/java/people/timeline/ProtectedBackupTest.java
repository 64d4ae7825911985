package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Details.on;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.engine.*;
import people.sealing.*;

/// Backups of a protected timeline, and what is restored of them: whatever keys are in the place,
/// everybody can be read whose lines are there.
class ProtectedBackupTest {

  private static final MasterKey.From KEY = ProtectingTest.KEY;
  private static final MasterKey.From NEXT = ProtectingTest.OTHER;

  @TempDir private Path folder;
  private Path file;
  private Path keys;
  private Path backup;

  @BeforeEach
  void protect() {
    file = folder.resolve("people.jsonl");
    keys = folder.resolve("people.jsonl.keys");
    backup = folder.resolve("backup.jsonl");
    Protecting.protect(file, KEY, null, _ -> {});
  }

  private void add(int count, MasterKey.From key) {
    try (EventTimeline timeline = EventTimeline.open(file, TimelineOptions.DEFAULTS.with(key))) {
      new PersonRegistry(timeline)
          .inOneBatch(batch -> {
            for (int i = 0; i < count; i++) {
              batch.create(new Name("Ada", "Quast"), Status.SINGLE, null, on("1980"));
            }
            return null;
          });
    }
  }

  private static List<String> names(Path timeline, MasterKey.From key) {
    try (EventTimeline opened = EventTimeline.open(timeline, TimelineOptions.DEFAULTS.with(key))) {
      List<String> names = new ArrayList<>();
      for (RecordedEvent each : opened) {
        if (each.event() instanceof Event.Creation e && e.name() != null) {
          names.add(e.name().toString());
        }
      }
      return names;
    }
  }

  private static List<String> adas(int count) {
    return Collections.nCopies(count, "Ada Quast");
  }

  @Test
  void keysThatAnEarlierBackupLeftDontTakeThePlaceOfTheseOnes() throws IOException {
    add(1, KEY);
    Backup.of(file, backup);
    Files.delete(backup);
    add(500, KEY);
    Backup.of(file, backup);
    assertEquals(adas(501), names(backup, KEY));
  }

  @Test
  void norThoseOfAnEarlierMasterNorAKeyThatWasDestroyedSince() throws IOException {
    add(2, KEY);
    Backup.of(file, backup);
    Files.delete(backup);
    Erasing.erase(
        new TimelineAddress.InFile(file),
        new Erasing.Request(Set.of(2), Erased.Keep.STATISTICS, "asked", null),
        _ -> {},
        _ -> {},
        KEY);
    Backup.of(file, backup);
    String copied = Files.readString(folder.resolve("backup.jsonl.keys"));
    assertTrue(copied.contains("0000000002 " + "-".repeat(80)), copied);
    Files.delete(backup);
    Protecting.rotate(file, KEY, NEXT);
    Backup.of(file, backup);
    assertEquals("Ada Quast", names(backup, NEXT).getFirst());
  }

  @Test
  void keysMadeSinceTheBackupStayWhenItIsRestored() throws IOException {
    add(1, KEY);
    Backup.of(file, backup);
    add(500, KEY);
    Files.move(file, folder.resolve("later.jsonl"));
    Backup.restore(backup, file);
    assertEquals(adas(1), names(file, KEY));
    Files.copy(keys, folder.resolve("later.jsonl.keys"));
    assertEquals(adas(501), names(folder.resolve("later.jsonl"), KEY));
  }

  @Test
  void keysOfALaterMasterStayUnlessTheyAreNotAll() throws IOException {
    add(1, KEY);
    Backup.of(file, backup);
    Protecting.rotate(file, KEY, NEXT);
    Files.delete(file);
    Backup.restore(backup, file);
    assertEquals(adas(1), names(file, NEXT));
    Files.delete(file);
    String all = Files.readString(keys);
    Files.writeString(keys, all.replaceAll("(?m)^000000000[1-3] .*\n", ""));
    assertEquals(
        keys.toRealPath()
            + ": is wrapped by another master key, and lacks 3 keys of "
            + backup.toRealPath()
            + ".keys; move it away, or wrap that by the same one: 'protect --rotate'",
        assertThrows(TimelineException.class, () -> Backup.restore(backup, file)).getMessage());
    assertFalse(Files.exists(file));
  }

  @Test
  void oneInWhichNothingIsSealedYetGoesOnWithItsKeys() {
    Backup.of(file, backup);
    Path restored = folder.resolve("restored.jsonl");
    Backup.restore(backup, restored);
    file = restored;
    add(3, KEY);
    assertEquals(adas(3), names(restored, KEY));
  }
}
