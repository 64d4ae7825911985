package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.disk.*;

/// The files of large batches on disks that fail; what a timeline promises beside them is looked at
/// in [CrashTest].
class SpillFileTest {

  private static final List<Event> BATCH =
      IntStream.rangeClosed(1, 40).mapToObj(EventTimelineContract::married).toList();

  private final SimulatedDisk disk = new SimulatedDisk(1);

  /// How often a file of a batch may be read before it fails.
  private int reads = Integer.MAX_VALUE;

  /// The disk, of which files of batches can't be read after a while.
  private Storage storage() {
    return (Storage)
        java.lang.reflect.Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (_, method, arguments) ->
                method.getName().equals("openToMap")
                    ? failing(disk.openKeptToWrite((Path) arguments[0]))
                    : called(method, disk, arguments));
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
              if (method.getName().equals("read") && reads-- <= 0) {
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
