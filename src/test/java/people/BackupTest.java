package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.simulation.Simulation;

class BackupTest {

  @TempDir private Path folder;
  private Path file;
  private Path backup;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void nameTheFiles() {
    file = folder.resolve("people.jsonl");
    backup = folder.resolve("backup.jsonl");
  }

  private static Event married(int person) {
    return new Event.StatusChange(person, Status.MARRIED, Details.NONE);
  }

  private void add(int... people) {
    try (EventTimeline timeline = EventTimeline.open(file, Clock.systemUTC())) {
      timeline.addAll(IntStream.of(people).mapToObj(BackupTest::married).toList());
    }
  }

  private TreeSet<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      var names = new TreeSet<String>();
      files.forEach(each -> names.add(each.getFileName().toString()));
      return names;
    }
  }

  private Verification restore(Path to) {
    return Backup.restore(backup, to, _ -> {}, warnings::add);
  }

  private static String refusal(org.junit.jupiter.api.function.Executable copy) {
    return assertThrows(TimelineException.class, copy).getMessage();
  }

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
            });
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
  void onlyWholeEventsAreCopiedAndARestoreSaysSo() throws IOException {
    add(1, 2);
    String whole = Files.readString(file);
    Files.writeString(file, whole + "{\"type\":\"PERS");
    assertEquals(2, Backup.of(file, backup).events());
    assertEquals(whole, Files.readString(backup));
    assertEquals(List.of(), warnings);

    Files.writeString(backup, whole + "{\"type\":\"PERS");
    Path restored = folder.resolve("restored.jsonl");
    assertEquals(2, restore(restored).events());
    assertEquals(whole, Files.readString(restored));
    assertEquals(
        List.of(backup + ": the last 13 bytes are an unfinished append, which was left out"),
        warnings);
  }

  @Test
  void aLastEventWithoutItsLineFeedGetsIt() throws IOException {
    add(1, 2);
    String whole = Files.readString(file);
    Files.writeString(file, whole.strip());
    Backup.of(file, backup);
    assertEquals(whole, Files.readString(backup));
  }

  // ---- refusals, each in one line; nothing is left

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
  void aTimelineIsFoundThroughALink() throws IOException {
    add(1);
    Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), file);
    Backup.of(link, backup);
    assertEquals(-1, Files.mismatch(file, backup));
    assertFalse(Files.isSymbolicLink(backup));
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

  // ---- what goes wrong meanwhile

  @Test
  void whatAKilledRunLeftIsRemovedAndNotWrittenOver() throws IOException {
    add(1);
    Path other = Files.writeString(folder.resolve("other.jsonl"), "of another backup");
    Files.createLink(folder.resolve("backup.jsonl.part"), other);
    Backup.of(file, backup);
    assertEquals("of another backup", Files.readString(other));
    assertFalse(Files.exists(folder.resolve("backup.jsonl.part")));
    assertEquals(-1, Files.mismatch(file, backup));
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
                  EventTimeline.open(restored, Clock.systemUTC(), warnings::add)) {
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

  /// This machine's, but so many steps after which it is full.
  static class FullDisk implements Storage {

    private int left;

    FullDisk(int steps) {
      left = steps;
    }

    private void step() throws IOException {
      if (left-- <= 0) {
        throw new FileSystemException("x", null, "No space left on device");
      }
    }

    void write(Blob blob, ByteBuffer bytes, long offset) throws IOException {
      blob.write(bytes, offset);
    }

    @Override
    public Blob create(Path path) throws IOException {
      step();
      return watched(Disk.DISK.create(path));
    }

    private Blob watched(Blob blob) {
      return new Blob() {

        @Override
        public long size() throws IOException {
          return blob.size();
        }

        @Override
        public void read(ByteBuffer into, long offset) throws IOException {
          blob.read(into, offset);
        }

        @Override
        public void write(ByteBuffer bytes, long offset) throws IOException {
          step();
          FullDisk.this.write(blob, bytes, offset);
        }

        @Override
        public void truncate(long size) throws IOException {
          blob.truncate(size);
        }

        @Override
        public void force() throws IOException {
          step();
          blob.force();
        }

        @Override
        public void close() throws IOException {
          blob.close();
        }
      };
    }

    @Override
    public Blob openToRead(Path path) throws IOException {
      return Disk.DISK.openToRead(path);
    }

    @Override
    public Blob openToWrite(Path path) throws IOException {
      return watched(Disk.DISK.openToWrite(path));
    }

    @Override
    public void rename(Path path, Path name) throws IOException {
      step();
      Disk.DISK.rename(path, name);
    }

    @Override
    public void deleteIfExists(Path path) throws IOException {
      Disk.DISK.deleteIfExists(path);
    }

    @Override
    public boolean exists(Path path) {
      return Disk.DISK.exists(path);
    }

    @Override
    public void forceFolderOf(Path path) throws IOException {
      step();
      Disk.DISK.forceFolderOf(path);
    }

    @Override
    public Object identity(Path path) throws IOException {
      return Disk.DISK.identity(path);
    }

    @Override
    public String oddity(Path path) {
      return Disk.DISK.oddity(path);
    }

    @Override
    public Path realPath(Path timeline) throws IOException {
      return Disk.DISK.realPath(timeline);
    }

    @Override
    public Closeable lock(Path timeline, Path real) throws IOException {
      return Disk.DISK.lock(timeline, real);
    }
  }
}
