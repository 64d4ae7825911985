package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.married;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;

/// The part of [EventTimelineContract] on revisions, and on appends that expect one or a size.
interface ExpectationContract extends TimelineUnderTest {

  @Test
  default void whatCantBeIsNotExpected() {
    var error = assertThrows(IllegalArgumentException.class, () -> Expected.size(-1));
    assertEquals("size is -1; expected 0 or more", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> Expected.revision(1, -2));
    assertEquals("revision is -2; expected 0 or more, or -1 for no events", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> Expected.revision(0, 1));
    assertEquals("personId is 0; expected a whole number from 1 to 2147483647", error.getMessage());
  }

  @Test
  default void anAppendThatExpectsAnotherSizeAddsNothingAndNamesBoth() {
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
  default void anAppendThatExpectsAnotherRevisionAddsNothingAndNamesBoth() {
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
  default void aRevisionIsThePlaceOfTheLastEventAmongThoseOfAPerson() {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      assertEquals(-1, timeline.revision(1));
      timeline.add(new Event.Unrecognized("REGISTER_CLOSED", 0, Details.NONE));
      timeline.add(new Event.Unrecognized("PERSON_ADOPTION", 1, Details.NONE));
      assertEquals(0, timeline.revision(1));
      timeline.add(married(2_000_000_000));
      timeline.addAll(List.of(died(1), new Event.Retraction(1, 3, "misread", Details.NONE)));
      assertEquals(2, timeline.revision(1));
      assertEquals(0, timeline.revision(2_000_000_000));
      for (int person : new int[] {0, -1, 2, Integer.MIN_VALUE, 1_999_999_999, Integer.MAX_VALUE}) {
        assertEquals(-1, timeline.revision(person));
      }
    }
  }

  @Test
  default void revisionsOfManyPeopleAreCounted() {
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
  default void ofManyThreadsThatExpectTheSameRevisionOneAdds() throws Exception {
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
}
