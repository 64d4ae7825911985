package people.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.events;
import static people.timeline.EventTimelineContract.married;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import people.*;
import people.disk.*;

/// The append that makes a timeline: whole under the timeline's name, or nothing has that name.
class FirstAppendTest extends TimelineFileFixture {

  private Path begun() {
    return folder.resolve("people.jsonl.begun");
  }

  @ParameterizedTest
  @EnumSource
  void whereverPowerFailsTheFirstAppendIsThereWholeOrNotAtAll(Durability durability) {
    List<Event> batch = new ArrayList<>();
    for (int person = 1; person <= 30; person++) {
      batch.add(married(person));
    }
    SimulatedDisk disk = new SimulatedDisk(1);
    Set<Boolean> found = new HashSet<>();
    disk.watch(_ -> {
      for (int seed = 0; seed < 100; seed++) {
        for (SimulatedDisk after : List.of(disk.afterPowerLoss(seed), disk.afterKill(seed))) {
          found.add(after.exists(Torture.FILE));
          if (after.exists(Torture.FILE)) {
            assertEquals(batch, events(Torture.read(after)));
          }
          List<String> warnings = new ArrayList<>();
          try (FileTimeline timeline = Workload.open(after, Durability.EACH, warnings)) {
            timeline.add(died(1));
          }
          assertEquals(List.of(), warnings);
          assertFalse(after.exists(Path.of(Torture.FILE + ".begun")));
        }
      }
    });
    try (FileTimeline timeline = Workload.open(disk, durability, warnings)) {
      assertEquals(0, timeline.addAll(batch));
      disk.watch(_ -> {});
      for (int seed = 0; seed < 100; seed++) {
        assertEquals(batch, events(Torture.read(disk.afterPowerLoss(seed))));
      }
    }
    assertEquals(Set.of(true, false), found);
  }

  @Test
  void whoeverAppendsSecondSeesToItThatTheNameIsOnDisk() {
    SimulatedDisk disk = new SimulatedDisk(1);
    SimulatedDisk[] killed = new SimulatedDisk[1];
    disk.watch(_ -> {
      if (disk.exists(Torture.FILE) && killed[0] == null) {
        killed[0] = disk.afterKill(2); // renamed, but its folder is not forced
      }
    });
    try (FileTimeline timeline = Workload.open(disk, Durability.EACH, warnings)) {
      timeline.add(married(1));
    }
    try (FileTimeline timeline = Workload.open(killed[0], Durability.EACH, warnings)) {
      assertEquals(1, timeline.add(died(1)));
    }
    for (int seed = 0; seed < 100; seed++) {
      SimulatedDisk after = killed[0].afterPowerLoss(seed);
      assertEquals(List.of(married(1), died(1)), events(Torture.read(after)));
    }
  }

  @Test
  void whatFailsLeavesNothingBehind() {
    SimulatedDisk whole = new SimulatedDisk(1);
    try (FileTimeline timeline = Workload.open(whole, Durability.EACH, warnings)) {
      timeline.add(married(1));
    }
    assertTrue(whole.operations() >= 5, "made, written, forced, renamed, folder forced");
    for (long operation = 1; operation <= whole.operations(); operation++) {
      SimulatedDisk disk = new SimulatedDisk(1);
      disk.failAt(operation, DiskFault.ERROR_ONCE);
      try (FileTimeline timeline = Workload.open(disk, Durability.EACH, warnings)) {
        var error = assertThrows(TimelineException.class, () -> timeline.add(married(1)));
        assertEquals(
            "/simulated/people.jsonl: can't append: Input/output error", error.getMessage());
      }
      assertEquals(List.of(), Torture.read(disk));
      assertFalse(disk.exists(Path.of(Torture.FILE + ".begun")), "operation " + operation);
      try (FileTimeline timeline = Workload.open(disk, Durability.EACH, warnings)) {
        assertEquals(0, timeline.add(married(1)));
      }
    }
  }

