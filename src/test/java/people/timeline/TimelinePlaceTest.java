package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.events;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.*;

/// Places at which a timeline is asked for: links are followed, and what is no file is refused.
class TimelinePlaceTest extends TimelineFileFixture {

  @Test
  @Tag("process")
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
}
