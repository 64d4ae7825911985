package people.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.timeline.*;

/// Whoever is restricted is so for every program on the file, whatever is kept beside it.
class RestrictedFileTest extends SegmentsFixture {

  private static final Event DEATH = new Event.Death(3, Details.NONE);

  private static void assertRestricted(EventTimeline timeline, long since) {
    TimelineException refused =
        assertThrows(TimelineException.Restricted.class, () -> timeline.add(DEATH));
    assertTrue(refused.getMessage().contains("(event %d: a claim)".formatted(since)));
  }

  @Test
  void anotherObjectOnTheFileIsRefusedAsSoonAsItIsRecorded() {
    try (EventTimeline one = open();
        EventTimeline other = open()) {
      new PersonRegistry(one).create(Name.first("Ada"));
      one.add(DEATH);
      other.add(DEATH);
      long since = new PersonRegistry(one).restrict(3, "a claim", Details.NONE);
      assertRestricted(other, since);
      assertRestricted(one, since);
      assertThrows(
          TimelineException.Restricted.class,
          () -> new PersonRegistry(other).rehearse(batch -> batch.died(3)));
      new PersonRegistry(other).unrestrict(3, "settled", Details.NONE);
      one.add(DEATH);
    }
  }

  @Test
  void itIsFoundInWhatIsKeptBesideTheFile() {
    long since;
    try (EventTimeline timeline = open()) {
      timeline.addAll(Stream.generate(this::event).limit(40_000).toList());
      since = new PersonRegistry(timeline).restrict(3, "a claim", Details.NONE);
      new PersonRegistry(timeline).restrict(4, "a claim", Details.NONE);
      timeline.addAll(
          Stream.generate(this::event)
              .filter(event -> event.personId() != 3 && event.personId() != 4)
              .limit(40_000)
              .toList());
      History.of(timeline);
    }
    assertTrue(Files.exists(kept));
    try (EventTimeline timeline = open()) {
      assertRestricted(timeline, since);
      assertEquals(since, History.of(timeline, 3).restriction(3).position());
      new PersonRegistry(timeline).unrestrict(3, "settled", Details.NONE);
      History.of(timeline);
    }
    try (EventTimeline timeline = open()) {
      timeline.add(DEATH);
      assertThrows(
          TimelineException.Restricted.class, () -> timeline.add(new Event.Death(4, Details.NONE)));
    }
  }
}
