package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// What every timeline promises, whatever it is made of. A new implementation extends this and adds
/// nothing to pass.
abstract class EventTimelineContract {

  static final Instant NOON = Instant.parse("2015-02-14T12:00:00Z");

  /// The check of a line, which a timeline in a file has.
  static final String CHECK = ",\"_check\":\"[+]?[0-9a-f]{8}\"";

  /// A new, empty timeline that takes its recorded times from that clock.
  abstract EventTimeline empty(Clock clock);

  @Test
  void aNewTimelineIsEmpty() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      assertEquals(0, timeline.size());
      assertFalse(timeline.iterator().hasNext());
    }
  }

  @Test
  void eventsComeBackInOrderWithTheirPositionAndRecordedTime() {
    try (EventTimeline timeline = empty(Clock.fixed(NOON, ZoneOffset.UTC))) {
      assertEquals(0, timeline.add(married(1)));
      assertEquals(1, timeline.addAll(List.of(married(2), died(2))));
      assertEquals(3, timeline.add(died(1)));
      assertEquals(List.of(married(1), married(2), died(2), died(1)), events(timeline));
      assertEquals(List.of(0L, 1L, 2L, 3L), positions(timeline));
      assertEquals(4, timeline.size());
    }
  }

  @Test
  void recordedTimesIncreaseWhileTheClockStandsStill() {
    try (EventTimeline timeline = empty(Clock.fixed(NOON, ZoneOffset.UTC))) {
      timeline.addAll(List.of(married(1), died(1)));
      timeline.add(married(2));
      assertEquals(List.of(NOON, NOON.plusNanos(1000), NOON.plusNanos(2000)), recorded(timeline));
    }
  }

  @Test
  void recordedTimesIncreaseWhenTheClockRunsBackwards() {
    Clock clock = new Script(NOON, NOON.minusSeconds(3600), NOON.plusSeconds(1));
    try (EventTimeline timeline = empty(clock)) {
      timeline.add(married(1));
      timeline.add(married(2));
      timeline.add(married(3));
      assertEquals(List.of(NOON, NOON.plusNanos(1000), NOON.plusSeconds(1)), recorded(timeline));
    }
  }

  @Test
  void theClockIsAskedOnceForEachEvent() {
    Script clock = new Script(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2));
    try (EventTimeline timeline = empty(clock)) {
      timeline.addAll(List.of(married(1), married(2)));
      timeline.add(married(3));
      assertEquals(List.of(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2)), recorded(timeline));
      assertTrue(clock.instants.isEmpty());
    }
  }

  @Test
  void recordedTimesAreCutToMicroseconds() {
    try (EventTimeline timeline = empty(Clock.fixed(NOON.plusNanos(123_456_789), ZoneOffset.UTC))) {
      timeline.add(married(1));
      assertEquals(List.of(NOON.plusNanos(123_456_000)), recorded(timeline));
      assertTrue(first(timeline).json().contains("\"_datetime\":\"2015-02-14T12:00:00.123456Z\""));
    }
  }

  @Test
  void anEmptyBatchAddsNothing() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      timeline.add(married(1));
      assertEquals(1, timeline.addAll(List.of()));
      assertEquals(1, timeline.size());
    }
  }

  @Test
  void aBatchThatFailsHalfWayAddsNothing() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      assertThrows(
          NullPointerException.class, () -> timeline.addAll(Arrays.asList(married(1), null)));
      assertEquals(0, timeline.size());
      assertEquals(0, timeline.add(married(1)));
    }
  }

  @Test
  void whatIsRefusedWhenReadIsRefusedWhenAdded() {
    String longest = "x".repeat(17 << 20);
    assertRefused(
        "person 1: an event of 17825882 bytes; a line has 16777216 at most",
        () -> new Event.Death(1, Details.NONE.from(longest)));
    assertRefused(
        "type is 'PERSON_DEATH'; expected one that this version does not know",
        () -> new Event.Unrecognized("PERSON_DEATH", 0, Details.NONE));
    assertRefused(
        "type is ' '; expected one that this version does not know",
        () -> new Event.Unrecognized(" ", 0, Details.NONE));
    assertRefused(
        "type is 'X '; expected one that this version does not know",
        () -> new Event.Unrecognized("X ", 0, Details.NONE));
    assertRefused(
        "person 1: an event that could not be read back: source is 5, expected a text",
        () -> new Event.Death(1, new Details(null, null, "{\"source\":5}")));
    assertRefused(
        "personId is -1; expected 0 or more", () -> new Event.Unrecognized("X", -1, Details.NONE));
    assertRefused(
        "others has the member _batch; what starts with _ belongs to the timeline",
        () -> new Event.Death(1, new Details(null, null, "{\"_batch\":5}")));
    for (String id : List.of("", " ", "a ", "a\tb", "a\nb", "a\u2028b")) {
      assertRefused(
          "the event id is '%s'; expected 1 to 200 characters, no control characters, and no spaces at the ends"
              .formatted(id.replaceAll("[\t\n\u2028]", "\uFFFD")),
          () -> new Event.Death(1, Details.NONE.withId(id)));
    }
    assertRefused(
        "the event id is '%s…'; expected 1 to 200 characters, no control characters, and no spaces at the ends"
            .formatted("x".repeat(60)),
        () -> new Event.Death(1, Details.NONE.withId("x".repeat(201))));
    for (String others : List.of("nonsense", "[1]", "")) {
      assertRefused(
          "others is %s; expected the text of a JSON object".formatted(others),
          () -> new Event.Death(1, new Details(null, null, others)));
    }
  }

  private void assertRefused(String message, Supplier<Event> event) {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      var error = assertThrows(IllegalArgumentException.class, () -> timeline.add(event.get()));
      assertEquals(message, error.getMessage());
      assertEquals(0, timeline.size());
    }
  }

  @Test
  void aClockBeyondTheYear9999IsRefused() {
    try (EventTimeline timeline =
        empty(Clock.fixed(Instant.parse("+10000-01-01T00:00:00Z"), ZoneOffset.UTC))) {
      var error = assertThrows(IllegalArgumentException.class, () -> timeline.add(died(1)));
      assertEquals(
          "the clock says +10000-01-01T00:00:00Z; expected a year of four digits",
          error.getMessage());
      assertEquals(0, timeline.size());
    }
  }

  @Test
  void aMemberInsideOfAnotherIsNoMarkOfABatch() {
    Event odd = new Event.Death(2, new Details(null, null, "{\"x\":{\"_batchEnd\":3}}"));
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      timeline.addAll(List.of(died(1), odd, died(3)));
      assertEquals(List.of(died(1), odd, died(3)), events(timeline));
    }
  }

  @Test
  void aMemberOfThatNameThatIsNoIdIsNone() throws Exception {
    for (String id : List.of("7", "null", "{\"a\":1}", "\"\"", "\" a\"", "\"a\\nb\"")) {
      String line =
          "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"_id\":%s,\"_datetime\":\"2015-02-14T09:26:53Z\"}"
              .formatted(id);
      assertEquals(died(1), EventFormat.read(line, 0).event().event(), line);
    }
  }

  @Test
  void otherMembersNeverTakeThePlaceOfWhatTheEventSays() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      timeline.add(new Event.Death(1, new Details(null, null, "{\"personId\":7,\"type\":\"X\"}")));
      assertEquals(died(1), first(timeline).event());
    }
  }

  @Test
  void farYearsComeBack() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      Event far = new Event.Death(1, Details.on(LocalDate.of(12000, 1, 1)));
      timeline.add(far);
      assertEquals(List.of(far), events(timeline));
    }
  }

  @Test
  void whatCantBeIsNotExpected() {
    var error = assertThrows(IllegalArgumentException.class, () -> Expected.size(-1));
    assertEquals("size is -1; expected 0 or more", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> Expected.revision(1, -2));
    assertEquals("revision is -2; expected 0 or more, or -1 for no events", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> Expected.revision(0, 1));
    assertEquals("personId is 0; expected a whole number from 1 to 2147483647", error.getMessage());
  }

  @Test
  void anAppendThatExpectsAnotherSizeAddsNothingAndNamesBoth() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      timeline.add(married(1));
      assertEquals(1, timeline.addAll(List.of(died(1)), Expected.size(1)));
      var error =
          assertThrows(
              TimelineException.Conflict.class,
              () -> timeline.addAll(List.of(married(2)), Expected.size(1)));
      assertEquals(
          "the timeline holds 2 events, expected 1: someone else appended first",
          error.getMessage());
      assertEquals(2, timeline.size());
    }
  }

  @Test
  void anAppendThatExpectsAnotherRevisionAddsNothingAndNamesBoth() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      assertEquals(0, timeline.addAll(List.of(married(1)), Expected.revision(1, -1)));
      assertEquals(1, timeline.addAll(List.of(married(2), died(2)), Expected.revision(1, 0)));
      assertEquals(3, timeline.addAll(List.of(died(1)), Expected.revision(1, 0)));
      assertConflict(
          "person 1 is at revision 1, expected 0: someone else recorded something first",
          timeline,
          Expected.revision(1, 0));
      assertConflict(
          "person 2 is at revision 1, expected -1: someone else recorded something first",
          timeline,
          Expected.revision(2, -1));
      assertConflict("person 2 is at revision 1, expected 2", timeline, Expected.revision(2, 2));
      assertConflict(
          "person 9 is at revision -1 (no events), expected 3", timeline, Expected.revision(9, 3));
      assertConflict(
          "the timeline holds 4 events, expected 3: someone else appended first",
          timeline,
          Expected.revision(1, 1),
          Expected.revision(2, 1),
          Expected.size(3));
      assertEquals(4, timeline.addAll(List.of(), Expected.revision(1, 1), Expected.size(4)));
      assertEquals(4, timeline.size());
    }
  }

  private static void assertConflict(String message, EventTimeline timeline, Expected... expected) {
    var error =
        assertThrows(
            TimelineException.Conflict.class, () -> timeline.addAll(List.of(died(1)), expected));
    assertEquals(message, error.getMessage());
  }

  @Test
  void aRevisionIsThePlaceOfTheLastEventAmongThoseOfAPerson() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      assertEquals(-1, timeline.revision(1));
      timeline.add(new Event.Unrecognized("REGISTER_CLOSED", 0, Details.NONE));
      timeline.add(new Event.Unrecognized("PERSON_ADOPTION", 1, Details.NONE));
      assertEquals(0, timeline.revision(1));
      timeline.add(married(Integer.MAX_VALUE));
      timeline.addAll(List.of(died(1), new Event.Retraction(1, 3, "misread", Details.NONE)));
      assertEquals(2, timeline.revision(1));
      assertEquals(0, timeline.revision(Integer.MAX_VALUE));
      for (int person : new int[] {0, -1, 2, Integer.MIN_VALUE, Integer.MAX_VALUE - 1}) {
        assertEquals(-1, timeline.revision(person));
      }
    }
  }

  @Test
  void revisionsOfManyPeopleAreCounted() {
    Random random = new Random(1);
    Map<Integer, Long> revisions = new HashMap<>();
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      for (int batch = 0; batch < 20; batch++) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
          int person =
              random.nextBoolean() ? 1 + random.nextInt(300) : 1 + 65_536 * random.nextInt(30_000);
          events.add(died(person));
          revisions.merge(person, 0L, (revision, _) -> revision + 1);
        }
        timeline.addAll(events);
      }
      revisions.forEach(
          (person, revision) -> assertEquals(revision, timeline.revision(person), "of " + person));
    }
  }

  @Test
  void anEventIsFoundByItsId() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      assertEquals(null, timeline.find("letter-1"));
      timeline.addAll(List.of(married(1), withId("letter-1", 1), withId("letter 2 é", 2)));
      assertEquals(1, timeline.find("letter-1").position());
      assertEquals(withId("letter 2 é", 2), timeline.find("letter 2 é").event());
      assertEquals(null, timeline.find("letter"));
    }
  }

  @Test
  void theSameIdAndEventGiveTheOriginalPositionBackAndAddNothing() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      timeline.add(married(1));
      assertEquals(1, timeline.add(withId("letter-1", 1)));
      assertEquals(2, timeline.addAll(List.of(withId("letter-2", 2), died(3))));
      for (int i = 0; i < 2; i++) {
        assertEquals(1, timeline.add(withId("letter-1", 1)));
        assertEquals(2, timeline.addAll(List.of(withId("letter-2", 2), died(3))));
        // the events of a batch may come in other batches
        assertEquals(2, timeline.add(withId("letter-2", 2)));
        assertEquals(1, timeline.addAll(List.of(withId("letter-1", 1), withId("letter-2", 2))));
        assertEquals(0, timeline.addAll(List.of(married(1), withId("letter-1", 1))));
      }
      assertEquals(4, timeline.size());
    }
  }

  @Test
  void anIdThatIsKnownCountsBeforeWhatIsExpected() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      for (int i = 0; i < 2; i++) {
        assertEquals(
            0,
            timeline.addAll(
                List.of(withId("letter-1", 1)), Expected.size(0), Expected.revision(1, -1)));
      }
      assertEquals(1, timeline.size());
    }
  }

  @Test
  void theSameIdWithAnotherEventIsRefused() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      timeline.add(withId("letter-0", 9));
      timeline.add(withId("letter-1", 1));
      timeline.add(died(5));
      for (Event other :
          List.of(
              withId("letter-1", 2),
              new Event.StatusChange(1, Status.MARRIED, Details.NONE.withId("letter-1")),
              new Event.Death(1, Details.on("1852").withId("letter-1")),
              new Event.Death(1, Details.NONE.from("The Times").withId("letter-1")),
              new Event.Death(1, new Details(null, null, "{\"x\":1}", "letter-1")))) {
        assertTaken("says something else", timeline, other);
      }
      String batch = "is not part of the same batch of events";
      assertTaken(batch, timeline, withId("letter-1", 1), died(6));
      assertTaken(batch, timeline, withId("letter-1", 1), died(5), died(5));
      assertTaken(batch, timeline, died(9), withId("letter-1", 1));
      assertTaken(batch, timeline, died(9), withId("letter-0", 9), withId("letter-1", 1));
      assertTaken(batch, timeline, withId("letter-7", 9), withId("letter-1", 1));
      assertEquals(3, timeline.size());
    }
  }

  private static void assertTaken(String why, EventTimeline timeline, Event... batch) {
    var error =
        assertThrows(TimelineException.IdTaken.class, () -> timeline.addAll(Arrays.asList(batch)));
    int position = error.id().equals("letter-0") ? 0 : 1;
    assertEquals(position, error.position());
    assertEquals(
        "the event id 'letter-%d' is taken: event %d has it, and %s"
            .formatted(position, position, why),
        error.getMessage());
  }

  @Test
  void anIdIsNotThereTwiceInOneBatch() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      var error =
          assertThrows(
              IllegalArgumentException.class,
              () -> timeline.addAll(List.of(withId("letter-1", 1), withId("letter-1", 1))));
      assertEquals("the event id 'letter-1' is there twice in one batch", error.getMessage());
      assertEquals(0, timeline.size());
    }
  }

  @Test
  void membersOfALaterVersionInAnyFormAreTheSameEvent() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      timeline.add(new Event.Death(1, new Details(null, null, "{ \"n\" : 1e2 }", "letter-1")));
      assertEquals(
          0, timeline.add(new Event.Death(1, new Details(null, null, "{\"n\":1e2}", "letter-1"))));
      assertEquals(0, timeline.add(first(timeline).event()));
    }
  }

  @Test
  void ofManyThreadsWithTheSameIdsEachGetsTheSamePositions() throws Exception {
    int threads = 8;
    try (EventTimeline timeline = empty(Clock.systemUTC());
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      Callable<List<Long>> writer =
          () -> {
            List<Long> positions = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
              positions.add(timeline.addAll(List.of(withId("letter-" + i, 1 + i), died(7))));
              assertEquals(positions.getLast(), timeline.find("letter-" + i).position());
            }
            return positions;
          };
      Set<List<Long>> positions = new HashSet<>();
      for (Future<List<Long>> written : pool.invokeAll(Collections.nCopies(threads, writer))) {
        positions.add(written.get());
      }
      assertEquals(1, positions.size());
      assertEquals(100, timeline.size());
      assertEquals(50, timeline.revision(7));
    }
  }

  @Test
  void ofManyThreadsThatExpectTheSameRevisionOneAdds() throws Exception {
    int threads = 8;
    try (EventTimeline timeline = empty(Clock.systemUTC());
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      Callable<Integer> writer =
          () -> {
            int added = 0;
            for (int i = 0; i < 50; i++) {
              try {
                timeline.addAll(List.of(died(1)), Expected.revision(1, timeline.revision(1)));
                added++;
              } catch (TimelineException.Conflict e) {
                // another thread was there first
              }
            }
            return added;
          };
      int added = 0;
      for (Future<Integer> written : pool.invokeAll(Collections.nCopies(threads, writer))) {
        added += written.get();
      }
      assertTrue(added >= 50, "added " + added);
      assertEquals(added, timeline.size());
    }
  }

  @Test
  void readingAfterAPositionLeavesOutThatPosition() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      for (int person = 1; person <= 1000; person++) {
        timeline.add(married(person));
      }
      for (long position :
          new long[] {-5, -1, 0, 254, 255, 256, 700, 998, 999, 5000, Long.MAX_VALUE}) {
        List<Long> expected = new ArrayList<>();
        for (long p = Math.max(0, Math.min(1000, position) + 1); p < 1000; p++) {
          expected.add(p);
        }
        assertEquals(expected, positions(timeline.readAfter(position)), "after " + position);
      }
    }
  }

  @Test
  void anIterationSeesWhatWasThereWhenItBegan() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      timeline.add(married(1));
      var iterator = timeline.iterator();
      timeline.add(married(2));
      iterator.next();
      assertFalse(iterator.hasNext());
      assertEquals(2, events(timeline).size());
    }
  }

  @Test
  void everythingThatAnEventSaysComesBack() {
    List<Event> all =
        List.of(
            new Event.Creation(
                1,
                new Name("Zoë \"Z\" 王", "O'Brien\n\\"),
                Status.PARTNERED,
                new Address("1 Rue de l'Été", "Łódź", "90-001", "PL"),
                Details.on("1815-12-10").from("register, folio 12")),
            new Event.Creation(2, null, Status.UNKNOWN, null, Details.NONE),
            new Event.StatusChange(1, Status.MARRIED, Details.on("1835~")),
            new Event.AddressChange(1, new Address(null, "Ockham"), Details.on("../1835-07")),
            new Event.NameChange(1, new Name(null, "King"), Details.on("-0043")),
            new Event.NameChange(1, new Name("half a pair \uD83D", null), Details.NONE),
            new Event.Death(1, Details.NONE),
            new Event.Death(2, Details.on("1850").from("a page").withId("letter \"17\" é 王")));
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      timeline.addAll(all);
      assertEquals(all, events(timeline));
    }
  }

  @Test
  void membersAndTypesOfALaterVersionSurviveCopying() throws Exception {
    String[] lines = {
      """
      {"type":"PERSON_CREATION","personId":1,"name":{"firstname":"Ada","title":"Lady"},"status":"SINGLE","pet":{"n":1.10,"big":1e400,"l":[1,null]},"_datetime":"2015-02-14T09:26:53.589000Z"}\
      """,
      """
      {"type":"PERSON_ADOPTION","personId":1,"effective":"1963-{01..02}","by":[2,3],"source":7,"_datetime":"2015-02-14T09:26:54.000000Z"}\
      """,
      """
      {"type":"REGISTER_CLOSED","personId":"A7","_datetime":"2015-02-14T09:26:55.000000Z"}\
      """
    };
    try (EventTimeline timeline = empty(Clock.fixed(NOON, ZoneOffset.UTC))) {
      for (String line : lines) {
        timeline.add(EventFormat.read(line, 0).event().event());
      }
      List<String> copied = new ArrayList<>();
      timeline.forEach(recorded -> copied.add(withoutTime(recorded.json())));
      assertEquals(
          List.of(
              """
              {"type":"PERSON_CREATION","personId":1,"name":{"firstname":"Ada","title":"Lady"},"status":"SINGLE","pet":{"n":1.10,"big":1E+400,"l":[1,null]}}\
              """,
              """
              {"type":"PERSON_ADOPTION","personId":1,"effective":"1963-{01..02}","by":[2,3],"source":7}\
              """,
              """
              {"type":"REGISTER_CLOSED","personId":"A7"}\
              """),
          copied);
    }
  }

  @Test
  void manyThreadsEachFindTheirEventsOnceAndInOrder() throws Exception {
    int threads = 8;
    int appends = 50;
    try (EventTimeline timeline = empty(Clock.systemUTC());
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<List<Long>>> writers = new ArrayList<>();
      for (int writer = 1; writer <= threads; writer++) {
        int person = writer;
        writers.add(() -> {
          List<Long> positions = new ArrayList<>();
          for (int i = 0; i < appends; i++) {
            positions.add(timeline.add(married(person)));
          }
          return positions;
        });
      }
      Set<Long> all = new HashSet<>();
      int person = 0;
      for (Future<List<Long>> written : pool.invokeAll(writers)) {
        person++;
        for (long position : written.get()) {
          assertTrue(all.add(position), "position " + position + " was given twice");
          assertEquals(married(person), timeline.readAfter(position - 1).iterator().next().event());
        }
      }
      assertEquals(threads * appends, all.size());
      assertEquals(threads * appends, timeline.size());
      List<Instant> recorded = recorded(timeline);
      for (int i = 1; i < recorded.size(); i++) {
        assertTrue(recorded.get(i).isAfter(recorded.get(i - 1)));
      }
    }
  }

  // ---- words of the tests

  static Event married(int person) {
    return new Event.StatusChange(person, Status.MARRIED, Details.NONE);
  }

  static Event died(int person) {
    return new Event.Death(person, Details.NONE);
  }

  static Event withId(String id, int person) {
    return new Event.Death(person, Details.NONE.withId(id));
  }

  static List<Event> events(Iterable<RecordedEvent> timeline) {
    return stream(timeline).map(RecordedEvent::event).toList();
  }

  static List<Long> positions(Iterable<RecordedEvent> timeline) {
    return stream(timeline).map(RecordedEvent::position).toList();
  }

  static List<Instant> recorded(Iterable<RecordedEvent> timeline) {
    return stream(timeline).map(RecordedEvent::recorded).toList();
  }

  static RecordedEvent first(Iterable<RecordedEvent> timeline) {
    return timeline.iterator().next();
  }

  private static Stream<RecordedEvent> stream(Iterable<RecordedEvent> timeline) {
    return StreamSupport.stream(timeline.spliterator(), false);
  }

  private static String withoutTime(String json) {
    return json.replaceFirst(",\"_datetime\":\"[^\"]*\"", "").replaceFirst(CHECK, "");
  }

  /// A clock that says what it was told to say, in turn.
  static final class Script extends Clock {

    final Deque<Instant> instants;

    Script(Instant... instants) {
      this.instants = new ArrayDeque<>(List.of(instants));
    }

    @Override
    public Instant instant() {
      return instants.pop();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
