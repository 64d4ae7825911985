package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.line.*;

/// What every timeline promises, whatever it is made of. A new implementation extends this and adds
/// nothing to pass.
public abstract class EventTimelineContract
    implements RefusalContract,
        ExpectationContract,
        RetryContract,
        RestrictionContract,
        SubscriptionContract {

  static final Instant NOON = Instant.parse("2015-02-14T12:00:00Z");

  /// The check of a line, which a timeline in a file has.
  static final String CHECK = ",\"_check\":\"[+]?[0-9a-f]{8}\"";

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
  void theEventsOfSeveralPeopleAreThoseOfEach() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      timeline.addAll(List.of(married(1), married(2), married(3), died(2)));
      timeline.add(died(1));
      assertEquals(Map.of(1, timeline.of(1), 2, timeline.of(2)), timeline.of(Set.of(2, 1, 4_000)));
      assertEquals(Map.of(), timeline.of(Set.of()));
    }
  }

  @Test
  void theEventsOfAKeyAreFoundWhoeverHasIt() {
    Attribute key = Attribute.parse("roll=17");
    Event first = new Event.Key(2, key, Details.NONE);
    Event second = new Event.Key(1, key, Details.NONE);
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      timeline.add(first);
      timeline.add(new Event.Key(2, Attribute.parse("roll=1"), Details.NONE));
      timeline.add(new Event.AttributeChange(3, key, Details.NONE));
      timeline.add(second);
      assertEquals(
          List.of(first, second), timeline.ofKey(key).stream().map(RecordedEvent::event).toList());
      assertEquals(List.of(2, 1), new PersonRegistry(timeline).withKey(key));
      assertEquals(List.of(), timeline.ofKey(Attribute.parse("roll=2")));
    }
  }

  @Test
  void noAnswerTellsOfAPartOfABatch() throws Exception {
    try (EventTimeline timeline = empty(Clock.systemUTC());
        ExecutorService pool = Executors.newFixedThreadPool(1)) {
      timeline.add(died(1));
      List<Event> batch = IntStream.range(0, 500).<Event>mapToObj(_ -> married(1)).toList();
      Future<?> appends =
          pool.submit(() -> IntStream.range(0, 20).forEach(_ -> timeline.addAll(batch)));
      while (!appends.isDone()) {
        assertEquals(0, timeline.revision(1) % batch.size());
      }
      appends.get();
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
    Clock clock = new ScriptedClock(NOON, NOON.minusSeconds(3600), NOON.plusSeconds(1));
    try (EventTimeline timeline = empty(clock)) {
      timeline.add(married(1));
      timeline.add(married(2));
      timeline.add(married(3));
      assertEquals(List.of(NOON, NOON.plusNanos(1000), NOON.plusSeconds(1)), recorded(timeline));
    }
  }

  @Test
  void theClockIsAskedOnceForEachEvent() {
    ScriptedClock clock = new ScriptedClock(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2));
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
  void aMemberInsideOfAnotherIsNoMarkOfABatch() {
    Event odd = new Event.Death(2, new Details(null, null, Map.of("x", Map.of("_batchEnd", 3))));
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
      assertEquals(died(1), EventParser.read(line, 0).event().event(), line);
    }
  }

  @Test
  void otherMembersNeverTakeThePlaceOfWhatTheEventSays() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      timeline.add(new Event.Death(1, new Details(null, null, Map.of("personId", 7, "type", "X"))));
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
        timeline.add(EventParser.read(line, 0).event().event());
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

  public static Event died(int person) {
    return new Event.Death(person, Details.NONE);
  }

  static Event withId(String id, int person) {
    return new Event.Death(person, Details.NONE.withId(id));
  }

  static List<Event> events(Iterable<RecordedEvent> timeline) {
    return stream(timeline).map(RecordedEvent::event).toList();
  }

  public static List<Long> positions(Iterable<RecordedEvent> timeline) {
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
  static final class ScriptedClock extends Clock {

    final Deque<Instant> instants;

    ScriptedClock(Instant... instants) {
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
