package people.timeline;

import static people.timeline.EventTimelineContract.NOON;
import static people.timeline.EventTimelineContract.married;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.disk.*;

/// A timeline in a file of its own, for tests of what happens to the file.
abstract class TimelineFileFixture {

  @TempDir Path folder;
  Path file;
  final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("people.jsonl");
  }

  final EventTimeline open() {
    return EventTimeline.open(
        file,
        TimelineOptions.DEFAULTS
            .with(Clock.fixed(NOON, ZoneOffset.UTC))
            .tellingWarnings(warnings::add));
  }

  final EventTimeline open(Storage storage, Durability durability) {
    return new FileTimeline(
        file,
        storage,
        TimelineOptions.DEFAULTS
            .with(Clock.fixed(NOON, ZoneOffset.UTC))
            .with(durability)
            .tellingWarnings(warnings::add));
  }

  final void write(int events) {
    try (EventTimeline timeline = open()) {
      for (int person = 1; person <= events; person++) {
        timeline.add(married(person));
      }
    }
  }
}
