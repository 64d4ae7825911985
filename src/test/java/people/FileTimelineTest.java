package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTimelineTest extends EventTimelineContract {

  @TempDir private Path folder;
  private Path file;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("people.jsonl");
  }

  @Override
  EventTimeline empty(Clock clock) {
    return EventTimeline.open(file, clock, warnings::add);
  }

  private EventTimeline open() {
    return empty(Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private void write(int events) {
    try (EventTimeline timeline = open()) {
      for (int person = 1; person <= events; person++) {
        timeline.add(married(person));
      }
    }
  }

  @Test
  void theFileHoldsOneReadableLineForEachEvent() throws IOException {
    try (EventTimeline timeline = open()) {
      new PersonRegistry(timeline)
          .create(
              new Name("Ada", "Byron"),
              Status.SINGLE,
              new Address("12 St James's Square", "London"),
              Details.on("1815-12-10"));
      timeline.addAll(List.of(married(1), died(1)));
    }
    assertEquals(
        """
        {"type":"PERSON_CREATION","personId":1,"name":{"firstname":"Ada","lastname":"Byron"},"status":"SINGLE","address":{"street":"12 St James's Square","city":"London"},"effective":"1815-12-10","_datetime":"2015-02-14T12:00:00.000000Z","_check":"2b7c52e5"}
        {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":"MARRIED","_datetime":"2015-02-14T12:00:00.000001Z","_batch":2,"_check":"12eaf3f2"}
        {"type":"PERSON_DEATH","personId":1,"_datetime":"2015-02-14T12:00:00.000002Z","_batchEnd":2,"_check":"+667d8478"}
        """,
        Files.readString(file));
  }

  @Test
  void readingMakesNoFile() {
    try (EventTimeline timeline = open()) {
      assertEquals(0, timeline.size());
      assertFalse(timeline.iterator().hasNext());
    }
    assertFalse(Files.exists(file));
  }

  @Test
  void newFilesAreForTheirOwnerOnly() throws IOException {
    write(1);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void eventsAreStillThereWhenOpenedAgainAndPositionsGoOn() {
    write(300);
    try (EventTimeline timeline = open()) {
      assertEquals(300, timeline.add(died(1)));
      assertEquals(301, timeline.size());
      assertEquals(301, events(timeline).size());
    }
  }

  @Test
  void twoTimelinesOnOneFileSeeEachOther() {
    try (EventTimeline one = open();
        EventTimeline other = open()) {
      assertEquals(0, one.add(married(1)));
      assertEquals(1, other.add(married(2)));
      assertEquals(2, one.add(married(3)));
      assertEquals(List.of(married(1), married(2), married(3)), events(other));
      assertEquals(3, recorded(one).stream().distinct().count());
    }
  }

  @Test
  void idsAndRevisionsAreKnownWhenOpenedAgain() {
    try (EventTimeline timeline = open()) {
      timeline.addAll(List.of(married(1), withId("letter-1", 1), withId("letter-2", 300)));
    }
    write(300);
    try (EventTimeline timeline = open()) {
      assertEquals(0, timeline.addAll(List.of(married(1), withId("letter-1", 1))));
      assertEquals(303, timeline.size());
      assertEquals(2, timeline.find("letter-2").position());
      assertEquals(2, timeline.revision(1));
      assertEquals(1, timeline.revision(300));
      var error =
          assertThrows(
              TimelineException.IdTaken.class, () -> timeline.add(withId("letter-2", 301)));
      assertEquals(
          "the event id 'letter-2' is taken: event 2 has it, and says something else",
          error.getMessage());
    }
  }

  @Test
  void idsAndRevisionsOfAnotherTimelineOnTheFileCount() {
    try (EventTimeline one = open();
        EventTimeline other = open()) {
      assertEquals(0, one.add(withId("letter-1", 1)));
      assertEquals(0, other.add(withId("letter-1", 1)));
      assertEquals(1, other.addAll(List.of(died(1)), Expected.revision(1, 0)));
      assertEquals(1, one.revision(1));
      assertEquals(2, one.add(withId("letter-2", 1)));
      assertEquals(2, other.find("letter-2").position());
      var error =
          assertThrows(
              TimelineException.Conflict.class,
              () -> other.addAll(List.of(died(1)), Expected.revision(1, 1)));
      assertEquals(
          "person 1 is at revision 2, expected 1: someone else recorded something first",
          error.getMessage());
    }
  }

  @Test
  void anIdThatAFileRepeatsIsThatOfTheFirst() throws IOException {
    String line =
        """
        {"type":"PERSON_DEATH","personId":%d,"_id":"letter-1","_datetime":"2015-02-14T09:27:10.120000Z"}
        """;
    Files.writeString(file, line.formatted(1) + line.formatted(2));
    try (EventTimeline timeline = open()) {
      assertEquals(withId("letter-1", 1), timeline.find("letter-1").event());
      assertEquals(0, timeline.add(withId("letter-1", 1)));
      assertEquals(2, events(timeline).size());
    }
  }

  @Test
  void ofAppendsThatAreWrittenTogetherEachSeesTheIdsOfThoseBefore() {
    try (FileTimeline timeline = openGrouped()) {
      timeline.add(married(1));
      List<Event> letters = List.of(withId("letter-1", 1), withId("letter-2", 2));
      assertEquals(
          List.of(1L, 1L, 2L, 3L, 0L),
          timeline.addTogether(
              List.of(
                  letters,
                  letters,
                  List.of(withId("letter-2", 2)),
                  List.of(died(3)),
                  List.of(married(1), withId("letter-1", 1)))));
      assertEquals(4, timeline.size());
      assertThrows(
          TimelineException.IdTaken.class,
          () ->
              timeline.addTogether(
                  List.of(List.of(withId("letter-3", 1)), List.of(withId("letter-3", 2)))));
      assertEquals(withId("letter-3", 1), timeline.find("letter-3").event());
      assertEquals(5, timeline.size());
      assertEquals(5, timeline.add(died(3)), "the chain of checks goes on");
    }
  }

  private FileTimeline openGrouped() {
    return new FileTimeline(
        file, Disk.DISK, Clock.fixed(NOON, ZoneOffset.UTC), Durability.GROUP, warnings::add);
  }

  @Test
  void whatAnotherWroteIsForcedBeforeARetryIsAcknowledged() {
    try (EventTimeline timeline = open()) {
      timeline.add(withId("letter-1", 1));
    }
    AtomicInteger forces = new AtomicInteger();
    for (Durability durability : Durability.values()) {
      try (EventTimeline timeline =
          new FileTimeline(file, counting(forces), Clock.systemUTC(), durability, warnings::add)) {
        forces.set(0);
        timeline.add(withId("letter-1", 1));
        assertEquals(1, forces.get(), durability.toString());
        timeline.add(withId("letter-1", 1));
        assertEquals(1, forces.get(), durability + ": what is on disk need not be forced again");
      }
    }
  }

  /// The disk, with a count of the times that a file was forced.
  private static Storage counting(AtomicInteger forces) {
    return (Storage)
        Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (_, method, arguments) -> {
              Object result = invoke(Disk.DISK, method, arguments);
              return method.getName().equals("openToWrite")
                  ? Proxy.newProxyInstance(
                      Storage.class.getClassLoader(),
                      new Class<?>[] {Storage.Blob.class},
                      (_, call, values) -> {
                        forces.addAndGet(call.getName().equals("force") ? 1 : 0);
                        return invoke(result, call, values);
                      })
                  : result;
            });
  }

  private static Object invoke(Object on, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Test
  void linesWrittenByOthersInAnotherFormAreRead() throws IOException {
    Files.writeString(
        file,
        """
        { "_datetime" : "2015-02-14T10:00:00+01:00", "personId" : 1, "newStatus" : "married", "type" : "PERSON_STATUS_CHANGE" }\r
        {"type":"PERSON_DEATH","personId":1,"_datetime":"2015-02-14T09:00:00.5Z"}
        """);
    try (EventTimeline timeline = open()) {
      assertEquals(List.of(married(1), died(1)), events(timeline));
    }
  }

  // ---- after a crash

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"type\":\"PERSON_DEATH\",\"personId\":2,\"_dateti",
        "\0\0\0\0",
        "{\"type\":\"\u00c3"
      })
  void anUnfinishedLastLineIsKeptAsideCutOffAndReported(String torn) throws IOException {
    write(2);
    byte[] good = Files.readAllBytes(file);
    byte[] rest = torn.getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, rest, StandardOpenOption.APPEND);
    try (EventTimeline timeline = open()) {
      assertEquals(2, timeline.size());
      assertEquals(List.of(), warnings);
      assertEquals(2, timeline.add(died(1)));
      assertEquals(3, timeline.add(died(2)));
    }
    assertEquals(
        List.of(
            "%s: an append was cut short before; its %d bytes behind the last of 2 events were moved to people.jsonl.torn-1"
                .formatted(file, rest.length)),
        warnings);
    assertEquals(
        torn,
        new String(
            Files.readAllBytes(folder.resolve("people.jsonl.torn-1")),
            StandardCharsets.ISO_8859_1));
    byte[] now = Files.readAllBytes(file);
    assertEquals(
        new String(good, StandardCharsets.UTF_8),
        new String(now, 0, good.length, StandardCharsets.UTF_8));
    assertEquals(4, events(open()).size());
  }

  @Test
  void whereverAFileIsCutTheWholeEventsBeforeTheCutAreReadAndTheNextAppendStartsACleanLine()
      throws IOException {
    try (EventTimeline timeline = open()) {
      timeline.add(married(1));
      timeline.addAll(List.of(married(2), died(2), married(3)));
      timeline.add(died(1));
    }
    byte[] whole = Files.readAllBytes(file);
    List<Event> all = events(open());
    int[] lineEnds = new int[5];
    for (int i = 0, line = 0; i < whole.length; i++) {
      if (whole[i] == '\n') {
        lineEnds[line++] = i;
      }
    }
    for (int length = 0; length <= whole.length; length++) {
      Path cut = folder.resolve("cut.jsonl");
      Files.write(cut, Arrays.copyOf(whole, length));
      // a line is whole without its line feed; the batch of lines 1 to 3 counts from its last line
      // on
      int expected =
          length >= lineEnds[4] ? 5 : length >= lineEnds[3] ? 4 : length >= lineEnds[0] ? 1 : 0;
      try (EventTimeline timeline = EventTimeline.open(cut, Clock.systemUTC(), warnings::add)) {
        assertEquals(all.subList(0, expected), events(timeline), "cut at byte " + length);
        assertEquals(expected, timeline.add(died(9)), "cut at byte " + length);
      }
      try (EventTimeline timeline = EventTimeline.open(cut)) {
        List<Event> after = new ArrayList<>(all.subList(0, expected));
        after.add(died(9));
        assertEquals(after, events(timeline), "cut at byte " + length);
      }
    }
  }

  @Test
  void aSecondTornTailIsKeptBesideTheFirst() throws IOException {
    write(1);
    for (int crash = 1; crash <= 2; crash++) {
      Files.writeString(file, "torn " + crash, StandardOpenOption.APPEND);
      try (EventTimeline timeline = open()) {
        timeline.add(died(1));
      }
    }
    assertEquals("torn 1", Files.readString(folder.resolve("people.jsonl.torn-1")));
    assertEquals("torn 2", Files.readString(folder.resolve("people.jsonl.torn-2")));
  }

  @Test
  void aProcessThatIsKilledWhileItWritesBlocksNobodyAndLosesNothingItAcknowledged()
      throws Exception {
    for (int round = 0; round < 3; round++) {
      Process writer =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  PersonRegistryTest.Creator.class.getName(),
                  file.toString(),
                  "1000000")
              .start();
      List<Integer> acknowledged = new ArrayList<>();
      try (var printed = writer.inputReader()) {
        for (int i = 0; i < 20 + 7 * round; i++) {
          acknowledged.add(Integer.parseInt(printed.readLine()));
        }
        writer.destroyForcibly().waitFor();
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
          acknowledged.add(Integer.parseInt(line));
        }
      } catch (IOException e) {
        // the pipe went with the process
      }
      try (EventTimeline timeline = open()) {
        new PersonRegistry(timeline).create(new Name("Next", null));
        List<Integer> ids = events(timeline).stream().map(Event::personId).toList();
        assertTrue(ids.containsAll(acknowledged), acknowledged + " in " + ids);
        assertEquals(ids.size(), ids.stream().distinct().count());
      }
    }
  }

  @Test
  void aLastEventWithoutItsLineFeedIsReadAndTheLineFeedIsWrittenByTheNextAppend()
      throws IOException {
    write(1);
    Files.writeString(file, Files.readString(file).strip());
    try (EventTimeline one = open();
        EventTimeline other = open()) {
      assertEquals(1, one.size());
      assertEquals(1, other.add(died(1)));
      assertEquals(List.of(married(1), died(1)), events(one));
      assertEquals(2, one.add(died(2)));
    }
    assertEquals(3, Files.readAllLines(file).size());
  }

  // ---- other programs

  @Test
  void aFileThatWasReplacedOrDeletedWhileItWasOpenIsNoticed() throws IOException {
    for (boolean replace : new boolean[] {true, false}) {
      write(1);
      try (EventTimeline timeline = open()) {
        timeline.add(died(1));
        String content = Files.readString(file);
        Files.delete(file);
        if (replace) {
          Files.writeString(folder.resolve("new"), content);
          Files.move(folder.resolve("new"), file);
        }
        String expected =
            file
                + ": was moved, replaced or deleted by another program since it was opened; open it"
                + " again";
        assertEquals(
            expected,
            assertThrows(TimelineException.class, () -> timeline.add(died(1))).getMessage());
        assertEquals(expected, assertThrows(TimelineException.class, timeline::size).getMessage());
        assertEquals(replace, Files.exists(file));
      }
      Files.deleteIfExists(file);
    }
  }

  @Test
  void readersDoNotWaitForAnAppendThatWaitsForAnotherProcess() throws Exception {
    write(1);
    try (FileChannel other =
            FileChannel.open(folder.resolve("people.jsonl.lock"), StandardOpenOption.WRITE);
        EventTimeline timeline = open();
        ExecutorService pool = Executors.newFixedThreadPool(1)) {
      assertEquals(1, timeline.size());
      Future<Long> append;
      try (var _ = other.lock()) {
        append = pool.submit(() -> timeline.add(died(1)));
        Thread.sleep(100);
        for (int i = 0; i < 10; i++) {
          assertEquals(1, timeline.size());
        }
        assertFalse(append.isDone());
      }
      assertEquals(1, append.get());
      assertEquals(2, timeline.size());
    }
  }

  @Test
  void aThreadThatIsInterruptedWhileItReadsDisturbsNoOther() throws Exception {
    write(300);
    try (EventTimeline timeline = open();
        ExecutorService pool = Executors.newFixedThreadPool(2)) {
      AtomicBoolean done = new AtomicBoolean();
      Future<Integer> interrupted =
          pool.submit(() -> {
            int times = 0;
            while (!done.get()) {
              Thread.currentThread().interrupt();
              assertThrows(TimelineException.class, () -> events(timeline));
              Thread.interrupted();
              times++;
            }
            return times;
          });
      for (int i = 0; i < 100; i++) {
        assertEquals(300 + i, events(timeline).size());
        assertEquals(300 + i, timeline.add(died(1)));
      }
      done.set(true);
      assertTrue(interrupted.get() > 0);
    }
  }

  @Test
  void anAppendThatIsInterruptedSaysSoAndTheTimelineStaysUsable() {
    write(1);
    try (EventTimeline timeline = open()) {
      timeline.add(died(1));
      Thread.currentThread().interrupt();
      var error = assertThrows(TimelineException.class, () -> timeline.add(died(2)));
      assertTrue(Thread.interrupted());
      assertTrue(error.getMessage().contains("interrupted"), error.getMessage());
      long size = timeline.size();
      assertEquals(size, timeline.add(died(3)));
      assertEquals(size + 1, events(timeline).size());
    }
  }

  @Test
  void anEmptyBatchAndAConflictMakeNoFile() {
    try (EventTimeline timeline = open()) {
      timeline.addAll(List.of());
      assertThrows(
          TimelineException.Conflict.class,
          () -> timeline.addAll(List.of(died(1)), Expected.size(3)));
    }
    assertFalse(Files.exists(file));
  }

  // ---- damage

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nonsense | not JSON: Unrecognized token 'nonsense': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
          [1] | found [1], expected a JSON object
          `` | found an empty line, expected a JSON object
          {"type":"PERSON_DEATH","personId":1} | no _datetime; expected "_datetime":"2015-02-14T09:26:53.589000Z" or the like
          {"type":"PERSON_DEATH","personId":1,"_datetime":"yesterday"} | _datetime is 'yesterday', expected a time such as 2015-02-14T09:26:53.589000Z
          {"personId":1,"_datetime":"2015-02-14T09:26:53.589000Z"} | no type; expected "type":"PERSON_CREATION" or the like
          {"type":"PERSON_DEATH","_datetime":"2015-02-14T09:26:53.589000Z"} | personId is missing, expected a whole number from 1 to 2147483647
          {"type":"PERSON_DEATH","personId":-3,"_datetime":"2015-02-14T09:26:53.589000Z"} | personId is -3, expected a whole number from 1 to 2147483647
          {"type":"PERSON_DEATH","personId":1.5,"_datetime":"2015-02-14T09:26:53.589000Z"} | personId is 1.5, expected a whole number from 1 to 2147483647
          {"type":"PERSON_DEATH","personId":1,"effective":"1852-13","_datetime":"2015-02-14T09:26:53.589000Z"} | '1852-13' is not a date; expected a day (1835-07-08), a month (1835-07), a year (1835) or an EDTF interval (1835/1837)
          {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":"MARIED","_datetime":"2015-02-14T09:26:53.589000Z"} | 'MARIED' is not a status; expected one of SINGLE, MARRIED, PARTNERED, SEPARATED, DIVORCED, WIDOWED, UNKNOWN
          {"type":"PERSON_STATUS_CHANGE","personId":1,"_datetime":"2015-02-14T09:26:53.589000Z"} | PERSON_STATUS_CHANGE without newStatus
          {"type":"PERSON_ADDRESS_CHANGE","personId":1,"newAddress":"London","_datetime":"2015-02-14T09:26:53.589000Z"} | newAddress is "London", expected an object
          {"type":"PERSON_NAME_CHANGE","personId":1,"newName":{"firstname":7},"_datetime":"2015-02-14T09:26:53.589000Z"} | firstname is 7, expected a text
          """)
  void aDamagedLineIsRefusedWithItsPlaceAndTheReason(String line, String reason)
      throws IOException {
    write(2);
    String good = Files.readString(file);
    String damaged = good + line + "\n" + good;
    Files.writeString(file, damaged);
    try (EventTimeline timeline = open()) {
      var error = assertThrows(TimelineException.class, () -> events(timeline));
      assertEquals("%s, line 3: %s".formatted(file, reason), error.getMessage());
      assertEquals(
          error.getMessage(),
          assertThrows(TimelineException.class, () -> timeline.add(married(1))).getMessage());
    }
    assertEquals(damaged, Files.readString(file));
  }

  @Test
  void aLineThatIsMissingFromABatchIsDamageAndNoCrash() throws IOException {
    try (EventTimeline timeline = open()) {
      timeline.addAll(List.of(married(1), married(2), married(3), died(1)));
    }
    List<String> lines =
        Files.readAllLines(file).stream().map(line -> line.replaceFirst(CHECK, "")).toList();
    String extra = lines.get(1);
    assertDamage(
        "line 1: starts a batch of 4 lines, but only 3 are there",
        lines.get(0),
        lines.get(1),
        lines.get(3));
    assertDamage(
        "line 1: starts a batch of 4 lines, but it does not end with them",
        lines.get(0),
        lines.get(1),
        extra,
        lines.get(2),
        lines.get(3));
    assertDamage(
        "line 3: ends a batch of 4 lines that does not start before",
        lines.get(1),
        lines.get(2),
        lines.get(3));
    Files.writeString(
        file, String.join("\n", lines.get(0), lines.get(0), lines.get(1), lines.get(3)) + "\n");
    assertEquals(
        file + ", line 2: starts a batch inside of another one",
        assertThrows(TimelineException.class, () -> events(open())).getMessage());
    for (String count : List.of("0", "1", "-1", "1e1", "2147483648", "\"4\"")) {
      assertDamage(
          "line 1: _batch is %s, expected the number of lines of a batch, from 2"
              .formatted(count.equals("1e1") ? "1E+1" : count),
          lines.get(0).replace("\"_batch\":4", "\"_batch\":" + count));
    }
    assertDamage(
        "line 1: starts a batch of 2147483647 lines, but only 4 are there",
        lines.get(0).replace("\"_batch\":4", "\"_batch\":2147483647"),
        lines.get(1),
        lines.get(2),
        lines.get(3));
  }

  private void assertDamage(String message, String... lines) throws IOException {
    String content = String.join("\n", lines) + "\n";
    Files.writeString(file, content);
    try (EventTimeline timeline = open()) {
      String expected = file + ", " + message;
      assertEquals(
          expected, assertThrows(TimelineException.class, () -> events(timeline)).getMessage());
      assertEquals(
          expected,
          assertThrows(TimelineException.class, () -> timeline.add(died(1))).getMessage());
    }
    assertEquals(content, Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"my\":\"config\"}", "Dear diary", "\r", "[", "{\"type\": 1}"})
  void aFileOfSomebodyElseIsRefusedAndLeftAsItIs(String content) throws IOException {
    Files.writeString(file, content);
    try (EventTimeline timeline = open()) {
      String expected = file + ", line 1: is neither an event nor the start of one: no timeline";
      assertEquals(expected, assertThrows(TimelineException.class, timeline::size).getMessage());
      assertEquals(
          expected,
          assertThrows(TimelineException.class, () -> timeline.add(died(1))).getMessage());
    }
    assertEquals(content, Files.readString(file));
  }

  @Test
  void aPipeIsRefusedAndNotWaitedFor() throws Exception {
    assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
    try (EventTimeline timeline = open()) {
      String expected = file + ": is a device or a pipe, expected a timeline file";
      assertEquals(expected, assertThrows(TimelineException.class, timeline::size).getMessage());
      assertEquals(
          expected,
          assertThrows(TimelineException.class, () -> timeline.add(died(1))).getMessage());
    }
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() throws IOException {
    write(1);
    byte[] bytes =
        Files.readString(file)
            .replace("MARRIED", "MARRIE?")
            .replaceFirst(CHECK, "")
            .getBytes(StandardCharsets.UTF_8);
    bytes[new String(bytes, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xFF;
    Files.write(file, bytes);
    Files.writeString(file, "{}\n", StandardOpenOption.APPEND);
    var error = assertThrows(TimelineException.class, () -> events(open()));
    assertEquals(file + ", line 1: not UTF-8 text", error.getMessage());
  }

  @Test
  void aDamagedLastLineWithItsLineFeedIsDamageAndNotATornTail() throws IOException {
    write(1);
    Files.writeString(file, "{\"type\":\n", StandardOpenOption.APPEND);
    String before = Files.readString(file);
    try (EventTimeline timeline = open()) {
      var error = assertThrows(TimelineException.class, () -> timeline.add(died(1)));
      assertTrue(error.getMessage().startsWith(file + ", line 2: not JSON: "), error.getMessage());
    }
    assertEquals(before, Files.readString(file));
    assertEquals(List.of(), warnings);
  }

  @Test
  void aLineThatNeverEndsIsRefusedAndNotReadIntoMemory() throws IOException {
    write(1);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}), 3L << 30); // a sparse file of 3 GB
    }
    var error = assertThrows(TimelineException.class, () -> events(open()));
    assertEquals(
        file + ", line 2: longer than 16777216 bytes, expected one event", error.getMessage());
  }

  @Test
  void aFileThatAnotherProgramCutWhileItWasOpenIsNoticed() throws IOException {
    write(3);
    try (EventTimeline timeline = open()) {
      assertEquals(3, timeline.size());
      long length = Files.size(file);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(10);
      }
      var error = assertThrows(TimelineException.class, () -> timeline.add(died(1)));
      assertEquals(
          "%s: is 10 bytes long, expected at least %d: another program cut it"
              .formatted(file, length),
          error.getMessage());
    }
  }

  // ---- places that are no files

  @Test
  void aFolderIsRefused() {
    try (EventTimeline timeline = EventTimeline.open(folder)) {
      String expected = folder + ": is a folder, expected a timeline file";
      assertEquals(expected, assertThrows(TimelineException.class, timeline::size).getMessage());
      assertEquals(
          expected,
          assertThrows(TimelineException.class, () -> timeline.add(died(1))).getMessage());
    }
  }

  @Test
  void aMissingFolderIsNamed() {
    Path missing = folder.resolve("none").resolve("people.jsonl");
    try (EventTimeline timeline = EventTimeline.open(missing)) {
      var error = assertThrows(TimelineException.class, () -> timeline.add(died(1)));
      assertEquals(
          "%s: can't append: no such file or folder: %s".formatted(missing, missing.getParent()),
          error.getMessage());
    }
  }

  @Test
  void aSymbolicLinkIsFollowedAndSharesTheLock() throws IOException {
    write(1);
    Path link = folder.resolve("link.jsonl");
    Files.createSymbolicLink(link, file);
    try (EventTimeline timeline = EventTimeline.open(link)) {
      assertEquals(1, timeline.add(died(1)));
    }
    assertEquals(2, events(open()).size());
    assertFalse(Files.exists(folder.resolve("link.jsonl.lock")));
  }

  @Test
  void aReaderThatIsInterruptedLeavesTheTimelineUsable() {
    write(3);
    try (EventTimeline timeline = open()) {
      assertEquals(3, timeline.size());
      Thread.currentThread().interrupt();
      var error = assertThrows(TimelineException.class, () -> events(timeline));
      assertEquals(file + ": can't read: interrupted", error.getMessage());
      assertTrue(Thread.interrupted());
      assertEquals(3, events(timeline).size());
      assertEquals(3, timeline.add(died(1)));
    }
  }

  @Test
  void readersGoOnWhileAnotherThreadAppends() throws Exception {
    try (EventTimeline timeline = open();
        ExecutorService pool = Executors.newFixedThreadPool(3)) {
      AtomicBoolean done = new AtomicBoolean();
      Callable<Integer> reader =
          () -> {
            int last = 0;
            while (!done.get()) {
              int now = events(timeline).size();
              assertTrue(now >= last && now % 3 == 0, last + " events, then " + now);
              last = now;
            }
            return last;
          };
      List<Future<Integer>> readers = List.of(pool.submit(reader), pool.submit(reader));
      for (int i = 0; i < 100; i++) {
        timeline.addAll(List.of(married(1), died(1), died(2)));
      }
      done.set(true);
      for (Future<Integer> each : readers) {
        assertTrue(each.get() <= 300);
      }
      assertEquals(300, events(timeline).size());
    }
  }

  @Test
  void closingPutsABulkLoadOnDisk() throws IOException {
    try (EventTimeline timeline =
        EventTimeline.open(file, Clock.systemUTC(), warnings::add, Durability.NONE)) {
      timeline.addAll(List.of(married(1), died(1)));
      timeline.add(married(2));
    }
    try (EventTimeline timeline = open()) {
      assertEquals(List.of(married(1), died(1), married(2)), events(timeline));
    }
  }

  @Test
  void aClosedTimelineSaysSo() {
    EventTimeline timeline = open();
    timeline.add(married(1));
    timeline.close();
    String expected = file + ": the timeline is closed";
    assertEquals(expected, assertThrows(TimelineException.class, timeline::size).getMessage());
    assertEquals(
        expected, assertThrows(TimelineException.class, () -> timeline.add(died(1))).getMessage());
  }

  @Test
  void whoReadAnAppendThatItsWriterTookBackIsToldSoAlsoWhenAnotherOfThatLengthTookItsPlace()
      throws IOException {
    write(1);
    long length = Files.size(file);
    try (EventTimeline reader = open();
        EventTimeline writer = open()) {
      writer.add(married(2));
      assertEquals(2, reader.size());
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(length); // as its writer does when it can't be forced
      }
      try (EventTimeline another = open()) {
        assertEquals(1, another.add(married(3)));
      }
      String expected =
          file
              + ", line 2: was taken back by its writer, or changed, since it was read; open it"
              + " again";
      assertEquals(expected, assertThrows(TimelineException.class, reader::size).getMessage());
      assertEquals(
          expected,
          assertThrows(TimelineException.class, () -> reader.add(married(4))).getMessage());
    }
    assertEquals(List.of(married(1), married(3)), events(open()));
  }

  @Test
  void anAppendThatBreaksOffHidesNothingOfWhatOthersAppendLater() {
    AtomicBoolean breaks = new AtomicBoolean();
    Storage storage =
        new BackupTest.FullDisk(Integer.MAX_VALUE) {
          @Override
          void write(Blob blob, ByteBuffer bytes, long offset) throws IOException {
            if (breaks.get()) {
              throw new OutOfMemoryError("for this test");
            }
            super.write(blob, bytes, offset);
          }
        };
    try (EventTimeline breaking = open(storage, Durability.EACH);
        EventTimeline other = open()) {
      breaking.add(married(1));
      breaks.set(true);
      assertThrows(OutOfMemoryError.class, () -> breaking.add(married(2)));
      breaks.set(false);
      assertEquals(1, other.add(married(3)));
      assertEquals(2, breaking.add(married(4)));
    }
    assertEquals(List.of(married(1), married(3), married(4)), events(open()));
    assertEquals(List.of(), warnings);
  }

  @Test
  void threadsThatRecordThroughOneRegistryShareWrites() throws Exception {
    int threads = 8;
    int appends = 20;
    AtomicInteger writes = new AtomicInteger();
    Storage slow =
        new BackupTest.FullDisk(Integer.MAX_VALUE) {
          @Override
          void write(Blob blob, ByteBuffer bytes, long offset) throws IOException {
            writes.incrementAndGet();
            LockSupport.parkNanos(2_000_000);
            super.write(blob, bytes, offset);
          }
        };
    try (EventTimeline timeline = open(slow, Durability.GROUP);
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      PersonRegistry registry = new PersonRegistry(timeline);
      int ada = registry.create(new Name("Ada", null));
      List<Callable<Void>> work = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        work.add(() -> {
          for (int i = 0; i < appends; i++) {
            registry.changeStatus(ada, Status.MARRIED);
          }
          return null;
        });
      }
      for (Future<Void> each : pool.invokeAll(work)) {
        each.get();
      }
      assertEquals(1 + threads * appends, timeline.size());
    }
    assertTrue(writes.get() > appends && writes.get() < threads * appends / 2, writes + " writes");
  }

  @Test
  void aThreadThatIsInterruptedBeforeItsTurnAppendsNothingAndOthersGoOn() {
    try (EventTimeline timeline = open(Disk.DISK, Durability.GROUP)) {
      timeline.add(married(1));
      Thread.currentThread().interrupt();
      var error = assertThrows(TimelineException.class, () -> timeline.add(married(2)));
      assertTrue(Thread.interrupted());
      assertEquals(file + ": interrupted before it was appended", error.getMessage());
      assertEquals(1, timeline.add(married(3)));
      assertEquals(List.of(married(1), married(3)), events(timeline));
    }
  }

  @Test
  void aThreadThatIsInterruptedWhenItIsItsTurnKeepsNobodyWaiting() throws Exception {
    try (EventTimeline timeline = open(Disk.DISK, Durability.GROUP)) {
      for (int round = 0; round < 150; round++) {
        List<Thread> all = new ArrayList<>();
        for (int person = 1; person <= 6; person++) {
          Event event = married(person);
          all.add(
              Thread.ofPlatform()
                  .start(() -> {
                    try {
                      timeline.add(event);
                    } catch (TimelineException e) {
                      // interrupted
                    }
                  }));
        }
        for (int i = 0; i < all.size(); i += 2) {
          all.get(i).interrupt();
        }
        for (Thread each : all) {
          assertTrue(each.join(Duration.ofSeconds(20)), "waits for ever");
        }
      }
    }
  }

  private EventTimeline open(Storage storage, Durability durability) {
    return new FileTimeline(
        file, storage, Clock.fixed(NOON, ZoneOffset.UTC), durability, warnings::add);
  }
}
