package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import module java.base;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.timeline.AppendingProcess.Outcome;
import people.timeline.ProcessFaults.State;
import people.timeline.Strace.Fault;

/// A real process whose calls of the system fail, or which is killed as it makes one. Where
/// `strace` is missing or may not trace, nothing here is run, unless `PEOPLE_STRACE_TESTS=required`
/// makes that a failure.
@DisplayName("Under strace")
@ExtendWith(StraceTest.Possible.class)
@Tag("faults")
@Tag("process")
@Tag("strace")
class StraceTest {

  @TempDir private Path temp;
  private Path folder;
  private Path file;

  static final class Possible implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      var obstacle = Strace.obstacle();
      return obstacle.isEmpty() || "required".equals(System.getenv("PEOPLE_STRACE_TESTS"))
          ? ConditionEvaluationResult.enabled(null)
          : ConditionEvaluationResult.disabled(obstacle.get());
    }
  }

  @BeforeAll
  static void stracePermitted() {
    Strace.obstacle().ifPresent(why -> fail(why + ", but PEOPLE_STRACE_TESTS=required"));
  }

  @BeforeEach
  void nameTheFile() throws IOException {
    folder = temp.toRealPath(); // strace goes by names
    file = folder.resolve("people.jsonl");
  }

  @Test
  void whateverCallOfAnAppendFailsOrIsItsLastNothingAcknowledgedIsLost() throws Exception {
    Map<State, Map<String, Integer>> calls =
        ProcessFaults.calls(Files.createDirectory(folder.resolve("calls")));
    List<Callable<FaultCounts>> rounds = new ArrayList<>();
    for (State state : List.of(State.NEW, State.TORN_BATCH)) {
      calls
          .get(state)
          .forEach((call, times) -> {
            for (int when = 1; ProcessFaults.CHANGES.contains(call) && when <= times; when++) {
              for (String what : List.of("signal=SIGKILL", ProcessFaults.error(call, when))) {
                Fault fault = new Fault(call, what, Integer.toString(when));
                Path own = folder.resolve("round-" + rounds.size());
                rounds.add(() ->
                    ProcessFaults.traced(
                        Files.createDirectory(own), state, Durability.EACH, fault, 2));
              }
            }
          });
    }
    FaultCounts result = ProcessFaults.inParallel(rounds);
    assertTrue(result.met() >= 50, result::toString);
    assertEquals(rounds.size(), result.processes());
  }

  /// Lets a process make six appends, of one event each, where only calls about some files fail.
  private Outcome run(State state, Fault fault, Path... files) throws Exception {
    assertEquals(file, ProcessFaults.prepare(folder, state));
    Path log = folder.resolve("strace");
    AppendOracle oracle = new AppendOracle(file);
    Outcome outcome =
        new AppendingProcess(file, 1, 0, 6, 1).run(Strace.inject(log, fault, List.of(files)));
    assertTrue(Strace.injected(log) > 0, () -> fault + " was not met");
    assertEquals(outcome.failed().isEmpty() ? 0 : 1, outcome.exit());
    oracle.check(List.of(outcome));
    assertEquals(0, oracle.unacknowledged(), "an append that failed is there");
    return outcome;
  }

  private String refused(String reason) {
    return file + ": can't append: " + reason;
  }

  private String refusedForGood(String reason) {
    return file + ": not appended, since an append before failed: " + reason;
  }

  /// What three appends say to one timeline, the first of which could not be forced to the disk,
  /// for each of these first ones.
  private Map<Integer, String> unforcedFrom(int... firsts) {
    Map<Integer, String> failed = new TreeMap<>();
    for (int first : firsts) {
      failed.put(first, refused("Input/output error"));
      failed.put(first + 1, refusedForGood("Input/output error"));
      failed.put(first + 2, refusedForGood("Input/output error"));
    }
    return failed;
  }

  @Test
  void aFullDiskRefusesAnAppendAndTakesTheNextWhenThereIsRoomAgain() throws Exception {
    Outcome outcome = run(State.EVENTS, new Fault("write", "error=ENOSPC", "2"), file);
    assertEquals(Map.of(1, refused("No space left on device")), outcome.failed());
    assertEquals(Map.of(0, 6L, 2, 7L, 3, 8L, 4, 9L, 5, 10L), outcome.acknowledged());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pwrite64", "write"}) // of the last unit that is there, and of a new one
  void aDiskThatStaysFullRefusesEveryAppend(String call) throws Exception {
    Outcome outcome = run(State.EVENTS, new Fault(call, "error=ENOSPC", "1+"), file);
    String full = refused("No space left on device");
    assertEquals(Map.of(0, full, 1, full, 2, full, 3, full, 4, full, 5, full), outcome.failed());
  }

  @Test
  void anFsyncThatFailsIsNeverAskedAgainAndTheTimelineTakesNoMore() throws Exception {
    // the first append is forced under another name
    Outcome outcome = run(State.NEW, new Fault("fdatasync", "error=EIO", "1"), file);
    assertEquals(unforcedFrom(1), outcome.failed());
    assertEquals(Map.of(0, 0L, 4, 1L, 5, 2L), outcome.acknowledged());
  }

  @ParameterizedTest
  @EnumSource(names = {"EVENTS", "TORN_LINE", "TORN_BATCH", "NO_LINE_FEED"})
  void anFsyncThatFailsBeforeTheFirstAppendIsNeverAskedAgainEither(State state) throws Exception {
    Outcome outcome = run(state, new Fault("fdatasync", "error=EIO", "1"), file);
    assertEquals(unforcedFrom(0), outcome.failed());
    assertEquals(3, outcome.acknowledged().size());
  }

  @Test
  void anFsyncThatAlwaysFailsIsAskedOncePerTimeline() throws Exception {
    Path begun = folder.resolve("people.jsonl.begun");
    Outcome outcome = run(State.NEW, new Fault("fdatasync", "error=EIO", "1+"), file, begun);
    assertEquals(unforcedFrom(0, 3), outcome.failed());
  }

  @Test
  void aNewFileWhoseFolderCannotBeForcedTakesNoEvent() throws Exception {
    Outcome outcome = run(State.NEW, new Fault("fsync", "error=EIO", "1"), folder);
    assertEquals(unforcedFrom(0), outcome.failed());
    assertEquals(Map.of(3, 0L, 4, 1L, 5, 2L), outcome.acknowledged());
  }

  @Test
  void aNewFileThatCanNotBeOpenedIsMadeOnceMoreByTheNextAppend() throws Exception {
    Outcome outcome = run(State.NEW, new Fault("fstat", "error=EIO", "1"), file);
    assertEquals(Map.of(0, refused("Input/output error")), outcome.failed());
    assertEquals(Map.of(1, 0L, 2, 1L, 3, 2L, 4, 3L, 5, 4L), outcome.acknowledged());
  }

  @Test
  void aTornTailThatCannotBeTakenAwayStaysWhereItIs() throws Exception {
    Outcome outcome = run(State.TORN_BATCH, new Fault("pwrite64", "error=EIO", "1"), file);
    assertEquals(Map.of(0, refused("Input/output error")), outcome.failed());
    assertEquals(1, outcome.warnings().size(), outcome::toString);
    assertEquals(
        Files.readString(folder.resolve("people.jsonl.torn-1")),
        Files.readString(folder.resolve("people.jsonl.torn-2")));
  }

  @Test
  void aTornTailThatCannotBeKeptIsNotTakenAway() throws Exception {
    Path torn = folder.resolve("people.jsonl.torn-1");
    Outcome outcome = run(State.TORN_BATCH, new Fault("pwrite64", "error=ENOSPC", "1"), torn);
    assertEquals(Map.of(0, refused("No space left on device")), outcome.failed());
    assertEquals(1, outcome.warnings().size(), outcome::toString);
    assertFalse(Files.exists(folder.resolve("people.jsonl.torn-2")));
  }

  @ParameterizedTest
  @CsvSource({
    "fcntl, ENOLCK, 3", // of the one that waits; then the file is closed and opened again
    "fcntl, ENOLCK, 4", // of the one that appends; the same
    "fcntl, ENOLCK, 6", // the same of a turn that took the lock at once
    "close, EIO, 1"
  })
  void aLockThatIsNotLetGoOfDoesNotMakeAnAppendFailThatIsOnDisk(
      String call, String error, String when) throws Exception {
    Fault fault = new Fault(call, "error=" + error, when);
    Outcome outcome = run(State.NEW, fault, folder.resolve("people.jsonl.lock"));
    assertEquals(Map.of(), outcome.failed());
    assertEquals(6, outcome.acknowledged().size());
  }

  @Test
  void aLockThatTheSystemRefusesIsNoLock() throws Exception {
    Path lock = folder.resolve("people.jsonl.lock");
    Outcome outcome = run(State.NEW, new Fault("fcntl", "error=ENOLCK", "1"), lock);
    assertEquals(Map.of(0, refused("No locks available")), outcome.failed());
  }

  @Test
  void aLockFileThatCanNotBeIdentifiedIsNoLockAndIsNotLookedAtForEver() throws Exception {
    Path lock = folder.resolve("people.jsonl.lock");
    Outcome outcome = run(State.NEW, new Fault("statx", "error=EIO", "1+"), lock);
    assertEquals(6, outcome.failed().size());
    assertEquals(
        Set.of(refused("people.jsonl.lock: Input/output error")),
        Set.copyOf(outcome.failed().values()));
  }

  @Test
  void aLockFileThatJavaCanNotIdentifyIsNoLockEither() throws Exception {
    Path lock = folder.resolve("people.jsonl.lock");
    Outcome outcome = run(State.NEW, new Fault("fstat", "error=EIO", "1+"), lock);
    assertEquals(6, outcome.failed().size());
    assertEquals(Set.of(refused("Input/output error")), Set.copyOf(outcome.failed().values()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pread64", "pwrite64", "write", "fdatasync", "openat"})
  void aCallThatASignalInterruptsIsMadeAgain(String call) throws Exception {
    Outcome outcome = run(State.TORN_LINE, new Fault(call, "error=EINTR", "1+2"), file);
    assertEquals(Map.of(), outcome.failed());
  }

  /// The calls are those that replace a file as a whole, in their order.
  @ParameterizedTest
  @CsvSource({"fchmod", "write", "fsync", "rename"})
  void aPageIsTheOldOneWhereverItsReplacementIsKilledOrFails(String call) throws Exception {
    for (String what : List.of("signal=SIGKILL", "error=EIO")) {
      if (call.equals("write") && !what.startsWith("signal")) {
        continue; // Java's own writes would fail as well
      }
      Path page = Files.writeString(folder.resolve("page.html"), "old");
      Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("rw-r-----"));
      var fault = new Fault(call, what, call.equals("write") ? "1+" : "1");
      Path log = folder.resolve("strace");
      List<String> words = new ArrayList<>(List.of(Strace.inject(log, fault, List.of())));
      words.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
      words.addAll(Command.QUICK);
      words.addAll(List.of("-cp", System.getProperty("java.class.path")));
      words.addAll(List.of("people.output.AtomicFileTest$Writing", page.toString(), "200000"));
      String[] rest = words.subList(1, words.size()).toArray(String[]::new);
      Command.Ended ended = Command.of(Path.of(words.getFirst()), rest).run();
      assertEquals(fault.isDeadly() ? 137 : 1, ended.exit(), () -> fault + ": " + ended.err());
      assertEquals("old", Files.readString(page), fault::toString);
      assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(page)));
      try (Stream<Path> files = Files.list(folder)) {
        List<Path> drafts =
            files.filter(each -> each.getFileName().toString().startsWith(".people-")).toList();
        assertTrue(fault.isDeadly() || drafts.isEmpty(), drafts::toString);
        for (Path draft : drafts) {
          Files.delete(draft);
        }
      }
    }
  }
}
