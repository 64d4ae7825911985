package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import people.*;
import people.columns.*;
import people.disk.*;
import people.index.*;

/// A change of the same length is seen however slowly the clock of a file system goes.
class ClockResolutionTest {

  private static final Path FILE = Path.of("/disk/people.jsonl");
  private static final long[] TICKS = {1, 4, 10, 1000, 2000, 1 << 30};
  private static final String LINE =
      "{\"type\":\"PERSON_STATUS_CHANGE\",\"personId\":%d,\"newStatus\":\"%s\","
          + "\"_datetime\":\"2020-01-01T00:00:%02dZ\"}\n";

  private final SimulatedDisk disk = new SimulatedDisk(1);

  @BeforeEach
  void keepLittle() {
    disk.keepFrom(64, true);
  }

  private static String lines(String status) {
    return IntStream.range(0, 40)
        .mapToObj(i -> LINE.formatted(1 + i % 7, status, i))
        .collect(Collectors.joining());
  }

  /// As another program does, in place.
  private void write(String lines) throws IOException {
    try (Storage.Blob out = disk.openToWrite(FILE)) {
      out.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)), 0);
    }
  }

  private EventTimeline open() {
    return new FileTimeline(FILE, disk, TimelineOptions.DEFAULTS.tellingWarnings(_ -> {}));
  }

  private Set<Status> statuses() {
    try (EventTimeline timeline = open()) {
      EventColumns columns = ColumnSource.read(timeline, _ -> {});
      return IntStream.range(0, columns.size())
          .mapToObj(row -> Status.values()[columns.statusNumber(row)])
          .collect(Collectors.toSet());
    }
  }

  /// How many events are kept and believed.
  private long believed() {
    return Segments.end(kept()).position();
  }

  private List<Segment> kept() {
    return new Segments(new TimelineFile(FILE, disk)).open();
  }

  private void append() {
    try (EventTimeline timeline = open()) {
      timeline.add(new Event.StatusChange(1, Status.SINGLE, Details.NONE));
    }
  }

  @Test
  void aChangeRightAfterTheFirstLook() throws IOException {
    for (long tick : TICKS) {
      disk.tellTimesIn(tick);
      write(lines("MARRIED"));
      assertEquals(Set.of(Status.MARRIED), statuses());
      write(lines("WIDOWED"));
      assertEquals(Set.of(Status.WIDOWED), statuses());
      assertEquals(Set.of(Status.WIDOWED), statuses());
      write(lines("MARRIED"));
      assertEquals(Set.of(Status.MARRIED), statuses());
    }
  }

  /// Which the check of the appended line gives away, if the lines are read.
  @Test
  void aChangeRightAfterAnAppend() throws IOException {
    for (long tick : TICKS) {
      disk.tellTimesIn(tick);
      write(lines("MARRIED"));
      assertEquals(Set.of(Status.MARRIED), statuses());
      append();
      write(lines("WIDOWED"));
      assertThrows(TimelineException.class, this::statuses, () -> "clock ticks of " + tick);
      write(lines("MARRIED"));
      assertEquals(Set.of(Status.MARRIED, Status.SINGLE), statuses());
      disk.deleteIfExists(FILE);
    }
  }

  @Test
  void aChangeBetweenTwoAppendsOfOneProgram() throws IOException {
    for (long tick : TICKS) {
      disk.tellTimesIn(tick);
      write(lines("MARRIED"));
      assertEquals(Set.of(Status.MARRIED), statuses());
      try (EventTimeline timeline = open()) {
        timeline.add(new Event.StatusChange(1, Status.SINGLE, Details.NONE));
        write(lines("WIDOWED"));
        timeline.add(new Event.StatusChange(1, Status.SINGLE, Details.NONE));
      }
      assertThrows(TimelineException.class, this::statuses, () -> "clock ticks of " + tick);
      disk.deleteIfExists(FILE);
    }
  }

  @Test
  void whatWasKeptIsBelievedAfterAppendsWhereTheClockTellsMilliseconds() throws IOException {
    for (long tick : new long[] {1, 4, 10}) {
      disk.tellTimesIn(tick);
      write(lines("MARRIED"));
      statuses();
      assertEquals(40, believed());
      long generation = kept().getFirst().header.generation();
      for (int i = 0; i < 5; i++) {
        append();
        assertEquals(generation, kept().getFirst().header.generation());
      }
      disk.deleteIfExists(FILE);
    }
  }

  @Test
  void whatIsReadIsKeptOnceTheClockHasGoneOn() throws IOException {
    disk.tellTimesIn(400);
    write(lines("MARRIED"));
    while (disk.operations() % 400 > 4) {
      disk.forceFolderOf(FILE); // lets time go by
    }
    write(lines("MARRIED"));
    statuses();
    assertEquals(0, believed());
    for (int i = 0; i < 400; i++) {
      disk.forceFolderOf(FILE);
    }
    statuses();
    assertEquals(40, believed());
  }

  @Test
  void timesAreSetBackByAMillisecondAtMost() throws IOException {
    for (long tick : TICKS) {
      disk.tellTimesIn(tick);
      write(lines("MARRIED"));
      statuses();
      Instant before = disk.stamp(FILE).changed();
      append();
      Instant changed = disk.stamp(FILE).changed();
      assertTrue(!changed.isBefore(before.minus(Duration.ofMillis(Math.min(tick, 100)))));
      assertTrue(tick < 1000 || changed.toEpochMilli() % tick == 0);
      disk.deleteIfExists(FILE);
    }
  }
}
