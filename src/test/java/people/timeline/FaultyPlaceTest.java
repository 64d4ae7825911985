package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.events;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import people.*;
import people.columns.*;
import people.timeline.AppendingProcess.Outcome;
import people.timeline.ProcessFaults.State;

/// Places that a real process may not write to, or that are full, moved or something else.
@Tag("faults")
@Tag("process")
class FaultyPlaceTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("people.jsonl");
  }

  /// Words before a command that make permissions count for root too.
  private static String[] asAUser() {
    return System.getProperty("user.name").equals("root")
        ? new String[] {"setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"}
        : new String[0];
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  @ParameterizedTest
  @CsvSource({
    "folder, r-x------, FILE: can't append: people.jsonl.lock: permission denied",
    "folder, rw-------, FILE: can't (append|read): permission denied",
    "people.jsonl, r--------, FILE: can't append: permission denied",
    "people.jsonl, -w-------, FILE: can't read: permission denied",
    "people.jsonl.lock, r--------, FILE: can't append: people.jsonl.lock: permission denied",
    "people.jsonl.lock, ---------, FILE: can't append: people.jsonl.lock: permission denied"
  })
  void whatMayNotBeWrittenIsSaidInALineAndAppendingGoesOnWhenItMay(
      String name, String permissions, String message) throws Exception {
    ProcessFaults.prepare(folder, State.EVENTS);
    Path lock = folder.resolve("people.jsonl.lock");
    if (name.equals("folder")) {
      Files.deleteIfExists(lock);
    }
    AppendOracle oracle = new AppendOracle(file);
    Path forbidden = name.equals("folder") ? folder : folder.resolve(name);
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(forbidden);
    permit(forbidden, permissions);
    Outcome outcome;
    try {
      outcome = new AppendingProcess(file, 1, 0, 2, 2).run(asAUser());
    } finally {
      Files.setPosixFilePermissions(forbidden, before);
    }
    assertEquals(1, outcome.exit());
    assertEquals(2, outcome.failed().size(), outcome::toString);
    for (String said : outcome.failed().values()) {
      assertTrue(said.replace(file.toString(), "FILE").matches(message), said);
    }
    oracle.check(List.of(outcome));
    assertEquals(0, oracle.unacknowledged());
  }

  /// The system writes as much as fits, and refuses the rest: a full disk without a disk.
  @ParameterizedTest
  @CsvSource({
    "EACH, 1, 400",
    "EACH, 20, 20",
    "EACH, 100, 8",
    "GROUP, 20, 20",
    "NONE, 1, 400",
    "NONE, 20, 20"
  })
  void aFileThatMayNotGrowKeepsWhatWasAcknowledgedAndNoPartOfABatch(
      Durability durability, int batch, int appends) throws Exception {
    AppendOracle oracle = new AppendOracle(file);
    Outcome outcome =
        new AppendingProcess(file, durability, 1, 0, appends, batch)
            .run("bash", "-c", "ulimit -f 40; exec \"$@\"", "bash");
    assertEquals(1, outcome.exit());
    assertEquals(
        Set.of(file + ": can't append: File too large"), new HashSet<>(outcome.failed().values()));
    assertEquals(List.of(), outcome.warnings());
    int room = 40 * 1024 / (batch * 130);
    assertTrue(outcome.acknowledged().size() >= room / 2, outcome::toString);
    oracle.check(List.of(outcome));
    assertEquals(0, oracle.unacknowledged());
    assertEquals(outcome.acknowledged().size() * batch + 3, oracle.size());
    assertEquals(List.of(), oracle.warnings());
  }

  @Test
  void aFileThatWasMovedAwayIsMissedUntilItIsBack() throws IOException {
    Path away = folder.resolve("away");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      timeline.add(died(1));
      Files.move(file, away);
      String moved =
          file
              + ": was moved, replaced or deleted by another program since it was opened; open it"
              + " again";
      assertEquals(moved, refused(() -> timeline.add(died(2))));
      assertEquals(moved, refused(timeline::size));
      assertEquals(moved, refused(() -> ColumnSource.read(timeline, _ -> {})));
      assertFalse(Files.exists(file));
      Files.move(away, file);
      assertEquals(1, timeline.add(died(2)));
      assertEquals(List.of(died(1), died(2)), events(timeline));
    }
  }

  @Test
  void aFolderInThePlaceOfTheFileIsRefusedWhileItIsOpen() throws IOException {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      timeline.add(died(1));
      Files.move(file, folder.resolve("away"));
      Files.createDirectory(file);
      assertEquals(
          file + ": is a folder, expected a timeline file", refused(() -> timeline.add(died(2))));
      assertEquals(
          file
              + ": was moved, replaced or deleted by another program since it was opened; open it"
              + " again",
          refused(timeline::size));
    }
    assertEquals(0, files(file).size());
  }

  @Test
  void linksInACircleAreRefused() throws IOException {
    Path other = folder.resolve("other.jsonl");
    Files.createSymbolicLink(file, other);
    Files.createSymbolicLink(other, file);
    try (EventTimeline timeline = EventTimeline.open(file)) {
      String message = refused(() -> timeline.add(died(2)));
      assertTrue(
          message.startsWith(file + ": can't read: Too many levels of symbolic links"), message);
      assertFalse(message.contains("\n"));
    }
  }

  @Test
  void aBulkLoadIsForcedWhenItIsClosedAndTakesMoreAfterAnInterruptedSync() throws IOException {
    try (EventTimeline timeline =
        EventTimeline.open(file, TimelineOptions.DEFAULTS.with(Durability.NONE))) {
      timeline.add(died(1)); // makes the file, and so is on disk
      timeline.add(died(1));
      Thread.currentThread().interrupt();
      assertEquals(file + ": interrupted while waiting to append", refused(timeline::sync));
      assertTrue(Thread.interrupted());
      assertEquals(2, timeline.add(died(2)));
      timeline.sync();
      assertEquals(3, timeline.add(died(3)));
    }
    assertEquals(4, new AppendOracle(file).size());
  }

  @Test
  void aTornTailIsKeptBesideFoldersThatHaveItsName() throws Exception {
    ProcessFaults.prepare(folder, State.TORN_BATCH);
    byte[] before = Files.readAllBytes(file);
    for (int n = 1; n < 5; n++) {
      Files.createDirectory(folder.resolve("people.jsonl.torn-" + n));
    }
    try (EventTimeline timeline = EventTimeline.open(file)) {
      assertEquals(3, timeline.add(died(1)));
    }
    assertTrue(Files.isRegularFile(folder.resolve("people.jsonl.torn-5")));
    assertNotEquals(before.length, Files.size(file));
  }

  @ParameterizedTest
  @EnumSource(names = {"TORN_LINE", "TORN_BATCH", "NO_LINE_FEED"})
  void whoReadsWhileAnotherRepairsTheEndIsNotDisturbed(State state) throws Exception {
    for (int batch : new int[] {1, 2, 5, 100}) {
      Path own = Files.createDirectory(folder.resolve("batch-" + batch));
      Path torn = ProcessFaults.prepare(own, state);
      try (EventTimeline reading = EventTimeline.open(torn);
          EventTimeline writing = EventTimeline.open(torn)) {
        var begun = reading.iterator();
        List<Event> before = new ArrayList<>(events(writing));
        var added = new AppendingProcess(torn, 1, 0, 0, batch).events(0);
        assertEquals(before.size(), writing.addAll(added));
        List<Event> read = events(() -> begun);
        assertEquals(before, read.subList(0, before.size()));
        before.addAll(added);
        assertEquals(before, events(reading));
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static String refused(Executable call) {
    return assertThrows(TimelineException.class, call).getMessage();
  }
}
