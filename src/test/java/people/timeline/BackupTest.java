package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.simulation.*;

/// Copies of a timeline, and timelines that are restored from them, have the same bytes.
class BackupTest extends BackupFixture {

  @Test
  void aBackupHasTheSameBytesAndIsRestoredAsTheyAre() throws IOException {
    add(1, 2, 3);
    Verification copied = Backup.of(file, backup);
    assertEquals(3, copied.events());
    assertEquals(VerificationTest.sha256(Files.readAllBytes(file)), copied.head());
    assertEquals(-1, Files.mismatch(file, backup));
    assertEquals(
        "[backup.jsonl, backup.jsonl.lock, people.jsonl, people.jsonl.lock]",
        names().toString(),
        "nothing else is left behind");

    Path restored = folder.resolve("restored.jsonl");
    assertEquals(copied, restore(restored));
    assertEquals(-1, Files.mismatch(file, restored));
    try (EventTimeline timeline = EventTimeline.open(restored)) {
      assertEquals(3, timeline.add(married(4)));
    }
    assertEquals(List.of(), warnings);
  }

  @Test
  void copiesAreForTheirOwnerOnly() throws IOException {
    add(1);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Backup.of(file, backup);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
  }

  @Test
  void anEmptyTimelineHasABackup() throws IOException {
    Files.createFile(file);
    assertEquals(0, Backup.of(file, backup).events());
    assertEquals(0, Files.size(backup));
  }

  @Test
  void linesLongerThanABlockAreCopied() throws IOException {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      for (int length : new int[] {1, 300_000, 5, 1 << 18, 700_000, 1}) {
        timeline.add(new Event.Death(1, Details.NONE.from("x".repeat(length))));
      }
    }
    Backup.of(file, backup);
    assertEquals(-1, Files.mismatch(file, backup));
  }

  @Test
  void progressIsToldOfEveryEvent() {
    new Simulation(3000, 60, 7).writeTo(file);
    long[] told = new long[2];
    Verification copied =
        Backup.of(
            file,
            backup,
            more -> {
              told[0] += more;
              told[1]++;
            },
            warnings::add);
    assertEquals(copied.events(), told[0]);
    assertTrue(told[1] > 1);
  }

  @Test
  void aBackupWhileOthersWriteHoldsWholeBatchesFromTheStart() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    add(1);
    try (var pool = Executors.newFixedThreadPool(2)) {
      var writing =
          IntStream.range(0, 2)
              .mapToObj(_ ->
                  pool.submit(() -> {
                    while (!done.get()) {
                      add(1, 2, 3);
                    }
                  }))
              .toList();
      for (int i = 0; i < 25; i++) {
        Path copy = folder.resolve(i + ".jsonl");
        Verification copied = Backup.of(file, copy);
        assertEquals(1, copied.events() % 3);
        assertEquals(copied.bytes(), Files.size(copy));
        try (EventTimeline timeline = EventTimeline.open(file)) {
          assertEquals(
              copied.events(), Verification.of(timeline, copied.head()).eventsAtNotedHead());
        }
      }
      done.set(true);
      for (var each : writing) {
        each.get();
      }
    }
  }

  @Test
  void onlyWholeEventsAreCopiedAndWarningsSaySo() throws IOException {
    add(1, 2);
    String whole = Files.readString(file);
    Files.writeString(file, whole + "{\"type\":\"PERS");
    assertEquals(2, Backup.of(file, backup).events());
    assertEquals(whole, Files.readString(backup));
    Backup.of(file, folder.resolve("told.jsonl"), _ -> {}, warnings::add);

    Files.writeString(backup, whole + "{\"type\":\"PERS");
    Path restored = folder.resolve("restored.jsonl");
    assertEquals(2, restore(restored).events());
    assertEquals(whole, Files.readString(restored));
    String warning = ": 13 bytes are an unfinished append, which was left out";
    assertEquals(List.of(file + warning, backup + warning), warnings);
  }

  @Test
  void aLastEventWithoutItsLineFeedGetsIt() throws IOException {
    add(1, 2);
    String whole = Files.readString(file);
    Files.writeString(file, whole.strip());
    Backup.of(file, backup);
    assertEquals(whole, Files.readString(backup));
  }

  @Test
  void aTimelineIsFoundThroughALink() throws IOException {
    add(1);
    Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), file);
    Backup.of(link, backup);
    assertEquals(-1, Files.mismatch(file, backup));
    assertFalse(Files.isSymbolicLink(backup));
  }
}
