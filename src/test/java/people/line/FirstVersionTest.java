package people.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.Details.on;
import static people.Status.DIVORCED;
import static people.Status.MARRIED;
import static people.Status.SINGLE;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.history.*;
import people.history.Period.Begin;
import people.history.Period.End;
import people.timeline.*;

/// Files of the first version, without names, with statuses as numbers and times without a zone.
class FirstVersionTest {

  private static final String OLD =
      """
      {"type":"PERSON_CREATION","personId":1,"status":1,"address":{"street":"12 St James's Square","city":"London"},"_datetime":"2015-02-14T09:26:53.589"}
      {"type":"PERSON_CREATION","personId":2,"status":2,"_datetime":"2015-02-14 09:26:54"}
      {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":2,"_datetime":"2015-02-15T09:27:10"}
      {"type":"PERSON_ADDRESS_CHANGE","personId":1,"newAddress":{"street":"Ockham Park","city":"Ockham"},"_datetime":"2015-02-16 09:27:10.000001"}
      """;

  private static final Address LONDON = new Address("12 St James's Square", "London");
  private static final Address OCKHAM = new Address("Ockham Park", "Ockham");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeTheFile() throws IOException {
    file = Files.writeString(folder.resolve("people.jsonl"), OLD);
  }

  private EventTimeline open() {
    return EventTimeline.open(
        file,
        TimelineOptions.DEFAULTS.with(
            Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC)));
  }

  private History history() {
    try (EventTimeline timeline = open()) {
      return History.of(timeline);
    }
  }

  private static Person person(Status status, Address address) {
    return new Person(
        1,
        null,
        status,
        null,
        address,
        new TreeMap<>(),
        null,
        null,
        null,
        null,
        true,
        false,
        false,
        true,
        null,
        false);
  }

  @Test
  void theOldTimesAreReadAsUtc() {
    try (EventTimeline timeline = open()) {
      assertEquals(
          List.of(
              Instant.parse("2015-02-14T09:26:53.589Z"),
              Instant.parse("2015-02-14T09:26:54Z"),
              Instant.parse("2015-02-15T09:27:10Z"),
              Instant.parse("2015-02-16T09:27:10.000001Z")),
          StreamSupport.stream(timeline.spliterator(), false)
              .map(RecordedEvent::recorded)
              .toList());
    }
  }

  @Test
  void everyQuestionIsAnswered() {
    History history = history();
    assertEquals(List.of(1, 2), history.personIds());
    assertEquals(person(SINGLE, LONDON), history.at("2015-02-14").person(1));
    assertEquals(person(MARRIED, LONDON), history.at("2015-02-15").person(1));
    assertEquals(person(MARRIED, OCKHAM), history.at("2015-02-16").person(1));
    assertEquals(List.of(), history.at("2015-02-13").people());
    assertEquals(2, history.at("2015-02-14").people().size());
    assertEquals(MARRIED, history.at("2015-02-14").person(2).status());
    assertEquals(person(SINGLE, LONDON), history.knownAt("2015-02-14").at("2015-02-16").person(1));
    assertEquals(
        person(MARRIED, LONDON),
        history.knownAt("2015-02-16T09:27:10Z").at("2015-02-16").person(1));
    assertEquals(List.of(0L, 2L, 3L), EventTimelineContract.positions(history.events(1)));
    LocalDate first = LocalDate.of(2015, 2, 14);
    assertEquals(
        List.of(
            new Period<>(1, SINGLE, first, Begin.ENTRY, first.plusDays(1), End.EVENT, true),
            new Period<>(1, MARRIED, first.plusDays(1), Begin.EVENT, null, End.OBSERVATION, true)),
        history.statusPeriods(1));
    assertEquals(
        List.of(new Period.Change<>(1, LONDON, OCKHAM, first.plusDays(2), null, true)),
        history.moves(1));
    assertEquals(
        List.of(Reason.Role.DECIDES, Reason.Role.DECIDES, Reason.Role.NOT_YET),
        history.why(1, first.plusDays(1)).stream().map(Reason::role).toList());
    assertEquals(1, history.at("2015-02-14").differencesTo(history.at("2015-02-15")).size());
    assertEquals(List.of(), history.contradictions());
  }

  @Test
  void newEventsAreAddedBehindTheOldOnesWhichStayAsTheyAre() throws IOException {
    try (EventTimeline timeline = open()) {
      PersonRegistry registry = new PersonRegistry(timeline);
      assertEquals(4, registry.changeStatus(1, DIVORCED, on("2016")));
      assertEquals(5, registry.correct(0, Amendment.of(new Name("Ada", null)), "had no name"));
      assertEquals(3, registry.create(new Name("Charles", "Babbage")));
    }
    assertEquals(
        OLD
            + """
            {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":"DIVORCED","effective":"2016","_datetime":"2020-01-01T00:00:00.000000Z","_check":"75c5070f"}
            {"type":"EVENT_CORRECTION","personId":1,"corrects":0,"to":{"name":{"firstname":"Ada"}},"why":"had no name","_datetime":"2020-01-01T00:00:00.000001Z","_check":"50ee6156"}
            {"type":"PERSON_CREATION","personId":3,"name":{"firstname":"Charles","lastname":"Babbage"},"status":"UNKNOWN","_datetime":"2020-01-01T00:00:00.000002Z","_check":"b1f6f740"}
            """,
        Files.readString(file));
    assertEquals(DIVORCED, history().at("2016").person(1).status());
    assertEquals(new Name("Ada", null), history().at("2015-02-14").person(1).name());
  }

  /// The first version took its times from the wall, which is set back in autumn.
  @Test
  void timesThatRunBackwardsTellWhatWasKnownAllTheSame() throws IOException {
    Files.writeString(
        file,
        """
        {"type":"PERSON_CREATION","personId":1,"status":1,"_datetime":"2015-10-25T02:50:00"}
        {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":2,"_datetime":"2015-10-25T02:55:00"}
        {"type":"PERSON_CREATION","personId":2,"status":1,"_datetime":"2015-10-25T02:52:00"}
        {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":1,"_datetime":"2015-10-25T02:05:00"}
        """);
    History history = history();
    History early = history.knownAt("2015-10-25T02:10:00Z");
    assertEquals(List.of(1), early.personIds());
    assertEquals(List.of(3L), EventTimelineContract.positions(early.events(1)));
    History between = history.knownAt("2015-10-25T02:52:00Z");
    assertEquals(List.of(1, 2), between.personIds());
    assertEquals(List.of(0L, 3L), EventTimelineContract.positions(between.events(1)));
    assertEquals(
        "no person 2 was known at 2015-10-25T02:10:00Z: first recorded at 2015-10-25T02:52:00Z",
        assertThrows(UnknownPersonException.class, () -> early.events(2)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 0, -1})
  void anotherNumberIsRefusedWithItsFileAndLine(long number) throws IOException {
    Files.writeString(
        file,
        OLD
            + "{\"type\":\"PERSON_STATUS_CHANGE\",\"personId\":1,\"newStatus\":%d,\"_datetime\":\"2015-02-17T09:27:10\"}\n"
                .formatted(number));
    byte[] before = Files.readAllBytes(file);
    var error = assertThrows(TimelineException.class, this::history);
    assertEquals(
        "%s, line 5: newStatus is %d; expected a status, or 1 (single) or 2 (married) as once written"
            .formatted(file, number),
        error.getMessage());
    assertEquals(new String(before), Files.readString(file));
  }
}
