package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.married;

import module java.base;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.*;
import people.disk.*;

/// A file is followed while other programs write it, die and break.
class FileFeedTest extends TimelineFileFixture {

  private static List<Long> drain(EventTimeline.Feed feed) throws InterruptedException {
    List<Long> positions = new ArrayList<>();
    for (var next = feed.next(Duration.ZERO); next != null; next = feed.next(Duration.ZERO)) {
      positions.add(next.position());
    }
    return positions;
  }

  @Test
  void aFileThatIsNotThereYetIsWaitedFor() throws Exception {
    try (EventTimeline timeline = open()) {
      BlockingQueue<Long> got = new LinkedBlockingQueue<>();
      try (var _ = timeline.subscribe(-1, event -> got.add(event.position()))) {
        assertNull(got.poll(100, TimeUnit.MILLISECONDS));
        assertFalse(Files.exists(file));
        try (EventTimeline another = open()) {
          another.add(married(1));
        }
        assertEquals(0, got.poll(1, TimeUnit.MINUTES));
      }
    }
  }

  @Test
  void linesByHandComeWhenTheyAreWhole() throws Exception {
    write(1);
    try (EventTimeline timeline = open();
        EventTimeline.Feed feed = timeline.feed(-1)) {
      assertEquals(List.of(0L), drain(feed));
      String line =
          "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"_datetime\":\"2015-02-14T13:00:00Z\"}\n";
      Files.writeString(file, line.substring(0, 30), StandardOpenOption.APPEND);
      assertEquals(List.of(), drain(feed));
      Files.writeString(file, line.substring(30) + line, StandardOpenOption.APPEND);
      assertEquals(List.of(1L, 2L), drain(feed));
    }
  }

  @Test
  void anotherNameOfTheFileIsSeenAsWell() throws Exception {
    write(1);
    Path other = Files.createDirectory(folder.resolve("other")).resolve("alias.jsonl");
    BlockingQueue<Long> got = new LinkedBlockingQueue<>();
    try (EventTimeline timeline = open();
        var _ = timeline.subscribe(-1, event -> got.add(event.position()))) {
      assertEquals(0, got.poll(1, TimeUnit.MINUTES));
      Files.createLink(other, file); // only now, so the system tells nothing
      for (long position = 1; position < 4; position++) {
        try (EventTimeline byAlias = EventTimeline.open(other)) {
          byAlias.add(married(1));
        }
        assertEquals(position, got.poll(1, TimeUnit.MINUTES));
      }
    }
  }

  @Test
  void aTimelineThatIsReplacedBySameOneIsFollowedOnAndAnotherOneIsRefused() throws Exception {
    write(3);
    try (EventTimeline timeline = open();
        EventTimeline.Feed feed = timeline.feed(-1)) {
      assertEquals(List.of(0L, 1L, 2L), drain(feed));
      Path copy = Files.copy(file, folder.resolve("copy"));
      Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
      try (EventTimeline again = open()) {
        again.add(died(1));
      }
      assertEquals(List.of(3L), drain(feed));
      Files.delete(file);
      write(9);
      String message =
          assertThrows(TimelineException.class, () -> feed.next(Duration.ZERO)).getMessage();
      assertEquals(
          file
              + ": was moved, replaced or deleted by another program since it was opened; open it"
              + " again",
          message);
      assertEquals(
          message,
          assertThrows(TimelineException.class, () -> feed.next(Duration.ZERO)).getMessage());
    }
  }

  @Test
  void damageIsToldWithItsPlace() throws Exception {
    write(3);
    String text = Files.readString(file);
    Files.writeString(file, text.replace("\"personId\":2", "\"personId\":7"));
    try (EventTimeline timeline = open();
        EventTimeline.Feed feed = timeline.feed(-1)) {
      assertEquals(
          file
              + ", line 2: does not fit its check: it was changed, or lines above it were changed,"
              + " moved or removed",
          assertThrows(TimelineException.class, () -> drain(feed)).getMessage());
    }
  }

