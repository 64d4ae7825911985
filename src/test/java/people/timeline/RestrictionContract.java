package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.timeline.EventTimelineContract.NOON;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.married;
import static people.timeline.EventTimelineContract.withId;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;

/// The part of [EventTimelineContract] on people who are restricted: nothing is recorded about
/// them, by whatever way.
interface RestrictionContract extends TimelineUnderTest {

  String WHY = "she contests her birth";

  private static Event restriction(int personId, boolean isLifted) {
    return new Event.Restriction(personId, isLifted, WHY, Details.NONE);
  }

  private static String refusal(int personId, int position) {
    return "person %d is restricted since 2015-02-14T12:00:00.%06dZ (event %d: %s): nothing is recorded about her until that is lifted"
        .formatted(personId, position, position, WHY);
  }

  private static void assertRefused(
      EventTimeline timeline, int personId, int position, Event... events) {
    long size = timeline.size();
    TimelineException.Restricted refused =
        assertThrows(
            TimelineException.Restricted.class,
            () -> timeline.addAll(List.of(events)),
            () -> List.of(events).toString());
    assertEquals(refusal(personId, position), refused.getMessage());
    assertEquals(personId, refused.personId());
    assertEquals(size, timeline.size());
  }

  @Test
  default void nothingIsRecordedAboutWhomIsRestrictedUntilThatIsLifted() {
    try (EventTimeline timeline = empty(Clock.fixed(NOON, ZoneOffset.UTC))) {
      timeline.addAll(List.of(married(1), married(2), restriction(2, false)));
      for (Event event :
          List.of(
              died(2),
              restriction(2, false),
              new Event.Retraction(2, 1, "x", Details.NONE),
              new Event.Merge(2, 1, "x", Details.NONE),
              new Event.Merge(1, 2, "x", Details.NONE),
              new Event.Distinction(1, 2, "x", Details.NONE),
              new Event.Parents(1, List.of(3, 2), Details.NONE),
              new Event.StatusChange(1, Status.MARRIED, Partner.of(2), Details.NONE),
              new Event.Correction(1, 0, Amendment.of(Partner.of(2)), "x", Details.NONE))) {
        assertRefused(timeline, 2, 2, event);
        assertRefused(timeline, 2, 2, died(1), event);
      }
      timeline.addAll(List.of(died(1), married(3)));
      timeline.addAll(List.of(restriction(2, true), died(2)));
      timeline.add(married(2));
      assertEquals(8, timeline.size());
    }
  }

  @Test
  default void aBatchIsRefusedThatRestrictsSomebodyAndGoesOn() {
    try (EventTimeline timeline = empty(Clock.fixed(NOON, ZoneOffset.UTC))) {
      TimelineException refused =
          assertThrows(
              TimelineException.Restricted.class,
              () -> timeline.addAll(List.of(married(1), restriction(1, false), died(1))));
      assertEquals(1, ((TimelineException.Restricted) refused).personId());
      timeline.addAll(List.of(married(1), restriction(1, false), restriction(1, true), married(2)));
      timeline.add(died(1)); // it was lifted
    }
  }

  @Test
  default void whatWasRecordedBeforeIsFoundByItsIdStill() {
    try (EventTimeline timeline = empty(Clock.fixed(NOON, ZoneOffset.UTC))) {
      timeline.addAll(List.of(married(1), withId("letter-1", 1), restriction(1, false)));
      assertEquals(1, timeline.add(withId("letter-1", 1)));
      assertRefused(timeline, 1, 2, withId("letter-2", 1));
    }
  }

  @Test
  default void allRecordsOfAPersonAreRestrictedTogether() {
    try (EventTimeline timeline = empty(Clock.fixed(NOON, ZoneOffset.UTC))) {
      timeline.addAll(List.of(married(1), married(2), married(3), married(4), married(5)));
      PersonRegistry registry = new PersonRegistry(timeline);
      registry.merge(1, 2, "one", Details.NONE);
      registry.merge(2, 3, "one", Details.NONE);
      long mistaken = registry.merge(4, 3, "one", Details.NONE);
      registry.retract(mistaken, "two"); // so she is another one
      assertEquals(9, registry.restrict(2, WHY, Details.NONE.withId("letter-1")));
      assertEquals(12, timeline.size());
      assertEquals(9, registry.restrict(2, WHY, Details.NONE.withId("letter-1")));
      assertRefused(timeline, 1, 10, died(1));
      assertRefused(timeline, 2, 9, died(2));
      assertRefused(timeline, 3, 11, died(3));
      assertThrows(TimelineException.Restricted.class, () -> registry.retract(6, "parted"));
      registry.died(4);
      assertEquals(13, registry.unrestrict(1, "settled", Details.NONE));
      registry.retract(6, "parted");
      registry.died(2);
      assertEquals(
          "person 2 is not restricted",
          assertThrows(
                  IllegalArgumentException.class,
                  () -> registry.unrestrict(2, "settled", Details.NONE))
              .getMessage());
    }
  }
}
