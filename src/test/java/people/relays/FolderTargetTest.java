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
    for (int cut = 1; cut < 60; cut += 7) {
      try (var target = new FolderTarget(folder, 4)) {
        target.deliver(events(0, 7));
      }
      Path last = folder.resolve("000000000004.ndjson");
      byte[] bytes = Files.readAllBytes(last);
      Files.write(last, Arrays.copyOf(bytes, bytes.length - cut));
      try (var target = new FolderTarget(folder, 4)) {
        target.deliver(events(2, 7));
        target.deliver(events(5, 12));
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
          "folder:%s: 000000000004.ndjson ends with a line that is no event; expected only our files"
              .formatted(folder),
          assertThrows(DeliveryException.class, () -> target.deliver(events(0, 3))).getMessage());
    }
    assertEquals("mine", Files.readString(folder.resolve("notes.txt")));
  }
}
