package people.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.timeline.*;

class WriteLockTest {

  @TempDir private Path folder;
  private Path file;
  private Path lock;

  @BeforeEach
  void nameTheFiles() {
    file = folder.resolve("people.jsonl");
    lock = folder.resolve("people.jsonl.lock");
  }

  /// A process that takes the lock, says so, and keeps it until it is killed.
  static final class Holder {

    private Holder() {}

    public static void main(String[] args) throws IOException, InterruptedException {
      try (Closeable _ = lock(Path.of(args[0]), WriteLock.PATIENCE_SECONDS)) {
        System.out.println("holds it");
        Thread.sleep(Duration.ofMinutes(2));
      }
    }
  }

  private Process hold() throws IOException {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    assertEquals("holds it", holder.inputReader().readLine());
    return holder;
  }

  private long add() {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return timeline.add(EventTimelineContract.died(1));
    }
  }

  private static Closeable lock(Path timeline, int seconds) throws IOException {
    return new WriteLock(timeline, seconds).take();
  }

  @Test
  @Tag("process")
  void whoWaitsInVainIsToldWhichProcessHasTheLock() throws Exception {
    Process holder = hold();
    try {
      long start = System.nanoTime();
      var error = assertThrows(TimelineException.class, () -> lock(file, 1));
      long waited = System.nanoTime() - start;
      assertEquals(
          "%s: process %d is appending; waited 1 s for it".formatted(file, holder.pid()),
          error.getMessage());
      assertTrue(waited >= 1e9, waited + " ns");
      assertTrue(holder.isAlive(), "it had the lock all the time");
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertEquals(0, add());
  }

  @Test
  @Tag("process")
  void theLockOfAKilledProcessIsFree() throws Exception {
    Process holder = hold();
    holder.destroyForcibly().waitFor();
    assertEquals(holder.pid() + "\n", Files.readString(lock));
    try (Closeable _ = lock(file, 0)) {
      assertEquals(ProcessHandle.current().pid() + "\n", Files.readString(lock));
    }
    assertEquals(0, add());
  }

  @Test
  @Tag("process")
  void whoWaitsGetsTheLockWhenItsHolderDies() throws Exception {
    Process holder = hold();
    try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
      var append = pool.submit(this::add);
      Thread.sleep(200);
      assertTrue(!append.isDone());
      holder.destroyForcibly();
      assertEquals(0, append.get());
    }
  }

  @Test
  void whoWaitsInVainForAThreadOfItsOwnProgramIsToldSo() throws Exception {
    try (Closeable _ = lock(file, WriteLock.PATIENCE_SECONDS);
        ExecutorService pool = Executors.newFixedThreadPool(1)) {
      String said =
          pool.submit(() -> assertThrows(TimelineException.class, () -> lock(file, 1)).getMessage())
              .get();
      assertEquals(file + ": another thread of this program is appending; waited 1 s for it", said);
    }
    assertEquals(0, add());
  }

  @Test
  void aThreadThatHasTheLockIsRefusedItAndKeepsIt() throws Exception {
    try (Closeable _ = lock(file, 1);
        ExecutorService pool = Executors.newFixedThreadPool(1)) {
      Thread.currentThread().interrupt();
      var error = assertThrows(IllegalStateException.class, () -> lock(file, 1));
      assertTrue(Thread.interrupted());
      assertEquals(
          file + ": this thread is appending to it already, through another timeline",
          error.getMessage());
      pool.submit(() -> assertThrows(TimelineException.class, () -> lock(file, 0))).get();
    }
    assertEquals(0, add());
  }

  @Test
  @Tag("process")
  void everyNameOfAFileHasTheSameLockAlsoBeforeTheFileIsThere() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), Path.of("people.jsonl"));
    Path linkedFolder = Files.createSymbolicLink(folder.resolve("folder"), folder);
    for (boolean isThere : new boolean[] {false, true}) {
      Process holder = hold();
      for (Path name :
          List.of(
              link,
              linkedFolder.resolve("people.jsonl"),
              linkedFolder.resolve("link.jsonl"),
              folder.resolve(".").resolve("people.jsonl"))) {
        var error = assertThrows(TimelineException.class, () -> lock(name, 0));
        assertEquals(
            "%s: process %d is appending; waited 0 s for it".formatted(name, holder.pid()),
            error.getMessage());
      }
      holder.destroyForcibly().waitFor();
      if (!isThere) {
        assertEquals(0, add());
      }
    }
  }

  @Test
  @Tag("process")
  void anInterruptEndsTheWaitAndLeavesTheLockToOthers() throws Exception {
    Process holder = hold();
    Thread.currentThread().interrupt();
    var error = assertThrows(TimelineException.class, () -> lock(file, 10));
    assertTrue(Thread.interrupted());
    assertEquals(file + ": interrupted while waiting to append", error.getMessage());
    holder.destroyForcibly().waitFor();
    assertEquals(0, add());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "4711\n", "4711", "\0\0\0\0\0"})
  void aFileThatWeWroteOrOfWhichACrashLeftTooLittleIsTaken(String content) throws IOException {
    Files.writeString(lock, content);
    assertEquals(0, add());
    assertEquals(ProcessHandle.current().pid() + "\n", Files.readString(lock));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lock of a package manager\nline 2\n",
        "1\n2\n",
        "4711\n\n",
        " 4711\n",
        "-1",
        "\u00e9",
        "\0001",
        "000000000000000000000",
        "{\"type\":"
      })
  void aFileOfAnotherProgramByTheNameOfTheLockIsRefusedAndLeftAlone(String content)
      throws IOException {
    Files.writeString(lock, content);
    assertEquals(
        file
            + ": can't append: people.jsonl.lock has another content than the number of a process,"
            + " expected a lock file",
        refused());
    assertEquals(content, Files.readString(lock));
    assertFalse(Files.exists(file));
  }

  @Test
  void aLinkByTheNameOfTheLockIsNotFollowed() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "");
    for (Path target : List.of(precious, folder, folder.resolve("none"), file)) {
      Files.createSymbolicLink(lock, target);
      assertEquals(
          file + ": can't append: people.jsonl.lock is a link, expected a lock file", refused());
      Files.delete(lock);
    }
    assertEquals("", Files.readString(precious));
    assertFalse(Files.exists(folder.resolve("none")));
    assertEquals(0, add());
  }

  @Test
  void anotherNameOfAFileWithContentOrOfTheTimelineIsNoLock() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "letters\n");
    Files.createLink(lock, precious);
    refused();
    assertEquals("letters\n", Files.readString(precious));
    Files.delete(lock);
    Files.createFile(file);
    Files.createLink(lock, file);
    assertEquals(
        file + ": can't append: people.jsonl.lock is the timeline itself, expected a lock file",
        refused());
    assertEquals(0, Files.size(file));
    Files.delete(lock);
    assertEquals(0, add());
  }

  @Test
  @Tag("process")
  void whatAHolderWroteIsToldAsOneLine() throws Exception {
    Process holder = hold();
    for (String content : List.of("", "\n", "12\n34\n", "a \u0000b\u001b[1m")) {
      Files.writeString(lock, content);
      String said = assertThrows(TimelineException.class, () -> lock(file, 0)).getMessage();
      assertEquals(file + ": another process is appending; waited 0 s for it", said);
    }
    holder.destroyForcibly().waitFor();
  }

  @Test
  @Tag("process")
  void aLockFileThatIsNoFileIsNamed() throws Exception {
    Files.createDirectory(lock);
    assertEquals(
        file + ": can't append: people.jsonl.lock is a folder, expected a lock file", refused());
    Files.delete(lock);
    assertEquals(0, new ProcessBuilder("mkfifo", lock.toString()).start().waitFor());
    assertEquals(
        file + ": can't append: people.jsonl.lock is a device or a pipe, expected a lock file",
        refused());
    Files.delete(lock);
    assertEquals(0, add());
  }

  private String refused() {
    return assertThrows(TimelineException.class, this::add).getMessage();
  }
}
