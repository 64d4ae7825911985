package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.disk.*;
import people.timeline.AppendQueue.PendingAppend;

/// The files of large batches on disks that fail; what a timeline promises beside them is looked at
/// in [CrashTest].
class SpillFileTest {

  private static final List<Event> BATCH =
      IntStream.rangeClosed(1, 40).mapToObj(EventTimelineContract::married).toList();

  private final SimulatedDisk disk = new SimulatedDisk(1);

  /// How often a file of a batch may be read before it fails.
  private int reads = Integer.MAX_VALUE;

  /// The files that somebody puts in the places of those of batches; null for nobody.
  private List<Storage.Blob> others;

  /// The disk, of which files of batches can't be read after a while.
  private Storage storage() {
    return (Storage)
        java.lang.reflect.Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (_, method, arguments) ->
                method.getName().equals("createToMap")
                    ? created((Path) arguments[0])
                    : called(method, disk, arguments));
  }

  private Storage.Blob created(Path file) throws IOException {
    Storage.Blob made = failing(disk.create(file));
    if (others != null) {
      disk.put(file, "somebody's".getBytes(StandardCharsets.UTF_8));
      others.add(disk.openToRead(file));
    }
    return made;
  }

  private Storage.Blob failing(Storage.Blob blob) {
    return (Storage.Blob)
        java.lang.reflect.Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.Blob.class},
            (proxy, method, arguments) -> {
              if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
              }
              if (method.getName().equals("read") && reads-- == 0) {
                throw new IOException("Input/output error");
              }
              return called(method, blob, arguments);
            });
  }

  private static Object called(Method method, Object of, Object... arguments) throws Throwable {
    try {
      return method.invoke(of, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private FileTimeline open() {
    TimelineOptions options = TimelineOptions.DEFAULTS.tellingWarnings(_ -> {});
    return new FileTimeline(Torture.FILE, disk, options, LargeBatches.place(storage(), 2));
  }

  private List<Path> files() {
    return disk.files().keySet().stream()
        .filter(file -> file.getFileName().toString().startsWith(SpillFile.NAME))
        .toList();
  }

  @Test
  void aBatchWhoseFileCantBeReadIsRefusedAsAWhole() {
    int refused = 0;
    for (int most = 0; most < 60; most++) {
      try (FileTimeline timeline = open()) {
        long size = disk.exists(Torture.FILE) ? timeline.size() : 0;
        reads = most;
        try {
          LargeBatches.add(timeline, BATCH);
          break;
        } catch (TimelineException e) {
          refused++;
          assertEquals(
              Torture.FILE + ": can't keep a large batch in a file: Input/output error",
              e.getMessage());
        } finally {
          reads = Integer.MAX_VALUE;
        }
        assertEquals(size, disk.exists(Torture.FILE) ? timeline.size() : 0);
      }
      assertEquals(List.of(), files());
    }
    assertTrue(refused > 5, "refused " + refused);
    assertEquals(BATCH, EventTimelineContract.events(Torture.read(disk)));
  }

  @Test
  void aFileWhoseNameCantBeTakenAwayAtOnceIsDeletedAtTheEnd() {
    try (FileTimeline timeline = open()) {
      timeline.add(EventTimelineContract.died(50));
      List<Path> seen = new ArrayList<>();
      disk.watch(_ -> seen.addAll(files()));
      disk.failAt(disk.operations() + 2, DiskFault.ERROR_ONCE); // creation, deletion
      LargeBatches.add(timeline, BATCH);
      assertTrue(seen.size() > 2, "it has its name while it is written: " + seen);
      assertEquals(List.of(), files());
      assertEquals(41, timeline.size());
    }
  }

  @Test
  void noOtherFileThatGetsItsNameIsTakenForIt() throws IOException {
    others = new ArrayList<>();
    try (FileTimeline timeline = open()) {
      LargeBatches.add(timeline, BATCH);
    }
    assertEquals(BATCH, EventTimelineContract.events(Torture.read(disk)));
    assertEquals(2, others.size());
    for (Storage.Blob other : others) {
      assertEquals("somebody's".length(), other.size());
    }
  }

  private static HeldEvents held(FileTimeline timeline, List<Event> events) {
    HeldEvents held = timeline.hold();
    held.addAll(events);
    assertTrue(held.isSpilled());
    return held;
  }

  @Test
  void onlyTheBatchThatHasNoRoomIsRefusedOfThoseThatAreAppendedTogether() {
    int refused = 0;
    for (int operations = 1; operations < 60; operations++) {
      SimulatedDisk disk = new SimulatedDisk(operations);
      try (FileTimeline timeline =
          new FileTimeline(
              Torture.FILE, disk, TimelineOptions.DEFAULTS, LargeBatches.place(disk, 2))) {
        timeline.add(EventTimelineContract.died(50));
        HeldEvents large = held(timeline, BATCH);
        List<Event> first = List.of(EventTimelineContract.died(51));
        List<Event> last = List.of(EventTimelineContract.died(52));
        disk.failAt(disk.operations() + operations, DiskFault.FULL_ONCE);
        List<PendingAppend> appends =
            Stream.of(first, large, last).map(each -> new PendingAppend(each)).toList();
        timeline.makeTogether(appends);
        List<String> why = appends.stream().map(SpillFileTest::refusal).toList();
        if (why.stream().anyMatch(each -> each.contains("can't keep a large batch"))) {
          refused++;
          assertEquals(2, Collections.frequency(why, ""), why.toString());
          List<Event> expected = new ArrayList<>(List.of(EventTimelineContract.died(50)));
          expected.addAll(why.get(0).isEmpty() ? first : List.of());
          expected.addAll(why.get(1).isEmpty() ? BATCH : List.of());
          expected.addAll(why.get(2).isEmpty() ? last : List.of());
          assertEquals(expected, EventTimelineContract.events(timeline));
        }
      }
      LargeBatches.refuseLeftovers(disk, 0);
    }
    assertTrue(refused > 5, "refused " + refused);
  }

  /// Why an append was refused; empty when it was not.
  private static String refusal(PendingAppend append) {
    try {
      append.position();
      return "";
    } catch (TimelineException e) {
      return e.getMessage();
    }
  }

  @Test
  void onlyTheBatchThatCantBeReadIsRefusedOfThoseThatAreAppendedTogether() {
    try (FileTimeline timeline = open()) {
      HeldEvents large = held(timeline, BATCH);
      List<Event> other = List.of(EventTimelineContract.died(51));
      reads = 3;
      List<PendingAppend> appends = List.of(new PendingAppend(large), new PendingAppend(other));
      timeline.makeTogether(appends);
      assertEquals(
          List.of(Torture.FILE + ": can't keep a large batch in a file: Input/output error", ""),
          appends.stream().map(SpillFileTest::refusal).toList());
      assertEquals(other, EventTimelineContract.events(timeline));
    }
  }

  @Test
  void whoExpectsSomethingOfManyPeopleReadsNoBatchAgain() {
    try (FileTimeline timeline = open()) {
      List<PendingAppend> appends =
          List.of(
              new PendingAppend(held(timeline, BATCH)),
              new PendingAppend(
                  List.of(EventTimelineContract.died(1)),
                  BATCH.stream()
                      .map(event -> Expected.revision(event.personId(), 0))
                      .toArray(Expected[]::new)));
      reads = 1000;
      timeline.makeTogether(appends);
      assertEquals(List.of("", ""), appends.stream().map(SpillFileTest::refusal).toList());
      assertTrue(reads > 900, "it is read once, in 20 groups: " + (1000 - reads));
    }
  }

  @Test
  void aBatchThatIsWrittenInPiecesIsThereAsAWholeOrNotAtAll() {
    Set<Integer> sizes = new TreeSet<>();
    for (int often = 0; often < 8; often++) {
      for (DiskFault fault : EnumSet.of(DiskFault.ERROR_ONCE, DiskFault.FULL)) {
        for (int operations = 1; operations < 90; operations += 7) {
          sizes.addAll(sizesAfter(often, fault, operations));
        }
      }
    }
    assertEquals(Set.of(1, 41), sizes);
  }

  /// How many events are there after a batch in pieces that met a fault, whenever power is lost or
  /// another program appends meanwhile.
  private static Set<Integer> sizesAfter(int often, DiskFault fault, int operations) {
    SimulatedDisk disk = new SimulatedDisk(often);
    Set<Integer> sizes = new TreeSet<>();
    try (FileTimeline timeline =
        new FileTimeline(
            Torture.FILE,
            disk,
            TimelineOptions.DEFAULTS.tellingWarnings(_ -> {}),
            LargeBatches.place(disk, 2))) {
      timeline.add(EventTimelineContract.died(50));
      HeldEvents large = held(timeline, BATCH);
      disk.failAt(disk.operations() + operations, fault);
      disk.watch(at -> {
        if (at % 8 == often) {
          sizes.add(Torture.read(disk.afterPowerLoss(at)).size());
          sizes.add(Torture.read(disk.afterKill(at)).size());
        }
      });
      LargeBatches.addTogether(timeline, List.of(large));
      disk.watch(_ -> {});
      disk.repair();
      sizes.add((int) timeline.size());
    } catch (TimelineException e) {
      // it appends no more after a force that failed
    }
    return sizes;
  }

  @Test
  void aBatchThatStopsLeavesNoFile() {
    try (FileTimeline timeline = open()) {
      PersonRegistry registry = new PersonRegistry(timeline);
      assertThrows(
          IllegalStateException.class,
          () ->
              registry.inOneBatch(batch -> {
                BATCH.forEach(event -> {
                  batch.newPerson(event.personId());
                  batch.add(event);
                });
                throw new IllegalStateException("stopped");
              }));
    }
    assertEquals(List.of(), files());
    assertTrue(!disk.exists(Torture.FILE));
  }

  @Test
  void aBatchThatADiskHasNoRoomForIsRefusedAsAWhole() {
    try (FileTimeline timeline = open()) {
      timeline.add(EventTimelineContract.died(50));
      disk.failAt(disk.operations() + 1, DiskFault.FULL);
      String refused =
          assertThrows(TimelineException.class, () -> LargeBatches.add(timeline, BATCH))
              .getMessage();
      assertEquals(
          "%s: can't keep a large batch in a file: No space left on device; in %s: No space left on device"
              .formatted(Torture.FILE, System.getProperty("java.io.tmpdir")),
          refused);
      disk.repair();
      assertEquals(1, timeline.size());
      LargeBatches.add(timeline, BATCH);
      assertEquals(41, timeline.size());
    }
    assertEquals(List.of(), files());
  }
}
