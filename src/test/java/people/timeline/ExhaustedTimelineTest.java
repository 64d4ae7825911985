package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.married;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.imports.*;

/// Recorded times and identifiers so great that none is left for what follows: they don't come in,
/// and where a file has them all goes on that can.
class ExhaustedTimelineTest extends TimelineFileFixture {

  private static final String HOW_TO_GO_ON =
      ": import this timeline into a new one, and go on there; see docs/durability.md";

  private static String creation(int personId, String recorded) {
    return "{\"type\":\"PERSON_CREATION\",\"personId\":%d,\"name\":{\"firstname\":\"P%<d\"},\"_datetime\":\"%s\"}\n"
        .formatted(personId, recorded);
  }

  private void writeByHand(String... lines) throws IOException {
    Files.writeString(file, String.join("", lines));
  }

  private EventTimeline open(String now) {
    Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    return EventTimeline.open(file, TimelineOptions.DEFAULTS.with(clock));
  }

  private static String refused(Runnable append) {
    return assertThrows(TimelineException.class, append::run).getMessage();
  }

  private static String refusedArgument(Runnable append) {
    return assertThrows(IllegalArgumentException.class, append::run).getMessage();
  }

  // ---- recorded times

  @ParameterizedTest
  @CsvSource({
    "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z",
    "9000-01-01T00:00:00Z, 9000-01-01T00:00:00.000000Z",
    "+10000-01-01T00:00:00Z, +10000-01-01T00:00:00.000000Z",
    "+1000000000-12-31T23:59:59.999999999Z, +1000000000-12-31T23:59:59.999999Z"
  })
  void aClockThatLeavesNoTimesForWhatFollowsIsRefused(String now, String shown) {
    String reason = ": the clock says %s; expected a time before 9000-01-01".formatted(shown);
    try (EventTimeline timeline = open(now);
        EventTimeline memory =
            EventTimeline.inMemory(Clock.fixed(Instant.parse(now), ZoneOffset.UTC))) {
      assertEquals(file + reason, refusedArgument(() -> timeline.add(married(1))));
      assertEquals("memory" + reason, refusedArgument(() -> memory.add(married(1))));
      assertEquals(0, memory.size());
    }
    assertEquals(false, Files.exists(file));
    write(1);
    try (EventTimeline timeline = open(now)) {
      assertEquals(
          file + reason, refusedArgument(() -> timeline.addAll(List.of(died(1), died(2)))));
      assertEquals(1, timeline.size());
    }
  }

  @Test
  void aClockIsBelievedUpToTheYear9000AndAfterItAllGoesOn() {
    open("8999-12-31T23:59:59.999999Z").add(married(1));
    EventTimeline timeline = open();
    timeline.addAll(List.of(died(1), died(2)));
    assertEquals(
        Instant.parse("9000-01-01T00:00:00.000001Z"),
        EventTimelineContract.recorded(timeline).getLast());
  }

