package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;

/// A batch of so many events that they are held in a file while it is made.
class LargeBatchTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-01-01T00:00:00Z"), ZoneOffset.UTC);

  /// Its lines are more than are in memory together.
  private static final int PEOPLE = 50_000;

  @TempDir Path folder;

  private static int record(EventTimeline timeline, String source) {
    return record(timeline, source, PEOPLE, true);
  }

  private static int record(EventTimeline timeline, String source, int people, boolean haveKeys) {
    return new PersonRegistry(timeline)
        .inOneBatch(batch -> {
          for (int i = 0; i < people; i++) {
            Details details =
                new Details(
                    null,
                    source + i,
                    i % 3 == 0 ? Map.of("name", Map.of("prefix", "Dr. \"é\"")) : Map.of(),
                    i % 1000 == 0 ? source + "-" + i : null);
            int person =
                batch.create(
                    new Name("Ada " + i, "Zoë"),
                    Status.SINGLE,
                    new Address("Canal Street " + i, "Gouda"),
                    null,
                    details);
            if (haveKeys) {
              batch.identify(person, new Attribute("mrn", source + i), Details.NONE);
            }
          }
          return batch.size();
        });
  }

  private static List<String> lines(EventTimeline timeline) {
    List<String> lines = new ArrayList<>();
    for (RecordedEvent event : timeline.readAfter(-1)) {
      lines.add(event.recorded() + " " + event.event());
    }
    return lines;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void isRecordedAsAnyOtherBatchIs() throws IOException {
    Path file = folder.resolve("people.jsonl");
    try (EventTimeline memory = EventTimeline.inMemory(CLOCK);
        EventTimeline timeline = EventTimeline.open(file, TimelineOptions.DEFAULTS.with(CLOCK))) {
      for (String source : List.of("first", "second")) {
        assertEquals(2 * PEOPLE, record(timeline, source));
        record(memory, source);
      }
      new PersonRegistry(timeline).move(1, new Address("Harbour", "Delft"));
      new PersonRegistry(memory).move(1, new Address("Harbour", "Delft"));
      assertEquals(lines(memory), lines(timeline));
      assertEquals(2 * PEOPLE, timeline.lastPersonId());
      assertEquals(2, timeline.revision(1));
      assertEquals(2L * PEOPLE + 14_000, timeline.find("second-7000").position());
      assertEquals(memory.find("second-7000").event(), timeline.find("second-7000").event());
      assertTrue(Files.size(file) > 2L * (16 << 20), "size " + Files.size(file));
    }
    assertEquals(List.of("people.jsonl", "people.jsonl.index", "people.jsonl.lock"), files());
    try (EventTimeline again = EventTimeline.open(file)) {
      assertEquals(4 * PEOPLE + 1, again.size());
      Iterator<RecordedEvent> all = again.readAfter(-1).iterator();
      while (all.hasNext()) {
        all.next(); // each check is looked at
      }
    }
  }

  @Test
  void thatIsTriedAgainIsFound() {
    Path file = folder.resolve("people.jsonl");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      record(timeline, "first", 12_000, false);
      record(timeline, "first", 12_000, false);
      assertEquals(12_000, timeline.size());
    }
  }

  @Test
  void thatHasKeysAndIsTriedAgainIsFound() {
    Path file = folder.resolve("people.jsonl");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      record(timeline, "first", 12_000, true);
      record(timeline, "first", 12_000, true);
      assertEquals(24_000, timeline.size());
    }
  }

  @Test
  void saysWhoRecordedIt() {
    Path file = folder.resolve("people.jsonl");
    try (EventTimeline timeline = EventTimeline.open(file, TimelineOptions.DEFAULTS.by("clerk7"))) {
      record(timeline, "first", 12_000, true);
      for (RecordedEvent event : timeline.readAfter(-1)) {
        assertEquals("clerk7", event.event().details().recordedBy());
      }
    }
  }

  @Test
  void isReadWhileItIsMadeAndRefusedAsAWhole() throws IOException {
    Path file = folder.resolve("people.jsonl");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      PersonRegistry registry = new PersonRegistry(timeline);
      registry.create(new Name("Ada", "Lind"), Status.SINGLE, null, null, Details.NONE);
      long size = Files.size(file);
      IllegalStateException stopped =
          assertThrows(
              IllegalStateException.class,
              () ->
                  registry.inOneBatch(batch -> {
                    for (int i = 0; i < 20_000; i++) {
                      long at =
                          batch.add(
                              new Event.NameChange(1, new Name("Ada", "No " + i), Details.NONE));
                      if (i == 15_000) {
                        batch.retract(at - 14_000, "seen while it is made");
                        assertEquals(i + 2, batch.revision(1));
                      }
                    }
                    throw new IllegalStateException("stopped");
                  }));
      assertEquals("stopped", stopped.getMessage());
      assertEquals(1, timeline.size());
      assertEquals(size, Files.size(file));
      assertFalse(files().stream().anyMatch(name -> name.startsWith(".people-batch")));
    }
  }
}
