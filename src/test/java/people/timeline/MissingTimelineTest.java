package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.timeline.EventTimelineContract.died;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import people.*;
import people.columns.*;

/// Timelines that are not there: an append makes them, and whatever reads them is an error.
class MissingTimelineTest extends TimelineFileFixture {

  private String message(Executable call) {
    return assertThrows(TimelineException.NoSuchTimeline.class, call).getMessage();
  }

  @Test
  void whateverReadsATimelineThatIsNotThereIsAnError() {
    String expected = file + ": no such timeline";
    try (EventTimeline timeline = open()) {
      assertEquals(expected, message(timeline::size));
      assertEquals(expected, message(timeline::iterator));
      assertEquals(expected, message(() -> timeline.readAfter(5).iterator()));
      assertEquals(expected, message(() -> timeline.find("id")));
      assertEquals(expected, message(() -> timeline.of(1)));
      assertEquals(expected, message(() -> timeline.of(Set.of(1))));
      assertEquals(expected, message(() -> timeline.revision(1)));
      assertEquals(expected, message(() -> timeline.ofKind(Event.Kind.OBSERVATION_END)));
      assertEquals(expected, message(() -> timeline.ofKey(Attribute.parse("roll=1"))));
      assertEquals(expected, message(timeline::firstPersonId));
      assertEquals(expected, message(timeline::lastPersonId));
      assertEquals(expected, message(() -> ColumnSource.read(timeline, _ -> {})));
      assertEquals(expected, message(() -> Verification.of(timeline)));
      assertEquals(expected, message(() -> new PersonRegistry(timeline).died(1)));
      assertEquals(expected, message(() -> new PersonRegistry(timeline).retract(0, "why")));
      assertEquals(expected, message(() -> Backup.of(file, folder.resolve("backup.jsonl"))));
      assertEquals(expected, message(() -> Backup.restore(file, folder.resolve("new.jsonl"))));
      timeline.sync();
    }
    assertFalse(Files.exists(file));
  }

  @Test
  void anAppendMakesIt() {
    try (EventTimeline timeline = open()) {
      assertEquals(0, timeline.add(died(1)));
      assertEquals(1, timeline.size());
    }
  }

  @Test
  void theWorkOfABatchThatMakesItFindsNothingInIt() {
    try (EventTimeline timeline = open()) {
      int created =
          new PersonRegistry(timeline)
              .inOneBatch(batch -> {
                assertEquals(0, timeline.size());
                assertFalse(timeline.iterator().hasNext());
                return batch.create(Name.first("Ada"));
              });
      assertEquals(1, created);
      assertEquals(1, timeline.size());
    }
  }

  @Test
  void aNameThatIsLikeItIsSuggested() throws IOException {
    for (String name :
        List.of("town.jsonl", "people.jsonl.lock", "people.csv", "village.json", "a.jsonl")) {
      Files.createFile(folder.resolve(name));
    }
    Files.createDirectory(folder.resolve("folder.jsonl"));
    Map<String, String> suggested = new LinkedHashMap<>();
    suggested.put("twon.jsonl", "town.jsonl");
    suggested.put("Town.jsonl", "town.jsonl");
    suggested.put("town", "town.jsonl");
    suggested.put("town.json", "town.jsonl");
    suggested.put("tows.jsonl", "town.jsonl");
    suggested.put("twns.jsonl", "town.jsonl");
    suggested.put("vilage.json", "village.json");
    suggested.put("city.jsonl", null);
    suggested.put("b.jsonl", null);
    suggested.put("people.jsonl", null);
    suggested.put("folders.jsonl", null);
    suggested.forEach((missing, found) -> {
      Path mistyped = folder.resolve(missing);
      var error =
          assertThrows(
              TimelineException.NoSuchTimeline.class, () -> EventTimeline.open(mistyped).size());
      Path similar = found == null ? null : folder.resolve(found);
      assertEquals(similar, error.similar());
      assertEquals(
          mistyped
              + ": no such timeline"
              + (found == null ? "" : "; did you mean %s?".formatted(similar)),
          error.getMessage());
    });
    var inNoFolder = folder.resolve("none").resolve("town.jsonl");
    assertEquals(
        inNoFolder + ": no such timeline", message(() -> EventTimeline.open(inNoFolder).size()));
  }
}