  @Test
  void whatAKilledProgramHadBegunIsTakenAwayAlsoWhereItIsASecondNameOfTheTimeline()
      throws IOException {
    Files.writeString(begun(), "{\"type\":\"PERSON_DE");
    write(1);
    assertFalse(Files.exists(begun()));
    Files.createLink(begun(), file); // killed between the two steps of renaming
    write(1);
    assertFalse(Files.exists(begun()));
    assertEquals(List.of(married(1), married(1)), events(open()));
    assertEquals(List.of(), warnings);
  }

  @Test
  void aTimelineThatSomebodyCalledSoIsLeftAlone() throws IOException {
    try (EventTimeline theirs = EventTimeline.open(begun())) {
      theirs.add(married(7));
      theirs.add(married(8));
    }
    byte[] before = Files.readAllBytes(begun());
    var error = assertThrows(TimelineException.class, () -> open().add(married(1)));
    assertTrue(error.getMessage().endsWith("move it away, since that needs its name"));
    assertArrayEquals(before, Files.readAllBytes(begun()));
    assertFalse(Files.exists(file));
  }

  @Test
  void whatElseHasTheNameOfABeginningIsLeftAlone() throws IOException {
    Files.writeString(begun(), "Dear diary");
    try (EventTimeline timeline = open()) {
      assertEquals(
          begun()
              + ": is not what a first append to people.jsonl left; move it away, since that needs"
              + " its name",
          assertThrows(TimelineException.class, () -> timeline.add(died(1))).getMessage());
      assertFalse(Files.exists(file));
      Path diary = Files.move(begun(), folder.resolve("diary"));
      timeline.add(married(1));
      Files.move(diary, begun());
    }
    write(1); // to a file of one unit
    assertEquals("Dear diary", Files.readString(begun()));
    assertEquals(List.of(married(1), married(1)), events(open()));
  }

  @Test
  void neitherAFolderNorALinkToNothingIsTakenForABeginning() throws IOException {
    Files.createDirectory(begun());
    assertThrows(TimelineException.class, () -> write(1));
    Files.delete(begun());
    Files.createSymbolicLink(begun(), folder.resolve("nowhere"));
    assertThrows(TimelineException.class, () -> write(1));
    assertTrue(Files.isSymbolicLink(begun()));
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    write(1);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aLinkThatLeadsToNoFileYetIsFollowed() throws IOException {
    Path target = Files.createDirectory(folder.resolve("elsewhere")).resolve("real.jsonl");
    Files.createSymbolicLink(file, target);
    write(2);
    assertTrue(Files.isSymbolicLink(file));
    assertTrue(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS));
    assertEquals(List.of(married(1), married(2)), events(open()));
    try (Stream<Path> all = Files.list(target.getParent())) {
      assertEquals(
          Set.of("real.jsonl", "real.jsonl.lock"),
          all.map(each -> each.getFileName().toString()).collect(Collectors.toSet()));
    }
  }

  @Test
  void aFileThatAnotherProgramMadeMeanwhileIsNotOverwritten() throws IOException {
    try (EventTimeline timeline = open()) {
      Files.writeString(file, "Dear diary");
      assertEquals(
          file + ", line 1: is neither an event nor the start of one: no timeline",
          assertThrows(TimelineException.class, () -> timeline.add(died(1))).getMessage());
    }
    assertEquals("Dear diary", Files.readString(file));
  }

  @Test
  @Tag("process")
  void processesThatMakeTheSameTimelineAtOnceLoseNothing() throws Exception {
    for (int round = 0; round < 3; round++) {
      Path own = Files.createDirectory(folder.resolve("round-" + round)).resolve("people.jsonl");
      AppendOracle oracle = new AppendOracle(own);
      List<AppendingProcess.Running> writers = new ArrayList<>();
      for (int writer = 1; writer <= 4; writer++) {
        writers.add(new AppendingProcess(own, writer, 0, 5, 2).start());
      }
      List<AppendingProcess.Outcome> outcomes = new ArrayList<>();
      for (AppendingProcess.Running writer : writers) {
        outcomes.add(writer.await());
      }
      oracle.check(outcomes);
      assertEquals(0, oracle.unacknowledged());
      assertEquals(4 * 5 * 2 + 3, oracle.size());
    }
  }
}
