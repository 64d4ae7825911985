package people.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.columns.*;
import people.disk.*;

/// Lines that another program appends without the lock, as `echo LINE >> people.jsonl` does, at the
/// worst moments of an append: both stay, and nothing is cut.
class ForeignAppendTest extends TimelineFileFixture {

  private static byte[] line(int person) {
    return ("{\"type\":\"PERSON_DEATH\",\"personId\":%d,\"_datetime\":\"2015-02-14T12:00:00Z\"}\n"
            .formatted(person))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// Makes a timeline with some events, and appends to it while another program does at each of the
  /// operations of that append.
  private void atEachOperation(
      Durability durability, List<Event> appended, BiConsumer<SimulatedDisk, Long> check) {
    long operations = Long.MAX_VALUE;
    for (long at = 1; at <= operations; at++) {
      SimulatedDisk disk = new SimulatedDisk(at);
      try (FileTimeline timeline = Workload.open(disk, durability, warnings)) {
        timeline.addAll(List.of(married(1), married(2)));
        long before = disk.operations();
        long moment = before + at;
        disk.watch(operation -> {
          if (operation == moment) {
            disk.appendByHand(Torture.FILE, line(77));
          }
        });
        long position = timeline.addAll(appended);
        disk.watch(_ -> {});
        operations = disk.operations() - before;
        check.accept(disk, position);
      }
    }
    assertTrue(operations >= 2, "written and forced");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void anAppendThatDiedBehindALineThatItDidNotExpectIsLeftOutAndSetAside(int known)
      throws Exception {
    write(2);
    for (int line = 1; line <= known; line++) {
      Files.write(file, line(70 + line), StandardOpenOption.APPEND);
    }
    byte[] before = Files.readAllBytes(file);
    try (EventTimeline timeline = open()) {
      timeline.addAll(List.of(married(3), married(4)));
    }
    byte[] whole = Files.readAllBytes(file);
    byte[] unit = Arrays.copyOfRange(whole, before.length, whole.length);
    Files.write(file, before);
    for (byte[] part : List.of(line(77), unit, line(78))) {
      Files.write(file, part, StandardOpenOption.APPEND);
    }
    List<Integer> expected = new ArrayList<>(List.of(1, 2, 71, 72).subList(0, 2 + known));
    expected.addAll(List.of(77, 78));
    try (EventTimeline timeline = open()) {
      assertEquals(expected, people(timeline));
      assertEquals(expected.size(), ColumnSource.read(timeline, _ -> {}).size());
      assertEquals(expected.size(), timeline.add(died(5)));
      expected.add(5);
      assertEquals(expected, people(timeline));
    }
    assertEquals(expected, people(open()));
    assertEquals(expected.size(), ColumnSource.read(open(), _ -> {}).size());
    Path aside = folder.resolve("people.jsonl.torn-1");
    assertArrayEquals(unit, Files.readAllBytes(aside));
    assertEquals(1, warnings.size(), warnings.toString());
    String told = " bytes above the last of %d events were moved to people.jsonl.torn-1";
    assertTrue(warnings.getFirst().endsWith(told.formatted(4 + known)), warnings.toString());
  }

  @Test
  void whoPassedAnUnfinishedAppendReadsTheLineThatWasGluedToItOnceThatIsBlank() throws Exception {
    write(2);
    byte[] half = Arrays.copyOf(line(50), 30);
    half[0] = 0; // it is being taken back
    int start = Math.toIntExact(Files.size(file));
    for (byte[] part : List.of(half, line(77), line(78))) {
      Files.write(file, part, StandardOpenOption.APPEND);
    }
    try (EventTimeline before = open()) {
      assertEquals(List.of(1, 2, 78), people(before));
      byte[] bytes = Files.readAllBytes(file);
      Arrays.fill(bytes, start, start + half.length, (byte) ' ');
      Files.write(file, bytes);
      List<Integer> expected = new ArrayList<>(List.of(1, 2, 77, 78));
      assertEquals(expected, people(before));
      assertEquals(4, before.add(died(5)));
      expected.add(5);
      assertEquals(expected, people(before));
      assertEquals(expected, people(open()));
      assertEquals(List.of(), warnings);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatIsAcknowledgedBehindALineByHandStaysThoughAnAppendAboveItWasNeverForced(int lines) {
    List<Event> large = Collections.nCopies(30, married(1));
    int dead = 0;
    for (long seed = 0; seed < 20; seed++) {
      SimulatedDisk disk = new SimulatedDisk(seed);
      List<SimulatedDisk> died = new ArrayList<>();
      try (FileTimeline timeline = Workload.open(disk, Durability.EACH, new ArrayList<>())) {
        timeline.addAll(List.of(married(1), married(2)));
        disk.failAt(disk.operations() + 1 + seed % 4, DiskFault.ERROR_ONCE);
        disk.watch(operation -> {
          if (disk.failedForces(Torture.FILE) == 1 && died.isEmpty()) {
            died.add(disk.afterKill(operation));
          }
        });
        timeline.addAll(large);
      } catch (TimelineException e) {
        assertTrue(disk.failedForces(Torture.FILE) <= 1, e.getMessage());
      }
      for (SimulatedDisk left : died) {
        for (int i = 0; i < lines; i++) {
          left.appendByHand(Torture.FILE, line(77));
        }
        long position;
        try (FileTimeline timeline = Workload.open(left, Durability.EACH, new ArrayList<>())) {
          position = timeline.add(died(5));
        }
        for (int i = 0; i < 20; i++) {
          List<RecordedEvent> found = Torture.read(left.afterPowerLoss(i));
          assertEquals(position + 1, found.size(), "seed " + seed);
          assertEquals(died(5), found.getLast().event());
          dead++;
        }
      }
    }
    assertTrue(dead >= 100, dead + " losses of power");
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR_ONCE", "FULL_ONCE"})
  void whatCouldNotBeSetAsideAtOnceIsSetAsideByTheNextAppend(DiskFault fault) {
    int refused = 0;
    for (long at = 1; ; at++) {
      SimulatedDisk disk = withDisplacedAppend();
      List<Integer> expected = new ArrayList<>(List.of(1, 2, 77, 78));
      boolean isRefused = false;
      try (FileTimeline timeline = Workload.open(disk, Durability.EACH, warnings)) {
        disk.failAt(disk.operations() + at, fault);
        try {
          timeline.add(died(5));
          expected.add(5);
        } catch (TimelineException e) {
          isRefused = true;
          refused++;
        }
        disk.repair();
        try {
          timeline.add(died(6));
          expected.add(6);
        } catch (TimelineException e) {
          assertEquals(DiskFault.ERROR_ONCE, fault, "no force fails on a full disk");
          assertTrue(e.getMessage().contains("not appended, since"), e.getMessage());
        }
      }
      String where = "operation " + at;
      assertEquals(expected, people(Torture.read(disk)), where);
      try (FileTimeline timeline = Workload.open(disk, Durability.EACH, warnings)) {
        assertEquals(expected.size(), timeline.add(died(7)), where);
      }
      if (!isRefused) {
        break;
      }
    }
    assertTrue(refused >= 5, "a file aside is made and forced, and there are three steps");
  }

  /// Two events of ours, and an append of two that died where it did not expect to be.
  private SimulatedDisk withDisplacedAppend() {
    SimulatedDisk disk = new SimulatedDisk(1);
    try (FileTimeline timeline = Workload.open(disk, Durability.EACH, warnings)) {
      timeline.addAll(List.of(married(1), married(2)));
      byte[] before = disk.files().get(Torture.FILE);
      timeline.addAll(List.of(married(3), married(4)));
      byte[] whole = disk.files().get(Torture.FILE);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(before);
      bytes.writeBytes(line(77));
      bytes.write(whole, before.length, whole.length - before.length);
      bytes.writeBytes(line(78));
      disk.put(Torture.FILE, bytes.toByteArray());
    }
    return disk;
  }

  private static List<Integer> people(List<RecordedEvent> events) {
    return events.stream().map(event -> event.event().personId()).toList();
  }

  @Test
  @Tag("process")
  void theLinesOfAShellAndTheAppendsOfProgramsBesideItAreAllThere() throws Exception {
    write(1);
    AppendOracle oracle = new AppendOracle(file);
    var one = new AppendingProcess(file, 1, 0, 200, 2).start().awaitAcknowledged(1);
    var other = new AppendingProcess(file, 2, 0, 200, 1).start();
    ShellAppends.start(file, 100).await();
    oracle.expectByHand(100);
    var outcomes = List.of(one.await(), other.await());
    outcomes.forEach(outcome -> assertEquals(0, outcome.exit(), outcome::toString));
    oracle.check(outcomes);
    assertEquals(0, oracle.unacknowledged());
    assertEquals(1 + 200 * 2 + 200 + 100 + 3, Verification.of(open()).events());
  }

  @Test
  void aLineThatWasWrittenInPiecesAroundAnAppendIsToldOf() {
    String line = new String(line(77), StandardCharsets.US_ASCII);
    int half = line.indexOf(",") + 1;
    Deque<String> pieces = new ArrayDeque<>(List.of(line.substring(0, half), line.substring(half)));
    SimulatedDisk disk = new SimulatedDisk(1);
    try (FileTimeline timeline = Workload.open(disk, Durability.EACH, warnings)) {
      timeline.addAll(List.of(married(1), married(2)));
      disk.watch(_ -> {
        if (!pieces.isEmpty()) {
          disk.appendByHand(Torture.FILE, pieces.remove().getBytes(StandardCharsets.US_ASCII));
        }
      });
      assertEquals(3, timeline.add(married(3)));
    }
    assertEquals(List.of(1, 2, 77, 3), people(Torture.read(disk)));
    String third =
        new String(disk.files().get(Torture.FILE), StandardCharsets.UTF_8).lines().toList().get(2);
    assertEquals(
        List.of(
            "%s: line 3: another program wrote it in pieces, and an append came between: %d blanks are in it now; see 'people lock'"
                .formatted(Torture.FILE, third.length() + 1 - line.length())),
        warnings);
  }

  @Test
  void aLineThatIsPutAboveOthersOfOursIsStillDamage() throws IOException {
    write(3);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.add(1, new String(line(77), StandardCharsets.US_ASCII).strip());
    Files.write(file, lines);
    assertThrows(TimelineException.class, () -> events(open()));
  }

  @Test
  void blankLinesAreNothingWhereverTheyStand() throws IOException {
    write(3);
    String lines = Files.readString(file);
    String blank = "\n \n\t \r\n";
    Files.writeString(file, blank + lines.replace("\n", "\n" + blank));
    try (EventTimeline timeline = open()) {
      assertEquals(List.of(1, 2, 3), people(timeline));
      EventColumns columns = ColumnSource.read(timeline, _ -> {});
      assertEquals(3, columns.size());
      assertEquals(married(3), columns.event(2).event());
      assertEquals(VerificationTest.sha256(lines.getBytes()), Verification.of(timeline).head());
      assertEquals(3, timeline.add(died(1)));
    }
    assertEquals(List.of(1, 2, 3, 1), people(open()));
    assertEquals(List.of(), warnings);
    Files.writeString(file, Files.readString(file) + "nonsense\n");
    var error = assertThrows(TimelineException.class, () -> events(open()));
    assertTrue(error.getMessage().startsWith(file + ", line 17: not JSON"), error.getMessage());
  }

  private static List<Integer> people(EventTimeline timeline) {
    return events(timeline).stream().map(Event::personId).toList();
  }

  @ParameterizedTest
  @EnumSource
  void aLineThatComesAtAnyMomentOfAnAppendStaysAndSoDoesTheAppend(Durability durability) {
    List<Event> appended = List.of(married(3), married(4), married(5));
    Set<Long> positions = new TreeSet<>();
    atEachOperation(
        durability,
        appended,
        (disk, position) -> {
          List<Event> expected = new ArrayList<>(List.of(married(1), married(2)));
          expected.addAll(appended);
          List<RecordedEvent> found = Torture.read(disk);
          int there =
              IntStream.range(0, found.size())
                  .filter(i -> found.get(i).event().personId() == 77)
                  .findFirst()
                  .orElse(-1);
          if (there >= 0) { // or it is still to come
            expected.add(there, died(77));
          }
          assertEquals(
              expected.stream().map(Event::personId).toList(),
              found.stream().map(event -> event.event().personId()).toList());
          assertEquals(married(3), found.get(position.intValue()).event());
          positions.add(position);
        });
    assertEquals(Set.of(2L, 3L), positions);
    assertEquals(List.of(), warnings);
  }
}
