package people.relays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.exports.*;
import people.timeline.*;

/// A folder has each event once, in files that are whole.
class FolderTargetTest {

  @TempDir Path folder;

  private static List<OutgoingEvent> events(int from, int to) {
    EventTimeline timeline = EventTimeline.inMemory();
    for (int i = 0; i < to; i++) {
      timeline.add(new Event.Death(1, Details.NONE.from("x".repeat(i % 700))));
    }
    return StreamSupport.stream(timeline.readAfter(from - 1L).spliterator(), false)
        .map(event -> OutgoingEvent.of(event, new CloudEvents("t")))
        .toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<Long> ids() throws IOException {
    List<Long> ids = new ArrayList<>();
    for (String file : files()) {
      Files.readAllLines(folder.resolve(file)).forEach(line -> ids.add(HookServer.id(line)));
    }
    return ids;
  }

  @Test
  void filesAreCalledByTheirFirstEventAndHoldSoMany() throws Exception {
    try (var target = new FolderTarget(folder, 4)) {
      target.deliver(events(3, 6));
      target.deliver(events(6, 13));
    }
    assertEquals(
        List.of("000000000003.ndjson", "000000000007.ndjson", "000000000011.ndjson"), files());
    assertEquals(LongStream.range(3, 13).boxed().toList(), ids());
  }

  @Test
  void whatIsThereIsNotWrittenAgainAndHalfALineIsCutOff() throws Exception {
    List<OutgoingEvent> all = events(0, 12);
    for (int cut = 1; cut < 60; cut += 7) {
      try (var target = new FolderTarget(folder, 4)) {
        target.deliver(all.subList(0, 7));
      }
      Path last = folder.resolve("000000000004.ndjson");
      byte[] bytes = Files.readAllBytes(last);
      Files.write(last, Arrays.copyOf(bytes, bytes.length - cut));
      try (var target = new FolderTarget(folder, 4)) {
        target.deliver(all.subList(2, 7));
        target.deliver(all.subList(5, 12));
      }
      assertEquals(LongStream.range(0, 12).boxed().toList(), ids());
      for (String file : files()) {
        Files.delete(folder.resolve(file));
      }
    }
  }

  @Test
  void somebodyElsesFilesAreLeftAlone() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Files.writeString(folder.resolve("000000000004.ndjson"), "{\"id\":\"x\"}\n");
    try (var target = new FolderTarget(folder, 4)) {
      assertEquals(
          "folder:%s: 000000000004.ndjson has a line that is no event; expected only our files"
              .formatted(folder),
          assertThrows(DeliveryException.class, () -> target.deliver(events(0, 3))).getMessage());
    }
    assertEquals("mine", Files.readString(folder.resolve("notes.txt")));
  }

  @Test
  void whatWouldStandAmongEventsOfSomebodyElseIsRefusedAndNotLost() throws Exception {
    List<OutgoingEvent> all = events(0, 9);
    try (var target = new FolderTarget(folder, 3)) {
      target.deliver(all.stream().filter(event -> !event.id().equals("4")).toList());
    }
    String expected =
        "folder:%s: has events of another consumer or timeline, behind which event %d would be"
            + " lost; expected a folder for each";
    try (var another = new FolderTarget(folder, 3)) {
      assertEquals(
          expected.formatted(folder, 4),
          assertThrows(DeliveryException.class, () -> another.deliver(all)).getMessage());
    }
    try (var ofAnotherTimeline = new FolderTarget(folder, 3)) {
      assertEquals(
          expected.formatted(folder, 7),
          assertThrows(DeliveryException.class, () -> ofAnotherTimeline.deliver(events(7, 8)))
              .getMessage());
    }
    Files.delete(folder.resolve("000000000003.ndjson")); // as whoever is done with it may
    try (var target = new FolderTarget(folder, 3)) {
      target.deliver(all.subList(3, 9));
    }
    assertEquals(List.of(0L, 1L, 2L, 7L, 8L), ids());
  }

  @Test
  void twoDoNotWriteIntoItAtATime() throws Exception {
    List<OutgoingEvent> all = events(0, 5);
    try (var second = new FolderTarget(folder, 3)) {
      try (var first = new FolderTarget(folder, 3)) {
        first.deliver(all.subList(0, 2));
        assertEquals(
            "folder:%s: this program writes into it already; expected a folder for each relay"
                .formatted(folder),
            assertThrows(DeliveryException.class, () -> second.deliver(all)).getMessage());
        first.deliver(all.subList(2, 4));
      }
      second.deliver(all.subList(3, 5));
    }
    assertEquals(List.of(0L, 1L, 2L, 3L, 4L), ids());
  }
}
