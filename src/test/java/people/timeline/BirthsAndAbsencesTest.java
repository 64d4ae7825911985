package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.Details.on;
import static people.Status.MARRIED;
import static people.Status.SINGLE;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.columns.*;

/// Births beside entries, leavings, returns, unknown addresses and ends of observation: how they
/// are recorded, and how they stand in the file.
class BirthsAndAbsencesTest {

  private static final Name IDA = new Name("Ida", "King");
  private static final Address HOME = new Address("1 St", "Delft");
  private static final EffectiveDate BORN = EffectiveDate.parse("1919-08-03");

  private static final String TIME = "\"_datetime\":\"2999-02-14T09:26:53.000000Z\"}";

  @TempDir private Path folder;

  /// The lines without what belongs to the timeline.
  private static List<String> lines(EventTimeline timeline) {
    List<String> lines = new ArrayList<>();
    timeline.forEach(event -> lines.add(event.json().replaceFirst(",\"_(id|datetime)\".*", "}")));
    return lines;
  }

  private static void record(FactRecorder to) {
    int ida = to.create(IDA, MARRIED, HOME, BORN, on("1960-01-01"));
    to.create(IDA, SINGLE, null, null, on("1961"));
    to.moveToUnknown(ida, on("1970"));
    to.left(ida, " to sea ", on("1971-02"));
    to.returned(ida, on("1972"));
    to.left(ida, on("1973"));
    to.observedUntil(LocalDate.of(2019, 12, 31));
    to.observedUntil("tree.ged", on("1992-08").from("HEAD.DATE"));
  }

  private static final List<String> RECORDED =
      List.of(
          "{\"type\":\"PERSON_CREATION\",\"personId\":1,\"name\":{\"firstname\":\"Ida\",\"lastname\":\"King\"},\"status\":\"MARRIED\",\"address\":{\"street\":\"1"
              + " St\",\"city\":\"Delft\"},\"born\":\"1919-08-03\",\"effective\":\"1960-01-01\"}",
          "{\"type\":\"PERSON_CREATION\",\"personId\":2,\"name\":{\"firstname\":\"Ida\",\"lastname\":\"King\"},\"status\":\"SINGLE\",\"effective\":\"1961\"}",
          "{\"type\":\"PERSON_ADDRESS_CHANGE\",\"personId\":1,\"effective\":\"1970\"}",
          "{\"type\":\"PERSON_LEAVING\",\"personId\":1,\"why\":\"to"
              + " sea\",\"effective\":\"1971-02\"}",
          "{\"type\":\"PERSON_RETURN\",\"personId\":1,\"effective\":\"1972\"}",
          "{\"type\":\"PERSON_LEAVING\",\"personId\":1,\"effective\":\"1973\"}",
          "{\"type\":\"!OBSERVATION_END\",\"effective\":\"2019-12-31\"}",
          "{\"type\":\"!OBSERVATION_END\",\"ofSource\":\"tree.ged\",\"effective\":\"1992-08\",\"source\":\"HEAD.DATE\"}");

  @Test
  void aRegistryAndABatchRecordThemAlike() {
    EventTimeline one = EventTimeline.inMemory();
    record(new PersonRegistry(one));
    assertEquals(RECORDED, lines(one));
    EventTimeline other = EventTimeline.inMemory();
    new PersonRegistry(other)
        .inOneBatch(batch -> {
          record(batch);
          return null;
        });
    assertEquals(RECORDED, lines(other));
  }

