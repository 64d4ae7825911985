package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;

/// The part of [EventTimelineContract] on what no timeline takes: what could not be read back.
interface RefusalContract extends TimelineUnderTest {

  @Test
  default void whatIsRefusedWhenReadIsRefusedWhenAdded() {
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
        () -> new Event.Death(1, new Details(null, null, Map.of("source", 5))));
    assertRefused(
        "personId is -1; expected 0 or more", () -> new Event.Unrecognized("X", -1, Details.NONE));
    assertRefused(
        "others has the member _batch; what starts with _ belongs to the timeline",
        () -> new Event.Death(1, new Details(null, null, Map.of("_batch", 5))));
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
    for (Object value : List.of(Instant.EPOCH, Double.NaN, 'x', Map.of("z", Instant.EPOCH))) {
      boolean isInside = value instanceof Map;
      assertRefused(
          "others has %s as x.y%s; expected texts, numbers, booleans, nulls, lists and maps"
              .formatted(isInside ? Instant.EPOCH : value, isInside ? "[].z" : ""),
          () -> {
            Object y = isInside ? List.of(value) : value;
            return new Event.Death(1, new Details(null, null, Map.of("x", Map.of("y", y))));
          });
    }
  }

  @Test
  default void whatSaysHowTheLinesAreKeptIsRefused() {
    assertRefused(
        "!TIMELINE_PROTECTION is said by 'protect' and 'unprotect' only; expected another event",
        () -> new Event.Protection(true, "a", "b", Details.NONE));
  }

  private void assertRefused(String message, Supplier<Event> event) {
    try (EventTimeline timeline = empty(Clock.systemUTC())) {
      var error = assertThrows(IllegalArgumentException.class, () -> timeline.add(event.get()));
      assertEquals(message, error.getMessage());
      assertEquals(0, timeline.size());
    }
  }
}
