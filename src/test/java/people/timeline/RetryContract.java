package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.first;
import static people.timeline.EventTimelineContract.married;
import static people.timeline.EventTimelineContract.withId;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;

/// The part of [EventTimelineContract] on the ids of events: an append that is tried again adds
/// nothing.
interface RetryContract extends TimelineUnderTest {

  @Test
  default void anEventIsFoundByItsId() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      assertEquals(null, timeline.find("letter-1"));
      timeline.addAll(List.of(married(1), withId("letter-1", 1), withId("letter 2 é", 2)));
      assertEquals(1, timeline.find("letter-1").position());
      assertEquals(withId("letter 2 é", 2), timeline.find("letter 2 é").event());
      assertEquals(null, timeline.find("letter"));
    }
  }

  @Test
  default void theSameIdAndEventGiveTheOriginalPositionBackAndAddNothing() {
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
  default void anIdThatIsKnownCountsBeforeWhatIsExpected() {
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
  default void theSameIdWithAnotherEventIsRefused() {
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
              new Event.Death(1, new Details(null, null, Map.of("x", 1), "letter-1")))) {
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
  default void anIdIsNotThereTwiceInOneBatch() {
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
  default void membersOfALaterVersionInAnyFormAreTheSameEvent() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      Map<String, Object> others = new LinkedHashMap<>();
      others.put("n", new BigDecimal("1e2"));
      others.put("m", 1L);
      timeline.add(new Event.Death(1, new Details(null, null, others, "letter-1")));
      Map<String, Object> turned = Map.of("m", 1, "n", new BigDecimal("1E+2"));
      assertEquals(
          0, timeline.add(new Event.Death(1, new Details(null, null, turned, "letter-1"))));
      assertEquals(0, timeline.add(first(timeline).event()));
    }
  }

  @Test
  default void ofManyThreadsWithTheSameIdsEachGetsTheSamePositions() throws Exception {
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
}
