package people.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

  /// A program that locks bytes of a file, says whether it could, and lets go when its input ends.
  static final class Locker {

    private Locker() {}

    public static void main(String[] args) throws IOException {
      try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
        long length = Long.parseLong(args[2]);
        FileLock lock = channel.tryLock(Long.parseLong(args[1]), length, false);
        System.out.println(lock == null ? "refused" : "locked");
        System.in.read();
      }
    }
  }

  /// All of a file.
  private static final long ALL = Long.MAX_VALUE;

  private static final int APPENDS = 0;
  private static final int IS_NEXT = 1;

  /// What another program is told that locks bytes of the file until that is closed.
  private record OtherProgram(Process process, String said) implements Closeable {

    @Override
    public void close() throws IOException {
      process.outputWriter().close();
      process.onExit().join();
    }
  }

  private static OtherProgram other(Path locked, long from, long length) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(Command.QUICK);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Locker.class.getName()));
    words.addAll(List.of(locked.toString(), Long.toString(from), Long.toString(length)));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    return new OtherProgram(process, process.inputReader().readLine());
  }

  private String told(Path locked, long from, long length) throws IOException {
    try (OtherProgram other = other(locked, from, length)) {
      return other.said;
    }
  }

  private void isBusy() {
    String said = assertThrows(TimelineException.class, () -> lock(file, 0)).getMessage();
    assertTrue(said.endsWith(" is appending; waited 0 s for it"), said);
  }

  @Test
  @Tag("process")
  void whoWaitsIsNextAndWhoHasJustAppendedDoesNotGetPast() throws Exception {
    assertEquals(0, add());
    CountDownLatch isTaken = new CountDownLatch(1);
    CountDownLatch isSeen = new CountDownLatch(1);
    try (OtherProgram appending = other(lock, APPENDS, 1);
        ExecutorService pool = Executors.newFixedThreadPool(1)) {
      assertEquals("locked", appending.said);
      var waiting =
          pool.submit(() -> {
            try (Closeable _ = lock(file, 60)) {
              isTaken.countDown();
              return isSeen.await(1, TimeUnit.MINUTES);
            }
          });
      while (told(lock, IS_NEXT, 1).equals("locked")) {
        assertFalse(waiting.isDone());
      }
      appending.close();
      assertTrue(isTaken.await(1, TimeUnit.MINUTES));
      assertEquals("locked", told(lock, IS_NEXT, 1));
      assertEquals("refused", told(lock, APPENDS, 1));
      assertEquals("refused", told(lock, 0, ALL));
      assertEquals("refused", told(file, 0, ALL));
      isSeen.countDown();
      assertTrue(waiting.get());
    }
    try (OtherProgram next = other(lock, IS_NEXT, 1)) {
      assertEquals("locked", next.said);
      isBusy();
    }
  }

  @Test
  @Tag("process")
  void aProgramThatLocksAllOfEitherFileAsVersionOneDidKeepsUsOut() throws Exception {
    assertEquals(0, add());
    for (Path locked : List.of(lock, file)) {
      try (OtherProgram other = other(locked, 0, ALL)) {
        assertEquals("locked", other.said);
        isBusy();
      }
    }
    assertEquals(1, add());
  }

  @Test
  @Tag("process")
  void pythonTakesTheSameLock() throws Exception {
    String take =
        "import fcntl, sys\n"
            + "lock = open(sys.argv[1], 'r+')\n"
            + "try:\n"
            + "  fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)\n"
            + "  print('locked', flush=True)\n"
            + "  sys.stdin.read()\n"
            + "except OSError:\n"
            + "  print('refused', flush=True)\n";
    assertEquals(0, add());
    Callable<Process> python =
        () -> new ProcessBuilder("python3", "-c", take, lock.toString()).start();
    Process holder = null;
    try {
      holder = python.call();
    } catch (IOException e) {
      assumeTrue(false, "there is no python3");
    }
    assertEquals("locked", holder.inputReader().readLine());
    isBusy();
    holder.outputWriter().close();
    holder.waitFor();
    try (Closeable _ = lock(file, 0)) {
      assertEquals("refused", python.call().inputReader().readLine());
    }
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
      assertTrue(waited >= 1e9 && waited < 5e9, waited + " ns");
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
