package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.*;
import people.Erased.Keep;
import people.disk.*;

/// Erasures during which power fails, the program dies or the disk fails, at each of their
/// operations: the person is erased or she is not, and nothing of anybody else is lost.
@Tag("faults")
class ErasingCrashTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2015-02-14T12:00:00Z"), ZoneOffset.UTC);

  private static final Path TORN = Torture.FILE.resolveSibling("people.jsonl.torn-1");
  private static final Path LIST = Torture.FILE.resolveSibling("people.jsonl.erased");
  private static final List<String> TEXTS = List.of("Zebulonia", "Obscure Lane");

  private int erased;
  private int asBefore;

  private static Erasing.Request request(Random random) {
    return new Erasing.Request(Set.of(2, 4), Keep.values()[random.nextInt(2)], "asked", "clerk");
  }

  /// A disk with a timeline of some people, an index, and what crashes left before.
  private static SimulatedDisk disk(long seed) {
    SimulatedDisk disk = new SimulatedDisk(seed);
    Random random = new Random(seed);
    disk.keepFrom(64, seed % 2 == 0);
    try (FileTimeline timeline = Workload.open(disk, Durability.EACH, new ArrayList<>())) {
      for (int person = 1; person <= 5; person++) {
        Name name = new Name(person == 2 || person == 4 ? "Zebulonia" : "Ben", "Roos");
        Address home = new Address(person == 2 ? "Obscure Lane" : "Canal Street", "Delft");
        List<Event> events = new ArrayList<>();
        events.add(
            new Event.Creation(
                person, name, Status.SINGLE, home, Details.on("1980-05-1" + person)));
        while (random.nextInt(3) > 0) {
          events.add(new Event.AddressChange(person, home, Details.NONE.from("Zebulonia told")));
        }
        timeline.addAll(events);
      }
      timeline.add(new Event.Merge(4, 2, "the same Zebulonia", Details.NONE));
    }
    Torture.read(disk);
    disk.put(TORN, "{\"type\":\"PERSON_DEATH\",\"personId\":2,\"eff".getBytes());
    if (seed % 3 == 0) {
      disk.appendByHand(
          Torture.FILE, "{\"type\":\"PERSON_NAME_CHANGE\",\"newName\":{\"fir".getBytes());
    }
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
    return disk;
  }

  private static void erase(SimulatedDisk disk, Erasing.Request request) {
    Erasing.erase(disk, Torture.FILE, request, CLOCK);
  }

  private static List<String> lines(SimulatedDisk disk) {
    return Torture.read(disk).stream().map(RecordedEvent::json).toList();
  }

  /// Of each event all but the check.
  private static List<String> said(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll("(,\"_check\"|,\"hashes\").*", "")).toList();
  }

  private static List<String> traces(SimulatedDisk disk) {
    return TEXTS.stream().flatMap(text -> Traces.of(text, disk.files()).stream()).toList();
  }

  private void check(
      SimulatedDisk crashed, List<String> before, List<String> after, Erasing.Request request) {
    List<String> found = lines(crashed);
    if (found.equals(before)) {
      asBefore++;
      try (FileTimeline timeline = Workload.open(crashed, Durability.EACH, new ArrayList<>())) {
        boolean isListed = crashed.exists(LIST);
        int missed = Erasing.missed(crashed, timeline, Torture.FILE).size();
        assertTrue(missed == 0 || missed == 2 && isListed, "missed " + missed);
      }
      erase(crashed, request);
    } else {
      erased++;
    }
    assertEquals(said(after), said(lines(crashed)));
    assertEquals(List.of(), traces(crashed));
    try (FileTimeline timeline = Workload.open(crashed, Durability.EACH, new ArrayList<>())) {
      assertEquals(List.of(), Erasing.missed(crashed, timeline, Torture.FILE));
      timeline.add(new Event.Death(1, Details.NONE));
      Verification.of(timeline);
    }
    assertEquals(after.size() + 1, lines(crashed).size());
    assertEquals(List.of(), traces(crashed));
  }

  @Test
  void whereverPowerFailsOrTheProgramDiesSheIsErasedOrNot() {
    for (long seed = 0; seed < Rounds.of(6); seed++) {
      SimulatedDisk disk = disk(seed);
      Erasing.Request request = request(new Random(seed));
      List<String> before = lines(disk);
      List<SimulatedDisk> crashed = new ArrayList<>();
      long each = seed;
      disk.watch(operation -> {
        crashed.add(disk.afterKill(each));
        for (int i = 0; i < 3; i++) {
          crashed.add(disk.afterPowerLoss(31 * operation + i));
        }
      });
      erase(disk, request);
      disk.watch(_ -> {});
      for (int i = 0; i < 8; i++) {
        crashed.add(disk.afterPowerLoss(i));
      }
      List<String> after = lines(disk);
      assertEquals(before.size() + 2, after.size());
      for (SimulatedDisk one : crashed) {
        check(one, before, after, request);
      }
    }
    assertTrue(erased > 20 && asBefore > 200, erased + " erased, " + asBefore + " not");
  }

  @Test
  void whereverTheDiskFailsSheIsErasedOrNot() {
    for (long seed = 0; seed < Rounds.of(2); seed++) {
      for (DiskFault fault :
          List.of(DiskFault.ERROR_ONCE, DiskFault.ERRORS, DiskFault.FULL_ONCE, DiskFault.FULL)) {
        int failures = 0;
        for (long at = 1; ; at++) {
          SimulatedDisk disk = disk(seed);
          Erasing.Request request = request(new Random(seed));
          List<String> before = lines(disk);
          SimulatedDisk whole = disk(seed);
          erase(whole, request);
          long first = disk.operations();
          disk.failAt(first + at, fault);
          boolean isPast = false;
          try {
            erase(disk, request);
            isPast = disk.operations() < first + at;
          } catch (TimelineException e) {
            failures++;
            assertTrue(e.getMessage().startsWith("/simulated/people.jsonl: "), e.getMessage());
            boolean isNot = e.getMessage().contains(": not erased");
            disk.repair();
            assertEquals(isNot, lines(disk).equals(before), e.getMessage());
          }
          disk.repair();
          if (!lines(disk).equals(before)) {
            check(disk.afterKill(1), before, lines(whole), request);
          }
          check(disk.afterPowerLoss(at), before, lines(whole), request);
          if (isPast) {
            break;
          }
        }
        assertTrue(failures > 5, fault + ": " + failures);
      }
    }
  }
}
