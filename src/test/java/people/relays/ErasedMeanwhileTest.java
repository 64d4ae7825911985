package people.relays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.engine.*;
import people.timeline.*;

/// Somebody is erased while events of hers are held to be handed on.
class ErasedMeanwhileTest {

  @TempDir Path folder;
  private TimelineAddress place;

  /// Where a timeline is that is empty.
  TimelineAddress place() {
    return new TimelineAddress.InFile(folder.resolve("people.jsonl"));
  }

  private EventTimeline open() {
    return EventTimeline.open(place, TimelineOptions.DEFAULTS);
  }

  @BeforeEach
  void begin() {
    place = place();
    try (EventTimeline timeline = open()) {
      List<Event> people = new ArrayList<>();
      for (int person = 1; person <= 6; person++) {
        people.add(
            new Event.Creation(
                person, new Name("Zoë", "King"), Status.SINGLE, null, null, Details.NONE));
      }
      timeline.addAll(people);
    }
  }

  @Test
  void whoIsErasedWhileATargetTakesNothingIsToldNoMore() throws Exception {
    assertErasedIsNotTold(new ErasingTarget(6, true));
  }

  @Test
  void whoIsErasedWhileATargetIsSlowIsToldNoMore() throws Exception {
    assertErasedIsNotTold(new ErasingTarget(1, false));
  }

  private void relay(RelayTarget target) throws InterruptedException {
    var quick = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(4));
    try (EventTimeline timeline = open();
        Relay relay = new Relay(timeline, CheckpointStore.of(place).take("hook"), target)) {
      relay.retrying(quick).run(true);
    }
  }

  private void assertErasedIsNotTold(ErasingTarget target) throws Exception {
    boolean isDone = false;
    while (!isDone) {
      try {
        relay(target);
        isDone = true;
      } catch (TimelineException.Replaced e) {
        // as commands do, it goes on where it was
      }
    }
    assertTrue(target.got.getFirst().contains("Zoë"), target.got.toString());
    assertFalse(target.got.get(5).contains("Zoë"), target.got.toString());
    assertEquals(
        List.of(0L, 1L, 2L, 3L, 4L, 5L), target.got.stream().limit(6).map(HookServer::id).toList());
  }

  /// A target in whose first turn the last person is erased.
  private final class ErasingTarget implements RelayTarget {

    private final int most;
    private final boolean isDown;
    private boolean isErased;
    private final List<String> got = new ArrayList<>();

    ErasingTarget(int most, boolean isDown) {
      this.most = most;
      this.isDown = isDown;
    }

    @Override
    public String shown() {
      return "erasing";
    }

    @Override
    public int most() {
      return most;
    }

    @Override
    public void deliver(List<OutgoingEvent> events) throws DeliveryException, InterruptedException {
      if (!isErased) {
        isErased = true;
        var request = new Erasing.Request(Set.of(6), Erased.Keep.STATISTICS, "asked", null);
        Erasing.erase(place, request, _ -> {}, _ -> {});
        if (isDown) {
          throw DeliveryException.ofTarget(0, null, "down", null);
        }
        Thread.sleep(1_100); // longer than what was read counts as fresh
      }
      events.forEach(event -> got.add(event.structured()));
    }

    @Override
    public void close() {
      // there is nothing
    }
  }
}