  @Test
  void whenNoTimeIsLeftAnAppendSaysHowToGoOnAndWhatIsThereIsRead() throws IOException {
    writeByHand(creation(1, "2015-01-01T00:00:00Z"), creation(2, "9999-12-31T23:59:59.999999Z"));
    byte[] before = Files.readAllBytes(file);
    try (EventTimeline timeline = open()) {
      assertEquals(
          file + ": nothing can be recorded after 9999-12-31T23:59:59.999999Z" + HOW_TO_GO_ON,
          refused(() -> timeline.add(died(1))));
      assertEquals(2, timeline.size());
      assertEquals(2, timeline.lastPersonId());
    }
    assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(file)));
  }

  /// An append that does not fit takes no times from the others that are written with it.
  @Test
  void recordingGoesOnAsLongAsTimesAreLeft() throws IOException {
    writeByHand(creation(1, "9999-12-31T23:59:59.999996Z"));
    try (var timeline = (FileTimeline) open()) {
      List<Event> tooMany = List.of(died(1), died(2), died(3), died(4));
      assertThrows(
          TimelineException.class,
          () ->
              LargeBatches.addTogether(
                  timeline, List.of(tooMany, List.of(married(1), married(1)))));
      assertEquals(3, timeline.size());
      assertEquals(3, timeline.add(died(1)));
      refused(() -> timeline.add(died(1)));
      assertEquals(4, timeline.size());
    }
  }

  @Test
  void whatIsImportedFromATimelineWithoutTimesIsRecordedNow() throws IOException {
    writeByHand(creation(1, "2015-01-01T00:00:00Z"), creation(2, "9999-12-31T23:59:59.999999Z"));
    Path copy = folder.resolve("copy.jsonl");
    try (EventTimeline timeline = EventTimeline.open(copy)) {
      Import.into(timeline, file);
      var registry = new PersonRegistry(timeline);
      registry.correct(1, Amendment.of(LocalDate.of(2015, 1, 2)), "the clock was wrong");
      registry.died(2, Details.on("2015-01-03"));
      assertEquals(3, registry.create(Name.first("Ada")));
    }
  }

  // ---- identifiers

  @ParameterizedTest
  @ValueSource(ints = {2_000_000_001, 2_147_483_646, Integer.MAX_VALUE})
  void anIdentifierThatLeavesNoneForOthersIsRefused(int personId) {
    write(1);
    for (Event event :
        List.of(
            married(personId),
            new Event.Creation(personId, null, Status.SINGLE, null, Details.NONE),
            new Event.Retraction(personId, 0, "misread", Details.NONE),
            new Event.Unrecognized("PERSON_ADOPTION", personId, Details.NONE))) {
      try (EventTimeline timeline = open();
          EventTimeline memory = EventTimeline.inMemory()) {
        memory.add(married(1));
        for (EventTimeline each : List.of(timeline, memory)) {
          assertEquals(
              "event 2: personId is %d; expected 2000000000 at most of somebody new, or none is left for others"
                  .formatted(personId),
              refusedArgument(() -> each.addAll(List.of(died(1), event))));
          assertEquals(1, each.size());
        }
      }
    }
  }

  @Test
  void whereIdentifiersAreThatGreatAllGoesOnUntilNoneIsLeft() throws IOException {
    writeByHand(
        creation(1, "2015-01-01T00:00:00Z"), creation(2_147_483_645, "2015-01-01T00:00:01Z"));
    try (EventTimeline timeline = open()) {
      var registry = new PersonRegistry(timeline);
      registry.died(2_147_483_645);
      registry.inOneBatch(batch -> {
        int first = batch.newPerson();
        int second = batch.newPerson();
        batch.died(second);
        return batch.died(first);
      });
      assertEquals(Integer.MAX_VALUE, timeline.lastPersonId());
      String none = file + ": no identifier is left after 2147483647" + HOW_TO_GO_ON;
      assertEquals(none, refused(() -> registry.create(Name.first("Ada"))));
      assertEquals(none, refused(() -> registry.inOneBatch(batch -> batch.newPerson())));
      registry.changeStatus(Integer.MAX_VALUE, Status.MARRIED);
      timeline.add(died(7));
      assertEquals(7, timeline.size());
    }
  }

  @Test
  void theSameEventIsFoundAgainHoweverGreatItsIdentifier() throws IOException {
    writeByHand(
        creation(Integer.MAX_VALUE, "2015-01-01T00:00:00Z")
            .replace("\"_datetime\"", "\"_id\":\"a\",\"_datetime\""));
    Event same =
        new Event.Creation(
            Integer.MAX_VALUE,
            Name.first("P2147483647"),
            Status.UNKNOWN,
            null,
            Details.NONE.withId("a"));
    assertEquals(0, open().add(same));
    assertEquals(1, open().size());
  }

  @Test
  void peopleOfATimelineWithoutIdentifiersGetNewOnesWhereTheyAreImported() throws IOException {
    writeByHand(
        creation(Integer.MAX_VALUE, "2015-01-01T00:00:00Z"), creation(7, "2015-01-01T00:00:01Z"));
    Path copy = folder.resolve("copy.jsonl");
    try (EventTimeline timeline = EventTimeline.open(copy)) {
      Import.into(timeline, file);
      assertEquals(2, timeline.lastPersonId());
      assertEquals(3, new PersonRegistry(timeline).create(Name.first("Ada")));
    }
    String none = file + ": no identifier is left after 2147483647" + HOW_TO_GO_ON;
    Path other = folder.resolve("other.jsonl");
    Files.writeString(other, creation(1, "2016-01-01T00:00:00Z"));
    assertEquals(none, refused(() -> Import.into(open(), other)));
  }
}
