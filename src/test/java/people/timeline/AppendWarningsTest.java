package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.timeline.EventTimelineContract.NOON;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.married;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;

/// What whoever appends is told of appends that are odd and are made all the same.
class AppendWarningsTest extends TimelineFileFixture {

  private EventTimeline openAt(Instant now) {
    return EventTimeline.open(
        file,
        TimelineOptions.DEFAULTS
            .with(Clock.fixed(now, ZoneOffset.UTC))
            .tellingWarnings(warnings::add));
  }

  private String ahead(String recorded) {
    return "%s: recorded as of %s, since what is above is, though the clock says 2015-02-14T12:00:00.000000Z: see docs/two-clocks.md"
        .formatted(file, recorded);
  }

  @Test
  void eachAppendThatIsRecordedMoreThanADayAheadOfTheClockSaysSo() {
    openAt(Instant.parse("2099-01-01T00:00:00Z")).add(married(1));
    assertEquals(List.of(), warnings);
    try (EventTimeline timeline = openAt(NOON)) {
      timeline.add(died(1));
      assertEquals(List.of(ahead("2099-01-01T00:00:00.000001Z")), warnings);
      timeline.addAll(List.of(died(2), died(3)));
      assertEquals(ahead("2099-01-01T00:00:00.000003Z"), warnings.getLast());
      assertEquals(2, warnings.size());
      timeline.addAll(List.of());
      assertEquals(2, warnings.size());
    }
  }

  @Test
  void aClockThatDiffersByADayIsNotWorthAWord() {
    openAt(NOON.plus(Duration.ofDays(1)).minusMillis(1)).add(married(1));
    openAt(NOON).add(died(1));
    assertEquals(List.of(), warnings);
    openAt(NOON.plus(Duration.ofDays(1))).add(died(1));
    openAt(NOON).add(died(1));
    assertEquals(List.of(ahead("2015-02-15T12:00:00.000001Z")), warnings);
  }

  @Test
  void anAppendIsMadeAlsoWhereWhatIsOddAboutItCanNotBeTold() {
    class BrokenOnceUnlocked extends FullDisk {

      private boolean isBroken;

      BrokenOnceUnlocked() {
        super(Integer.MAX_VALUE);
      }

      @Override
      public Stamp stamp(Path path) throws IOException {
        if (isBroken) {
          throw new IllegalStateException("broken");
        }
        return super.stamp(path);
      }

      @Override
      public Lock lockOf(Path timeline) {
        Lock lock = super.lockOf(timeline);
        return new Lock() {

          @Override
          public Closeable take() throws IOException {
            Closeable turn = lock.take();
            return () -> {
              isBroken = true;
              turn.close();
            };
          }

          @Override
          public boolean isOfTimeline() {
            return lock.isOfTimeline();
          }

          @Override
          public boolean alsoLock(Path beginning) throws IOException {
            return lock.alsoLock(beginning);
          }

          @Override
          public void close() {
            lock.close();
          }
        };
      }
    }
    Event event = new Event.Death(1, Details.NONE.withId("a"));
    open().add(event);
    try (EventTimeline timeline = open(new BrokenOnceUnlocked(), Durability.EACH)) {
      assertEquals(0, timeline.add(event));
    }
    assertEquals(
        List.of(
            file
                + ": recorded, but whether anything is odd about it can't be told:"
                + " java.lang.IllegalStateException: broken"),
        warnings);
  }

  @Test
  void whoVerifiesCanTellThatTheLastRecordedTimeIsAhead() {
    openAt(NOON).add(married(1));
    Verification found = Verification.of(open());
    assertEquals(false, found.isFarAheadOf(NOON.minus(Duration.ofDays(1))));
    assertEquals(true, found.isFarAheadOf(NOON.minus(Duration.ofDays(1)).minusNanos(1000)));
  }

  @Test
  void aRetryOfWhatWasRetractedSaysSoAndRecordsNothing() {
    try (EventTimeline timeline = open()) {
      var registry = new PersonRegistry(timeline);
      Details letter = Details.NONE.withId("letter-1");
      int ada = registry.create(Name.first("Ada"), Details.NONE.withId("form-1"));
      assertEquals(1, registry.changeStatus(ada, Status.MARRIED, letter));
      registry.changeStatus(ada, Status.MARRIED, letter);
      registry.retract(0, "another Ada");
      assertEquals(List.of(), warnings);
      registry.changeStatus(ada, Status.MARRIED, letter);
      assertEquals(List.of(), warnings);
      registry.retract(1, "misread");
      assertEquals(1, registry.changeStatus(ada, Status.MARRIED, letter));
      assertEquals(ada, registry.create(Name.first("Ada"), Details.NONE.withId("form-1")));
      assertEquals(
          List.of(
              file
                  + ": event 1 with the id 'letter-1' was recorded before and retracted by event 3:"
                  + " nothing was recorded, and it stays retracted",
              file
                  + ": event 0 with the id 'form-1' was recorded before and retracted by event 2:"
                  + " nothing was recorded, and it stays retracted"),
          warnings);
      registry.retract(3, "read rightly after all");
      registry.changeStatus(ada, Status.MARRIED, letter);
      assertEquals(2, warnings.size());
      assertEquals(5, timeline.size());
    }
  }

  @Test
  void eachEventOfABatchThatIsTriedAgainIsLookedAt() {
    List<Event> batch =
        List.of(
            new Event.Death(1, Details.NONE.withId("a")),
            new Event.Death(2, Details.NONE),
            new Event.Death(3, Details.NONE));
    try (EventTimeline timeline = open()) {
      timeline.addAll(batch);
      timeline.add(new Event.Retraction(2, 1, "alive", Details.NONE));
      assertEquals(0, timeline.addAll(batch));
      assertEquals(
          List.of(
              file
                  + ": event 1 was recorded before and retracted by event 3: nothing was recorded,"
                  + " and it stays retracted"),
          warnings);
    }
  }
}
