package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.events;
import static people.timeline.EventTimelineContract.married;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;

/// A file whose last append was cut short: whole events are read, and the rest is kept aside.
class TornTailTest extends TimelineFileFixture {

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
      try (EventTimeline timeline =
          EventTimeline.open(cut, TimelineOptions.DEFAULTS.tellingWarnings(warnings::add))) {
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
  void whoIsToldOfARepairAndFailsRefusesNoAppend() throws IOException {
    write(2);
    Files.writeString(file, "{", StandardOpenOption.APPEND);
    List<Throwable> uncaught = new ArrayList<>();
    RuntimeException failure = new IllegalStateException("no window to show it in");
    Consumer<String> repairs =
        _ -> {
          throw failure;
        };
    Thread.currentThread().setUncaughtExceptionHandler((_, e) -> uncaught.add(e));
    try (EventTimeline timeline =
        EventTimeline.open(file, TimelineOptions.DEFAULTS.tellingWarnings(repairs))) {
      assertEquals(2, timeline.add(died(1)));
      assertEquals(3, timeline.size());
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(null);
    }
    assertEquals(List.of(failure), uncaught);
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
  @Tag("process")
  void aProcessThatIsKilledWhileItWritesBlocksNobodyAndLosesNothingItAcknowledged()
      throws Exception {
    for (int round = 0; round < 3; round++) {
      Process writer = PersonRegistryTest.creator(file, 1_000_000);
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
}
