package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.*;
import people.disk.*;

/// Conversions during which power fails, the program dies or the disk fails, at each of their
/// operations: all lines are sealed or none is, and nothing is lost.
@Tag("faults")
class ProtectingCrashTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2015-02-14T12:00:00Z"), ZoneOffset.UTC);

  private static final List<String> TEXTS = List.of("Zebulonia", "Obscure Lane", "told by");

  private int done;
  private int asBefore;

  /// A disk with a timeline of some people, and an index.
  private static SimulatedDisk disk(long seed) {
    SimulatedDisk disk = new SimulatedDisk(seed);
    disk.keepFrom(64, seed % 2 == 0);
    try (FileTimeline timeline = Workload.open(disk, Durability.EACH, new ArrayList<>())) {
      for (int person = 1; person <= 4; person++) {
        Address home = new Address("Obscure Lane", "Delft");
        timeline.addAll(
            List.of(
                new Event.Creation(
                    person,
                    new Name("Zebulonia", "Roos"),
                    Status.SINGLE,
                    home,
                    Details.on("1980-05-1" + person)),
                new Event.AddressChange(person, home, Details.NONE.from("told by Zebulonia"))));
      }
    }
    Torture.read(disk);
    force(disk);
    return disk;
  }

  private static void force(SimulatedDisk disk) {
    try {
      for (Path each : disk.files().keySet()) {
        try (Storage.Blob file = disk.openToWrite(each)) {
          file.force();
        }
        disk.forceFolderOf(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void convert(SimulatedDisk disk, boolean isOn) {
    if (isOn) {
      Protecting.protect(disk, Torture.FILE, ProtectingTest.KEY, "clerk", _ -> {}, CLOCK);
    } else {
      Protecting.unprotect(disk, Torture.FILE, ProtectingTest.KEY, "clerk", _ -> {}, CLOCK);
    }
  }

  private static FileTimeline open(SimulatedDisk disk) {
    return new FileTimeline(
        Torture.FILE, disk, TimelineOptions.DEFAULTS.with(CLOCK).with(ProtectingTest.KEY));
  }

  private static List<Event> events(SimulatedDisk disk) {
    List<Event> events = new ArrayList<>();
    try (FileTimeline timeline = open(disk)) {
      for (RecordedEvent each : timeline) {
        if (!(each.event() instanceof Event.Protection)) {
          events.add(each.event());
        }
      }
      Verification.of(timeline);
    }
    return events;
  }

  private static boolean isOn(SimulatedDisk disk) {
    try (FileTimeline timeline = open(disk)) {
      return Protecting.isOn(timeline);
    }
  }

  private static void assertNoTraces(SimulatedDisk disk) {
    for (String text : TEXTS) {
      assertEquals(List.of(), Traces.of(text, disk.files()));
    }
  }

  private void check(SimulatedDisk crashed, List<Event> said, boolean isTo) {
    assertEquals(said, events(crashed));
    if (isOn(crashed) == isTo) {
      done++;
    } else {
      asBefore++;
      convert(crashed, isTo);
    }
    if (isTo) {
      assertNoTraces(crashed);
    }
    assertEquals(said, events(crashed));
    try (FileTimeline timeline = open(crashed)) {
      timeline.add(
          new Event.NameChange(1, new Name("Zebulonia", "told by"), Details.NONE.by("Zebulonia")));
      assertEquals(said.size() + 1, events(crashed).size());
    }
    if (isTo) {
      assertNoTraces(crashed);
    }
  }

  private void crashes(boolean isTo) {
    for (long seed = 0; seed < Rounds.of(4); seed++) {
      SimulatedDisk disk = disk(seed);
      List<Event> said = events(disk);
      if (!isTo) {
        convert(disk, true);
        force(disk);
      }
      List<SimulatedDisk> crashed = new ArrayList<>();
      long each = seed;
      disk.watch(operation -> {
        crashed.add(disk.afterKill(each));
        for (int i = 0; i < 3; i++) {
          crashed.add(disk.afterPowerLoss(31 * operation + i));
        }
      });
      convert(disk, isTo);
      disk.watch(_ -> {});
      for (int i = 0; i < 8; i++) {
        crashed.add(disk.afterPowerLoss(i));
      }
      for (SimulatedDisk one : crashed) {
        check(one, said, isTo);
      }
    }
    assertTrue(done > 5 && asBefore > 40, done + " done, " + asBefore + " not");
  }

  @Test
  void whereverPowerFailsOrTheProgramDiesItIsProtectedOrNot() {
    crashes(true);
  }

  @Test
  void whereverPowerFailsOrTheProgramDiesItIsUnprotectedOrNot() {
    crashes(false);
  }

  @Test
  void whereverTheDiskFailsItIsProtectedOrNot() {
    for (DiskFault fault :
        List.of(DiskFault.ERROR_ONCE, DiskFault.ERRORS, DiskFault.FULL_ONCE, DiskFault.FULL)) {
      int failures = 0;
      for (long at = 1; ; at++) {
        SimulatedDisk disk = disk(0);
        List<Event> said = events(disk);
        long first = disk.operations();
        disk.failAt(first + at, fault);
        boolean isPast = false;
        try {
          convert(disk, true);
          isPast = disk.operations() < first + at;
        } catch (TimelineException e) {
          failures++;
          assertTrue(e.getMessage().startsWith("/simulated/people.jsonl"), e.getMessage());
        }
        disk.repair();
        check(disk.afterKill(1), said, true);
        check(disk.afterPowerLoss(at), said, true);
        if (isPast) {
          break;
        }
      }
      assertTrue(failures > 5, fault + ": " + failures);
    }
  }
}
