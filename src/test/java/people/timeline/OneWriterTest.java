package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import people.*;

/// Real processes that append to one file, by whatever name and whatever becomes of its lock file:
/// one at a time, and in turn.
@DisplayName("One writer at a time")
@Tag("process")
class OneWriterTest {

  private static final int APPENDS = 60;

  @TempDir private Path folder;
  private Path file;
  private Path lock;

  @BeforeEach
  void nameTheFiles() {
    file = folder.resolve("people.jsonl");
    lock = folder.resolve("people.jsonl.lock");
  }

  private long add(int personId) {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return timeline.add(EventTimelineContract.died(personId));
    }
  }

  /// Lets processes append at the same time, each by a name of its own.
  private void appendThrough(Path... names) throws Exception {
    AppendOracle oracle = new AppendOracle(file);
    List<AppendingProcess.Running> running = new ArrayList<>();
    for (Path name : names) {
      running.add(new AppendingProcess(name, running.size() + 1, 0, APPENDS, 2).start());
    }
    await(running, oracle);
  }

  private static void await(List<AppendingProcess.Running> running, AppendOracle oracle)
      throws Exception {
    List<AppendingProcess.Outcome> outcomes = new ArrayList<>();
    for (var each : running) {
      outcomes.add(each.await());
      assertEquals(0, outcomes.getLast().exit(), outcomes::toString);
      assertEquals(List.of(), outcomes.getLast().warnings());
    }
    oracle.check(outcomes);
    assertEquals(0, oracle.unacknowledged());
  }

  @Test
  void twoHardLinksOfAFileHaveOneWriterAtATime() throws Exception {
    add(1);
    appendThrough(file, Files.createLink(folder.resolve("link.jsonl"), file));
  }

  @Test
  void aFileThatIsMountedByItselfHasOneWriterAtATime() throws Exception {
    add(1);
    Path mounted =
        Files.createFile(Files.createDirectory(folder.resolve("mnt")).resolve("p.jsonl"));
    assumeTrue(run("mount", "--bind", file.toString(), mounted.toString()), "may not mount");
    try {
      appendThrough(file, mounted);
    } finally {
      assertTrue(run("umount", mounted.toString()));
    }
  }

  private static boolean run(String... words) throws Exception {
    try {
      return new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  /// Deletes the lock file again and again while others append.
  private Thread deleteLockFile(AtomicBoolean done) {
    return Thread.ofPlatform()
        .start(() -> {
          while (!done.get()) {
            try {
              Files.deleteIfExists(lock);
              Thread.sleep(1);
            } catch (IOException | InterruptedException e) {
              throw new AssertionError(e);
            }
          }
        });
  }

  @Test
  void aLockFileThatIsDeletedWhileItIsHeldLetsNoSecondWriterIn() throws Exception {
    for (int round = 0; round < 3; round++) {
      boolean isNew = round > 0; // the first append is another matter
      if (!isNew) {
        add(1);
      }
      AppendOracle oracle = new AppendOracle(file);
      AtomicBoolean done = new AtomicBoolean();
      Thread deleting = deleteLockFile(done);
      try {
        List<AppendingProcess.Running> running = new ArrayList<>();
        for (int writer = 1; writer <= 3; writer++) {
          running.add(
              new AppendingProcess(file, writer, 0, isNew ? APPENDS / 6 : APPENDS, 2).start());
        }
        await(running, oracle);
      } finally {
        done.set(true);
        deleting.join();
      }
      Files.delete(file);
    }
  }

  /// A program that opens the file by itself, and closes it, drops this process's lock of it: then
  /// there is that of the file beside it.
  @Test
  void aProgramThatReadsTheFileByItselfWhileItAppendsKeepsOthersOut() throws Exception {
    add(1);
    AppendOracle oracle = new AppendOracle(file);
    AtomicBoolean done = new AtomicBoolean();
    Thread reading =
        Thread.ofPlatform()
            .start(() -> {
              while (!done.get()) {
                try {
                  Files.readAllBytes(file);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              }
            });
    var other = new AppendingProcess(file, 1, 0, APPENDS, 2).start();
    var self = new AppendingProcess(file, 2, 0, APPENDS, 2);
    SortedMap<Integer, Long> acknowledged = new TreeMap<>();
    try (EventTimeline timeline = EventTimeline.open(file)) {
      for (int append = 0; append < APPENDS; append++) {
        acknowledged.put(append, timeline.addAll(self.events(append)));
      }
    } finally {
      done.set(true);
      reading.join();
    }
    oracle.check(
        List.of(
            other.await(),
            new AppendingProcess.Outcome(
                self, 0, acknowledged, new TreeMap<>(), List.of(), List.of(), List.of())));
  }

  /// How many turns others had, on the average, between the moment at which an append begins and
  /// that at which it is made.
  private static double turnsOfOthers(EventTimeline timeline) throws InterruptedException {
    timeline.add(EventTimelineContract.died(1)); // and all there was is read
    long turns = 0;
    for (int i = 0; i < APPENDS; i++) {
      Thread.sleep(2);
      long size = timeline.size();
      turns += timeline.add(EventTimelineContract.died(1)) - size;
    }
    return turns / (double) APPENDS;
  }

  private double turnsOfOthers() throws InterruptedException {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return turnsOfOthers(timeline);
    }
  }

  // a turn without a force is shorter than what an append does before it waits

  @ParameterizedTest
  @EnumSource(names = {"EACH", "GROUP"})
  void whoAppendsAllTheTimeGetsAheadOfOthersTenTimesAtMost(Durability durability) throws Exception {
    var tight = new AppendingProcess(file, durability, 1, 0, 1_000_000, 1).start();
    try {
      tight.awaitAcknowledged(100);
      double turns = turnsOfOthers();
      assertTrue(turns <= 10, () -> "waited for " + turns + " of its turns");
    } finally {
      tight.kill();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EACH", "GROUP"})
  void neitherDoesAThreadOfTheSameProgram(Durability durability) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    try (EventTimeline timeline =
        EventTimeline.open(file, TimelineOptions.DEFAULTS.with(durability))) {
      Thread tight =
          Thread.ofPlatform()
              .start(() -> {
                while (!done.get()) {
                  timeline.add(EventTimelineContract.died(2));
                }
              });
      try {
        double ofAnother = turnsOfOthers();
        double ofTheSame = turnsOfOthers(timeline);
        assertTrue(ofAnother <= 10 && ofTheSame <= 10, () -> ofAnother + ", " + ofTheSame);
      } finally {
        done.set(true);
        tight.join();
      }
    }
  }
}
