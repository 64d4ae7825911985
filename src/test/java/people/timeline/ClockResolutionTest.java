package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

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

  private SimulatedDisk disk = disk(1);

  private static SimulatedDisk disk(long tick) {
    SimulatedDisk disk = new SimulatedDisk(1);
    disk.keepFrom(64, true);
    disk.tellTimesIn(tick);
    return disk;
  }

  private static String lines(String status) {
    return IntStream.range(0, 40)
        .mapToObj(i -> LINE.formatted(1 + i % 7, status, i))
        .collect(Collectors.joining());
  }

  /// As another program does, in place.
  private void write(String lines) throws IOException {
    try (Storage.Blob out = disk.exists(FILE) ? disk.openToWrite(FILE) : disk.create(FILE)) {
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
      disk = disk(tick);
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
      disk = disk(tick);
      write(lines("MARRIED"));
      assertEquals(Set.of(Status.MARRIED), statuses());
      append();
      write(lines("WIDOWED"));
      assertThrows(TimelineException.class, this::statuses, () -> "clock ticks of " + tick);
      write(lines("MARRIED"));
      assertEquals(Set.of(Status.MARRIED, Status.SINGLE), statuses());
    }
  }

  @Test
  void aChangeBetweenTwoAppendsOfOneProgram() throws IOException {
    for (long tick : TICKS) {
      disk = disk(tick);
      write(lines("MARRIED"));
      assertEquals(Set.of(Status.MARRIED), statuses());
      try (EventTimeline timeline = open()) {
        timeline.add(new Event.StatusChange(1, Status.SINGLE, Details.NONE));
        write(lines("WIDOWED"));
        timeline.add(new Event.StatusChange(1, Status.SINGLE, Details.NONE));
      }
      assertThrows(TimelineException.class, this::statuses, () -> "clock ticks of " + tick);
    }
  }

  @Test
  void whatWasKeptIsBelievedAfterAppendsWhereTheClockTellsMilliseconds() throws IOException {
    for (long tick : new long[] {1, 4, 10}) {
      disk = disk(tick);
      write(lines("MARRIED"));
      statuses();
      assertEquals(40, believed(), "clock ticks of " + tick);
      long generation = kept().getFirst().header.generation();
      for (int i = 0; i < 5; i++) {
        append();
        assertEquals(generation, kept().getFirst().header.generation());
      }
    }
  }

  @Test
  void whatIsReadIsKeptOnceTheClockHasGoneOn() throws IOException {
    for (long tick : new long[] {300, 1000, 2000}) {
      disk = disk(tick);
      write(lines("MARRIED"));
      Instant changed = disk.stamp(FILE).changed();
      while (disk.stamp(FILE).changed().equals(changed)) {
        write(lines("WIDOWED")); // until a tick begins
      }
      statuses();
      assertEquals(0, believed(), "clock ticks of " + tick);
      for (long millis = 0; millis < tick + 2000; millis++) {
        disk.forceFolderOf(FILE); // takes one
      }
      statuses();
      assertEquals(40, believed(), "clock ticks of " + tick);
    }
  }

  /// A file that is mounted by itself has another clock than the folder beside it.
  @Test
  void aWholeSecondMayBeTwoLessThanItWas() throws IOException {
    write(lines("MARRIED"));
    long now = disk.stamp(FILE).changed().toEpochMilli();
    disk.setChanged(FILE, now / 1000 * 1000);
    statuses();
    assertEquals(0, believed());
    disk.setChanged(FILE, now / 1000 * 1000 - 1);
    statuses();
    assertEquals(40, believed());
    disk.setChanged(FILE, now / 1000 * 1000 - 4000);
    statuses();
    assertEquals(40, believed());
  }

  @Test
  void timesAreSetBackByAMillisecondAtMost() throws IOException {
    for (long tick : TICKS) {
      disk = disk(tick);
      write(lines("MARRIED"));
      statuses();
      Instant before = disk.stamp(FILE).changed();
      append();
      Instant changed = disk.stamp(FILE).changed();
      assertTrue(!changed.isBefore(before.minus(Duration.ofMillis(Math.min(tick, 100)))));
      assertTrue(tick < 1000 || changed.toEpochMilli() % tick == 0);
    }
  }
}
