package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.*;
import people.simulation.*;

/// Copies during which something goes wrong: no backup is left, or a whole one.
class BackupFaultsTest extends BackupFixture {

  @Test
  void whatAKilledRunLeftIsRemovedAndNotWrittenOver() throws IOException {
    add(1);
    Path part = folder.resolve("backup.jsonl.part");
    String line = Files.readString(file);
    for (String left :
        List.of("", line, line.substring(0, 40), line.substring(0, 9) + "\0\0", "\0")) {
      Path other = Files.writeString(folder.resolve("other.jsonl"), left);
      Files.createLink(part, other);
      Backup.of(file, backup);
      assertEquals(left, Files.readString(other));
      assertFalse(Files.exists(part));
      assertEquals(-1, Files.mismatch(file, backup));
      Files.delete(backup);
      Files.delete(other);
    }
  }

  @Test
  void whatSomebodyElseHasUnderThatNameIsLeftAlone() throws IOException {
    add(1);
    Path part = folder.resolve("backup.jsonl.part");
    String expected =
        part + ": is not what a copy to backup.jsonl left; move it away, since that needs its name";
    String line = Files.readString(file);
    String theirs = line.replace("\"personId\":1", "\"personId\":7");
    for (String content :
        List.of("a download", "{\"type\":\"other\"}\n", "\u001f\u008b", theirs, line + theirs)) {
      Files.writeString(part, content);
      assertEquals(expected, refusal(() -> Backup.of(file, backup)));
      assertEquals(content, Files.readString(part));
    }
    Files.delete(part);
    Files.createDirectory(part);
    assertEquals(expected, refusal(() -> Backup.of(file, backup)));
    Files.delete(part);
    Files.createSymbolicLink(part, file);
    assertEquals(expected, refusal(() -> Backup.of(file, backup)));
    assertTrue(Files.isSymbolicLink(part));
    assertFalse(Files.exists(backup));
  }

  @Test
  void whateverFailsLeavesNoBackupOrAWholeOne() throws IOException {
    add(1, 2, 3);
    int failures = 0;
    for (int allowed = 0; ; allowed++) {
      var full = new FullDisk(allowed);
      try {
        Backup.of(full, file, backup, _ -> {});
        break;
      } catch (TimelineException e) {
        assertEquals(backup + ": can't write: No space left on device", e.getMessage());
        assertFalse(Files.exists(backup), "after " + allowed + " steps");
        assertFalse(Files.exists(folder.resolve("backup.jsonl.part")));
        failures++;
      }
    }
    assertEquals(5, failures, "create, write, force, rename, force the folder");
    assertEquals(-1, Files.mismatch(file, backup));
  }

  @Test
  void aCopyThatTheDiskDoesNotGiveBackIsNoBackup() throws IOException {
    add(1, 2, 3);
    var forgetful =
        new FullDisk(100) {
          @Override
          void write(Blob blob, ByteBuffer bytes, long offset) throws IOException {
            byte[] changed = new byte[bytes.remaining()];
            bytes.get(changed);
            changed[20] ^= 1;
            blob.write(ByteBuffer.wrap(changed), offset);
          }
        };
    String message = refusal(() -> Backup.of(forgetful, file, backup, _ -> {}));
    assertTrue(
        message.endsWith(
            VerificationTest.sha256(Files.readAllBytes(file))
                + ": it does not read as it was written"),
        message);
    assertEquals("[backup.jsonl.lock, people.jsonl, people.jsonl.lock]", names().toString());
  }

  @Test
  @Tag("process")
  void aKilledBackupLeavesNothingUnderItsName() throws Exception {
    new Simulation(30_000, 60, 7).writeTo(file);
    Path part = folder.resolve("backup.jsonl.part");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "people.cli.PeopleCommand",
                "--timeline",
                file.toString(),
                "backup",
                backup.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("printed").toFile())
            .start();
    while (process.isAlive() && (Files.notExists(part) || Files.size(part) == 0)) {
      Thread.sleep(1);
    }
    process.destroyForcibly();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    assertEquals(137, process.exitValue(), Files.readString(folder.resolve("printed")));
    assertTrue(Files.size(part) < Files.size(file));
    assertFalse(Files.exists(backup));

    Backup.of(file, backup);
    assertEquals(-1, Files.mismatch(file, backup));
    assertFalse(Files.exists(part));
  }

  @Test
  void ofTwoBackupsUnderOneNameOneIsMade() throws Exception {
    new Simulation(1000, 60, 7).writeTo(file);
    try (var pool = Executors.newFixedThreadPool(4)) {
      var running =
          IntStream.range(0, 4).mapToObj(_ -> pool.submit(() -> Backup.of(file, backup))).toList();
      int made = 0;
      for (var each : running) {
        try {
          each.get();
          made++;
        } catch (ExecutionException e) {
          assertTrue(e.getMessage().contains("is there already"), e.getMessage());
        }
      }
      assertEquals(1, made);
    }
    assertEquals(-1, Files.mismatch(file, backup));
  }

  @Test
  void aTimelineThatIsBegunDuringARestoreKeepsEverything() throws Exception {
    add(1, 2, 3);
    Backup.of(file, backup);
    for (int i = 0; i < 20; i++) {
      Path restored = folder.resolve(i + ".jsonl");
      boolean isRestored = false;
      try (var pool = Executors.newSingleThreadExecutor()) {
        var writing =
            pool.submit(() -> {
              try (EventTimeline timeline =
                  EventTimeline.open(
                      restored, TimelineOptions.DEFAULTS.tellingWarnings(warnings::add))) {
                return timeline.add(married(9));
              }
            });
        try {
          restore(restored);
          isRestored = true;
        } catch (TimelineException e) {
          assertTrue(e.getMessage().contains("is there already"), e.getMessage());
        }
        assertEquals(isRestored ? 3 : 0, writing.get());
      }
      try (EventTimeline timeline = EventTimeline.open(restored)) {
        assertEquals(isRestored ? 4 : 1, timeline.size());
      }
    }
    assertEquals(List.of(), warnings);
  }
}