  @Test
  void allOfThemAreReadBack() {
    Path file = folder.resolve("people.jsonl");
    EventTimeline memory = EventTimeline.inMemory();
    record(new PersonRegistry(memory));
    List<Event> events = EventTimelineContract.events(memory);
    try (EventTimeline timeline = EventTimeline.open(file)) {
      timeline.addAll(events);
    }
    try (EventTimeline timeline = EventTimeline.open(file)) {
      assertEquals(events, EventTimelineContract.events(timeline));
      assertEquals(5, timeline.revision(1) + 1);
      assertEquals(-1, timeline.revision(0));
      EventColumns columns = ColumnSource.read(timeline, _ -> {});
      assertEquals(BORN, columns.values.date(columns.birthNumber(0)));
      assertEquals(0, columns.birthNumber(1));
      assertEquals(0, columns.personId(7));
      assertEquals(0, columns.addressNumber(2));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"!OBSERVATION_END\",\"effective\":\"2019-12-31\",",
        "{ \"effective\" : \"2019-12-31\", \"type\" : \"!OBSERVATION_END\", "
      })
  void theEndOfAnObservationIsReadAsItStands(String line) throws IOException {
    Path file = Files.writeString(folder.resolve("people.jsonl"), line + TIME + "\n");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      assertEquals(
          List.of(new Event.ObservationEnd(null, on("2019-12-31"))),
          EventTimelineContract.events(timeline));
      assertEquals(0, timeline.lastPersonId());
      assertEquals(1, new PersonRegistry(timeline).create(IDA));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{\"type\":\"!OBSERVATION_END\",                            | the end of an observation"
            + " without a date; expected the last day that was observed",
        "{\"type\":\"!OBSERVATION_END\",\"personId\":1,\"effective\":\"1992\", | !OBSERVATION_END"
            + " with personId, expected none",
        "{\"type\":\"!OBSERVATION_END\",\"effective\":\"1992\",\"ofSource\":{}, | ofSource is {},"
            + " expected a text",
        "{\"type\":\"PERSON_CREATION\",\"personId\":1,\"born\":\"soon\", | ^'soon' is not a date;"
            + " expected a day (1835-07-08), a month (1835-07), a year (1835) or an EDTF interval"
            + " (1835/1837)^",
        "{\"type\":\"PERSON_LEAVING\",\"why\":\"x\", | personId is missing, expected a whole number"
            + " from 1 to 2147483647"
      })
  void whatCannotBeReadIsRefusedInALine(String line, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("people.jsonl"), line + TIME + "\n");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      var error = assertThrows(TimelineException.class, timeline::size);
      assertEquals("%s, line 1: %s".formatted(file, message), error.getMessage());
    }
  }

  @Test
  void onlyACreationHasABirthToCorrect() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    record(registry);
    registry.correct(0, Amendment.ofBirth("1920"), "misread");
    Event.Correction correction = (Event.Correction) EventTimelineContract.events(timeline).get(8);
    assertEquals(
        new Event.Creation(1, IDA, MARRIED, HOME, EffectiveDate.parse("1920"), on("1960-01-01")),
        correction.to().applyTo(EventTimelineContract.events(timeline).getFirst()));
    registry.correct(3, Amendment.of(LocalDate.of(1971, 2, 5)), "misread");
    for (var refused :
        Map.of(
                2, "event 2 is a change of address, it has no birth",
                3, "event 3 is a leaving, it has no birth",
                4, "event 4 is a return, it has no birth",
                6, "event 6 is the end of an observation; record another end instead")
            .entrySet()) {
      var error =
          assertThrows(
              IllegalArgumentException.class,
              () -> registry.correct(refused.getKey(), Amendment.ofBirth("1920"), "misread"));
      assertEquals(refused.getValue(), error.getMessage());
    }
    var error = assertThrows(IllegalArgumentException.class, () -> registry.retract(6, "no"));
    assertEquals("event 6 is about nobody", error.getMessage());
  }

  @Test
  void nobodyUnknownLeavesReturnsOrMoves() {
    PersonRegistry registry = new PersonRegistry(EventTimeline.inMemory());
    for (IntConsumer fact :
        List.<IntConsumer>of(registry::left, registry::returned, registry::moveToUnknown)) {
      var error = assertThrows(UnknownPersonException.class, () -> fact.accept(1));
      assertEquals("no person 1: the timeline has nobody yet", error.getMessage());
    }
    int ida = registry.create(IDA);
    assertThrows(NullPointerException.class, () -> registry.move(ida, null));
  }

  @Test
  void aBatchIsNotLeftForTheRegistry() {
    PersonRegistry registry = new PersonRegistry(EventTimeline.inMemory());
    var error =
        assertThrows(
            IllegalStateException.class,
            () -> registry.inOneBatch(_ -> registry.observedUntil(LocalDate.of(2019, 12, 31))));
    assertEquals(
        "a batch is being made: record through it, not through the registry", error.getMessage());
  }

  @Test
  void whatIsTriedAgainIsNotRecordedTwice() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    for (int i = 0; i < 2; i++) {
      assertEquals(1, registry.create(IDA, MARRIED, HOME, BORN, on("1960-01-01").withId("form-1")));
      assertEquals(1, registry.observedUntil(null, on("2019").withId("end-1")));
    }
    assertEquals(2, timeline.size());
    assertThrows(
        TimelineException.IdTaken.class,
        () -> registry.create(IDA, MARRIED, HOME, null, on("1960-01-01").withId("form-1")));
  }
}
