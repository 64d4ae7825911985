package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;

/// A timeline in a file keeps the contract of every timeline, and has a file to look at.
class FileTimelineTest extends EventTimelineContract {

  @TempDir private Path folder;
  private Path file;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("people.jsonl");
  }

  @Override
  public EventTimeline empty(Clock clock) {
    try {
      if (Files.notExists(file)) {
        Files.createFile(file); // or it could not be read yet
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return open(clock);
  }

  private EventTimeline open(Clock clock) {
    return EventTimeline.open(
        file, TimelineOptions.DEFAULTS.with(clock).tellingWarnings(warnings::add));
  }

  private EventTimeline open() {
    return open(Clock.fixed(NOON, ZoneOffset.UTC));
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
      assertThrows(TimelineException.NoSuchTimeline.class, timeline::size);
      assertThrows(TimelineException.NoSuchTimeline.class, timeline::iterator);
    }
    assertFalse(Files.exists(file));
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

  @Test
  void closingPutsABulkLoadOnDisk() throws IOException {
    try (EventTimeline timeline =
        EventTimeline.open(
            file, TimelineOptions.DEFAULTS.tellingWarnings(warnings::add).with(Durability.NONE))) {
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
}