  /// As root, whom the tests may be run by, every file may be written; so the lock says it is not.
  private Storage readOnly() {
    Storage.Lock lock =
        new Storage.Lock() {
          @Override
          public Closeable take() throws IOException {
            throw new AccessDeniedException(file + ".lock");
          }

          @Override
          public boolean isOfTimeline() {
            return true;
          }

          @Override
          public boolean alsoLock(Path beginning) {
            return false;
          }

          @Override
          public void close() {
            // there is nothing
          }
        };
    return (Storage)
        Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (_, method, arguments) -> {
              try {
                return method.getName().equals("lockOf")
                    ? lock
                    : method.invoke(Disk.DISK, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void aFileThatMayOnlyBeReadGivesItsLastAppendWithTheNextOneAndSaysSo() throws Exception {
    write(3);
    try (EventTimeline.Feed feed = new FileFeed(file, readOnly(), -1, () -> 0, warnings::add);
        EventTimeline writer = open()) {
      assertEquals(List.of(0L, 1L), drain(feed));
      assertEquals(List.of(), drain(feed));
      writer.addAll(List.of(died(1), died(2)));
      assertEquals(List.of(2L), drain(feed));
      writer.add(died(3));
      assertEquals(List.of(3L, 4L), drain(feed));
    }
    assertEquals(
        List.of(
            file
                + ": may not be written: the last append comes when a later one shows that it is on"
                + " disk"),
        warnings);
  }

  @Test
  @Tag("process")
  void whatSeveralProcessesAppendComesInOrderWithoutAGapAlsoWhenTheyAreKilled() throws Exception {
    AppendOracle oracle = new AppendOracle(file);
    BlockingQueue<RecordedEvent> got = new LinkedBlockingQueue<>();
    List<AppendingProcess.Outcome> outcomes = new ArrayList<>();
    try (EventTimeline timeline = open();
        var subscription = timeline.subscribe(-1, got::add)) {
      for (int round = 0; round < 2; round++) {
        List<AppendingProcess.Running> running = new ArrayList<>();
        for (int writer = 1; writer <= 3; writer++) {
          Durability durability = Durability.values()[writer - 1];
          running.add(
              new AppendingProcess(file, durability, writer + 10 * round, 0, 100_000, writer)
                  .start());
        }
        running.getFirst().awaitAcknowledged(50);
        for (var each : running) {
          outcomes.add(each.kill());
        }
      }
      oracle.check(outcomes);
      try (EventTimeline after = open()) {
        for (RecordedEvent expected : after) {
          assertEquals(expected, got.poll(1, TimeUnit.MINUTES));
        }
        SubscriptionContract.awaitPosition(subscription, after.size() - 1);
      }
      assertNull(got.poll());
    }
  }

  // ---- on a simulated disk

  private static final Clock CLOCK = Clock.fixed(EventTimelineContract.NOON, ZoneOffset.UTC);

  private static FileTimeline open(SimulatedDisk disk, Durability durability) {
    return new FileTimeline(
        Torture.FILE, disk, TimelineOptions.DEFAULTS.with(CLOCK).with(durability));
  }

  /// Two programs append in turn, one of which forces late or not at all, and a third one follows:
  /// the power may fail at each operation of the disk, and each of them may fail.
  @Test
  @Tag("faults")
  void whatWasGivenIsThereWheneverPowerFails() throws Exception {
    int crashes = 0;
    int given = 0;
    int failed = 0;
    for (int seed = 1; seed <= Rounds.of(80); seed++) {
      Random random = new Random(seed);
      SimulatedDisk disk = new SimulatedDisk(seed);
      if (seed % 3 > 0) {
        DiskFault fault = seed % 3 == 1 ? DiskFault.ERROR_ONCE : DiskFault.FULL_ONCE;
        disk.failAt(5 + random.nextInt(60), fault);
      }
      List<String> got = new ArrayList<>();
      int[] count = new int[1];
      int number = seed;
      disk.watch(operation -> {
        assertThere(got, disk.afterPowerLoss(number + operation));
        count[0]++;
      });
      EventTimeline.Feed feed = open(disk, Durability.EACH).feed(-1);
      EventTimeline[] writers = {open(disk, Durability.EACH), open(disk, Durability.NONE)};
      for (int step = 0; step < 16; step++) {
        int writer = random.nextInt(2);
        try {
          writers[writer].addAll(
              random.nextBoolean() ? List.of(married(1 + step)) : List.of(died(1), died(2)));
        } catch (TimelineException e) {
          failed++;
          writers[writer] = open(disk, writer == 0 ? Durability.EACH : Durability.NONE);
        }
        try {
          for (var next = feed.next(Duration.ZERO); next != null; next = feed.next(Duration.ZERO)) {
            assertEquals(got.size(), next.position());
            got.add(next.json());
          }
        } catch (TimelineException e) {
          feed = open(disk, Durability.EACH).feed(got.size() - 1L);
        }
      }
      given += got.size();
      crashes += count[0];
      disk.watch(_ -> {});
      assertThere(got, disk);
    }
    assertTrue(crashes > Rounds.of(3000), crashes + " crashes");
    assertTrue(given > Rounds.of(1300), given + " given");
    assertTrue(failed > Rounds.of(15), failed + " failed");
  }

  private static void assertThere(List<String> given, SimulatedDisk disk) {
    if (given.isEmpty()) {
      return;
    }
    List<String> there = new ArrayList<>();
    for (RecordedEvent event : Torture.read(disk)) {
      there.add(event.json());
    }
    assertEquals(given, there.subList(0, Math.min(given.size(), there.size())));
  }
}
