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
import people.*;
import people.timeline.*;

/// The bytes that are locked, as other programs see them.
@Tag("process")
class TurnstileTest {

  @TempDir private Path folder;
  private Path file;
  private Path lock;

  @BeforeEach
  void nameTheFiles() {
    file = folder.resolve("people.jsonl");
    lock = folder.resolve("people.jsonl.lock");
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

    void end() throws IOException {
      process.outputWriter().close();
      process.onExit().join();
    }

    @Override
    public void close() throws IOException {
      end();
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

  private long add() {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return timeline.add(EventTimelineContract.died(1));
    }
  }

  private Closeable lock(int seconds) throws IOException {
    return new WriteLock(file, seconds).take();
  }

  private void isBusy() {
    String said = assertThrows(TimelineException.class, () -> lock(0)).getMessage();
    assertTrue(said.endsWith(" is appending; waited 0 s for it"), said);
  }

  @Test
  void whoWaitsIsNextAndWhoHasJustAppendedDoesNotGetPast() throws Exception {
    assertEquals(0, add());
    CountDownLatch isTaken = new CountDownLatch(1);
    CountDownLatch isSeen = new CountDownLatch(1);
    try (OtherProgram appending = other(lock, APPENDS, 1);
        ExecutorService pool = Executors.newFixedThreadPool(1)) {
      assertEquals("locked", appending.said);
      var waiting =
          pool.submit(() -> {
            try (Closeable _ = lock(60)) {
              isTaken.countDown();
              return isSeen.await(1, TimeUnit.MINUTES);
            }
          });
      while (told(lock, IS_NEXT, 1).equals("locked")) {
        assertFalse(waiting.isDone());
      }
      appending.end();
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
  void whoAppendsAllTheTimeGetsPastSomeoneWhoWaitsAFewTimesOnly() throws Exception {
    add();
    try (WriteLock busy = new WriteLock(file, 0)) {
      for (int i = 0; i < 9; i++) {
        busy.take().close();
      }
      for (Path locked : List.of(lock, file)) {
        long next = locked == lock ? IS_NEXT : (1L << 62) + 1;
        try (OtherProgram _ = other(locked, next, 1)) {
          int turns = 0;
          while (turns < 9) {
            try (Closeable _ = busy.take()) {
              turns++;
            } catch (TimelineException e) {
              break;
            }
          }
          assertTrue(turns < 4, locked + ": " + turns);
        }
      }
    }
  }

  @Test
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

  /// The words are those of `docs/timeline-file.md`.
  @Test
  void pythonTakesTheSameLock() throws Exception {
    var shown =
        Pattern.compile("`([^`]*fcntl\\.lockf[^`]*)`")
            .matcher(Files.readString(Path.of("docs/timeline-file.md")));
    assertTrue(shown.find());
    String take =
        "import fcntl, sys\n"
            + "try:\n"
            + "  %s\n".formatted(shown.group(1).replace("LOCK_EX", "LOCK_EX | fcntl.LOCK_NB"))
            + "  print('locked', flush=True)\n"
            + "  sys.stdin.read()\n"
            + "except OSError:\n"
            + "  print('refused', flush=True)\n";
    assertEquals(0, add());
    Callable<Process> python =
        () -> new ProcessBuilder("python3", "-c", take).directory(folder.toFile()).start();
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
    try (Closeable _ = lock(0)) {
      assertEquals("refused", python.call().inputReader().readLine());
    }
  }
}
